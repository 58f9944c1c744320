//! Who is there for somebody who is away: the deputy, or the deputy's deputy.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::duties::Part;
use super::{Insight, person, platform as platforms};
use crate::model::{Absence, Audience, Duty, Entry, Id, Person, Platform, Ref, Table};
use crate::source::Span;

/// After so many deputies in a row nobody looks further.
const MOST_DEPUTIES: usize = 50;

/// The absence that keeps somebody away on a day; of several one that names a deputy.
pub fn absence_on(person: &Person, day: Date) -> Option<&Absence> {
    let covers = |absence: &&Absence| {
        absence.from.value <= day && absence.to.as_ref().is_none_or(|to| day <= to.value)
    };
    let all = || person.absences.iter().filter(covers);
    all().find(|absence| absence.deputy.is_some()).or_else(|| all().next())
}

/// The deputies of somebody, each standing in for the one before.
#[derive(Debug, Clone)]
pub struct Chain<'m> {
    /// The deputies as they are named, the first one first.
    pub deputies: Vec<&'m Ref<Person>>,
    /// How it ends.
    pub end: End,
}

/// How a chain of deputies ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The last one is there.
    There,
    /// The last one has left; the place of their last day.
    Left(Span),
    /// The last one has not begun; the place of their first day.
    NotYet(Span),
    /// The last one is away and names nobody; the place of the absence.
    Away(Span),
    /// The last one came before.
    Circle,
    /// Nobody knows: the last one does not exist, or is their own deputy, which is another mistake; or
    /// the chain is longer than anybody follows it.
    Unknown,
}

impl Chain<'_> {
    /// Whether nobody is there in the end.
    pub fn fails(&self) -> bool {
        !matches!(self.end, End::There | End::Unknown)
    }
}

/// Follows the deputies of `whose` on a day, from the first one on.
pub fn chain<'m>(people: &'m Table<Person>, whose: &'m Id, first: &'m Ref<Person>, day: Date) -> Chain<'m> {
    let (mut deputies, mut seen) = (Vec::new(), BTreeSet::from([whose]));
    let (mut before, mut next) = (whose, first);
    let end = loop {
        deputies.push(next);
        if next.id == *before || deputies.len() > MOST_DEPUTIES {
            break End::Unknown;
        }
        if !seen.insert(&next.id) {
            break End::Circle;
        }
        let Some(deputy) = people.get(&next.id) else { break End::Unknown };
        match on(deputy.original(), day) {
            Ok(further) => (before, next) = (&next.id, further),
            Err(end) => break end,
        }
    };
    Chain { deputies, end }
}

/// Whom somebody names for a day on which they are away themselves; otherwise the chain ends there.
fn on(deputy: &Person, day: Date) -> Result<&Ref<Person>, End> {
    if let Some(last) = person::last_day(deputy).filter(|last| last.value < day) {
        return Err(End::Left(last.at));
    }
    if let Some(first) = deputy.from.as_ref().filter(|first| day < first.value) {
        return Err(End::NotYet(first.at));
    }
    let Some(absence) = absence_on(deputy, day) else { return Err(End::There) };
    absence.deputy.as_ref().ok_or(End::Away(absence.from.at))
}

/// Somebody for whom somebody else stands in.
#[derive(Debug, Clone, PartialEq)]
pub enum StandIn<'m> {
    /// In a duty of a platform, whenever the one who answers for it is not there.
    Duty {
        /// The platform.
        platform: &'m Entry<Platform>,
        /// The duty.
        duty: &'m Ref<Duty>,
        /// Who answers for it.
        of: &'m Id,
    },
    /// In an absence.
    Absence {
        /// Who is or will be away.
        of: &'m Id,
        /// First day.
        from: Date,
        /// Last day; until further notice where there is none.
        to: Option<Date>,
    },
}

/// For whom somebody stands in: in absences that are not over, by their first day, which are for the
/// team alone; then in the duties of active platforms.
pub fn for_whom<'m>(insight: &Insight<'m>, deputy: &Id) -> Vec<StandIn<'m>> {
    let today = insight.today;
    let (tables, as_of) = (&today.model.tables, today.as_of);
    let is_deputy = |named: Option<&Ref<Person>>| named.is_some_and(|named| named.id == *deputy);
    let mut absences: Vec<(Date, &'m Id, Option<Date>)> = Vec::new();
    let people = tables.people.iter().filter(|_| today.audience == Audience::Team);
    for entry in people.filter(|entry| !person::has_left(entry.original(), as_of)) {
        for absence in &entry.original().absences {
            let to = absence.to.as_ref().map(|to| to.value);
            if is_deputy(absence.deputy.as_ref()) && to.is_none_or(|to| as_of <= to) {
                absences.push((absence.from.value, &entry.head.id, to));
            }
        }
    }
    absences.sort_unstable();
    let mut found: Vec<StandIn<'m>> =
        absences.into_iter().map(|(from, of, to)| StandIn::Absence { of, from, to }).collect();
    for own in insight.parts_of_person.get(deputy).into_iter().flatten() {
        let is_deputy = own.part == Part::Deputy && platforms::is_active(own.platform.original(), as_of);
        if let Some(accountable) = own.held.accountable.filter(|_| is_deputy) {
            let (platform, duty) = (own.platform, own.held.duty);
            found.push(StandIn::Duty { platform, duty, of: &accountable.id });
        }
    }
    found
}
