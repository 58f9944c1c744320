//! Who covers which duty: today, on the days ahead, and by the rota.

use jiff::ToSpan;
use jiff::civil::Date;

use super::lists::by_title;
use crate::insight::coverage::{By, Cover, DutyCoverage, Via};
use crate::insight::workload;
use crate::locale::Words;
use crate::model::{Assessment, Choice, Entry, Id, Kind, Platform, Shift, Thing};
use crate::view::details::{URGENCY, row, section, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Judgement, Link, Row, Section, Why, Word};
use crate::view::routes::{self, Route};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// So many days of the rota are shown.
const ROTA_DAYS: i32 = 56;

/// The page.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Besetzung", "Coverage"));
    let mut head = frame::section(writer, title, "platforms", "platforms/coverage.html");
    let above = Link {
        text: writer.say(&Kind::Platform.plural()),
        href: Some(writer.href(&Route::page(routes::section_page(Kind::Platform)))),
    };
    head.crumbs.push(above);
    let platforms = by_title(writer, &writer.site.model.tables.platforms);
    let mut sections: Vec<Section> =
        platforms.into_iter().filter_map(|platform| of_platform(writer, platform)).collect();
    if sections.is_empty() {
        sections.push(section("coverage", table_without_empty_columns([Column::new("duty")], Vec::new())));
    }
    sections.push(rota(writer));
    sections.extend(load(writer));
    (head, View::Article(Article { sections, ..Article::default() }))
}

/// The duties of a platform that is active: who is there, and who covers them on the days ahead.
fn of_platform(writer: &Writer<'_>, platform: &Entry<Platform>) -> Option<Section> {
    let covered = writer.insight().coverage.get(&platform.head.id)?;
    if covered.is_empty() {
        return None;
    }
    let rows = covered.iter().map(|duty| {
        row([
            name(writer, duty),
            state(writer, duty),
            there(writer, duty),
            Cell { why: ahead(writer, duty), ..Cell::default() },
        ])
    });
    let columns = ["duty", "state", "there", "ahead"].map(Column::new);
    let table = table_without_empty_columns(columns, rows.collect())
        .listed(&["state", "there"])
        .ordered("state", &URGENCY);
    let link = writer.entry(platform);
    Some(Section {
        title: Some(link.text),
        id: Some(platform.head.id.as_str().to_owned()),
        ..section("coverage", table)
    })
}

/// What a duty is called, and why nobody needs to have it.
pub fn name(writer: &Writer<'_>, duty: &DutyCoverage<'_>) -> Cell {
    let why = duty.held.assignment.not_needed.as_ref().map(|why| writer.text(why));
    Cell::text(writer.refer(duty.held.duty).text).note(why.unwrap_or_default())
}

/// How a duty is covered, with the reasons.
pub fn state(writer: &Writer<'_>, duty: &DutyCoverage<'_>) -> Cell {
    let (Some(state), Some(judged)) = (duty.state, &duty.judged) else {
        return Cell::text(writer.say(&Words::new("nicht nötig", "not needed"))).value("not_needed");
    };
    let word = Word { key: state.value().name(), text: writer.say(&state.words()) };
    Cell::judgement(Judgement { word, reasons: writer.reasons(&judged.reasons) }).value(state.name())
}

/// Who is there for a duty, and for whom; on a day without work, on the next working day.
pub fn there(writer: &Writer<'_>, duty: &DutyCoverage<'_>) -> Cell {
    if duty.judged.as_ref().is_none_or(|judged| judged.value == Assessment::Grey) {
        return Cell::default();
    }
    let day = duty.cover.day;
    let when = (day != writer.site.as_of).then(|| {
        let weekday = writer.dates.long(day);
        Words::new(format!("am {weekday}"), format!("on {weekday}"))
    });
    let (cell, role) = match duty.cover.by {
        Some(by) => {
            let person = writer.link(&Thing::new(Kind::Person, by.person));
            (Cell::links([person]), role(writer, by, duty.cover.accountable))
        }
        None => (Cell::text(writer.say(&Words::new("niemand", "nobody"))).value("nobody"), None),
    };
    let notes: Vec<String> = role.into_iter().chain(when).map(|words| writer.say(&words)).collect();
    cell.note(notes.join(", "))
}

/// What somebody does who covers a duty; nothing for the one who answers for it.
fn role(writer: &Writer<'_>, by: By<'_>, accountable: Option<&Id>) -> Option<Words> {
    match by.via {
        Via::Accountable => None,
        Via::Rota | Via::Backup => Some(by.via.words()),
        Via::AbsenceDeputy | Via::Deputy => {
            let Some(accountable) = accountable else { return Some(by.via.words()) };
            let name = writer.site.insight.today.name(&Thing::new(Kind::Person, accountable));
            Some(Words::new(format!("vertritt {}", name.de), format!("stands in for {}", name.en)))
        }
    }
}

