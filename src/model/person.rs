//! Somebody who works for the team, or with it. There is no field for a reason of absence, a photo
//! or a birthday, and there will be none.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::reference::Ref;
use super::text_types::Email;
use super::time::Weekdays;
use super::value::Text;
use super::{Department, Role, Spanned};

/// A person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their roles.
    pub roles: Vec<Ref<Role>>,
    /// Their department.
    pub department: Option<Ref<Department>>,
    /// What they are by contract.
    pub job_title: Option<Text>,
    /// Where external staff come from.
    pub organisation: Option<String>,
    /// Business e-mail address.
    pub email: Option<Email>,
    /// Business telephone number.
    pub phone: Option<String>,
    /// First day.
    pub from: Option<Spanned<Date>>,
    /// Last day.
    pub left_on: Option<Spanned<Date>>,
    /// The days on which they work.
    pub works_on: Weekdays,
    /// Hours a week.
    pub weekly_hours: Option<Spanned<f64>>,
    /// When they are not there.
    pub absences: Vec<Absence>,
}

impl Record for Person {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Person {
            name: f.required("name", ("Vor- und Nachname", "first and last name")),
            roles: f.list("roles", ("Rollen im Team", "roles in the team")),
            department: f.optional("department", ("Abteilung", "department")),
            job_title: f.optional("job_title", ("Stellenbezeichnung", "job title")),
            organisation: f
                .optional("organisation", ("Unternehmen, bei Externen", "company, for external staff")),
            email: f.optional("email", ("dienstliche E-Mail-Adresse", "business e-mail address")),
            phone: f.optional("phone", ("dienstliche Telefonnummer", "business telephone number")),
            from: f.optional("from", ("erster Tag", "first day")),
            left_on: f.optional("left_on", ("letzter Tag", "last day")),
            works_on: f.or("works_on", ("Arbeitstage", "working days"), Weekdays::WORKING),
            weekly_hours: f.optional("weekly_hours", ("Wochenstunden", "hours a week")),
            absences: f.list("absences", ("Abwesenheiten, ohne Grund", "absences, without a reason")),
        }
    }
}

impl Person {
    /// Their name.
    pub fn title(&self) -> &str {
        &self.name
    }
}

/// A time in which somebody is not there; both ends included.
#[derive(Debug, Clone, PartialEq)]
pub struct Absence {
    /// First day.
    pub from: Spanned<Date>,
    /// Last day; until further notice where there is none.
    pub to: Option<Spanned<Date>>,
    /// Who stands in.
    pub deputy: Option<Ref<Person>>,
}

impl Record for Absence {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Absence {
            from: f.required("from", ("erster Tag", "first day")),
            to: f.optional(
                "to",
                ("letzter Tag; ohne ihn: bis auf Weiteres", "last day; without it: until further notice"),
            ),
            deputy: f.written("deputy", ("Vertretung in dieser Zeit", "who stands in")),
        }
    }
}
