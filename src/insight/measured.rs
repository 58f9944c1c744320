//! What the figures of a platform say: each metric period by period, its target, the verdict, and
//! whether a restructuring is to be checked.

mod change;
mod missing;
mod target;

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{self, Told};
use super::metrics::{self, FOLLOWER_GROWTH, FOLLOWERS};
use super::reason::Reason;
use super::{Today, platform as platforms};
use crate::model::time::Period;
use crate::model::{Entry, Id, Kind, Metric, Model, Platform, Results, Series, SeriesBreak, Thing};
use crate::source::Span;

pub use change::Change;
pub use target::{Limit, TargetStanding, Verdict};

/// A figure of a period, written or computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The value; a rate is a ratio.
    pub value: f64,
    /// What it was divided by, for a computed one.
    pub denominator: Option<f64>,
    /// Whether it is not final: shown, never judged.
    pub provisional: bool,
    /// Where it, or its numerator, is written.
    pub at: Span,
}

impl Figure {
    fn new(told: Told, provisional: bool) -> Figure {
        Figure { value: told.value, denominator: told.denominator, provisional, at: told.at }
    }
}

/// A metric of a platform.
#[derive(Debug, Clone)]
pub struct Measured<'m> {
    /// The metric.
    pub metric: &'m Entry<Metric>,
    /// Its figures by the periods that are written, up to the as-of date.
    pub figures: BTreeMap<Period, Figure>,
    /// Where the series cannot be compared with what was before, of whatever it is made of.
    pub breaks: Vec<&'m SeriesBreak>,
    /// Its targets, those that hold in the latest period last.
    pub targets: Vec<TargetStanding<'m>>,
}

impl<'m> Measured<'m> {
    /// The latest figure; months count before weeks, and weeks before days.
    pub fn latest(&self) -> Option<(Period, Figure)> {
        self.figures.last_key_value().map(|(period, figure)| (*period, *figure))
    }

    /// The latest periods of the length of the latest one, in order of time; what is missing between
    /// them has no figure.
    pub fn course(&self, most: usize) -> Vec<(Period, Option<Figure>)> {
        let Some((latest, _)) = self.latest() else { return Vec::new() };
        let first = self.figures.keys().find(|period| period.of_the_same_length(latest.last_day()) == latest);
        let back = std::iter::successors(Some(latest), |period| period.previous());
        let mut course: Vec<(Period, Option<Figure>)> = back
            .take(most)
            .take_while(|period| first.is_some_and(|first| first <= period))
            .map(|period| (period, self.figures.get(&period).copied()))
            .collect();
        course.reverse();
        course
    }

    /// The break that begins in a period.
    pub fn break_in(&self, period: Period) -> Option<&'m SeriesBreak> {
        let days = period.first_day()..=period.last_day();
        self.breaks.iter().copied().find(|one| days.contains(&one.from.first_day()))
    }

    /// Whether the series breaks on the way from one period to another.
    pub fn is_broken(&self, from: Period, to: Period) -> bool {
        breaks_between(&self.breaks, from, to)
    }

    /// How a figure has changed from one period to another; nothing across a break.
    pub fn change(&self, from: Period, to: Period) -> Option<Change> {
        let (before, now) = (self.figures.get(&from)?, self.figures.get(&to)?);
        (!self.is_broken(from, to)).then(|| Change::new(before.value, now.value))
    }

    /// The targets that hold: those that the latest whole period of their length falls under.
    pub fn holding(&self) -> impl Iterator<Item = &TargetStanding<'m>> {
        self.targets.iter().filter(|target| target.holds)
    }
}

/// Whether a break begins after one period and up to the end of another.
fn breaks_between(breaks: &[&SeriesBreak], from: Period, to: Period) -> bool {
    breaks.iter().any(|one| {
        let day = one.from.first_day();
        from.last_day() < day && day <= to.last_day()
    })
}

/// What the figures of a platform say.
#[derive(Debug, Clone, Default)]
pub struct PlatformFigures<'m> {
    /// The metrics that are written, computed or have a target, in the order of their identifiers.
    pub metrics: BTreeMap<Id, Measured<'m>>,
    /// Since when figures are missing that should be there: the period, and why.
    pub missing: Option<(Period, Reason)>,
    /// The series that they are written in.
    pub series: Option<&'m Entry<Series>>,
    written: Written<'m>,
}

impl<'m> PlatformFigures<'m> {
    /// Why a restructuring is to be checked, for each target that asks for it.
    pub fn restructuring_checks(&self) -> impl Iterator<Item = &Reason> {
        let targets = self.metrics.values().flat_map(|metric| &metric.targets);
        targets.filter_map(|target| target.restructuring_check.as_ref())
    }

    /// The figure of a metric in any period: written or computed of what is written there; for a
    /// quarter or a year out of its months, and nothing with a month missing.
    pub fn value(&self, model: &'m Model, metric: &Id, period: Period) -> Option<Figure> {
        match period {
            Period::Quarter(..) | Period::Year(_) => self.over(model, metric, &period.months()),
            _ => self.metrics.get(metric)?.figures.get(&period).copied(),
        }
    }

