//! The report of a month or of a quarter on one page that can be printed.

use crate::locale::Words;
use crate::model::time::Period;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::routes;
use crate::view::site::Site;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The months and quarters that have a report, up to the as-of date.
pub fn periods(_site: &Site<'_>) -> Vec<Period> {
    Vec::new()
}

/// The page of a report.
pub fn page(writer: &Writer<'_>, period: Period) -> (PageHead, View) {
    let title = writer.say(&Words::new("Bericht", "Report"));
    let head = frame::section(writer, title, "reports", &routes::report_page(period));
    (head, View::Article(Article::default()))
}

/// The list of all reports.
pub fn index(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Berichte", "Reports"));
    let head = frame::section(writer, title, "reports", "reports/index.html");
    (head, View::Article(Article::default()))
}
