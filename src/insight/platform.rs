//! Whether a platform is in use.

use jiff::civil::Date;

use crate::model::{Lifecycle, Platform, Spanned};

/// The day on which a platform closes. One before it opened is a mistake, and says nothing.
pub fn closing_day(platform: &Platform) -> Option<&Spanned<Date>> {
    let opened = platform.opened_on.as_ref().map(|day| day.value);
    let closed = platform.closed_on.as_ref().filter(|closed| closed.at.is_somewhere());
    closed.filter(|closed| opened.is_none_or(|opened| opened <= closed.value))
}

/// Whether a platform is closed: it says so, or its closing day has passed.
pub fn is_closed(platform: &Platform, as_of: Date) -> bool {
    let passed = closing_day(platform).is_some_and(|day| day.value < as_of);
    passed || *platform.lifecycle == Lifecycle::Closed
}

/// Whether a platform is in use: only then somebody must have its duties.
pub fn is_active(platform: &Platform, as_of: Date) -> bool {
    *platform.lifecycle == Lifecycle::Active && !is_closed(platform, as_of)
}
