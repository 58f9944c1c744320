//! The figures of a platform: each metric with its course, its target, and what it means.

use super::{marked, metric_link, ordered, spark, words};
use crate::insight::measured::{Figure, Measured, PlatformFigures, TargetStanding};
use crate::insight::{Reason, metrics};
use crate::locale::Words;
use crate::model::time::Period;
use crate::model::{Entry, Id, MetricKind, Platform, Series, SeriesBreak};
use crate::view::charts::{self, Chart, Point};
use crate::view::details::{Details, add_section, row, row_at, section, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Judgement, Row, Section};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// So many periods a chart shows.
const PERIODS: usize = 24;
/// So many metrics are drawn; the others stand in a table.
const METRICS: usize = 7;

/// The page of a platform's figures.
pub fn platform(writer: &Writer<'_>, series: &Entry<Series>) -> (PageHead, View) {
    let id = &series.original().platform.id;
    let mut sections = platform_sections(writer, id, METRICS);
    let mut details = Details::default();
    details.add("platform", Cell::links([writer.refer(&series.original().platform)]));
    if let Some(figures) = writer.insight().figures.get(id).filter(|figures| figures.series.is_some()) {
        let rest: Vec<Row> = ordered(writer, figures)
            .into_iter()
            .skip(METRICS)
            .map(|measured| {
                row_at(&anchor(&measured.metric.head.id), summary_cells(writer, figures, measured))
            })
            .collect();
        add_section(&mut sections, "more_figures", table_without_empty_columns(summary_columns(), rest));
        let latest = figures.metrics.values().filter_map(Measured::latest).max_by_key(|(period, _)| *period);
        if let Some((period, figure)) = latest {
            details.text("latest_figures", Some(marked(writer, period, figure.provisional)));
        }
        if let Some((_, reason)) = &figures.missing {
            details.add("missing_figures", Cell { why: vec![writer.reason(reason)], ..Cell::default() });
        }
        let checks: Vec<&Reason> = figures.restructuring_checks().collect();
        if !checks.is_empty() {
            let why = checks.into_iter().map(|reason| writer.reason(reason)).collect();
            details.add("restructuring", Cell { why, ..Cell::default() });
        }
    }
    add_section(&mut sections, "sources", sources(writer, series.value(writer.language)));
    let mut head = frame::thing(writer, &series.head, Vec::new());
    let name = std::mem::take(&mut head.title);
    head.title = writer.say(&Words::new(format!("{name} in Zahlen"), format!("{name} in figures")));
    (head, View::Article(Article { details: details.take(), body: None, sections, ..Article::default() }))
}

/// The metrics of a platform, at most so many, each with its chart; those with a target come first.
pub fn platform_sections(writer: &Writer<'_>, platform: &Id, most: usize) -> Vec<Section> {
    let insight = writer.insight();
    let Some(figures) = insight.figures.get(platform) else { return Vec::new() };
    let Some(entry) = insight.today.model.tables.platforms.get(platform) else { return Vec::new() };
    let metrics = ordered(writer, figures).into_iter().take(most);
    metrics.map(|measured| metric_section(writer, entry, figures, measured)).collect()
}

/// The anchor of a metric.
pub(super) fn anchor(metric: &Id) -> String {
    format!("m.{metric}")
}

/// A metric with its chart, what became of its targets, and what it means.
fn metric_section(
    writer: &Writer<'_>,
    platform: &Entry<Platform>,
    figures: &PlatformFigures<'_>,
    measured: &Measured<'_>,
) -> Section {
    let mut rows: Vec<Row> =
        measured.holding().map(|target| standing_row(writer, figures, measured, Some(target))).collect();
    if rows.is_empty() && !measured.figures.is_empty() {
        rows.push(standing_row(writer, figures, measured, None));
    }
    let columns = [
        Column::new("period"),
        Column::numeric("value"),
        Column::numeric("change_before"),
        Column::numeric("change_year"),
        Column::new("target"),
        Column::new("verdict"),
    ];
    Section {
        title: Some(writer.text(&measured.metric.value(writer.language).title)),
        id: Some(anchor(&measured.metric.head.id)),
        intro: Some(intro(writer, platform, measured)),
        charts: chart(writer, platform, measured).into_iter().collect(),
        ..section("figures", table_without_empty_columns(columns, rows))
    }
}

/// Definition, formula and direction, then where the series breaks.
fn intro(writer: &Writer<'_>, platform: &Entry<Platform>, measured: &Measured<'_>) -> String {
    let value = measured.metric.value(writer.language);
    let mut sentences = vec![words::sentence(&value.definition.0)];
    if let Some(formula) = words::formula(writer, measured.metric) {
        sentences
            .push(writer.say(&Words::new(format!("Formel: {formula}."), format!("Formula: {formula}."))));
    }
    let shown: Vec<Period> = measured.course(PERIODS).into_iter().map(|(period, _)| period).collect();
    for one in &measured.breaks {
        let day = one.from.first_day();
        if shown.first().is_some_and(|first| first.first_day() < day)
            && shown.last().is_some_and(|last| day <= last.last_day())
        {
            let (from, note) = (words::period(writer, one.from.value), break_note(writer, platform, one));
            let note = words::sentence(&note);
            sentences.push(writer.say(&Words::new(
                format!("Ab {from} nicht mit früher vergleichbar: {note}"),
                format!("From {from} on not comparable with before: {note}"),
            )));
        }
    }
    sentences.join(" ")
}

