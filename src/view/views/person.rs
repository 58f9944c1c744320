//! What the pages of people are given: the page of a person, and the handover. These types are made of
//! links, words, days and texts alone. They hold no number, no progress, no judgement and no chart, so
//! that nothing on these pages can measure anybody; `tests/it/people_data.rs` holds them to that.

use serde::Serialize;

use crate::view::parts::{Day, Link};

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Person {
    /// What is known of them, as a list of names and values.
    pub details: Vec<PersonFact>,
    /// Their calendar, to subscribe to; absent for those who have left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// What they have in hand.
    pub sections: Vec<PersonList>,
}

/// Something that is known of a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonFact {
    /// Which one; the theme's strings name it under `facts`.
    pub key: &'static str,
    /// A text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Links.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// A day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
}

/// A list of what somebody has in hand.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonList {
    /// Which one; the theme's strings name it under `sections`.
    pub key: &'static str,
    /// A title that no string knows. Wins over the string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether its lines have days, which then stand beside them.
    pub dated: bool,
    /// What it holds.
    pub lines: Vec<PersonLine>,
}

/// Something that somebody has in hand.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonLine {
    /// By when it is due, or when it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Day>,
    /// What it is.
    pub what: Link,
    /// What kind of thing, where, for whom.
    pub notes: Vec<Link>,
    /// The file and the line where it is written, with the link that edits it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Link>,
}

/// The handover.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Handover {
    /// Those who have left, who will leave soon, who are away or will be.
    pub sections: Vec<Handing>,
}

/// People who hand something over for the same reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Handing {
    /// Why: `left`, `leaving`, `away`; the theme's strings name it under `sections`.
    pub key: &'static str,
    /// The people by name.
    pub people: Vec<Holder>,
}

/// Somebody with all that they hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Holder {
    /// The anchor on the page; absent for those whose name has gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Who.
    pub person: Link,
    /// Their last day, where they leave; absences have none here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Day>,
    /// Who stands in for them, where their absence names somebody.
    pub deputies: Vec<Link>,
    /// What they hold; of those who come back, what is due until then. What is due first comes first.
    pub lines: Vec<PersonLine>,
    /// What else those hold who come back.
    pub rest: Vec<PersonLine>,
}
