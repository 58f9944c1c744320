//! An incident: who leads, what happened, what was learnt.

use crate::locale::Words;
use crate::model::{Entry, Incident};
use crate::view::details::{Details, add_section, row, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column};
use crate::view::views::{Article, View};
use crate::view::writer::{Placement, Writer};

/// The page of an incident.
pub fn page(writer: &Writer<'_>, incident: &Entry<Incident>) -> (PageHead, View) {
    let value = incident.value(writer.language);
    let as_of = writer.site.as_of;
    let ended = value.ended.as_ref().filter(|ended| ended.value.date <= as_of);
    let mut details = Details::default();
    details
        .add("started", Cell::day(Some(writer.moment(value.started.value))))
        .add("ended", Cell::day(ended.map(|ended| writer.moment(ended.value))))
        .add("lead", Cell::links([writer.refer(&value.lead)]))
        .add("platforms", Cell::links(writer.refer_all(&value.platforms)))
        .add(
            "severity",
            value.severity.map(|severity| Cell::word(writer.word(severity))).unwrap_or_default(),
        );
    if value.hold_posts && ended.is_none() {
        details.text(
            "hold_posts",
            Some(
                writer.say(&Words::new("ja, bis der Vorfall beendet ist", "yes, until the incident is over")),
            ),
        );
    }
    details.text("lessons", value.lessons.as_ref().map(|lessons| lessons.0.clone()));
    let mut updates: Vec<_> = value.updates.iter().filter(|update| update.date.value.date <= as_of).collect();
    updates.sort_by_key(|update| update.date.value);
    let rows = updates.into_iter().map(|update| {
        row([
            Cell::day(Some(writer.moment(update.date.value))),
            Cell::text(update.text.0.clone()),
            Cell::links([writer.refer(&update.by)]),
        ])
    });
    let mut sections = Vec::new();
    add_section(&mut sections, "course", table(["date", "text", "by"].map(Column::new), rows.collect()));
    let body = writer.body(&incident.head, Placement::default());
    let view = Article { details: details.take(), body, sections };
    (frame::thing(writer, &incident.head, Vec::new()), View::Article(view))
}
