//! Translations and the texts that they were made of.

use super::codes;
use super::wording::short;
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// A section of the original is no longer what was translated.
    OUTDATED_TRANSLATION = Warning "L1020" "outdated-translation";
    /// A translation does not say what it was made of.
    UNTRACKED_TRANSLATION = Hint "L1021" "untracked-translation";
}

/// A section of the original has changed; `title` is its heading (nothing for the text before the first).
pub fn section_changed(at: Span, title: Option<&str>, hash: &str, original: Span) -> Diagnostic {
    let section = section(title);
    Diagnostic::new(
        &OUTDATED_TRANSLATION,
        at,
        Words::new(
            format!("Im Original hat sich {} geändert, seit es übersetzt wurde.", section.de),
            format!("In the original, {} has changed since it was translated.", section.en),
        ),
        Words::new(
            format!(
                "Gleichen Sie die Übersetzung mit dem Original ab, und schreiben Sie dann hier `{hash}`."
            ),
            format!("Compare the translation with the original, and then write `{hash}` here."),
        ),
    )
    .related(original, Words::new("Das Original", "The original"))
}

/// A section that was translated is no longer in the original.
pub fn section_removed(at: Span, id: &str, original: Span) -> Diagnostic {
    let id = short(id);
    Diagnostic::new(
        &OUTDATED_TRANSLATION,
        at,
        Words::new(
            format!("Den Abschnitt `{id}` gibt es im Original nicht mehr."),
            format!("The original no longer has the section `{id}`."),
        ),
        Words::new(
            "Nehmen Sie ihn auch aus der Übersetzung, und löschen Sie diese Zeile. Heißt er im Original jetzt anders, passen Sie die Überschrift an.",
            "Take it out of the translation, too, and delete this line. If its heading has changed in the original, change it here.",
        ),
    )
    .related(original, Words::new("Das Original", "The original"))
}

/// A section of the original that the translation does not know of; `line` is what is to be written.
pub fn section_added(at: Span, title: Option<&str>, line: &str, original: Span) -> Diagnostic {
    let section = section(title);
    Diagnostic::new(
        &OUTDATED_TRANSLATION,
        at,
        Words::new(
            format!("Im Original steht auch {}; hier unter `original` steht davon nichts.", section.de),
            format!("The original has {}; nothing is said of it here under `original`.", section.en),
        ),
        Words::new(
            format!("Übersetzen Sie, was hinzugekommen ist, und schreiben Sie dann unter `original` die Zeile `{line}`."),
            format!("Translate what has been added, and then write the line `{line}` under `original`."),
        ),
    )
    .related(original, Words::new("Das Original", "The original"))
}

/// A section by its heading, as the middle of a sentence.
fn section(title: Option<&str>) -> Words {
    match title {
        Some(title) => {
            let title = short(title);
            Words::new(format!("der Abschnitt „{title}“"), format!("the section “{title}”"))
        }
        None => Words::new("der Text vor der ersten Überschrift", "the text before the first heading"),
    }
}

/// A translation does not say what it was made of; `field` is what is to be written, in lines.
pub fn untracked_translation(at: Span, field: &str) -> Diagnostic {
    Diagnostic::new(
        &UNTRACKED_TRANSLATION,
        at,
        Words::new(
            "Diese Übersetzung sagt nicht, welchen Stand des Originals sie wiedergibt.",
            "This translation does not say which state of the original it renders.",
        ),
        Words::new(
            format!(
                "Stimmt sie mit dem Original überein, ergänzen Sie im Kopf der Datei diese Zeilen; `check --fix` schreibt sie für Sie.\n{field}"
            ),
            format!(
                "If it agrees with the original, add these lines to the head of the file; `check --fix` writes them for you.\n{field}"
            ),
        ),
    )
}
