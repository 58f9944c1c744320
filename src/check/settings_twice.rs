//! Ensures that the settings declare each duty, network, language and holiday once.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::locale::Words;
use crate::model::{Choice, Id, Kind, Spanned};
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "settings-twice",
    ensures: (
        "Jede Aufgabe, jedes Netzwerk, jede Sprache und jeder Feiertag steht einmal in den Einstellungen",
        "each duty, network, language and holiday stands once in the settings",
    ),
    codes: &[
        &codes::names::DUPLICATE_IDENTIFIER,
        &codes::output::DUPLICATE_LANGUAGE,
        &codes::output::DUPLICATE_HOLIDAY,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(portal) = checked.model.portal() else { return };
    let mut declared = |kind: Kind, ids: Vec<&Spanned<Id>>| {
        for (second, first) in twice(ids) {
            let words: Words = kind.words();
            let id = second.value.as_str();
            found.push(codes::names::duplicate_identifier(second.at, &words, id, first));
        }
    };
    declared(Kind::Duty, portal.duties.iter().map(|duty| &duty.id).collect());
    declared(Kind::Network, portal.networks.iter().map(|network| &network.id).collect());
    for (second, first) in twice(&portal.languages) {
        found.push(codes::output::duplicate_language(second.at, &second.label(), first));
    }
    for (second, first) in twice(portal.holidays.iter().map(|holiday| &holiday.date)) {
        found.push(codes::output::duplicate_holiday(second.at, second.value, first));
    }
}

/// What stands there for a second time, with the place of the first.
fn twice<'m, T: Eq + Hash + 'm>(
    values: impl IntoIterator<Item = &'m Spanned<T>>,
) -> impl Iterator<Item = (&'m Spanned<T>, Span)> {
    let mut firsts: HashMap<&T, Span> = HashMap::new();
    values.into_iter().filter_map(move |value| {
        let known = value.known()?;
        let first = *firsts.entry(known).or_insert(value.at);
        (first != value.at).then_some((value, first))
    })
}
