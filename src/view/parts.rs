//! The small values that views are made of. Everything is ready to be printed: dates and numbers are
//! written in the page's language, links are relative to the page.

use std::sync::Arc;

use serde::Serialize;

use super::charts::{Chart, Sparkline};

/// A link to a page of the portal or out of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Link {
    /// What to read.
    pub text: String,
    /// Where it leads; absent where the target has no page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// A day or a moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Day {
    /// For machines: `2026-11-23`, `2026-11-23T14:30`.
    pub iso: String,
    /// For people: "23. November 2026".
    pub text: String,
}

/// A word of a fixed set: a state, a kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Word {
    /// Its name in content: `in_review`.
    pub key: &'static str,
    /// For people: "in Prüfung".
    pub text: String,
}

/// Why something is as it is: a sentence, and the place of the data it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Why {
    /// The sentence.
    pub text: String,
    /// The place for people: "status/campaigns/herbst.yaml, Zeile 14".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where the place is edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// A judgement with its reasons, which are one click away.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Judgement {
    /// `red`, `yellow`, `green`, `grey`, `reached`, `missed`, with the word for it.
    pub word: Word,
    /// Why.
    pub reasons: Vec<Why>,
}

/// Prepared markup, safe to print as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Markup(pub Arc<str>);

/// How far a campaign is: shares from 0 to 1 as whole percents.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Progress {
    /// Done, in whole percent.
    pub actual: u32,
    /// Planned to be done by now, in whole percent.
    pub planned: u32,
    /// Both in words: "38 % fertig, 50 % geplant".
    pub text: String,
}

/// A piece of information under a page's title: who answers for it, when it was checked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fact {
    /// Which one: `owner`, `last_reviewed`; the theme's strings name it under `facts`.
    pub key: &'static str,
    /// What it is.
    #[serde(flatten)]
    pub value: Cell,
}

/// What a cell of a table or a fact holds; what is absent is not printed. There are very many: what few
/// of them hold stands outside, so that the others stay small.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cell {
    /// Plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Links, to be joined by commas.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// A day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// A word of a fixed set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<Word>,
    /// A judgement with its reasons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Box<Judgement>>,
    /// A progress bar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Box<Progress>>,
    /// A sparkline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spark: Option<Box<Sparkline>>,
    /// Reasons in the open, for what is no judgement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
    /// Small print below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The name that the content has for what stands here, by which a list is narrowed down; absent where a word
    /// or a link says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Box<str>>,
}

impl Cell {
    /// A plain text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell { text: Some(text.into()).filter(|text: &String| !text.is_empty()), ..Cell::default() }
    }

    /// Links.
    pub fn links(links: impl IntoIterator<Item = Link>) -> Cell {
        Cell { links: links.into_iter().collect(), ..Cell::default() }
    }

    /// A day, where there is one.
    pub fn day(day: Option<Day>) -> Cell {
        Cell { day, ..Cell::default() }
    }

    /// A word of a fixed set.
    pub fn word(word: Word) -> Cell {
        Cell { word: Some(word), ..Cell::default() }
    }

    /// A judgement with its reasons.
    pub fn judgement(judgement: Judgement) -> Cell {
        Cell { judgement: Some(Box::new(judgement)), ..Cell::default() }
    }

    /// A progress bar, where there is one.
    pub fn progress(progress: Option<Progress>) -> Cell {
        Cell { progress: progress.map(Box::new), ..Cell::default() }
    }

    /// A sparkline, where there is one.
    pub fn spark(spark: Option<Sparkline>) -> Cell {
        Cell { spark: spark.map(Box::new), ..Cell::default() }
    }

    /// Adds small print.
    pub fn note(self, note: impl Into<String>) -> Cell {
        Cell { note: Some(note.into()).filter(|note: &String| !note.is_empty()), ..self }
    }

    /// Adds the name that the content has for it.
    pub fn value(self, name: &str) -> Cell {
        Cell { value: Some(name.into()), ..self }
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        *self == Cell::default()
    }
}

/// A table: lists of things, and whatever else has rows and columns.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Table {
    /// The columns; the theme's strings name them under `columns`.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether it is a list in which readers look for something: where a script runs, it is narrowed down
    /// by text and by the columns that say so.
    pub listed: bool,
    /// Whether a script may put its rows into another order.
    pub sortable: bool,
}

impl Table {
    /// The same as a list that is narrowed down by the values of some columns, as far as it has them.
    pub fn listed(mut self, by: &[&str]) -> Table {
        self.listed = true;
        for column in &mut self.columns {
            column.filter = by.contains(&column.key);
        }
        self
    }

    /// The same with the order in which the words of a column follow each other.
    pub fn ordered(mut self, key: &str, names: &[&'static str]) -> Table {
        if let Some(column) = self.columns.iter_mut().find(|column| column.key == key) {
            column.order = names.to_vec();
        }
        self
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Column {
    /// Which one; the theme's strings name it under `columns`.
    pub key: &'static str,
    /// Whether it holds numbers, to be set flush right.
    pub numeric: bool,
    /// Whether a list is narrowed down by its values.
    pub filter: bool,
    /// The keys of its words in their own order; empty where they follow each other as in a dictionary.
    pub order: Vec<&'static str>,
}

impl Column {
    /// A column of words.
    pub fn new(key: &'static str) -> Column {
        Column { key, numeric: false, filter: false, order: Vec::new() }
    }

    /// A column of numbers.
    pub fn numeric(key: &'static str) -> Column {
        Column { numeric: true, ..Column::new(key) }
    }
}

/// A row of a table; its first cell names it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Row {
    /// The anchor of the row, where something links to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// A cell per column.
    pub cells: Vec<Cell>,
}

/// A table with a heading, part of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Section {
    /// Which one; the theme's strings name it under `sections`. Also the anchor, as `s.<key>`.
    pub key: &'static str,
    /// A title that no string knows. Wins over the string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The anchor where the key is not enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// A sentence above the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intro: Option<String>,
    /// Charts above the table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub charts: Vec<Chart>,
    /// The table; may be without rows, the theme's strings then say so under `empty`.
    pub table: Table,
}
