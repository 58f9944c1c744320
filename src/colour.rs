//! Colours as browsers and the rules for accessible pages reckon with them: contrast, mixtures, and the
//! tones of a company's colour that can be read on the pages.

/// The ground of a light page, `--paper` of the default theme.
pub const LIGHT: Colour = Colour([0xfb, 0xfa, 0xf7]);
/// The lightest ground of a dark page, `--raised` of the default theme: what can be read on it can be
/// read on `--paper`, too.
pub const DARK: Colour = Colour([0x1b, 0x1f, 0x24]);
/// What WCAG 2 asks of text (success criterion 1.4.3).
pub const LEAST: f64 = 4.5;

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The tones of a company's colour on the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tones {
    /// On light pages: the colour itself, or the lightest tone of it that can be read.
    pub light: Colour,
    /// A light ground for ink.
    pub light_soft: Colour,
    /// On dark pages: a tone light enough to be read.
    pub dark: Colour,
    /// A dark ground for ink.
    pub dark_soft: Colour,
}

impl Colour {
    const WHITE: Colour = Colour([0xff; 3]);

    /// `#0a5f6b` or `#fff`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let part = |shift: u32, mask: u32| u8::try_from(number >> shift & mask).ok();
        let parts = match digits.len() {
            6 => [part(16, 0xff)?, part(8, 0xff)?, part(0, 0xff)?],
            3 => [part(8, 0xf)? * 0x11, part(4, 0xf)? * 0x11, part(0, 0xf)? * 0x11],
            _ => return None,
        };
        Some(Colour(parts))
    }

    /// The contrast with another colour as WCAG 2 defines it, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// So much of this colour, in percent, and the rest of another, mixed as the eye sees it (Oklab).
    pub fn mix(self, percent: u8, other: Colour) -> Colour {
        let share = f64::from(percent.min(100)) / 100.0;
        let blend = |own: f64, other: f64| own * share + other * (1.0 - share);
        let ([l, a, b], [other_l, other_a, other_b]) = (oklab(self.linear()), oklab(other.linear()));
        Colour(to_linear([blend(l, other_l), blend(a, other_a), blend(b, other_b)]).map(to_byte))
    }

    /// The lightest tone of the same hue that can be read on light pages.
    pub fn darker(self) -> Colour {
        let dimmed = |share: u16| {
            Colour(self.0.map(|part| u8::try_from(u16::from(part) * share / 256).unwrap_or(part)))
        };
        (0..=256).rev().map(dimmed).find(|tone| tone.contrast(LIGHT) >= LEAST).unwrap_or(Colour([0; 3]))
    }

    /// A bright tone of the same hue that can be read on dark pages.
    fn brighter(self) -> Colour {
        let tones = (72..=100).map(|percent| self.at_lightness(f64::from(percent) / 100.0));
        tones.into_iter().find(|tone| tone.contrast(DARK) >= LEAST).unwrap_or(Colour::WHITE)
    }

    /// The same hue at another lightness, as colourful as it is, a little more so, or as a screen can show.
    fn at_lightness(self, lightness: f64) -> Colour {
        let [_, a, b] = oklab(self.linear());
        let tones = (0..=12).rev().map(|tenths| {
            let share = f64::from(tenths) / 10.0;
            to_linear([lightness, a * share, b * share])
        });
        let shown = |tone: &[f64; 3]| tone.iter().all(|part| (-0.001..=1.001).contains(part));
        Colour(tones.into_iter().find(shown).unwrap_or([1.0; 3]).map(to_byte))
    }

    /// The tones of a company's colour on the pages.
    pub fn tones(self) -> Tones {
        Tones {
            light: self.darker(),
            light_soft: self.mix(16, Colour::WHITE),
            dark: self.brighter(),
            dark_soft: self.at_lightness(0.31),
        }
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Linear light to Oklab.
fn oklab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
    let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
    let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}

/// Oklab to linear light; what lies outside of 0 to 1 no screen can show.
fn to_linear([l, a, b]: [f64; 3]) -> [f64; 3] {
    let long = (l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let medium = (l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (l - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
        -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
        -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
    ]
}

/// Linear light to what a screen is told.
fn to_byte(part: f64) -> u8 {
    let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
    // Kept within a byte, so nothing is lost but the fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let byte = (part.clamp(0.0, 1.0) * 255.0).round() as u8;
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        for (a, b, ratio) in [("#000", "#ffffff", 21.0), ("#fff", "#fff", 1.0), ("#777777", "#ffffff", 4.48)]
        {
            let measured = colour(a).contrast(colour(b));
            assert!((measured - ratio).abs() < 0.005, "{a} on {b}: {measured}");
        }
    }

    #[test]
    fn a_mixture_is_that_of_browsers() {
        // What Chromium makes of `color-mix(in oklab, <a> <percent>%, <b>)`.
        for (a, percent, b, mixed) in [
            ("#0b5c63", 100, "#fff", "#0b5c63"),
            ("#000", 0, "#fff", "#ffffff"),
            ("#0b5c63", 40, "#fff", "#a1bbbe"),
            ("#ff8800", 35, "#000", "#3a1a00"),
            ("#123456", 16, "#fff", "#d6dce3"),
        ] {
            let got = colour(a).mix(percent, colour(b));
            let near = got.0.iter().zip(colour(mixed).0).all(|(got, expected)| got.abs_diff(expected) <= 1);
            assert!(near, "{percent} % of {a} and {b}: {got}, not {mixed}");
        }
    }

    #[test]
    fn a_darker_tone_can_be_read_and_keeps_its_hue() {
        for text in ["#ffffff", "#ffcc00", "#63c5d2", "#ff0000", "#7f7f7f"] {
            let (Colour([red, green, blue]), tone) = (colour(text), colour(text).darker());
            assert!(tone.contrast(LIGHT) >= LEAST, "{text}: {tone}");
            assert_eq!(red >= green, tone.0[0] >= tone.0[1], "{text}: {tone}");
            assert_eq!(green >= blue, tone.0[1] >= tone.0[2], "{text}: {tone}");
        }
        assert_eq!(colour("#0a5f6b").darker(), colour("#0a5f6b"));
    }

    #[test]
    fn every_company_colour_can_be_read_on_light_and_on_dark_pages() {
        for step in 0..4096_u16 {
            let part = |shift: u16| u8::try_from(step >> shift & 0xf).unwrap() * 0x11;
            let tones = Colour([part(8), part(4), part(0)]).tones();
            assert!(tones.light.contrast(LIGHT) >= LEAST, "{step:03x}: {tones:?}");
            assert!(tones.dark.contrast(DARK) >= LEAST, "{step:03x}: {tones:?}");
            // The inks of the default theme on the soft grounds.
            assert!(colour("#1d2126").contrast(tones.light_soft) >= LEAST, "{step:03x}: {tones:?}");
            assert!(colour("#e8e6e1").contrast(tones.dark_soft) >= LEAST, "{step:03x}: {tones:?}");
            // Edges on the soft grounds, and the soft ground on the page.
            assert!(tones.light.contrast(tones.light_soft) >= 3.0, "{step:03x}: {tones:?}");
            assert!(tones.dark.contrast(tones.dark_soft) >= 3.0, "{step:03x}: {tones:?}");
        }
    }
}
