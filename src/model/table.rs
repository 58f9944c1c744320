//! The things of one kind, and what all things have in common.

use std::collections::HashMap;
use std::sync::Arc;

use super::body::Body;
use super::common::Audience;
use super::{Id, Kind, Spanned, Text, Thing};
use crate::locale::Language;
use crate::source::{FileId, Span};

/// What things of every kind have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// What it is.
    pub kind: Kind,
    /// Which one it is.
    pub id: Id,
    /// Where it begins: its file's first character, or its place in a list.
    pub at: Span,
    /// Where its fields begin: the first key. There stands what is said about a missing one.
    pub first_key: Span,
    /// Old paths that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// Who may read it.
    pub audience: Audience,
    /// Its texts in the languages in which it is written, the original first.
    pub versions: Vec<Version>,
}

/// A thing's texts in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The language.
    pub language: Language,
    /// The file in which they stand.
    pub file: FileId,
    /// Where they begin there: the first field.
    pub at: Span,
    /// Whether its title stands there, too; else it is that of the original.
    pub has_title: bool,
    /// What it is about.
    pub summary: Option<Text>,
    /// The text below the fields.
    pub body: Option<Arc<Body>>,
    /// What a translation was made of, where it says so.
    pub original: Option<Origin>,
}

/// What a translation was made of: the field `original`.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// Where the field is written: its name. [`Span::NOWHERE`] where it was refused.
    pub at: Span,
    /// The sections of the original by their heading's id, with the hash that each had then.
    pub sections: Vec<(Spanned<String>, Spanned<String>)>,
}

impl Head {
    /// Its name over all kinds.
    pub fn thing(&self) -> Thing {
        Thing::new(self.kind, &self.id)
    }

    /// Its texts in a language, or the original ones.
    pub fn version(&self, language: Language) -> Option<&Version> {
        self.versions.iter().find(|version| version.language == language).or(self.versions.first())
    }

    /// Whether nothing but texts is different from another one, and they have the same headings to link to.
    fn has_fields_of(&self, other: &Head) -> bool {
        let without_texts = |head: &Head| {
            let versions = head.versions.iter();
            let versions = versions.map(|version| Version { body: None, ..version.clone() }).collect();
            Head { versions, ..head.clone() }
        };
        let headings = |version: &Version| -> Vec<String> {
            let headings = version.body.iter().flat_map(|body| &body.headings);
            headings.map(|heading| heading.id.clone()).collect()
        };
        without_texts(self) == without_texts(other)
            && self.versions.iter().map(headings).eq(other.versions.iter().map(headings))
    }

    /// Whether it is written in a language.
    pub fn speaks(&self, language: Language) -> bool {
        self.versions.iter().any(|version| version.language == language)
    }
}

/// A thing of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<T> {
    /// What all kinds have in common.
    pub head: Head,
    /// Its fields, in the order of [`Head::versions`]; never empty.
    values: Vec<T>,
}

impl<T> Entry<T> {
    /// A thing with a value per language; `None` without any.
    pub(super) fn new(head: Head, values: Vec<T>) -> Option<Arc<Entry<T>>> {
        (!values.is_empty()).then(|| Arc::new(Entry { head, values }))
    }

    /// Its fields with the texts of a language; the original ones where it is not translated.
    pub fn value(&self, language: Language) -> &T {
        let index = self.head.versions.iter().position(|version| version.language == language);
        self.values.get(index.unwrap_or(0)).unwrap_or(&self.values[0])
    }

    /// Its fields as they were first written.
    pub fn original(&self) -> &T {
        &self.values[0]
    }
}

impl<T: PartialEq> Entry<T> {
    /// Whether nothing but texts is different from another one, and they have the same headings to link to.
    pub(super) fn has_fields_of(&self, other: &Entry<T>) -> bool {
        self.values == other.values && self.head.has_fields_of(&other.head)
    }
}

