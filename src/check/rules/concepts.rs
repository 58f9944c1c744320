//! Ensures that a concept's status, its decision and the campaigns that carry it out agree.

use super::{Checked, Rule, known};
use crate::diag::Diagnostic;
use crate::diag::codes::concepts as codes;
use crate::model::{Choice, Concept, ConceptStatus, Entry, Kind, Outcome};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "concepts",
    ensures: (
        "Der Stand eines Konzepts passt zu seiner Entscheidung und zu den Kampagnen, die es umsetzen",
        "the status of a concept agrees with its decision and with the campaigns that carry it out",
    ),
    codes: &[
        &codes::DECIDED_BEFORE_CREATED,
        &codes::STATUS_CONTRADICTS_DECISION,
        &codes::APPROVED_WITHOUT_DECISION,
        &codes::IMPLEMENTED_WITHOUT_CAMPAIGN,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let model = checked.model;
    let campaigns_are_known =
        !model.has_unread(Kind::Campaign) && !checked.may_be_misnamed(Kind::Campaign, Kind::Concept);
    for concept in &model.tables.concepts {
        decision_date(concept.original(), found);
        status_and_decision(concept.original(), found);
        if campaigns_are_known {
            campaigns(checked, concept, found);
        }
    }
}

fn decision_date(concept: &Concept, found: &mut Vec<Diagnostic>) {
    let decided = concept.decision.as_ref().and_then(|decision| known(&decision.date));
    if let (Some(decided), Some(created)) = (decided, known(&concept.created))
        && decided.0 < created.0
    {
        found.push(codes::decided_before_created(decided, created));
    }
}

/// Whether a status says that the concept was approved.
fn is_approved(status: ConceptStatus) -> bool {
    use ConceptStatus::{Approved, Completed, InImplementation};
    matches!(status, Approved | InImplementation | Completed)
}

fn status_and_decision(concept: &Concept, found: &mut Vec<Diagnostic>) {
    let Some(status) = concept.status.known().copied() else { return };
    let at = concept.status.at;
    let Some(decision) = &concept.decision else {
        if is_approved(status) {
            found.push(codes::approved_without_decision(at, &status.label()));
        }
        return;
    };
    let contradicts = match decision.outcome.known() {
        Some(Outcome::Approved) => status == ConceptStatus::Rejected,
        Some(Outcome::Rejected) => is_approved(status),
        None => false,
    };
    if contradicts {
        let outcome = (&decision.outcome.value.label(), decision.outcome.at);
        let decided = decision.date.known().copied();
        found.push(codes::status_contradicts_decision(at, &status.label(), decided, outcome));
    }
}

fn campaigns(checked: &Checked<'_>, concept: &Entry<Concept>, found: &mut Vec<Diagnostic>) {
    let status = &concept.original().status;
    let is_named = || {
        let thing = concept.head.thing();
        let mut edges = checked.model.graph.to(&thing);
        edges.any(|edge| edge.from.kind == Kind::Campaign && &*edge.field == "concept")
    };
    if status.known() == Some(&ConceptStatus::InImplementation) && !is_named() {
        found.push(codes::implemented_without_campaign(status.at, concept.head.id.as_str()));
    }
}
