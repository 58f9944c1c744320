//! Ensures that a platform's target says one limit, and ends after it begins.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::TargetValue;
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "targets",
    ensures: (
        "Jedes Ziel nennt einen Grenzwert und endet nicht vor seinem Anfang",
        "every target names one limit and does not end before it begins",
    ),
    codes: &[
        &codes::platforms::TARGET_WITHOUT_LIMIT,
        &codes::platforms::TARGET_WITH_TWO_LIMITS,
        &codes::platforms::TARGET_ENDS_BEFORE_START,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for platform in &checked.model.tables.platforms {
        for target in &platform.original().targets {
            one(target.at, &target.value, found);
        }
    }
}

fn one(at: Span, target: &TargetValue, found: &mut Vec<Diagnostic>) {
    match (&target.at_least, &target.at_most) {
        (None, None) => found.push(codes::platforms::target_without_limit(at)),
        (Some(least), Some(most)) if least.known().is_some() && most.known().is_some() => {
            let (first, second) = (least.at.min(most.at), least.at.max(most.at));
            found.push(codes::platforms::target_with_two_limits(second, first));
        }
        _ => {}
    }
    if let (Some(from), Some(until)) = (&target.from, &target.until)
        && until.last_day() < from.first_day()
    {
        let (last, first) = (until.value.to_string(), from.value.to_string());
        found.push(codes::platforms::target_ends_before_start((until.at, &last), (from.at, &first)));
    }
}
