//! The model: what the content says, as plain values. It knows no paths to render, no templates and
//! no locks. One file per kind; [`kinds`] is the table from which everything else derives.

mod address;
pub mod body;
mod builtin;
mod campaign;
mod common;
mod concept;
mod decision;
mod department;
mod fields;
mod glossary;
mod graph;
mod guideline;
mod id;
mod incident;
mod kinds;
mod links;
mod meant;
mod metrics;
mod near;
mod node;
mod person;
mod platform;
mod portal;
mod post;
mod reference;
mod referring;
mod removal;
mod review;
mod role;
mod sink;
mod spanned;
mod table;
mod text_types;
pub mod time;
mod value;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

pub use address::{alias_path, has_page, page_path, relative_path};
pub use builtin::{Duty, Network};
pub use campaign::{
    Assessment, Blocker, Budget, Campaign, Cancelled, Goal, GoalSource, ManualAssessment, Milestone, Pause,
    Replanned, Update,
};
pub use common::{Audience, Common, TEAM_FIELDS};
pub use concept::{Concept, ConceptDecision, ConceptStatus, Outcome};
pub use decision::{Decision, DecisionKind, DecisionStatus, Effect, EffectVerdict, Evidence};
pub use department::{Contribution, Department};
pub use fields::{About, Field, Fields, Record, no_blank_after_colon, same_field};
pub use glossary::{Exception, Term};
pub use graph::{Edge, Graph, LINK};
pub use guideline::{Change, Guideline, Page};
pub use id::{Id, Thing};
pub use incident::{Incident, IncidentUpdate, Shift};
pub use kinds::{AnyEntry, Form, Item, Kind, Tables};
pub use links::{Broken, Target as LinkTarget};
pub use metrics::{Better, FigureSource, Metric, MetricKind, Series};
pub use near::Near;
pub use node::{Node, NodeContent, Pair};
pub use person::{Absence, Person};
pub use platform::{
    Account, Assignment, Care, Compliance, Duties, DutiesFrom, Lifecycle, Platform, SeriesBreak, TargetPer,
    TargetValue,
};
pub use portal::{Holiday, Portal, PortalLanguage, Start, Thresholds};
pub use post::{Approval, Post, PostEntry, PostImage, PostPlatforms, PostState, Results, Variation};
pub use reference::{Contact, PersonOrRole, Ref, Reviewed, RoleOrDepartment, Scope, Scoped, Target};
pub use review::{Finding, Gravity, Review, ReviewOutcome};
pub use role::{Cost, CostPer, EntryPath, Months, Role, Step, StepKind, Task, TitleForms};
pub use sink::{Names, Reference, Sink};
pub use spanned::Spanned;
pub use table::{Entry, Head, Origin, Table, Version};
pub use text_types::{Colour, Email, FilePath, OneOrMore, Url};
pub(crate) use value::worded;
pub use value::{Choice, Map, Shape, Text, Value, has_thousands};

use crate::locale::Language;
use crate::source::Span;

/// A thing as it was read, before it is known what else there is.
#[derive(Debug, Clone, PartialEq)]
pub struct Doc {
    /// The thing.
    pub entry: AnyEntry,
    /// What its fields refer to.
    pub references: Vec<Reference>,
    /// The files that its fields name.
    pub files: Vec<NamedFile>,
}

/// A file that a field names.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedFile {
    /// The file as a link to it would be read.
    pub to: body::Destination,
    /// Where it is named.
    pub at: Span,
}

impl Doc {
    /// Whether nothing but texts below the fields is different from another one, and they can be linked to at
    /// the same places: then nothing that depends on other things' fields and names is different.
    pub fn has_fields_of(&self, other: &Doc) -> bool {
        self.references == other.references
            && self.files == other.files
            && self.entry.has_fields_of(&other.entry)
    }
}

