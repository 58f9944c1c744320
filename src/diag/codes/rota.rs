//! The rota: who is on duty on which days.

use jiff::civil::Date;

use super::codes;
use crate::diag::Diagnostic;
use crate::locale::{Dates, Language, Words};
use crate::source::Span;

codes! {
    /// A shift ends before it begins.
    SHIFT_REVERSED = Error "L1030" "shift-reversed";
    /// Two shifts for the same platform share days.
    SHIFTS_OVERLAP = Warning "L1031" "shifts-overlap";
}

/// A shift ends before it begins.
pub fn shift_reversed(at: Span, from: Date, to: Date, from_at: Span) -> Diagnostic {
    let [de, en] = [Language::De, Language::En].map(Dates::new);
    Diagnostic::new(
        &SHIFT_REVERSED,
        at,
        Words::new(
            format!("Dieser Dienst endet am {}, beginnt aber erst am {}.", de.day(to), de.day(from)),
            format!("This shift ends on {}, but begins only on {}.", en.day(to), en.day(from)),
        ),
        Words::new(
            "Schreiben Sie bei `from` den ersten und bei `to` den letzten Tag; für einen Tag beide Male denselben.",
            "Write the first day at `from` and the last one at `to`; for a single day the same one twice.",
        ),
    )
    .related(from_at, Words::new("Hier steht der erste Tag.", "Here stands the first day."))
}

/// Two shifts share days; `platform` is one that both are for, or nothing where both are for all.
pub fn shifts_overlap(at: Span, platform: Option<&str>, until: Date, other: Span) -> Diagnostic {
    let [de, en] = [Language::De, Language::En].map(Dates::new);
    let of = match platform {
        None => Words::default(),
        Some(title) => Words::new(format!(" für „{title}“"), format!(" for “{title}”")),
    };
    Diagnostic::new(
        &SHIFTS_OVERLAP,
        at,
        Words::new(
            format!("Dieser Dienst beginnt, während{} schon bis {} ein anderer läuft.", of.de, de.day(until)),
            format!("This shift begins while another one{} still runs until {}.", of.en, en.day(until)),
        ),
        Words::new(
            "Lassen Sie ihn am Tag danach beginnen, oder teilen Sie die beiden unter `platforms` auf. Wer mithilft, steht unter `backup`.",
            "Let it begin on the day after, or split the two at `platforms`. Whoever helps out stands at `backup`.",
        ),
    )
    .related(other, Words::new("Hier beginnt der andere Dienst.", "Here the other shift begins."))
}
