//! Ensures that a post has what its state asks for: something to review, and a day to appear on.

use super::{Checked, Rule, post_history};
use crate::diag::Diagnostic;
use crate::diag::codes::posts as codes;
use crate::insight::approval;
use crate::model::{Id, Kind, Post, PostState, Spanned, Variation};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "post-contents",
    ensures: (
        "Ein Beitrag hat einen Text, wenn er geprüft wird, und einen Tag, wenn er eingeplant ist",
        "a post has a text once it is reviewed, and a day once it is scheduled",
    ),
    codes: &[&codes::POST_WITHOUT_TEXT, &codes::POST_WITHOUT_DATE],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for entry in &checked.model.tables.posts {
        let (post, at) = (entry.original(), entry.head.first_key);
        let Some(state) = state(post) else { continue };
        let named = post_history::named(state.value);
        let titles = |ids: Vec<_>| -> Vec<&str> {
            ids.into_iter().map(|id| checked.name(Kind::Platform, id)).collect()
        };
        let has_text = post.text.is_some() || post.draft_link.is_some();
        if needs_text(state.value)
            && !has_text
            && let Some(on) = lacking(post, |on| on.text.is_some())
        {
            found.push(codes::post_without_text(at, &named, &titles(on), state.at));
        }
        if needs_date(state.value)
            && post.planned.is_none()
            && let Some(on) = lacking(post, |on| on.planned.is_some())
        {
            found.push(codes::post_without_date(at, &named, &titles(on), state.at));
        }
    }
}

/// The state that a post has come to, with its place; what is on hold is still what it was.
fn state(post: &Post) -> Option<Spanned<PostState>> {
    if post.history.is_empty() {
        return post.state;
    }
    let reached = approval::reached(&post.history)?;
    post.history.iter().rev().map(|entry| entry.state).find(|state| state.known() == Some(&reached))
}

fn needs_text(state: PostState) -> bool {
    matches!(state, PostState::InReview | PostState::ChangesRequested | PostState::Approved)
        || needs_date(state)
}

fn needs_date(state: PostState) -> bool {
    matches!(state, PostState::Scheduled | PostState::Published | PostState::Failed)
}

/// The platforms on which a post lacks what it does not have for all of them; none are named where it
/// is all of them, and there is nothing where each has its own.
fn lacking(post: &Post, has: impl Fn(&Variation) -> bool) -> Option<Vec<&Id>> {
    let all = &post.platforms.0;
    let lacking: Vec<_> = all.iter().filter(|(_, on)| !has(on)).map(|(platform, _)| &platform.id).collect();
    match lacking.len() {
        0 if !all.is_empty() => None,
        count if count == all.len() => Some(Vec::new()),
        _ => Some(lacking),
    }
}
