//! Who is there for somebody who is away: the deputy, or the deputy's deputy.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::person;
use crate::model::{Absence, Id, Person, Ref, Table};
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
