//! Ensures that the company's colour can be read on the pages.

use super::{Checked, Rule};
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

/// The ground of a light page, `--paper` of the default theme. On a dark page the browser mixes the
/// colour with so much white that every one is light enough.
const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf7];
/// What WCAG 2 asks of text (success criterion 1.4.3).
const LEAST: f64 = 4.5;

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let Some(accent) = checked.model.portal().and_then(|portal| portal.accent.as_ref()) else { return };
    let Some(colour) = parse(accent) else { return };
    let ratio = contrast(colour, PAPER);
    if ratio < LEAST {
        // Cut, not rounded: 4.46 must not read as the 4.5 that would do. It lies between 1 and 21.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let tenths = (ratio * 10.0) as u32;
        let [red, green, blue] = darker(colour);
        let darker = format!("#{red:02x}{green:02x}{blue:02x}");
        found.push(codes::settings::low_contrast(accent.at, accent, tenths, &darker));
    }
}

/// `#0a5f6b` or `#fff`.
fn parse(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#')?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let part = |shift: u32, mask: u32| u8::try_from(number >> shift & mask).ok();
    match digits.len() {
        6 => Some([part(16, 0xff)?, part(8, 0xff)?, part(0, 0xff)?]),
        3 => Some([part(8, 0xf)? * 0x11, part(4, 0xf)? * 0x11, part(0, 0xf)? * 0x11]),
        _ => None,
    }
}

/// The contrast of two colours as WCAG 2 defines it, from 1 to 21.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of a colour, from 0 to 1.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The lightest tone of the same hue that can be read.
fn darker(colour: [u8; 3]) -> [u8; 3] {
    let dimmed = |share: u16| colour.map(|part| u8::try_from(u16::from(part) * share / 256).unwrap_or(part));
    let tones = (0..=256).rev().map(dimmed);
    tones.into_iter().find(|tone| contrast(*tone, PAPER) >= LEAST).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        for (a, b, ratio) in [("#000", "#ffffff", 21.0), ("#fff", "#fff", 1.0), ("#777777", "#ffffff", 4.48)]
        {
            let measured = contrast(parse(a).unwrap(), parse(b).unwrap());
            assert!((measured - ratio).abs() < 0.005, "{a} on {b}: {measured}");
        }
    }

    #[test]
    fn a_darker_tone_can_be_read_and_keeps_its_hue() {
        for colour in ["#ffffff", "#ffcc00", "#63c5d2", "#ff0000", "#7f7f7f"] {
            let [red, green, blue] = parse(colour).unwrap();
            let tone = darker([red, green, blue]);
            assert!(contrast(tone, PAPER) >= LEAST, "{colour}: {tone:?}");
            assert_eq!(red >= green, tone[0] >= tone[1], "{colour}: {tone:?}");
            assert_eq!(green >= blue, tone[1] >= tone[2], "{colour}: {tone:?}");
        }
        let readable = parse("#0a5f6b").unwrap();
        assert_eq!(darker(readable), readable);
    }
}
