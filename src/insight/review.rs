//! Reviews: what they have found so far, and when a text must be looked at again.

use jiff::civil::Date;

use super::lateness::is_open;
use crate::model::time::Duration;
use crate::model::{
    Entry, Finding, Guideline, Head, Kind, Model, Page, Person, Ref, Review, ReviewOutcome, Spanned,
};
use crate::source::Span;

/// The findings of a review that are not mended on a day, each with its place in the list. What a review
/// finds that is done later is not known yet.
pub fn open_findings(review: &Review, as_of: Date) -> impl Iterator<Item = (usize, &Finding)> {
    let is_known = review.done.as_ref().is_none_or(|done| done.value <= as_of);
    let findings = review.findings.iter().enumerate().filter(move |_| is_known);
    findings.filter(move |(_, finding)| is_open(finding.done.as_ref(), as_of))
}

/// A text that is to be looked at again and again: a guideline, or a chapter of the handbook.
#[derive(Debug, Clone, Copy)]
pub struct ReviewedText<'m> {
    /// The text.
    pub head: &'m Head,
    /// What it is called in the language of the original.
    pub title: &'m str,
    /// Who answers for it.
    pub owner: Option<&'m Ref<Person>>,
    /// When it was last looked at, up to the day: by its field or by an accepted review.
    pub last: Option<Date>,
    every: &'m Spanned<Duration>,
    written: Option<&'m Spanned<Date>>,
    valid_from: Option<Date>,
}

/// Where the review of a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewState {
    /// Last looked at on a day, and to be looked at again on another.
    Due {
        /// The last review.
        last: Date,
        /// The next one.
        next: Date,
    },
    /// Nobody knows when it was looked at.
    Never,
}

impl ReviewedText<'_> {
    /// When the next review is due; nothing where nobody knows of the last one.
    pub fn due(&self) -> Option<Date> {
        self.last.map(|last| self.every.after(last))
    }

    /// Where it is written when it was last looked at, else how often it is to be.
    pub fn at(&self) -> Span {
        self.written.map_or(self.every.at, |written| written.at)
    }

    /// Where its review stands on a day. Nothing where that cannot be told: a value was refused, the last
    /// review lies ahead, which is a mistake of its own, or the text is new and has time until its first.
    pub fn state(&self, as_of: Date) -> Option<ReviewState> {
        self.every.known()?;
        if self.written.is_some_and(|written| written.known().is_none()) {
            return None;
        }
        if let Some(last) = self.last {
            return Some(ReviewState::Due { last, next: self.every.after(last) });
        }
        let is_new = self.valid_from.is_some_and(|from| as_of <= self.every.after(from));
        (!is_new && self.written.is_none()).then_some(ReviewState::Never)
    }
}

/// A guideline with its reviews up to a day.
pub fn guideline<'m>(model: &Model, entry: &'m Entry<Guideline>, as_of: Date) -> ReviewedText<'m> {
    let value = entry.original();
    ReviewedText {
        head: &entry.head,
        title: value.title(),
        owner: Some(&value.owner),
        last: last_reviewed(model, entry, as_of),
        every: &value.review_every,
        written: value.last_reviewed.as_ref(),
        valid_from: value.valid_from.as_ref().map(|day| day.value),
    }
}

/// A chapter with its reviews up to a day; nothing for one that need not be looked at again.
pub fn chapter(entry: &Entry<Page>, as_of: Date) -> Option<ReviewedText<'_>> {
    let value = entry.original();
    let written = value.last_reviewed.as_ref();
    Some(ReviewedText {
        head: &entry.head,
        title: value.title(),
        owner: value.owner.as_ref(),
        last: written.map(|day| day.value).filter(|day| *day <= as_of),
        every: value.review_every.as_ref()?,
        written,
        valid_from: None,
    })
}

/// All texts that are to be looked at again and again: the guidelines, then the chapters.
pub fn texts(model: &Model, as_of: Date) -> impl Iterator<Item = ReviewedText<'_>> {
    let guidelines = model.tables.guidelines.iter().map(move |entry| guideline(model, entry, as_of));
    guidelines.chain(model.tables.pages.iter().filter_map(move |entry| chapter(entry, as_of)))
}

/// When a guideline was last reviewed up to a day: the later of its field and an accepted review.
fn last_reviewed(model: &Model, guideline: &Entry<Guideline>, as_of: Date) -> Option<Date> {
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
