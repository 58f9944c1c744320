//! Timelines: a lane a campaign, with its milestones, on one scale of days.

use jiff::civil::Date;
use serde::Serialize;

use super::drawing::{Anchor, BESIDE_NAMES, Band, Label, Sign, beside};
use super::scale::At;
use super::time::Days;
use super::{Chart, Lane};
use crate::locale::Words;
use crate::view::details::{row, table_without_empty_columns};
use crate::view::parts::{Cell, Column, Link, Table, Word};
use crate::view::writer::Writer;

/// So many overdue milestones of a lane are named.
const NAMED: usize = 3;

/// The lanes of a timeline, all on one scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lanes {
    /// The names of months, quarters or years.
    pub labels: Vec<Label>,
    /// Where they begin.
    pub marks: Vec<At>,
    /// The as-of date, where it is among the days shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub today: Option<Today>,
    /// The lanes.
    pub lanes: Vec<DrawnLane>,
}

/// The mark at the as-of date.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Today {
    /// From the left.
    pub at: At,
    /// "Stand 23.11.2026".
    pub text: String,
    /// Where the text lies at its place.
    pub anchor: Anchor,
}

/// A lane, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DrawnLane {
    /// What.
    pub link: Link,
    /// How it stands.
    pub state: Word,
    /// What is to be seen, in a sentence.
    pub description: String,
    /// Where it begins.
    pub at: At,
    /// How long it is.
    pub width: At,
    /// How long the done part is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<At>,
    /// Where it was to end by the first plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_end: Option<At>,
    /// From its earlier to its later end, where they differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ghost: Option<Band>,
    /// When it rests.
    pub pauses: Vec<Band>,
    /// Its milestones.
    pub milestones: Vec<DrawnMark>,
}

/// A milestone, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DrawnMark {
    /// From the left.
    pub at: At,
    /// `done`, `overdue` or `open`.
    pub shape: &'static str,
    /// What and when.
    pub title: String,
}

/// A timeline with a mark at the as-of date.
pub fn timeline(writer: &Writer<'_>, id: &str, title: &str, lanes: &[Lane]) -> Chart {
    let days = lanes.iter().map(|lane| (first_day(lane), last_day(lane)));
    let days = days.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    let drawn = days.map(|(first, last)| draw(writer, Days::whole_months(first, last), lanes));
    Chart {
        kind: "timeline",
        id: id.to_owned(),
        title: title.to_owned(),
        description: describe(writer, lanes, days),
        remarks: Vec::new(),
        key: key(lanes),
        drawing: None,
        lanes: drawn,
        table: table(writer, lanes),
    }
}

/// The days that a lane shows beside its first and last.
fn other_days(lane: &Lane) -> impl Iterator<Item = Date> {
    lane.first_end.into_iter().chain(lane.marks.iter().map(|(day, _, _)| *day))
}

fn first_day(lane: &Lane) -> Date {
    other_days(lane).fold(lane.days.0.min(lane.days.1), Date::min)
}

fn last_day(lane: &Lane) -> Date {
    other_days(lane).fold(lane.days.0.max(lane.days.1), Date::max)
}

fn draw(writer: &Writer<'_>, days: Days, lanes: &[Lane]) -> Lanes {
    let (marks, labels) = days.marks(writer, BESIDE_NAMES);
    let as_of = writer.site.as_of;
    let today = days.contain(as_of).then(|| {
        let at = days.end_of(as_of);
        let word = writer.say(&Words::new("Stand", "As of"));
        let text = format!("{word} {}", writer.dates.short(as_of));
        Today { at, anchor: beside(at, &text), text }
    });
    Lanes { labels, marks, today, lanes: lanes.iter().map(|lane| draw_lane(writer, days, lane)).collect() }
}

fn draw_lane(writer: &Writer<'_>, days: Days, lane: &Lane) -> DrawnLane {
    let (start, end) = (lane.days.0.min(lane.days.1), lane.days.0.max(lane.days.1));
    let at = days.start_of(start);
    let width = at.to(days.end_of(end));
    let pauses = lane.pauses.iter().filter_map(|(from, to)| {
        let (at, width) = days.stretch((*from).max(start), (*to).min(end))?;
        Some(Band { at, width, title: pause_words(writer, *from, *to) })
    });
    let first_end = lane.first_end.filter(|first| *first != end);
    let ghost = first_end.filter(|first| *first > end).map(|first| {
        let at = days.end_of(end);
        Band { at, width: at.to(days.end_of(first)), title: String::new() }
    });
    DrawnLane {
        link: lane.link.clone(),
        state: lane.state.clone(),
        description: lane_words(writer, lane),
        at,
        width,
        done: lane
            .progress
            .as_ref()
            .map(|progress| At::percent(width.value() * f64::from(progress.actual.min(100)) / 100.0)),
        first_end: first_end.map(|first| days.end_of(first)),
        ghost,
        pauses: pauses.collect(),
        milestones: lane
            .marks
            .iter()
            .map(|(day, title, shape)| DrawnMark {
                at: days.end_of(*day),
                shape,
                title: format!("{title}, {} ({})", writer.dates.short(*day), mark_word(writer, shape)),
            })
            .collect(),
    }
}

