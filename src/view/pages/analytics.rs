//! The figures: what is to be checked, how each platform stands, and what each metric means.

mod series;
mod words;

use crate::insight::measured::{Measured, PlatformFigures};
use crate::insight::metrics;
use crate::locale::Words;
use crate::model::time::Period;
use crate::model::{Entry, Id, Kind, Metric, Platform, Ref, Thing};
use crate::view::charts::{self, Sparkline};
use crate::view::details::{add_section, row, row_at, section, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Link, Row, Section};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

pub use series::{platform, platform_sections};
pub use words::{change, period, value};

/// So many periods a sparkline shows.
const SPARK: usize = 12;
/// So many metrics stand for a platform that has no targets.
const WITHOUT_TARGETS: usize = 2;
/// The metrics that are looked at first.
const FIRST: [&str; 10] = [
    "interactions",
    "followers",
    "reach",
    "engagement_rate_by_reach",
    "engagement_rate_by_impressions",
    "impressions",
    "link_clicks",
    "click_rate",
    "response_time",
    "response_rate",
];

/// The page of all figures.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let mut sections = Vec::new();
    let platforms = platforms(writer);
    let checks = platforms.iter().flat_map(|(platform, figures)| check_rows(writer, platform, figures));
    let columns = ["platform", "metric", "reason"].map(Column::new);
    add_section(&mut sections, "restructuring", table(columns, checks.collect()));
    let missing = platforms.iter().filter_map(|(platform, figures)| {
        let (from, reason) = figures.missing.as_ref()?;
        Some(row([
            Cell::links([figures_link(writer, platform, figures)]),
            Cell::text(period(writer, *from)),
            Cell { why: vec![writer.reason(reason)], ..Cell::default() },
        ]))
    });
    let columns = ["platform", "since", "reason"].map(Column::new);
    add_section(&mut sections, "missing_figures", table(columns, missing.collect()));
    sections.push(overview(writer, &platforms));
    sections.push(definitions(writer));
    let title = writer.say(&Words::new("Auswertung", "Analytics"));
    let mut head = frame::section(writer, title, "analytics", "analytics/index.html");
    head.summary = Some(writer.say(&Words::new(
        "Wie die Plattformen zu ihren Zielen stehen, was zu prüfen ist, und was jede Kennzahl bedeutet.",
        "How the platforms stand against their targets, what is to be checked, and what each metric means.",
    )));
    (head, View::Article(Article { sections, ..Article::default() }))
}

/// A platform with its figures.
type WithFigures<'s> = (&'s Entry<Platform>, &'s PlatformFigures<'s>);

/// The platforms that have figures, a target or should have some, by title.
fn platforms<'s>(writer: &Writer<'s>) -> Vec<WithFigures<'s>> {
    let insight = writer.insight();
    let order = writer.site.neighbours.of_kind(Kind::Platform, writer.language);
    let found = order.iter().filter_map(|thing| {
        let figures = insight.figures.get(&thing.id)?;
        let platform = insight.today.model.tables.platforms.get(&thing.id)?;
        (!figures.metrics.is_empty() || figures.missing.is_some()).then_some((platform, figures))
    });
    found.collect()
}

/// A link to the figures of a platform, or to the platform where it has none.
fn figures_link(writer: &Writer<'_>, platform: &Entry<Platform>, figures: &PlatformFigures<'_>) -> Link {
    match figures.series {
        Some(series) => writer.entry(series),
        None => writer.entry(platform),
    }
}

/// The address of a metric on the page of a platform's figures.
fn metric_link(writer: &Writer<'_>, figures: &PlatformFigures<'_>, metric: &Entry<Metric>) -> Link {
    let meaning = writer.link(&Thing::new(Kind::Metric, &metric.head.id));
    match figures.series.and_then(|series| writer.entry(series).href) {
        Some(page) => Link { href: Some(format!("{page}#{}", series::anchor(&metric.head.id))), ..meaning },
        None => meaning,
    }
}

/// The targets that ask for a restructuring check, with why.
fn check_rows(writer: &Writer<'_>, platform: &Entry<Platform>, figures: &PlatformFigures<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for measured in figures.metrics.values() {
        for reason in measured.targets.iter().filter_map(|target| target.restructuring_check.as_ref()) {
            rows.push(row([
                Cell::links([figures_link(writer, platform, figures)]),
                Cell::links([metric_link(writer, figures, measured.metric)]),
                Cell { why: vec![writer.reason(reason)], ..Cell::default() },
            ]));
        }
    }
    rows
}

/// How the platforms stand: each metric with a target, or the most telling ones.
fn overview(writer: &Writer<'_>, platforms: &[WithFigures<'_>]) -> Section {
    let mut rows = Vec::new();
    for (platform, figures) in platforms {
        for measured in most_telling(writer, figures) {
            let cells = series::summary_cells(writer, figures, measured);
            let link = Cell::links([figures_link(writer, platform, figures)]);
            rows.push(row(std::iter::once(link).chain(cells)));
        }
    }
    let columns = std::iter::once(Column::new("platform")).chain(series::summary_columns());
    section("figures", table_without_empty_columns(columns, rows).listed(&["platform", "metric"]))
}

