//! Campaigns in `api/portal.json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Assessment, Contribution, Person};
use crate::insight::campaign::CampaignState;
use crate::model;
use crate::view::machine::values::{Day, Named, Number, Ratio};

/// A campaign.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Campaign<'m> {
    /// Its identifier.
    pub id: &'m str,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Who leads it.
    pub lead: Person<'m>,
    /// The concept that it carries out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concept: Option<&'m str>,
    /// Where it takes place.
    pub platforms: Vec<&'m str>,
    /// Its first day.
    pub start: Day,
    /// Its last day by the plan of the as-of date.
    pub end: Day,
    /// Where it is on its way.
    pub state: Named<CampaignState>,
    /// How far it is; absent where the weights sum to 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// How it stands; only while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// How it stands by hand, until that lapses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manual_assessment: Option<ManualAssessment<'m>>,
    /// Its milestones as they are written.
    pub milestones: Vec<Milestone<'m>>,
    /// What it should reach.
    pub goals: Vec<Goal<'m>>,
    /// What departments owe it.
    pub departments: Vec<Contribution<'m>>,
}

/// How far a campaign is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Progress {
    /// Done weight by all weight.
    pub actual: Ratio,
    /// Weight due by all weight.
    pub planned: Ratio,
}

/// How a campaign stands by hand.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ManualAssessment<'m> {
    /// The colour.
    pub value: Named<model::Assessment>,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: Person<'m>,
    /// When.
    pub date: Day,
}

/// A milestone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Milestone<'m> {
    /// Its identifier within the campaign.
    pub id: &'m str,
    /// What it is.
    pub title: String,
    /// By when, by the plan of the as-of date.
    pub due: Day,
    /// Since when it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// By how many days it is overdue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue_days: Option<i32>,
}

/// What a campaign should reach.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Goal<'m> {
    /// Of which metric.
    pub metric: &'m str,
    /// On which platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<&'m str>,
    /// Where it was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Number>,
    /// Where it should be.
    pub target: Number,
    /// What was reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<Number>,
    /// Whether the target is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<bool>,
}
