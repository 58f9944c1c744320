//! The pages that list the things of a kind.

use super::{
    analytics, calendar, campaign, concept, decision, glossary, guideline, handbook, incident, review, role,
};
use crate::insight::duties;
use crate::locale::{Sorter, Words};
use crate::model::{Entry, Id, Kind, Lifecycle, Person, Platform, Ref, Thing};
use crate::view::details::{add_section, row, section, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Row, Section, Table};
use crate::view::routes;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page that lists the things of a kind.
pub fn page(writer: &Writer<'_>, kind: Kind) -> (PageHead, View) {
    let sections = match kind {
        Kind::Post => return calendar::index(writer),
        Kind::Review => return review::page(writer),
        Kind::Series => return analytics::page(writer),
        Kind::Page => return handbook::index(writer),
        Kind::Term => return glossary::page(writer),
        Kind::Concept => return concept::board::page(writer),
        Kind::Campaign => return campaign::timeline::page(writer),
        Kind::Platform => platforms(writer),
        Kind::Person => vec![people(writer)],
        Kind::Role => vec![roles(writer)],
        Kind::Department => vec![departments(writer)],
        Kind::Guideline => vec![guideline::list(writer)],
        Kind::Decision => decision::lists(writer),
        _ => incident::list(writer),
    };
    let head =
        frame::section(writer, writer.say(&kind.plural()), kind.section(), &routes::section_page(kind));
    (head, View::Article(Article { sections, ..Article::default() }))
}

/// The entries of a table by title, as a dictionary of the language sorts them.
pub fn by_title<'e, T: 'e>(
    writer: &Writer<'_>,
    entries: impl IntoIterator<Item = &'e Entry<T>>,
) -> Vec<&'e Entry<T>> {
    let sorter = Sorter::new(writer.language);
    let mut titled: Vec<(String, &Entry<T>)> =
        entries.into_iter().map(|entry| (writer.entry(entry).text, entry)).collect();
    titled.sort_by(|a, b| sorter.compare(&a.0, &b.0).then_with(|| a.1.head.id.cmp(&b.1.head.id)));
    titled.into_iter().map(|(_, entry)| entry).collect()
}

fn summary<T>(writer: &Writer<'_>, entry: &Entry<T>) -> String {
    entry.head.version(writer.language).and_then(|version| version.summary.clone()).unwrap_or_default()
}

/// The inventory, the responsibility matrix, and the platforms that are closed.
fn platforms(writer: &Writer<'_>) -> Vec<Section> {
    let all = by_title(writer, &writer.site.model.tables.platforms);
    let (closed, open): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|platform| platform.original().lifecycle.value == Lifecycle::Closed);
    let mut sections = vec![section("inventory", inventory(writer, &open))];
    add_section(&mut sections, "matrix", matrix(writer, &open));
    let closed = closed.into_iter().map(|platform| {
        let value = platform.value(writer.language);
        row([
            Cell::links([writer.entry(platform)]),
            Cell::day(value.closed_on.as_ref().map(|day| writer.day(day.value))),
            value.account.map(|account| Cell::word(writer.word(account))).unwrap_or_default(),
            Cell::links(value.successor.iter().map(|successor| writer.refer(successor))),
        ])
    });
    let columns = ["platform", "closed_on", "account", "successor"].map(Column::new);
    add_section(&mut sections, "closed", table_without_empty_columns(columns, closed.collect()));
    sections
}

fn inventory(writer: &Writer<'_>, platforms: &[&Entry<Platform>]) -> Table {
    let rows = platforms.iter().map(|platform| {
        let value = platform.value(writer.language);
        row([
            Cell::links([writer.entry(platform)]).note(summary(writer, platform)),
            Cell::text(writer.network(&value.network.value)),
            Cell::word(writer.word(value.lifecycle.value)),
            Cell::text(value.rhythm.as_ref().map(|rhythm| rhythm.0.clone()).unwrap_or_default()),
            Cell::links(value.url.iter().map(|url| Writer::outside(url))),
        ])
    });
    table_without_empty_columns(
        ["platform", "network", "lifecycle", "rhythm", "url"].map(Column::new),
        rows.collect(),
    )
}

