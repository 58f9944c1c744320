//! People: their days, who stands in for them, and what they still have in hand.

use jiff::civil::Date;

use super::codes;
use super::wording::{Dated, day};
use crate::diag::Diagnostic;
use crate::locale::{Language, Words};
use crate::source::Span;

codes! {
    /// An entry is dated after the last day of who wrote it.
    ENTRY_AFTER_LEAVING = Error "L0801" "entry-after-leaving";
    /// Somebody stands in for themselves.
    OWN_DEPUTY = Error "L0802" "own-deputy";
    /// An absence ends before it begins.
    ABSENCE_ENDS_BEFORE_START = Error "L0803" "absence-ends-before-start";
    /// Somebody's last day lies before their first.
    LEFT_BEFORE_START = Error "L0804" "left-before-start";
    /// Somebody who has left still has something in hand.
    HELD_AFTER_LEAVING = Warning "L0805" "held-after-leaving";
    /// Somebody is away, or soon will be, and nobody does their duties.
    ABSENCE_WITHOUT_DEPUTY = Warning "L0806" "absence-without-deputy";
    /// Somebody is away, and so are all who should stand in.
    DEPUTIES_AWAY = Warning "L0807" "deputies-away";
}

/// "Der letzte Tag von Erika Sommer", for a place.
fn last_day_of(name: &str) -> Words {
    Words::new(format!("Hier steht der letzte Tag von {name}."), format!("Here is the last day of {name}."))
}

/// An entry is dated after the last day of who wrote it.
pub fn entry_after_leaving(at: Span, name: &str, date: Date, last: Dated) -> Diagnostic {
    let (written, last_day) = (day(date), day(last.0));
    Diagnostic::new(
        &ENTRY_AFTER_LEAVING,
        at,
        Words::new(
            format!("{name} war am {} nicht mehr da; der letzte Tag war der {}.", written.de, last_day.de),
            format!("{name} was no longer there on {}; the last day was {}.", written.en, last_day.en),
        ),
        Words::new(
            "Nennen Sie hier, wer den Eintrag geschrieben hat, oder berichtigen Sie sein Datum oder `left_on` bei der Person.",
            "Name who wrote the entry here, or correct its date or the person's `left_on`.",
        ),
    )
    .related(last.1, last_day_of(name))
}

/// Somebody stands in for themselves during an absence.
pub fn own_absence(at: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &OWN_DEPUTY,
        at,
        Words::new(
            format!("{name} kann sich in der eigenen Abwesenheit nicht selbst vertreten."),
            format!("{name} cannot stand in for an absence of their own."),
        ),
        Words::new(
            "Tragen Sie unter `deputy` jemand anderen ein, oder löschen Sie die Angabe; dann gilt die Vertretung der Aufgaben.",
            "Enter somebody else under `deputy`, or delete it; then the duties' deputies stand in.",
        ),
    )
}

/// The deputy of duties is the one who answers for them; `accountables` are the places that say so.
pub fn own_deputy(at: Span, name: &str, accountables: &[Span]) -> Diagnostic {
    let found = Diagnostic::new(
        &OWN_DEPUTY,
        at,
        Words::new(
            format!("{name} ist verantwortlich und soll sich zugleich selbst vertreten."),
            format!("{name} is accountable and deputy at the same time."),
        ),
        Words::new(
            "Tragen Sie unter `deputy` jemand anderen ein. Gilt das nur für eine Aufgabe, schreiben Sie dort ein eigenes `deputy`.",
            "Enter somebody else under `deputy`. Where it concerns one duty only, write a `deputy` of its own there.",
        ),
    );
    let here = || {
        Words::new(
            format!("Hier ist {name} als verantwortlich eingetragen."),
            format!("Here {name} is entered as accountable."),
        )
    };
    accountables.iter().fold(found, |found, place| found.related(*place, here()))
}

/// Who stands in on duty is who is on duty.
pub fn own_backup(at: Span, name: &str, person: Span) -> Diagnostic {
    Diagnostic::new(
        &OWN_DEPUTY,
        at,
        Words::new(
            format!("{name} hat an diesen Tagen Dienst und soll zugleich einspringen."),
            format!("{name} is on duty on these days and is to stand in as well."),
        ),
        Words::new(
            "Tragen Sie unter `backup` jemand anderen ein, oder löschen Sie die Zeile.",
            "Enter somebody else under `backup`, or delete the line.",
        ),
    )
    .related(person, Words::new(format!("Hier hat {name} Dienst."), format!("Here {name} is on duty.")))
}

/// An absence ends before it begins.
pub fn absence_ends_before_start(to: Dated, from: Dated) -> Diagnostic {
    let (last, first) = (day(to.0), day(from.0));
    Diagnostic::new(
        &ABSENCE_ENDS_BEFORE_START,
        to.1,
        Words::new(
            format!("Die Abwesenheit endet am {}, beginnt aber erst am {}.", last.de, first.de),
            format!("The absence ends on {}, but begins only on {}.", last.en, first.en),
        ),
        Words::new(
            format!("`to` ist der letzte Tag der Abwesenheit: der {} oder später. Ohne `to` gilt sie bis auf Weiteres.", first.de),
            format!("`to` is the last day of the absence: {} or later. Without `to` it lasts until further notice.", first.en),
        ),
    )
    .related(from.1, Words::new("Hier steht der erste Tag.", "Here is the first day."))
}

