//! Ensures that access to an account does not hang on one person.

use std::collections::BTreeSet;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::{Entry, Kind, Lifecycle, Platform};

/// So many people can change an account, at least.
const ADMINISTRATORS: usize = 2;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "compliance",
    ensures: (
        "Der Zugang zu einem Konto hängt nicht an einer einzigen Person",
        "access to an account does not hang on one person",
    ),
    codes: &[&codes::compliance::TOO_FEW_ADMINISTRATORS],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let platforms = checked.model.tables.platforms.iter().map(Entry::original);
    found.extend(platforms.filter_map(|platform| administrators(checked, platform)));
}

/// A platform on which something may happen any day, and that fewer than two people can change.
fn administrators(checked: &Checked<'_>, platform: &Platform) -> Option<Diagnostic> {
    let has_account =
        matches!(platform.lifecycle.value, Lifecycle::Active | Lifecycle::Paused | Lifecycle::Reserved);
    let administrators = &platform.compliance.as_ref()?.administrators;
    let named = administrators.known().filter(|_| has_account)?;
    let people: BTreeSet<_> = named.iter().map(|person| &person.id).collect();
    if people.len() >= ADMINISTRATORS {
        return None;
    }
    let only = people.first().map(|id| checked.name(Kind::Person, id));
    Some(codes::compliance::too_few_administrators(administrators.at, platform.title(), only))
}
