//! Concepts, posts, reviews, guidelines, decisions and incidents in `api/portal.json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Contribution, Person};
use crate::model;
use crate::view::machine::values::{Day, Moment, Named};
use crate::view::machine::words::PostState;

/// A concept.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Concept<'m> {
    /// Its identifier.
    pub id: &'m str,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Where it is on its way.
    pub status: Named<model::ConceptStatus>,
    /// Who answers for it.
    pub owner: Person<'m>,
    /// What departments owe it.
    pub departments: Vec<Contribution<'m>>,
}

/// A post of the editorial plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Post<'m> {
    /// Its identifier.
    pub id: &'m str,
    /// What it is called in the plan.
    pub title: String,
    /// Where the plan shows it.
    pub url: String,
    /// Where it appears.
    pub platforms: Vec<&'m str>,
    /// The campaign that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<&'m str>,
    /// When it is to appear.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<Moment>,
    /// Where it is on its way.
    pub state: PostState,
    /// The approvals that it has and needs.
    pub approvals: Approvals,
    /// For how many days it has waited for approval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_days: Option<i32>,
    /// The open incident that keeps it from appearing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_by: Option<&'m str>,
}

/// The approvals of a post.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Approvals {
    /// How many there are.
    pub have: usize,
    /// How many are needed.
    pub need: usize,
}

/// A review.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Review<'m> {
    /// Its identifier.
    pub id: &'m str,
    /// What is looked at: `campaign:x`, `post:x`, `concept:x`, `platform:x`, `guideline:x`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Who looks.
    pub reviewer: Person<'m>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Since when it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// By how many days it is overdue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue_days: Option<i32>,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Named<model::ReviewOutcome>>,
}

/// A guideline.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Guideline<'m> {
    /// Its identifier.
    pub id: &'m str,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Who answers for it.
    pub owner: Person<'m>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<&'m str>,
    /// When it was last looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_reviewed: Option<Day>,
    /// When it must be looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// By how many days that is overdue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue_days: Option<i32>,
}

/// A decision.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Decision<'m> {
    /// Its identifier.
    pub id: &'m str,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// What it is about.
    pub kind: Named<model::DecisionKind>,
    /// Where it is on its way.
    pub status: Named<model::DecisionStatus>,
    /// When it was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<Day>,
    /// When its effect is to be checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_on: Option<Day>,
    /// Whether that day has passed and nobody has checked.
    pub effect_due: bool,
}

/// An incident.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Incident<'m> {
    /// Its identifier.
    pub id: &'m str,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Since when.
    pub started: Moment,
    /// Since when it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Moment>,
    /// Where.
    pub platforms: Vec<&'m str>,
}
