//! What happened in a period: posts that appeared, decisions, checks of effects, incidents, new versions
//! of guidelines.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Reported, Told};
use crate::insight::calendar::{Published, month_of};
use crate::insight::{decision, incident, phrase};
use crate::locale::{Sorter, Words};
use crate::model::time::Period;
use crate::model::{Decision, Entry, Id, Incident, Kind, Thing};
use crate::view::details::{row, section, table, table_without_empty_columns};
use crate::view::parts::{Cell, Column, Row, Section, Table};
use crate::view::writer::Writer;

/// How many posts appeared on each platform.
pub fn posts(writer: &Writer<'_>, reported: Reported) -> Told {
    let now = published(writer, reported.period);
    let before = reported.period.previous().map(|period| published(writer, period)).unwrap_or_default();
    let ids: BTreeSet<&Id> = now.on.keys().chain(before.on.keys()).copied().collect();
    let of = |published: &Published<'_>, id: &Id| published.on.get(id).copied().unwrap_or_default();
    let mut rows: Vec<(String, Row)> = ids
        .into_iter()
        .map(|id| {
            let link = writer.link(&Thing::new(Kind::Platform, id));
            let numbers =
                [of(&now, id), of(&before, id)].map(|count| Cell::text(writer.numbers.integer(count)));
            (link.text.clone(), row(std::iter::once(Cell::links([link])).chain(numbers)))
        })
        .collect();
    let sorter = Sorter::new(writer.language);
    rows.sort_by(|a, b| sorter.compare(&a.0, &b.0));
    let columns =
        [Column::new("platform"), Column::numeric("published"), Column::numeric("published_before")];
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    let mut section = section("published_posts", table(columns, rows));
    let is_unfair = !reported.is_over && !section.table.rows.is_empty();
    section.intro = is_unfair.then(|| {
        writer.say(&Words::new(
            "Der Zeitraum davor ist ganz gezählt, dieser bis zum Stand.",
            "The period before is counted as a whole, this one up to the as-of date.",
        ))
    });
    let words = phrase::count(
        now.posts,
        ("ein Beitrag ist erschienen", "one post appeared"),
        ("{} Beiträge sind erschienen", "{} posts appeared"),
    );
    Told { section, words: (now.posts > 0).then_some(words) }
}

/// How many posts appeared in a period.
fn published<'s>(writer: &Writer<'s>, period: Period) -> Published<'s> {
    let by_month = &writer.insight().calendar.published;
    let mut sum = Published::default();
    for month in period.months() {
        let Some(published) = by_month.get(&month_of(month.first_day())) else { continue };
        sum.posts += published.posts;
        for (platform, count) in &published.on {
            *sum.on.entry(*platform).or_default() += count;
        }
    }
    sum
}

/// What was decided.
pub fn decisions(writer: &Writer<'_>, reported: Reported) -> Told {
    let mut made: Vec<(Date, &Entry<Decision>)> = writer
        .site
        .model
        .tables
        .decisions
        .iter()
        .filter_map(|entry| Some((decision::decided_on(entry.original(), reported.last)?, entry)))
        .filter(|(day, _)| reported.holds(*day))
        .collect();
    made.sort_by_key(|(day, entry)| (*day, &entry.head.id));
    let count = made.len();
    let rows = made.into_iter().map(|(day, entry)| {
        let value = entry.value(writer.language);
        row([
            Cell::links([writer.entry(entry)]),
            Cell::word(writer.word(value.kind.value)),
            Cell::day(Some(writer.short_day(day))),
            Cell::word(writer.word(value.status.value)),
            Cell::day(value.effect.as_ref().map(|effect| writer.short_day(effect.check_on.value))),
        ])
    });
    let columns = ["decision", "kind", "decided_on", "status", "check_on"].map(Column::new);
    let mut section = section("decisions_then", table_without_empty_columns(columns, rows.collect()));
    // The status has no date of its own.
    let is_old = reported.last < writer.site.as_of && count > 0;
    section.intro = is_old.then(|| {
        let day = phrase::day(writer.site.as_of);
        writer.say(&Words::new(
            format!("Der Stand einer Entscheidung ist der vom {}.", day.de),
            format!("The status of a decision is that of {}.", day.en),
        ))
    });
    let words = phrase::count(
        count,
        ("eine Entscheidung ist gefallen", "one decision was made"),
        ("{} Entscheidungen sind gefallen", "{} decisions were made"),
    );
    Told { section, words: (count > 0).then_some(words) }
}

