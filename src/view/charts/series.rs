//! What line and bar charts share: places of periods, stretches, targets, breaks.

use std::ops::Range;

use super::drawing::{Anchor, BESIDE_SCALE, Dot, Drawing, Note, Path, Rule, Sign, Tick, over, thin, width};
use super::scale::{At, Axis, count, drawable};
use super::words::{describe, table};
use super::{Chart, Point, Series};
use crate::locale::Words;
use crate::view::writer::Writer;

/// With more periods only the marks that say something are drawn.
const FEW: usize = 36;

/// The middle of a period.
pub fn middle(index: usize, total: usize) -> At {
    At::of(count(index) + 0.5, count(total))
}

/// Where a period begins.
pub fn edge(index: usize, total: usize) -> At {
    At::of(count(index), count(total))
}

/// The figures and targets that an axis must hold.
pub fn all_values(points: &[Point]) -> Vec<f64> {
    points.iter().flat_map(|point| [drawable(point.value), drawable(point.target)]).flatten().collect()
}

/// The stretches that may be joined: no period is missing and none begins a new count.
pub fn runs(points: &[Point]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        if drawable(point.value).is_none() {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == index && point.break_before.is_none() => run.end = index + 1,
            _ => runs.push(index..index + 1),
        }
    }
    runs
}

/// The lines through the figures: one for each stretch, dashed towards what is provisional.
pub fn lines(points: &[Point], place: &dyn Fn(usize, f64) -> (At, At)) -> Vec<Path> {
    let mut paths = Vec::new();
    for run in runs(points) {
        let mut places: Vec<(At, At)> = Vec::new();
        let mut shape = "value";
        let mut before: Option<&Point> = None;
        for index in run {
            let Some((point, value)) =
                points.get(index).and_then(|point| Some((point, drawable(point.value)?)))
            else {
                continue;
            };
            let unsure = point.provisional || before.is_some_and(|before| before.provisional);
            let next = if unsure { "provisional" } else { "value" };
            if next != shape && before.is_some() {
                paths.extend(Path::through(&places, shape));
                places.drain(..places.len().saturating_sub(1));
            }
            shape = next;
            places.push(place(index, value));
            before = Some(point);
        }
        paths.extend(Path::through(&places, shape));
    }
    paths
}

/// The marks of the figures, and of the periods that have none.
pub fn dots(series: &Series<'_>, axis: &Axis) -> Vec<Dot> {
    let points = &series.points;
    let total = points.len();
    let few = total <= FEW;
    let mut dots = Vec::new();
    for index in gaps(points) {
        if let Some(point) = points.get(index).filter(|_| few) {
            dots.push(Dot {
                at: middle(index, total),
                top: axis.base(),
                shape: "missing",
                title: point.label.clone(),
            });
        }
    }
    for run in runs(points) {
        let alone = run.len() == 1;
        for index in run {
            let Some((point, value)) =
                points.get(index).and_then(|point| Some((point, drawable(point.value)?)))
            else {
                continue;
            };
            let shape = shape(point);
            if few || alone || matches!(shape, "missed" | "provisional") {
                dots.push(Dot {
                    at: middle(index, total),
                    top: axis.place(value),
                    shape,
                    title: format!("{}: {}", point.label, (series.write)(value)),
                });
            }
        }
    }
    dots
}

/// The shape of a figure's mark. What is provisional is not judged.
pub fn shape(point: &Point) -> &'static str {
    match point.verdict.as_ref().map(|verdict| verdict.key) {
        _ if point.provisional => "provisional",
        Some("missed") => "missed",
        Some("reached") => "reached",
        _ => "value",
    }
}

/// The periods without a figure; those before the first are nobody's gap.
pub fn gaps(points: &[Point]) -> Vec<usize> {
    let first = points.iter().position(|point| drawable(point.value).is_some()).unwrap_or(points.len());
    (first..points.len())
        .filter(|index| points.get(*index).is_some_and(|point| drawable(point.value).is_none()))
        .collect()
}

/// The target as a dashed line: level within a period, stepwise where it changes, nothing where there
/// is none. `edge` says where a period begins, `level` how high a target lies.
pub fn target(points: &[Point], edge: &dyn Fn(usize) -> At, level: &dyn Fn(f64) -> At) -> Vec<Path> {
    let mut paths = Vec::new();
    let mut places: Vec<(At, At)> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        if let Some(height) = drawable(point.target).map(level) {
            places.push((edge(index), height));
            places.push((edge(index + 1), height));
        } else {
            paths.extend(Path::through(&straight(&places), "target"));
            places.clear();
        }
    }
    paths.extend(Path::through(&straight(&places), "target"));
    paths
}

/// A line without the places that lie between others of the same height.
fn straight(places: &[(At, At)]) -> Vec<(At, At)> {
    let mut kept: Vec<(At, At)> = Vec::new();
    for place in places {
        if let [.., first, last] = kept.as_slice()
            && first.1 == place.1
            && last.1 == place.1
        {
            kept.pop();
        }
        if kept.last() != Some(place) {
            kept.push(*place);
        }
    }
    kept
}

