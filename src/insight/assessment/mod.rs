//! How a campaign stands: state, progress, and the assessment with its reasons.

mod change;
mod found;

use jiff::civil::Date;

use super::Today;
use super::campaign::{self, CampaignState, Progress};
use super::goal::{self, GoalStanding};
use super::reason::Judged;
use crate::model::{Assessment, Campaign, Entry, ManualAssessment, Milestone};

pub use change::{Change, Trend, change_since};

/// How a campaign stands on a day.
#[derive(Debug, Clone)]
pub struct CampaignStanding<'m> {
    /// The campaign.
    pub entry: &'m Entry<Campaign>,
    /// Where it is on its way.
    pub state: CampaignState,
    /// How far it is; nothing where the weights sum to 0.
    pub progress: Option<Progress>,
    /// How it stands; only while it runs. The reasons of the colour come first, then those that would
    /// have given a lesser one.
    pub assessment: Option<Judged<Assessment>>,
    /// The assessment by hand, unless it has lapsed or lies ahead.
    pub manual: Option<&'m ManualAssessment>,
    /// The last day by the plan of today.
    pub end: Date,
    /// The milestone that is due next, of those that are not done.
    pub next: Option<&'m Milestone>,
    /// What it should reach and has reached.
    pub goals: Vec<GoalStanding<'m>>,
}

/// How a campaign stands.
pub fn standing<'m>(today: Today<'m>, entry: &'m Entry<Campaign>) -> CampaignStanding<'m> {
    let (value, as_of) = (entry.original(), today.as_of);
    let open = value.milestones.iter().filter(|milestone| !campaign::is_done(milestone, as_of));
    CampaignStanding {
        entry,
        state: campaign::state(value, as_of),
        progress: campaign::progress(value, as_of),
        assessment: assess(today, entry),
        manual: manual(today, value),
        end: campaign::end(value, as_of),
        next: open.min_by_key(|milestone| campaign::due(value, milestone, as_of)),
        goals: goal::standings(today, entry),
    }
}

/// The assessment of a campaign that runs. The worst that is found decides; grey says that nothing
/// can be told, green that nothing was found.
pub fn assess(today: Today<'_>, entry: &Entry<Campaign>) -> Option<Judged<Assessment>> {
    if campaign::state(entry.original(), today.as_of) != CampaignState::Running {
        return None;
    }
    let found = found::found(today, entry);
    let value = found.first().map_or(Assessment::Green, |(value, _)| *value);
    let mut reasons: Vec<_> = found.into_iter().map(|(_, reason)| reason).collect();
    if reasons.is_empty() {
        reasons.push(found::all_is_well(today, entry));
    }
    Some(Judged { value, reasons })
}

/// The assessment by hand, from its date on for as many days as the portal says.
fn manual<'m>(today: Today<'m>, campaign: &'m Campaign) -> Option<&'m ManualAssessment> {
    let days = i64::from(today.portal.thresholds.manual_assessment_days.value);
    let age = |manual: &ManualAssessment| i64::from((today.as_of - manual.date.value).get_days());
    campaign.assessment.as_ref().filter(|manual| (0..=days).contains(&age(manual)))
}