/// Why a series breaks, in the page's language.
fn break_note(writer: &Writer<'_>, platform: &Entry<Platform>, one: &SeriesBreak) -> String {
    let place = platform.original().breaks.iter().position(|known| std::ptr::eq(known, one));
    let translated = place.and_then(|place| platform.value(writer.language).breaks.get(place));
    writer.text(&translated.unwrap_or(one).note)
}

/// The course of a metric: bars for what is counted anew in each period, a line for the rest.
fn chart(writer: &Writer<'_>, platform: &Entry<Platform>, measured: &Measured<'_>) -> Option<Chart> {
    let value = measured.metric.value(writer.language);
    let points = points(writer, Some(platform), measured, PERIODS);
    if points.len() < 2 {
        return None;
    }
    let write = |number| metrics::write(measured.metric, number, writer.language);
    let drawn = charts::Series {
        id: format!("c.{}", measured.metric.head.id),
        title: title(writer, measured),
        points,
        write: &write,
    };
    let is_counted = matches!(value.kind, MetricKind::Count | MetricKind::Unique);
    Some(if is_counted { charts::bars(writer, &drawn) } else { charts::line(writer, &drawn) })
}

/// "Interaktionen je Monat", "Abonnements am Monatsende".
fn title(writer: &Writer<'_>, measured: &Measured<'_>) -> String {
    let value = measured.metric.value(writer.language);
    let is_stock = value.kind == MetricKind::Stock;
    let per = match measured.latest() {
        Some((Period::Day(_), _)) => Words::new("je Tag", "per day"),
        Some((Period::Week(..), _)) if is_stock => Words::new("am Ende der Woche", "at the end of the week"),
        Some((Period::Week(..), _)) => Words::new("je Woche", "per week"),
        _ if is_stock => Words::new("am Monatsende", "at the end of the month"),
        _ => Words::new("je Monat", "per month"),
    };
    format!("{} {}", writer.text(&value.title), writer.say(&per))
}

/// The latest periods of a metric, ready to be drawn.
pub(super) fn points(
    writer: &Writer<'_>,
    platform: Option<&Entry<Platform>>,
    measured: &Measured<'_>,
    most: usize,
) -> Vec<Point> {
    let course = measured.course(most);
    let periods: Vec<Period> = course.iter().map(|(period, _)| *period).collect();
    let mut points = charts::points(writer, &periods);
    for (point, (period, figure)) in points.iter_mut().zip(course) {
        let judged = measured.targets.iter().find_map(|target| {
            let (_, verdict) = target.periods.get(&period)?;
            Some((target.limit.value(), *verdict))
        });
        point.value = figure.map(|figure| figure.value);
        point.provisional = figure.is_some_and(|figure| figure.provisional);
        point.break_before = measured.break_in(period).map(|one| match platform {
            Some(platform) => break_note(writer, platform, one),
            None => writer.text(&one.note),
        });
        point.verdict = judged.and_then(|(_, verdict)| verdict).map(|verdict| writer.word(verdict));
        point.target = judged.map(|(limit, _)| limit);
    }
    // Before the first one nothing is shown that it could be compared with.
    if let Some(first) = points.first_mut() {
        first.break_before = None;
    }
    points
}

/// The latest period that a target is about, or the latest of all, with its figure.
fn current(measured: &Measured<'_>, target: Option<&TargetStanding<'_>>) -> Option<(Period, Figure)> {
    let of_target = target.and_then(|target| target.periods.last_key_value());
    let of_target = of_target.map(|(period, (figure, _))| (*period, *figure));
    match (of_target, measured.latest()) {
        // Where months are judged, the latest one is shown even if it is not judged.
        (Some((Period::Month(..), _)) | None, latest) => latest,
        (of_target, _) => of_target,
    }
}

/// The latest figure against those before, against a target, and why.
fn standing_row(
    writer: &Writer<'_>,
    figures: &PlatformFigures<'_>,
    measured: &Measured<'_>,
    target: Option<&TargetStanding<'_>>,
) -> Row {
    let target_cells = || target_cells(writer, measured, target, None);
    let Some((period, figure)) = current(measured, target) else {
        let none = writer.say(&Words::new("noch keine Zahl", "no figure yet"));
        let cells = [Cell::text(none), Cell::default(), Cell::default(), Cell::default()];
        return row(cells.into_iter().chain(target_cells()));
    };
    let change = |before: Option<Period>| change_cell(writer, figures, measured, before, (period, figure));
    let cells = [
        Cell::text(marked(writer, period, figure.provisional)),
        value_cell(writer, measured, figure),
        change(period.previous()),
        change(period.a_year_before()),
    ];
    row(cells.into_iter().chain(self::target_cells(writer, measured, target, Some(period))))
}