    /// The figure of a metric over periods that follow each other; nothing where one of them is missing.
    pub fn over(&self, model: &'m Model, metric: &Id, periods: &[Period]) -> Option<Figure> {
        if metric.as_str() == FOLLOWER_GROWTH {
            let breaks = self.metrics.get(metric).map_or(&[][..], |metric| &metric.breaks);
            return self.written.growth(model, breaks, periods);
        }
        self.written.over(model, metric, periods)
    }
}

/// What is written of a platform, up to the as-of date.
#[derive(Debug, Clone, Default)]
struct Written<'m> {
    periods: BTreeMap<Period, &'m Results>,
    provisional: BTreeSet<Period>,
}

impl<'m> Written<'m> {
    /// A period is there from its last day on.
    fn new(today: Today<'m>, series: Option<&'m Entry<Series>>) -> Written<'m> {
        let Some(series) = series.map(Entry::original) else { return Written::default() };
        let periods = series.periods.0.iter().map(|(period, figures)| (period.value, figures));
        Written {
            periods: periods.filter(|(period, _)| period.last_day() <= today.as_of).collect(),
            provisional: series.provisional.iter().map(|period| period.value).collect(),
        }
    }

    fn over(&self, model: &Model, metric: &Id, periods: &[Period]) -> Option<Figure> {
        let figures: Vec<&Results> =
            periods.iter().map(|period| self.periods.get(period).copied()).collect::<Option<_>>()?;
        let told = figures::over(model, metric, &figures)?;
        Some(Figure::new(told, periods.iter().any(|period| self.provisional.contains(period))))
    }

    /// The change of followers against as many periods before, divided by the number then. Never across
    /// a break or a missing period.
    fn growth(&self, model: &Model, breaks: &[&SeriesBreak], periods: &[Period]) -> Option<Figure> {
        let followers = Id::new(FOLLOWERS);
        let (first, last) = (*periods.first()?, *periods.last()?);
        let back = std::iter::successors(first.previous(), |period| period.previous());
        let mut earlier: Vec<Period> = back.take(periods.len()).collect();
        earlier.reverse();
        let before = self.over(model, &followers, &earlier)?;
        let now = self.over(model, &followers, periods)?;
        if before.value <= 0.0 || breaks_between(breaks, first.previous()?, last) {
            return None;
        }
        Some(Figure {
            value: (now.value - before.value) / before.value,
            denominator: Some(before.value),
            provisional: now.provisional || before.provisional,
            at: now.at,
        })
    }
}

/// What the figures of a platform say on a day.
pub fn measured<'m>(today: Today<'m>, platform: &'m Entry<Platform>) -> PlatformFigures<'m> {
    let model = today.model;
    let series = series_of(model, &platform.head.thing());
    let written = Written::new(today, series);
    let mut told = PlatformFigures { series, written, ..PlatformFigures::default() };
    let targeted: BTreeSet<&Id> =
        platform.original().targets.iter().map(|target| &target.metric.id).collect();
    let named: BTreeSet<&Id> = told
        .written
        .periods
        .values()
        .flat_map(|figures| figures.0.iter().map(|(metric, _)| &metric.id))
        .collect();
    for metric in &model.tables.metrics {
        let id = &metric.head.id;
        // What is neither written nor computed has no figures.
        let may_be_told =
            named.contains(id) || metrics::is_computed(metric) || id.as_str() == metrics::ALL_INTERACTIONS;
        let rests_on = metrics::rests_on(model, id);
        let breaks: Vec<&SeriesBreak> =
            platform.original().breaks.iter().filter(|one| rests_on.contains(&one.metric.id)).collect();
        let figures = if may_be_told { column(model, &told.written, id, &breaks) } else { BTreeMap::new() };
        if !figures.is_empty() || targeted.contains(id) {
            told.metrics.insert(id.clone(), Measured { metric, figures, breaks, targets: Vec::new() });
        }
    }
    target::judge(today, platform, &mut told);
    if platforms::is_active(platform.original(), today.as_of) {
        told.missing = missing::missing(today, platform, &told);
    }
    told
}

/// The series of a platform.
pub fn series_of<'m>(model: &'m Model, platform: &Thing) -> Option<&'m Entry<Series>> {
    let mut edges = model.graph.to(platform).filter(|edge| edge.from.kind == Kind::Series);
    edges.find_map(|edge| {
        let series = model.tables.series.get(&edge.from.id)?;
        (series.original().platform.thing() == *platform).then_some(series)
    })
}

/// A metric, period by period.
fn column(
    model: &Model,
    written: &Written<'_>,
    metric: &Id,
    breaks: &[&SeriesBreak],
) -> BTreeMap<Period, Figure> {
    let is_growth = metric.as_str() == FOLLOWER_GROWTH;
    let periods = written.periods.keys().filter_map(|period| {
        let figure = if is_growth {
            written.growth(model, breaks, &[*period])
        } else {
            written.over(model, metric, &[*period])
        };
        Some((*period, figure?))
    });
    periods.collect()
}
