//! What the page of a campaign is given.

use serde::Serialize;

use crate::view::parts::{Day, Fact, Link, Progress, Section, Word};

/// A campaign.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Campaign {
    /// Where it is on its way.
    pub state: Word,
    /// How far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// What is known of it.
    pub details: Vec<Fact>,
    /// Its milestones in order of time.
    pub milestones: Vec<Milestone>,
    /// What happened, newest first.
    pub updates: Vec<UpdateLine>,
    /// Goals, contributions, blockers and whatever else there is, as tables.
    pub sections: Vec<Section>,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Milestone {
    /// Its anchor.
    pub id: String,
    /// What it is.
    pub title: String,
    /// `done`, `overdue`, `open` or `dropped`, with the word for it.
    pub state: Word,
    /// By when, by the plan of today.
    pub due: Day,
    /// By when, by the first plan, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_due: Option<Day>,
    /// Since when it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// How late it is: "9 Tage überfällig".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<String>,
    /// Its weight, where the weights differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// Who answers for it, and the department that does it.
    pub owners: Vec<Link>,
    /// The milestones that must be done before.
    pub needs: Vec<Link>,
}

/// What was said about a campaign.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UpdateLine {
    /// When.
    pub date: Day,
    /// Who.
    pub by: Link,
    /// About what.
    pub about: Link,
    /// What.
    pub text: String,
}
