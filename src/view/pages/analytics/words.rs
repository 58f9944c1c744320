//! Figures, periods and changes as people say them.

use crate::insight::measured::Change;
use crate::insight::metrics::{self, FOLLOWER_GROWTH};
use crate::insight::phrase;
use crate::locale::{Words, foreign};
use crate::model::time::Period;
use crate::model::{Entry, Id, Metric};
use crate::view::writer::Writer;

/// A figure of a metric, written as its kind asks: rates as percents, others with their unit.
pub fn value(writer: &Writer<'_>, metric: &Id, number: f64) -> String {
    match writer.site.model.tables.metrics.get(metric) {
        Some(metric) => metrics::write(metric, number, writer.language),
        None => writer.number(number),
    }
}

/// A period as people say it, with short months: "Okt. 2026".
pub fn period(writer: &Writer<'_>, period: Period) -> String {
    match period {
        Period::Day(date) => writer.dates.short(date),
        Period::Month(year, month) => format!("{} {year}", writer.dates.month_short(month)),
        other => metrics::period(other, writer.language),
    }
}

/// How a figure has changed: "+12 %", for shares "-0,4 Prozentpunkte", "unverändert".
pub fn change(writer: &Writer<'_>, metric: &Entry<Metric>, change: Change) -> String {
    let sign = if change.difference > 0.0 { "+" } else { "" };
    if change.difference == 0.0 {
        return writer.say(&Words::new("unverändert", "unchanged"));
    }
    let value = metric.value(writer.language);
    if metrics::is_share(value) {
        let points = change.difference * 100.0;
        let number = writer.numbers.decimal(points, if points.abs() < 10.0 { 2 } else { 1 });
        let unit = Words::new("Prozentpunkte", "percentage points");
        return format!("{sign}{number}\u{a0}{}", writer.say(&unit)).replace('-', "−");
    }
    let text = match change.ratio {
        Some(ratio) => writer.numbers.percent_with(ratio, u8::from(ratio.abs() < 0.1)),
        None => metrics::write(metric, change.difference, writer.language),
    };
    format!("{sign}{text}").replace('-', "−")
}

/// The formula of a metric in words: "Interaktionen / Reichweite".
pub fn formula(writer: &Writer<'_>, metric: &Entry<Metric>) -> Option<String> {
    let value = metric.value(writer.language);
    let parts = value.numerator.as_ref().zip(value.denominator.as_ref());
    if let Some((above, below)) = parts {
        return Some(format!("{} / {}", writer.refer(above).text, writer.refer(below).text));
    }
    (metric.head.id.as_str() == FOLLOWER_GROWTH).then(|| {
        writer.say(&Words::new(
            "Veränderung / Abonnements im Zeitraum davor",
            "change / followers in the period before",
        ))
    })
}

/// What a figure was divided by, by name and number.
pub fn denominator(writer: &Writer<'_>, metric: &Entry<Metric>, number: f64) -> String {
    let below = metric.value(writer.language).denominator.as_ref();
    let number = below.map_or_else(|| writer.number(number), |below| value(writer, &below.id, number));
    let name = match below {
        Some(below) => writer.refer(below).text,
        None => writer.say(&Words::new("Abonnements davor", "followers before")),
    };
    writer.say(&Words::new(format!("Nenner: {name} {number}"), format!("Denominator: {name} {number}")))
}

/// A definition as a sentence: with a capital, and with its full stop.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let stop = if text.is_empty() || foreign::is_sentence(text) { "" } else { "." };
    format!("{}{stop}", phrase::capitalised(text))
}
