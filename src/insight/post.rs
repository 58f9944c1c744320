//! What a post says of itself: the state that is written, and when it is to appear.

use jiff::civil::Date;

use crate::model::time::Moment;
use crate::model::{Platform, Post, PostState, Ref, Spanned};
use crate::source::Span;

/// The last state written up to a day; without a history the state field, else an idea.
pub fn written_state(post: &Post, as_of: Date) -> PostState {
    let mut history = post.history.iter().filter(|entry| entry.date.date <= as_of);
    match history.next_back() {
        Some(entry) => entry.state.value,
        None if post.history.is_empty() => post.state.as_ref().map_or(PostState::Idea, |state| state.value),
        None => PostState::Idea,
    }
}

/// Whether a post's way has ended: it is out, or will never be.
pub fn is_over(state: PostState) -> bool {
    matches!(state, PostState::Published | PostState::Rejected | PostState::Cancelled)
}

/// The day on which a post is planned: its own, or the earliest of its platforms'.
pub fn planned_day(post: &Post) -> Option<Moment> {
    planned(post).map(|planned| planned.value)
}

/// Where it is written when a post is to appear.
pub fn planned_at(post: &Post) -> Span {
    planned(post).map_or(Span::NOWHERE, |planned| planned.at)
}

fn planned(post: &Post) -> Option<&Spanned<Moment>> {
    let on_platforms = post.platforms.0.iter().filter_map(|(_, on)| on.planned.as_ref());
    post.planned.as_ref().or_else(|| on_platforms.min_by_key(|planned| planned.value))
}

/// When a post is to appear on each of its platforms; those that say nothing go with the post.
pub fn planned_on_each(post: &Post) -> impl Iterator<Item = (&Ref<Platform>, Option<Moment>)> {
    let own = planned_day(post);
    let platforms = post.platforms.0.iter();
    platforms.map(move |(platform, on)| (platform, on.planned.as_ref().map(|planned| planned.value).or(own)))
}

/// The day on which the calendar shows a post first of all: the planned one, unless every platform has
/// a day of its own.
pub fn shown_on(post: &Post) -> Option<Moment> {
    let planned = planned_day(post)?;
    let on_each = || planned_on_each(post).filter_map(|(_, moment)| moment);
    if on_each().any(|moment| moment == planned) { Some(planned) } else { on_each().min().or(Some(planned)) }
}
