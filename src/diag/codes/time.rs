//! Facts that have not happened yet.

use jiff::civil::Date;

use super::codes;
use super::wording::day;
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// A date that says what has happened lies after the as-of date.
    FACT_IN_THE_FUTURE = Error "L1101" "fact-in-the-future";
}

/// A date that says what has happened lies ahead; `plan` is the field for what is still to come.
pub fn fact_in_the_future(at: Span, field: &str, date: Date, as_of: Date, plan: Option<&str>) -> Diagnostic {
    let (date, as_of) = (day(date), day(as_of));
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
                "`{field}` sagt, was geschehen ist; der {} liegt aber in der Zukunft (der Stand ist der {}).",
                date.de, as_of.de
            ),
            format!(
                "`{field}` says what has happened, but {} is after the as-of date, {}.",
                date.en, as_of.en
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
    let (begins, as_of) = (day(begins), day(as_of));
    Diagnostic::new(
        &FACT_IN_THE_FUTURE,
        at,
        Words::new(
            format!(
                "Hier stehen Zahlen für {period}; der Zeitraum beginnt aber erst am {}, nach dem Stand vom {}.",
                begins.de, as_of.de
            ),
            format!(
                "These are figures of {period}, but that period only begins on {}, after the as-of date, {}.",
                begins.en, as_of.en
            ),
        ),
        Words::new(
            "Prüfen Sie den Zeitraum auf einen Tippfehler. Zahlen, die erreicht werden sollen, gehören zur Plattform unter `targets`.",
            "Check the period for a typing error. Figures that are to be reached belong to the platform under `targets`.",
        ),
    )
}
