//! What the page of all that changed lately is given.

use serde::Serialize;

use super::ChangeLine;
use crate::view::parts::{Day, Link, Word};

/// What changed in the last 30 days.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Changes {
    /// What is to be known of the history: that there is none, or from when on it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether there is a history.
    pub has_history: bool,
    /// The pages that were changed, by day, the newest first.
    pub days: Vec<ChangeDay>,
    /// How many changes are left out, where there are too many for a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut: Option<String>,
    /// What happened by the data itself, the newest first.
    pub events: Vec<ChangeLine>,
}

/// What was changed on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeDay {
    /// The day: "Montag, 23. November 2026".
    pub day: Day,
    /// What was changed at once, the newest first.
    pub sets: Vec<ChangedPages>,
}

/// What was changed at once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangedPages {
    /// What its author says about it; for the team alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The pages.
    pub pages: Vec<ChangedPage>,
    /// What else was changed: "und 12 weitere Seiten".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
}

/// A page that was changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangedPage {
    /// What kind of thing it shows: "Leitfaden".
    pub kind: String,
    /// The page.
    pub link: Link,
    /// That it is new or stands elsewhere now: `added`, `moved`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<Word>,
}