/// The parts of a drawing that do not depend on how the figures are drawn.
pub fn frame(writer: &Writer<'_>, series: &Series<'_>, axis: &Axis) -> Drawing {
    let points = &series.points;
    let total = points.len();
    let scale: Vec<Tick> =
        axis.ticks.iter().map(|tick| Tick { at: axis.place(*tick), text: (series.write)(*tick) }).collect();
    let widest = scale.iter().map(|tick| width(&tick.text)).fold(0.0, f64::max);
    let labels = points.iter().enumerate().map(|(index, point)| (middle(index, total), point.short.clone()));
    let breaks: Vec<usize> = breaks(points);
    let word = Words::new("Bruch", "Break");
    let rules = breaks.iter().enumerate().map(|(number, index)| {
        let word = writer.say(&word);
        let text = if breaks.len() > 1 { format!("{word} {}", number + 1) } else { word };
        let title = points.get(*index).and_then(|point| point.break_before.clone()).unwrap_or_default();
        Rule { title, ..Rule::new(edge(*index, total), "break", text) }
    });
    Drawing {
        margin: format!("{:.1}", widest + 0.8),
        scale,
        base: axis.base(),
        labels: thin(labels.collect(), Anchor::Middle, BESIDE_SCALE),
        paths: target(points, &|index| edge(index, total), &|value| axis.place(value)),
        rules: rules.collect(),
        ..Drawing::default()
    }
}

/// Where the count changes.
pub fn breaks(points: &[Point]) -> Vec<usize> {
    points
        .iter()
        .enumerate()
        .filter(|(_, point)| point.break_before.is_some())
        .map(|(index, _)| index)
        .collect()
}

/// The word at the last figure: above it or below, where less lies under it.
pub fn last_note(series: &Series<'_>, axis: &Axis) -> Option<Note> {
    // How far a word reaches from its place, in percent of the height.
    const REACH: f64 = 17.0;
    let points = &series.points;
    let mut figures =
        points.iter().enumerate().rev().filter_map(|(index, point)| Some((index, drawable(point.value)?)));
    let (index, value) = figures.next()?;
    let (at, top, text) = (middle(index, points.len()), axis.place(value), (series.write)(value));
    let before = figures
        .next()
        .filter(|(before, _)| before + 1 == index)
        .map(|(_, before)| axis.place(before).value());
    let target =
        points.get(index).and_then(|point| drawable(point.target)).map(|target| axis.place(target).value());
    let place = top.value();
    let others = || before.into_iter().chain(target);
    let above = others().filter(|other| (place - REACH..place).contains(other)).count()
        + usize::from(before.is_some_and(|before| before < place - REACH));
    let below = others().filter(|other| *other > place && *other <= place + REACH).count()
        + usize::from(before.is_some_and(|before| before > place + REACH));
    Some(Note { at, top, below: below < above && place < 100.0 - REACH, anchor: over(at, &text), text })
}

/// The chart around a drawing: its key, its notes, its sentence and its table.
pub fn chart(
    writer: &Writer<'_>,
    kind: &'static str,
    series: &Series<'_>,
    drawing: Option<Drawing>,
    axis: &Axis,
) -> Chart {
    let mut remarks = Vec::new();
    if drawing.is_some() && axis.without_zero {
        remarks.push(
            writer.say(&Words::new("Die Achse beginnt nicht bei null.", "The axis does not begin at zero.")),
        );
    }
    Chart {
        kind,
        id: series.id.clone(),
        title: series.title.clone(),
        description: describe(writer, series),
        remarks,
        key: drawing.as_ref().map(|drawing| key(writer, kind, series, drawing)).unwrap_or_default(),
        drawing,
        lanes: None,
        table: table(writer, series),
    }
}

/// What the key explains: whatever occurs, but not the figures themselves.
fn key(writer: &Writer<'_>, kind: &'static str, series: &Series<'_>, drawing: &Drawing) -> Vec<Sign> {
    let has_dot = |shape| drawing.dots.iter().any(|dot| dot.shape == shape);
    let unsure = if kind == "bar" { "provisional_bar" } else { "provisional" };
    let mut signs = Sign::list([
        ("target", drawing.paths.iter().any(|path| path.shape == "target")),
        ("reached", has_dot("reached")),
        ("missed", has_dot("missed")),
        (unsure, has_dot("provisional") || drawing.bars.iter().any(|bar| bar.shape == "provisional")),
        ("missing", has_dot("missing")),
        ("break", !drawing.rules.is_empty()),
    ]);
    // The target's figure stands here, where nothing can lie under it.
    let last = series.points.iter().rev().find_map(|point| drawable(point.target));
    if let (Some(sign), Some(last)) = (signs.first_mut().filter(|sign| sign.shape == "target"), last) {
        let (last, all) =
            ((series.write)(last), series.points.iter().filter_map(|point| drawable(point.target)));
        let changed = all.map(series.write).any(|target| target != last);
        sign.text = Some(writer.say(&if changed {
            Words::new(format!("Ziel, zuletzt {last}"), format!("Target, now {last}"))
        } else {
            Words::new(format!("Ziel {last}"), format!("Target {last}"))
        }));
    }
    signs
}
