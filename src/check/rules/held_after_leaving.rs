//! Ensures that nobody who has left still has something in hand.

use std::collections::BTreeSet;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::{holdings, person};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "held-after-leaving",
    ensures: (
        "Wer nicht mehr da ist, hat keine Aufgabe mehr",
        "nobody who has left still has something in hand",
    ),
    codes: &[&codes::people::HELD_AFTER_LEAVING],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    // One line can hand several duties to somebody; it is one place to mend.
    let mut seen = BTreeSet::new();
    for holding in holdings::holdings(checked.model, checked.as_of) {
        let Some(person) = checked.model.tables.people.get(holding.person) else { continue };
        let person = person.original();
        if let Some(last) = person::last_day(person).filter(|last| last.value < checked.as_of)
            && seen.insert(holding.at)
        {
            let (task, last) = (holding.task.words(), (last.value, last.at));
            found.push(codes::people::held_after_leaving(holding.at, &person.name, &task, last));
        }
    }
}
