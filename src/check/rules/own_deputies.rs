//! Ensures that nobody stands in for themselves.

use std::collections::BTreeMap;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::duties;
use crate::model::{Id, Kind, Platform};
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "own-deputies",
    ensures: ("Niemand vertritt sich selbst", "nobody stands in for themselves"),
    codes: &[&codes::people::OWN_DEPUTY],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let tables = &checked.model.tables;
    for person in &tables.people {
        let deputies = person.original().absences.iter().filter_map(|absence| absence.deputy.as_ref());
        let own = deputies.filter(|deputy| deputy.id == person.head.id);
        found.extend(own.map(|deputy| codes::people::own_absence(deputy.at, &person.original().name)));
    }
    for platform in &tables.platforms {
        platform_deputies(checked, platform.original(), found);
    }
    for shift in &tables.rota {
        let shift = shift.original();
        if let Some(backup) = shift.backup.as_ref().filter(|backup| backup.id == shift.person.id) {
            let name = checked.name(Kind::Person, &backup.id);
            found.push(codes::people::own_backup(backup.at, name, shift.person.at));
        }
    }
}

/// Over all that was, is and will be written; each line that names a deputy is reported once, however
/// many duties take their deputy from it.
fn platform_deputies(checked: &Checked<'_>, platform: &Platform, found: &mut Vec<Diagnostic>) {
    let mut own: BTreeMap<Span, (&Id, Vec<Span>)> = BTreeMap::new();
    for staffing in duties::ever(platform) {
        let common = (staffing.accountable, staffing.deputy);
        let held = staffing.held();
        let of_duties = held.iter().map(|held| (held.accountable, held.deputy));
        for (accountable, deputy) in std::iter::once(common).chain(of_duties) {
            let (Some(accountable), Some(deputy)) = (accountable, deputy) else { continue };
            if accountable.id == deputy.id && deputy.at.is_somewhere() {
                let (_, accountables) = own.entry(deputy.at).or_insert((&deputy.id, Vec::new()));
                accountables.push(accountable.at);
            }
        }
    }
    for (at, (person, mut accountables)) in own {
        accountables.sort();
        accountables.dedup();
        found.push(codes::people::own_deputy(at, checked.name(Kind::Person, person), &accountables));
    }
}
