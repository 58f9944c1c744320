//! Charts, ready to be drawn: shapes with their places, labels, and the table that says the same. The
//! component `chart` of the theme prints them as SVG. Bars begin at zero, what is missing is a gap.

use jiff::civil::Date;
use serde::Serialize;

use super::parts::{Link, Progress, Table, Word};
use super::writer::Writer;

/// A chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// What sort of chart: `line`, `bar`, `burn_up`, `timeline`.
    pub kind: &'static str,
    /// Its anchor on the page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What is to be seen, in a sentence.
    pub description: String,
    /// The same as a table.
    pub table: Table,
}

/// A line without axes, beside a number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sparkline {
    /// What is to be seen: "Interaktionen steigen von 1.210 auf 1.810".
    pub description: String,
}

/// A figure of a series.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Point {
    /// The period in full: "Oktober 2026".
    pub label: String,
    /// The period at the axis: "Okt.".
    pub short: String,
    /// The figure; a gap where there is none.
    pub value: Option<f64>,
    /// Whether it is not final.
    pub provisional: bool,
    /// Why it cannot be compared with the one before.
    pub break_before: Option<String>,
    /// Whether the target was reached.
    pub verdict: Option<Word>,
    /// The target that holds in this period.
    pub target: Option<f64>,
}

/// A series to be drawn.
pub struct Series<'w> {
    /// The anchor of the chart.
    pub id: String,
    /// What is shown: "Interaktionen je Monat".
    pub title: String,
    /// The points in order of time, without holes: a missing period has no value.
    pub points: Vec<Point>,
    /// Writes a figure with its unit.
    pub write: &'w dyn Fn(f64) -> String,
}

/// A line chart.
pub fn line(_writer: &Writer<'_>, series: &Series<'_>) -> Chart {
    Chart {
        kind: "line",
        id: series.id.clone(),
        title: series.title.clone(),
        description: String::new(),
        table: Table::default(),
    }
}

/// A bar chart; for counts of periods.
pub fn bars(writer: &Writer<'_>, series: &Series<'_>) -> Chart {
    Chart { kind: "bar", ..line(writer, series) }
}

/// A sparkline; nothing for fewer than two figures.
pub fn sparkline(_writer: &Writer<'_>, _series: &Series<'_>) -> Option<Sparkline> {
    None
}

/// The course of a campaign. Shares lie between 0 and 1; each list goes by date, a value holds until
/// the next.
#[derive(Debug, Clone, Default)]
pub struct BurnUp {
    /// The anchor of the chart.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// First and last day.
    pub days: (Date, Date),
    /// The day until which the actual progress is drawn.
    pub as_of: Date,
    /// The progress by the first plan.
    pub first_plan: Vec<(Date, f64)>,
    /// The progress by the plan of today; empty where nothing was planned anew.
    pub plan: Vec<(Date, f64)>,
    /// The actual progress.
    pub actual: Vec<(Date, f64)>,
    /// When it rested.
    pub pauses: Vec<(Date, Date)>,
    /// When it was planned anew.
    pub replanned: Vec<Date>,
}

/// A burn-up chart.
pub fn burn_up(_writer: &Writer<'_>, burn_up: &BurnUp) -> Chart {
    Chart {
        kind: "burn_up",
        id: burn_up.id.clone(),
        title: burn_up.title.clone(),
        description: String::new(),
        table: Table::default(),
    }
}

/// A line of a timeline.
#[derive(Debug, Clone)]
pub struct Lane {
    /// What.
    pub link: Link,
    /// Where it is on its way, or how it stands.
    pub state: Word,
    /// First and last day by the plan of today.
    pub days: (Date, Date),
    /// The last day by the first plan, where that differs.
    pub first_end: Option<Date>,
    /// How far it is.
    pub progress: Option<Progress>,
    /// When it rests.
    pub pauses: Vec<(Date, Date)>,
    /// Milestones: when, what, `done`, `overdue` or `open`.
    pub marks: Vec<(Date, String, &'static str)>,
}

/// A timeline with a mark at the as-of date.
pub fn timeline(_writer: &Writer<'_>, id: &str, title: &str, _lanes: &[Lane]) -> Chart {
    Chart {
        kind: "timeline",
        id: id.to_owned(),
        title: title.to_owned(),
        description: String::new(),
        table: Table::default(),
    }
}
