//! Fields and their values.

use super::codes;
use crate::diag::Diagnostic;
use crate::locale::{Language, Words};
use crate::source::Span;

codes! {
    /// A field that its kind does not have.
    UNKNOWN_FIELD = Error "L0301" "unknown-field";
    /// A field that must be there is not.
    MISSING_FIELD = Error "L0302" "missing-field";
    /// A field is written twice.
    DUPLICATE_FIELD = Error "L0303" "duplicate-field";
    /// A value of the wrong type: a list for a text.
    WRONG_TYPE = Error "L0304" "wrong-type";
    /// A value of the right type that cannot be one.
    WRONG_VALUE = Error "L0305" "wrong-value";
    /// A day that is none.
    BAD_DATE = Error "L0306" "bad-date";
    /// A word that is none of those that may stand there.
    UNKNOWN_CHOICE = Error "L0307" "unknown-choice";
    /// A translation says something that is no text.
    NOT_TRANSLATABLE = Error "L0308" "not-translatable";
    /// A translated entry whose original does not exist.
    NO_ORIGINAL = Error "L0309" "entry-without-original";
}

/// Joins names for a message: `a`, `b` oder `c`.
pub(super) fn names(language: Language, names: &[&str]) -> String {
    language.or(&names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>())
}

/// "Meinten Sie `x`?", or nothing.
pub(super) fn meant(near: &[&str]) -> Words {
    match near {
        [] => Words::default(),
        near => Words::new(
            format!("Gemeint war vermutlich {}. ", names(Language::De, near)),
            format!("Probably meant: {}. ", names(Language::En, near)),
        ),
    }
}

/// A field that its kind does not have, with the nearest and all known names.
pub fn unknown_field(at: Span, name: &str, near: &[&str], known: &[&str]) -> Diagnostic {
    let help = match near {
        [] => Words::new(
            format!("Möglich sind: {}.", names(Language::De, known)),
            format!("Possible are: {}.", names(Language::En, known)),
        ),
        near => meant(near),
    };
    Diagnostic::new(
        &UNKNOWN_FIELD,
        at,
        Words::new(
            format!("Das Feld `{name}` gibt es hier nicht."),
            format!("There is no field `{name}` here."),
        ),
        help,
    )
}

/// A field that must be there is not.
pub fn missing_field(at: Span, name: &str, about: (&str, &str)) -> Diagnostic {
    Diagnostic::new(
        &MISSING_FIELD,
        at,
        Words::new(format!("Das Feld `{name}` fehlt."), format!("The field `{name}` is missing.")),
        Words::new(
            format!("Ergänzen Sie eine Zeile `{name}: …` ({}).", about.0),
            format!("Add a line `{name}: …` ({}).", about.1),
        ),
    )
}

/// A field is written twice.
pub fn duplicate_field(at: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        &DUPLICATE_FIELD,
        at,
        Words::new(
            format!("`{name}` steht hier zum zweiten Mal."),
            format!("`{name}` stands here for the second time."),
        ),
        Words::new(
            "Behalten Sie eine der beiden Zeilen und löschen Sie die andere.",
            "Keep one of the two lines and delete the other.",
        ),
    )
    .related(first, Words::new("Hier steht es zum ersten Mal.", "It stands here for the first time."))
}

/// `feld`: or nothing at the top of a file.
fn of_field(field: &str) -> Words {
    match field {
        "" => Words::new("Hier", "Here"),
        field => Words::new(format!("Bei `{field}`"), format!("At `{field}`")),
    }
}

/// A value of the wrong type: what is expected, what is found, and whether that is a list.
pub fn wrong_type(at: Span, field: &str, expected: &Words, found: &Words, list: bool) -> Diagnostic {
    let field = of_field(field);
    let hint = if list {
        Words::new(
            " Vermutlich ist der Bindestrich am Anfang der Zeile zu viel.",
            " The hyphen at the start of the line is probably too much.",
        )
    } else {
        Words::default()
    };
    Diagnostic::new(
        &WRONG_TYPE,
        at,
        Words::new(
            format!("{} steht {}; erwartet wird {}.", field.de, found.de, expected.de),
            format!("{} stands {}; expected is {}.", field.en, found.en, expected.en),
        ),
        Words::new(
            format!("Richtig wäre {}.{}", expected.de, hint.de),
            format!("Right would be {}.{}", expected.en, hint.en),
        ),
    )
}

