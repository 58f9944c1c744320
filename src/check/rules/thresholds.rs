//! Ensures that the numbers among the settings make sense.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::locale::Words;
use crate::model::{Portal, Spanned, Thresholds};
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "thresholds",
    ensures: ("Die Zahlen in den Einstellungen sind möglich", "the numbers among the settings are possible"),
    codes: &[&codes::settings::SETTING_OUT_OF_RANGE, &codes::settings::RED_BEFORE_YELLOW],
    check,
};

/// Ten years; more days than that are a slip of the keyboard.
const MOST_DAYS: f64 = 3660.0;
/// Five times the hours of a week are more than anybody has.
const MOST_WORKLOAD: f64 = 5.0;

/// A number among the settings with what it may be.
struct Setting {
    name: &'static str,
    value: f64,
    at: Span,
    least: f64,
    most: f64,
}

impl Setting {
    fn new<T: Copy + Into<f64>>(name: &'static str, value: &Spanned<T>, least: f64, most: f64) -> Setting {
        Setting { name, value: value.value.into(), at: value.at, least, most }
    }

    fn is_possible(&self) -> bool {
        (self.least..=self.most).contains(&self.value)
    }
}

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(portal) = checked.model.portal() else { return };
    for setting in settings(portal) {
        if setting.at.is_somewhere() && !setting.is_possible() {
            let Setting { name, value, at, least, most } = setting;
            let [value, least, most] = [value, least, most].map(|number| number.to_string());
            found.push(codes::settings::setting_out_of_range(at, name, &value, &least, &most));
        }
    }
    found.extend(pairs(&portal.thresholds).iter().filter_map(red_before_yellow));
}

/// Every number with the least and the most that it may be.
fn settings(portal: &Portal) -> Vec<Setting> {
    let limits = &portal.thresholds;
    let days = |name, value: &Spanned<u32>, least| Setting::new(name, value, least, MOST_DAYS);
    let pairs = pairs(limits).into_iter().flatten();
    let others = [
        days("silence_days", &limits.silence_days, 1.0),
        days("close_within_days", &limits.close_within_days, 0.0),
        days("manual_assessment_days", &limits.manual_assessment_days, 1.0),
        days("absence_cover_days", &limits.absence_cover_days, 0.0),
        days("coverage_ahead_days", &limits.coverage_ahead_days, 0.0),
        days("compliance_days", &limits.compliance_days, 1.0),
        Setting::new("missed_periods", &limits.missed_periods, 1.0, 100.0),
        Setting::new("metrics_expected_by_day", &limits.metrics_expected_by_day, 1.0, 31.0),
        Setting::new("fiscal_year_starts", &portal.fiscal_year_starts, 1.0, 12.0),
    ];
    pairs.chain(others).collect()
}

/// The thresholds that come in pairs: for yellow, and for red.
fn pairs(limits: &Thresholds) -> [[Setting; 2]; 3] {
    let days = |name, value: &Spanned<u32>| Setting::new(name, value, 0.0, MOST_DAYS);
    let share = |name, value: &Spanned<f64>| Setting::new(name, value, 0.0, 1.0);
    // Nobody would ever be in the green with a limit of nothing.
    let workload = |name, value: &Spanned<f64>| Setting::new(name, value, 0.01, MOST_WORKLOAD);
    [
        [
            days("milestone_overdue_yellow_days", &limits.milestone_overdue_yellow_days),
            days("milestone_overdue_red_days", &limits.milestone_overdue_red_days),
        ],
        [share("lag_yellow", &limits.lag_yellow), share("lag_red", &limits.lag_red)],
        [
            workload("workload_yellow", &limits.workload_yellow),
            workload("workload_red", &limits.workload_red),
        ],
    ]
}

/// Shown at red, which should be the greater; at yellow, where red is not written.
fn red_before_yellow([yellow, red]: &[Setting; 2]) -> Option<Diagnostic> {
    let is_wrong = yellow.is_possible() && red.is_possible() && red.value < yellow.value;
    let at = if red.at.is_somewhere() { red.at } else { yellow.at };
    if !is_wrong || !at.is_somewhere() {
        return None;
    }
    let [red_value, yellow_value] = [red, yellow].map(|setting| setting.value.to_string());
    let finding =
        codes::settings::red_before_yellow(at, (red.name, &red_value), (yellow.name, &yellow_value));
    if at == yellow.at || !yellow.at.is_somewhere() {
        return Some(finding);
    }
    let here = Words::new("Hier steht die Schwelle für Gelb.", "Here stands the threshold for yellow.");
    Some(finding.related(yellow.at, here))
}
