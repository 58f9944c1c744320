//! The page of what is found. A script fills it; without one it leads to the lists and the glossary.

use crate::locale::Words;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::search;
use crate::view::views::{Search, View};
use crate::view::writer::Writer;

/// The page of what is found.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Suche", "Search"));
    let mut head = frame::section(writer, title, "", search::PAGE);
    // What it shows depends on what is looked for: other search engines have no use for it.
    head.hidden = true;
    (head, View::Search(Search { links: search::lists(writer) }))
}
