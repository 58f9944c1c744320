//! Whether somebody is there on a day: employed, not absent, at work on that weekday.

use jiff::ToSpan;
use jiff::civil::Date;

use super::workdays::Workdays;
use super::{person, stand_in};
use crate::model::{Id, Person, Table};
use crate::source::Span;

/// So many days a row of absences is followed in each direction.
const FARTHEST: i32 = 800;

/// Whether somebody is there, with the place of what keeps them away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// They are there.
    There,
    /// It is no day on which they work.
    Off,
    /// They are absent; the place of the absence.
    Absent(Span),
    /// They have not begun; the place of their first day.
    NotYet(Span),
    /// They have left; the place of their last day.
    Left(Span),
}

impl Presence {
    /// Whether they are there.
    pub fn is_there(self) -> bool {
        self == Presence::There
    }

    /// Whether more than a weekday keeps them away.
    pub fn is_away(self) -> bool {
        !matches!(self, Presence::There | Presence::Off)
    }

    /// Where it is written what keeps them away; their weekdays have no place of their own.
    pub fn at(self) -> Option<Span> {
        match self {
            Presence::There | Presence::Off => None,
            Presence::Absent(at) | Presence::NotYet(at) | Presence::Left(at) => Some(at),
        }
    }
}

/// Whether somebody is there on a day.
pub fn on(person: &Person, day: Date) -> Presence {
    if let Some(last) = person::last_day(person).filter(|last| last.value < day) {
        return Presence::Left(last.at);
    }
    if let Some(first) = person.from.as_ref().filter(|first| day < first.value) {
        return Presence::NotYet(first.at);
    }
    match stand_in::absence_on(person, day) {
        Some(absence) => Presence::Absent(absence.from.at),
        None if person.works_on.contains(day.weekday()) => Presence::There,
        None => Presence::Off,
    }
}

/// Whether somebody of the portal is there on a day. Of whom nothing is known, nothing is held against:
/// they may be written for another audience.
pub fn of(people: &Table<Person>, person: &Id, day: Date) -> Presence {
    people.get(person).map_or(Presence::There, |entry| on(entry.original(), day))
}

/// Whether somebody is away on a day, and in all for more working days running than a number of them.
/// Days on which they do not work anyway neither count nor end the row.
pub fn is_away_longer(person: &Person, day: Date, workdays: Workdays<'_>, limit: u32) -> bool {
    if !on(person, day).is_away() {
        return false;
    }
    let (first, last) = (day.saturating_sub(FARTHEST.days()), day.saturating_add(FARTHEST.days()));
    let before = std::iter::successors(day.yesterday().ok(), |day| day.yesterday().ok());
    let mut before = before.take_while(|day| first <= *day).filter(|day| workdays.contains(*day));
    let enough = usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1);
    let away = |days: &mut dyn Iterator<Item = Date>| {
        let running = days.map(|day| on(person, day)).take_while(|presence| !presence.is_there());
        running.filter(|presence| presence.is_away()).take(enough).count()
    };
    away(&mut workdays.between(day, last)) + away(&mut before) >= enough
}
