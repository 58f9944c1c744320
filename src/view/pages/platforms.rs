//! All platforms: the inventory with life cycle and compliance, who has which part in which duty, and
//! those that are closed.

use super::lists::{by_title, summary};
use crate::insight::compliance::Scorecard;
use crate::insight::coverage::DutyCoverage;
use crate::insight::duties::{self, Held, Part};
use crate::insight::platform as platforms;
use crate::locale::{Words, plural};
use crate::model::{Assessment, Choice, Entry, Id, Kind, Lifecycle, Platform, Thing};
use crate::view::details::{URGENCY, names, row, section, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Judgement, Link, Section, Word};
use crate::view::routes::{self, Route};
use crate::view::views::{Matrix, MatrixCell, MatrixLetter, MatrixPart, MatrixRow, Platforms, View};
use crate::view::writer::Writer;

/// The page.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let as_of = writer.site.as_of;
    let all = by_title(writer, &writer.site.model.tables.platforms);
    let (gone, open): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|platform| platforms::is_closed(platform.original(), as_of));
    let coverage = Link {
        text: writer.say(&Words::new("Wer an welchen Tagen da ist", "Who is there on which days")),
        href: Some(writer.href(&Route::page("platforms/coverage.html"))),
    };
    let view = Platforms {
        inventory: inventory(writer, &open),
        matrix: matrix(writer, &open),
        coverage,
        closed: closed(writer, &gone),
    };
    let kind = Kind::Platform;
    let title = writer.say(&kind.plural());
    let head = frame::section(writer, title, kind.section(), &routes::section_page(kind));
    (head, View::Platforms(Box::new(view)))
}

fn inventory(writer: &Writer<'_>, platforms: &[&Entry<Platform>]) -> Section {
    let rows = platforms.iter().map(|platform| {
        let value = platform.value(writer.language);
        let card = writer.insight().compliance.get(&platform.head.id);
        row([
            Cell::links([writer.entry(platform)]).note(summary(writer, platform)),
            Cell::text(writer.network(&value.network.value)).value(&value.network.value),
            Cell::word(writer.word(value.lifecycle.value)),
            card.map(|card| Cell::judgement(compliance(writer, card))).unwrap_or_default(),
            Cell::text(value.rhythm.as_ref().map(|rhythm| writer.text(rhythm)).unwrap_or_default()),
        ])
    });
    let columns = ["platform", "network", "lifecycle", "compliance", "rhythm"].map(Column::new);
    let table = table_without_empty_columns(columns, rows.collect())
        .listed(&["network", "lifecycle"])
        .ordered("lifecycle", &names::<Lifecycle>())
        .ordered("compliance", &URGENCY);
    section("inventory", table)
}

/// How much of what law and safety ask for is there, with what is missing as its reasons.
pub fn compliance(writer: &Writer<'_>, card: &Scorecard) -> Judgement {
    let missing = card.points.len() - card.passed();
    let (key, words) = if missing == 0 {
        (Assessment::Green.name(), Words::new("vollständig", "complete"))
    } else {
        let (german, english) = (plural(missing, "fehlt", "fehlen"), plural(missing, "is", "are"));
        let words = Words::new(format!("{missing} {german}"), format!("{missing} {english} missing"));
        (Assessment::Yellow.name(), words)
    };
    let failed: Vec<_> = card
        .failed()
        .map(|point| {
            let mut why = writer.reason(&point.reason);
            why.text = format!("{}: {}", writer.say(&point.check.label()), why.text);
            why
        })
        .collect();
    Judgement { word: Word { key, text: writer.say(&words) }, reasons: failed }
}

fn closed(writer: &Writer<'_>, platforms: &[&Entry<Platform>]) -> Option<Section> {
    let rows = platforms.iter().map(|platform| {
        let value = platform.value(writer.language);
        row([
            Cell::links([writer.entry(platform)]),
            Cell::day(value.closed_on.as_ref().map(|day| writer.day(day.value))),
            value.account.map(|account| Cell::word(writer.word(account))).unwrap_or_default(),
            Cell::links(value.successor.iter().map(|successor| writer.refer(successor))),
        ])
    });
    let columns = ["platform", "closed_on", "account", "successor"].map(Column::new);
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| section("closed", table_without_empty_columns(columns, rows).listed(&[])))
}

