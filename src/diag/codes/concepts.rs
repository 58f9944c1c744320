//! Concepts: how they were decided on, and what carries them out.

use jiff::civil::Date;

use super::codes;
use super::wording::{Dated, day, short};
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// A concept was decided on before it existed.
    DECIDED_BEFORE_CREATED = Error "L0730" "decided-before-created";
    /// A concept's status and its decision contradict each other.
    STATUS_CONTRADICTS_DECISION = Error "L0731" "status-contradicts-decision";
    /// A concept's contribution names a milestone, which only campaigns have.
    MILESTONE_IN_CONCEPT = Error "L0732" "milestone-in-concept";
    /// A concept counts as approved, and nobody is written down who approved it.
    APPROVED_WITHOUT_DECISION = Warning "L0733" "approved-without-decision";
    /// A concept is being carried out, and no campaign does it.
    IMPLEMENTED_WITHOUT_CAMPAIGN = Warning "L0734" "implemented-without-campaign";
}

/// A concept that was decided on before it existed.
pub fn decided_before_created((decided, at): Dated, (created, created_at): Dated) -> Diagnostic {
    let (decided, created) = (day(decided), day(created));
    Diagnostic::new(
        &DECIDED_BEFORE_CREATED,
        at,
        Words::new(
            format!(
                "Über das Konzept wurde am {} entschieden, angelegt wurde es aber erst am {}.",
                decided.de, created.de
            ),
            format!("The concept was decided on on {} but created only on {}.", decided.en, created.en),
        ),
        Words::new(
            "Berichtigen Sie `date` bei der Entscheidung oder `created`.",
            "Correct `date` of the decision, or `created`.",
        ),
    )
    .related(
        created_at,
        Words::new(
            "Hier steht, seit wann es das Konzept gibt.",
            "Here it says since when the concept has existed.",
        ),
    )
}

/// A concept whose status says one thing and whose decision another; both in the words of their fields.
pub fn status_contradicts_decision(
    at: Span,
    status: &Words,
    decided: Option<Date>,
    (outcome, outcome_at): (&Words, Span),
) -> Diagnostic {
    let on = decided.map(day).map_or_else(Words::default, |date| {
        Words::new(format!(" vom {}", date.de), format!(" of {}", date.en))
    });
    Diagnostic::new(
        &STATUS_CONTRADICTS_DECISION,
        at,
        Words::new(
            format!(
                "Der Stand des Konzepts ist „{}“, aber die Entscheidung{} lautet „{}“.",
                status.de, on.de, outcome.de
            ),
            format!(
                "The status of the concept is “{}”, but the decision{} says “{}”.",
                status.en, on.en, outcome.en
            ),
        ),
        Words::new(
            "Berichtigen Sie `status`, oder tragen Sie unter `decision` die Entscheidung ein, die jetzt gilt.",
            "Correct `status`, or enter the decision that counts now under `decision`.",
        ),
    )
    .related(outcome_at, Words::new("So wurde entschieden.", "This was decided."))
}

/// A concept's contribution that names a milestone.
pub fn milestone_in_concept(at: Span, milestone: &str) -> Diagnostic {
    let milestone = short(milestone);
    Diagnostic::new(
        &MILESTONE_IN_CONCEPT,
        at,
        Words::new(
            format!(
                "Hier wird der Meilenstein „{milestone}“ genannt, aber Konzepte haben keine Meilensteine."
            ),
            format!("The milestone “{milestone}” is named here, but concepts have no milestones."),
        ),
        Words::new(
            "Löschen Sie die Zeile `milestone`, oder tragen Sie den Beitrag in der Kampagne ein, die das Konzept umsetzt. Bis wann er gebraucht wird, sagt `due`.",
            "Delete the line `milestone`, or enter the contribution in the campaign that carries out the concept. `due` says by when it is needed.",
        ),
    )
}

/// A concept that counts as approved without a decision; `status` in the words of the field.
pub fn approved_without_decision(at: Span, status: &Words) -> Diagnostic {
    Diagnostic::new(
        &APPROVED_WITHOUT_DECISION,
        at,
        Words::new(
            format!(
                "Der Stand des Konzepts ist „{}“, aber es steht nirgends, wer es wann freigegeben hat.",
                status.de
            ),
            format!(
                "The status of the concept is “{}”, but it is written nowhere who approved it and when.",
                status.en
            ),
        ),
        Words::new(
            "Ergänzen Sie `decision` mit `date`, `by` und `outcome: approved`.",
            "Add `decision` with `date`, `by` and `outcome: approved`.",
        ),
    )
}

/// A concept that is being carried out though no campaign names it; `id` is how one would.
pub fn implemented_without_campaign(at: Span, id: &str) -> Diagnostic {
    Diagnostic::new(
        &IMPLEMENTED_WITHOUT_CAMPAIGN,
        at,
        Words::new(
            "Das Konzept ist in Umsetzung, aber keine Kampagne setzt es um.",
            "The concept is in implementation, but no campaign carries it out.",
        ),
        Words::new(
            format!(
                "Tragen Sie bei der Kampagne, die es umsetzt, `concept: {id}` ein. Hat die Umsetzung noch nicht begonnen, ist der Stand `approved`."
            ),
            format!(
                "Enter `concept: {id}` in the campaign that carries it out. If that has not begun yet, the status is `approved`."
            ),
        ),
    )
}
