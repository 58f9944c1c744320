//! A decision: its evidence, what changes, and when its effect is checked.

use crate::model::{Decision, Entry};
use crate::view::details::{Details, add_section, row, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::analytics;
use crate::view::parts::{Cell, Column};
use crate::view::views::{Article, View};
use crate::view::writer::{Placement, Writer};

/// The page of a decision.
pub fn page(writer: &Writer<'_>, decision: &Entry<Decision>) -> (PageHead, View) {
    let value = decision.value(writer.language);
    let as_of = writer.site.as_of;
    let mut details = Details::default();
    details
        .add("kind", Cell::word(writer.word(value.kind.value)))
        .add("status", Cell::word(writer.word(value.status.value)))
        .add("decided_on", Cell::day(writer.past(value.decided_on.as_ref())))
        .add("decided_by", Cell::links(value.decided_by.iter().map(|person| writer.refer(person))))
        .text("reason", value.reason.as_ref().map(|reason| reason.0.clone()));
    let mut sections = Vec::new();
    let changes = value.changes.iter().map(|change| row([Cell::text(change.0.clone())])).collect();
    add_section(&mut sections, "decided_changes", table([Column::new("change")], changes));
    let period = |period: &Option<crate::model::Spanned<crate::model::time::Period>>| {
        period.as_ref().map(|period| Cell::text(analytics::period(writer, period.value))).unwrap_or_default()
    };
    let evidence = value.evidence.iter().map(|one| {
        row([
            Cell::links([writer.refer(&one.metric)]),
            Cell::links([writer.refer(&one.platform)]),
            period(&one.from),
            period(&one.to),
        ])
    });
    let columns = ["metric", "platform", "from", "to"].map(Column::new);
    add_section(&mut sections, "evidence", table_without_empty_columns(columns, evidence.collect()));
    if let Some(effect) = &value.effect {
        let checked = effect.checked_on.as_ref().filter(|day| day.value <= as_of);
        let verdict = effect.verdict.filter(|_| checked.is_some() || effect.checked_on.is_none());
        let cells = row([
            Cell::links([writer.refer(&effect.metric)]).note(writer.refer(&effect.platform).text),
            Cell::text(effect.expected.as_ref().map(|text| text.0.clone()).unwrap_or_default()),
            Cell::day(Some(writer.day(effect.check_on.value))),
            Cell::day(checked.map(|day| writer.day(day.value))),
            verdict.map(|verdict| Cell::word(writer.word(verdict))).unwrap_or_default(),
        ]);
        let columns = ["metric", "expected", "check_on", "checked_on", "verdict"].map(Column::new);
        add_section(&mut sections, "effect", table_without_empty_columns(columns, vec![cells]));
    }
    let body = writer.body(&decision.head, Placement::default());
    let view = Article { details: details.take(), body, sections };
    (frame::thing(writer, &decision.head, Vec::new()), View::Article(view))
}
