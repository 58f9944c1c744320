//! The words that a body itself brings along, in the language of its text.

use pulldown_cmark::BlockQuoteKind;

use crate::locale::Language;

/// The one of two words that is in this language.
fn pick<T>(language: Language, german: T, english: T) -> T {
    if language == Language::De { german } else { english }
}

/// The id of a heading without a letter or digit.
pub(super) fn section(language: Language) -> &'static str {
    pick(language, "abschnitt", "section")
}

/// The name of a table.
pub(super) fn table(language: Language) -> &'static str {
    pick(language, "Tabelle", "Table")
}

/// The name of the list of footnotes.
pub(super) fn footnotes(language: Language) -> &'static str {
    pick(language, "Fußnoten", "Footnotes")
}

/// The name of a reference to a footnote.
pub(super) fn footnote(language: Language, number: usize) -> String {
    format!("{} {number}", pick(language, "Fußnote", "Footnote"))
}

/// The name of the link from a footnote back to the text; `place` is given where it leads to one of several.
pub(super) fn back(language: Language, number: usize, place: Option<usize>) -> String {
    let text = pick(language, "Zurück zum Text, Fußnote", "Back to the text, footnote");
    match place {
        None => format!("{text} {number}"),
        Some(place) => format!("{text} {number}, {} {place}", pick(language, "Stelle", "place")),
    }
}

/// The name of a task's box.
pub(super) fn done(language: Language) -> &'static str {
    pick(language, "erledigt", "done")
}

/// A note's class and its title.
pub(super) fn note(language: Language, kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note-note", pick(language, "Hinweis", "Note")),
        BlockQuoteKind::Tip => ("note-tip", pick(language, "Tipp", "Tip")),
        BlockQuoteKind::Important => ("note-important", pick(language, "Wichtig", "Important")),
        BlockQuoteKind::Warning => ("note-warning", pick(language, "Achtung", "Warning")),
        BlockQuoteKind::Caution => ("note-caution", pick(language, "Vorsicht", "Caution")),
    }
}
