//! Incidents: who leads, who is on duty, what happened, what was learnt.

use std::cmp::Reverse;

use super::{post as posts, start};
use crate::insight::incident;
use crate::locale::Words;
use crate::model::{Entry, Incident};
use crate::view::details::{Details, add_section, row, section, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::lists::summary;
use crate::view::parts::{Cell, Column, Row, Section, Table};
use crate::view::text::Placement;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// So many of the posts that an incident holds are shown.
const HELD: usize = 50;

/// The page of an incident.
pub fn page(writer: &Writer<'_>, incident: &Entry<Incident>) -> (PageHead, View) {
    let value = incident.value(writer.language);
    let as_of = writer.site.as_of;
    let is_open = incident::is_open(value, as_of);
    let ended = value.ended.as_ref().filter(|ended| ended.value.date <= as_of);
    let mut details = Details::default();
    details
        .add("started", Cell::day(Some(writer.moment(value.started.value))))
        .add("ended", Cell::day(ended.map(|ended| writer.moment(ended.value))))
        .text("lasted", start::lasted(writer, value, as_of))
        .add("lead", Cell::links([writer.refer(&value.lead)]));
    if is_open {
        details.add("on_duty", Cell::links(start::on_duty(writer, value)));
    }
    details.add("platforms", Cell::links(writer.refer_all(&value.platforms))).add(
        "severity",
        value.severity.map(|severity| Cell::word(writer.word(severity))).unwrap_or_default(),
    );
    if value.hold_posts && is_open {
        let until = Words::new("ja, bis der Vorfall beendet ist", "yes, until the incident is over");
        details.text("hold_posts", Some(writer.say(&until)));
    }
    let mut sections = Vec::new();
    add_section(&mut sections, "course", course(writer, value));
    let lessons = value.lessons.iter().map(|lessons| row([Cell::text(writer.text(lessons))]));
    add_section(&mut sections, "lessons", table([Column::new("text")], lessons.collect()));
    if is_open {
        add_section(&mut sections, "held_posts", held(writer, incident));
    }
    let body = writer.body(&incident.head, Placement::default());
    let view = Article { details: details.take(), body, sections, ..Article::default() };
    (frame::thing(writer, &incident.head, Vec::new()), View::Article(view))
}

/// What happened, in order of time; of one moment in the order of the file.
fn course(writer: &Writer<'_>, value: &Incident) -> Table {
    let as_of = writer.site.as_of;
    let mut updates: Vec<_> = value.updates.iter().filter(|update| update.date.value.date <= as_of).collect();
    updates.sort_by_key(|update| update.date.value);
    let rows = updates.into_iter().map(|update| {
        row([
            Cell::day(Some(writer.moment(update.date.value))),
            Cell::text(writer.text(&update.text)),
            Cell::links([writer.refer(&update.by)]),
        ])
    });
    table(["date", "text", "by"].map(Column::new), rows.collect())
}

/// The posts that rest because of an incident, by when they are planned.
fn held(writer: &Writer<'_>, incident: &Entry<Incident>) -> Table {
    let posts = writer.insight().posts.values();
    let mut held: Vec<_> =
        posts.filter(|post| post.held_by.is_some_and(|by| by.head.id == incident.head.id)).collect();
    held.sort_by_key(|post| (post.planned.is_none(), post.planned, &post.entry.head.id));
    let rows = held.into_iter().take(HELD).map(|post| {
        let value = post.entry.original();
        row([
            Cell::links([writer.entry(post.entry)]),
            Cell::day(post.planned.map(|planned| writer.moment(planned))),
            Cell::links(value.platforms.0.iter().map(|(platform, _)| writer.refer(platform))),
            Cell::word(posts::state_word(writer, post)),
        ])
    });
    table(["post", "planned", "platforms", "state"].map(Column::new), rows.collect())
}

/// The open incidents, then those that are over, the latest first.
pub fn list(writer: &Writer<'_>) -> Vec<Section> {
    let as_of = writer.site.as_of;
    let open = incident::open(writer.insight().today);
    let all = writer.site.model.tables.incidents.iter();
    let mut over: Vec<_> = all
        .filter(|one| incident::has_begun(one.original(), as_of) && !incident::is_open(one.original(), as_of))
        .collect();
    over.sort_by_key(|incident| (Reverse(incident.original().started.value), &incident.head.id));
    let mut sections = Vec::new();
    let rows = open.iter().map(|incident| line(writer, incident, true)).collect();
    let columns = ["incident", "severity", "platforms", "started", "lead", "on_duty"].map(Column::new);
    let listed = |table: Table| {
        table.listed(&["severity", "platforms", "lead"]).ordered("severity", &["high", "medium", "low"])
    };
    add_section(&mut sections, "open_incidents", listed(table_without_empty_columns(columns, rows)));
    let rows: Vec<Row> = over.iter().map(|incident| line(writer, incident, false)).collect();
    let columns = ["incident", "severity", "platforms", "started", "lasted", "lead"].map(Column::new);
    if !rows.is_empty() || sections.is_empty() {
        let key = if sections.is_empty() { "incidents" } else { "past_incidents" };
        sections.push(section(key, listed(table_without_empty_columns(columns, rows))));
    }
    sections
}

fn line(writer: &Writer<'_>, incident: &Entry<Incident>, is_open: bool) -> Row {
    let value = incident.value(writer.language);
    let lead = Cell::links([writer.refer(&value.lead)]);
    let mut cells = vec![
        Cell::links([writer.entry(incident)]).note(summary(writer, incident)),
        value.severity.map(|severity| Cell::word(writer.word(severity))).unwrap_or_default(),
        Cell::links(writer.refer_all(&value.platforms)),
    ];
    if is_open {
        cells.push(Cell::day(Some(start::since(writer, value.started.value))));
        cells.extend([lead, Cell::links(start::on_duty(writer, value))]);
    } else {
        cells.push(Cell::day(Some(writer.short_day(value.started.value.date))));
        let lasted = start::lasted(writer, value, writer.site.as_of);
        cells.extend([Cell::text(lasted.unwrap_or_default()), lead]);
    }
    row(cells)
}
