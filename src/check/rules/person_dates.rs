//! Ensures that the days of a person are in order: absences, and the time with the team.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "person-dates",
    ensures: (
        "Keine Abwesenheit und keine Zeit im Team endet vor ihrem Anfang",
        "no absence and no time with the team ends before it begins",
    ),
    codes: &[&codes::people::ABSENCE_ENDS_BEFORE_START, &codes::people::LEFT_BEFORE_START],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for person in &checked.model.tables.people {
        let person = person.original();
        for absence in &person.absences {
            if let (Some(from), Some(to)) = (absence.from.known(), &absence.to)
                && to.value < *from
            {
                let from = (*from, absence.from.at);
                found.push(codes::people::absence_ends_before_start((to.value, to.at), from));
            }
        }
        if let (Some(from), Some(left_on)) = (&person.from, &person.left_on)
            && left_on.value < from.value
        {
            let (left_on, from) = ((left_on.value, left_on.at), (from.value, from.at));
            found.push(codes::people::left_before_start(left_on, from, &person.name));
        }
    }
}
