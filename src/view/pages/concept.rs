//! A concept: its way from idea to effect, what departments owe it, the campaigns that carry it out.

use crate::insight::campaign as campaigns;
use crate::model::{Concept, Entry};
use crate::view::details::{Details, add_section, row, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::campaign::{
    contribution_cells, contribution_table, is_underway, progress, state_word,
};
use crate::view::parts::{Cell, Column};
use crate::view::views::{Article, View};
use crate::view::writer::{Placement, Writer};

/// The page of a concept.
pub fn page(writer: &Writer<'_>, concept: &Entry<Concept>) -> (PageHead, View) {
    let value = concept.value(writer.language);
    let as_of = writer.site.as_of;
    let mut details = Details::default();
    details
        .add("status", Cell::word(writer.word(value.status.value)))
        .add("owner", Cell::links([writer.refer(&value.owner)]))
        .add("created", Cell::day(Some(writer.day(value.created.value))))
        .add("platforms", Cell::links(writer.refer_all(&value.platforms)))
        .add("review_by", Cell::day(value.review_by.as_ref().map(|day| writer.day(day.value))));
    if let Some(decision) = value.decision.as_ref().filter(|decision| decision.date.value <= as_of) {
        let note = decision.note.as_ref().map(|note| note.0.clone()).unwrap_or_default();
        details
            .add("outcome", Cell::word(writer.word(decision.outcome.value)).note(note))
            .add("decided_on", Cell::day(Some(writer.day(decision.date.value))))
            .add("decided_by", Cell::links([writer.refer(&decision.by)]));
    }
    details.text("result", value.result.as_ref().map(|result| result.0.clone()));
    let mut sections = Vec::new();
    let campaigns = writer.site.model.tables.campaigns.iter();
    let mine = campaigns
        .filter(|campaign| campaign.original().concept.as_ref().is_some_and(|of| of.id == concept.head.id));
    let rows = mine.map(|campaign| {
        let value = campaign.original();
        let state = campaigns::state(value, as_of);
        row([
            Cell::links([writer.entry(campaign)]),
            Cell::word(state_word(writer, state)),
            Cell { progress: progress(writer, value).filter(|_| is_underway(state)), ..Cell::default() },
            Cell::day(Some(writer.day(campaigns::end(value, as_of)))),
        ])
    });
    add_section(
        &mut sections,
        "campaigns",
        table(["campaign", "state", "progress", "end"].map(Column::new), rows.collect()),
    );
    let owed = value.departments.iter().map(|one| contribution_cells(writer, one, None)).collect();
    add_section(&mut sections, "contributions", contribution_table(owed));
    let body = writer.body(&concept.head, Placement::default());
    let view = Article { details: details.take(), body, sections };
    (frame::thing(writer, &concept.head, Vec::new()), View::Article(view))
}
