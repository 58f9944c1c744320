//! The state, the plan and the progress of a campaign on a day.

use jiff::civil::Date;

use crate::model::{Campaign, Milestone, Replanned};

/// Where a campaign is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CampaignState {
    /// It runs.
    Running,
    /// It rests for a while.
    Paused,
    /// It has not begun.
    Planned,
    /// It is over.
    Closed,
    /// It was called off.
    Cancelled,
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
    let replanned = plans(campaign, as_of).into_iter().find_map(|plan| plan.end.as_ref()?.known());
    *replanned.unwrap_or(&campaign.end.value)
}

/// When a milestone is due by the plan of a day.
pub fn due(campaign: &Campaign, milestone: &Milestone, as_of: Date) -> Date {
    let replanned = plans(campaign, as_of).into_iter().find_map(|plan| {
        let named = plan.milestones.0.iter().find(|(id, _)| id.value == milestone.id.as_str());
        named.map(|(_, date)| date.value)
    });
    replanned.unwrap_or(milestone.due.value)
}

/// Whether a milestone is done on a day; the day itself counts.
pub fn is_done(milestone: &Milestone, as_of: Date) -> bool {
    milestone.done.as_ref().is_some_and(|done| done.value <= as_of)
}

/// By how many days a milestone is overdue; what is due that day is late from the next.
pub fn overdue_days(campaign: &Campaign, milestone: &Milestone, as_of: Date) -> Option<i32> {
    let late = (as_of - due(campaign, milestone, as_of)).get_days();
    (late > 0 && !is_done(milestone, as_of)).then_some(late)
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
    let weight = |counts: &dyn Fn(&Milestone) -> bool| -> f64 {
        campaign
            .milestones
            .iter()
            .filter(|milestone| counts(milestone))
            .map(|milestone| milestone.weight.value)
            .sum()
    };
    let all = weight(&|_| true);
    if all <= 0.0 {
        return None;
    }
    Some(Progress {
        actual: weight(&|milestone| is_done(milestone, as_of)) / all,
        planned: weight(&|milestone| due(campaign, milestone, as_of) <= as_of) / all,
    })
}
