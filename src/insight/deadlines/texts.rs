//! Texts that must be looked at again: guidelines and chapters of the handbook.

use super::{Collector, DeadlineKind};
use crate::insight::review;

/// Gathers the reviews of texts that are due.
pub fn collect(collector: &mut Collector<'_>) {
    let today = collector.today;
    for entry in &today.model.tables.guidelines {
        let value = entry.original();
        let last = review::last_reviewed(today.model, entry, today.as_of);
        let Some(due) = review::due(last, &value.review_every) else { continue };
        let at = value.last_reviewed.as_ref().map_or(value.review_every.at, |last| last.at);
        let thing = entry.head.thing();
        let words = || today.name(&entry.head.thing());
        if let Some(found) = collector.add(DeadlineKind::GuidelineReview, (due, at), thing, words) {
            found.who = vec![&value.owner.id];
        }
    }
    for entry in &today.model.tables.pages {
        let value = entry.original();
        let (Some(last), Some(every)) = (&value.last_reviewed, &value.review_every) else { continue };
        let last = Some(last).filter(|last| last.value <= today.as_of);
        let Some(due) = review::due(last.map(|last| last.value), every) else { continue };
        let at = last.map_or(every.at, |last| last.at);
        let thing = entry.head.thing();
        let words = || today.name(&entry.head.thing());
        if let Some(found) = collector.add(DeadlineKind::ChapterReview, (due, at), thing, words) {
            found.who = value.owner.iter().map(|owner| &owner.id).collect();
        }
    }
}