/// Who covers a duty on the days ahead, where it is not the one who answers for it: a line for each row
/// of working days on which nothing changes.
fn ahead(writer: &Writer<'_>, duty: &DutyCoverage<'_>) -> Vec<Why> {
    let mut stretches: Vec<(Date, &Cover<'_>)> = Vec::new();
    for cover in &duty.ahead {
        match stretches.last_mut() {
            Some((to, first)) if is_same(first, cover) => *to = cover.day,
            _ => stretches.push((cover.day, cover)),
        }
    }
    let said = stretches.into_iter().filter_map(|(to, first)| {
        let who = match first.by {
            Some(by) if by.via == Via::Accountable => return None,
            Some(by) => {
                let name = writer.link(&Thing::new(Kind::Person, by.person)).text;
                let does = match by.via {
                    Via::Rota => Some(Words::new("hat Dienst", "is on duty")),
                    _ => role(writer, by, first.accountable),
                };
                format!("{name} {}", does.map(|words| writer.say(&words)).unwrap_or_default())
            }
            None => writer.say(&Words::new("niemand ist da", "nobody is there")),
        };
        Some(Why { text: format!("{}: {who}", writer.dates.range(first.day, to)), place: None, href: None })
    });
    said.collect()
}

/// Whether the same one covers for the same reason.
fn is_same(one: &Cover<'_>, other: &Cover<'_>) -> bool {
    let who = |cover: &Cover<'_>| cover.by.map(|by| (by.person.clone(), by.via));
    one.accountable == other.accountable && who(one) == who(other)
}

/// Who is on duty now and in the coming weeks.
fn rota(writer: &Writer<'_>) -> Section {
    let as_of = writer.site.as_of;
    let last = as_of.saturating_add(ROTA_DAYS.days());
    let shifts = writer.site.model.tables.rota.iter().map(Entry::original);
    let mut shifts: Vec<&Shift> =
        shifts.filter(|shift| as_of <= shift.to.value && shift.from.value <= last).collect();
    shifts.sort_by_key(|shift| (shift.from.value, shift.from.at));
    let rows: Vec<Row> = shifts
        .into_iter()
        .map(|shift| {
            let platforms = if shift.platforms.is_empty() {
                Cell::text(writer.say(&Words::new("alle", "all")))
            } else {
                Cell::links(writer.refer_all(&shift.platforms))
            };
            row([
                Cell::text(writer.dates.range(shift.from.value, shift.to.value)),
                Cell::links([writer.refer(&shift.person)]),
                Cell::links(writer.refer_all(&shift.backup)),
                platforms,
            ])
        })
        .collect();
    let columns = ["days", "on_duty", "backup", "platforms"].map(Column::new);
    section("rota", table_without_empty_columns(columns, rows))
}

/// Hours of the duties against the hours that people have, by name: only where the settings ask for it.
fn load(writer: &Writer<'_>) -> Option<Section> {
    let today = writer.insight().today;
    let loads = workload::workload(today);
    if loads.is_empty() {
        return None;
    }
    let people = by_title(writer, &writer.site.model.tables.people);
    let rows = people.into_iter().filter_map(|person| {
        let load = loads.iter().find(|load| *load.person == person.head.id)?;
        let hours = amount(writer, load.hours);
        let text = match load.weekly {
            Some(weekly) => {
                let weekly = amount(writer, weekly);
                Words::new(format!("{hours} von {weekly}"), format!("{hours} of {weekly}"))
            }
            None => Words::same(hours),
        };
        let judgement = Judgement {
            word: Word { key: load.judged.value.name(), text: writer.say(&level(load.judged.value)) },
            reasons: writer.reasons(&load.judged.reasons),
        };
        Some(row([
            Cell::links([writer.entry(person)]),
            Cell::text(writer.say(&text)),
            Cell::judgement(judgement),
        ]))
    });
    let columns = [Column::new("person"), Column::numeric("hours"), Column::new("state")];
    let intro = Words::new(
        "Stunden der Aufgaben je Woche, nach Namen. Nur das Team sieht diese Tabelle.",
        "Hours of the duties a week, by name. Only the team sees this table.",
    );
    Some(Section {
        intro: Some(writer.say(&intro)),
        ..section("workload", table_without_empty_columns(columns, rows.collect()))
    })
}

/// Hours as people write them: "17,5".
fn amount(writer: &Writer<'_>, hours: f64) -> String {
    writer.numbers.decimal(hours, workload::digits(hours))
}

/// A workload in a word.
fn level(value: Assessment) -> Words {
    match value {
        Assessment::Green => Words::new("passt", "fits"),
        Assessment::Yellow => Words::new("ausgelastet", "full"),
        Assessment::Red => Words::new("überlastet", "too much"),
        Assessment::Grey => Words::new("keine Aussage", "no statement"),
    }
}
