//! A value that remembers where it was written.

use std::ops::Deref;

use crate::source::Span;

/// A value with its place. Two are equal when their values are: moving a line changes no page.
#[derive(Debug, Clone, Copy)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands; [`Span::NOWHERE`] for a default and for what stands in for a refused value.
    pub at: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, at: Span) -> Spanned<T> {
        Spanned { value, at }
    }

    /// The value, unless it stands in for one that was refused: rules measure nothing against those.
    pub fn known(&self) -> Option<&T> {
        self.at.is_somewhere().then_some(&self.value)
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}
