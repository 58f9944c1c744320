//! What rules look at, and what several of them ask of it.

use std::collections::HashMap;
use std::hash::Hash;

use jiff::civil::Date;

use super::Remembered;
use crate::locale::{Language, Words};
use crate::model::{Id, Kind, Model, Spanned, Thing};
use crate::source::{Files, Span};

/// What a rule looks at.
#[derive(Debug)]
pub struct Checked<'m> {
    /// The model.
    pub model: &'m Model,
    /// The files, for their paths and texts.
    pub files: &'m Files,
    /// The day for which is checked. What depends on it is never an error: the passing of a day must
    /// not keep a portal from being published.
    pub as_of: Date,
    /// Whether an earlier day was asked for than the portal's own: then facts after it are no mistakes.
    pub looks_back: bool,
    /// What was found in single files before, where somebody remembers that.
    pub remembered: Option<&'m Remembered>,
}

impl<'m> Checked<'m> {
    /// What a thing is called, in both languages; its identifier where nobody knows.
    pub(super) fn title(&self, thing: &Thing) -> Words {
        let title = |language| self.model.tables.title(thing, language).filter(|title| !title.is_empty());
        let title = |language| title(language).unwrap_or(thing.id.as_str());
        Words::new(title(Language::De), title(Language::En))
    }

    /// What a thing is called in the language of the originals, for names, which are not translated;
    /// its identifier where nobody knows.
    pub(super) fn name<'n>(&self, kind: Kind, id: &'n Id) -> &'n str
    where
        'm: 'n,
    {
        let language = self.model.language();
        let name = self.model.tables.title(&Thing::new(kind, id), language);
        name.filter(|name| !name.is_empty()).unwrap_or(id.as_str())
    }

    /// Whether a field of some thing of one kind names a thing of another kind that does not exist. It
    /// may be misspelt and mean the very thing that a rule looks for: then that is not missing.
    pub(super) fn may_be_misnamed(&self, from: Kind, to: Kind) -> bool {
        self.model.mentions.iter().any(|mention| {
            let reference = &mention.reference;
            mention.from.kind == from
                && reference.kind == to
                && !self.model.knows(&Thing::new(to, &reference.id))
        })
    }
}

/// A value with its place, unless it was refused.
pub(super) fn known<T: Copy>(value: &Spanned<T>) -> Option<(T, Span)> {
    value.known().map(|known| (*known, value.at))
}

/// What stands there for a second time, with the place of the first.
pub(super) fn twice<'m, T: Eq + Hash + 'm>(
    values: impl IntoIterator<Item = &'m Spanned<T>>,
) -> impl Iterator<Item = (&'m Spanned<T>, Span)> {
    let mut firsts: HashMap<&T, Span> = HashMap::new();
    values.into_iter().filter_map(move |value| {
        let known = value.known()?;
        let first = *firsts.entry(known).or_insert(value.at);
        (first != value.at).then_some((value, first))
    })
}
