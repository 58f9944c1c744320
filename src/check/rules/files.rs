//! Ensures that every file that a field names exists.

use super::links::{Looking, broken_image};
use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "files",
    ensures: ("Jede Datei, die ein Feld nennt, gibt es", "every file that a field names exists"),
    codes: &[&codes::names::MISSING_IMAGE, &codes::names::LINK_OUTSIDE, &codes::names::FOREIGN_IMAGE],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let mut looking = Looking::new(checked);
    for (_, file) in &*checked.model.files {
        found.extend(broken_image(&mut looking, &file.to, file.at));
    }
}
