//! Markdown to a [`Body`]: one pass over the parser's events, written straight into one string of
//! markup, with a hole wherever something depends on the rest of the portal.
//!
//! What a body may hold is `CommonMark` with tables, footnotes, task lists, definition lists, notes
//! (`> [!NOTE]`), heading attributes, strikethrough, bare addresses and `[[short links]]`. Raw HTML
//! is shown as text, with a warning.

mod autolink;
mod blocks;
mod depth;
mod footnotes;
mod html;
mod ids;
mod images;
mod inline;
mod lines;
mod links;
mod places;
mod quotes;
mod tables;
mod text;
mod walker;
mod words;
mod writer;

#[cfg(test)]
mod tests;

use pulldown_cmark::{Options, Parser};

use crate::diag::{Diagnostic, codes};
use crate::locale::Language;
use crate::model::body::Body;
use crate::source::FileId;

pub use links::destination;
use walker::Walker;

/// Where a text comes from and how it is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The file that holds the text.
    pub file: FileId,
    /// Its path relative to the content folder: links are relative to its folder.
    pub path: &'a str,
    /// The language of the text: it decides the quotation marks and the words of notes and footnotes.
    pub language: Language,
    /// Where the text begins in the file, in bytes: behind the front matter.
    pub offset: usize,
    /// The line of the file on which the text begins, where each block is to lead back to its line.
    pub first_line: Option<u32>,
}

impl Context<'_> {
    /// The same, where each block leads back to its line in the whole text of the file.
    pub fn located(self, file: &str) -> Self {
        let before = file.get(..self.offset).unwrap_or_default();
        let breaks = before.matches('\n').count();
        Context { first_line: u32::try_from(breaks + 1).ok(), ..self }
    }
}

/// Prepares a Markdown text. Every text has a body; what an author should change is reported beside it.
pub fn parse(text: &str, context: &Context<'_>) -> (Body, Vec<Diagnostic>) {
    let mut walker = Walker::new(text, context);
    if let Some(line) = depth::too_deep(text) {
        walker.diagnostics.push(codes::markdown::nested_too_deep(walker.span(&line)));
        walker.literally();
        return walker.finish();
    }
    let mut events = Parser::new_ext(text, options()).into_offset_iter();
    while let Some((event, range)) = events.next() {
        if let Some(event) = walker.footnotes.set_aside(event, &range) {
            walker.event(event, range, events.reference_definitions());
        }
    }
    walker.footnote_section(events.reference_definitions());
    walker.finish()
}

/// What is understood beyond `CommonMark`, one by one.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_WIKILINKS
}
