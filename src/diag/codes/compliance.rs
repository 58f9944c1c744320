//! What law and safety ask of a platform.

use super::codes;
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// Fewer than two people can change an account.
    TOO_FEW_ADMINISTRATORS = Warning "L0850" "too-few-administrators";
}

/// Nobody, or `only` one person, can change an account.
pub fn too_few_administrators(at: Span, platform: &str, only: Option<&str>) -> Diagnostic {
    let message = match only {
        Some(name) => Words::new(
            format!("Nur {name} verwaltet das Konto von „{platform}“."),
            format!("Only {name} administers the account of “{platform}”."),
        ),
        None => Words::new(
            format!("Niemand ist genannt, der das Konto von „{platform}“ verwaltet."),
            format!("Nobody is named who administers the account of “{platform}”."),
        ),
    };
    Diagnostic::new(
        &TOO_FEW_ADMINISTRATORS,
        at,
        message,
        Words::new(
            "Nennen Sie unter `administrators` mindestens zwei Personen, damit der Zugang nicht verloren geht.",
            "Name at least two people under `administrators`, so that access is not lost.",
        ),
    )
}
