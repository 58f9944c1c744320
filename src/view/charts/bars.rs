//! Bar charts.

use super::drawing::{Bar, Note};
use super::scale::{At, Axis, count, drawable};
use super::series::{all_values, chart, dots, frame, last_note, middle};
use super::{Chart, Series};
use crate::view::writer::Writer;

/// How much of a period a bar takes.
const SHARE: f64 = 0.66;
/// How broad a bar is at most, in percent of the drawing.
const BROADEST: f64 = 9.0;

/// A bar chart; for counts of periods. Bars always stand on zero.
pub fn bars(writer: &Writer<'_>, series: &Series<'_>) -> Chart {
    let axis = Axis::from_zero(&all_values(&series.points), series.write);
    let drawing = last_note(series, &axis).map(|note| {
        let mut drawing = frame(writer, series, &axis);
        drawing.bars = shapes(series, &axis);
        // The bars are the figures; only what was missed and what is missing has a mark beside.
        drawing.dots = dots(series, &axis);
        drawing.dots.retain(|dot| matches!(dot.shape, "missed" | "missing"));
        // A bar that missed its target has its mark where the figure would stand.
        if series.points.len() <= 12 && !drawing.dots.iter().any(|dot| dot.at == note.at) {
            let below = axis.base() < note.top;
            drawing.notes.push(Note { below, ..note });
        }
        drawing
    });
    chart(writer, "bar", series, drawing, &axis)
}

fn shapes(series: &Series<'_>, axis: &Axis) -> Vec<Bar> {
    let total = series.points.len();
    let width = (100.0 / count(total.max(1)) * SHARE).min(BROADEST);
    let base = axis.base();
    let mut bars = Vec::new();
    for (index, point) in series.points.iter().enumerate() {
        let Some(value) = drawable(point.value) else { continue };
        let (end, centre) = (axis.place(value), middle(index, total).value());
        bars.push(Bar {
            at: At::percent(centre - width / 2.0),
            top: if end < base { end } else { base },
            width: At::percent(width),
            height: end.to(base),
            shape: if point.provisional { "provisional" } else { "sure" },
            title: format!("{}: {}", point.label, (series.write)(value)),
        });
    }
    bars
}