/// Somebody's last day lies before their first.
pub fn left_before_start(left_on: Dated, from: Dated, name: &str) -> Diagnostic {
    let (last, first) = (day(left_on.0), day(from.0));
    Diagnostic::new(
        &LEFT_BEFORE_START,
        left_on.1,
        Words::new(
            format!("Der letzte Tag von {name}, der {}, liegt vor dem ersten, dem {}.", last.de, first.de),
            format!("The last day of {name}, {}, lies before the first, {}.", last.en, first.en),
        ),
        Words::new(
            "Berichtigen Sie `left_on` (letzter Tag) oder `from` (erster Tag).",
            "Correct `left_on` (last day) or `from` (first day).",
        ),
    )
    .related(from.1, Words::new("Hier steht der erste Tag.", "Here is the first day."))
}

/// Somebody who has left still has something in hand; `task` says what.
pub fn held_after_leaving(at: Span, name: &str, task: &Words, last: Dated) -> Diagnostic {
    let day = day(last.0);
    Diagnostic::new(
        &HELD_AFTER_LEAVING,
        at,
        Words::new(
            format!("{name} hatte am {} den letzten Tag, steht hier aber noch: {}.", day.de, task.de),
            format!("{name} had their last day on {}, but is still named here: {}.", day.en, task.en),
        ),
        Words::new(
            "Tragen Sie an dieser Stelle eine Person ein, die noch da ist.",
            "Enter a person here who is still there.",
        ),
    )
    .related(last.1, last_day_of(name))
}

/// Somebody is away from a day on, and nobody is there for a duty of theirs.
pub fn absence_without_deputy(
    from: Dated,
    name: &str,
    duty: &str,
    platform: &str,
    duty_at: Span,
) -> Diagnostic {
    let day = day(from.0);
    Diagnostic::new(
        &ABSENCE_WITHOUT_DEPUTY,
        from.1,
        Words::new(
            format!("{name} fehlt ab dem {}, und für „{duty}“ auf „{platform}“ ist dann niemand da.", day.de),
            format!("{name} is away from {}, and nobody is there then for “{duty}” on “{platform}”.", day.en),
        ),
        Words::new(
            "Tragen Sie bei der Abwesenheit unter `deputy` ein, wer in dieser Zeit einspringt.",
            "Enter under the absence's `deputy` who stands in during this time.",
        ),
    )
    .related(duty_at, Words::new("Diese Aufgabe bleibt liegen.", "This duty is left undone."))
}

/// "Jonas Winter und Max Berg"
fn people(names: &[String]) -> Words {
    Words::new(Language::De.and(names), Language::En.and(names))
}

/// Points from the first deputy of a chain to the others.
fn with_others(found: Diagnostic, others: &[Span]) -> Diagnostic {
    let next = || Words::new("Hier steht die nächste Vertretung.", "Here is the next deputy.");
    others.iter().fold(found, |found, place| found.related(*place, next()))
}

/// What is to be done where nobody stands in.
fn name_somebody_there() -> Words {
    Words::new(
        "Tragen Sie unter `deputy` jemanden ein, der in dieser Zeit da ist.",
        "Enter somebody under `deputy` who is there during this time.",
    )
}

/// Somebody is away, and so are all their deputies; `end` is where the last one is said to be away.
pub fn deputies_away(at: Span, name: &str, deputies: &[String], others: &[Span], end: Span) -> Diagnostic {
    let all = people(deputies);
    let verb = match deputies {
        [_] => Words::new("ist dann auch nicht da", "is not there then either"),
        _ => Words::new("sind dann auch nicht da", "are not there then either"),
    };
    let found = Diagnostic::new(
        &DEPUTIES_AWAY,
        at,
        Words::new(
            format!("{name} fehlt, und {} {}.", all.de, verb.de),
            format!("{name} is away, and {} {}.", all.en, verb.en),
        ),
        name_somebody_there(),
    );
    with_others(found, others).related(
        end,
        Words::new(
            "Hier endet die Kette, ohne dass jemand da ist.",
            "Here the chain ends with nobody there.",
        ),
    )
}

/// Somebody is away, and their deputies, all away, name one another.
pub fn deputies_in_circle(at: Span, name: &str, deputies: &[String], others: &[Span]) -> Diagnostic {
    let all = people(deputies);
    let found = Diagnostic::new(
        &DEPUTIES_AWAY,
        at,
        Words::new(
            format!("{name} fehlt, und die Vertretung führt im Kreis: {}.", all.de),
            format!("{name} is away, and the deputies lead in a circle: {}.", all.en),
        ),
        name_somebody_there(),
    );
    with_others(found, others)
}
