//! Ensures that a word stands once in the glossary, and that terms refer to others.

use std::collections::HashMap;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::locale::Language;
use crate::model::{Entry, Spanned, Term, Text};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "glossary",
    ensures: (
        "Jedes Wort steht einmal im Glossar, und kein Begriff verweist auf sich selbst",
        "each word stands once in the glossary, and no term refers to itself",
    ),
    codes: &[&codes::glossary::WORD_DEFINED_TWICE, &codes::glossary::TERM_REFERS_TO_ITSELF],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let terms = &checked.model.tables.terms;
    for entry in terms {
        let itself = entry.original().see.iter().filter(|other| other.id == entry.head.id);
        let title = entry.original().title();
        found.extend(itself.map(|own| codes::glossary::term_refers_to_itself(own.at, title)));
    }
    for language in checked.model.languages() {
        defined_twice(terms.iter(), language, found);
    }
}

/// A word of the glossary with the term at which it stands.
struct Word<'m> {
    word: &'m Spanned<Text>,
    term: &'m str,
}

fn defined_twice<'m>(
    terms: impl Iterator<Item = &'m Entry<Term>>,
    language: Language,
    found: &mut Vec<Diagnostic>,
) {
    let mut words: Vec<Word<'_>> = terms.flat_map(|entry| words(entry, language)).collect();
    words.sort_by_key(|word| word.word.at);
    let mut first: HashMap<String, usize> = HashMap::new();
    for (index, Word { word, .. }) in words.iter().enumerate() {
        let same = *first.entry(word.to_lowercase()).or_insert(index);
        if let Some(earlier) = words.get(same).filter(|_| same != index) {
            found.push(codes::glossary::word_defined_twice(word.at, word, earlier.term, earlier.word.at));
        }
    }
}

/// The words that a term's file of a language has: what falls back to the original is judged there.
fn words(entry: &Entry<Term>, language: Language) -> Vec<Word<'_>> {
    let version = entry.head.versions.iter().find(|version| version.language == language);
    let Some(file) = version.map(|version| version.file) else { return Vec::new() };
    let term = entry.value(language);
    let all = std::iter::once(&term.term).chain(&term.synonyms);
    let own = all.filter(|word| word.at.file == file && !word.trim().is_empty());
    own.map(|word| Word { word, term: term.title() }).collect()
}
