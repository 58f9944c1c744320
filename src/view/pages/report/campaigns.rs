//! How campaigns stood at the end of a period, and how that differs from the period before.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::{Reported, Told};
use crate::insight::campaign::{self, CampaignState};
use crate::insight::phrase;
use crate::insight::reason::urgency;
use crate::insight::reported::Stood;
use crate::locale::Words;
use crate::model::{Assessment, Campaign, Entry};
use crate::view::details::{row, section as table_section, table_without_empty_columns};
use crate::view::pages::campaign as campaigns;
use crate::view::parts::{Cell, Column, Progress, Row, Word};
use crate::view::writer::Writer;

/// So many reasons are shown of a campaign off its course.
const REASONS: usize = 3;

/// A campaign that was under way in a period, or ended in it.
struct Line<'s> {
    entry: &'s Entry<Campaign>,
    stood: Cow<'s, Stood>,
}

/// The campaigns that were under way: those off their course first.
pub fn section(writer: &Writer<'_>, reported: Reported) -> Told {
    let mut lines = lines(writer, reported);
    let urgent = |line: &Line<'_>| line.stood.assessment.as_ref().map_or(4, |judged| urgency(judged.value));
    lines.sort_by_key(|line| (line.stood.state, urgent(line), &line.entry.head.id));
    let rows: Vec<Row> = lines.iter().map(|line| line_row(writer, reported, line)).collect();
    let columns = ["campaign", "state", "progress", "since_before", "end"].map(Column::new);
    let section = table_section("campaigns_then", table_without_empty_columns(columns, rows));
    Told { section, words: words(&lines) }
}

fn lines<'s>(writer: &Writer<'s>, reported: Reported) -> Vec<Line<'s>> {
    let at_end = writer.insight().reported.at_end(reported.period);
    let campaigns = writer.site.model.tables.campaigns.iter();
    let lines = campaigns.filter_map(|entry| {
        let known = at_end.and_then(|standings| standings.get(&entry.head.id)).map(Cow::Borrowed);
        let stood = known.or_else(|| ended(entry.original(), reported).map(Cow::Owned))?;
        Some(Line { entry, stood })
    });
    lines.collect()
}

/// How a campaign stood that was closed or called off in a period.
fn ended(campaign: &Campaign, reported: Reported) -> Option<Stood> {
    let state = campaign::state(campaign, reported.last);
    let day = match state {
        CampaignState::Closed => campaign.closed_on.as_ref().map(|day| day.value),
        CampaignState::Cancelled => campaign.cancelled.as_ref().map(|cancelled| cancelled.date.value),
        _ => None,
    };
    day.filter(|day| reported.holds(*day))?;
    Some(Stood { state, progress: campaign::progress(campaign, reported.last), assessment: None })
}

fn line_row(writer: &Writer<'_>, reported: Reported, line: &Line<'_>) -> Row {
    let Line { entry, stood } = line;
    let before = writer.insight().reported.before(reported.period);
    let before = before.and_then(|standings| standings.get(&entry.head.id));
    let is_off = |value| matches!(value, Assessment::Red | Assessment::Yellow);
    let reasons = stood.assessment.iter().filter(|judged| is_off(judged.value));
    let reasons = reasons.flat_map(|judged| judged.reasons.iter().take(REASONS));
    let state = Cell {
        why: reasons.map(|reason| writer.reason(reason)).collect(),
        ..Cell::word(word(writer, stood))
    };
    let end = campaign::end(entry.original(), reported.last);
    row([
        Cell::links([writer.entry(entry)]),
        state,
        Cell::progress(progress(writer, stood)),
        change(writer, reported, line, before),
        Cell::day(Some(writer.short_day(end))),
    ])
}

/// The assessment of a campaign that ran, else its state.
fn word(writer: &Writer<'_>, stood: &Stood) -> Word {
    match &stood.assessment {
        Some(judged) => writer.word(judged.value),
        None => writer.word(stood.state),
    }
}

fn progress(writer: &Writer<'_>, stood: &Stood) -> Option<Progress> {
    let progress = stood.progress?;
    let is_shown = stood.state != CampaignState::Cancelled;
    is_shown.then(|| campaigns::progress_bar(writer, progress))
}

/// What is different from the end of the period before.
fn change(writer: &Writer<'_>, reported: Reported, line: &Line<'_>, before: Option<&Stood>) -> Cell {
    let Some(before) = before else {
        let is_new = reported.holds(line.entry.original().start.value);
        let new = Words::new("neu begonnen", "newly begun");
        return if is_new { Cell::text(writer.say(&new)) } else { Cell::default() };
    };
    let points = line.stood.progress.zip(before.progress).map(|(now, before)| now.actual - before.actual);
    let points = points.map(|points| progress_change(writer, points)).unwrap_or_default();
    let (now, then) = (word(writer, &line.stood), word(writer, before));
    if now.key == then.key {
        return Cell::text(points);
    }
    let then = writer.say(&Words::new(format!("zuvor: {}", then.text), format!("before: {}", then.text)));
    Cell::text(then).note(points)
}

/// "+12 Prozentpunkte", "Fortschritt unverändert"
fn progress_change(writer: &Writer<'_>, points: f64) -> String {
    if (points * 100.0).round() == 0.0 {
        return writer.say(&Words::new("Fortschritt unverändert", "progress unchanged"));
    }
    points_of(writer, points)
}

/// A difference of two shares: "+12 Prozentpunkte", "−0,4 Prozentpunkte".
pub fn points_of(writer: &Writer<'_>, difference: f64) -> String {
    let points = difference * 100.0;
    let number = writer.numbers.decimal(points.abs(), u8::from(points.abs() < 10.0));
    let sign = match points {
        _ if number == "0" => "±",
        0.0.. => "+",
        _ => "−",
    };
    writer.say(&Words::new(
        format!("{sign}{number} Prozentpunkte"),
        format!("{sign}{number} percentage points"),
    ))
}

/// "drei Kampagnen waren unterwegs, eine davon in Eskalation"
fn words(lines: &[Line<'_>]) -> Option<Words> {
    let is_under_way =
        |line: &&Line<'_>| matches!(line.stood.state, CampaignState::Running | CampaignState::Paused);
    let under_way = lines.iter().filter(is_under_way).count();
    if under_way == 0 {
        return None;
    }
    let count = |value| {
        let judged = lines.iter().filter_map(|line| line.stood.assessment.as_ref());
        judged.filter(|judged| judged.value == value).count()
    };
    let campaigns = phrase::count(
        under_way,
        ("eine Kampagne war unterwegs", "one campaign was under way"),
        ("{} Kampagnen waren unterwegs", "{} campaigns were under way"),
    );
    let mut off = [
        (count(Assessment::Red), Words::new("in Eskalation", "in escalation")),
        (count(Assessment::Yellow), Words::new("mit drohender Abweichung", "about to deviate")),
    ];
    off.sort_by_key(|(count, _)| Reverse(*count == 0));
    let off: Vec<Words> = off
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, how)| {
            let number = phrase::count(count, ("eine", "one"), ("{}", "{}"));
            Words::new(format!("{} {}", number.de, how.de), format!("{} {}", number.en, how.en))
        })
        .collect();
    if off.is_empty() {
        return Some(campaigns);
    }
    let off = phrase::and(&off);
    Some(Words::new(format!("{} ({})", campaigns.de, off.de), format!("{} ({})", campaigns.en, off.en)))
}