/// The metrics of a platform with a target that holds, or some; which ones is the same in every language.
fn most_telling<'f, 'm>(writer: &Writer<'_>, figures: &'f PlatformFigures<'m>) -> Vec<&'f Measured<'m>> {
    let mut all: Vec<&Measured<'m>> = figures.metrics.values().collect();
    all.sort_by_key(|one| (urgency(one), &one.metric.head.id));
    let with_target = all.iter().filter(|measured| measured.holding().next().is_some()).count();
    all.truncate(with_target.max(WITHOUT_TARGETS));
    by_title(writer, all)
}

/// The metrics of a platform: those with a target that holds, then those that are looked at first,
/// then by title.
fn ordered<'f, 'm>(writer: &Writer<'_>, figures: &'f PlatformFigures<'m>) -> Vec<&'f Measured<'m>> {
    by_title(writer, figures.metrics.values().collect())
}

fn by_title<'f, 'm>(writer: &Writer<'_>, mut all: Vec<&'f Measured<'m>>) -> Vec<&'f Measured<'m>> {
    let sorter = crate::locale::Sorter::new(writer.language);
    all.sort_by(|a, b| {
        let title = |one: &Measured<'m>| writer.text(&one.metric.value(writer.language).title);
        urgency(a).cmp(&urgency(b)).then_with(|| sorter.compare(&title(a), &title(b)))
    });
    all
}

/// Targets first, then what is looked at first.
fn urgency(one: &Measured<'_>) -> (bool, usize) {
    let id = one.metric.head.id.as_str();
    let place = FIRST.iter().position(|first| *first == id).unwrap_or(FIRST.len());
    (one.holding().next().is_none(), place)
}

/// The latest figures of a platform, in a table.
pub fn latest(writer: &Writer<'_>, platform: &Id) -> Option<Section> {
    let figures = writer.insight().figures.get(platform)?;
    let rows: Vec<Row> = ordered(writer, figures)
        .into_iter()
        .filter(|measured| !measured.figures.is_empty())
        .take(4)
        .map(|measured| row(series::summary_cells(writer, figures, measured)))
        .collect();
    (!rows.is_empty())
        .then(|| section("figures", table_without_empty_columns(series::summary_columns(), rows)))
}

/// The course of a metric of a platform, for a place beside a number.
pub fn spark_of(writer: &Writer<'_>, platform: &Id, metric: &Id) -> Option<Sparkline> {
    let measured = writer.insight().figures.get(platform)?.metrics.get(metric)?;
    spark(writer, measured)
}

/// The same of a metric that is at hand.
pub fn spark(writer: &Writer<'_>, measured: &Measured<'_>) -> Option<Sparkline> {
    let write = |value| metrics::write(measured.metric, value, writer.language);
    let drawn = charts::Series {
        id: String::new(),
        title: writer.text(&measured.metric.value(writer.language).title),
        points: series::points(writer, None, measured, SPARK),
        write: &write,
    };
    charts::sparkline(writer, &drawn)
}

/// What each metric means.
fn definitions(writer: &Writer<'_>) -> Section {
    let mut metrics: Vec<&Entry<Metric>> = writer.site.model.tables.metrics.iter().collect();
    let sorter = crate::locale::Sorter::new(writer.language);
    metrics
        .sort_by(|a, b| sorter.compare(a.value(writer.language).title(), b.value(writer.language).title()));
    let rows = metrics.into_iter().map(|metric| {
        let value = metric.value(writer.language);
        row_at(
            &series::anchor(&metric.head.id),
            [
                Cell::text(writer.text(&value.title)),
                Cell::text(writer.text(&value.definition)),
                Cell::text(words::formula(writer, metric).unwrap_or_default()),
                Cell::text(value.unit.as_ref().map(|unit| writer.text(unit)).unwrap_or_default()),
                Cell::text(writer.word(value.kind).text),
                Cell::text(value.better.map(|better| writer.word(better).text).unwrap_or_default()),
            ],
        )
    });
    let columns = ["metric", "definition", "formula", "unit", "kind", "better"].map(Column::new);
    section("metrics", table(columns, rows.collect()))
}

/// A period that a figure is of, with a mark where it is not final.
pub fn marked(writer: &Writer<'_>, of: Period, provisional: bool) -> String {
    let mark =
        if provisional { writer.say(&Words::new(" (vorläufig)", " (provisional)")) } else { String::new() };
    format!("{}{mark}", period(writer, of))
}

/// A link to a metric: to its figures on a platform, else to what it means.
pub fn metric_of(writer: &Writer<'_>, platform: &Id, metric: &Ref<Metric>) -> Link {
    let figures = writer.insight().figures.get(platform);
    let measured = figures.and_then(|figures| Some((figures, figures.metrics.get(&metric.id)?)));
    match measured.filter(|(figures, _)| figures.series.is_some()) {
        Some((figures, measured)) => metric_link(writer, figures, measured.metric),
        None => writer.refer(metric),
    }
}
