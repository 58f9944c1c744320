//! The days on which work is done: Monday to Friday, or the days on which a community is cared for,
//! always without the holidays.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Today;
use crate::model::time::Weekdays;
use crate::model::{Duty, Holiday, Platform, Ref};

/// The duty that has days of its own.
pub const COMMUNITY_CARE: &str = "community_care";

/// So many days are looked through for a working day.
const FARTHEST: i32 = 366;

/// A calendar of working days.
#[derive(Debug, Clone, Copy)]
pub struct Workdays<'m> {
    weekdays: Weekdays,
    holidays: &'m [Holiday],
}

impl<'m> Workdays<'m> {
    /// The given weekdays without the holidays.
    pub fn new(weekdays: Weekdays, holidays: &'m [Holiday]) -> Workdays<'m> {
        Workdays { weekdays, holidays }
    }

    /// Monday to Friday without the holidays.
    pub fn usual(today: Today<'m>) -> Workdays<'m> {
        Workdays::new(Weekdays::WORKING, &today.portal.holidays)
    }

    /// The working days of a duty of a platform: those of its care where that is the duty.
    pub fn of(today: Today<'m>, platform: &Platform, duty: &Ref<Duty>) -> Workdays<'m> {
        let care = platform.care.as_ref().filter(|_| duty.id.as_str() == COMMUNITY_CARE);
        let weekdays = care.map_or(Weekdays::WORKING, |care| care.days);
        Workdays::new(weekdays, &today.portal.holidays)
    }

    /// Whether a day is one of them.
    pub fn contains(self, day: Date) -> bool {
        self.weekdays.contains(day.weekday()) && self.holidays.iter().all(|holiday| holiday.date.value != day)
    }

    /// The first working day from a day on, which may be that day; nothing where none comes within a year.
    pub fn from(self, day: Date) -> Option<Date> {
        days(day, day.saturating_add(FARTHEST.days())).find(|day| self.contains(*day))
    }

    /// The working days between two days, both included.
    pub fn between(self, from: Date, to: Date) -> impl Iterator<Item = Date> {
        days(from, to).filter(move |day| self.contains(*day))
    }
}

/// The days from one to another, both included.
pub fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    let first = (from <= to).then_some(from);
    std::iter::successors(first, move |day| day.tomorrow().ok().filter(|next| *next <= to))
}
