//! What things of every kind have in common.

use super::fields::Fields;
use super::value::{Text, choice};
use super::{Id, Kind, Spanned};
use crate::locale::Words;

choice! {
    /// Who may read a thing.
    pub enum Audience {
        Company = "company", "ganzes Unternehmen", "whole company";
        Team = "team", "nur das Team", "team only";
    }
}

/// The fields that only the team may see, by the kind whose they are: workload, absences, the notes of
/// approvals, budget, findings, incidents' lessons.
pub const TEAM_FIELDS: [(Kind, &str); 8] = [
    (Kind::Person, "absences"),
    (Kind::Person, "weekly_hours"),
    (Kind::Platform, "duties.hours"),
    (Kind::Concept, "decision.note"),
    (Kind::Campaign, "budget"),
    (Kind::Post, "history.note"),
    (Kind::Review, "findings"),
    (Kind::Incident, "lessons"),
];

/// Builds without the option show everything.
impl Default for Audience {
    fn default() -> Self {
        Audience::Team
    }
}

impl Audience {
    /// Names the field that says who may read a thing.
    pub(super) fn field(f: &mut Fields<'_, '_>) -> Audience {
        f.or("audience", ("Wer es lesen darf", "who may read it"), Audience::Company)
    }

    /// What stands for the name of something that an audience may not see.
    pub fn internal() -> Words {
        Words::new("intern", "internal")
    }
}

/// The fields that every kind has.
#[derive(Debug, Clone, PartialEq)]
pub struct Common {
    /// The identifier, where the entry names itself.
    pub id: Option<Spanned<Id>>,
    /// Old paths below the portal's root that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// Who may read it.
    pub audience: Audience,
    /// What it is about, in a sentence or two.
    pub summary: Option<Text>,
}

/// Reviews need no name; every other entry has one.
fn read_id(f: &mut Fields<'_, '_>, kind: Kind) -> Option<Spanned<Id>> {
    let about = ("Kennung des Eintrags", "the entry's identifier");
    if kind == Kind::Review { f.optional("id", about) } else { Some(f.required("id", about)) }
}

impl Common {
    /// Names the fields that every kind has.
    pub fn read(f: &mut Fields<'_, '_>, kind: Kind) -> Common {
        let id = kind.form().has_id_field().then(|| read_id(f, kind)).flatten();
        let about = ("Worum es geht, in ein, zwei Sätzen", "what it is about, in a sentence or two");
        let summary = match kind {
            Kind::Role | Kind::Concept => Some(f.required("summary", about)),
            _ => f.optional("summary", about),
        };
        Common {
            id,
            aliases: f.list("aliases", ("Alte Adressen, die hierher führen", "old addresses that lead here")),
            audience: Audience::field(f),
            summary,
        }
    }
}
