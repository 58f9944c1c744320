//! The terms of the glossary, and findings that are accepted for a while.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::reference::Ref;
use super::text_types::OneOrMore;
use super::value::Text;
use super::{Person, Spanned};

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The term.
    pub term: Spanned<Text>,
    /// What it means.
    pub definition: Text,
    /// Other words for it.
    pub synonyms: Vec<Spanned<Text>>,
    /// Other terms that have to do with it.
    pub see: OneOrMore<Ref<Term>>,
}

impl Record for Term {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Term {
            term: f.required("term", ("Begriff", "term")),
            definition: f.required("definition", ("Was er bedeutet", "what it means")),
            synonyms: f.list("synonyms", ("andere Wörter dafür", "other words for it")),
            see: f.or("see", ("verwandte Begriffe", "related terms"), OneOrMore::default()),
        }
    }
}

impl Term {
    /// The term.
    pub fn title(&self) -> &str {
        &self.term
    }
}

/// A known finding that is accepted until a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// The finding's name: `review-overdue`.
    pub rule: Spanned<String>,
    /// What it is about, `kind:id`.
    pub subject: Spanned<String>,
    /// Why it is accepted.
    pub reason: Text,
    /// Who accepts it.
    pub by: Ref<Person>,
    /// Until when.
    pub until: Spanned<Date>,
}

impl Record for Exception {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Exception {
            rule: f.required("rule", ("Name der Meldung", "the finding's name")),
            subject: f
                .required("subject", ("worum es geht, als `Art:Kennung`", "what it is about, as `kind:id`")),
            reason: f.required("reason", ("Grund", "reason")),
            by: f.required("by", ("von wem", "by whom")),
            until: f.required("until", ("bis wann", "until when")),
        }
    }
}

impl Exception {
    /// It has no name.
    pub fn title(&self) -> &'static str {
        ""
    }
}
