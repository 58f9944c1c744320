//! A department: whom to ask, who belongs to it, what concepts and campaigns need from it.

use crate::insight::contribution;
use crate::model::{Contribution, Department, Entry, Thing};
use crate::view::details::{Details, add_section, row, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::campaign::status_word;
use crate::view::pages::person::mail;
use crate::view::parts::{Cell, Column, Row};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page of a department.
pub fn page(writer: &Writer<'_>, department: &Entry<Department>) -> (PageHead, View) {
    let value = department.value(writer.language);
    let tables = &writer.site.model.tables;
    let mut details = Details::default();
    details
        .text("remit", value.remit.as_ref().map(|remit| remit.0.clone()))
        .add("contact", Cell::links(value.contact.iter().map(|contact| writer.contact(contact))))
        .add("email", Cell::links(value.email.iter().map(|email| mail(email))));
    let mut sections = Vec::new();
    let columns = ["contribution", "for", "contact", "due", "status"].map(Column::new);
    add_section(
        &mut sections,
        "contributions",
        table_without_empty_columns(columns, contributions(writer, department)),
    );
    let people = tables.people.iter().filter(|person| {
        let value = person.original();
        !crate::insight::person::has_left(value, writer.site.as_of)
            && value.department.as_ref().is_some_and(|of| of.id == department.head.id)
    });
    let people = people.map(|person| {
        let value = person.value(writer.language);
        let title = value.job_title.as_ref().map(|title| title.0.clone()).unwrap_or_default();
        row([Cell::links([writer.entry(person)]), Cell::text(title)])
    });
    add_section(
        &mut sections,
        "people",
        table_without_empty_columns([Column::new("person"), Column::new("job_title")], people.collect()),
    );
    let roles = tables
        .roles
        .iter()
        .filter(|role| role.original().departments.iter().any(|of| of.id == department.head.id));
    let roles = roles.map(|role| row([Cell::links([writer.entry(role)])])).collect();
    add_section(&mut sections, "roles", table([Column::new("role")], roles));
    let view = Article { details: details.take(), body: None, sections };
    let mut head = frame::thing(writer, &department.head, Vec::new());
    head.used_by.clear();
    (head, View::Article(view))
}

/// What concepts and campaigns need from a department, by due date.
fn contributions(writer: &Writer<'_>, department: &Entry<Department>) -> Vec<Row> {
    let tables = &writer.site.model.tables;
    let concepts =
        tables.concepts.iter().map(|entry| (entry.head.thing(), &entry.value(writer.language).departments));
    let campaigns =
        tables.campaigns.iter().map(|entry| (entry.head.thing(), &entry.value(writer.language).departments));
    let mut owed: Vec<(Thing, &Contribution)> = concepts
        .chain(campaigns)
        .flat_map(|(thing, list)| list.iter().map(move |one| (thing.clone(), &one.value)))
        .filter(|(_, one)| one.department.id == department.head.id)
        .collect();
    owed.sort_by_key(|(thing, one)| (one.due.as_ref().map(|due| due.value), thing.clone()));
    owed.into_iter()
        .map(|(thing, one)| {
            row([
                Cell::text(one.contribution.0.clone()),
                Cell::links([writer.link(&thing)]),
                Cell::links(one.contact.iter().map(|contact| writer.contact(contact))),
                Cell::day(one.due.as_ref().map(|due| writer.day(due.value))),
                Cell::word(status_word(writer, contribution::status(one, writer.site.as_of))),
            ])
        })
        .collect()
}
