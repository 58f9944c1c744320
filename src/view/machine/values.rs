//! The small values that `api/portal.json` is made of. Dates are ISO, ratios have four decimals, and what
//! is absent is not there at all, never null.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::model::Choice;
use crate::model::time;

/// A day: `2026-11-23`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A day, or a minute of a day in the portal's zone: `2026-11-23`, `2026-11-23T14:30`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment(pub time::Moment);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.time {
            None => serializer.collect_str(&self.0.date),
            Some(time) => serializer.collect_str(&format_args!(
                "{}T{:02}:{:02}",
                self.0.date,
                time.hour(),
                time.minute()
            )),
        }
    }
}

/// A span of the calendar: `2026-11-23`, `2026-W48`, `2026-11`, `2026-Q4`, `2026`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period(pub time::Period);

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A number with at most four decimals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(pub f64);

impl Number {
    /// Up to here a whole number is the same as a floating one.
    const EXACT: f64 = 9_007_199_254_740_992.0;

    fn rounded(self) -> f64 {
        let rounded = (self.0 * 10_000.0).round() / 10_000.0;
        if rounded.is_finite() { rounded } else { self.0 }
    }
}

impl Serialize for Number {
    #[allow(clippy::cast_possible_truncation)] // A whole number below 2^53 loses nothing.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.rounded();
        if value.fract() == 0.0 && value.abs() < Number::EXACT {
            return serializer.serialize_i64(value as i64);
        }
        serializer.serialize_f64(value)
    }
}

/// A share from 0 to 1 with four decimals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio(pub f64);

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Number(self.0.clamp(0.0, 1.0)).serialize(serializer)
    }
}

/// The schema of a value: its name and what it looks like.
macro_rules! schema {
    ($($type:ident $schema:tt)*) => { $(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )* };
}

schema! {
    Day { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$", "description": "A day." }
    Moment {
        "type": "string",
        "pattern": "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$",
        "description": "A day, or a minute of a day in the portal's time zone.",
    }
    Period {
        "type": "string",
        "pattern": "^\\d{4}(-\\d{2}(-\\d{2})?|-W\\d{2}|-Q[1-4])?$",
        "description": "A day, an ISO week, a month, a quarter or a year.",
    }
    Number { "type": "number", "description": "A number with at most four decimals; a rate is a ratio." }
    Ratio { "type": "number", "minimum": 0, "maximum": 1, "description": "A share with at most four decimals." }
}

/// A word of a fixed set of the content, by its name there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Named<C>(pub C);

impl<C: Choice> Serialize for Named<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<C: Choice> JsonSchema for Named<C> {
    fn schema_name() -> Cow<'static, str> {
        let path = std::any::type_name::<C>();
        path.rsplit("::").next().unwrap_or(path).to_owned().into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = C::ALL.iter().map(|(_, name, ..)| *name).collect();
        json_schema!({ "type": "string", "enum": names })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_four_decimals_at_most_and_whole_ones_none() {
        for (value, written) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (0.123_45, "0.1235"),
            (2.0 / 3.0, "0.6667"),
            (-1.5, "-1.5"),
            (1_234_567.0, "1234567"),
            (0.000_01, "0"),
        ] {
            assert_eq!(serde_json::to_string(&Number(value)).ok().as_deref(), Some(written), "{value}");
        }
        assert_eq!(serde_json::to_string(&Ratio(1.000_000_1)).ok().as_deref(), Some("1"));
    }
}
