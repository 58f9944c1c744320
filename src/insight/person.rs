//! Whether somebody is still there, and how long the portal keeps their name.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{Person, Spanned};

/// For so many months after their last day, what somebody did keeps their name.
const NAMED_MONTHS: i32 = 6;

/// The last day of somebody who leaves. One before the first day is a mistake, and says nothing.
pub fn last_day(person: &Person) -> Option<&Spanned<Date>> {
    let first = person.from.as_ref().map(|day| day.value);
    person.left_on.as_ref().filter(|last| first.is_none_or(|first| first <= last.value))
}

/// Whether somebody has left; their last day still counts.
pub fn has_left(person: &Person, as_of: Date) -> bool {
    last_day(person).is_some_and(|day| day.value < as_of)
}

/// Whether somebody left so long ago that their name and page go.
pub fn is_forgotten(person: &Person, as_of: Date) -> bool {
    let until = |day: Date| day.saturating_add(NAMED_MONTHS.months());
    last_day(person).is_some_and(|day| until(day.value) < as_of)
}
