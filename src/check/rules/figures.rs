//! Ensures that the figures that are written can be true.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::metrics::{self, INTERACTIONS};
use crate::model::time::Period;
use crate::model::{Results, Series, SeriesBreak, Spanned};

/// More than so many times as many followers as in the period before are probably a slip of the keyboard.
const JUMP: f64 = 10.0;
/// Figures that differ by less are the same.
const ROUNDING: f64 = 0.5;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "figures",
    ensures: ("Eingetragene Zahlen können stimmen", "the figures that are written can be true"),
    codes: &[
        &codes::metrics::NEGATIVE_FIGURE,
        &codes::metrics::COMPUTED_METRIC,
        &codes::metrics::MORE_ANSWERED_THAN_ASKED,
        &codes::metrics::FOLLOWERS_JUMP,
        &codes::metrics::INTERACTIONS_DIFFER,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let tables = &checked.model.tables;
    for series in &tables.series {
        let series = series.original();
        for (_, figures) in &series.periods.0 {
            check_figures(checked, figures, found);
        }
        let platform = tables.platforms.get(&series.platform.id);
        let breaks = platform.map_or(&[][..], |platform| &platform.original().breaks);
        followers(series, breaks, found);
    }
    for post in &tables.posts {
        let post = post.original();
        let variations = post.platforms.0.iter().map(|(_, variation)| &variation.results);
        for results in std::iter::once(&post.results).chain(variations) {
            check_figures(checked, results, found);
        }
    }
}

/// The figures of one period, or of one post.
fn check_figures(checked: &Checked<'_>, written: &Results, found: &mut Vec<Diagnostic>) {
    for (name, figure) in &written.0 {
        // A metric that does not exist is reported already.
        let Some(metric) = checked.model.tables.metrics.get(&name.id) else { continue };
        if metrics::is_computed(metric) {
            let value = metric.original();
            let formula = value.numerator.as_ref().zip(value.denominator.as_ref());
            let formula = formula.map(|(above, below)| (above.id.as_str(), below.id.as_str()));
            found.push(codes::metrics::computed_metric(
                name.at,
                &checked.title(&metric.head.thing()),
                formula,
            ));
        } else if figure.value < 0.0 && !metrics::may_be_negative(metric) {
            found.push(codes::metrics::negative_figure(
                figure.at,
                &checked.title(&metric.head.thing()),
                figure.value,
            ));
        }
    }
    answers(written, found);
    interactions(written, found);
}

/// The figure of a metric, unless it is below zero: that is the mistake to mend.
fn figure<'f>(written: &'f Results, metric: &str) -> Option<&'f Spanned<f64>> {
    let found = written.0.iter().find(|(name, _)| name.id.as_str() == metric);
    found.map(|(_, figure)| figure).filter(|figure| figure.value >= 0.0)
}

/// Nobody answers more than was asked.
fn answers(written: &Results, found: &mut Vec<Diagnostic>) {
    let (Some(answered), Some(inquiries)) = (figure(written, "answered"), figure(written, "inquiries"))
    else {
        return;
    };
    if answered.value > inquiries.value {
        found.push(codes::metrics::more_answered_than_asked(
            answered.at,
            answered.value,
            inquiries.value,
            inquiries.at,
        ));
    }
}

/// Interactions are their parts together; where some parts are missing, they are no less than the others.
fn interactions(written: &Results, found: &mut Vec<Diagnostic>) {
    let Some(all) = figure(written, "interactions") else { return };
    let parts: Vec<f64> =
        INTERACTIONS.iter().filter_map(|part| figure(written, part)).map(|part| part.value).collect();
    let sum: f64 = parts.iter().sum();
    let complete = parts.len() == INTERACTIONS.len();
    if sum - all.value > ROUNDING || complete && all.value - sum > ROUNDING {
        found.push(codes::metrics::interactions_differ(all.at, all.value, sum, complete));
    }
}

/// Followers that change more than tenfold from one period to the next, unless there is a break.
fn followers(series: &Series, breaks: &[SeriesBreak], found: &mut Vec<Diagnostic>) {
    let figures = series.periods.0.iter().map(|(period, figures)| (period.value, figures));
    let mut written: Vec<(Period, &Spanned<f64>)> =
        figures.filter_map(|(period, figures)| Some((period, figure(figures, "followers")?))).collect();
    written.sort_by_key(|(period, _)| *period);
    for pair in written.windows(2) {
        let [(before, then), (period, now)] = pair else { continue };
        let jumps = then.value > 0.0 && (now.value > then.value * JUMP || then.value > now.value * JUMP);
        if jumps && before.next() == Some(*period) && !breaks.iter().any(|b| begins(b, *period)) {
            let before = (&*before.to_string(), then.value);
            found.push(codes::metrics::followers_jump(now.at, now.value, before, then.at));
        }
    }
}

/// Whether followers cannot be compared with what was before from a period on.
fn begins(series_break: &SeriesBreak, period: Period) -> bool {
    let from = series_break.from.first_day();
    series_break.metric.id.as_str() == "followers" && (period.first_day()..=period.last_day()).contains(&from)
}
