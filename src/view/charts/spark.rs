//! Sparklines: a line the size of a word.

use serde::Serialize;

use super::scale::{At, count, drawable, ends};
use super::series::{all_values, edge, lines, runs, shape, target};
use super::words::trend;
use super::{Path, Series};
use crate::view::writer::Writer;

/// What a sparkline shows at least, as a share of its largest figure: small changes stay small.
const LEAST: f64 = 0.1;

/// A line without axes, beside a number. Its places are percents of its width and height.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sparkline {
    /// What is to be seen: "Interaktionen: Gestiegen von 1.210 (September 2026) auf 1.810 (Oktober 2026)."
    pub description: String,
    /// The lines of the figures and of the target.
    pub paths: Vec<Path>,
    /// Marks: the last figure, and figures with gaps on both sides.
    pub dots: Vec<SparkDot>,
}

/// A mark in a sparkline.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SparkDot {
    /// From the left.
    pub at: At,
    /// From above.
    pub top: At,
    /// `value`, `reached`, `missed`, `provisional`.
    pub shape: &'static str,
}

/// A sparkline; nothing for fewer than two figures.
pub fn sparkline(writer: &Writer<'_>, series: &Series<'_>) -> Option<Sparkline> {
    let points = &series.points;
    let total = points.len();
    let last = points.iter().rposition(|point| drawable(point.value).is_some())?;
    if points.iter().filter(|point| drawable(point.value).is_some()).count() < 2 {
        return None;
    }
    let (low, high) = range(&all_values(points));
    let level = |value: f64| At::percent(100.0 - (value - low) / (high - low) * 100.0);
    // From edge to edge: the first figure lies at the left, the last period at the right.
    let place = |index: usize| edge(index, total.saturating_sub(1).max(1));
    // A target changes half way between two figures.
    let boundary = |index: usize| At::of(count(index) - 0.5, count(total.saturating_sub(1).max(1)));
    let mut paths = target(points, &boundary, &level);
    paths.extend(lines(points, &|index, value| (place(index), level(value))));
    let alone: Vec<usize> =
        runs(points).into_iter().filter(|run| run.len() == 1).map(|run| run.start).collect();
    let dots = points.iter().enumerate().filter_map(|(index, point)| {
        let value = drawable(point.value)?;
        let shown = index == last || alone.binary_search(&index).is_ok();
        shown.then(|| SparkDot { at: place(index), top: level(value), shape: shape(point) })
    });
    let description = format!("{}: {}", series.title, trend(writer, series, false));
    Some(Sparkline { description, dots: dots.collect(), paths })
}

/// The lowest and the highest that is shown.
fn range(values: &[f64]) -> (f64, f64) {
    let (low, high) = ends(values);
    let least = (low.abs().max(high.abs()) * LEAST).max(f64::MIN_POSITIVE * 1e20);
    let missing = (least - (high - low)).max(0.0);
    (low - missing / 2.0, high + missing / 2.0)
}
