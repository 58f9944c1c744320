//! Who covers a duty on a day: the rota for community care, then who answers for it, then whoever
//! stands in. A deputy who is away themselves is followed to the deputy that their absence names.

use jiff::civil::Date;

use super::{By, Cover, Via, shifts};
use crate::insight::duties::{self, Held};
use crate::insight::presence::{self, Presence};
use crate::insight::stand_in::{self, End};
use crate::insight::workdays::COMMUNITY_CARE;
use crate::insight::{Today, platform as platforms};
use crate::model::{Duty, Entry, Id, Person, Platform, Ref, Shift};

/// What is asked again and again about a platform.
pub struct Desk<'m> {
    /// The portal on the day.
    pub today: Today<'m>,
    /// The platform.
    pub platform: &'m Platform,
    /// The lines of the rota that may count.
    shifts: Vec<&'m Shift>,
}

/// Somebody who may cover a duty.
#[derive(Clone, Copy)]
pub struct Candidate<'m> {
    /// Who is named.
    pub named: &'m Ref<Person>,
    /// Why they.
    pub via: Via,
}

impl<'m> Desk<'m> {
    /// For a platform, from the as-of date on.
    pub fn new(today: Today<'m>, platform: &'m Entry<Platform>) -> Desk<'m> {
        // The next working day may lie beyond the days that are looked at.
        let shifts = shifts(today, &platform.head.id, today.as_of, Date::MAX);
        Desk { today, platform: platform.original(), shifts }
    }

    /// A duty with its people on a day; nothing where the platform is closed by then.
    pub fn held(&self, duty: &Ref<Duty>, day: Date) -> Option<Held<'m>> {
        if !platforms::is_active(self.platform, day) {
            return None;
        }
        duties::held(self.platform, day).into_iter().find(|held| held.duty.id == duty.id)
    }

    /// Who covers a duty on a day.
    pub fn cover(&self, held: &Held<'m>, day: Date) -> Cover<'m> {
        let by =
            self.candidates(held, day).into_iter().find_map(|candidate| self.there(held, candidate, day));
        Cover { day, accountable: held.accountable.map(|accountable| &accountable.id), by }
    }

    /// Who may cover a duty on a day, in the order in which they are asked.
    pub fn candidates(&self, held: &Held<'m>, day: Date) -> Vec<Candidate<'m>> {
        let mut candidates = Vec::new();
        if held.duty.id.as_str() == COMMUNITY_CARE {
            let on = self.shifts.iter().filter(|shift| shift.from.value <= day && day <= shift.to.value);
            for shift in on {
                candidates.push(Candidate { named: &shift.person, via: Via::Rota });
                candidates.extend(shift.backup.iter().map(|named| Candidate { named, via: Via::Backup }));
            }
        }
        candidates.extend(held.accountable.map(|named| Candidate { named, via: Via::Accountable }));
        let deputy = held.accountable.and_then(|accountable| self.absence_deputy(&accountable.id, day));
        candidates.extend(deputy.map(|named| Candidate { named, via: Via::AbsenceDeputy }));
        candidates.extend(held.deputy.map(|named| Candidate { named, via: Via::Deputy }));
        candidates
    }

    /// Whom the absence names that keeps somebody away.
    fn absence_deputy(&self, person: &Id, day: Date) -> Option<&'m Ref<Person>> {
        let person = self.today.model.tables.people.get(person)?.original();
        let absent = matches!(presence::on(person, day), Presence::Absent(_));
        stand_in::absence_on(person, day).filter(|_| absent)?.deputy.as_ref()
    }

    /// The candidate, or who stands in for them where they are deputies; nothing where nobody is there.
    fn there(&self, held: &Held<'m>, candidate: Candidate<'m>, day: Date) -> Option<By<'m>> {
        let people = &self.today.model.tables.people;
        let Candidate { named, via } = candidate;
        if presence::of(people, &named.id, day).is_there() {
            return Some(By { person: &named.id, via, at: named.at });
        }
        if !matches!(via, Via::AbsenceDeputy | Via::Deputy) {
            return None;
        }
        let chain = stand_in::chain(people, &held.accountable?.id, named, day);
        let last = chain.deputies.last().filter(|_| chain.end == End::There)?;
        let is_there = presence::of(people, &last.id, day).is_there();
        is_there.then_some(By { person: &last.id, via, at: last.at })
    }
}
