//! What the figures of a platform say: each metric period by period, its target, the verdict, and
//! whether a restructuring is to be checked.

use std::collections::BTreeMap;

use super::Today;
use super::reason::Reason;
use crate::model::time::Period;
use crate::model::{Entry, Id, Metric, Platform, SeriesBreak, TargetValue};
use crate::source::Span;

/// A figure of a period, written or computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The value; a rate is a ratio.
    pub value: f64,
    /// What it was divided by, for a computed one.
    pub denominator: Option<f64>,
    /// Whether it is not final: shown, never judged.
    pub provisional: bool,
    /// Where it, or its numerator, is written.
    pub at: Span,
}

/// Whether a target was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It was.
    Reached,
    /// It was not.
    Missed,
}

/// A target with what became of it.
#[derive(Debug, Clone)]
pub struct TargetStanding<'m> {
    /// The target, where it is written.
    pub target: &'m TargetValue,
    /// The periods of its length that it judges, each with its figure; provisional ones have no verdict.
    pub periods: BTreeMap<Period, (Figure, Option<Verdict>)>,
    /// The verdict of the latest judged period.
    pub verdict: Option<Verdict>,
    /// In how many periods running, up to the latest judged one, it was missed.
    pub missed_in_a_row: usize,
    /// Whether a restructuring is to be checked, and why.
    pub restructuring_check: Option<Reason>,
}

/// A metric of a platform.
#[derive(Debug, Clone)]
pub struct Measured<'m> {
    /// The metric.
    pub metric: &'m Entry<Metric>,
    /// Its figures by the periods that are written, up to the as-of date.
    pub figures: BTreeMap<Period, Figure>,
    /// Where the series cannot be compared with what was before.
    pub breaks: Vec<&'m SeriesBreak>,
    /// Its targets, those that hold in the latest period last.
    pub targets: Vec<TargetStanding<'m>>,
}

/// What the figures of a platform say.
#[derive(Debug, Clone, Default)]
pub struct PlatformFigures<'m> {
    /// The metrics that are written, computed or have a target, in the order of their identifiers.
    pub metrics: BTreeMap<Id, Measured<'m>>,
    /// Since when figures are missing that should be there: the period, and why.
    pub missing: Option<(Period, Reason)>,
}

/// What the figures of a platform say on a day.
pub fn measured<'m>(_today: Today<'m>, _platform: &'m Entry<Platform>) -> PlatformFigures<'m> {
    PlatformFigures::default()
}
