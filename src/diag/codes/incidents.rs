//! Incidents: when something that must be handled began and was over.

use super::codes;
use super::wording::{Dated, day};
use crate::diag::Diagnostic;
use crate::locale::Words;

codes! {
    /// An incident is over before it began.
    INCIDENT_ENDS_BEFORE_START = Error "L1040" "incident-ends-before-start";
}

/// An incident is over before it began, on an earlier day or at an earlier time of the same day.
pub fn incident_ends_before_start((ended, at): Dated, (started, started_at): Dated) -> Diagnostic {
    let (on, since) = (day(ended), day(started));
    let message = if ended == started {
        Words::new(
            format!("Der Vorfall endete am {} zu einer Uhrzeit, zu der er noch nicht begonnen hatte.", on.de),
            format!("The incident ended on {} at a time at which it had not begun.", on.en),
        )
    } else {
        Words::new(
            format!("Der Vorfall endete am {}, begann aber erst am {}.", on.de, since.de),
            format!("The incident ended on {}, but began only on {}.", on.en, since.en),
        )
    };
    Diagnostic::new(
        &INCIDENT_ENDS_BEFORE_START,
        at,
        message,
        Words::new(
            "Berichtigen Sie `started` oder `ended`. Läuft der Vorfall noch, lassen Sie `ended` weg.",
            "Correct `started` or `ended`. If the incident still runs, leave `ended` out.",
        ),
    )
    .related(started_at, Words::new("Hier steht der Beginn.", "Here is the start."))
}
