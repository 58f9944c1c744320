//! Findings that are accepted for a while.

use jiff::civil::Date;

use super::codes;
use super::wording::{day, meant, names, short};
use crate::diag::{Diagnostic, Related};
use crate::locale::{Language, Words};
use crate::source::Span;

codes! {
    /// An exception names a finding that does not exist.
    UNKNOWN_FINDING = Error "L1110" "unknown-finding";
    /// An exception names an error.
    ERROR_NOT_ACCEPTABLE = Error "L1111" "error-not-acceptable";
    /// An exception is about something that does not exist.
    UNKNOWN_SUBJECT = Error "L1112" "unknown-subject";
    /// An exception accepts nothing.
    UNUSED_EXCEPTION = Warning "L1113" "unused-exception";
}

/// An exception names a finding that does not exist.
pub fn unknown_finding(at: Span, name: &str, near: &[&str]) -> Diagnostic {
    let (meant, name) = (meant(near), short(name));
    Diagnostic::new(
        &UNKNOWN_FINDING,
        at,
        Words::new(
            format!("Eine Meldung namens „{name}“ gibt es nicht."),
            format!("There is no finding called “{name}”."),
        ),
        Words::new(
            format!("{}Der Name steht bei jeder Meldung in eckigen Klammern hinter der Nummer.", meant.de),
            format!("{}The name stands in square brackets behind the number of each finding.", meant.en),
        ),
    )
}

/// An exception names an error.
pub fn error_not_acceptable(at: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &ERROR_NOT_ACCEPTABLE,
        at,
        Words::new(
            format!("`{name}` ist ein Fehler; hinnehmen lassen sich nur Warnungen und Hinweise."),
            format!("`{name}` is an error; only warnings and hints can be accepted."),
        ),
        Words::new(
            "Beheben Sie den Fehler dort, wo er gemeldet wird, und löschen Sie diese Ausnahme.",
            "Correct the error where it is reported, and delete this exception.",
        ),
    )
}

/// The subject of an exception is not written as a kind and an identifier.
pub fn malformed_subject(at: Span, subject: &str, near: &[&str], kinds: &[&str]) -> Diagnostic {
    let (meant, subject) = (meant(near), short(subject));
    Diagnostic::new(
        &UNKNOWN_SUBJECT,
        at,
        Words::new(
            format!("„{subject}“ sagt nicht, worum es geht: Vor einem Doppelpunkt steht die Art."),
            format!("“{subject}” does not say what it is about: the kind stands in front of a colon."),
        ),
        Words::new(
            format!(
                "{}Schreiben Sie etwa `platform:xing`. Als Art möglich sind: {}.",
                meant.de,
                names(Language::De, kinds)
            ),
            format!(
                "{}Write for example `platform:xing`. Possible kinds are: {}.",
                meant.en,
                names(Language::En, kinds)
            ),
        ),
    )
}

/// An exception is about something that does not exist.
pub fn unknown_subject(at: Span, kind: &Words, id: &str, near: &[String]) -> Diagnostic {
    let (meant, id) = (meant(near), short(id));
    Diagnostic::new(
        &UNKNOWN_SUBJECT,
        at,
        Words::new(
            format!("„{id}“ ({}) gibt es im Portal nicht.", kind.de),
            format!("The portal has no “{id}” ({}).", kind.en),
        ),
        Words::new(
            format!("{}Richtig ist eine Kennung, die es gibt; sonst löschen Sie diese Ausnahme.", meant.de),
            format!("{}Right is an identifier that exists; otherwise delete this exception.", meant.en),
        ),
    )
}

/// An exception accepts nothing, for there is no such finding about its subject.
pub fn unused_exception(at: Span, name: &str, subject: &str) -> Diagnostic {
    let subject = short(subject);
    Diagnostic::new(
        &UNUSED_EXCEPTION,
        at,
        Words::new(
            format!("Diese Ausnahme wirkt nicht: Zu `{subject}` gibt es keine Meldung `{name}`."),
            format!("This exception does nothing: there is no finding `{name}` about `{subject}`."),
        ),
        Words::new(
            "Ist der Anlass behoben, löschen Sie die Ausnahme. Sonst prüfen Sie `rule` und `subject`.",
            "If the reason is gone, delete the exception. Otherwise check `rule` and `subject`.",
        ),
    )
}

/// Where a finding was accepted once; `until` is the last day.
pub fn was_accepted(at: Span, until: Date) -> Related {
    let until = day(until);
    Related {
        span: at,
        message: Words::new(
            format!("Die Ausnahme dafür galt bis zum {}.", until.de),
            format!("The exception for it held until {}.", until.en),
        ),
    }
}
