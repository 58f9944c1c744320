//! What the builder goes from and to: states of the content, and what they are shown in.

use std::sync::Arc;

use jiff::civil::Date;

use crate::Loaded;
use crate::render::{Renderer, Theme};
use crate::stopwatch::Stopwatch;

/// A state of the content without errors, before its pages are made.
pub(super) struct State {
    pub loaded: Loaded,
    /// The day on which it was read.
    pub day: Date,
    /// The mark of the history that is shown with it.
    pub history_mark: Option<String>,
}

/// What a state is shown in, and what led to it.
pub(super) struct Dress {
    pub theme: Arc<Theme>,
    pub renderer: Arc<Renderer>,
    /// The files that have changed since the look before.
    pub changed: Vec<String>,
    pub clock: Stopwatch,
}

/// What a look at the content came to.
pub(super) enum Seen {
    /// Nothing has changed.
    Same,
    /// It can be shown.
    Good(Box<State>, Dress),
    /// It is what is shown already; only the theme may be another one.
    Dressed(Dress),
    /// It cannot be shown.
    Bad,
}

/// What follows what is shown.
pub(super) enum Next {
    State(Box<State>, Dress),
    Dress(Dress),
    End,
}
