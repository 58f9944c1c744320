//! Ensures that the company's colour can be read on the pages.

use super::{Checked, Rule};
use crate::colour::{Colour, LEAST, LIGHT};
use crate::diag::{Diagnostic, codes};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "contrast",
    ensures: (
        "Die Firmenfarbe hebt sich vom Grund der Seiten ab",
        "the company colour stands out from the ground of the pages",
    ),
    codes: &[&codes::settings::LOW_CONTRAST],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(accent) = checked.model.portal().and_then(|portal| portal.accent.as_ref()) else { return };
    let Some(colour) = Colour::parse(accent) else { return };
    let ratio = colour.contrast(LIGHT);
    if ratio < LEAST {
        // Cut, not rounded: 4.46 must not read as the 4.5 that would do. It lies between 1 and 21.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let tenths = (ratio * 10.0) as u32;
        found.push(codes::settings::low_contrast(accent.at, accent, tenths, &colour.darker().to_string()));
    }
}
