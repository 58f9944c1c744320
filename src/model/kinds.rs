//! The table of kinds. Directory dispatch, unique identifiers, references, backlinks, index pages,
//! navigation, schema and documentation all derive from it; adding a kind is one row here and one file.

use std::sync::Arc;

use super::fields::{Field, Fields, Record};
use super::value::Shape;
use super::{
    Campaign, Common, Concept, Decision, Department, Duty, Entry, Exception, Guideline, Incident, Metric,
    Network, Page, Person, Platform, Portal, Post, Review, Role, Series, Shift, Start, Table, Target, Term,
};
use crate::locale::Words;

/// Where and how the things of a kind are written, relative to the content folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A Markdown file each, anywhere in the folder; its front matter holds the fields.
    Markdown(&'static str),
    /// A Markdown file each; the identifier is the path below the folder.
    Chapters(&'static str),
    /// A YAML file each.
    Yaml(&'static str),
    /// A YAML or CSV file each.
    Figures(&'static str),
    /// YAML files in the folder, each with a list under this key; every entry has an `id`.
    Entries(&'static str, &'static str),
    /// One Markdown file.
    OneMarkdown(&'static str),
    /// One YAML file.
    OneYaml(&'static str),
    /// One YAML file with a list under this key; every entry has an `id`.
    Terms(&'static str, &'static str),
    /// One YAML file that is a list; its entries have no identifiers.
    Rows(&'static str),
    /// One YAML file, a mapping from identifier to fields.
    Named(&'static str),
    /// Built in, and added to in `portal.yaml`.
    Declared,
}

impl Form {
    /// Whether each entry names itself in a field `id`.
    pub fn has_id_field(self) -> bool {
        matches!(self, Form::Entries(..) | Form::Terms(..) | Form::Declared)
    }

    /// Whether each thing has a text of its own below its fields.
    pub fn has_body(self) -> bool {
        matches!(self, Form::Markdown(_) | Form::Chapters(_) | Form::OneMarkdown(_))
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $table:ident $name:literal $form:expr, section $section:literal,
        $de:literal $de_many:literal, $en:literal $en_many:literal;)*) => {
        /// A kind of thing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            /// All kinds, in the order of the table.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];

            /// Its name in content: `person`.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)* }
            }

            /// Where and how it is written.
            pub fn form(self) -> Form {
                match self { $(Kind::$kind => $form,)* }
            }

            /// The section of the portal in which it is shown.
            pub fn section(self) -> &'static str {
                match self { $(Kind::$kind => $section,)* }
            }

            /// What one of it is called.
            pub fn words(self) -> Words {
                match self { $(Kind::$kind => Words::new($de, $en),)* }
            }

            /// What several of it are called, as a title.
            pub fn plural(self) -> Words {
                match self { $(Kind::$kind => Words::new($de_many, $en_many),)* }
            }

            /// Its fields, as its reading function names them.
            pub fn fields(self) -> Vec<Field> {
                match self { $(Kind::$kind => Fields::describe(|f| self.read_common(f, <$kind as Record>::read)).1,)* }
            }

            /// Reads one of it, with the fields that every kind has.
            pub fn read(self, f: &mut Fields<'_, '_>) -> (Common, Item) {
                match self { $(Kind::$kind => {
                    let (common, value) = self.read_common(f, <$kind as Record>::read);
                    (common, Item::$kind(Box::new(value)))
                })* }
            }
        }

        /// A thing of any kind.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Item { $($(#[$doc])* $kind(Box<$kind>),)* }

        impl Item {
            /// Its title, name or term; empty where it has none.
            pub fn title(&self) -> &str {
                match self { $(Item::$kind(value) => value.title(),)* }
            }
        }

        /// A thing of any kind, with a value per language, as tables hold it.
        #[derive(Debug, Clone, PartialEq)]
        pub enum AnyEntry { $($(#[$doc])* $kind(Arc<Entry<$kind>>),)* }

        impl AnyEntry {
            /// Puts together what all kinds have in common and the fields in each language; `None` without
            /// fields of that kind.
            pub fn new(head: super::Head, items: Vec<Item>) -> Option<AnyEntry> {
                match head.kind { $(Kind::$kind => {
                    let values = items.into_iter().filter_map(|item| match item {
                        Item::$kind(value) => Some(*value),
                        _ => None,
                    });
                    Entry::new(head, values.collect()).map(AnyEntry::$kind)
                })* }
            }

            /// What all kinds have in common.
            pub fn head(&self) -> &super::Head {
                match self { $(AnyEntry::$kind(entry) => &entry.head,)* }
            }

            /// Whether nothing but texts is different from another one, and they have the same headings.
            pub(super) fn has_fields_of(&self, other: &AnyEntry) -> bool {
                match (self, other) {
                    $((AnyEntry::$kind(entry), AnyEntry::$kind(other)) => entry.has_fields_of(other),)*
                    _ => false,
                }
            }
        }

        /// The things of every kind, each table sorted by identifier.
        #[derive(Debug, Clone, Default)]
        pub struct Tables { $($(#[$doc])* pub $table: Table<$kind>,)* }

        impl Tables {
            /// Every thing with what all kinds have in common.
            pub fn heads(&self) -> impl Iterator<Item = (Kind, &super::Head)> {
                std::iter::empty()$(.chain(self.$table.iter().map(|entry| (Kind::$kind, &entry.head))))*
            }

            /// What all kinds have in common, of one thing.
            pub fn head(&self, thing: &super::Thing) -> Option<&super::Head> {
                match thing.kind { $(Kind::$kind => self.$table.get(&thing.id).map(|entry| &entry.head),)* }
            }

            /// The title that a thing itself has.
            fn own_title(&self, thing: &super::Thing, language: crate::locale::Language) -> Option<&str> {
                match thing.kind { $(Kind::$kind => self.$table.get(&thing.id).map(|entry| entry.value(language).title()),)* }
            }

            /// What all kinds have in common, of every thing, to be changed.
            pub fn heads_mut(&mut self) -> impl Iterator<Item = &mut super::Head> {
                std::iter::empty()$(.chain(self.$table.heads_mut()))*
            }

            /// Takes away the things that are not to be kept.
            pub(super) fn retain(&mut self, keep: impl Fn(&super::Head) -> bool) {
                $(self.$table.retain(&keep);)*
            }

            /// Puts the things of every kind in the order of their identifiers.
            pub(super) fn sort(&mut self) {
                $(self.$table.sort();)*
            }

            /// Puts a thing in place of the one that was read at its place before; says whether there is one.
            pub(super) fn replace(&mut self, entry: AnyEntry) -> bool {
                match entry { $(AnyEntry::$kind(entry) => self.$table.replace(entry),)* }
            }

            /// Takes a thing in, unless there is one of that name; then says where the first one stands.
            pub(super) fn insert(&mut self, entry: AnyEntry) -> Result<(), crate::source::Span> {
                match entry { $(AnyEntry::$kind(entry) => self.$table.insert(entry),)* }
            }
        }

        $(impl Target for $kind {
            const KINDS: &'static [Kind] = &[Kind::$kind];
        })*
    };
}

kinds! {
    /// The settings of the portal.
    Portal portals "portal" Form::OneYaml("portal.yaml"), section "", "Portal" "Portale", "portal" "Portals";
    /// The start page's text.
    Start starts "start" Form::OneMarkdown("index.md"), section "", "Startseite" "Startseiten", "start page" "Start pages";
    /// A role that people have.
    Role roles "role" Form::Markdown("roles"), section "roles", "Rolle" "Rollen", "role" "Roles";
    /// Somebody who works for the team, or with it.
    Person people "person" Form::Yaml("people"), section "people", "Person" "Personen", "person" "People";
    /// A department.
    Department departments "department" Form::Yaml("departments"), section "departments", "Abteilung" "Abteilungen", "department" "Departments";
    /// A presence on a network.
    Platform platforms "platform" Form::Markdown("platforms"), section "platforms", "Plattform" "Plattformen", "platform" "Platforms";
    /// A rule of the team.
    Guideline guidelines "guideline" Form::Markdown("guidelines"), section "guidelines", "Richtlinie" "Richtlinien", "guideline" "Guidelines";
    /// A concept.
    Concept concepts "concept" Form::Markdown("concepts"), section "concepts", "Konzept" "Konzepte", "concept" "Concepts";
    /// A chapter of the handbook.
    Page pages "page" Form::Chapters("pages"), section "pages", "Kapitel" "Kapitel", "chapter" "Chapters";
    /// A campaign.
    Campaign campaigns "campaign" Form::Yaml("status/campaigns"), section "campaigns", "Kampagne" "Kampagnen", "campaign" "Campaigns";
    /// A decision.
    Decision decisions "decision" Form::Markdown("status/decisions"), section "decisions", "Entscheidung" "Entscheidungen", "decision" "Decisions";
    /// An incident.
    Incident incidents "incident" Form::Markdown("status/incidents"), section "incidents", "Vorfall" "Vorfälle", "incident" "Incidents";
    /// A post of the editorial plan.
    Post posts "post" Form::Entries("status/posts", "posts"), section "calendar", "Beitrag" "Beiträge", "post" "Posts";
    /// Somebody looked at a piece of work.
    Review reviews "review" Form::Entries("status/reviews", "reviews"), section "reviews", "Prüfung" "Prüfungen", "review" "Reviews";
    /// The figures of a platform.
    Series series "metrics" Form::Figures("status/metrics"), section "analytics", "Kennzahlenreihe" "Kennzahlenreihen", "series of figures" "Series of figures";
    /// A term of the glossary.
    Term terms "term" Form::Terms("glossary.yaml", "terms"), section "glossary", "Begriff" "Begriffe", "term" "Terms";
    /// A metric.
    Metric metrics "metric" Form::Named("metrics.yaml"), section "analytics", "Kennzahl" "Kennzahlen", "metric" "Metrics";
    /// A line of the rota.
    Shift rota "shift" Form::Rows("status/rota.yaml"), section "platforms", "Dienst" "Dienste", "shift" "Shifts";
    /// A finding that is accepted for a while.
    Exception exceptions "exception" Form::Rows("exceptions.yaml"), section "", "Ausnahme" "Ausnahmen", "exception" "Exceptions";
    /// A duty.
    Duty duties "duty" Form::Declared, section "platforms", "Aufgabe" "Aufgaben", "duty" "Duties";
    /// A network on which platforms stand.
    Network networks "network" Form::Declared, section "platforms", "Netzwerk" "Netzwerke", "network" "Networks";
}

impl Tables {
    /// The title of a thing in a language; `None` where there is no such thing. A series is called as
    /// its platform is.
    pub fn title(&self, thing: &super::Thing, language: crate::locale::Language) -> Option<&str> {
        if thing.kind == Kind::Series {
            let platform = self.series.get(&thing.id)?.original().platform.thing();
            return self.own_title(&platform, language);
        }
        self.own_title(thing, language)
    }
}

impl Kind {
    /// The kind of a name in content.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Whether a short link can lead to one of it: those that are written by editors and have an identifier.
    pub fn is_linkable(self) -> bool {
        !matches!(self.form(), Form::OneYaml(_) | Form::OneMarkdown(_) | Form::Rows(_) | Form::Declared)
    }

    /// The shape of one of it.
    pub fn shape(self) -> Shape {
        Shape::Record(self.fields())
    }

    fn read_common<T>(
        self,
        f: &mut Fields<'_, '_>,
        read: impl FnOnce(&mut Fields<'_, '_>) -> T,
    ) -> (Common, T) {
        let value = read(f);
        (Common::read(f, self), value)
    }
}
