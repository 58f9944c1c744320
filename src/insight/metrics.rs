//! What a metric's figures may be, and how they add up.

use std::collections::BTreeSet;

use crate::insight::phrase;
use crate::locale::{Dates, Language, Numbers, Words};
use crate::model::time::Period;
use crate::model::{Entry, Id, Metric, MetricKind, Model};

/// The built-in metric that is computed without a formula of two metrics.
pub const FOLLOWER_GROWTH: &str = "follower_growth";

/// The built-in metric of which growth is told.
pub const FOLLOWERS: &str = "followers";

/// The built-in metric that is the sum of its parts, where it is not written.
pub const ALL_INTERACTIONS: &str = "interactions";

/// What adds up to the interactions.
pub const INTERACTIONS: [&str; 4] = ["reactions", "comments", "shares", "saves"];

/// Whether a metric is computed from others and never written.
pub fn is_computed(metric: &Entry<Metric>) -> bool {
    let value = metric.original();
    let is_own = metric.head.at.is_somewhere();
    value.numerator.is_some() && value.denominator.is_some()
        || !is_own && metric.head.id.as_str() == FOLLOWER_GROWTH
}

/// Whether a written figure of a metric may lie below zero: nobody counts fewer than none, but a
/// portal's own stock or rate may be a difference.
pub fn may_be_negative(metric: &Entry<Metric>) -> bool {
    let is_own = metric.head.at.is_somewhere();
    is_own && matches!(metric.original().kind, MetricKind::Stock | MetricKind::Rate)
}

/// Whether figures of several periods make one of a longer period. Different people cannot be added,
/// nor shares of them, nor shares of a stock.
pub fn adds_up(model: &Model, metric: &Metric) -> bool {
    let is_shared = |metric: &Metric| matches!(metric.kind, MetricKind::Unique | MetricKind::Stock);
    let denominator = metric.denominator.as_ref().and_then(|below| model.tables.metrics.get(&below.id));
    metric.kind != MetricKind::Unique && !denominator.is_some_and(|below| is_shared(below.original()))
}

/// Whether a part of a formula may be added over several periods: a count, or a formula whose parts may.
pub fn is_added(model: &Model, metric: &Id) -> bool {
    let metric = model.tables.metrics.get(metric).map(Entry::original);
    metric.is_some_and(|metric| match (&metric.numerator, &metric.denominator) {
        (Some(_), Some(_)) => true,
        _ => metric.kind == MetricKind::Count,
    })
}

/// The metrics on whose figures those of a metric rest: itself, and whatever its formula is made of.
pub fn rests_on(model: &Model, metric: &Id) -> BTreeSet<Id> {
    let mut all = BTreeSet::new();
    let mut open = vec![metric.clone()];
    while let Some(next) = open.pop() {
        if !all.insert(next.clone()) {
            continue;
        }
        if let Some(value) = model.tables.metrics.get(&next).map(Entry::original) {
            open.extend(value.numerator.iter().chain(&value.denominator).map(|part| part.id.clone()));
        }
        match next.as_str() {
            ALL_INTERACTIONS => open.extend(INTERACTIONS.map(Id::new)),
            FOLLOWER_GROWTH => open.push(Id::new(FOLLOWERS)),
            _ => {}
        }
    }
    all
}

/// Whether a figure of a metric is written in percent: a rate, unless it has a unit of its own.
pub fn is_share(metric: &Metric) -> bool {
    let unit = metric.unit.as_ref().map(|unit| unit.0.trim());
    metric.kind == MetricKind::Rate && unit.is_none_or(|unit| unit.is_empty() || unit == "%")
}

/// A figure with its unit: "1.810", "3,25 %", "318 Minuten", "60 €". A unit that is not translated is marked.
pub fn write(entry: &Entry<Metric>, value: f64, language: Language) -> String {
    let metric = entry.value(language);
    let bare = write_bare(metric, value, language);
    match &metric.unit {
        Some(unit) if !is_share(metric) && !matches!(unit.0.trim(), "" | "EUR" | "€") => {
            format!("{bare}\u{a0}{}", phrase::translated(&entry.head, language, unit).trim())
        }
        _ => bare,
    }
}

/// A figure without its unit, but for signs that stand at the number itself: "1.810", "3,25 %", "60 €".
pub fn write_bare(metric: &Metric, value: f64, language: Language) -> String {
    let numbers = Numbers::new(language);
    let unit = metric.unit.as_ref().map(|unit| unit.0.trim());
    if is_share(metric) {
        // Small shares differ in their hundredths.
        return numbers.percent_with(value, if value.abs() < 0.1 { 2 } else { 1 });
    }
    match unit {
        Some("EUR" | "€") => numbers.money(value, "EUR"),
        _ => numbers.decimal(value, digits(metric.kind, value)),
    }
}

/// How many digits after the decimal mark say something.
fn digits(kind: MetricKind, value: f64) -> u8 {
    match value.abs() {
        _ if value.fract() == 0.0 => 0,
        100.0.. if !matches!(kind, MetricKind::Count) => 0,
        10.0.. if !matches!(kind, MetricKind::Count) => 1,
        _ => 2,
    }
}

/// A figure in both languages, with its unit.
pub fn words(metric: &Entry<Metric>, value: f64) -> Words {
    let say = |language| write(metric, value, language);
    Words::new(say(Language::De), say(Language::En))
}

/// A period as people say it: "Oktober 2026", "KW 48/2026", "3. Quartal 2026".
pub fn period(period: Period, language: Language) -> String {
    let dates = Dates::new(language);
    match period {
        Period::Day(date) => dates.day(date),
        Period::Week(year, week) => dates.week(year, week),
        Period::Month(year, month) => dates.month(year, month),
        Period::Quarter(year, quarter) => dates.quarter(year, quarter),
        Period::Year(year) => year.to_string(),
    }
}