/// What the content folder holds, as `read` hands it over.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The things that could be read, in the groups in which they were read.
    pub docs: Vec<Arc<[Doc]>>,
    /// The things whose file could not be read: they exist, and nothing else is known of them.
    pub unread: BTreeSet<Thing>,
    /// The kinds of which a list could not be read: nobody knows which things are missing.
    pub unread_kinds: BTreeSet<Kind>,
    /// The files that hold one thing each, by their path.
    pub paths: Arc<HashMap<String, Thing>>,
    /// The files that hold a list of things, by their path.
    pub lists: Arc<BTreeMap<String, Kind>>,
    /// The files that can be published as they are, by their path.
    pub attachments: Arc<BTreeSet<String>>,
}

/// A second thing of a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Duplicate {
    /// The name.
    pub thing: Thing,
    /// Where the first one stands.
    pub first: Span,
    /// Where the second one stands.
    pub second: Span,
}

/// A link of a text that leads nowhere.
#[derive(Debug, Clone, PartialEq)]
pub struct BrokenLink {
    /// The thing in whose text it stands.
    pub from: Thing,
    /// The language of the text.
    pub language: Language,
    /// The place of its destination.
    pub at: Span,
    /// Why it leads nowhere.
    pub why: Broken,
}

/// A reference with the thing in which it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The thing that refers.
    pub from: Thing,
    /// The reference.
    pub reference: Reference,
}

/// Everything that the content says. Copies share it.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The things of every kind.
    pub tables: Tables,
    /// Who refers to what.
    pub graph: Graph,
    /// Every reference of a field, resolved or not.
    pub mentions: Arc<Vec<Mention>>,
    /// The files that fields name, with the thing whose field it is.
    pub files: Arc<Vec<(Thing, NamedFile)>>,
    /// Things whose name is taken.
    pub duplicates: Vec<Duplicate>,
    /// The files that can be published as they are.
    pub attachments: Arc<BTreeSet<String>>,
    /// Every link of every text is looked up here several times.
    paths: Arc<HashMap<String, Thing>>,
    lists: Arc<BTreeMap<String, Kind>>,
    unread: BTreeSet<Thing>,
    unread_kinds: BTreeSet<Kind>,
}

impl Model {
    /// Puts together what was read: tables, then who refers to what.
    pub fn new(content: Content) -> Model {
        let mut model = Model {
            attachments: content.attachments,
            paths: content.paths,
            lists: content.lists,
            unread: content.unread,
            unread_kinds: content.unread_kinds,
            ..Model::default()
        };
        for doc in content.docs.iter().flat_map(|docs| docs.iter()) {
            model.insert(doc);
        }
        model.declare();
        model.tables.sort();
        model.graph = Graph::new(model.referring());
        model
    }

    /// The same, where nothing but the texts of some things is different ([`Doc::has_fields_of`]).
    pub fn with_texts(&self, docs: &[Arc<[Doc]>]) -> Model {
        let mut model = self.clone();
        let mut things = HashSet::new();
        for doc in docs.iter().flat_map(|docs| docs.iter()) {
            // Of two things of one name only the first one is shown.
            if model.tables.replace(doc.entry.clone()) {
                things.insert(doc.entry.head().thing());
            }
        }
        model.graph = self.graph.with(model.referring_of(&things));
        model
    }

    /// The settings; `None` where `portal.yaml` is missing or unreadable.
    pub fn portal(&self) -> Option<&Portal> {
        self.tables.portals.iter().next().map(Entry::original)
    }

    /// The settings with the texts of a language.
    pub fn portal_in(&self, language: Language) -> Option<&Portal> {
        self.tables.portals.iter().next().map(|portal| portal.value(language))
    }

    /// The languages of the portal, the one of the originals first.
    pub fn languages(&self) -> Vec<Language> {
        self.portal().map_or_else(|| vec![Language::De], Portal::all_languages)
    }

    /// The language of the originals.
    pub fn language(&self) -> Language {
        self.portal().map_or(Language::De, Portal::default_language)
    }

    /// Whether there is such a thing; one whose file could not be read counts.
    pub fn knows(&self, thing: &Thing) -> bool {
        self.tables.head(thing).is_some() || self.unread.contains(thing)
    }

