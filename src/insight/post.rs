//! The state of a post as it is written.

use jiff::civil::Date;

use crate::model::{Post, PostState};

/// The last state written up to a day; without a history the state field, else an idea.
pub fn written_state(post: &Post, as_of: Date) -> PostState {
    let mut history = post.history.iter().filter(|entry| entry.date.date <= as_of);
    match history.next_back() {
        Some(entry) => entry.state.value,
        None if post.history.is_empty() => post.state.as_ref().map_or(PostState::Idea, |state| state.value),
        None => PostState::Idea,
    }
}

/// The day on which a post is planned: its own, or the earliest of its platforms'.
pub fn planned_day(post: &Post) -> Option<crate::model::time::Moment> {
    let own = post.planned.as_ref().map(|planned| planned.value);
    own.or_else(|| post.platforms.0.iter().filter_map(|(_, on)| on.planned.as_ref().map(|p| p.value)).min())
}
