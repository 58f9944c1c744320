//! The pages that list the things of a kind.

use super::{
    analytics, calendar, campaign, concept, decision, glossary, guideline, handbook, incident, platforms,
    review, role,
};
use crate::locale::Sorter;
use crate::model::{Entry, Kind};
use crate::view::details::{row, section, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Section};
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
        Kind::Platform => return platforms::page(writer),
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

/// What a thing is about.
pub fn summary<T>(writer: &Writer<'_>, entry: &Entry<T>) -> String {
    writer.summary(&entry.head).unwrap_or_default()
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
    section("people", table_without_empty_columns(columns, rows.collect()).listed(&["roles", "department"]))
}

fn roles(writer: &Writer<'_>) -> Section {
    let rows = by_title(writer, &writer.site.model.tables.roles).into_iter().map(|entry| {
        row([
            Cell::links([writer.entry(entry)]).note(summary(writer, entry)),
            Cell::links(role::people(writer, entry)),
        ])
    });
    let table = table_without_empty_columns(["role", "people"].map(Column::new), rows.collect());
    section("roles", table.listed(&["people"]))
}

fn departments(writer: &Writer<'_>) -> Section {
    let rows = by_title(writer, &writer.site.model.tables.departments).into_iter().map(|department| {
        let value = department.value(writer.language);
        row([
            Cell::links([writer.entry(department)])
                .note(value.remit.as_ref().map(|remit| writer.text(remit)).unwrap_or_default()),
            Cell::links(value.contact.iter().map(|contact| writer.contact(contact))),
            Cell::links(value.email.iter().map(|email| super::person::mail(email))),
        ])
    });
    let columns = ["department", "contact", "email"].map(Column::new);
    section("departments", table_without_empty_columns(columns, rows.collect()).listed(&[]))
}
