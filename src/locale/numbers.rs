//! Numbers, shares, sums of money and sizes.

use super::{Language, plural};

/// Keeps a unit on the line of its number.
const NO_BREAK_SPACE: char = '\u{a0}';
/// Stands where there is no number to show.
const NO_NUMBER: &str = "–";
/// A hair more than 1. The half of 1.005 cannot be written in binary and lies just below; people
/// read the decimal, and expect 1.01.
const NUDGE: f64 = 1.0 + 4.0 * f64::EPSILON;

/// Writes numbers in one language. Costs nothing to make or to copy.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    language: Language,
}

impl Numbers {
    /// For a language.
    pub fn new(language: Language) -> Numbers {
        Numbers { language }
    }

    /// A whole number of any type: "1.234.567", "1,234,567".
    pub fn integer(self, value: impl TryInto<i128>) -> String {
        let value = value.try_into().unwrap_or(i128::MAX);
        self.assemble(value < 0, &value.unsigned_abs().to_string(), "")
    }

    /// A number of things with its unit: "1 Warnung", "1.234 Warnungen".
    pub fn count(self, count: usize, one: &str, other: &str) -> String {
        format!("{} {}", self.integer(count), plural(count, one, other))
    }

    /// Rounded to a number of digits after the decimal mark, halves away from zero: "2,35", "2.35".
    /// A whole number goes without them: "2".
    pub fn decimal(self, value: f64, digits: u8) -> String {
        self.rounded(value, 1.0, digits).unwrap_or_else(|| NO_NUMBER.to_owned())
    }

    /// A ratio in whole percent: 0.38 is "38 %", "38%".
    pub fn percent(self, ratio: f64) -> String {
        self.percent_with(ratio, 0)
    }

    /// A ratio in percent with digits after the decimal mark, as for rates: 0.0235 is "2,35 %", "2.35%".
    pub fn percent_with(self, ratio: f64, digits: u8) -> String {
        match (self.rounded(ratio, 100.0, digits), self.language) {
            (None, _) => NO_NUMBER.to_owned(),
            (Some(number), Language::De) => format!("{number}{NO_BREAK_SPACE}%"),
            (Some(number), Language::En) => format!("{number}%"),
        }
    }

    /// A sum of money; `currency` is its ISO code: "3.000 €", "€3,000", "3.000,50 CHF".
    pub fn money(self, amount: f64, currency: &str) -> String {
        let Some(number) = self.rounded(amount, 1.0, 2) else { return NO_NUMBER.to_owned() };
        match (currency, self.language) {
            ("EUR", Language::De) => format!("{number}{NO_BREAK_SPACE}€"),
            ("EUR", Language::En) => match number.strip_prefix('-') {
                Some(positive) => format!("-€{positive}"),
                None => format!("€{number}"),
            },
            _ => format!("{number}{NO_BREAK_SPACE}{currency}"),
        }
    }

    /// The size of a file in steps of 1,000: "812 Bytes", "3,4 MB".
    pub fn bytes(self, bytes: u64) -> String {
        const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
        if bytes < 1000 {
            let (one, other) = match self.language {
                Language::De => ("Byte", "Bytes"),
                Language::En => ("byte", "bytes"),
            };
            return format!("{bytes}{NO_BREAK_SPACE}{}", plural(bytes, one, other));
        }
        #[expect(clippy::cast_precision_loss, reason = "one digit after the decimal mark is shown")]
        let mut size = bytes as f64 / 1000.0;
        let mut unit = UNITS[0];
        for next in &UNITS[1..] {
            // What would be rounded to 1,000 is 1 of the next unit.
            if size < 999.95 {
                break;
            }
            size /= 1000.0;
            unit = next;
        }
        format!("{}{NO_BREAK_SPACE}{unit}", self.decimal(size, 1))
    }

