//! What the page of a campaign is given.

use serde::Serialize;

use crate::view::charts::Chart;
use crate::view::parts::{Day, Fact, Judgement, Link, Progress, Section, Word};

/// A campaign.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Campaign {
    /// Where it is on its way.
    pub state: Word,
    /// How it stands and why; only while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Judgement>,
    /// How somebody sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manual: Option<ManualAssessment>,
    /// What is different since a week ago: "vor einer Woche gelb, +12 Prozentpunkte".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// How far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// What is known of it.
    pub details: Vec<Fact>,
    /// Its progress against the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course: Option<Chart>,
    /// Its milestones in order of time.
    pub milestones: Vec<Milestone>,
    /// Goals, contributions, blockers and whatever else there is, as tables.
    pub sections: Vec<Section>,
    /// What happened, newest first.
    pub updates: Vec<UpdateLine>,
    /// How its plan changed, as tables.
    pub history: Vec<Section>,
}

/// An assessment by hand, shown beside the computed one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ManualAssessment {
    /// `red`, `yellow`, `green` or `grey`, with the word for it.
    pub word: Word,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: Link,
    /// Since when.
    pub date: Day,
    /// Until when it holds.
    pub until: Day,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Milestone {
    /// Its anchor.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it is edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<String>,
    /// `done`, `overdue`, `open` or `dropped`, with the word for it.
    pub state: Word,
    /// By when, by the plan of today.
    pub due: Day,
    /// By when, by the first plan, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_due: Option<Day>,
    /// By how much they differ: "13 Tage später als zuerst geplant".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slip: Option<String>,
    /// Since when it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// How long after or before its date that was: "2 Tage nach dem Termin".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_late: Option<String>,
    /// How late it is: "9 Tage überfällig".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<String>,
    /// Its weight, where the weights differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// Who answers for it, and the department that does it.
    pub owners: Vec<Link>,
    /// The milestones that must be done before.
    pub needs: Vec<Need>,
}

/// A milestone that another one needs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Need {
    /// Which one.
    pub link: Link,
    /// Where it stands, as long as the other one waits for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Word>,
}

/// What was said about a campaign.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
