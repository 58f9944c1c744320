//! What the start page is given.

use serde::Serialize;

use crate::view::parts::{Day, Link, Markup, Progress, Word};
use crate::view::views::UpdateLine;

/// The start page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Start {
    /// The welcome text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub welcome: Option<Markup>,
    /// The as-of date: "Montag, 23. November 2026 · KW 48/2026".
    pub as_of: Day,
    /// The incidents that are open.
    pub incidents: Vec<OpenIncident>,
    /// The campaigns that run, then those that are planned.
    pub campaigns: Vec<CampaignLine>,
    /// The platforms that are active.
    pub platforms: Vec<PlatformLine>,
    /// What the next 14 days bring, by day.
    pub agenda: Vec<AgendaDay>,
    /// What was said about campaigns lately, newest first.
    pub updates: Vec<UpdateLine>,
}

/// An open incident.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpenIncident {
    /// The incident.
    pub link: Link,
    /// Since when.
    pub started: Day,
    /// Who leads.
    pub lead: Link,
    /// Where.
    pub platforms: Vec<Link>,
    /// Whether planned posts rest.
    pub hold_posts: bool,
}

/// A campaign on the start page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CampaignLine {
    /// The campaign.
    pub link: Link,
    /// Where it is on its way: planned, running, paused, closed, cancelled.
    pub state: Word,
    /// How far it is; absent while it is only planned and where nothing can be weighed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// The next milestone that is not done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<NextMilestone>,
    /// Who leads.
    pub lead: Link,
    /// The first day.
    pub start: Day,
    /// The last day by the plan of today.
    pub end: Day,
}

/// The next milestone of a campaign.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
pub struct PlatformLine {
    /// The platform.
    pub link: Link,
    /// One or two letters that stand for its network.
    pub icon: String,
    /// Who answers for the content.
    pub content: Option<Link>,
    /// Who answers for community care.
    pub care: Option<Link>,
    /// How often something appears.
    pub rhythm: Option<String>,
}

/// A day of the agenda.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgendaDay {
    /// The day, short: "Di 24.11.".
    pub day: Day,
    /// What it brings.
    pub items: Vec<AgendaItem>,
}

/// Something that a day brings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgendaItem {
    /// What kind of thing: `milestone`, `post`, `contribution`, `review`, `holiday`.
    pub kind: &'static str,
    /// What.
    pub link: Link,
    /// Where or for what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
