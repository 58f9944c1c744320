//! What the page of all platforms is given.

use serde::Serialize;

use crate::view::parts::{Link, Section, Word};

/// The inventory of the platforms, and who answers for what.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Platforms {
    /// The platforms that are not closed.
    pub inventory: Section,
    /// Who has which part in which duty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matrix: Option<Matrix>,
    /// Where it is told who is there on the days ahead.
    pub coverage: Link,
    /// The platforms that are closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<Section>,
}

/// The responsibility matrix: the active platforms by their duties.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Matrix {
    /// The letters with what they mean.
    pub legend: Vec<MatrixLetter>,
    /// The duties that some platform has.
    pub duties: Vec<String>,
    /// A row for each active platform.
    pub rows: Vec<MatrixRow>,
}

/// A letter with what it means.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixLetter {
    /// The letter: "A".
    pub letter: String,
    /// What it means: "verantwortlich (accountable)".
    pub text: String,
}

/// A platform of the matrix.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixRow {
    /// The platform.
    pub platform: Link,
    /// The name of its network in content.
    pub network: String,
    /// Where it is in its life, as content names it.
    pub lifecycle: &'static str,
    /// A cell for each duty.
    pub cells: Vec<MatrixCell>,
}

/// A duty of a platform.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixCell {
    /// The duty, where there is no room for columns.
    pub duty: String,
    /// The gap, by its colour and in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<Word>,
    /// Who has which part.
    pub parts: Vec<MatrixPart>,
    /// Why nobody needs to have it, or that the platform does not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A part in a duty with the people who have it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixPart {
    /// The letter: "A".
    pub letter: String,
    /// What it means: "verantwortlich".
    pub text: String,
    /// Who.
    pub people: Vec<Link>,
}
