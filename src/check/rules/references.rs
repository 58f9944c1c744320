//! Ensures that whatever a field names exists.

use std::collections::HashSet;

use super::{Candidates, Checked, Rule, Similar};
use crate::diag::{Diagnostic, codes};
use crate::locale::Words;
use crate::model::{Campaign, Form, Kind, Model, Reference, Spanned, Thing};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "references",
    ensures: ("Was ein Feld nennt, gibt es", "whatever a field names exists"),
    codes: &[&codes::names::UNKNOWN_REFERENCE],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let model = checked.model;
    let mut candidates = Candidates::new(model);
    let networks = networks(model);
    for mention in &*model.mentions {
        let reference = &mention.reference;
        let thing = Thing::new(reference.kind, &reference.id);
        // A list that could not be read may hold it; the reading error is the one to mend.
        let stands_on_it = reference.kind == Kind::Network && networks.contains(thing.id.as_str());
        if model.knows(&thing) || model.is_unread(reference.kind) || stands_on_it {
            continue;
        }
        // The kind in front is too much where a field can name only one.
        let kind = format!("{}:", reference.kind.name());
        let id = reference.id.as_str();
        let wrong = id.strip_prefix(&kind).unwrap_or(id).trim();
        let similar = candidates.similar(Some(reference.kind), wrong);
        let words = reference.kind.words();
        let place = folder(reference.kind);
        let names = similar.names();
        let diagnostic = codes::names::unknown_reference(reference.at, &words, id, &names, place);
        found.push(mended(checked, reference, diagnostic, similar.same.as_deref()));
    }
    for campaign in &model.tables.campaigns {
        milestones(campaign.original(), found);
    }
}

/// Adds the repair where only one thing can be meant. Where the kind is written, it stays.
fn mended(checked: &Checked<'_>, reference: &Reference, found: Diagnostic, same: Option<&str>) -> Diagnostic {
    let Some(same) = same else { return found };
    let written = checked.files.text(reference.at.file).get(checked.files.range(reference.at));
    let prefix =
        written.and_then(|written| written.trim_matches(['"', '\'']).strip_suffix(reference.id.as_str()));
    let kind = format!("{}:", reference.kind.name());
    match prefix.map(str::trim) {
        Some("") => found.fix(reference.at, same),
        Some(prefix) if prefix == kind => found.fix(reference.at, format!("{kind}{same}")),
        _ => found,
    }
}

/// The networks of the platforms: one that is not in the table exists as soon as a platform stands on it.
fn networks(model: &Model) -> HashSet<&str> {
    model.tables.platforms.iter().map(|platform| platform.original().network.as_str()).collect()
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
    let all: Vec<(&str, &str)> =
        campaign.milestones.iter().map(|milestone| (milestone.id.as_str(), &*milestone.title.0)).collect();
    let known: HashSet<&str> = all.iter().map(|(id, _)| *id).collect();
    // A milestone whose name is missing or refused may be the one that is meant.
    if known.contains("") {
        return;
    }
    let mut check = |name: &Spanned<String>| {
        if name.known().is_some() && !known.contains(name.value.as_str()) {
            let kind = Words::new("Meilenstein dieser Kampagne", "milestone of this campaign");
            let similar = Similar::find(&name.value, all.iter().copied());
            let diagnostic =
                codes::names::unknown_reference(name.at, &kind, &name.value, &similar.names(), None);
            found.push(match &similar.same {
                Some(same) => diagnostic.fix(name.at, same),
                None => diagnostic,
            });
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
