//! Line charts.

use super::scale::Axis;
use super::series::{all_values, chart, dots, frame, last_note, lines, middle};
use super::{Chart, Series};
use crate::view::writer::Writer;

/// A line chart. The axis has its zero, unless the figures lie so close together that nothing could be
/// seen; then that is said.
pub fn line(writer: &Writer<'_>, series: &Series<'_>) -> Chart {
    let points = &series.points;
    let axis = Axis::around(&all_values(points), series.write);
    let mut paths = lines(points, &|index, value| (middle(index, points.len()), axis.place(value)));
    let drawing = last_note(series, &axis).map(|note| {
        let mut drawing = frame(writer, series, &axis);
        drawing.notes.push(note);
        drawing.paths.append(&mut paths);
        drawing.dots = dots(series, &axis);
        drawing
    });
    chart(writer, "line", series, drawing, &axis)
}
