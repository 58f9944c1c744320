//! Ensures that the history of a post leads from one state to the next, in the order of time, and
//! that its state is said in one place.

use super::{Checked, Rule};
use crate::diag::Diagnostic;
use crate::diag::codes::posts::{self as codes, State};
use crate::insight::approval;
use crate::model::{Approval, Choice, Post, PostEntry, PostState};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "post-history",
    ensures: (
        "Der Verlauf eines Beitrags führt Schritt für Schritt von einem Stand zum nächsten",
        "the history of a post leads from one state to the next, step by step",
    ),
    codes: &[
        &codes::ILLEGAL_TRANSITION,
        &codes::HISTORY_OUT_OF_ORDER,
        &codes::STATE_BESIDE_HISTORY,
        &codes::STATE_WITHOUT_HISTORY,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for entry in &checked.model.tables.posts {
        let post = entry.original();
        let needed = approval::needed(checked.model, post);
        let disorder: Vec<_> = out_of_order(&post.history).collect();
        // In a wrong order nobody can tell which steps were taken.
        if disorder.is_empty() {
            found.extend(illegal_steps(post, needed));
        }
        found.extend(disorder.into_iter().map(|(before, entry)| wrong_order(before, entry)));
        found.extend(state_field(post, needed));
    }
}

/// A state as findings speak of it.
pub(super) fn named(state: PostState) -> State {
    State { name: state.name(), label: state.label() }
}

/// Whether a history is in order and takes no step that it may not take.
pub(super) fn is_sound(post: &Post, needed: Approval) -> bool {
    out_of_order(&post.history).next().is_none() && approval::illegal_steps(&post.history, needed).is_empty()
}

fn illegal_steps(post: &Post, needed: Approval) -> impl Iterator<Item = Diagnostic> {
    approval::illegal_steps(&post.history, needed).into_iter().map(|step| {
        let before = step.before.map(|before| (named(before.state.value), before.state.at));
        let allowed: Vec<&str> = step.allowed.iter().map(|state| state.name()).collect();
        let state = &step.entry.state;
        let before = before.as_ref().map(|(state, at)| (state, *at));
        codes::illegal_transition(state.at, &named(state.value), before, &allowed)
    })
}

/// The entries that are dated before the one above them, each with that one. Within a day, only times
/// that are written are compared.
fn out_of_order(history: &[PostEntry]) -> impl Iterator<Item = (&PostEntry, &PostEntry)> {
    let pairs = history.iter().zip(history.iter().skip(1));
    pairs.filter(|(before, entry)| match (before.date.known(), entry.date.known()) {
        (Some(before), Some(entry)) if before.time.is_some() && entry.time.is_some() => entry < before,
        (Some(before), Some(entry)) => entry.date < before.date,
        _ => false,
    })
}

fn wrong_order(before: &PostEntry, entry: &PostEntry) -> Diagnostic {
    // The time says something only where the days are the same.
    let same_day = before.date.date == entry.date.date;
    let moment = |entry: &PostEntry| codes::moment(entry.date.date, entry.date.time.filter(|_| same_day));
    codes::history_out_of_order(entry.date.at, &moment(entry), &moment(before), before.date.at)
}

/// What is wrong with the field `state`, which is for posts without a history.
fn state_field(post: &Post, needed: Approval) -> Option<Diagnostic> {
    let state = post.state.as_ref()?;
    if let Some(first) = post.history.first() {
        return Some(codes::state_beside_history(state.at, first.state.at));
    }
    let is_approved = matches!(
        state.value,
        PostState::Approved | PostState::Scheduled | PostState::Published | PostState::Failed
    );
    (is_approved && needed != Approval::None)
        .then(|| codes::state_without_history(state.at, &named(state.value)))
}
