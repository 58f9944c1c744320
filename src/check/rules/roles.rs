//! Ensures that roles lead to a topmost one, that their steps take a possible time, and that
//! somebody has them.

use std::collections::{HashMap, HashSet};

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::person;
use crate::model::{Entry, Id, Kind, Role, Table};

/// So many roles of a circle are named.
const MOST_NAMED: usize = 10;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "roles",
    ensures: (
        "Rollen berichten nicht im Kreis, ihre Wege sind möglich, und jemand hat sie",
        "roles do not report in a circle, the ways into them are possible, and somebody has them",
    ),
    codes: &[
        &codes::handbook::MONTHS_REVERSED,
        &codes::handbook::ROLE_WITHOUT_PEOPLE,
        &codes::handbook::REPORTS_IN_CIRCLE,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let roles = &checked.model.tables.roles;
    for role in roles.iter().map(Entry::original) {
        months_reversed(role, found);
    }
    without_people(checked, found);
    circles(roles, found);
}

fn months_reversed(role: &Role, found: &mut Vec<Diagnostic>) {
    for step in role.entry_paths.iter().flat_map(|path| &path.steps) {
        let Some(months) = &step.months else { continue };
        let (min, max) = (&months.min, &months.max);
        if let (Some(least), Some(most)) = (min.known(), max.known())
            && most < least
        {
            found.push(codes::handbook::months_reversed(max.at, &step.title, *least, *most, min.at));
        }
    }
}

/// The roles that nobody has who is still there, or will be.
fn without_people(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let model = checked.model;
    // Somebody whose file cannot be read, or whose role is misspelt, may have any of them.
    if model.has_unread(Kind::Person) || checked.may_be_misnamed(Kind::Person, Kind::Role) {
        return;
    }
    let people = model.tables.people.iter().map(Entry::original);
    let present = people.filter(|person| !person::has_left(person, checked.as_of));
    let had: HashSet<&Id> = present.flat_map(|person| &person.roles).map(|role| &role.id).collect();
    for role in model.tables.roles.iter().filter(|role| !had.contains(&role.head.id)) {
        let (at, title) = (role.head.first_key, role.original().title());
        found.push(codes::handbook::role_without_people(at, title, role.head.id.as_str()));
    }
}

/// Every role reports to one at most, so each circle is met once: by the walk from its first role, or
/// from one that leads into it.
fn circles(roles: &Table<Role>, found: &mut Vec<Diagnostic>) {
    // The walk on which a role was met.
    let mut met: HashMap<&Id, usize> = HashMap::new();
    for (walk, start) in roles.iter().enumerate() {
        let mut at = start;
        while !met.contains_key(&at.head.id) {
            met.insert(&at.head.id, walk);
            match above(roles, at) {
                Some(next) => at = next,
                None => break,
            }
        }
        if met.get(&at.head.id) == Some(&walk) && above(roles, at).is_some() {
            found.extend(circle(roles, at));
        }
    }
}

/// The role that a role reports to.
fn above<'m>(roles: &'m Table<Role>, role: &Entry<Role>) -> Option<&'m Entry<Role>> {
    role.original().reports_to.as_ref().and_then(|above| roles.get(&above.id))
}

/// The circle that a role is part of, shown at the first of its roles by identifier.
fn circle(roles: &Table<Role>, member: &Entry<Role>) -> Option<Diagnostic> {
    let mut round = vec![member];
    while let Some(next) = above(roles, round.last()?).filter(|next| next.head.id != member.head.id) {
        round.push(next);
    }
    let (first, _) = round.iter().enumerate().min_by_key(|(_, role)| &role.head.id)?;
    round.rotate_left(first);
    let mut titles: Vec<&str> = round.iter().take(MOST_NAMED).map(|role| role.original().title()).collect();
    if round.len() > 1 {
        titles.extend(titles.first().copied());
    }
    let at = round.first()?.original().reports_to.as_ref()?.at;
    Some(codes::handbook::reports_in_circle(at, &titles))
}
