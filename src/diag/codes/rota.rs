//! The rota: who is on duty on which days.

use jiff::civil::Date;

use super::codes;
use super::wording::{Dated, day};
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// A shift ends before it begins.
    SHIFT_REVERSED = Error "L1030" "shift-reversed";
    /// Two shifts for the same platform share days.
    SHIFTS_OVERLAP = Warning "L1031" "shifts-overlap";
}

/// A shift ends before it begins.
pub fn shift_reversed((to, at): Dated, (from, from_at): Dated) -> Diagnostic {
    let (to, from) = (day(to), day(from));
    Diagnostic::new(
        &SHIFT_REVERSED,
        at,
        Words::new(
            format!("Dieser Dienst endet am {}, beginnt aber erst am {}.", to.de, from.de),
            format!("This shift ends on {}, but begins only on {}.", to.en, from.en),
        ),
        Words::new(
            "Schreiben Sie bei `from` den ersten und bei `to` den letzten Tag; für einen Tag beide Male denselben.",
            "Write the first day under `from` and the last one under `to`; for a single day the same one twice.",
        ),
    )
    .related(from_at, Words::new("Hier steht der erste Tag.", "Here is the first day."))
}

/// Two shifts share days; `platform` is one that both are for, or nothing where both are for all.
pub fn shifts_overlap(at: Span, platform: Option<&str>, until: Date, other: Span) -> Diagnostic {
    let until = day(until);
    let of = match platform {
        None => Words::default(),
        Some(title) => Words::new(format!(" für „{title}“"), format!(" for “{title}”")),
    };
    Diagnostic::new(
        &SHIFTS_OVERLAP,
        at,
        Words::new(
            format!("Dieser Dienst beginnt, während{} schon bis {} ein anderer läuft.", of.de, until.de),
            format!("This shift begins while another one{} still runs until {}.", of.en, until.en),
        ),
        Words::new(
            "Lassen Sie ihn am Tag danach beginnen, oder teilen Sie die beiden unter `platforms` auf. Wer mithilft, steht unter `backup`.",
            "Let it begin on the day after, or split the two under `platforms`. Whoever helps out stands under `backup`.",
        ),
    )
    .related(other, Words::new("Hier beginnt der andere Dienst.", "Here the other shift begins."))
}
