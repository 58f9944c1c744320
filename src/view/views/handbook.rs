//! What the pages of the glossary and of the chapters are given.

use serde::Serialize;

use crate::view::parts::{Link, Markup};

/// The glossary.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Glossary {
    /// The terms by their first letter.
    pub letters: Vec<Letter>,
}

/// The terms that begin with a letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// The terms.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Term {
    /// Its anchor.
    pub id: String,
    /// The term.
    pub term: String,
    /// What it means.
    pub definition: String,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// Related terms.
    pub see: Vec<Link>,
    /// The pages that speak of it.
    pub used_by: Vec<Link>,
}

/// The chapters as a tree.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Handbook {
    /// The text of the section, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Markup>,
    /// The chapters in reading order; the tree is in their levels.
    pub chapters: Vec<Chapter>,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chapter {
    /// The chapter.
    pub link: Link,
    /// What it is about.
    pub summary: Option<String>,
    /// How deep it is in the tree, from 1.
    pub level: usize,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
}
