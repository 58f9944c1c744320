//! A concept: its way from idea to effect, what departments owe it, the campaigns that carry it out,
//! what came of it.

pub mod board;
mod way;

use crate::insight::campaign as campaigns;
use crate::model::{Campaign, Concept as ModelConcept, Contribution, Decision, Entry, Kind};
use crate::view::details::{Details, add_section, row, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::campaign::{contribution_cells, contribution_table, progress_cell, standing_cell};
use crate::view::parts::{Cell, Column, Fact, Table};
use crate::view::text::Placement;
use crate::view::views::{Concept, View};
use crate::view::writer::Writer;

/// The page of a concept.
pub fn page(writer: &Writer<'_>, concept: &Entry<ModelConcept>) -> (PageHead, View) {
    let value = concept.value(writer.language);
    let mine = campaigns_of(writer, concept);
    let mut sections = Vec::new();
    add_section(&mut sections, "campaigns", campaign_table(writer, &mine));
    let mut owed: Vec<&Contribution> = value.departments.iter().map(|one| &one.value).collect();
    owed.sort_by_cached_key(|one| {
        let due = one.due.as_ref().map(|due| due.value);
        (writer.refer(&one.department).text, due.is_none(), due)
    });
    let owed = owed.into_iter().map(|one| contribution_cells(writer, one, None)).collect();
    add_section(&mut sections, "contributions", contribution_table(owed));
    add_section(&mut sections, "decisions", decision_table(writer, concept));
    let view = Concept {
        way: way::way(writer, value, &mine),
        notes: way::notes(writer, value),
        details: details(writer, value),
        result: value.result.as_ref().map(|result| writer.text(result)),
        sections,
        body: writer.body(&concept.head, Placement::default()),
    };
    let mut head = frame::thing(writer, &concept.head, Vec::new());
    // Campaigns and decisions have tables of their own.
    let shown = [Kind::Campaign, Kind::Decision].map(|kind| writer.say(&kind.plural()));
    head.used_by.retain(|used| !shown.contains(&used.kind));
    (head, View::Concept(Box::new(view)))
}

/// The campaigns that carry a concept out, by their start.
fn campaigns_of<'w>(writer: &Writer<'w>, concept: &Entry<ModelConcept>) -> Vec<&'w Entry<Campaign>> {
    let model = writer.site.model;
    let thing = concept.head.thing();
    let named =
        model.graph.to(&thing).filter(|edge| edge.from.kind == Kind::Campaign && &*edge.field == "concept");
    let mut mine: Vec<_> = named.filter_map(|edge| model.tables.campaigns.get(&edge.from.id)).collect();
    mine.sort_by_key(|campaign| campaign.original().start.value);
    mine
}

fn campaign_table(writer: &Writer<'_>, mine: &[&Entry<Campaign>]) -> Table {
    let rows = mine.iter().map(|campaign| {
        let value = campaign.original();
        let end = campaigns::end(value, writer.site.as_of);
        row([
            Cell::links([writer.entry(campaign)]),
            standing_cell(writer, campaign),
            progress_cell(writer, campaign),
            Cell::day(Some(writer.short_day(value.start.value))),
            Cell::day(Some(writer.short_day(end))),
        ])
    });
    let columns = ["campaign", "state", "progress", "start", "end"].map(Column::new);
    table_without_empty_columns(columns, rows.collect())
}

/// The decisions that refer to a concept.
fn decision_table(writer: &Writer<'_>, concept: &Entry<ModelConcept>) -> Table {
    let model = writer.site.model;
    let thing = concept.head.thing();
    let edges = model.graph.to(&thing).filter(|edge| edge.from.kind == Kind::Decision);
    let mut decisions: Vec<&Entry<Decision>> =
        edges.filter_map(|edge| model.tables.decisions.get(&edge.from.id)).collect();
    decisions.sort_by_key(|decision| {
        let decided = decision.original().decided_on.as_ref().map(|day| day.value);
        (std::cmp::Reverse(decided), &decision.head.id)
    });
    decisions.dedup_by_key(|decision| &decision.head.id);
    let rows = decisions.into_iter().map(|decision| {
        let value = decision.original();
        row([
            Cell::links([writer.entry(decision)]),
            Cell::word(writer.word(value.status.value)),
            Cell::day(writer.past(value.decided_on.as_ref())),
        ])
    });
    table_without_empty_columns(["decision", "status", "decided_on"].map(Column::new), rows.collect())
}

fn details(writer: &Writer<'_>, value: &ModelConcept) -> Vec<Fact> {
    let mut details = Details::default();
    details
        .add("owner", Cell::links([writer.refer(&value.owner)]))
        .add("platforms", Cell::links(writer.refer_all(&value.platforms)));
    let decision = value.decision.as_ref().filter(|decision| decision.date.value <= writer.site.as_of);
    if let Some(decision) = decision {
        let note = decision.note.as_ref().map(|note| writer.text(note)).unwrap_or_default();
        details
            .add("outcome", Cell::word(writer.word(decision.outcome.value)).note(note))
            .add("decided_on", Cell::day(Some(writer.day(decision.date.value))))
            .add("decided_by", Cell::links([writer.refer(&decision.by)]))
            // Before the decision it stands on the way.
            .add("review_by", Cell::day(value.review_by.as_ref().map(|day| writer.day(day.value))));
    }
    details.take()
}
