//! What the pages of concepts are given.

use serde::Serialize;

use crate::view::parts::{Day, Fact, Link, Markup, Section, Word};

/// A concept.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Concept {
    /// Its way from idea to effect.
    pub way: Vec<Station>,
    /// What holds for the whole way: that it rests, that its state is not known for the as-of date.
    pub notes: Vec<String>,
    /// What is known of it.
    pub details: Vec<Fact>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// The campaigns that carry it out, contributions, decisions, as tables.
    pub sections: Vec<Section>,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Markup>,
}

/// A station on the way of a concept.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Station {
    /// Which one: `idea`, `draft`, ..., `effect`, with the word for it.
    pub word: Word,
    /// `past`, `current` or `ahead`.
    pub place: &'static str,
    /// When, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// What goes with it: "seit", "zu prüfen bis", who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Things in columns by where they are on their way.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Board {
    /// The columns.
    pub columns: Vec<BoardColumn>,
}

/// A column of a board.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BoardColumn {
    /// Which one, with the word for it.
    pub word: Word,
    /// What stands in it.
    pub cards: Vec<Card>,
}

/// A thing on a board.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Card {
    /// What.
    pub link: Link,
    /// Who answers for it, where it takes place, what comes next.
    pub lines: Vec<Fact>,
}
