//! Who is there for each duty of a platform: on the day itself, and in the days ahead.

use jiff::civil::Date;

use super::Today;
use super::duties::Held;
use super::reason::Judged;
use crate::model::{Assessment, Entry, Id, Platform};

/// Why somebody covers a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// The one who answers for it is there.
    Accountable,
    /// The rota says so.
    Rota,
    /// Stands in for whom the rota names.
    Backup,
    /// The absence of the one who answers for it names them.
    AbsenceDeputy,
    /// The deputy of the duty.
    Deputy,
}

/// Who covers a duty on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover<'m> {
    /// The working day that is judged.
    pub day: Date,
    /// Who is there; nobody where there is none.
    pub by: Option<(&'m Id, Via)>,
}

/// A duty of a platform with who covers it.
#[derive(Debug, Clone)]
pub struct DutyCoverage<'m> {
    /// The duty with its people.
    pub held: Held<'m>,
    /// Who is there on the day, or on the next working day.
    pub cover: Cover<'m>,
    /// How it stands; nothing where nobody needs to have the duty.
    pub judged: Option<Judged<Assessment>>,
    /// The working days ahead, the judged one first; empty for the audience `company`.
    pub ahead: Vec<Cover<'m>>,
}

/// The coverage of every duty of a platform that is active; else nothing.
pub fn coverage<'m>(_today: Today<'m>, _platform: &'m Entry<Platform>) -> Vec<DutyCoverage<'m>> {
    Vec::new()
}
