//! Where things lie in a drawing: shares of its width and height, and axes with round numbers.

use std::fmt;

use serde::{Serialize, Serializer};

/// What is larger cannot be drawn beside anything else.
const LARGEST: f64 = 1e200;
/// An axis may begin above zero only where its figures differ by less than this share of the largest.
const NARROW: f64 = 0.2;
/// How many steps an axis has at most.
const STEPS: usize = 4;

/// A place or a length in a drawing in percent of its width or height: from 0 to 100, never anything
/// else, with two digits after the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct At(f64);

impl At {
    /// The top and the left.
    pub const START: At = At(0.0);
    /// The bottom and the right.
    pub const END: At = At(100.0);

    /// A number of percents, held within the drawing.
    pub fn percent(percent: f64) -> At {
        if percent.is_nan() {
            return At::START;
        }
        // Adding zero makes nothing of a negative zero.
        At((percent.clamp(0.0, 100.0) * 100.0).round() / 100.0 + 0.0)
    }

    /// A part of a whole.
    pub fn of(part: f64, whole: f64) -> At {
        At::percent(part / whole * 100.0)
    }

    /// In percents.
    pub fn value(self) -> f64 {
        self.0
    }

    /// How far it is to another place.
    pub fn to(self, other: At) -> At {
        At::percent((other.0 - self.0).abs())
    }
}

impl fmt::Display for At {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A number of things as a number to reckon with.
pub fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A figure that can be drawn.
pub fn drawable(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite() && value.abs() <= LARGEST)
}

/// An axis with round numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Where it is marked, from below; the first and the last are its ends.
    pub ticks: Vec<f64>,
    /// Whether it begins above or ends below zero.
    pub without_zero: bool,
}

impl Axis {
    /// An axis for bars, which always stand on zero.
    pub fn from_zero(values: &[f64], write: &dyn Fn(f64) -> String) -> Axis {
        Axis::over(&with_zero(values), values, write)
    }

    /// An axis for a line: with zero, unless the figures lie so close together that nothing could be seen.
    pub fn around(values: &[f64], write: &dyn Fn(f64) -> String) -> Axis {
        let (low, high) = ends(values);
        let largest = low.abs().max(high.abs());
        let same_side = low > 0.0 || high < 0.0;
        let differ = high - low;
        if same_side && differ < largest * NARROW && differ > largest * 1e-6 {
            Axis::over(&[low, high], values, write)
        } else {
            Axis::from_zero(values, write)
        }
    }

    /// How high a figure lies, from above.
    pub fn place(&self, value: f64) -> At {
        let (low, high) = (self.low(), self.high());
        At::percent(100.0 - (value - low) / (high - low) * 100.0)
    }

    /// Where zero is, or the end that is next to it.
    pub fn base(&self) -> At {
        self.place(0.0)
    }

    fn low(&self) -> f64 {
        self.ticks.first().copied().unwrap_or(0.0)
    }

    fn high(&self) -> f64 {
        self.ticks.last().copied().unwrap_or(1.0)
    }

    /// The ticks that no reader takes for each other: rounded labels that are alike ask for larger steps.
    fn over(range: &[f64], values: &[f64], write: &dyn Fn(f64) -> String) -> Axis {
        let (low, high) = ends(range);
        let whole = values.iter().all(|value| value.fract() == 0.0);
        let mut ticks = Vec::new();
        for steps in (1..=STEPS).rev() {
            ticks = nice_ticks(low, high, steps, whole);
            let mut labels: Vec<String> = ticks.iter().map(|tick| write(*tick)).collect();
            labels.dedup();
            if labels.len() == ticks.len() {
                break;
            }
        }
        let without_zero =
            ticks.first().is_some_and(|low| *low > 0.0) || ticks.last().is_some_and(|high| *high < 0.0);
        Axis { ticks, without_zero }
    }
}

