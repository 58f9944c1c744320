//! All that needs attention, most urgent first.

use crate::locale::Words;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Braucht Aufmerksamkeit", "Needs attention"));
    let head = frame::section(writer, title, "", "attention.html");
    (head, View::Article(Article::default()))
}
