//! Charts, ready to be drawn: shapes with their places, labels, and the table that says the same. The
//! component `chart` of the theme prints them as SVG. Bars begin at zero, what is missing is a gap.

mod bars;
mod burn_up;
mod drawing;
mod line;
mod periods;
mod scale;
mod series;
mod spark;
mod time;
mod timeline;
mod words;

use jiff::civil::Date;
use serde::Serialize;

use super::parts::{Link, Progress, Table, Word};

pub use bars::bars;
pub use burn_up::burn_up;
pub use drawing::{Anchor, Band, Bar, Dot, Drawing, Label, Note, Path, Rule, Sign, Tick};
pub use line::line;
pub use periods::points;
pub use scale::At;
pub use spark::{SparkDot, Sparkline, sparkline};
pub use timeline::{DrawnLane, DrawnMark, Lanes, Today, timeline};

/// A chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chart {
    /// What sort of chart: `line`, `bar`, `burn_up`, `timeline`.
    pub kind: &'static str,
    /// Its anchor on the page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What is to be seen, in a sentence.
    pub description: String,
    /// What the drawing alone would not say: an axis that does not begin at zero.
    pub remarks: Vec<String>,
    /// The shapes that occur.
    pub key: Vec<Sign>,
    /// The drawing of figures; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drawing: Option<Drawing>,
    /// The lanes of a timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lanes: Option<Lanes>,
    /// The same as a table.
    pub table: Table,
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
