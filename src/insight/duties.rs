//! Who has which duty of a platform on a day.

use jiff::civil::Date;

use crate::locale::Words;
use crate::model::{Assignment, Id, Platform, Ref};

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
#[derive(Debug, Clone, PartialEq)]
pub struct Held<'p> {
    /// The duty.
    pub duty: &'p Id,
    /// Who answers for it: the duty's own, or the platform's.
    pub accountable: Option<&'p Id>,
    /// Who stands in: the duty's own, or the platform's.
    pub deputy: Option<&'p Id>,
    /// What else is written about it.
    pub assignment: &'p Assignment,
}

impl<'p> Held<'p> {
    /// Everybody by the part they have.
    pub fn parts(&self) -> Vec<(Part, Vec<&'p Id>)> {
        let ids = |list: &'p [Ref<crate::model::Person>]| list.iter().map(|person| &person.id).collect();
        vec![
            (Part::Accountable, self.accountable.into_iter().collect()),
            (Part::Deputy, self.deputy.into_iter().collect()),
            (Part::Responsible, ids(&self.assignment.responsible)),
            (Part::Consulted, ids(&self.assignment.consulted)),
            (Part::Informed, ids(&self.assignment.informed)),
        ]
    }
}

/// The duties of a platform on a day, in the order in which they are written. An entry of
/// `duties_from` replaces what it names from its date on.
pub fn held(platform: &Platform, as_of: Date) -> Vec<Held<'_>> {
    let mut accountable = platform.accountable.as_ref();
    let mut deputy = platform.deputy.as_ref();
    let mut duties: Vec<(&Id, &Assignment)> =
        platform.duties.0.iter().map(|(duty, held)| (&duty.id, held)).collect();
    let mut changes: Vec<_> =
        platform.duties_from.iter().filter(|change| change.date.value <= as_of).collect();
    changes.sort_by_key(|change| change.date.value);
    for change in changes {
        accountable = change.accountable.as_ref().or(accountable);
        deputy = change.deputy.as_ref().or(deputy);
        for (duty, held) in &change.duties.0 {
            match duties.iter_mut().find(|(known, _)| **known == duty.id) {
                Some(known) => known.1 = held,
                None => duties.push((&duty.id, held)),
            }
        }
    }
    duties
        .into_iter()
        .map(|(duty, assignment)| {
            // Where nobody needs to have a duty, the platform's people do not have it either.
            let common = |person| if assignment.not_needed.is_some() { None } else { person };
            Held {
                duty,
                accountable: assignment.accountable.as_ref().or(common(accountable)).map(|person| &person.id),
                deputy: assignment.deputy.as_ref().or(common(deputy)).map(|person| &person.id),
                assignment,
            }
        })
        .collect()
}
