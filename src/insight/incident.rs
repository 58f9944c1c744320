//! Which incidents are open on a day, and who is on duty.

use jiff::civil::Date;

use super::Today;
use super::presence;
use crate::model::time::Moment;
use crate::model::{Entry, Gravity, Id, Incident, Platform, Ref, Shift};

/// Whether an incident has begun and is not over; on the day on which it ends it is over.
pub fn is_open(incident: &Incident, as_of: Date) -> bool {
    let ended = incident.ended.as_ref().is_some_and(|ended| ended.value.date <= as_of);
    has_begun(incident, as_of) && !ended
}

/// Whether an incident has begun on a day.
pub fn has_begun(incident: &Incident, as_of: Date) -> bool {
    incident.started.at.is_somewhere() && incident.started.value.date <= as_of
}

/// The open incidents: the most serious first, then the latest.
pub fn open(today: Today<'_>) -> Vec<&Entry<Incident>> {
    let all = today.model.tables.incidents.iter();
    let mut open: Vec<_> = all.filter(|incident| is_open(incident.original(), today.as_of)).collect();
    open.sort_by_key(|entry| {
        let gravity = match entry.original().severity {
            Some(Gravity::High) => 0,
            Some(Gravity::Medium) | None => 1,
            Some(Gravity::Low) => 2,
        };
        (gravity, std::cmp::Reverse(entry.original().started.value), &entry.head.id)
    });
    open
}

/// Who is on duty for some platforms on a day, each once: whom the rota names, or who stands in where
/// they are not there. For no platform: who is on duty anywhere.
pub fn on_duty<'m>(today: Today<'m>, platforms: &[Ref<Platform>]) -> Vec<&'m Id> {
    let concerns = |shift: &Shift| {
        shift.platforms.is_empty()
            || platforms.is_empty()
            || shift.platforms.iter().any(|on| platforms.iter().any(|platform| platform.id == on.id))
    };
    let mut people = Vec::new();
    for shift in &today.model.tables.rota {
        let shift = shift.original();
        if !(shift.from.value..=shift.to.value).contains(&today.as_of) || !concerns(shift) {
            continue;
        }
        let there = [Some(&shift.person), shift.backup.as_ref()];
        let there = there.into_iter().flatten().find(|person| {
            // Who is on the rota works on whatever day it names.
            !presence::of(&today.model.tables.people, &person.id, today.as_of).is_away()
        });
        if let Some(person) = there.filter(|person| !people.contains(&&person.id)) {
            people.push(&person.id);
        }
    }
    people
}

/// How long something lasted between two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasted {
    /// So many minutes, where both times of day are known and it was less than two days.
    Minutes(i64),
    /// So many days, from the first to the last.
    Days(i32),
}

/// How long an incident lasted, or has lasted on a day. Nothing where its end lies before its start.
pub fn lasted(incident: &Incident, as_of: Date) -> Option<Lasted> {
    let started = incident.started.value;
    let ended = incident.ended.as_ref().map(|ended| ended.value).filter(|ended| ended.date <= as_of);
    let until = ended.unwrap_or(Moment { date: as_of, time: None });
    let days = (until.date - started.date).get_days();
    if let (Some(_), Some(_)) = (started.time, until.time) {
        let minutes = until.start().duration_since(started.start()).as_mins();
        if (0..48 * 60).contains(&minutes) {
            return Some(Lasted::Minutes(minutes));
        }
    }
    (days >= 0).then_some(Lasted::Days(days))
}
