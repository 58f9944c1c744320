//! The editorial calendar: the months, and the posts without a date. Its months are in `month`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::post;
use crate::insight::calendar::{Month, Slot, month_of};
use crate::locale::Words;
use crate::model::{Entry, Post, PostState, Text};
use crate::view::details::{add_section, row, row_at, section, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Link, Row, Section, Table};
use crate::view::routes::{self, Route};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page that lists the months, and the posts without a date.
pub fn index(writer: &Writer<'_>) -> (PageHead, View) {
    let calendar = &writer.insight().calendar;
    let mut sections = years(writer);
    if sections.is_empty() {
        sections.push(section("months", Table::default()));
    }
    add_section(&mut sections, "undated", undated(writer, &calendar.undated));
    let head = frame::section(writer, title(writer), "calendar", "calendar/index.html");
    (head, View::Article(Article { sections, ..Article::default() }))
}

/// What the calendar is called.
pub fn title(writer: &Writer<'_>) -> String {
    writer.say(&Words::new("Redaktionsplan", "Editorial calendar"))
}

/// The holidays with their names.
pub fn holidays(writer: &Writer<'_>) -> BTreeMap<Date, String> {
    let portal = writer.site.model.portal_in(writer.language).unwrap_or(writer.site.portal);
    let unnamed = || writer.say(&Words::new("Feiertag", "Holiday"));
    let name = |title: Option<&Text>| title.map_or_else(unnamed, |title| writer.text(title));
    let holidays = portal.holidays.iter();
    holidays.map(|holiday| (holiday.date.value, name(holiday.title.as_ref()))).collect()
}

/// A link to a month of the calendar.
pub fn month_link(writer: &Writer<'_>, (year, month): Month) -> Link {
    Link {
        text: writer.dates.month(year, month),
        href: Some(writer.href(&Route::page(routes::month_page(year, month)))),
    }
}

/// The months of each year, the latest year first.
fn years(writer: &Writer<'_>) -> Vec<Section> {
    let mut years: BTreeMap<i16, Vec<Row>> = BTreeMap::new();
    for (month, slots) in &writer.insight().calendar.months {
        years.entry(month.0).or_default().push(month_row(writer, *month, slots));
    }
    let columns = || {
        let numeric = ["posts", "published", "expired"].map(Column::numeric);
        std::iter::once(Column::new("month")).chain(numeric)
    };
    let sections = years.into_iter().rev().map(|(year, mut rows)| {
        rows.reverse();
        Section {
            title: Some(year.to_string()),
            id: Some(format!("s.{year}")),
            ..section("months", table(columns(), rows))
        }
    });
    sections.collect()
}

/// A month with how many of its posts are out, and how many have expired.
fn month_row(writer: &Writer<'_>, month: Month, slots: &[Slot<'_>]) -> Row {
    let posts =
        slots.iter().filter(|slot| slot.place == 1).filter_map(|slot| post::standing(writer, slot.post));
    let (mut all, mut published, mut expired) = (0_usize, 0_usize, 0_usize);
    for standing in posts {
        all += 1;
        published += usize::from(standing.state == PostState::Published);
        expired += usize::from(standing.shows_expired());
    }
    let numbers = [all, published, expired].map(|count| Cell::text(writer.numbers.integer(count)));
    let is_current = month == month_of(writer.site.as_of);
    let note = writer.say(&Words::new("laufender Monat", "current month"));
    let link = Cell::links([month_link(writer, month)]).note(if is_current { note } else { String::new() });
    row(std::iter::once(link).chain(numbers))
}

/// The posts without a date.
fn undated(writer: &Writer<'_>, posts: &[&Entry<Post>]) -> Table {
    let rows = posts.iter().map(|entry| {
        let value = entry.value(writer.language);
        let text = value.text.as_ref().map(|text| writer.text(text));
        let note: Vec<String> = [text, post::label(writer, value)].into_iter().flatten().collect();
        row_at(
            entry.head.id.as_str(),
            [
                Cell::links([post::title(writer, entry)]).note(note.join(" · ")),
                Cell::links(value.platforms.0.iter().map(|(platform, _)| writer.refer(platform))),
                Cell::text(value.format.as_ref().map(|format| writer.text(format)).unwrap_or_default()),
                Cell::links(post::images(writer, value)),
                Cell::links(value.campaign.iter().map(|campaign| writer.refer(campaign))),
                Cell::links([writer.refer(&value.author)]),
                post::state_cell(writer, entry),
            ],
        )
    });
    let columns = ["post", "platforms", "format", "images", "campaign", "author", "state"].map(Column::new);
    table_without_empty_columns(columns, rows.collect())
}
