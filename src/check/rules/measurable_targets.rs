//! Ensures that targets can be measured by the figures that are written.

use std::collections::HashSet;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::metrics;
use crate::model::{Choice, Entry, TargetPer};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "measurable-targets",
    ensures: (
        "Ziele lassen sich an den Zahlen messen, die geschrieben werden",
        "targets can be measured by the figures that are written",
    ),
    codes: &[&codes::metrics::TARGET_NEVER_MEASURED],
    check,
};

/// Targets per quarter or year of what does not add up over the days, weeks or months of a series.
fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let model = checked.model;
    let series = model.tables.series.iter().map(Entry::original);
    let measured: HashSet<&str> = series
        .filter(|series| !series.periods.0.is_empty())
        .map(|series| series.platform.id.as_str())
        .collect();
    for platform in &model.tables.platforms {
        if !measured.contains(platform.head.id.as_str()) {
            continue;
        }
        for target in &platform.original().targets {
            let Some(metric) = model.tables.metrics.get(&target.metric.id) else { continue };
            let is_longer = target.per.known().is_some_and(|per| *per != TargetPer::Month);
            if is_longer && !metrics::adds_up(model, metric.original()) {
                let (title, per) = (checked.title(&metric.head.thing()), target.per.label());
                found.push(codes::metrics::target_never_measured(target.per.at, &title, &per));
            }
        }
    }
}
