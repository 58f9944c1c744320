//! Ensures that an identifier is used once within its kind.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::{Campaign, Milestone};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "identifiers",
    ensures: (
        "Jede Kennung ist innerhalb ihrer Art einmal vergeben",
        "each identifier is used once within its kind",
    ),
    codes: &[&codes::names::DUPLICATE_IDENTIFIER],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for duplicate in &checked.model.duplicates {
        let thing = &duplicate.thing;
        found.push(codes::names::duplicate_identifier(
            duplicate.second,
            &thing.kind.words(),
            thing.id.as_str(),
            duplicate.first,
        ));
    }
    for campaign in &checked.model.tables.campaigns {
        milestones(campaign.original(), found);
    }
}

/// Milestones are named within their campaign.
fn milestones(campaign: &Campaign, found: &mut Vec<Diagnostic>) {
    for (index, milestone) in campaign.milestones.iter().enumerate() {
        let same = |other: &&Milestone| other.id == milestone.id && milestone.id.known().is_some();
        if let Some(first) = campaign.milestones[..index].iter().find(same) {
            let kind = crate::locale::Words::new("Meilenstein", "milestone");
            let id = milestone.id.value.as_str();
            found.push(codes::names::duplicate_identifier(milestone.id.at, &kind, id, first.id.at));
        }
    }
}
