//! What the start page and the page of all that needs attention are given.

use serde::Serialize;

use crate::view::charts::Sparkline;
use crate::view::parts::{Day, Judgement, Link, Markup, Progress, Why, Word};

/// The start page. Its title is the headline.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Start {
    /// The as-of date: "Montag, 23. November 2026".
    pub as_of: Day,
    /// Its week: "Kalenderwoche 48".
    pub week: String,
    /// What differs from the week before.
    pub against: String,
    /// The incidents that are open, the most serious first.
    pub incidents: Vec<IncidentBlock>,
    /// What needs attention, most urgent first.
    pub attention: Vec<PointLine>,
    /// The page with all of it.
    pub all_attention: Link,
    /// The campaigns that run, then those that rest, then those that are planned.
    pub campaigns: Vec<CampaignLine>,
    /// The page with all of them.
    pub all_campaigns: Link,
    /// The platforms that are active.
    pub platforms: Vec<PlatformLine>,
    /// The page with all of them.
    pub all_platforms: Link,
    /// What the next 14 days bring, by day.
    pub agenda: Vec<AgendaDay>,
    /// How many dates are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub further_dates: Option<String>,
    /// The page with all posts.
    pub all_dates: Link,
    /// What changed lately, newest first.
    pub changes: Vec<ChangeLine>,
    /// The page with all of them.
    pub all_changes: Link,
    /// What the portal is, in the words of its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub welcome: Option<Welcome>,
}

/// The text of `index.md`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Welcome {
    /// Its title.
    pub title: String,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Markup>,
}

/// An open incident in full.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IncidentBlock {
    /// The incident.
    pub link: Link,
    /// How serious it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Word>,
    /// Since when.
    pub started: Day,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Who leads.
    pub lead: Link,
    /// Who is on duty.
    pub on_duty: Vec<Link>,
    /// Where.
    pub platforms: Vec<Link>,
    /// That planned posts rest, and how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<String>,
    /// What was said last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<ChangeLine>,
}

/// Something that needs attention.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PointLine {
    /// `red` or `yellow`: "dringend", "bald".
    pub value: Word,
    /// What kind of thing: "Freigabe".
    pub kind: Word,
    /// What is up, with the page that tells more.
    pub link: Link,
    /// Since when or until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Who is to act.
    pub who: Vec<Link>,
    /// Why.
    pub reasons: Vec<Why>,
    /// How many reasons are left out: "und 3 weitere Gründe".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
}

/// A campaign on the start page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CampaignLine {
    /// The campaign.
    pub link: Link,
    /// Who leads.
    pub lead: Link,
    /// How it stands, with the reasons; only while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Judgement>,
    /// Where it is on its way: planned, running, paused.
    pub state: Word,
    /// What has changed since a week ago.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// How far it is; absent while it is only planned and where nothing can be weighed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// The next milestone that is not done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<NextMilestone>,
    /// The first day.
    pub start: Day,
    /// The last day by the plan of today.
    pub end: Day,
}

/// The next milestone of a campaign.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NextMilestone {
    /// What it is.
    pub title: String,
    /// By when.
    pub due: Day,
    /// Since when it is overdue: "9 Tage überfällig".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<String>,
}

/// A platform on the start page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlatformLine {
    /// The platform.
    pub link: Link,
    /// One or two letters that stand for its network.
    pub icon: String,
    /// Who answers for the content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Link>,
    /// Who answers for community care.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub care: Option<Link>,
    /// Whether somebody is there for its duties: the worst of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub today: Option<Judgement>,
    /// The figure of its first target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureLine>,
}

/// The latest figure of a target.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FigureLine {
    /// The metric: "Interaktionen".
    pub metric: String,
    /// What it should be: "mindestens 30 im Monat".
    pub target: String,
    /// The course of the last periods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spark: Option<Sparkline>,
    /// The latest figure.
    pub value: String,
    /// Its period: "Oktober 2026".
    pub period: String,
    /// Whether the target was reached, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Judgement>,
}

/// A day of the agenda.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgendaDay {
    /// The day, short: "Di 24.11.".
    pub day: Day,
    /// What it brings.
    pub items: Vec<AgendaItem>,
}

/// Something that a day brings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgendaItem {
    /// What kind of thing: `milestone`, `post`, `contribution`, `review`, `holiday`.
    pub kind: &'static str,
    /// What that is called; absent where it says itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What.
    pub link: Link,
    /// Where or for what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Something that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeLine {
    /// When.
    pub date: Day,
    /// The thing that changed.
    pub about: Link,
    /// What happened.
    pub what: String,
    /// What was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who did or said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Link>,
}

/// All that needs attention.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AttentionPage {
    /// The points by how urgent they are.
    pub groups: Vec<PointGroup>,
    /// How many are left out, where there are too many for a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut: Option<String>,
}

/// The points that are equally urgent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PointGroup {
    /// `red` or `yellow`; the strings of the theme name it under `attention`.
    pub key: &'static str,
    /// How many there are: "5 Punkte".
    pub count: String,
    /// The points.
    pub points: Vec<PointLine>,
}
