//! Texts that must be looked at again: guidelines and chapters of the handbook.

use super::{Collector, DeadlineKind};
use crate::insight::review;
use crate::model::{Kind, Spanned};

/// Gathers the reviews of texts that are due.
pub fn collect(collector: &mut Collector<'_>) {
    let today = collector.today;
    for text in review::texts(today.model, today.as_of) {
        let Some(due) = text.due().map(|due| Spanned::new(due, text.at())) else { continue };
        let kind = match text.head.kind {
            Kind::Guideline => DeadlineKind::GuidelineReview,
            _ => DeadlineKind::ChapterReview,
        };
        let words = || today.name(&text.head.thing());
        if let Some(found) = collector.add(kind, &due, text.head.thing(), words) {
            found.who = text.owner.iter().map(|owner| &owner.id).collect();
        }
    }
}
