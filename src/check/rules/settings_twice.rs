//! Ensures that the settings declare each duty, network, language and holiday once.

use super::{Checked, Rule, twice};
use crate::diag::{Diagnostic, codes};
use crate::model::{Choice, Id, Kind, Spanned};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "settings-twice",
    ensures: (
        "Jede Aufgabe, jedes Netzwerk, jede Sprache und jeder Feiertag steht einmal in den Einstellungen",
        "each duty, network, language and holiday stands once in the settings",
    ),
    codes: &[
        &codes::names::DUPLICATE_IDENTIFIER,
        &codes::settings::DUPLICATE_LANGUAGE,
        &codes::settings::DUPLICATE_HOLIDAY,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(portal) = checked.model.portal() else { return };
    let mut declared = |kind: Kind, ids: Vec<&Spanned<Id>>| {
        for (second, first) in twice(ids) {
            found.push(codes::names::duplicate_identifier(second.at, &kind.words(), second.as_str(), first));
        }
    };
    declared(Kind::Duty, portal.duties.iter().map(|duty| &duty.id).collect());
    declared(Kind::Network, portal.networks.iter().map(|network| &network.id).collect());
    for (second, first) in twice(&portal.languages) {
        found.push(codes::settings::duplicate_language(second.at, &second.label(), first));
    }
    for (second, first) in twice(portal.holidays.iter().map(|holiday| &holiday.date)) {
        found.push(codes::settings::duplicate_holiday(second.at, second.value, first));
    }
}
