//! The figures as they are written, and what each metric means.

use std::collections::{BTreeMap, BTreeSet};

use crate::locale::Words;
use crate::model::time::Period;
use crate::model::{Entry, Id, Kind, Metric, MetricKind, Series};
use crate::view::details::{row_at, section, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Row, Section, Table};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// So many periods are shown side by side.
const PERIODS: usize = 12;

/// The page of all figures.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let tables = &writer.site.model.tables;
    let mut sections: Vec<Section> =
        tables.series.iter().filter_map(|series| figures(writer, series, PERIODS)).collect();
    sections.push(metrics(writer));
    let title = writer.say(&Words::new("Auswertung", "Analytics"));
    let mut head = frame::section(writer, title, "analytics", "analytics/index.html");
    head.summary = Some(writer.say(&Words::new(
        "Die Zahlen der Plattformen, wie sie gemeldet sind, und was jede Kennzahl bedeutet.",
        "The platforms' figures as reported, and what each metric means.",
    )));
    (head, View::Article(Article { sections, ..Article::default() }))
}

/// The latest figures of a platform.
pub fn latest(writer: &Writer<'_>, platform: &Id) -> Option<Section> {
    let mine = |series: &&Entry<Series>| series.original().platform.id == *platform;
    let series = writer.site.model.tables.series.iter().find(mine)?;
    let mut section = figures(writer, series, 3)?;
    section.key = "figures";
    section.title = None;
    section.id = None;
    Some(section)
}

/// A platform's figures: a row per metric, a column per period, the latest ones last.
fn figures(writer: &Writer<'_>, series: &Entry<Series>, count: usize) -> Option<Section> {
    let value = series.original();
    let figures: BTreeMap<Period, _> = value
        .periods
        .0
        .iter()
        .filter(|(period, _)| period.value.last_day() <= writer.site.as_of)
        .map(|(period, figures)| (period.value, figures))
        .collect();
    let shown: Vec<(&Period, _)> =
        figures.iter().rev().take(count).collect::<Vec<_>>().into_iter().rev().collect();
    let metrics: BTreeSet<&Id> =
        shown.iter().flat_map(|(_, figures)| figures.0.iter().map(|(metric, _)| &metric.id)).collect();
    if metrics.is_empty() {
        return None;
    }
    let sorter = crate::locale::Sorter::new(writer.language);
    let mut metrics: Vec<_> = metrics
        .into_iter()
        .map(|metric| (metric, writer.link(&crate::model::Thing::new(Kind::Metric, metric))))
        .collect();
    metrics.sort_by(|a, b| sorter.compare(&a.1.text, &b.1.text).then_with(|| a.0.cmp(b.0)));
    let rows = metrics.into_iter().map(|(metric, link)| {
        let cells = shown.iter().map(|(_, figures)| {
            let figure = figures.0.iter().find(|(known, _)| known.id == *metric);
            figure
                .map(|(_, figure)| Cell::text(self::value(writer, metric, figure.value)))
                .unwrap_or_default()
        });
        Row { id: None, cells: std::iter::once(Cell::links([link])).chain(cells).collect() }
    });
    let provisional = |wanted: &Period| value.provisional.iter().any(|period| period.value == *wanted);
    let columns = shown.iter().map(|(shown, _)| {
        let mark = if provisional(shown) {
            writer.say(&Words::new(" (vorläufig)", " (provisional)"))
        } else {
            String::new()
        };
        Column { title: Some(format!("{}{mark}", period(writer, **shown))), ..Column::numeric("period") }
    });
    let table = Table {
        columns: std::iter::once(Column::new("metric")).chain(columns).collect(),
        rows: rows.collect(),
    };
    Some(Section {
        title: Some(writer.refer(&value.platform).text),
        id: Some(series.head.id.as_str().to_owned()),
        ..section("figures", table)
    })
}

/// What each metric means.
fn metrics(writer: &Writer<'_>) -> Section {
    let mut metrics: Vec<&Entry<Metric>> = writer.site.model.tables.metrics.iter().collect();
    let sorter = crate::locale::Sorter::new(writer.language);
    metrics
        .sort_by(|a, b| sorter.compare(a.value(writer.language).title(), b.value(writer.language).title()));
    let rows = metrics.into_iter().map(|metric| {
        let value = metric.value(writer.language);
        let formula = value
            .numerator
            .as_ref()
            .zip(value.denominator.as_ref())
            .map(|(over, under)| format!("{} / {}", writer.refer(over).text, writer.refer(under).text));
        row_at(
            &format!("m.{}", metric.head.id),
            [
                Cell::text(value.title.0.clone()),
                Cell::text(value.definition.0.clone()).note(formula.unwrap_or_default()),
                Cell::text(value.unit.as_ref().map(|unit| unit.0.clone()).unwrap_or_default()),
                Cell::text(writer.word(value.kind).text),
            ],
        )
    });
    section("metrics", table(["metric", "definition", "unit", "kind"].map(Column::new), rows.collect()))
}

/// A figure of a metric, written as its kind asks: rates as percents, money with its sign.
pub fn value(writer: &Writer<'_>, metric: &Id, number: f64) -> String {
    let metric = writer.site.model.tables.metrics.get(metric).map(|metric| metric.value(writer.language));
    let unit = metric.and_then(|metric| metric.unit.as_ref()).map(|unit| unit.0.as_str());
    match (metric.map(|metric| metric.kind), unit) {
        (Some(MetricKind::Rate), _) => writer.numbers.percent_with(number, 1),
        (_, Some(unit @ ("EUR" | "€"))) => {
            writer.numbers.money(number, if unit == "€" { "EUR" } else { unit })
        }
        _ => writer.number(number),
    }
}

/// A period as people say it.
pub fn period(writer: &Writer<'_>, period: Period) -> String {
    match period {
        Period::Day(date) => writer.dates.short(date),
        Period::Week(year, week) => writer.dates.week(year, week),
        Period::Month(year, month) => format!("{} {year}", writer.dates.month_short(month)),
        Period::Quarter(year, quarter) => writer.dates.quarter(year, quarter),
        Period::Year(year) => year.to_string(),
    }
}
