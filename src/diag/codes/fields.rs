//! Fields and their values.

use super::codes;
use super::wording::{meant, names, short};
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
    ENTRY_WITHOUT_ORIGINAL = Error "L0309" "entry-without-original";
    /// What was probably meant as a value is a comment.
    COMMENT_FOR_VALUE = Error "L0509" "comment-for-value";
}

/// A field that its kind does not have, with the nearest and all known names; `same` is the name
/// that it has up to case, blanks and hyphens.
pub fn unknown_field(at: Span, name: &str, same: Option<&str>, near: &[&str], known: &[&str]) -> Diagnostic {
    let name = short(name);
    let help = match (same, near) {
        _ if name.starts_with('\u{a0}') => Words::new(
            "Vor dem Namen steht ein geschütztes Leerzeichen; setzen Sie ein gewöhnliches.",
            "A non-breaking blank stands in front of the name; put an ordinary one.",
        ),
        (Some(same), _) => Words::new(
            format!("Schreiben Sie das Feld so: `{same}`."),
            format!("Write the field so: `{same}`."),
        ),
        (None, []) => Words::new(
            format!("Möglich sind: {}.", names(Language::De, known)),
            format!("Possible are: {}.", names(Language::En, known)),
        ),
        (None, near) => meant(near),
    };
    let found = Diagnostic::new(
        &UNKNOWN_FIELD,
        at,
        Words::new(
            format!("Das Feld `{name}` gibt es hier nicht."),
            format!("There is no field `{name}` here."),
        ),
        help,
    );
    match same {
        Some(same) => found.fix(at, same),
        None => found,
    }
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

/// A field that must have a value is written without one; the place is its key.
pub fn empty_field(at: Span, name: &str, about: (&str, &str)) -> Diagnostic {
    Diagnostic::new(
        &MISSING_FIELD,
        at,
        Words::new(format!("Bei `{name}` steht nichts."), format!("`{name}` is empty.")),
        Words::new(
            format!("Schreiben Sie den Wert hinter den Doppelpunkt: `{name}: …` ({}).", about.0),
            format!("Write the value after the colon: `{name}: …` ({}).", about.1),
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
            format!("`{name}` is here for the second time."),
        ),
        Words::new(
            "Behalten Sie eine der beiden Zeilen und löschen Sie die andere.",
            "Keep one of the two lines and delete the other.",
        ),
    )
    .related(first, Words::new("Hier steht es zum ersten Mal.", "It is first named here."))
}

/// Where a value stands: "Bei `lead`"; "Hier" at the top of a file.
pub(super) fn of_field(field: &str) -> Words {
    match field {
        "" => Words::new("Hier", "Here"),
        field => Words::new(format!("Bei `{field}`"), format!("In `{field}`")),
    }
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
        &ENTRY_WITHOUT_ORIGINAL,
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

/// What was probably meant as the value of a field is a comment: `field: #word`.
pub fn comment_for_value(at: Span, field: &str, word: &str) -> Diagnostic {
    let shown = short(word);
    let bare = shown.trim_start_matches('#');
    let found = Diagnostic::new(
        &COMMENT_FOR_VALUE,
        at,
        Words::new(
            format!(
                "Bei `{field}` steht kein Wert: Mit `#` beginnt eine Anmerkung, und „{shown}“ wird überlesen."
            ),
            format!("`{field}` has no value: `#` begins a comment, and “{shown}” is passed over."),
        ),
        Words::new(
            format!(
                "Ist es der Wert, setzen Sie ihn in Anführungszeichen: `{field}: \"{shown}\"`. Ist es eine Anmerkung, setzen Sie ein Leerzeichen: `# {bare}`."
            ),
            format!(
                "If it is the value, put it in quotation marks: `{field}: \"{shown}\"`. If it is a comment, put a blank: `# {bare}`."
            ),
        ),
    );
    if word.contains(['"', '\\']) { found } else { found.fix(at, format!("\"{word}\"")) }
}
