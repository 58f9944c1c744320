//! Ensures that the goals of a campaign are for platforms on which it takes place.

use std::collections::BTreeSet;

use super::{Checked, Rule};
use crate::diag::Diagnostic;
use crate::diag::codes::campaigns as codes;
use crate::model::Campaign;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "goals",
    ensures: (
        "Die Ziele einer Kampagne gelten für Plattformen, auf denen sie läuft",
        "the goals of a campaign are for platforms on which it takes place",
    ),
    codes: &[&codes::GOAL_ON_OTHER_PLATFORM],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for campaign in &checked.model.tables.campaigns {
        goals(checked, campaign.original(), found);
    }
}

fn goals(checked: &Checked<'_>, campaign: &Campaign, found: &mut Vec<Diagnostic>) {
    let model = checked.model;
    let Some(first) = campaign.platforms.first() else { return };
    // A name that is misspelt may be that of the goal's platform.
    if !campaign.platforms.iter().all(|platform| model.knows(&platform.thing())) {
        return;
    }
    let named: BTreeSet<_> = campaign.platforms.iter().map(|platform| &platform.id).collect();
    let titles: Vec<_> = campaign.platforms.iter().map(|platform| checked.title(&platform.thing())).collect();
    for platform in campaign.goals.iter().filter_map(|goal| goal.platform.as_ref()) {
        let thing = platform.thing();
        if !named.contains(&platform.id) && model.knows(&thing) {
            found.push(codes::goal_on_other_platform(platform.at, &checked.title(&thing), &titles, first.at));
        }
    }
}
