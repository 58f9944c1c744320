//! A guideline: its rules, who answers for them, what they apply to, what changed.

use crate::insight::review;
use crate::locale::Words;
use crate::model::{Entry, Guideline};
use crate::view::details::{Details, add_section, row, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::platform::duration;
use crate::view::parts::{Cell, Column};
use crate::view::views::{Article, View};
use crate::view::writer::{Placement, Writer};

/// The page of a guideline.
pub fn page(writer: &Writer<'_>, guideline: &Entry<Guideline>) -> (PageHead, View) {
    let value = guideline.value(writer.language);
    let as_of = writer.site.as_of;
    let last = review::last_reviewed(writer.site.model, guideline, as_of);
    let binding = if value.mandatory {
        Words::new("verbindlich", "mandatory")
    } else {
        Words::new("Empfehlung", "recommendation")
    };
    let mut facts = Details::default();
    facts
        .add("owner", Cell::links([writer.refer(&value.owner)]))
        .text("version", value.version.as_deref().cloned())
        .add("last_reviewed", Cell::day(last.map(|day| writer.day(day))))
        .add("due", Cell::day(review::due(last, &value.review_every).map(|day| writer.day(day))))
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
            Cell::text(change.text.0.clone()),
        ])
    });
    let mut sections = Vec::new();
    add_section(
        &mut sections,
        "changes",
        table(["version", "date", "text"].map(Column::new), rows.collect()),
    );
    let body = writer.body(&guideline.head, Placement::default());
    let view = Article { details: details.take(), body, sections };
    (frame::thing(writer, &guideline.head, facts.take()), View::Article(view))
}
