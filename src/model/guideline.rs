//! A rule of the team, and the chapters of the handbook.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::reference::{Ref, Scope};
use super::time::Duration;
use super::value::Text;
use super::{Person, Spanned};

/// A guideline.
#[derive(Debug, Clone, PartialEq)]
pub struct Guideline {
    /// Its title.
    pub title: Text,
    /// Who answers for it.
    pub owner: Ref<Person>,
    /// Its version.
    pub version: Option<Spanned<String>>,
    /// From when it holds.
    pub valid_from: Option<Spanned<Date>>,
    /// When it was last looked at.
    pub last_reviewed: Option<Spanned<Date>>,
    /// How long until it must be looked at again.
    pub review_every: Spanned<Duration>,
    /// What it applies to.
    pub applies_to: Vec<Spanned<Scope>>,
    /// Set where it applies to nothing: the empty list, or the first field where there is no list.
    pub unscoped: Option<Spanned<()>>,
    /// Whether everybody it applies to must follow it.
    pub mandatory: bool,
    /// What changed from version to version.
    pub changes: Vec<Change>,
}

impl Record for Guideline {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        let unwritten = (!f.has("applies_to")).then(|| f.place());
        let unscoped = f.empty_list("applies_to").or(unwritten);
        Guideline {
            unscoped: unscoped.map(|at| Spanned::new((), at)),
            title: f.required("title", ("Titel", "title")),
            owner: f.required("owner", ("Wer sie verantwortet", "who answers for it")),
            version: f.optional("version", ("Fassung", "version")),
            valid_from: f.optional("valid_from", ("gilt ab", "valid from")),
            last_reviewed: f.written("last_reviewed", ("zuletzt geprüft am", "last reviewed on")),
            review_every: f.required("review_every", ("zu prüfen alle", "to be reviewed every")),
            applies_to: f.list("applies_to", ("gilt für", "applies to")),
            mandatory: f.or("mandatory", ("verbindlich", "mandatory"), false),
            changes: f.list("changes", ("Änderungen", "changes")),
        }
    }
}

impl Guideline {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// A change of a guideline.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The version that it made.
    pub version: Spanned<String>,
    /// When.
    pub date: Spanned<Date>,
    /// What changed.
    pub text: Text,
}

impl Record for Change {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Change {
            version: f.required("version", ("Fassung", "version")),
            date: f.required("date", ("Datum", "date")),
            text: f.required("text", ("Was sich geändert hat", "what changed")),
        }
    }
}

/// A chapter of the handbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its title.
    pub title: Text,
    /// Its place among its siblings; without one it comes after those that have one, by title.
    pub order: Option<f64>,
    /// Who answers for it.
    pub owner: Option<Ref<Person>>,
    /// When it was last looked at.
    pub last_reviewed: Option<Spanned<Date>>,
    /// How long until it must be looked at again.
    pub review_every: Option<Spanned<Duration>>,
}

impl Record for Page {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Page {
            title: f.required("title", ("Titel", "title")),
            order: f.optional("order", ("Platz in der Reihe", "place among its siblings")),
            owner: f.optional("owner", ("Wer das Kapitel verantwortet", "who answers for it")),
            last_reviewed: f.written("last_reviewed", ("zuletzt geprüft am", "last reviewed on")),
            review_every: f.optional("review_every", ("zu prüfen alle", "to be reviewed every")),
        }
    }
}

impl Page {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }
}
