//! How a post stands on a day: its state, its approvals, what keeps it.

use super::Today;
use super::approval::{self, Approvals};
use super::post::planned_day;
use crate::model::time::Moment;
use crate::model::{Entry, Incident, Post, PostState};

/// How a post stands.
#[derive(Debug, Clone)]
pub struct PostStanding<'m> {
    /// The post.
    pub entry: &'m Entry<Post>,
    /// Its state by its history.
    pub state: PostState,
    /// The approvals that it has and needs.
    pub approvals: Approvals<'m>,
    /// For how many days it has waited for approval.
    pub waiting_days: Option<i32>,
    /// Whether the day on which it was to appear has passed before it was approved.
    pub is_expired: bool,
    /// When it is to appear.
    pub planned: Option<Moment>,
    /// The open incident that keeps it from appearing.
    pub held_by: Option<&'m Entry<Incident>>,
}

/// How a post stands.
pub fn standing<'m>(today: Today<'m>, entry: &'m Entry<Post>) -> PostStanding<'m> {
    let (model, post, as_of) = (today.model, entry.original(), today.as_of);
    PostStanding {
        entry,
        state: approval::state(model, post, as_of),
        approvals: approval::approvals(model, post, &approval::entries_until(post, as_of)),
        waiting_days: approval::waiting_days(model, post, as_of),
        is_expired: approval::is_expired(model, post, as_of),
        planned: planned_day(post),
        held_by: None,
    }
}
