//! How a campaign stands: state, progress, and the assessment with its reasons.

use jiff::civil::Date;

use super::Today;
use super::campaign::{self, CampaignState, Progress};
use super::goal::GoalStanding;
use super::reason::Judged;
use crate::model::{Assessment, Campaign, Entry, ManualAssessment, Milestone};

/// How a campaign stands on a day.
#[derive(Debug, Clone)]
pub struct CampaignStanding<'m> {
    /// The campaign.
    pub entry: &'m Entry<Campaign>,
    /// Where it is on its way.
    pub state: CampaignState,
    /// How far it is; nothing where the weights sum to 0.
    pub progress: Option<Progress>,
    /// How it stands; only while it runs.
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
        assessment: None,
        manual: None,
        end: campaign::end(value, as_of),
        next: open.min_by_key(|milestone| campaign::due(value, milestone, as_of)),
        goals: Vec::new(),
    }
}
