//! When a text must be looked at again.

use jiff::civil::Date;

use crate::model::time::Duration;
use crate::model::{Entry, Guideline, Kind, Model, ReviewOutcome, Spanned};

/// When a guideline was last reviewed up to a day: the later of its field and an accepted review.
pub fn last_reviewed(model: &Model, guideline: &Entry<Guideline>, as_of: Date) -> Option<Date> {
    let written = guideline.original().last_reviewed.as_ref().map(|date| date.value);
    let accepted = model.tables.reviews.iter().filter_map(|review| {
        let review = review.original();
        let about = review.subject.kind == Kind::Guideline && review.subject.id == guideline.head.id;
        let outcome = review.outcome.as_ref().map(|outcome| outcome.value);
        (about && outcome == Some(ReviewOutcome::Accepted))
            .then(|| review.done.as_ref().map(|date| date.value))
            .flatten()
    });
    written.into_iter().chain(accepted).filter(|date| *date <= as_of).max()
}

/// When the next review is due.
pub fn due(last: Option<Date>, every: &Spanned<Duration>) -> Option<Date> {
    last.map(|last| every.after(last))
}
