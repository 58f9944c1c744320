//! Ensures that the program is new enough for the portal.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "program-version",
    ensures: ("Das Programm ist neu genug für das Portal", "the program is new enough for the portal"),
    codes: &[&codes::settings::BAD_VERSION, &codes::settings::PROGRAM_TOO_OLD],
    check,
};

/// The version of this program.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(requires) = checked.model.portal().and_then(|portal| portal.requires.as_ref()) else { return };
    match parse(requires) {
        None => found.push(codes::settings::bad_version(requires.at, requires, PROGRAM)),
        // What the program itself says of its version can be read.
        Some(needed) if parse(PROGRAM).is_some_and(|program| program < needed) => {
            found.push(codes::settings::program_too_old(requires.at, requires, PROGRAM));
        }
        Some(_) => {}
    }
}

/// `0.1`, `1.2.3`: up to three numbers; those that are missing are noughts.
fn parse(version: &str) -> Option<[u32; 3]> {
    let mut parts = version.split('.');
    let mut number = || match parts.next() {
        None => Some(0),
        Some(part) if part.bytes().all(|byte| byte.is_ascii_digit()) => part.parse().ok(),
        Some(_) => None,
    };
    let numbers = [number()?, number()?, number()?];
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers_with_dots() {
        for (text, expected) in [
            ("1", Some([1, 0, 0])),
            ("0.1", Some([0, 1, 0])),
            ("1.20.3", Some([1, 20, 3])),
            ("", None),
            ("1.", None),
            ("1.2.3.4", None),
            ("+1", None),
            ("neu", None),
            ("99999999999", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
        assert!(parse(PROGRAM).is_some());
    }
}
