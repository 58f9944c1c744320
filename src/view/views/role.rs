//! What the page of a role is given.

use serde::Serialize;

use crate::view::parts::{Fact, Markup, Section, Word};

/// A role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Role {
    /// The title's forms, where they are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_forms: Option<TitleForms>,
    /// What whoever has it does.
    pub tasks: Vec<Task>,
    /// What whoever has it may decide.
    pub authority: Vec<String>,
    /// What whoever has it can do.
    pub competences: Vec<String>,
    /// Who it is, where it works, whom it works with.
    pub details: Vec<Fact>,
    /// Where employers are found.
    pub sectors: Vec<String>,
    /// The ways into it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Markup>,
    /// Tables about it.
    pub sections: Vec<Section>,
}

/// The forms of a role's title.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TitleForms {
    /// For everybody.
    pub neutral: Option<String>,
    /// For a woman.
    pub female: Option<String>,
    /// For a man.
    pub male: Option<String>,
}

/// A task of a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Task {
    /// What.
    pub title: String,
    /// More about it.
    pub detail: Option<String>,
}

/// The ways into a role, drawn on one time line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entry {
    /// The length of the time line in months.
    pub months: u32,
    /// Where the time line is marked: every twelve months.
    pub marks: Vec<Mark>,
    /// The ways.
    pub paths: Vec<EntryPath>,
}

/// A mark of the time line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mark {
    /// In months.
    pub at: u32,
    /// "1 Jahr".
    pub text: String,
}

/// A way into a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EntryPath {
    /// Its name.
    pub title: String,
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// How long the required steps take: "36 Monate", "24 bis 36 Monate".
    pub duration: String,
    /// How long it takes with the optional steps, where there are any: "48 bis 60 Monate".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_with_optional: Option<String>,
    /// What the required steps cost at most: "höchstens 3.000 €".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// What it costs at most with the optional steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_with_optional: Option<String>,
}

/// A step of a way.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    /// What it is.
    pub title: String,
    /// What kind of step.
    pub kind: Word,
    /// Whether it can be left out.
    pub optional: bool,
    /// The month in which it begins at the latest, from 0: the left edge of its bar.
    pub start: u32,
    /// Its least length in months: the solid part of its bar. 0 where no length is known.
    pub min: u32,
    /// Its greatest length in months: the end of the open part of its bar.
    pub max: u32,
    /// Its length in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// Its cost in words: "höchstens 500 € je Semester, 6 Semester".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// A note on the cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_note: Option<String>,
    /// The subjects.
    pub fields: Vec<String>,
    /// Who offers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
}
