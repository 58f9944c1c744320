//! A series in sentences and as a table: the same that its drawing shows.

use super::scale::drawable;
use super::series::{breaks, gaps, shape};
use super::{Point, Series};
use crate::locale::{Words, foreign};
use crate::view::details::{row, table_without_empty_columns};
use crate::view::parts::{Cell, Column, Table, Word};
use crate::view::writer::Writer;

/// A change of less than this share is none.
const STEADY: f64 = 0.01;

/// The same as a table: a row a period.
pub fn table(writer: &Writer<'_>, series: &Series<'_>) -> Table {
    let gaps = gaps(&series.points);
    let missing = writer.say(&Words::new("fehlt", "missing"));
    let rows = series.points.iter().enumerate().map(|(index, point)| {
        let finite =
            |value: Option<f64>| value.filter(|value| value.is_finite()).map(|value| (series.write)(value));
        let value = match finite(point.value) {
            Some(value) => value,
            None if gaps.binary_search(&index).is_ok() => missing.clone(),
            None => "–".to_owned(),
        };
        let mut remarks: Vec<String> = Vec::new();
        if point.provisional {
            remarks.push(writer.say(&Words::new("vorläufig", "provisional")));
        }
        remarks.extend(point.break_before.as_deref().map(|note| break_words(writer, note)));
        let verdict: Option<Word> = point.verdict.clone().filter(|_| !point.provisional);
        row([
            Cell::text(point.label.clone()),
            Cell::text(value),
            Cell::text(finite(point.target).unwrap_or_default()),
            verdict.map(Cell::word).unwrap_or_default(),
            Cell::text(remarks.join("; ")),
        ])
    });
    let columns = [
        Column::new("period"),
        Column::numeric("value"),
        Column::numeric("target"),
        Column::new("verdict"),
        Column::new("remark"),
    ];
    table_without_empty_columns(columns, rows.collect())
}

fn break_words(writer: &Writer<'_>, note: &str) -> String {
    let note = foreign::without_full_stop(note);
    writer.say(&Words::new(
        format!("nicht mit früheren Zahlen vergleichbar: {note}"),
        format!("not comparable with earlier figures: {note}"),
    ))
}

/// What is to be seen, in sentences.
pub fn describe(writer: &Writer<'_>, series: &Series<'_>) -> String {
    let points = &series.points;
    let mut sentences = vec![trend(writer, series, true)];
    for point in points {
        if let Some(note) = &point.break_before {
            let words = break_words(writer, note);
            sentences.push(writer.say(&Words::new(
                format!("Ab {} {words}.", point.label),
                format!("From {} {words}.", point.label),
            )));
        }
    }
    let judged: Vec<&Point> =
        points.iter().filter(|point| !point.provisional && point.verdict.is_some()).collect();
    let missed = judged.iter().filter(|point| shape(point) == "missed").count();
    if missed > 0 {
        let (missed, all) =
            (writer.numbers.integer(missed as u64), writer.numbers.integer(judged.len() as u64));
        sentences.push(writer.say(&Words::new(
            format!("Das Ziel wurde in {missed} von {all} Zeiträumen verfehlt."),
            format!("The target was missed in {missed} of {all} periods."),
        )));
    } else if !judged.is_empty() {
        sentences.push(
            writer.say(&Words::new("Das Ziel wurde immer erreicht.", "The target was always reached.")),
        );
    }
    let gaps = gaps(points);
    let labels: Vec<&str> =
        gaps.iter().filter_map(|index| points.get(*index)).map(|point| point.label.as_str()).collect();
    match labels.len() {
        0 => {}
        1..=3 => {
            let labels = writer.language.and(&labels);
            sentences.push(writer.say(&Words::new(
                format!("Es fehlen Zahlen für {labels}."),
                format!("Figures are missing for {labels}."),
            )));
        }
        many => sentences.push(writer.say(&Words::new(
            format!("Für {many} Zeiträume fehlen Zahlen."),
            format!("Figures are missing for {many} periods."),
        ))),
    }
    let unsure: Vec<&str> = points
        .iter()
        .filter(|point| point.provisional && drawable(point.value).is_some())
        .map(|point| point.label.as_str())
        .collect();
    if !unsure.is_empty() {
        let labels = writer.language.and(&unsure);
        sentences.push(
            writer.say(&Words::new(
                format!("Noch vorläufig: {labels}."),
                format!("Still provisional: {labels}."),
            )),
        );
    }
    sentences.join(" ")
}

/// How the figures went, from the first to the last that can be compared: since the last break, without
/// what is provisional.
pub fn trend(writer: &Writer<'_>, series: &Series<'_>, with_ends: bool) -> String {
    let start = breaks(&series.points).last().copied().unwrap_or(0);
    let figures: Vec<(&Point, f64)> = series
        .points
        .iter()
        .skip(start)
        .filter(|point| !point.provisional)
        .filter_map(|point| Some((point, drawable(point.value)?)))
        .collect();
    let (Some((first, from)), Some((last, to))) = (figures.first().copied(), figures.last().copied()) else {
        return writer
            .say(&Words::new("Es gibt noch keine endgültigen Zahlen.", "There are no final figures yet."));
    };
    let (a, b) = ((series.write)(from), (series.write)(to));
    let (one, other) = (&first.label, &last.label);
    if figures.len() == 1 {
        return writer.say(&Words::new(format!("{b} ({other})."), format!("{b} ({other}).")));
    }
    let (de, en) = if a == b {
        ("Gleich geblieben", "Unchanged")
    } else if (to - from).abs() <= from.abs().max(to.abs()) * STEADY {
        ("Kaum verändert", "Hardly changed")
    } else if to > from {
        ("Gestiegen", "Risen")
    } else {
        ("Gesunken", "Fallen")
    };
    let mut sentence = writer.say(&Words::new(
        format!("{de} von {a} ({one}) auf {b} ({other})"),
        format!("{en} from {a} ({one}) to {b} ({other})"),
    ));
    if with_ends {
        let lowest = figures.iter().min_by(|one, other| one.1.total_cmp(&other.1));
        let highest = figures.iter().max_by(|one, other| one.1.total_cmp(&other.1));
        // What was said as the first or the last is not said again.
        let worth = |extreme: Option<&(&Point, f64)>| {
            extreme
                .map(|(point, value)| ((series.write)(*value), point.label.clone()))
                .filter(|(value, _)| *value != a && *value != b)
        };
        let mut more = Vec::new();
        if let Some((value, label)) = worth(lowest) {
            more.push(writer.say(&Words::new(
                format!("am niedrigsten {value} ({label})"),
                format!("lowest {value} ({label})"),
            )));
        }
        if let Some((value, label)) = worth(highest) {
            more.push(writer.say(&Words::new(
                format!("am höchsten {value} ({label})"),
                format!("highest {value} ({label})"),
            )));
        }
        if !more.is_empty() {
            sentence = format!("{sentence}; {}", more.join(", "));
        }
    }
    sentence + "."
}
