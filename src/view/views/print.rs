//! What the pages for paper are given.

use serde::Serialize;

use crate::view::parts::{Fact, Markup};

/// Many texts on one page, for paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Print {
    /// The texts, by part: chapters, roles, guidelines, platforms, concepts.
    pub parts: Vec<PrintPart>,
}

/// A part of the printed handbook.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PrintPart {
    /// Its anchor.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its texts.
    pub texts: Vec<PrintText>,
}

/// A text of the printed handbook.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PrintText {
    /// Its anchor.
    pub id: String,
    /// Its title; the headings in its body are two levels lower than written.
    pub title: String,
    /// What it is about.
    pub summary: Option<String>,
    /// The language of the text, where it differs from the page's because there is no translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'static str>,
    /// Who answers for it, when it was checked.
    pub facts: Vec<Fact>,
    /// The text; absent where the contents link to other pages with the texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Markup>,
    /// The page with the text, where it is not here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}
