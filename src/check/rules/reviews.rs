//! Ensures that a review is by somebody else, says when and how it ended, and that somebody mends
//! what it found.

use super::{Checked, Rule, known};
use crate::diag::Diagnostic;
use crate::diag::codes::reviews as codes;
use crate::model::{Entry, Finding, Kind, Review};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "reviews",
    ensures: (
        "Eine Prüfung nimmt jemand anderes vor, und sie endet mit Tag und Ergebnis",
        "a review is by somebody else and ends with a day and an outcome",
    ),
    codes: &[
        &codes::REVIEWER_IS_AUTHOR,
        &codes::INCOMPLETE_REVIEW,
        &codes::REVIEW_BEFORE_REQUEST,
        &codes::FINDING_WITHOUT_OWNER,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for entry in &checked.model.tables.reviews {
        let review = entry.original();
        found.extend(own_post(checked, review));
        found.extend(incomplete(entry));
        found.extend(before_request(review));
        let unsettled = review.findings.iter().filter(|finding| is_unsettled(checked, finding));
        let nobodys = unsettled.filter(|finding| finding.owner.is_none());
        let at = nobodys.map(|finding| finding.first_key.at).filter(|at| at.is_somewhere());
        found.extend(at.map(codes::finding_without_owner));
    }
}

/// Whether somebody reviews the post that they wrote.
fn own_post(checked: &Checked<'_>, review: &Review) -> Option<Diagnostic> {
    if review.subject.kind != Kind::Post {
        return None;
    }
    let post = checked.model.tables.posts.get(review.subject.known()?)?.original();
    let (author, reviewer) = (post.author.known()?, review.reviewer.known()?);
    (author == reviewer).then(|| {
        let name = checked.name(Kind::Person, reviewer);
        codes::reviewer_is_author(review.reviewer.at, name, post.author.at)
    })
}

/// Day and outcome belong together.
fn incomplete(entry: &Entry<Review>) -> Option<Diagnostic> {
    let (review, at) = (entry.original(), entry.head.first_key);
    match (&review.done, &review.outcome) {
        (None, Some(outcome)) => outcome.known().map(|_| codes::review_without_done(at, outcome.at)),
        (Some(done), None) => done.known().map(|_| codes::review_without_outcome(at, done.at)),
        _ => None,
    }
}

fn before_request(review: &Review) -> Option<Diagnostic> {
    let (done, requested) = (known(review.done.as_ref()?)?, known(review.requested.as_ref()?)?);
    (done.0 < requested.0).then(|| codes::review_before_request(done, requested))
}

fn is_unsettled(checked: &Checked<'_>, finding: &Finding) -> bool {
    finding.done.as_ref().is_none_or(|done| done.value > checked.as_of)
}
