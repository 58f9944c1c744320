//! The state, the plan and the progress of a campaign on a day.

use std::collections::HashMap;

use jiff::civil::Date;

use super::lateness;
use crate::model::{Blocker, Campaign, Milestone, Replanned, Spanned, worded};

worded! {
    /// Where a campaign is on its way.
    pub enum CampaignState {
        /// It runs.
        Running = "running", "läuft", "running";
        /// It rests for a while.
        Paused = "paused", "ruht", "paused";
        /// It has not begun.
        Planned = "planned", "geplant", "planned";
        /// It is over.
        Closed = "closed", "abgeschlossen", "closed";
        /// It was called off.
        Cancelled = "cancelled", "abgesagt", "cancelled";
    }
}

impl CampaignState {
    /// Whether nothing more is to be done: it is closed or was called off.
    pub fn is_over(self) -> bool {
        matches!(self, CampaignState::Closed | CampaignState::Cancelled)
    }
}

/// The state of a campaign, first hit of: cancelled, closed, planned, paused, running.
pub fn state(campaign: &Campaign, as_of: Date) -> CampaignState {
    let reached = |date: Option<Date>| date.is_some_and(|date| date <= as_of);
    if reached(campaign.cancelled.as_ref().map(|cancelled| cancelled.date.value)) {
        return CampaignState::Cancelled;
    }
    if reached(campaign.closed_on.as_ref().map(|date| date.value)) {
        return CampaignState::Closed;
    }
    if as_of < campaign.start.value {
        return CampaignState::Planned;
    }
    let within = |from: Date, to: Option<Date>| from <= as_of && to.is_none_or(|to| as_of <= to);
    if campaign.paused.iter().any(|pause| within(pause.from.value, pause.to.as_ref().map(|to| to.value))) {
        return CampaignState::Paused;
    }
    CampaignState::Running
}

/// The changes of the plan that count on a day, the latest first.
fn plans(campaign: &Campaign, as_of: Date) -> Vec<&Replanned> {
    let mut plans: Vec<&Replanned> =
        campaign.replanned.iter().filter(|plan| plan.date.value <= as_of).collect();
    // Of two on one day the later one in the file counts.
    plans.reverse();
    plans.sort_by_key(|plan| std::cmp::Reverse(plan.date.value));
    plans
}

/// The last day of a campaign by the plan of a day.
pub fn end(campaign: &Campaign, as_of: Date) -> Date {
    end_written(campaign, as_of).value
}

/// The last day of a campaign by the plan of a day, with the place where it is written.
pub fn end_written(campaign: &Campaign, as_of: Date) -> &Spanned<Date> {
    let known = |plan: &&Replanned| plan.end.as_ref().is_some_and(|end| end.known().is_some());
    let replanned = plans(campaign, as_of).into_iter().find(known);
    replanned.and_then(|plan| plan.end.as_ref()).unwrap_or(&campaign.end)
}

/// When a milestone is due by the plan of a day.
pub fn due(campaign: &Campaign, milestone: &Milestone, as_of: Date) -> Date {
    due_written(campaign, milestone, as_of).value
}

/// When a milestone is due by the plan of a day, with the place where it is written.
pub fn due_written<'c>(campaign: &'c Campaign, milestone: &'c Milestone, as_of: Date) -> &'c Spanned<Date> {
    let replanned = plans(campaign, as_of).into_iter().find_map(|plan| {
        let named = plan.milestones.0.iter().find(|(id, _)| id.value == milestone.id.as_str());
        named.map(|(_, date)| date)
    });
    replanned.unwrap_or(&milestone.due)
}

/// By how many days a milestone is later than it was first planned; earlier ones are negative.
pub fn slip_days(campaign: &Campaign, milestone: &Milestone, as_of: Date) -> i32 {
    (due(campaign, milestone, as_of) - milestone.due.value).get_days()
}