/// Who has which part in which duty; a gap is marked, not left blank.
fn matrix(writer: &Writer<'_>, platforms: &[&Entry<Platform>]) -> Option<Matrix> {
    let as_of = writer.site.as_of;
    let active = platforms.iter().filter(|platform| platforms::is_active(platform.original(), as_of));
    let held: Vec<(&Entry<Platform>, Vec<Held<'_>>)> =
        active.map(|platform| (*platform, duties::held(platform.original(), as_of))).collect();
    let mut used: Vec<&Id> = Vec::new();
    for one in held.iter().flat_map(|(_, held)| held) {
        if !used.contains(&&one.duty.id) {
            used.push(&one.duty.id);
        }
    }
    let duties: Vec<String> =
        used.iter().map(|duty| writer.link(&Thing::new(Kind::Duty, duty)).text).collect();
    let rows: Vec<MatrixRow> = held
        .iter()
        .map(|(platform, held)| {
            let coverage = writer.insight().coverage.get(&platform.head.id);
            let cells = used.iter().zip(&duties).map(|(duty, title)| {
                let held = held.iter().find(|held| held.duty.id == **duty);
                let covered = coverage.into_iter().flatten().find(|covered| covered.held.duty.id == **duty);
                cell(writer, title, held, covered)
            });
            let value = platform.value(writer.language);
            MatrixRow {
                platform: writer.entry(platform),
                network: value.network.value.clone(),
                lifecycle: value.lifecycle.value.name(),
                cells: cells.collect(),
            }
        })
        .collect();
    let letters = [Part::Accountable, Part::Responsible, Part::Consulted, Part::Informed, Part::Deputy];
    let legend = letters.map(|part| {
        let (letter, words) = letter(part);
        MatrixLetter { letter: writer.say(&letter), text: writer.say(&words) }
    });
    (!rows.is_empty() && !duties.is_empty()).then(|| Matrix { legend: legend.into(), duties, rows })
}

/// The letter of a part, and what it means beside the table. The four of the usual scheme are the first
/// letters of its English words.
fn letter(part: Part) -> (Words, Words) {
    match part {
        Part::Accountable => (Words::same("A"), Words::new("verantwortlich (accountable)", "accountable")),
        Part::Responsible => (Words::same("R"), Words::new("führt aus (responsible)", "responsible")),
        Part::Consulted => (Words::same("C"), Words::new("wird gefragt (consulted)", "consulted")),
        Part::Informed => (Words::same("I"), Words::new("wird unterrichtet (informed)", "informed")),
        Part::Deputy => (Words::new("V", "D"), Words::new("Vertretung", "deputy")),
    }
}

/// A duty of a platform: who has it in which part, and whether there is a gap.
fn cell(
    writer: &Writer<'_>,
    duty: &str,
    held: Option<&Held<'_>>,
    covered: Option<&DutyCoverage<'_>>,
) -> MatrixCell {
    let mut cell = MatrixCell { duty: duty.to_owned(), gap: None, parts: Vec::new(), note: None };
    let Some(held) = held else {
        cell.note = Some("–".to_owned());
        return cell;
    };
    if held.assignment.not_needed.is_some() {
        cell.note = Some(writer.say(&Words::new("nicht nötig", "not needed")));
        return cell;
    }
    let state = covered.and_then(|covered| covered.state);
    cell.gap = state
        .filter(|state| matches!(state.value(), Assessment::Red | Assessment::Yellow))
        .map(|state| Word { key: state.value().name(), text: writer.say(&state.words()) });
    let parts = held.parts().into_iter().filter(|(_, people)| !people.is_empty());
    cell.parts = parts
        .map(|(part, people)| MatrixPart {
            letter: writer.say(&letter(part).0),
            text: writer.say(&part.words()),
            people: writer.refer_all(people),
        })
        .collect();
    cell
}
