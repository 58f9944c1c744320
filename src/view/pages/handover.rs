//! What a leaver or an absent colleague holds, each place with its edit link.

use crate::locale::Words;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Übergabe", "Handover"));
    let head = frame::section(writer, title, "", "handover.html");
    (head, View::Article(Article::default()))
}
