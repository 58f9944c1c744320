//! Ensures that a decision says who made it, when and why, and that its effect is checked.

use super::{Checked, Rule, known};
use crate::diag::Diagnostic;
use crate::diag::codes::reviews as codes;
use crate::model::{Choice, Decision, DecisionStatus, Effect, Entry};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "decisions",
    ensures: (
        "Bei einer Entscheidung steht, wer sie wann traf, und ihre Wirkung wird geprüft",
        "a decision says who made it and when, and its effect is checked",
    ),
    codes: &[
        &codes::INCOMPLETE_DECISION,
        &codes::NO_CHANGE_WITHOUT_REASON,
        &codes::EFFECT_CHECK_OVERDUE,
        &codes::INCOMPLETE_EFFECT_CHECK,
        &codes::EFFECT_BEFORE_DECISION,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for entry in &checked.model.tables.decisions {
        let decision = entry.original();
        incomplete(entry, found);
        if let Some(effect) = &decision.effect {
            found.extend(incomplete_check(effect));
            // A day before the decision is a mistake of its own, whether it is past or not.
            found.extend(before_decision(decision, effect).or_else(|| overdue(checked, decision, effect)));
        }
    }
}

/// Whether something was decided, and that still holds.
fn is_decided(decision: &Decision) -> bool {
    !matches!(decision.status.known(), None | Some(DecisionStatus::Proposed | DecisionStatus::Withdrawn))
}

/// What has been decided says by whom and when; who changes nothing says why.
fn incomplete(entry: &Entry<Decision>, found: &mut Vec<Diagnostic>) {
    let (decision, at) = (entry.original(), entry.head.first_key);
    let status = &decision.status;
    if !is_decided(decision) {
        return;
    }
    let fields =
        [("decided_on", decision.decided_on.is_none()), ("decided_by", decision.decided_by.is_none())];
    for (field, _) in fields.into_iter().filter(|(_, is_missing)| *is_missing) {
        found.push(codes::incomplete_decision(at, field, &status.label(), status.at));
    }
    if status.value == DecisionStatus::NoChange && decision.reason.is_none() {
        found.push(codes::no_change_without_reason(at, status.at));
    }
}

/// The day of the check and the verdict belong together.
fn incomplete_check(effect: &Effect) -> Option<Diagnostic> {
    let at = effect.first_key.at;
    match (&effect.checked_on, effect.verdict) {
        (Some(day), None) => day.known().map(|_| codes::effect_without_verdict(at, day.at)),
        (None, Some(_)) => Some(codes::verdict_without_day(at)),
        _ => None,
    }
}

fn before_decision(decision: &Decision, effect: &Effect) -> Option<Diagnostic> {
    let decided = decision.decided_on.as_ref().and_then(known)?;
    let checks = [("checked_on", effect.checked_on.as_ref()), ("check_on", Some(&effect.check_on))];
    // A decision that is dated too late is one mistake, not two.
    checks.into_iter().find_map(|(field, day)| {
        let day = day.and_then(known)?;
        (day.0 < decided.0).then(|| codes::effect_before_decision(field, day, decided))
    })
}

/// What is to be checked on a day is late from the next.
fn overdue(checked: &Checked<'_>, decision: &Decision, effect: &Effect) -> Option<Diagnostic> {
    let check_on = *effect.check_on.known()?;
    let is_checked = match &effect.checked_on {
        Some(day) => day.value <= checked.as_of,
        // A verdict without a day is what is to be mended.
        None => effect.verdict.is_some(),
    };
    let is_late = is_decided(decision) && check_on < checked.as_of && !is_checked;
    is_late.then(|| codes::effect_check_overdue(effect.check_on.at, check_on, checked.as_of))
}
