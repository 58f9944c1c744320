//! Ensures that a closed campaign says what it reached and leaves no milestone open.

use super::campaign_dates::span;
use super::{Checked, Rule, known};
use crate::diag::Diagnostic;
use crate::diag::codes::{Dated, campaigns as codes};
use crate::insight::campaign::{CampaignState, is_done, state};
use crate::insight::goal::has_figures;
use crate::locale::Words;
use crate::model::{Campaign, Entry, Goal, Kind, Ref};
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "closed-campaigns",
    ensures: (
        "Zu einer abgeschlossenen Kampagne steht, was sie erreicht hat, und kein Meilenstein ist offen",
        "a closed campaign says what it reached, and leaves no milestone open",
    ),
    codes: &[&codes::CLOSED_WITHOUT_RESULTS, &codes::CLOSED_WITH_OPEN_MILESTONES],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let model = checked.model;
    // What could not be read may hold the figures, and so may a post whose campaign is misspelt.
    let figures_are_known = !model.has_unread(Kind::Post)
        && !model.has_unread(Kind::Series)
        && !checked.may_be_misnamed(Kind::Post, Kind::Campaign);
    for campaign in &model.tables.campaigns {
        let Some(closed) = closed(campaign.original(), checked) else { continue };
        if figures_are_known {
            without_results(checked, campaign, closed, found);
        }
        with_open_milestones(checked, campaign.original(), closed, found);
    }
}

/// Since when a campaign is closed on the day for which is checked, if it is.
fn closed(campaign: &Campaign, checked: &Checked<'_>) -> Option<Dated> {
    let (start, _) = span(campaign)?;
    let closed = campaign.closed_on.as_ref().and_then(known)?;
    (closed.0 >= start.0 && state(campaign, checked.as_of) == CampaignState::Closed).then_some(closed)
}

fn without_results(
    checked: &Checked<'_>,
    campaign: &Entry<Campaign>,
    closed: Dated,
    found: &mut Vec<Diagnostic>,
) {
    let model = checked.model;
    let can_be_judged = |goal: &Goal| {
        let platform = goal.platform.as_ref().map(Ref::thing);
        model.knows(&goal.metric.thing()) && platform.is_none_or(|platform| model.knows(&platform))
    };
    let goals = campaign.original().goals.iter();
    let missing: Vec<(Words, Span)> = goals
        .filter(|goal| goal.actual.is_none() && can_be_judged(goal))
        .filter(|goal| !has_figures(model, campaign, goal, checked.as_of))
        .map(|goal| (checked.title(&goal.metric.thing()), goal.metric.at))
        .collect();
    if !missing.is_empty() {
        found.push(codes::closed_without_results(closed, &missing));
    }
}

fn with_open_milestones(
    checked: &Checked<'_>,
    campaign: &Campaign,
    closed: Dated,
    found: &mut Vec<Diagnostic>,
) {
    let open = campaign.milestones.iter().filter(|milestone| !is_done(milestone, checked.as_of));
    let open: Vec<(&str, Span)> = open.map(|milestone| (&*milestone.title, milestone.id.at)).collect();
    if !open.is_empty() {
        found.push(codes::closed_with_open_milestones(closed, &open));
    }
}