/// Who answers for which duty on which platform; a gap is said, not left blank.
fn matrix(writer: &Writer<'_>, platforms: &[&Entry<Platform>]) -> Table {
    let as_of = writer.site.as_of;
    let active: Vec<&&Entry<Platform>> = platforms
        .iter()
        .filter(|platform| platform.original().lifecycle.value == Lifecycle::Active)
        .collect();
    let mut used: Vec<&Id> = Vec::new();
    for platform in &active {
        for held in duties::held(platform.original(), as_of) {
            if !used.contains(&&held.duty.id) {
                used.push(&held.duty.id);
            }
        }
    }
    let deputy =
        |name: &str| writer.say(&Words::new(format!("Vertretung: {name}"), format!("Deputy: {name}")));
    let person = |person: &Ref<Person>| writer.refer(person);
    let rows = active.iter().map(|platform| {
        let held = duties::held(platform.original(), as_of);
        let cells = used.iter().map(|duty| {
            let Some(held) = held.iter().find(|held| held.duty.id == **duty) else {
                return Cell::text("–");
            };
            match (held.accountable, &held.assignment.not_needed) {
                (Some(accountable), _) => {
                    let deputy = held.deputy.map(|one| deputy(&person(one).text)).unwrap_or_default();
                    Cell::links([person(accountable)]).note(deputy)
                }
                (None, Some(_)) => Cell::text(writer.say(&Words::new("nicht nötig", "not needed"))),
                (None, None) => Cell::text(writer.say(&Words::new("niemand", "nobody"))),
            }
        });
        Row { id: None, cells: std::iter::once(Cell::links([writer.entry(platform)])).chain(cells).collect() }
    });
    let rows = rows.collect();
    let duty = |duty: &&Id| Column::titled("duty", writer.link(&Thing::new(Kind::Duty, duty)).text);
    let columns = std::iter::once(Column::new("platform")).chain(used.iter().map(duty));
    Table { columns: columns.collect(), rows }
}

fn people(writer: &Writer<'_>) -> Section {
    let as_of = writer.site.as_of;
    let here = by_title(writer, &writer.site.model.tables.people)
        .into_iter()
        .filter(|person| !crate::insight::person::has_left(person.original(), as_of));
    let rows = here.map(|person| {
        let value = person.value(writer.language);
        row([
            Cell::links([writer.entry(person)]),
            Cell::links(writer.refer_all(&value.roles)),
            Cell::links(value.department.iter().map(|department| writer.refer(department))),
            Cell::links(value.email.iter().map(|email| super::person::mail(email))),
            Cell::text(value.phone.clone().unwrap_or_default()),
        ])
    });
    let columns = ["person", "roles", "department", "email", "phone"].map(Column::new);
    section("people", table_without_empty_columns(columns, rows.collect()))
}

fn roles(writer: &Writer<'_>) -> Section {
    let rows = by_title(writer, &writer.site.model.tables.roles).into_iter().map(|entry| {
        row([
            Cell::links([writer.entry(entry)]).note(summary(writer, entry)),
            Cell::links(role::people(writer, entry)),
        ])
    });
    section("roles", table_without_empty_columns(["role", "people"].map(Column::new), rows.collect()))
}

fn departments(writer: &Writer<'_>) -> Section {
    let rows = by_title(writer, &writer.site.model.tables.departments).into_iter().map(|department| {
        let value = department.value(writer.language);
        row([
            Cell::links([writer.entry(department)])
                .note(value.remit.as_ref().map(|remit| remit.0.clone()).unwrap_or_default()),
            Cell::links(value.contact.iter().map(|contact| writer.contact(contact))),
            Cell::links(value.email.iter().map(|email| super::person::mail(email))),
        ])
    });
    section(
        "departments",
        table_without_empty_columns(["department", "contact", "email"].map(Column::new), rows.collect()),
    )
}
