//! The glossary.

use super::codes;
use super::wording::short;
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// A word stands twice in the glossary.
    WORD_DEFINED_TWICE = Warning "L1032" "word-defined-twice";
    /// A term refers to itself.
    TERM_REFERS_TO_ITSELF = Warning "L1033" "term-refers-to-itself";
}

/// A word stands twice in the glossary, as a term or as another word for one; `term` is the first one's.
pub fn word_defined_twice(at: Span, word: &str, term: &str, first: Span) -> Diagnostic {
    let (word, term) = (short(word), short(term));
    Diagnostic::new(
        &WORD_DEFINED_TWICE,
        at,
        Words::new(
            format!("„{word}“ steht schon beim Begriff „{term}“ im Glossar."),
            format!("“{word}” stands in the glossary already, at the term “{term}”."),
        ),
        Words::new(
            "Ein Wort führt zu genau einer Erklärung. Löschen Sie es an einer der beiden Stellen, oder verweisen Sie mit `see` auf den anderen Begriff.",
            "A word leads to exactly one explanation. Delete it at one of the two places, or refer to the other term with `see`.",
        ),
    )
    .related(first, Words::new("Hier steht es zum ersten Mal.", "It is first named here."))
}

/// A term refers to itself.
pub fn term_refers_to_itself(at: Span, term: &str) -> Diagnostic {
    let term = short(term);
    Diagnostic::new(
        &TERM_REFERS_TO_ITSELF,
        at,
        Words::new(
            format!("Der Begriff „{term}“ verweist auf sich selbst."),
            format!("The term “{term}” refers to itself."),
        ),
        Words::new(
            "Nennen Sie unter `see` einen anderen Begriff, der damit zu tun hat, oder löschen Sie ihn dort.",
            "Name another term under `see` that has to do with it, or delete it there.",
        ),
    )
}
