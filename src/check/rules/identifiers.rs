//! Ensures that an identifier is used once within its kind.

use super::{Checked, Rule, twice};
use crate::diag::{Diagnostic, codes};
use crate::locale::Words;
use crate::model::Campaign;

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
    let kind = Words::new("Meilenstein", "milestone");
    for (second, first) in twice(campaign.milestones.iter().map(|milestone| &milestone.id)) {
        found.push(codes::names::duplicate_identifier(second.at, &kind, second.as_str(), first));
    }
}
