//! Ensures that every duty of a platform in use has somebody who answers for it and somebody who
//! stands in, and that what is written about a duty can be true.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::duties::{self, Held};
use crate::insight::platform as platforms;
use crate::model::{Assignment, Duty, Entry, Kind, Platform, Ref};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "duties",
    ensures: (
        "Jede Aufgabe einer aktiven Plattform hat eine verantwortliche Person und eine Vertretung",
        "every duty of an active platform has somebody accountable and a deputy",
    ),
    codes: &[
        &codes::platforms::NOT_NEEDED_BUT_ASSIGNED,
        &codes::platforms::IMPOSSIBLE_HOURS,
        &codes::platforms::ACTIVE_WITHOUT_DUTIES,
        &codes::platforms::DUTY_WITHOUT_ACCOUNTABLE,
        &codes::platforms::DUTY_WITHOUT_DEPUTY,
    ],
    check,
};

/// The hours of a week.
const WEEK: f64 = 168.0;

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for platform in &checked.model.tables.platforms {
        let value = platform.original();
        let changed = value.duties_from.iter().flat_map(|change| &change.duties.0);
        let first = value.duties.iter().flat_map(|duties| &duties.0);
        for (duty, assignment) in first.chain(changed) {
            written(checked, duty, assignment, found);
        }
        if platforms::is_active(value, checked.as_of) {
            gaps(checked, platform, found);
        }
    }
}

/// What is written about a duty, whenever it holds.
fn written<'m>(
    checked: &Checked<'m>,
    duty: &'m Ref<Duty>,
    assignment: &Assignment,
    found: &mut Vec<Diagnostic>,
) {
    if assignment.not_needed.is_some() {
        let people =
            assignment.accountable.iter().chain(&assignment.deputy).chain(assignment.responsible.iter());
        let first = people.min_by_key(|person| person.at);
        found.extend(
            first.map(|person| codes::platforms::not_needed_but_assigned(person.at, title(checked, duty))),
        );
    }
    if let Some(hours) = assignment.hours.as_ref().filter(|hours| !(0.0..=WEEK).contains(&hours.value)) {
        found.push(codes::platforms::impossible_hours(hours.at, hours.value, title(checked, duty)));
    }
}

/// The duties in force that nobody answers for, or for which nobody stands in.
fn gaps(checked: &Checked<'_>, entry: &Entry<Platform>, found: &mut Vec<Diagnostic>) {
    let platform = entry.original();
    let held = duties::held(platform, checked.as_of);
    let refused = platform.duties.as_ref().is_some_and(|duties| !duties.at.is_somewhere());
    if held.is_empty() && !refused {
        found.push(codes::platforms::active_without_duties(entry.head.first_key, &platform.title));
    }
    // A duty that does not exist is no gap; its name is the mistake.
    let exists = |held: &&Held<'_>| checked.model.knows(&held.duty.thing());
    let needed = held.iter().filter(exists).filter(|held| held.assignment.not_needed.is_none());
    for Held { duty, accountable, deputy, .. } in needed {
        let name = title(checked, duty);
        if accountable.is_none() {
            let no_deputy = deputy.is_none();
            found.push(codes::platforms::duty_without_accountable(duty.at, name, &platform.title, no_deputy));
        } else if deputy.is_none() {
            found.push(codes::platforms::duty_without_deputy(duty.at, name, &platform.title));
        }
    }
}

/// What a duty is called.
fn title<'m>(checked: &Checked<'m>, duty: &'m Ref<Duty>) -> &'m str {
    checked.name(Kind::Duty, &duty.id)
}
