//! A department: whom to ask, who belongs to it, what concepts and campaigns need from it.

use jiff::civil::Date;

use crate::insight::contribution::{self, ContributionStatus};
use crate::insight::{campaign as campaigns, concept, person};
use crate::locale::Words;
use crate::model::{Campaign, Contribution, Department, Entry, Milestone, Spanned, Thing};
use crate::view::details::{Details, add_section, row, section, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
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
        .text("remit", value.remit.as_ref().map(|remit| writer.text(remit)))
        .add("contact", Cell::links(value.contact.iter().map(|contact| writer.contact(contact))))
        .add("email", Cell::links(value.email.iter().map(|email| mail(email))));
    let mut sections = Vec::new();
    let columns = || ["contribution", "for", "contact", "due", "status"].map(Column::new);
    let (open, delivered) = contributions(writer, department);
    let mut open = section("contributions", table_without_empty_columns(columns(), open));
    open.intro = Some(writer.say(&Words::new(
        "Was Konzepte und Kampagnen von dieser Abteilung brauchen, das Nächste zuerst.",
        "What concepts and campaigns need from this department, the next one first.",
    )));
    if !open.table.rows.is_empty() {
        sections.push(open);
    }
    let people = tables.people.iter().filter(|person| {
        let value = person.original();
        !person::has_left(value, writer.site.as_of)
            && value.department.as_ref().is_some_and(|of| of.id == department.head.id)
    });
    let people = people.map(|person| {
        let value = person.value(writer.language);
        let title = value.job_title.as_ref().map(|title| writer.text(title)).unwrap_or_default();
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
    add_section(&mut sections, "delivered", table_without_empty_columns(columns(), delivered));
    let view = Article { details: details.take(), body: None, sections, ..Article::default() };
    let mut head = frame::thing(writer, &department.head, Vec::new());
    head.used_by.clear();
    (head, View::Article(view))
}

/// Something that a concept or a campaign needs, with when it is due and the row that tells of it.
type Owed = (Option<Date>, Thing, Row);

/// What concepts and campaigns need from a department, by due date; then what it has delivered, the
/// latest first. What is over needs nothing more.
fn contributions(writer: &Writer<'_>, department: &Entry<Department>) -> (Vec<Row>, Vec<Row>) {
    let (tables, as_of) = (&writer.site.model.tables, writer.site.as_of);
    let (mut open, mut delivered): (Vec<Owed>, Vec<Owed>) = (Vec::new(), Vec::new());
    for entry in &tables.concepts {
        let value = entry.value(writer.language);
        let is_open = !concept::is_over(value);
        owed(
            writer,
            department,
            (&entry.head.thing(), is_open),
            &value.departments,
            &mut open,
            &mut delivered,
        );
    }
    for entry in &tables.campaigns {
        let value = entry.value(writer.language);
        let is_open = !campaigns::state(value, as_of).is_over();
        let thing = entry.head.thing();
        owed(writer, department, (&thing, is_open), &value.departments, &mut open, &mut delivered);
        if is_open {
            open.extend(milestones(writer, department, entry, value));
        }
    }
    open.sort_by(|a, b| (a.0.is_none(), a.0, &a.1).cmp(&(b.0.is_none(), b.0, &b.1)));
    delivered.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let rows = |owed: Vec<Owed>| owed.into_iter().map(|(_, _, row)| row).collect();
    (rows(open), rows(delivered))
}

/// The contributions of one concept or campaign.
fn owed(
    writer: &Writer<'_>,
    department: &Entry<Department>,
    (thing, is_open): (&Thing, bool),
    contributions: &[Spanned<Contribution>],
    open: &mut Vec<Owed>,
    delivered: &mut Vec<Owed>,
) {
    let as_of = writer.site.as_of;
    for one in contributions.iter().filter(|one| one.department.id == department.head.id) {
        let status = contribution::status(one, as_of);
        let due = one.due.as_ref().map(|due| due.value);
        let is_there = status == ContributionStatus::Delivered;
        let day = if is_there { one.delivered_on.as_ref().map(|day| day.value) } else { due };
        let cells = row([
            Cell::text(writer.text(&one.contribution)),
            Cell::links([writer.link(thing)]),
            Cell::links(one.contact.iter().map(|contact| writer.contact(contact))),
            Cell::day(due.map(|due| writer.short_day(due))),
            Cell::word(writer.word(status)),
        ]);
        if is_there {
            delivered.push((day, thing.clone(), cells));
        } else if is_open {
            open.push((day, thing.clone(), cells));
        }
    }
}

/// The milestones that a department is to reach.
fn milestones(
    writer: &Writer<'_>,
    department: &Entry<Department>,
    entry: &Entry<Campaign>,
    value: &Campaign,
) -> Vec<Owed> {
    let as_of = writer.site.as_of;
    let is_its = |milestone: &&Milestone| {
        let of = milestone.department.as_ref().is_some_and(|of| of.id == department.head.id);
        of && !campaigns::is_done(milestone, as_of)
    };
    let rows = value.milestones.iter().filter(is_its).map(|milestone| {
        let due = campaigns::due(value, milestone, as_of);
        let late = campaigns::overdue_days(value, milestone, as_of).is_some();
        let status = if late { ContributionStatus::Overdue } else { ContributionStatus::Open };
        let kind = writer.say(&Words::new("Meilenstein", "milestone"));
        let cells = row([
            Cell::text(writer.text(&milestone.title)).note(kind),
            Cell::links([writer.entry(entry)]),
            Cell::links(milestone.owner.iter().map(|owner| writer.refer(owner))),
            Cell::day(Some(writer.short_day(due))),
            Cell::word(writer.word(status)),
        ]);
        (Some(due), entry.head.thing(), cells)
    });
    rows.collect()
}
