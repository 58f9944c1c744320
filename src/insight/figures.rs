//! Which figures are written, and which can be computed of them.

use std::collections::BTreeMap;

use super::metrics::{self, FOLLOWER_GROWTH, INTERACTIONS};
use crate::model::time::Period;
use crate::model::{Entry, Id, Kind, MetricKind, Model, Results, Series, Thing};
use crate::source::Span;

/// How deep formulas may rest on formulas; deeper ones go in a circle.
const MOST_FORMULAS: u32 = 8;

/// The series of each platform.
pub fn by_platform(model: &Model) -> BTreeMap<&Id, Vec<&Series>> {
    let mut series: BTreeMap<&Id, Vec<&Series>> = BTreeMap::new();
    for entry in &model.tables.series {
        series.entry(&entry.original().platform.id).or_default().push(entry.original());
    }
    series
}

/// Whether some figures of a platform may stand in a file that could not be read.
pub fn may_be_unread(model: &Model, platform: &Id) -> bool {
    let series = Thing::new(Kind::Series, platform);
    model.is_unread(Kind::Series) || model.knows(&series) && model.tables.head(&series).is_none()
}

/// Whether a metric is written, or can be computed, in a period that shares a day with a stretch of
/// the calendar; open ends have no limit.
pub fn has_figures(
    model: &Model,
    series: &[&Series],
    metric: &Id,
    from: Option<Period>,
    to: Option<Period>,
) -> bool {
    let within = |period: Period| {
        from.is_none_or(|from| period.last_day() >= from.first_day())
            && to.is_none_or(|to| period.first_day() <= to.last_day())
    };
    let periods = series.iter().flat_map(|series| &series.periods.0);
    let mut periods = periods.filter(|(period, _)| within(period.value));
    periods.any(|(_, written)| tell(model, written, metric))
}

/// Whether figures say a metric: it is among them, or all that its formula needs is.
pub fn tell(model: &Model, figures: &Results, metric: &Id) -> bool {
    let is_written = |metric: &Id| figures.0.iter().any(|(written, _)| written.id == *metric);
    can_be_told(model, metric, &is_written, MOST_FORMULAS)
}

/// Whether a metric is written, or all that its formula needs is.
fn can_be_told(model: &Model, metric: &Id, is_written: &dyn Fn(&Id) -> bool, formulas: u32) -> bool {
    if is_written(metric) {
        return true;
    }
    match metric.as_str() {
        metrics::ALL_INTERACTIONS => return INTERACTIONS.iter().any(|part| is_written(&Id::new(part))),
        FOLLOWER_GROWTH => return is_written(&Id::new("followers")),
        _ if formulas == 0 => return false,
        _ => {}
    }
    let Some(metric) = model.tables.metrics.get(metric).map(Entry::original) else {
        return false;
    };
    let told = |part: &Id| can_be_told(model, part, is_written, formulas - 1);
    match (&metric.numerator, &metric.denominator) {
        (Some(numerator), Some(denominator)) => told(&numerator.id) && told(&denominator.id),
        _ => false,
    }
}

/// What figures say of a metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// The value; a rate is a ratio.
    pub value: f64,
    /// What it was divided by, for a computed one.
    pub denominator: Option<f64>,
    /// Where it, or its numerator, is written.
    pub at: Span,
}

/// What the figures of one period after another say of a metric together: counts are added, a stock is
/// the last one, rates are the sum of the numerators by the sum of the denominators. Nothing where a
/// period does not tell it; where different people would be added, or shares of them; where nothing is
/// there to be divided by.
pub fn over(model: &Model, metric: &Id, periods: &[&Results]) -> Option<Told> {
    told(model, metric, periods, MOST_FORMULAS)
}

fn told(model: &Model, metric: &Id, periods: &[&Results], formulas: u32) -> Option<Told> {
    let value = model.tables.metrics.get(metric)?.original();
    let (Some(above), Some(below)) = (&value.numerator, &value.denominator) else {
        return written_over(value.kind, metric, periods);
    };
    let can_be_added = || metrics::is_added(model, &above.id) && metrics::is_added(model, &below.id);
    if formulas == 0 || periods.len() > 1 && !can_be_added() {
        return None;
    }
    let above = told(model, &above.id, periods, formulas - 1)?;
    let below = told(model, &below.id, periods, formulas - 1)?.value;
    (below > 0.0).then(|| Told { value: above.value / below, denominator: Some(below), at: above.at })
}

/// The same for a metric without a formula.
fn written_over(kind: MetricKind, metric: &Id, periods: &[&Results]) -> Option<Told> {
    let figures: Vec<Told> =
        periods.iter().map(|figures| written(figures, metric)).collect::<Option<Vec<_>>>()?;
    match (kind, figures.as_slice()) {
        (MetricKind::Count, [first, ..]) => {
            Some(Told { value: figures.iter().map(|figure| figure.value).sum(), ..*first })
        }
        (MetricKind::Stock, [.., last]) => Some(*last),
        (_, [only]) => Some(*only),
        _ => None,
    }
}

/// A figure as it is written; interactions that are not written are what is written of their parts.
fn written(figures: &Results, metric: &Id) -> Option<Told> {
    let find = |name: &str| {
        let (_, figure) = figures.0.iter().find(|(known, _)| known.id.as_str() == name)?;
        // What was refused has no place, and counts for nothing.
        let value = *figure.known()?;
        value.is_finite().then_some(Told { value, denominator: None, at: figure.at })
    };
    let own = find(metric.as_str());
    if own.is_some() || metric.as_str() != metrics::ALL_INTERACTIONS {
        return own;
    }
    let parts: Vec<Told> = INTERACTIONS.iter().filter_map(|part| find(part)).collect();
    let first = parts.first()?;
    Some(Told { value: parts.iter().map(|part| part.value).sum(), ..*first })
}