fn mark_word(writer: &Writer<'_>, shape: &str) -> String {
    writer.say(&match shape {
        "done" => Words::new("erledigt", "done"),
        "overdue" => Words::new("überfällig", "overdue"),
        _ => Words::new("offen", "open"),
    })
}

fn pause_words(writer: &Writer<'_>, from: Date, to: Date) -> String {
    let range = writer.dates.range(from, to);
    writer.say(&Words::new(format!("Pause: {range}"), format!("Pause: {range}")))
}

/// A lane in a sentence: "Herbst: läuft, 1. September bis 31. Dezember 2026, 38 % fertig, 50 % geplant."
fn lane_words(writer: &Writer<'_>, lane: &Lane) -> String {
    let mut parts = vec![lane.state.text.clone(), writer.dates.range(lane.days.0, lane.days.1)];
    parts.extend(lane.progress.as_ref().map(|progress| progress.text.clone()));
    parts.extend(remarks(writer, lane));
    let milestones = milestone_words(writer, lane);
    if !milestones.is_empty() {
        let word = writer.say(&Words::new("Meilensteine", "milestones"));
        parts.push(format!("{word}: {milestones}"));
    }
    format!("{}: {}.", lane.link.text, parts.join(", "))
}

/// Where the first plan was another, and when it rests.
fn remarks(writer: &Writer<'_>, lane: &Lane) -> Vec<String> {
    let first = lane.first_end.filter(|first| *first != lane.days.1).map(|first| {
        let first = writer.dates.day(first);
        let words = Words::new(
            format!("nach dem ersten Plan bis {first}"),
            format!("until {first} by the first plan"),
        );
        writer.say(&words)
    });
    first.into_iter().chain(lane.pauses.iter().map(|(from, to)| pause_words(writer, *from, *to))).collect()
}

/// How many milestones are done and open, and which are overdue: "3 erledigt, 1 überfällig (Film,
/// 14.11.2026), 4 offen".
fn milestone_words(writer: &Writer<'_>, lane: &Lane) -> String {
    let counted = ["done", "overdue", "open"].into_iter().filter_map(|shape| {
        let marks = lane.marks.iter().filter(|(_, _, one)| *one == shape);
        let marks: Vec<String> =
            marks.map(|(day, title, _)| format!("{title}, {}", writer.dates.short(*day))).collect();
        let words = format!("{} {}", marks.len(), mark_word(writer, shape));
        match marks.len() {
            0 => None,
            1..=NAMED if shape == "overdue" => Some(format!("{words} ({})", marks.join("; "))),
            _ => Some(words),
        }
    });
    counted.collect::<Vec<_>>().join(", ")
}

fn key(lanes: &[Lane]) -> Vec<Sign> {
    let has_mark = |shape| lanes.iter().flat_map(|lane| &lane.marks).any(|(_, _, one)| *one == shape);
    Sign::list([
        ("lane_done", lanes.iter().any(|lane| lane.progress.is_some())),
        ("lane_pause", lanes.iter().any(|lane| !lane.pauses.is_empty())),
        ("first_end", lanes.iter().any(|lane| lane.first_end.is_some_and(|first| first != lane.days.1))),
        ("mark_done", has_mark("done")),
        ("mark_open", has_mark("open")),
        ("mark_overdue", has_mark("overdue")),
    ])
}

fn describe(writer: &Writer<'_>, lanes: &[Lane], days: Option<(Date, Date)>) -> String {
    let Some((first, last)) = days else {
        return writer.say(&Words::new("Es gibt nichts zu zeigen.", "There is nothing to show."));
    };
    let range = writer.dates.range(first, last);
    let overdue =
        lanes.iter().filter(|lane| lane.marks.iter().any(|(_, _, shape)| *shape == "overdue")).count();
    let mut text = writer.say(&Words::new(
        format!("{}: {range}.", writer.numbers.count(lanes.len(), "Kampagne", "Kampagnen")),
        format!("{}: {range}.", writer.numbers.count(lanes.len(), "campaign", "campaigns")),
    ));
    let (de, en) = match overdue {
        0 => return text,
        1 => ("einer".to_owned(), "one".to_owned()),
        many => (many.to_string(), many.to_string()),
    };
    text += &writer.say(&Words::new(
        format!(" In {de} davon ist ein Meilenstein überfällig."),
        format!(" In {en} of them a milestone is overdue."),
    ));
    text
}

/// A row a lane.
fn table(writer: &Writer<'_>, lanes: &[Lane]) -> Table {
    let rows = lanes.iter().map(|lane| {
        row([
            Cell::links([lane.link.clone()]),
            Cell::word(lane.state.clone()),
            Cell::day(Some(writer.short_day(lane.days.0))),
            Cell::day(Some(writer.short_day(lane.days.1))),
            Cell::text(lane.progress.as_ref().map(|progress| progress.text.clone()).unwrap_or_default()),
            Cell::text(milestone_words(writer, lane)),
            Cell::text(remarks(writer, lane).join("; ")),
        ])
    });
    let columns = ["campaign", "state", "start", "end", "progress", "milestones", "remark"];
    table_without_empty_columns(columns.map(Column::new), rows.collect())
}