/// Round numbers at equal distances that cover a range; at most two steps more than wanted. `whole`
/// keeps steps from becoming smaller than one.
pub fn nice_ticks(low: f64, high: f64, steps: usize, whole: bool) -> Vec<f64> {
    let span = high - low;
    // What is too small to be told apart is drawn on an axis up to one.
    let (low, span) = if span > f64::MIN_POSITIVE * 1e20 { (low, span) } else { (low.min(0.0), 1.0) };
    let high = low + span;
    let step = nice_step(span / count(steps.max(1)), whole);
    let (first, last) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
    let mut ticks = Vec::with_capacity(steps + 3);
    let mut index = first;
    while index <= last && ticks.len() <= steps + 2 {
        ticks.push(index * step + 0.0);
        index += 1.0;
    }
    ticks
}

/// The smallest of 1, 2, 5, 10, 20, … that is not below a length.
fn nice_step(length: f64, whole: bool) -> f64 {
    let power = 10f64.powf(length.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= length * (1.0 - 1e-9));
    let step = step.unwrap_or(length);
    if whole { step.max(1.0) } else { step }
}

fn with_zero(values: &[f64]) -> Vec<f64> {
    values.iter().copied().chain([0.0]).collect()
}

/// The lowest and the highest.
pub fn ends(values: &[f64]) -> (f64, f64) {
    let low = values.iter().copied().reduce(f64::min).unwrap_or(0.0);
    let high = values.iter().copied().reduce(f64::max).unwrap_or(0.0);
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_cover_the_range() {
        let cases: [(f64, f64, bool, &[f64]); 9] = [
            (0.0, 1810.0, true, &[0.0, 500.0, 1000.0, 1500.0, 2000.0]),
            (0.0, 100.0, true, &[0.0, 50.0, 100.0]),
            (0.0, 3.0, true, &[0.0, 1.0, 2.0, 3.0]),
            (0.0, 1.0, true, &[0.0, 1.0]),
            (0.0, 0.0, false, &[0.0, 0.5, 1.0]),
            (-30.0, 50.0, true, &[-40.0, -20.0, 0.0, 20.0, 40.0, 60.0]),
            (-8.0, -2.0, true, &[-8.0, -6.0, -4.0, -2.0]),
            (10_120.0, 10_480.0, true, &[10_100.0, 10_200.0, 10_300.0, 10_400.0, 10_500.0]),
            (0.0, 0.04, false, &[0.0, 0.01, 0.02, 0.03, 0.04]),
        ];
        for (low, high, whole, expected) in cases {
            let ticks = nice_ticks(low, high, STEPS, whole);
            assert!(
                ticks.len() == expected.len()
                    && ticks.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-9),
                "{low} to {high}: {ticks:?}"
            );
        }
    }

    #[test]
    fn only_a_line_with_close_figures_begins_above_zero() {
        let write = |value: f64| value.to_string();
        let cases: [(&[f64], bool); 7] = [
            (&[10_120.0, 10_480.0], true),
            (&[-10_120.0, -10_480.0], true),
            (&[80.0, 100.0], false),
            (&[0.0, 3.0], false),
            (&[-1.0, 100.0], false),
            (&[500.0, 500.0], false),
            (&[], false),
        ];
        for (values, without_zero) in cases {
            assert_eq!(Axis::around(values, &write).without_zero, without_zero, "{values:?}");
            let bars = Axis::from_zero(values, &write);
            assert!(!bars.without_zero && bars.ticks.contains(&0.0), "{bars:?}");
        }
    }

    #[test]
    fn labels_that_are_rounded_never_repeat() {
        let axis = Axis::from_zero(&[0.4, 1.3], &|value| format!("{value:.0}"));
        assert_eq!(axis.ticks, [0.0, 1.0, 2.0]);
    }

    #[test]
    fn nothing_leaves_the_drawing() {
        let cases = [
            (f64::NAN, "0"),
            (f64::INFINITY, "100"),
            (f64::NEG_INFINITY, "0"),
            (-0.001, "0"),
            (33.333, "33.33"),
            (50.0, "50"),
            (100.01, "100"),
        ];
        for (percent, written) in cases {
            assert_eq!(At::percent(percent).to_string(), written);
        }
        assert_eq!(At::of(1.0, 0.0), At::END);
        assert_eq!(At::of(0.0, 0.0), At::START);
    }
}
