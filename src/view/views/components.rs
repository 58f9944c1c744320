//! What the page of all components is given.

use serde::Serialize;

use super::{AgendaDay, BoardColumn, ChangeLine, IncidentBlock, PointLine, Station};
use crate::view::charts::Chart;
use crate::view::parts::{Cell, Day, Fact, Judgement, Link, Progress, Section, Word};

/// The components of a theme, each with sample values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Components {
    /// The words of fixed sets, by the shape that the stylesheet gives them.
    pub words: Vec<WordsOfShape>,
    /// A judgement with its reasons.
    pub judgement: Judgement,
    /// A link within the portal.
    pub link: Link,
    /// A day, a moment, a day with its weekday.
    pub days: Vec<Day>,
    /// Facts under a title, and details in a page.
    pub facts: Vec<Fact>,
    /// Progress: behind its plan, ahead of it.
    pub progress: Vec<Progress>,
    /// A table with all that a cell can hold.
    pub table: Section,
    /// A table of one column.
    pub list: Section,
    /// A table without rows.
    pub empty: Section,
    /// Charts, one of each sort.
    pub charts: Vec<Chart>,
    /// A small chart, beside its number.
    pub spark: Cell,
    /// What needs attention.
    pub points: Vec<PointLine>,
    /// An incident that is open.
    pub incident: IncidentBlock,
    /// Days and what they bring.
    pub agenda: Vec<AgendaDay>,
    /// What changed.
    pub changes: Vec<ChangeLine>,
    /// Things in columns by where they are on their way.
    pub board: Vec<BoardColumn>,
    /// The way of a concept.
    pub way: Vec<Station>,
    /// One or two letters that stand for networks.
    pub networks: Vec<&'static str>,
    /// The names of the icons, as classes: `is-search`.
    pub icons: Vec<&'static str>,
}

/// Words that share a shape.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WordsOfShape {
    /// The shape: `dot`.
    pub shape: &'static str,
    /// The words.
    pub words: Vec<Word>,
}
