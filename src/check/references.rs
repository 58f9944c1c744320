//! Ensures that whatever a field names exists.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes, nearest};
use crate::locale::Words;
use crate::model::{Campaign, Form, Id, Kind, Model, Spanned, Thing};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "references",
    ensures: ("Was ein Feld nennt, gibt es", "whatever a field names exists"),
    codes: &[&codes::names::UNKNOWN_REFERENCE],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let model = checked.model;
    for mention in &model.mentions {
        let reference = &mention.reference;
        let thing = Thing::new(reference.kind, &Id::new(&reference.id));
        // A list that could not be read may hold it; the reading error is the one to mend.
        if model.knows(&thing) || model.is_unread(reference.kind) || is_other_network(model, &thing) {
            continue;
        }
        let near = nearest_names(model, &reference.id, reference.kind);
        let near: Vec<&str> = near.iter().map(String::as_str).collect();
        let words = reference.kind.words();
        let place = folder(reference.kind);
        found.push(codes::names::unknown_reference(reference.at, &words, &reference.id, &near, place));
    }
    for campaign in &model.tables.campaigns {
        milestones(campaign.original(), found);
    }
}

/// A network that is not in the table exists as soon as a platform stands on it.
fn is_other_network(model: &Model, thing: &Thing) -> bool {
    let on_it = |network: &str| network == thing.id.as_str();
    thing.kind == Kind::Network && model.tables.platforms.iter().any(|p| on_it(&p.original().network))
}

/// The names of a kind that somebody probably meant.
pub(super) fn nearest_names(model: &Model, wrong: &str, kind: Kind) -> Vec<String> {
    let language = model.languages()[0];
    let of_kind: Vec<(String, String)> = model
        .tables
        .heads()
        .filter(|(known, _)| *known == kind)
        .map(|(_, head)| {
            let title = model.tables.title(&head.thing(), language).unwrap_or_default();
            (head.id.as_str().to_owned(), title.to_owned())
        })
        .collect();
    let names = of_kind.iter().map(|(id, title)| (id.as_str(), title.as_str()));
    nearest(wrong, names).into_iter().map(str::to_owned).collect()
}

/// Where the files of a kind are, for the help.
fn folder(kind: Kind) -> Option<&'static str> {
    match kind.form() {
        Form::Markdown(folder) | Form::Chapters(folder) | Form::Yaml(folder) => Some(folder),
        _ => None,
    }
}

/// Milestones are named within their campaign: by each other, by contributions and by new plans.
fn milestones(campaign: &Campaign, found: &mut Vec<Diagnostic>) {
    let mut check = |name: &Spanned<String>| {
        let ids = campaign.milestones.iter().map(|milestone| (milestone.id.as_str(), &*milestone.title.0));
        if name.known().is_some() && !ids.clone().any(|(id, _)| id == name.value) {
            let kind = Words::new("Meilenstein dieser Kampagne", "milestone of this campaign");
            let near = nearest(&name.value, ids);
            found.push(codes::names::unknown_reference(name.at, &kind, &name.value, &near, None));
        }
    };
    campaign.milestones.iter().flat_map(|milestone| &milestone.needs).for_each(&mut check);
    campaign
        .departments
        .iter()
        .filter_map(|contribution| contribution.milestone.as_ref())
        .for_each(&mut check);
    campaign.replanned.iter().flat_map(|plan| &plan.milestones.0).for_each(|(name, _)| check(name));
}
