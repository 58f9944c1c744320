//! Open and overdue: what is due on a day is late from the next, and what is done on a day is done.

use jiff::civil::Date;

use crate::model::Spanned;

/// Whether something is not done yet on a day; what is done later has not happened.
pub fn is_open(done: Option<&Spanned<Date>>, as_of: Date) -> bool {
    done.is_none_or(|done| as_of < done.value)
}

/// By how many days something that is still open is late.
pub fn overdue_days(due: Date, as_of: Date) -> Option<i32> {
    let days = (as_of - due).get_days();
    (days > 0).then_some(days)
}
