//! The course of a campaign: what was to be done by when, by its first plan and by that of the day,
//! and what was done. All of it follows from the milestones, so no snapshots are needed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::campaign::{self, CampaignState, due, is_done};
use crate::model::{Campaign, Milestone};

/// The course of a campaign. Shares lie between 0 and 1; each list goes by date and begins with
/// nothing on the first day, a value holds until the next.
#[derive(Debug, Clone, PartialEq)]
pub struct BurnUp {
    /// First and last day that there is something to show for.
    pub days: (Date, Date),
    /// The progress by the first plan.
    pub first_plan: Vec<(Date, f64)>,
    /// The progress by the plan of the day; empty where that is the first one.
    pub plan: Vec<(Date, f64)>,
    /// The actual progress until the day.
    pub actual: Vec<(Date, f64)>,
    /// When the campaign rests.
    pub pauses: Vec<(Date, Date)>,
    /// When it was planned anew.
    pub replanned: Vec<Date>,
}

/// The course of a campaign as of a day; `None` where the weights sum to 0.
pub fn burn_up(campaign: &Campaign, as_of: Date) -> Option<BurnUp> {
    let steps = |date: &dyn Fn(&Milestone) -> Option<Date>| steps(campaign, date);
    let first_plan = steps(&|milestone| Some(milestone.due.value))?;
    let plan = steps(&|milestone| Some(due(campaign, milestone, as_of)))?;
    let done = |milestone: &Milestone| milestone.done.as_ref().map(|done| done.value);
    let actual = steps(&|milestone| done(milestone).filter(|_| is_done(milestone, as_of)))?;

    let start = campaign.start.value;
    let ends = [campaign.end.value, campaign::end(campaign, as_of)];
    let events = [&first_plan, &plan, &actual].into_iter().flatten().map(|(date, _)| *date);
    let first = events.clone().fold(start, Date::min);
    let last = events.chain(ends).fold(start, Date::max);
    let last = if stands_still(campaign, as_of) { last } else { last.max(as_of) };

    let pauses = campaign.paused.iter().map(|pause| {
        let to = pause.to.as_ref().map_or(last, |to| to.value.min(last));
        (pause.from.value.max(first), to)
    });
    let mut replanned: Vec<Date> =
        campaign.replanned.iter().map(|plan| plan.date.value).filter(|date| *date <= as_of).collect();
    replanned.sort_unstable();
    replanned.dedup();
    Some(BurnUp {
        days: (first, last),
        plan: if plan == first_plan { Vec::new() } else { plan },
        first_plan,
        actual,
        pauses: pauses.filter(|(from, to)| from <= to).collect(),
        replanned,
    })
}

/// Whether nothing happens on a day: the campaign is over, or has not begun.
fn stands_still(campaign: &Campaign, as_of: Date) -> bool {
    let state = campaign::state(campaign, as_of);
    state.is_over() || state == CampaignState::Planned
}

/// The weight that has come together by each day, as a share of all.
fn steps(campaign: &Campaign, date: &dyn Fn(&Milestone) -> Option<Date>) -> Option<Vec<(Date, f64)>> {
    let start = campaign.start.value;
    let mut by_day: BTreeMap<Date, f64> = BTreeMap::new();
    let all: f64 = campaign.milestones.iter().map(|milestone| milestone.weight.value).sum();
    for milestone in &campaign.milestones {
        if let Some(date) = date(milestone) {
            *by_day.entry(date).or_default() += milestone.weight.value;
        }
    }
    if all <= 0.0 || !all.is_finite() {
        return None;
    }
    let mut points = Vec::new();
    if by_day.keys().next().is_none_or(|first| *first > start) {
        points.push((start, 0.0));
    }
    let mut sum = 0.0;
    for (date, weight) in by_day {
        sum += weight;
        points.push((date, (sum / all).clamp(0.0, 1.0)));
    }
    Some(points)
}
