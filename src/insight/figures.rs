//! Which figures are written, and which can be computed of them.

use std::collections::BTreeMap;

use super::metrics::{FOLLOWER_GROWTH, INTERACTIONS};
use crate::model::time::Period;
use crate::model::{Entry, Id, Kind, Model, Results, Series, Thing};

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
        "interactions" => return INTERACTIONS.iter().any(|part| is_written(&Id::new(part))),
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