/// The things of a kind, sorted by identifier. They are shared with whoever read them: what has not
/// changed since is not read again. Copies share them, too.
#[derive(Debug)]
pub struct Table<T> {
    entries: Arc<Vec<Arc<Entry<T>>>>,
    /// Where each one stands in the list.
    places: Arc<HashMap<Id, usize>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { entries: Arc::default(), places: Arc::default() }
    }
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Table { entries: Arc::clone(&self.entries), places: Arc::clone(&self.places) }
    }
}

impl<T> Table<T> {
    /// All of them, by identifier.
    pub fn iter(&self) -> Iter<'_, T> {
        self.entries.iter().map(|entry| &**entry)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The one with an identifier.
    pub fn get(&self, id: &Id) -> Option<&Entry<T>> {
        self.entries.get(*self.places.get(id)?).map(|entry| &**entry)
    }

    /// The one with an identifier that is known as a text.
    pub fn get_by_text(&self, id: &str) -> Option<&Entry<T>> {
        self.entries.get(*self.places.get(id)?).map(|entry| &**entry)
    }

    /// Takes one in; where there is one of that name, says where it stands. The table is in order again
    /// after [`Table::sort`].
    pub(super) fn insert(&mut self, entry: Arc<Entry<T>>) -> Result<(), Span> {
        if let Some(first) = self.get(&entry.head.id) {
            return Err(first.head.at);
        }
        Arc::make_mut(&mut self.places).insert(entry.head.id.clone(), self.entries.len());
        Arc::make_mut(&mut self.entries).push(entry);
        Ok(())
    }

    /// Puts a thing in place of the one that was read at its place before; says whether there is such a one.
    pub(super) fn replace(&mut self, entry: Arc<Entry<T>>) -> bool {
        let Some(place) = self.places.get(&entry.head.id) else { return false };
        match Arc::make_mut(&mut self.entries).get_mut(*place) {
            Some(known) if known.head.at == entry.head.at => {
                *known = entry;
                true
            }
            _ => false,
        }
    }

    /// Takes away the things that are not to be kept.
    pub(super) fn retain(&mut self, keep: impl Fn(&Head) -> bool) {
        let before = self.entries.len();
        Arc::make_mut(&mut self.entries).retain(|entry| keep(&entry.head));
        if self.entries.len() < before {
            self.find_places();
        }
    }

    /// Puts the things in the order of their identifiers.
    pub(super) fn sort(&mut self) {
        let entries = Arc::make_mut(&mut self.entries);
        entries.shrink_to_fit();
        // Files come in the order of their names.
        if !entries.is_sorted_by(|a, b| a.head.id <= b.head.id) {
            entries.sort_by(|a, b| a.head.id.cmp(&b.head.id));
            self.find_places();
        }
    }

    fn find_places(&mut self) {
        let places = self.entries.iter().enumerate().map(|(at, entry)| (entry.head.id.clone(), at));
        self.places = Arc::new(places.collect());
    }
}

/// Changing things takes a copy of those that others share.
impl<T: Clone> Table<T> {
    /// Changes the fields of each thing, language by language.
    pub fn change(&mut self, mut change: impl FnMut(Language, &mut T)) {
        for entry in Arc::make_mut(&mut self.entries).iter_mut().map(Arc::make_mut) {
            for (version, value) in entry.head.versions.iter().zip(&mut entry.values) {
                change(version.language, value);
            }
        }
    }

    /// What all kinds have in common, of each one, to be changed.
    pub(super) fn heads_mut(&mut self) -> impl Iterator<Item = &mut Head> {
        Arc::make_mut(&mut self.entries).iter_mut().map(|entry| &mut Arc::make_mut(entry).head)
    }
}

/// The things of a kind, one after the other.
pub type Iter<'t, T> = std::iter::Map<std::slice::Iter<'t, Arc<Entry<T>>>, fn(&Arc<Entry<T>>) -> &Entry<T>>;

impl<'t, T> IntoIterator for &'t Table<T> {
    type Item = &'t Entry<T>;
    type IntoIter = Iter<'t, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
