//! A concept: from the idea to its effect.

use jiff::civil::Date;

use super::department::Contribution;
use super::fields::{Fields, Record};
use super::reference::Ref;
use super::value::{Text, choice};
use super::{Person, Platform, Spanned};

choice! {
    /// Where a concept is on its way.
    pub enum ConceptStatus {
        Idea = "idea", "Idee", "idea";
        Draft = "draft", "Entwurf", "draft";
        InReview = "in_review", "in Prüfung", "in review";
        Approved = "approved", "freigegeben", "approved";
        InImplementation = "in_implementation", "in Umsetzung", "in implementation";
        OnHold = "on_hold", "ruht", "on hold";
        Completed = "completed", "abgeschlossen", "completed";
        Rejected = "rejected", "abgelehnt", "rejected";
    }
}

choice! {
    /// How a concept was decided on.
    pub enum Outcome {
        Approved = "approved", "freigegeben", "approved";
        Rejected = "rejected", "abgelehnt", "rejected";
    }
}

/// A concept.
#[derive(Debug, Clone, PartialEq)]
pub struct Concept {
    /// Its title.
    pub title: Text,
    /// Where it is on its way.
    pub status: Spanned<ConceptStatus>,
    /// Who answers for it.
    pub owner: Ref<Person>,
    /// Since when it exists.
    pub created: Spanned<Date>,
    /// The platforms that it is about.
    pub platforms: Vec<Ref<Platform>>,
    /// What departments owe it.
    pub departments: Vec<Spanned<Contribution>>,
    /// How it was decided on.
    pub decision: Option<ConceptDecision>,
    /// By when it is to be looked at.
    pub review_by: Option<Spanned<Date>>,
    /// What came of it.
    pub result: Option<Text>,
}

impl Record for Concept {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Concept {
            title: f.required("title", ("Titel", "title")),
            status: f.required("status", ("Stand", "status")),
            owner: f.required("owner", ("Wer es verantwortet", "who answers for it")),
            created: f.required("created", ("angelegt am", "created on")),
            platforms: f.list("platforms", ("Plattformen", "platforms")),
            departments: f.list("departments", ("Beiträge der Abteilungen", "contributions by departments")),
            decision: f.written("decision", ("Entscheidung darüber", "how it was decided on")),
            review_by: f.optional("review_by", ("zu prüfen bis", "to be reviewed by")),
            result: f.optional("result", ("Ergebnis", "result")),
        }
    }
}

impl Concept {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// How a concept was decided on.
#[derive(Debug, Clone, PartialEq)]
pub struct ConceptDecision {
    /// When.
    pub date: Spanned<Date>,
    /// By whom.
    pub by: Ref<Person>,
    /// How.
    pub outcome: Spanned<Outcome>,
    /// More about it.
    pub note: Option<Text>,
}

impl Record for ConceptDecision {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        ConceptDecision {
            date: f.required("date", ("Datum", "date")),
            by: f.required("by", ("von wem", "by whom")),
            outcome: f.required("outcome", ("Ergebnis", "outcome")),
            note: f.optional("note", ("Anmerkung", "note")),
        }
    }
}
