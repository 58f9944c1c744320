//! Ensures that the settings name things that exist outside of the content.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "settings",
    ensures: ("Die Zeitzone gibt es", "the time zone exists"),
    codes: &[&codes::settings::UNKNOWN_TIME_ZONE],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(portal) = checked.model.portal() else { return };
    if let Some(zone) = portal.time_zone.known()
        && jiff::tz::db().get(zone).is_err()
    {
        found.push(codes::settings::unknown_time_zone(portal.time_zone.at, zone));
    }
}
