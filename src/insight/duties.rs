//! Who has which duty of a platform on a day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Today, platform as platforms};
use crate::locale::Words;
use crate::model::{Assignment, Duties, DutiesFrom, Duty, Entry, Id, Person, Platform, Ref};

/// A part that somebody has in a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Answers for it.
    Accountable,
    /// Stands in.
    Deputy,
    /// Does the work.
    Responsible,
    /// Is asked.
    Consulted,
    /// Is told.
    Informed,
}

impl Part {
    /// What it is called.
    pub fn words(self) -> Words {
        match self {
            Part::Accountable => Words::new("verantwortlich", "accountable"),
            Part::Deputy => Words::new("Vertretung", "deputy"),
            Part::Responsible => Words::new("führt aus", "responsible"),
            Part::Consulted => Words::new("wird gefragt", "consulted"),
            Part::Informed => Words::new("wird unterrichtet", "informed"),
        }
    }
}

/// A duty with the people who have it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held<'p> {
    /// The duty, where it is written.
    pub duty: &'p Ref<Duty>,
    /// Who answers for it: the duty's own, or the platform's.
    pub accountable: Option<&'p Ref<Person>>,
    /// Who stands in: the duty's own, or the platform's.
    pub deputy: Option<&'p Ref<Person>>,
    /// What else is written about it.
    pub assignment: &'p Assignment,
}

impl<'p> Held<'p> {
    /// Everybody by the part they have.
    pub fn parts(&self) -> Vec<(Part, Vec<&'p Ref<Person>>)> {
        vec![
            (Part::Accountable, self.accountable.into_iter().collect()),
            (Part::Deputy, self.deputy.into_iter().collect()),
            (Part::Responsible, self.assignment.responsible.iter().collect()),
            (Part::Consulted, self.assignment.consulted.iter().collect()),
            (Part::Informed, self.assignment.informed.iter().collect()),
        ]
    }
}

/// The duties of a platform between two changes.
#[derive(Debug, Clone)]
pub struct Staffing<'p> {
    /// Who answers for every duty that names nobody else.
    pub accountable: Option<&'p Ref<Person>>,
    /// Who stands in for every duty that names nobody else.
    pub deputy: Option<&'p Ref<Person>>,
    duties: Vec<(&'p Ref<Duty>, &'p Assignment)>,
}

impl<'p> Staffing<'p> {
    /// As the platform itself says, before any change.
    fn first(platform: &'p Platform) -> Staffing<'p> {
        let mut staffing = Staffing {
            accountable: platform.accountable.as_ref(),
            deputy: platform.deputy.as_ref(),
            duties: Vec::new(),
        };
        platform.duties.iter().for_each(|duties| staffing.replace(duties));
        staffing
    }

    /// Replaces what a change names.
    fn apply(&mut self, change: &'p DutiesFrom) {
        self.accountable = change.accountable.as_ref().or(self.accountable);
        self.deputy = change.deputy.as_ref().or(self.deputy);
        self.replace(&change.duties);
    }

    fn replace(&mut self, duties: &'p Duties) {
        for (duty, assignment) in &duties.0 {
            match self.duties.iter_mut().find(|(known, _)| known.id == duty.id) {
                Some(known) => *known = (duty, assignment),
                None => self.duties.push((duty, assignment)),
            }
        }
    }

    /// The duties in the order in which they are first written, each with the people who have it.
    pub fn held(&self) -> Vec<Held<'p>> {
        let held = |(duty, assignment): &(&'p Ref<Duty>, &'p Assignment)| {
            // Where nobody needs to have a duty, the platform's people do not have it either.
            let common = |person| if assignment.not_needed.is_some() { None } else { person };
            Held {
                duty,
                accountable: assignment.accountable.as_ref().or(common(self.accountable)),
                deputy: assignment.deputy.as_ref().or(common(self.deputy)),
                assignment,
            }
        };
        self.duties.iter().map(held).collect()
    }
}

/// The changes of the duties, the earliest first.
fn changes(platform: &Platform) -> Vec<&DutiesFrom> {
    let mut changes: Vec<&DutiesFrom> = platform.duties_from.iter().collect();
    changes.sort_by_key(|change| change.date.value);
    changes
}

/// The duties of a platform on a day, in the order in which they are written. An entry of
/// `duties_from` replaces what it names from its date on.
pub fn held(platform: &Platform, as_of: Date) -> Vec<Held<'_>> {
    let mut staffing = Staffing::first(platform);
    changes(platform)
        .into_iter()
        .filter(|change| change.date.value <= as_of)
        .for_each(|change| staffing.apply(change));
    staffing.held()
}

/// How the duties of a platform ever were and will be: at first, and after each change.
pub fn ever(platform: &Platform) -> impl Iterator<Item = Staffing<'_>> {
    let mut staffing = Staffing::first(platform);
    let first = staffing.clone();
    std::iter::once(first).chain(changes(platform).into_iter().map(move |change| {
        staffing.apply(change);
        staffing.clone()
    }))
}

/// A part that somebody has in a duty of a platform.
#[derive(Debug, Clone, Copy)]
pub struct OwnPart<'m> {
    /// The platform.
    pub platform: &'m Entry<Platform>,
    /// The duty with its people.
    pub held: Held<'m>,
    /// Their part in it.
    pub part: Part,
}

/// The parts of everybody in the duties of platforms that are not closed, in the order in which
/// platforms and duties stand.
pub fn by_person(today: Today<'_>) -> BTreeMap<&Id, Vec<OwnPart<'_>>> {
    let mut by_person: BTreeMap<&Id, Vec<OwnPart<'_>>> = BTreeMap::new();
    let platforms = today.model.tables.platforms.iter();
    for platform in platforms.filter(|entry| !platforms::is_closed(entry.original(), today.as_of)) {
        for held in held(platform.original(), today.as_of) {
            for (part, people) in held.parts() {
                for person in people {
                    by_person.entry(&person.id).or_default().push(OwnPart { platform, held, part });
                }
            }
        }
    }
    by_person
}
