//! A guideline: its rules, who answers for them, what they apply to, what changed.

use crate::insight::{lateness, review};
use crate::locale::Words;
use crate::model::{Entry, Guideline};
use crate::view::details::{Details, add_section, row, section, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::lists;
use crate::view::pages::platform::duration;
use crate::view::parts::{Cell, Column, Section, Word};
use crate::view::text::Placement;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page of a guideline.
pub fn page(writer: &Writer<'_>, guideline: &Entry<Guideline>) -> (PageHead, View) {
    let value = guideline.value(writer.language);
    let as_of = writer.site.as_of;
    let reviewed = review::guideline(writer.site.model, guideline, as_of);
    let binding = if value.mandatory {
        Words::new("verbindlich", "mandatory")
    } else {
        Words::new("Empfehlung", "recommendation")
    };
    let mut facts = Details::default();
    facts
        .add("owner", Cell::links([writer.refer(&value.owner)]))
        .text("version", value.version.as_deref().cloned())
        .add("last_reviewed", Cell::day(reviewed.last.map(|day| writer.day(day))))
        .add("due", due_cell(writer, reviewed.due()))
        .text("binding", Some(writer.say(&binding)));
    let mut details = Details::default();
    details
        .add("applies_to", Cell::links(value.applies_to.iter().map(|scope| writer.scope(scope))))
        .add("valid_from", Cell::day(value.valid_from.as_ref().map(|day| writer.day(day.value))))
        .text("review_every", Some(duration(writer, value.review_every.value)));
    let mut changes: Vec<_> = value.changes.iter().filter(|change| change.date.value <= as_of).collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.date.value));
    let rows = changes.into_iter().map(|change| {
        row([
            Cell::text(change.version.value.clone()),
            Cell::day(Some(writer.day(change.date.value))),
            Cell::text(writer.text(&change.text)),
        ])
    });
    let mut sections = Vec::new();
    add_section(
        &mut sections,
        "changes",
        table(["version", "date", "text"].map(Column::new), rows.collect()),
    );
    let body = writer.body(&guideline.head, Placement::default());
    let view = Article { details: details.take(), body, sections, ..Article::default() };
    (frame::thing(writer, &guideline.head, facts.take()), View::Article(view))
}

/// When the next review is due, and whether it is late.
fn due_cell(writer: &Writer<'_>, due: Option<jiff::civil::Date>) -> Cell {
    let late = due.and_then(|due| lateness::overdue_days(due, writer.site.as_of));
    Cell { word: late.map(|days| overdue(writer, days)), ..Cell::day(due.map(|day| writer.day(day))) }
}

/// The guidelines: first those whose review is overdue, the longest first, then the others by title.
pub fn list(writer: &Writer<'_>) -> Section {
    let as_of = writer.site.as_of;
    let due = |guideline: &Entry<Guideline>| review::guideline(writer.site.model, guideline, as_of).due();
    let by_title = lists::by_title(writer, &writer.site.model.tables.guidelines);
    let mut all: Vec<_> = by_title.into_iter().map(|guideline| (due(guideline), guideline)).collect();
    let late = |due: Option<jiff::civil::Date>| due.and_then(|due| lateness::overdue_days(due, as_of));
    all.sort_by_key(|(due, _)| std::cmp::Reverse(late(*due)));
    let rows = all.into_iter().map(|(due, guideline)| {
        let value = guideline.value(writer.language);
        let next = Cell::day(due.map(|due| writer.short_day(due)));
        let next = match late(due) {
            None => next,
            Some(days) => Cell { word: Some(overdue(writer, days)), ..next },
        };
        row([
            Cell::links([writer.entry(guideline)]).note(lists::summary(writer, guideline)),
            Cell::links(value.applies_to.iter().map(|scope| writer.scope(scope))),
            Cell::links([writer.refer(&value.owner)]),
            Cell::text(value.version.as_deref().cloned().unwrap_or_default()),
            next,
        ])
    });
    let columns = ["guideline", "applies_to", "owner", "version", "next_review"].map(Column::new);
    section("guidelines", table_without_empty_columns(columns, rows.collect()).listed(&["owner"]))
}

/// That a review is overdue.
fn overdue(writer: &Writer<'_>, days: i32) -> Word {
    let since = writer.dates.since(days);
    Word { key: "yellow", text: writer.say(&Words::new(format!("fällig {since}"), format!("due {since}"))) }
}