    /// `value * scale`, rounded; `None` for what is no number.
    fn rounded(self, value: f64, scale: f64, digits: u8) -> Option<String> {
        let digits = usize::from(digits.min(9));
        let steps = (1..=digits).fold(value.abs() * scale, |value, _| value * 10.0);
        let steps = (steps * NUDGE).round();
        if !steps.is_finite() {
            return None;
        }
        let width = digits + 1;
        // Up to there a whole number is quicker written as one.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, not negative, and small"
        )]
        let figures =
            if steps < 1e15 { format!("{:0width$}", steps as u64) } else { format!("{steps:0width$.0}") };
        let (whole, fraction) = figures.split_at(figures.len() - digits);
        let fraction = if fraction.bytes().all(|digit| digit == b'0') { "" } else { fraction };
        Some(self.assemble(value < 0.0 && steps > 0.0, whole, fraction))
    }

    /// Groups the whole part by threes and puts the fraction behind.
    fn assemble(self, negative: bool, whole: &str, fraction: &str) -> String {
        let (separator, mark) = match self.language {
            Language::De => ('.', ','),
            Language::En => (',', '.'),
        };
        let mut number = String::with_capacity(whole.len() * 4 / 3 + fraction.len() + 2);
        if negative {
            number.push('-');
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                number.push(separator);
            }
            number.push(digit);
        }
        if !fraction.is_empty() {
            number.push(mark);
            number.push_str(fraction);
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DE: Numbers = Numbers { language: Language::De };
    const EN: Numbers = Numbers { language: Language::En };

    /// `_` stands for the space that does not break.
    fn assert_written(written: [String; 2], german: &str, english: &str) {
        assert_eq!(written, [german.replace('_', "\u{a0}"), english.replace('_', "\u{a0}")]);
    }

    #[test]
    fn whole_numbers_are_grouped_by_threes() {
        let cases = [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1.000", "1,000"),
            (-12_345, "-12.345", "-12,345"),
            (1_234_567, "1.234.567", "1,234,567"),
            (i64::MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
        ];
        for (value, german, english) in cases {
            assert_written([DE.integer(value), EN.integer(value)], german, english);
        }
        assert_eq!(DE.count(1, "Warnung", "Warnungen"), "1 Warnung");
        assert_eq!(DE.count(1_234, "Warnung", "Warnungen"), "1.234 Warnungen");
    }

    #[test]
    fn decimals_are_rounded_as_people_do() {
        let cases = [
            (2.0, 1, "2", "2"),
            (2.5, 0, "3", "3"),
            (-2.5, 0, "-3", "-3"),
            (1.005, 2, "1,01", "1.01"),
            (4.5, 2, "4,50", "4.50"),
            (0.04, 1, "0", "0"),
            (-0.04, 1, "0", "0"),
            (0.05, 1, "0,1", "0.1"),
            (999.96, 1, "1.000", "1,000"),
            (1_234.56, 1, "1.234,6", "1,234.6"),
            (f64::NAN, 1, "–", "–"),
            (f64::INFINITY, 1, "–", "–"),
            (f64::MAX, 9, "–", "–"),
        ];
        for (value, digits, german, english) in cases {
            assert_written([DE.decimal(value, digits), EN.decimal(value, digits)], german, english);
        }
    }

    #[test]
    fn shares_are_percent() {
        let cases = [
            (0.38, 0, "38_%", "38%"),
            (0.285, 0, "29_%", "29%"),
            (1.0, 2, "100_%", "100%"),
            (0.0235, 2, "2,35_%", "2.35%"),
            (-0.125, 1, "-12,5_%", "-12.5%"),
            (f64::NAN, 1, "–", "–"),
        ];
        for (ratio, digits, german, english) in cases {
            assert_written([DE.percent_with(ratio, digits), EN.percent_with(ratio, digits)], german, english);
        }
        assert_written([DE.percent(0.384), EN.percent(0.384)], "38_%", "38%");
    }

    #[test]
    fn money_has_its_sign_where_the_language_puts_it() {
        let cases = [
            (3000.0, "EUR", "3.000_€", "€3,000"),
            (3000.5, "EUR", "3.000,50_€", "€3,000.50"),
            (-20.0, "EUR", "-20_€", "-€20"),
            (3000.0, "CHF", "3.000_CHF", "3,000_CHF"),
        ];
        for (amount, currency, german, english) in cases {
            assert_written([DE.money(amount, currency), EN.money(amount, currency)], german, english);
        }
    }

    #[test]
    fn sizes_take_the_unit_that_reads_best() {
        let cases = [
            (1, "1_Byte", "1_byte"),
            (999, "999_Bytes", "999_bytes"),
            (1_000, "1_KB", "1_KB"),
            (999_949, "999,9_KB", "999.9_KB"),
            (999_950, "1_MB", "1_MB"),
            (3_440_000, "3,4_MB", "3.4_MB"),
            (u64::MAX, "18.446.744,1_TB", "18,446,744.1_TB"),
        ];
        for (bytes, german, english) in cases {
            assert_written([DE.bytes(bytes), EN.bytes(bytes)], german, english);
        }
    }
}
