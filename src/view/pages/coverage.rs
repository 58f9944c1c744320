//! Who covers which duty on the days ahead, platform by platform.

use crate::locale::Words;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Besetzung", "Coverage"));
    let head = frame::section(writer, title, "platforms", "platforms/coverage.html");
    (head, View::Article(Article::default()))
}
