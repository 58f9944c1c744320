//! A department, and what departments owe to concepts and campaigns.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::reference::{Contact, Ref};
use super::text_types::Email;
use super::value::Text;
use super::{Id, Spanned};

/// A department.
#[derive(Debug, Clone, PartialEq)]
pub struct Department {
    /// Its name.
    pub name: Text,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Its e-mail address.
    pub email: Option<Email>,
    /// What it is there for.
    pub remit: Option<Text>,
}

impl Record for Department {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Department {
            name: f.required("name", ("Name der Abteilung", "the department's name")),
            contact: f.written("contact", ("Ansprechperson", "whom to ask")),
            email: f.optional("email", ("E-Mail-Adresse", "e-mail address")),
            remit: f.optional("remit", ("Wofür sie da ist", "what it is there for")),
        }
    }
}

impl Department {
    /// Its name.
    pub fn title(&self) -> &str {
        &self.name
    }
}

/// What a department owes a concept or a campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// Its identifier.
    pub id: Option<Spanned<Id>>,
    /// Who owes it.
    pub department: Ref<Department>,
    /// What it is.
    pub contribution: Text,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// By when.
    pub due: Option<Spanned<Date>>,
    /// Since when it is agreed.
    pub agreed_on: Option<Spanned<Date>>,
    /// Since when it is there.
    pub delivered_on: Option<Spanned<Date>>,
    /// The milestone of the campaign that needs it.
    pub milestone: Option<Spanned<String>>,
}

impl Record for Contribution {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Contribution {
            id: f.optional("id", ("Kennung", "identifier")),
            department: f.required("department", ("Abteilung, die beiträgt", "department that contributes")),
            contribution: f.required("contribution", ("Was sie beiträgt", "what it contributes")),
            contact: f.written("contact", ("Ansprechperson", "whom to ask")),
            due: f.optional("due", ("fällig am", "due on")),
            agreed_on: f.optional("agreed_on", ("zugesagt am", "agreed on")),
            delivered_on: f.optional("delivered_on", ("geliefert am", "delivered on")),
            milestone: f.optional("milestone", ("Meilenstein, der darauf wartet", "milestone that needs it")),
        }
    }
}