/// The effects of decisions that were checked.
pub fn effects(writer: &Writer<'_>, reported: Reported) -> Told {
    let decisions = writer.site.model.tables.decisions.iter();
    let rows = decisions.filter_map(|entry| {
        let effect = entry.value(writer.language).effect.as_ref()?;
        let checked = effect.checked_on.as_ref().filter(|day| reported.holds(day.value))?;
        Some(row([
            Cell::links([writer.entry(entry)]),
            Cell::text(effect.expected.as_ref().map(|expected| writer.text(expected)).unwrap_or_default()),
            effect.verdict.map(|verdict| Cell::word(writer.word(verdict))).unwrap_or_default(),
            Cell::day(Some(writer.short_day(checked.value))),
        ]))
    });
    let columns = ["decision", "expected", "verdict", "checked_on"].map(Column::new);
    quiet("checked_effects", table_without_empty_columns(columns, rows.collect()))
}

/// The incidents that were open on some day of the period.
pub fn incidents(writer: &Writer<'_>, reported: Reported) -> Told {
    let ended = |incident: &Incident| incident.ended.as_ref().map(|ended| ended.value.date);
    let mut open: Vec<&Entry<Incident>> = writer
        .site
        .model
        .tables
        .incidents
        .iter()
        .filter(|entry| incident::has_begun(entry.original(), reported.last))
        .filter(|entry| ended(entry.original()).is_none_or(|day| day >= reported.first))
        .collect();
    open.sort_by_key(|entry| (entry.original().started.value, &entry.head.id));
    let count = open.len();
    let rows = open.into_iter().map(|entry| {
        let value = entry.value(writer.language);
        let over = value.ended.as_ref().filter(|ended| ended.value.date <= reported.last);
        let still_open = || Cell::text(writer.say(&Words::new("noch offen", "still open")));
        row([
            Cell::links([writer.entry(entry)]),
            value.severity.map(|severity| Cell::word(writer.word(severity))).unwrap_or_default(),
            Cell::links(writer.refer_all(&value.platforms)),
            Cell::day(Some(writer.short_moment(value.started.value))),
            over.map_or_else(still_open, |ended| Cell::day(Some(writer.short_moment(ended.value)))),
        ])
    });
    let columns = ["incident", "severity", "platforms", "started", "ended"].map(Column::new);
    let section = section("incidents_then", table_without_empty_columns(columns, rows.collect()));
    let words = phrase::count(
        count,
        ("es gab einen Vorfall", "there was one incident"),
        ("es gab {} Vorfälle", "there were {} incidents"),
    );
    Told { section, words: (count > 0).then_some(words) }
}

/// New versions of guidelines.
pub fn guidelines(writer: &Writer<'_>, reported: Reported) -> Told {
    let mut rows: Vec<(Date, Row)> = Vec::new();
    for entry in &writer.site.model.tables.guidelines {
        for change in &entry.value(writer.language).changes {
            if reported.holds(change.date.value) {
                let cells = [
                    Cell::links([writer.entry(entry)]),
                    Cell::text(change.version.value.clone()),
                    Cell::day(Some(writer.short_day(change.date.value))),
                    Cell::text(writer.text(&change.text)),
                ];
                rows.push((change.date.value, row(cells)));
            }
        }
    }
    rows.sort_by_key(|(day, _)| *day);
    let columns = ["guideline", "version", "date", "change"].map(Column::new);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    quiet("guideline_changes", table_without_empty_columns(columns, rows))
}

/// A section that has no part in the sentence at the top.
fn quiet(key: &'static str, table: Table) -> Told {
    let section: Section = section(key, table);
    Told { section, words: None }
}