/// A figure with its unit and what it was divided by.
fn value_cell(writer: &Writer<'_>, measured: &Measured<'_>, figure: Figure) -> Cell {
    let text = metrics::write(measured.metric, figure.value, writer.language);
    let below = figure.denominator.map(|below| words::denominator(writer, measured.metric, below));
    Cell::text(text).note(below.unwrap_or_default())
}

/// How a figure has changed since another period; a break is said.
fn change_cell(
    writer: &Writer<'_>,
    figures: &PlatformFigures<'_>,
    measured: &Measured<'_>,
    before: Option<Period>,
    (period, figure): (Period, Figure),
) -> Cell {
    let model = writer.insight().today.model;
    let earlier =
        before.and_then(|before| Some((before, figures.value(model, &measured.metric.head.id, before)?)));
    let Some((before, earlier)) = earlier else { return Cell::default() };
    if measured.is_broken(before, period) {
        return Cell::text("–").note(writer.say(&Words::new("Bruch in der Reihe", "the series breaks")));
    }
    let change = crate::insight::measured::Change::new(earlier.value, figure.value);
    let then = metrics::write(measured.metric, earlier.value, writer.language);
    Cell::text(words::change(writer, measured.metric, change))
        .note(format!("{}: {then}", words::period(writer, before)))
}

/// A target, and what became of it; the judged period is named where it is not the one that is shown.
fn target_cells(
    writer: &Writer<'_>,
    measured: &Measured<'_>,
    target: Option<&TargetStanding<'_>>,
    shown: Option<Period>,
) -> [Cell; 2] {
    let Some(target) = target else { return [Cell::default(), Cell::default()] };
    let words = Cell::text(writer.say(&target.words(measured.metric)));
    let Some((judged, _, verdict)) = target.judged() else { return [words, Cell::default()] };
    let reasons: Vec<Reason> = target.restructuring_check.iter().chain(&target.reasons).cloned().collect();
    let judgement = Judgement { word: writer.word(verdict), reasons: writer.reasons(&reasons) };
    let other = Some(judged).filter(|judged| shown != Some(*judged));
    let note = other.map(|judged| words::period(writer, judged)).unwrap_or_default();
    [words, Cell::judgement(judgement).note(note)]
}

/// The columns of a metric in a table of several.
pub(super) fn summary_columns() -> [Column; 6] {
    [
        Column::new("metric"),
        Column::numeric("latest"),
        Column::new("course"),
        Column::numeric("change_before"),
        Column::new("target"),
        Column::new("verdict"),
    ]
}

/// A metric in a table of several: latest figure, course, change, target, verdict.
pub(super) fn summary_cells(
    writer: &Writer<'_>,
    figures: &PlatformFigures<'_>,
    measured: &Measured<'_>,
) -> [Cell; 6] {
    let target = measured.holding().next();
    let [target_words, verdict] =
        target_cells(writer, measured, target, measured.latest().map(|(period, _)| period));
    let (latest, change) = match measured.latest() {
        Some((period, figure)) => {
            let latest =
                value_cell(writer, measured, figure).note(marked(writer, period, figure.provisional));
            (latest, change_cell(writer, figures, measured, period.previous(), (period, figure)))
        }
        None => (Cell::default(), Cell::default()),
    };
    [
        Cell::links([metric_link(writer, figures, measured.metric)]).value(measured.metric.head.id.as_str()),
        latest,
        Cell::spark(spark(writer, measured)),
        Cell { note: None, ..change },
        target_words,
        verdict,
    ]
}

/// Where the figures come from.
fn sources(writer: &Writer<'_>, series: &Series) -> crate::view::parts::Table {
    let rows = series.sources.iter().map(|source| {
        let periods: Vec<Period> = source.periods.iter().map(|period| period.value).collect();
        let span = match (periods.iter().min(), periods.iter().max()) {
            (Some(first), Some(last)) if first == last => words::period(writer, *first),
            (Some(first), Some(last)) => {
                let (first, last) = (words::period(writer, *first), words::period(writer, *last));
                writer.say(&Words::new(format!("{first} bis {last}"), format!("{first} to {last}")))
            }
            _ => String::new(),
        };
        row([
            Cell::text(source.file.clone()),
            Cell::day(source.exported_on.as_ref().map(|day| writer.short_day(day.value))),
            Cell::text(span),
        ])
    });
    let columns = ["file", "exported_on", "periods"].map(Column::new);
    table_without_empty_columns(columns, rows.collect::<Vec<_>>())
}
