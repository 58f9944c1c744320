//! The reviews: what is looked at, by whom, what was found.

use crate::locale::Words;
use crate::model::{Entry, Review};
use crate::view::details::{row, row_at, section, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Row, Section};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page of all reviews: those that are open, then those that are done, the latest first.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let as_of = writer.site.as_of;
    let is_done =
        |review: &&Entry<Review>| review.original().done.as_ref().is_some_and(|done| done.value <= as_of);
    let (mut done, mut open): (Vec<_>, Vec<_>) = writer.site.model.tables.reviews.iter().partition(is_done);
    open.sort_by_key(|review| review.original().due.as_ref().map(|due| due.value));
    done.sort_by_key(|review| std::cmp::Reverse(review.original().done.as_ref().map(|done| done.value)));
    let sections =
        vec![list(writer, "open_reviews", open), list(writer, "done_reviews", done), findings(writer)];
    let title = writer.say(&Words::new("Prüfungen", "Reviews"));
    let head = frame::section(writer, title, "reviews", "reviews/index.html");
    (head, View::Article(Article { sections, ..Article::default() }))
}

fn list(writer: &Writer<'_>, key: &'static str, reviews: Vec<&Entry<Review>>) -> Section {
    let as_of = writer.site.as_of;
    let rows = reviews.into_iter().map(|review| {
        let value = review.original();
        let done = value.done.as_ref().filter(|done| done.value <= as_of);
        let outcome = value.outcome.as_ref().filter(|_| done.is_some());
        row_at(
            review.head.id.as_str(),
            [
                Cell::links([writer.refer(&value.subject)]).note(writer.say(&value.subject.kind.words())),
                Cell::links([writer.refer(&value.reviewer)]),
                Cell::day(value.due.as_ref().map(|due| writer.short_day(due.value))),
                Cell::day(done.map(|done| writer.short_day(done.value))),
                outcome.map(|outcome| Cell::word(writer.word(outcome.value))).unwrap_or_default(),
            ],
        )
    });
    let columns = ["subject", "reviewer", "due", "done", "outcome"].map(Column::new);
    section(key, table_without_empty_columns(columns, rows.collect()))
}

/// The findings that are not mended yet.
fn findings(writer: &Writer<'_>) -> Section {
    let as_of = writer.site.as_of;
    let mut rows: Vec<(Option<jiff::civil::Date>, Row)> = Vec::new();
    for review in &writer.site.model.tables.reviews {
        let value = review.value(writer.language);
        if value.done.as_ref().is_none_or(|done| done.value > as_of) {
            continue;
        }
        for finding in &value.findings {
            if finding.done.as_ref().is_some_and(|done| done.value <= as_of) {
                continue;
            }
            let due = finding.due.as_ref().map(|due| due.value);
            let cells = row([
                Cell::text(finding.text.0.clone()).note(writer.refer(&value.subject).text),
                finding.severity.map(|severity| Cell::word(writer.word(severity))).unwrap_or_default(),
                Cell::links(finding.owner.iter().map(|owner| writer.refer(owner))),
                Cell::day(due.map(|due| writer.short_day(due))),
            ]);
            rows.push((due, cells));
        }
    }
    rows.sort_by_key(|(due, _)| (due.is_none(), *due));
    let columns = ["finding", "severity", "owner", "due"].map(Column::new);
    section("findings", table_without_empty_columns(columns, rows.into_iter().map(|(_, row)| row).collect()))
}
