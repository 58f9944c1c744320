//! Facts that have not happened yet.

use jiff::civil::Date;

use super::codes;
use crate::diag::Diagnostic;
use crate::locale::{Dates, Language, Words};
use crate::source::Span;

codes! {
    /// A date that says what has happened lies after the as-of date.
    FACT_IN_THE_FUTURE = Error "L1101" "fact-in-the-future";
}

/// A date that says what has happened lies ahead; `plan` is the field for what is still to come.
pub fn fact_in_the_future(at: Span, field: &str, day: Date, as_of: Date, plan: Option<&str>) -> Diagnostic {
    let (de, en) = (Dates::new(Language::De), Dates::new(Language::En));
    let plan = match plan {
        Some(plan) => Words::new(
            format!("Was erst geplant ist, gehört in das Feld `{plan}`."),
            format!("What is only planned belongs into the field `{plan}`."),
        ),
        None => Words::new(
            "Was noch nicht geschehen ist, lassen Sie hier weg.",
            "Leave out here what has not happened yet.",
        ),
    };
    Diagnostic::new(
        &FACT_IN_THE_FUTURE,
        at,
        Words::new(
            format!(
                "`{field}` sagt, was geschehen ist; der {} liegt aber nach dem Stand vom {}.",
                de.day(day),
                de.day(as_of)
            ),
            format!(
                "`{field}` says what has happened, but {} is after the as-of date, {}.",
                en.day(day),
                en.day(as_of)
            ),
        ),
        Words::new(
            format!("Prüfen Sie das Datum auf einen Tippfehler. {}", plan.de),
            format!("Check the date for a typing error. {}", plan.en),
        ),
    )
}

/// Figures of a period that has not begun; `period` is how it is written.
pub fn period_in_the_future(at: Span, period: &str, begins: Date, as_of: Date) -> Diagnostic {
    let (de, en) = (Dates::new(Language::De), Dates::new(Language::En));
    Diagnostic::new(
        &FACT_IN_THE_FUTURE,
        at,
        Words::new(
            format!(
                "Hier stehen Zahlen für {period}; der Zeitraum beginnt aber erst am {}, nach dem Stand vom {}.",
                de.day(begins),
                de.day(as_of)
            ),
            format!(
                "These are figures of {period}, but that period only begins on {}, after the as-of date, {}.",
                en.day(begins),
                en.day(as_of)
            ),
        ),
        Words::new(
            "Prüfen Sie den Zeitraum auf einen Tippfehler. Zahlen, die erreicht werden sollen, gehören zur Plattform unter `targets`.",
            "Check the period for a typing error. Figures that are to be reached belong to the platform under `targets`.",
        ),
    )
}
