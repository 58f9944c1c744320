//! Ensures that old addresses are paths below the portal's root. That nothing else stands there is
//! made sure of where all places of the output are known, in `outputs`.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::alias_path;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "aliases",
    ensures: ("Alte Adressen sind Pfade im Portal", "old addresses are paths in the portal"),
    codes: &[&codes::output::BAD_ALIAS],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let aliases = checked.model.tables.heads().flat_map(|(_, head)| &head.aliases);
    let wrong = aliases.filter(|alias| alias_path(alias).is_none());
    found.extend(wrong.map(|alias| codes::output::bad_alias(alias.at, alias)));
}
