//! Whether somebody is still there, and how long the portal keeps their name.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::Person;

/// For so many months after their last day, what somebody did keeps their name.
const NAMED_MONTHS: i32 = 6;

/// Whether somebody has left; their last day still counts.
pub fn has_left(person: &Person, as_of: Date) -> bool {
    person.left_on.as_ref().is_some_and(|day| day.value < as_of)
}

/// Whether somebody left so long ago that their name and page go.
pub fn is_forgotten(person: &Person, as_of: Date) -> bool {
    let until = |day: Date| day.saturating_add(NAMED_MONTHS.months());
    person.left_on.as_ref().is_some_and(|day| until(day.value) < as_of)
}
