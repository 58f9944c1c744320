//! All concepts as a board, by where they are on their way.

use super::campaigns_of;
use crate::insight::contribution::{self, ContributionStatus};
use crate::insight::{concept, lateness};
use crate::locale::{Sorter, Words, plural};
use crate::model::{Choice, Concept, ConceptStatus, Entry, Kind};
use crate::view::details::Details;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::campaign::{overdue, standing_cell};
use crate::view::parts::{Cell, Word};
use crate::view::routes;
use crate::view::views::{Board, BoardColumn, Card, View};
use crate::view::writer::Writer;

/// The board of all concepts; what was created later is not there yet.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let as_of = writer.site.as_of;
    let sorter = Sorter::new(writer.language);
    let concepts = writer.site.model.tables.concepts.iter();
    let mut known: Vec<(String, &Entry<Concept>)> = concepts
        .filter(|concept| concept.original().created.value <= as_of)
        .map(|concept| (writer.entry(concept).text, concept))
        .collect();
    known.sort_by(|a, b| sorter.compare(&a.0, &b.0).then_with(|| a.1.head.id.cmp(&b.1.head.id)));
    let columns = ConceptStatus::ALL.iter().map(|(status, ..)| {
        let here = known.iter().filter(|(_, concept)| concept.original().status.value == *status);
        BoardColumn {
            word: writer.word(*status),
            cards: here.map(|(_, concept)| card(writer, concept)).collect(),
        }
    });
    let board = Board { columns: if known.is_empty() { Vec::new() } else { columns.collect() } };
    let title = writer.say(&Kind::Concept.plural());
    let place = routes::section_page(Kind::Concept);
    (frame::section(writer, title, Kind::Concept.section(), &place), View::Board(board))
}

fn card(writer: &Writer<'_>, entry: &Entry<Concept>) -> Card {
    let value = entry.value(writer.language);
    let mut lines = Details::default();
    lines
        .add("owner", Cell::links([writer.refer(&value.owner)]))
        .add("platforms", Cell::links(writer.refer_all(&value.platforms)))
        .add("review_by", next_date(writer, value))
        .add("contributions", overdue_contributions(writer, value));
    for campaign in campaigns_of(writer, entry) {
        let standing = standing_word(writer, campaign);
        lines.add("campaign", Cell { links: vec![writer.entry(campaign)], ..standing });
    }
    Card { link: writer.entry(entry), lines: lines.take() }
}

/// How a campaign stands in a word; its reasons are told on its page.
fn standing_word(writer: &Writer<'_>, campaign: &Entry<crate::model::Campaign>) -> Cell {
    let cell = standing_cell(writer, campaign);
    let word = cell.judgement.map(|judgement| judgement.word).or(cell.word);
    word.map(Cell::word).unwrap_or_default()
}

/// What is to happen next with a concept: that it is decided on, that it is looked at again.
fn next_date(writer: &Writer<'_>, value: &Concept) -> Cell {
    let as_of = writer.site.as_of;
    let review_by = value.review_by.as_ref().filter(|_| !concept::is_over(value));
    let Some(review_by) = review_by.map(|day| day.value) else { return Cell::default() };
    let open =
        matches!(value.status.value, ConceptStatus::Idea | ConceptStatus::Draft | ConceptStatus::InReview);
    if let Some(late) = lateness::overdue_days(review_by, as_of) {
        let text = overdue(writer, late);
        let text = writer.say(&Words::new(format!("Prüfung {text}"), format!("review {text}")));
        return Cell::word(Word { key: "overdue", text });
    }
    let day = writer.day(review_by);
    let words = if open {
        Words::new("zu prüfen bis", "to be reviewed by")
    } else {
        Words::new("wieder zu prüfen bis", "to be reviewed again by")
    };
    Cell { text: Some(writer.say(&words)), ..Cell::day(Some(day)) }
}

fn overdue_contributions(writer: &Writer<'_>, value: &Concept) -> Cell {
    let is_late = |one: &&crate::model::Spanned<crate::model::Contribution>| {
        contribution::status(one, writer.site.as_of) == ContributionStatus::Overdue
    };
    let late = value.departments.iter().filter(is_late).count();
    if late == 0 || concept::is_over(value) {
        return Cell::default();
    }
    let text = writer.say(&Words::new(
        format!("{late} {} überfällig", plural(late, "Zulieferung", "Zulieferungen")),
        format!("{late} {} overdue", plural(late, "contribution", "contributions")),
    ));
    Cell::word(Word { key: "overdue", text })
}
