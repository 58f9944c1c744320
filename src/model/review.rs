//! Somebody looked at a piece of work: outcome and findings.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::reference::{Ref, Reviewed};
use super::value::{Text, choice};
use super::{Person, Spanned};

choice! {
    /// How a review ended.
    pub enum ReviewOutcome {
        Accepted = "accepted", "angenommen", "accepted";
        ChangesRequested = "changes_requested", "Änderungen erbeten", "changes requested";
    }
}

choice! {
    /// How serious something is.
    pub enum Gravity {
        Low = "low", "gering", "low";
        Medium = "medium", "mittel", "medium";
        High = "high", "hoch", "high";
    }
}

/// A review.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// What was looked at.
    pub subject: Ref<Reviewed>,
    /// Who looks.
    pub reviewer: Ref<Person>,
    /// Since when it is asked for.
    pub requested: Option<Spanned<Date>>,
    /// By when.
    pub due: Option<Spanned<Date>>,
    /// Since when it is done.
    pub done: Option<Spanned<Date>>,
    /// How it ended.
    pub outcome: Option<Spanned<ReviewOutcome>>,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl Record for Review {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Review {
            subject: f.required("subject", ("Was geprüft wird", "what is reviewed")),
            reviewer: f.required("reviewer", ("Wer prüft", "who reviews")),
            requested: f.optional("requested", ("erbeten am", "requested on")),
            due: f.optional("due", ("fällig am", "due on")),
            done: f.written("done", ("erledigt am", "done on")),
            outcome: f.written("outcome", ("Ergebnis", "outcome")),
            findings: f.list("findings", ("Befunde", "findings")),
        }
    }
}

impl Review {
    /// It has no name of its own.
    pub fn title(&self) -> &'static str {
        ""
    }
}

/// What a review found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Where it begins: its first key.
    pub first_key: Spanned<()>,
    /// What.
    pub text: Text,
    /// How serious it is.
    pub severity: Option<Gravity>,
    /// Who mends it.
    pub owner: Option<Ref<Person>>,
    /// By when.
    pub due: Option<Spanned<Date>>,
    /// Since when it is mended.
    pub done: Option<Spanned<Date>>,
}

impl Record for Finding {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Finding {
            first_key: Spanned::new((), f.place()),
            text: f.required("text", ("Was gefunden wurde", "what was found")),
            severity: f.optional("severity", ("Schwere", "severity")),
            owner: f.written("owner", ("Wer es behebt", "who mends it")),
            due: f.optional("due", ("fällig am", "due on")),
            done: f.written("done", ("erledigt am", "done on")),
        }
    }
}
