//! Ensures that an incident ends after it began.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::{Entry, Incident};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "incident-dates",
    ensures: ("ein Vorfall endet nach seinem Beginn", "an incident ends after it began"),
    codes: &[&codes::incidents::INCIDENT_ENDS_BEFORE_START],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(checked.model.tables.incidents.iter().map(Entry::original).filter_map(reversed));
}

fn reversed(incident: &Incident) -> Option<Diagnostic> {
    let ended = incident.ended.as_ref()?;
    let (to, from) = (*ended.known()?, *incident.started.known()?);
    // A time of day is held against another one only.
    let is_before = to.date < from.date
        || to.date == from.date && to.time.zip(from.time).is_some_and(|(to, from)| to < from);
    is_before.then(|| {
        codes::incidents::incident_ends_before_start((to.date, ended.at), (from.date, incident.started.at))
    })
}