/// The milestones in the order in which they are due; of those due on one day, what others need
/// comes first.
pub fn in_order(campaign: &Campaign, as_of: Date) -> Vec<&Milestone> {
    let by_id: HashMap<&str, &Milestone> =
        campaign.milestones.iter().map(|milestone| (milestone.id.as_str(), milestone)).collect();
    let mut depths = HashMap::new();
    let mut ordered: Vec<(Date, usize, &Milestone)> = campaign
        .milestones
        .iter()
        .map(|one| (due(campaign, one, as_of), depth(one, &by_id, &mut depths, 0), one))
        .collect();
    ordered.sort_by_key(|(due, depth, _)| (*due, *depth));
    ordered.into_iter().map(|(_, _, milestone)| milestone).collect()
}

/// So many milestones may need each other in a row before it no longer counts for their order.
const DEEPEST: usize = 100;

/// How many milestones must be done before one, along the longest way. A circle, which is an error,
/// ends where it meets itself.
fn depth<'c>(
    milestone: &'c Milestone,
    by_id: &HashMap<&str, &'c Milestone>,
    known: &mut HashMap<&'c str, usize>,
    way: usize,
) -> usize {
    let id = milestone.id.as_str();
    if let Some(depth) = known.get(id) {
        return *depth;
    }
    known.insert(id, 0);
    if way >= DEEPEST {
        return 0;
    }
    let needed = milestone.needs.iter().filter_map(|need| by_id.get(need.value.as_str()));
    let depth = needed.map(|need| depth(need, by_id, known, way + 1) + 1).max().unwrap_or(0);
    known.insert(id, depth);
    depth
}

/// Whether a milestone is done on a day; the day itself counts.
pub fn is_done(milestone: &Milestone, as_of: Date) -> bool {
    milestone.done.as_ref().is_some_and(|done| done.value <= as_of)
}

/// By how many days a milestone is overdue; what a campaign that is over left open is dropped.
pub fn overdue_days(campaign: &Campaign, milestone: &Milestone, as_of: Date) -> Option<i32> {
    let late = lateness::overdue_days(due(campaign, milestone, as_of), as_of)?;
    (!is_done(milestone, as_of) && !state(campaign, as_of).is_over()).then_some(late)
}

/// How far a campaign is, and how far it should be: shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Done weight by all weight.
    pub actual: f64,
    /// Weight due by all weight.
    pub planned: f64,
}

/// The progress on a day; `None` where the weights sum to 0.
pub fn progress(campaign: &Campaign, as_of: Date) -> Option<Progress> {
    Some(Progress {
        actual: share(campaign, |milestone| is_done(milestone, as_of))?,
        planned: share(campaign, |milestone| due(campaign, milestone, as_of) <= as_of)?,
    })
}

/// The share that was due before a day: what is due that day is late from the next.
pub fn planned_before(campaign: &Campaign, as_of: Date) -> Option<f64> {
    share(campaign, |milestone| due(campaign, milestone, as_of) < as_of)
}

/// The weight of some milestones by all weight; `None` where the weights sum to 0.
pub fn share(campaign: &Campaign, counts: impl Fn(&Milestone) -> bool) -> Option<f64> {
    let weight = |milestones: &mut dyn Iterator<Item = &Milestone>| -> f64 {
        milestones.map(|milestone| milestone.weight.value).sum()
    };
    let all = weight(&mut campaign.milestones.iter());
    let some = weight(&mut campaign.milestones.iter().filter(|milestone| counts(milestone)));
    // Nothing summed up is written with a minus by some; a share has none.
    (all > 0.0 && all.is_finite()).then(|| (some / all).clamp(0.0, 1.0) + 0.0)
}

/// Whether a blocker is in the way on a day.
pub fn is_blocked_by(blocker: &Blocker, as_of: Date) -> bool {
    let resolved = blocker.resolved.as_ref().is_some_and(|day| day.value <= as_of);
    blocker.since.value <= as_of && !resolved
}
