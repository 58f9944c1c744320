//! Ensures that milestones lie within their campaign, by the first plan and by every change of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::campaign_dates::span;
use super::{Checked, Rule, known};
use crate::diag::Diagnostic;
use crate::diag::codes::{Dated, milestones as codes};
use crate::model::Campaign;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "milestones",
    ensures: (
        "Meilensteine liegen zwischen Anfang und Ende ihrer Kampagne",
        "milestones lie between the start and the end of their campaign",
    ),
    codes: &[&codes::MILESTONE_OUTSIDE_CAMPAIGN],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for campaign in &checked.model.tables.campaigns {
        first_plan(campaign.original(), found);
        changes(campaign.original(), found);
    }
}

fn first_plan(campaign: &Campaign, found: &mut Vec<Diagnostic>) {
    let Some((start, end)) = span(campaign) else { return };
    for milestone in &campaign.milestones {
        let Some(due) = known(&milestone.due) else { continue };
        if due.0 < start.0 {
            found.push(codes::milestone_before_start(&milestone.title, due, start));
        } else if due.0 > end.0 {
            found.push(codes::milestone_after_end(&milestone.title, due, end));
        }
    }
}

/// A new due date is measured against the end that counts from the same day on.
fn changes(campaign: &Campaign, found: &mut Vec<Diagnostic>) {
    let Some((start, first_end)) = span(campaign) else { return };
    let ends_are_known = ends_are_known(campaign);
    // Of two on one day the later one in the file counts.
    let ends: BTreeMap<Date, Dated> = campaign
        .replanned
        .iter()
        .filter_map(|plan| Some((plan.date.value, known(plan.end.as_ref()?)?)))
        .collect();
    let titles: BTreeMap<&str, &str> =
        campaign.milestones.iter().map(|milestone| (milestone.id.as_str(), &*milestone.title)).collect();
    for plan in &campaign.replanned {
        let end = ends.range(..=plan.date.value).next_back().map_or(first_end, |(_, end)| *end);
        for (id, due) in &plan.milestones.0 {
            let Some(due) = known(due) else { continue };
            let title = titles.get(id.as_str()).copied().unwrap_or(id.as_str());
            if due.0 < start.0 {
                found.push(codes::milestone_before_start(title, due, start));
            } else if ends_are_known && start.0 <= end.0 && end.0 < due.0 {
                found.push(codes::new_due_after_end(title, due, end));
            }
        }
    }
}

/// Whether every change of the plan says from when it counts, and what it says of the end.
fn ends_are_known(campaign: &Campaign) -> bool {
    let mut plans = campaign.replanned.iter();
    plans.all(|plan| plan.date.known().is_some() && plan.end.as_ref().is_none_or(|end| end.known().is_some()))
}
