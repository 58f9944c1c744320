//! When a text must be looked at again.

use jiff::civil::Date;

use crate::model::time::Duration;
use crate::model::{Entry, Guideline, Kind, Model, Review, ReviewOutcome, Spanned};

/// When a guideline was last reviewed up to a day: the later of its field and an accepted review.
pub fn last_reviewed(model: &Model, guideline: &Entry<Guideline>, as_of: Date) -> Option<Date> {
    let written = guideline.original().last_reviewed.as_ref().map(|date| date.value);
    let thing = guideline.head.thing();
    let edges = model.graph.to(&thing).filter(|edge| edge.from.kind == Kind::Review);
    let reviews = edges.filter_map(|edge| model.tables.reviews.get(&edge.from.id)).map(Entry::original);
    let own = reviews.filter(|review| review.subject.id == guideline.head.id);
    let accepted = own.filter_map(accepted_on).map(|date| date.value);
    written.into_iter().chain(accepted).filter(|date| *date <= as_of).max()
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