    /// Whether things of a kind may be missing because a list of them could not be read.
    pub fn is_unread(&self, kind: Kind) -> bool {
        self.unread_kinds.contains(&kind)
    }

    /// Whether some thing of a kind could not be read, so that nobody knows what it says.
    pub fn has_unread(&self, kind: Kind) -> bool {
        self.is_unread(kind) || self.unread.iter().any(|thing| thing.kind == kind)
    }

    /// The paths of all files that a link can name, sorted.
    pub fn paths(&self) -> Vec<&str> {
        let all = self.paths.keys().chain(self.lists.keys()).chain(&*self.attachments);
        let mut paths: Vec<&str> = all.map(String::as_str).collect();
        paths.sort_unstable();
        paths
    }

    fn insert(&mut self, doc: &Doc) {
        let (thing, second) = (doc.entry.head().thing(), doc.entry.head().at);
        if let Err(first) = self.tables.insert(doc.entry.clone()) {
            self.duplicates.push(Duplicate { thing: thing.clone(), first, second });
        }
        let mention = |reference: &Reference| Mention { from: thing.clone(), reference: reference.clone() };
        Arc::make_mut(&mut self.mentions).extend(doc.references.iter().map(mention));
        let files = doc.files.iter().map(|file| (thing.clone(), file.clone()));
        Arc::make_mut(&mut self.files).extend(files);
    }

    /// Adds what `portal.yaml` declares and what is built in. What is declared comes first and wins.
    fn declare(&mut self) {
        let languages = self.languages();
        let portal = self.portal();
        let duties = portal.map(|portal| portal.duties.clone()).unwrap_or_default();
        let networks = portal.map(|portal| portal.networks.clone()).unwrap_or_default();
        for duty in duties {
            self.declare_one(Kind::Duty, duty.id, duty.audience, vec![Item::Duty(Box::new(duty.value))]);
        }
        for network in networks {
            let items = vec![Item::Network(Box::new(network.value))];
            self.declare_one(Kind::Network, network.id, network.audience, items);
        }
        self.declare_builtin(Kind::Duty, &languages, |language| {
            builtin::duties(language).map(|(id, duty)| (id, Item::Duty(Box::new(duty)))).collect()
        });
        self.declare_builtin(Kind::Network, &languages, |language| {
            builtin::networks(language).map(|(id, network)| (id, Item::Network(Box::new(network)))).collect()
        });
        self.declare_builtin(Kind::Metric, &languages, |language| {
            builtin::metrics(language).map(|(id, metric)| (id, Item::Metric(Box::new(metric)))).collect()
        });
    }

    fn declare_builtin(
        &mut self,
        kind: Kind,
        languages: &[Language],
        list: impl Fn(Language) -> Vec<(&'static str, Item)>,
    ) {
        let mut lists: Vec<_> = languages.iter().map(|language| list(*language).into_iter()).collect();
        while let Some(row) = lists.iter_mut().map(Iterator::next).collect::<Option<Vec<_>>>() {
            let id = row.first().map_or("", |(id, _)| id);
            let items = row.iter().map(|(_, item)| item.clone()).collect();
            self.declare_one(kind, Spanned::new(Id::new(id), Span::NOWHERE), Audience::Company, items);
        }
    }

    /// Declares a thing with an item per language of the portal; one that is already there stays.
    fn declare_one(&mut self, kind: Kind, id: Spanned<Id>, audience: Audience, items: Vec<Item>) {
        // Its name is missing or refused, which has been reported.
        if id.value.as_str().is_empty() {
            self.unread_kinds.insert(kind);
            return;
        }
        let version = |language: &Language| Version {
            language: *language,
            file: id.at.file,
            at: id.at,
            has_title: true,
            summary: None,
            body: None,
            original: None,
        };
        let head = Head {
            kind,
            id: id.value,
            at: id.at,
            first_key: id.at,
            aliases: Vec::new(),
            audience,
            versions: self.languages().iter().take(items.len()).map(version).collect(),
        };
        // A portal may give a built-in thing a title of its own.
        let _ = AnyEntry::new(head, items).map(|entry| self.tables.insert(entry));
    }
}
