//! The state of a post as it is written.

use jiff::civil::Date;

use crate::model::time::Moment;
use crate::model::{Platform, Post, PostState, Ref};

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
pub fn planned_day(post: &Post) -> Option<Moment> {
    let own = post.planned.as_ref().map(|planned| planned.value);
    own.or_else(|| post.platforms.0.iter().filter_map(|(_, on)| on.planned.as_ref().map(|p| p.value)).min())
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
