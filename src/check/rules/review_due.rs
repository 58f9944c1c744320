//! Ensures that guidelines and chapters are reviewed as often as they say.

use jiff::civil::Date;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::review;
use crate::model::time::Duration;
use crate::model::{Entry, Spanned};

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

/// A text that is to be reviewed.
struct Text<'m> {
    title: &'m str,
    every: &'m Spanned<Duration>,
    /// As the file says.
    written: Option<&'m Spanned<Date>>,
    /// As it follows from the file and from reviews, up to the day.
    last: Option<Date>,
    valid_from: Option<Date>,
}

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let tables = &checked.model.tables;
    for entry in &tables.guidelines {
        let guideline = entry.original();
        let text = Text {
            title: guideline.title(),
            every: &guideline.review_every,
            written: guideline.last_reviewed.as_ref(),
            last: review::last_reviewed(checked.model, entry, checked.as_of),
            valid_from: guideline.valid_from.as_ref().map(|date| date.value),
        };
        found.extend(finding(&text, checked.as_of));
    }
    for page in tables.pages.iter().map(Entry::original) {
        let Some(every) = &page.review_every else { continue };
        let written = page.last_reviewed.as_ref();
        let last = written.map(|date| date.value).filter(|date| *date <= checked.as_of);
        let text = Text { title: page.title(), every, written, last, valid_from: None };
        found.extend(finding(&text, checked.as_of));
    }
}

fn finding(text: &Text<'_>, as_of: Date) -> Option<Diagnostic> {
    let every = text.every.known()?;
    // What is written there and cannot be read may be the day before yesterday.
    if text.written.is_some_and(|written| written.known().is_none()) {
        return None;
    }
    let at = text.written.map_or(text.every.at, |written| written.at);
    if let Some(last) = text.last {
        let due = every.after(last);
        let days = review::overdue_days(due, as_of)?;
        return Some(codes::handbook::review_overdue(at, text.title, last, due, days));
    }
    // A review that lies ahead is a mistake of its own, and what is new has time until its first one.
    let is_new = text.valid_from.is_some_and(|from| review::overdue_days(every.after(from), as_of).is_none());
    let is_ahead = text.written.is_some();
    (!is_new && !is_ahead).then(|| codes::handbook::never_reviewed(at, text.title))
}
