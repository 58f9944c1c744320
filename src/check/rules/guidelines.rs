//! Ensures that a guideline says what it applies to, and that its versions agree with its changes.

use super::{Checked, Rule, twice};
use crate::diag::{Diagnostic, codes};
use crate::model::{Change, Entry, Guideline, Kind, Scope, Spanned};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "guidelines",
    ensures: (
        "Eine Richtlinie sagt, wofür sie gilt, und ihre Fassung passt zu ihren Änderungen",
        "a guideline says what it applies to, and its version agrees with its changes",
    ),
    codes: &[
        &codes::handbook::APPLIES_TO_NOTHING,
        &codes::handbook::DUPLICATE_VERSION,
        &codes::handbook::VERSION_DIFFERS,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for guideline in checked.model.tables.guidelines.iter().map(Entry::original) {
        if let Some(unscoped) = &guideline.unscoped {
            found.push(codes::handbook::applies_to_nothing(unscoped.at, guideline.title()));
        }
        found.extend(without_platforms(checked, guideline));
        duplicate_versions(guideline, found);
        found.extend(version_differs(guideline));
    }
}

/// A guideline for networks alone, on none of which there is a platform.
fn without_platforms(checked: &Checked<'_>, guideline: &Guideline) -> Option<Diagnostic> {
    let model = checked.model;
    if model.has_unread(Kind::Platform) {
        return None;
    }
    let is_idle = |scope: &Spanned<Scope>| match &scope.value {
        Scope::One(one) if one.kind == Kind::Network && model.knows(&one.thing()) => {
            model.tables.platforms.iter().all(|platform| platform.original().network.value != one.id.as_str())
        }
        _ => false,
    };
    let first = guideline.applies_to.first()?;
    let are_idle = guideline.applies_to.iter().all(is_idle);
    are_idle.then(|| codes::handbook::applies_to_no_platform(first.at, guideline.title()))
}

fn duplicate_versions(guideline: &Guideline, found: &mut Vec<Diagnostic>) {
    for (second, first) in twice(guideline.changes.iter().map(|change| &change.version)) {
        found.push(codes::handbook::duplicate_version(second.at, second, first));
    }
}

/// The version must be that of a change of the latest day. Where a change could not be read, nobody
/// knows which one is the latest.
fn version_differs(guideline: &Guideline) -> Option<Diagnostic> {
    let version = guideline.version.as_ref()?;
    let changes = &guideline.changes;
    let is_whole = |change: &Change| change.version.known().is_some() && change.date.known().is_some();
    if !changes.iter().all(is_whole) {
        return None;
    }
    // Of two changes on one day the first one in the file is named.
    let latest = changes.iter().rev().max_by_key(|change| change.date.value)?;
    let mut of_that_day = changes.iter().filter(|change| change.date == latest.date);
    let agrees = of_that_day.any(|change| change.version == *version);
    (!agrees).then(|| {
        let (date, at) = (latest.date.value, latest.version.at);
        codes::handbook::version_differs(version.at, version, &latest.version, date, at)
    })
}
