//! Ensures that guidelines and chapters are reviewed as often as they say.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::lateness;
use crate::insight::review::{self, ReviewState};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "review-due",
    ensures: (
        "Richtlinien und Kapitel werden so oft geprüft, wie sie es sagen",
        "guidelines and chapters are reviewed as often as they say",
    ),
    codes: &[&codes::handbook::REVIEW_OVERDUE, &codes::handbook::NEVER_REVIEWED],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for text in review::texts(checked.model, checked.as_of) {
        match text.state(checked.as_of) {
            Some(ReviewState::Due { last, next }) => {
                let late = lateness::overdue_days(next, checked.as_of);
                found.extend(
                    late.map(|days| codes::handbook::review_overdue(text.at(), text.title, last, next, days)),
                );
            }
            Some(ReviewState::Never) => found.push(codes::handbook::never_reviewed(text.at(), text.title)),
            None => {}
        }
    }
}
