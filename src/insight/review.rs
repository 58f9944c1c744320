//! When a text must be looked at again.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::model::time::Duration;
use crate::model::{Entry, Guideline, Id, Kind, Model, Review, ReviewOutcome, Spanned};

/// When a guideline was last reviewed up to a day: the later of its field and an accepted review.
pub fn last_reviewed(model: &Model, guideline: &Entry<Guideline>, as_of: Date) -> Option<Date> {
    let written = guideline.original().last_reviewed.as_ref().map(|date| date.value);
    let reviews = model.tables.reviews.iter().map(Entry::original);
    let own = reviews.filter(|review| review.subject.id == guideline.head.id);
    let accepted = own.filter_map(accepted_on).map(|date| date.value);
    written.into_iter().chain(accepted).filter(|date| *date <= as_of).max()
}

/// The latest accepted review up to a day of every guideline that has one.
pub fn accepted_reviews(model: &Model, as_of: Date) -> HashMap<&Id, Date> {
    let mut latest: HashMap<&Id, Date> = HashMap::new();
    for review in model.tables.reviews.iter().map(Entry::original) {
        let Some(done) = accepted_on(review).filter(|done| done.value <= as_of) else { continue };
        let known = latest.entry(&review.subject.id).or_insert(done.value);
        *known = (*known).max(done.value);
    }
    latest
}

/// The day on which a review accepted a guideline.
fn accepted_on(review: &Review) -> Option<&Spanned<Date>> {
    let outcome = review.outcome.as_ref().map(|outcome| outcome.value);
    let accepts = review.subject.kind == Kind::Guideline && outcome == Some(ReviewOutcome::Accepted);
    review.done.as_ref().filter(|_| accepts)
}

/// When the next review is due.
pub fn due(last: Option<Date>, every: &Spanned<Duration>) -> Option<Date> {
    last.map(|last| every.after(last))
}

/// By how many days a review is overdue; what is due that day is late from the next.
pub fn overdue_days(due: Date, as_of: Date) -> Option<i32> {
    let days = (as_of - due).get_days();
    (days > 0).then_some(days)
}