/// A single value where a list is expected; `example` is that value, where it is a text.
pub fn not_a_list(at: Span, field: &str, found: &Words, example: &str) -> Diagnostic {
    let place = of_field(field);
    let example = short(example);
    Diagnostic::new(
        &WRONG_TYPE,
        at,
        Words::new(
            format!("{} steht {}; erwartet wird eine Liste.", place.de, found.de),
            format!("{} stands {}; expected is a list.", place.en, found.en),
        ),
        Words::new(
            format!(
                "Setzen Sie eckige Klammern: `[{example}]`, oder schreiben Sie jeden Eintrag in eine eigene Zeile mit `- ` davor."
            ),
            format!(
                "Put square brackets: `[{example}]`, or write each entry on a line of its own with `- ` in front."
            ),
        ),
    )
}

/// A value that cannot be one of its type.
pub fn wrong_value(at: Span, field: &str, text: &str, expected: &Words) -> Diagnostic {
    let field = of_field(field);
    let text = short(text);
    Diagnostic::new(
        &WRONG_VALUE,
        at,
        Words::new(
            format!("{} steht „{text}“; erwartet wird {}.", field.de, expected.de),
            format!("{} stands “{text}”; expected is {}.", field.en, expected.en),
        ),
        Words::new(format!("Richtig wäre {}.", expected.de), format!("Right would be {}.", expected.en)),
    )
}

/// A day that is none; `meant` is how it is to be written, where that can be told.
pub fn bad_date(at: Span, field: &str, text: &str, meant: Option<&str>) -> Diagnostic {
    let field = of_field(field);
    let help = match meant {
        Some(date) => Words::new(
            format!("Schreiben Sie `{date}`: Jahr, Monat, Tag."),
            format!("Write `{date}`: year, month, day."),
        ),
        None => Words::new(
            "Schreiben Sie Jahr, Monat und Tag mit Bindestrichen: `2026-11-23`. Den Tag muss es im Kalender geben.",
            "Write year, month and day with hyphens: `2026-11-23`. The day must exist in the calendar.",
        ),
    };
    let text = short(text);
    Diagnostic::new(
        &BAD_DATE,
        at,
        Words::new(
            format!("{} steht „{text}“; das ist kein Datum.", field.de),
            format!("{} stands “{text}”; that is no date.", field.en),
        ),
        help,
    )
}

/// A word that is none of those that may stand there.
pub fn unknown_choice(at: Span, field: &str, text: &str, near: &[&str], known: &[&str]) -> Diagnostic {
    let (field, meant, text) = (of_field(field), meant(near), short(text));
    Diagnostic::new(
        &UNKNOWN_CHOICE,
        at,
        Words::new(
            format!("{} steht „{text}“; das gibt es dort nicht.", field.de),
            format!("{} stands “{text}”; that is not possible there.", field.en),
        ),
        Words::new(
            format!("{}Möglich sind: {}.", meant.de, names(Language::De, known)),
            format!("{}Possible are: {}.", meant.en, names(Language::En, known)),
        ),
    )
}

/// A translation says something that is no text.
pub fn not_translatable(at: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &NOT_TRANSLATABLE,
        at,
        Words::new(
            format!("`{name}` ist kein Text und wird nicht übersetzt."),
            format!("`{name}` is no text and is not translated."),
        ),
        Words::new(
            "Löschen Sie die Zeile; der Wert gilt aus der ursprünglichen Datei.",
            "Delete the line; the value holds from the original file.",
        ),
    )
}

/// A translated entry whose original does not exist.
pub fn no_original(at: Span, id: &str) -> Diagnostic {
    Diagnostic::new(
        &NO_ORIGINAL,
        at,
        Words::new(
            format!("Der Eintrag „{id}“ wird übersetzt, aber im Original gibt es ihn nicht."),
            format!("The entry “{id}” is translated, but the original has none of it."),
        ),
        Words::new(
            "Ergänzen Sie den Eintrag im Original, oder löschen Sie ihn hier.",
            "Add the entry to the original, or delete it here.",
        ),
    )
}

/// A value as it is quoted in a message: cut where it is long.
pub(super) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().count() > 60 {
        short.push('…');
    }
    short
}
