//! What the search finds: a record for each page, each term and each post, in the order of their kinds. A
//! record is made when it is asked for; the plan says how many there are and how they are cut into files,
//! before any text is looked at.

mod overviews;
mod records;
mod text;

use std::ops::Range;

use crate::locale::Language;
use crate::model::{Head, Kind, Thing};
use crate::view::parts::Link;
use crate::view::routes::{self, Route};
use crate::view::site::Site;
use crate::view::writer::Writer;

use overviews::Overview;

/// The kinds in the order in which results show them, and whether their things are looked for by name above
/// all.
const KINDS: [(Kind, bool); 12] = [
    (Kind::Person, true),
    (Kind::Platform, true),
    (Kind::Campaign, true),
    (Kind::Guideline, false),
    (Kind::Role, false),
    (Kind::Concept, false),
    (Kind::Page, false),
    (Kind::Term, false),
    (Kind::Department, false),
    (Kind::Decision, false),
    (Kind::Incident, false),
    (Kind::Post, false),
];
/// The texts of a file have about so many bytes of markup at least, and there are at most so many files.
const TEXTS_BYTES: usize = 6 << 10;
const TEXTS_FILES: usize = 500;
/// For so many bytes of markup there is a file of words, up to so many files.
const WORDS_BYTES: usize = 48 << 10;
const WORDS_FILES: usize = 200;

/// The page with all results.
pub const PAGE: &str = "search.html";

/// What is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its title.
    pub title: String,
    /// Where it is, from the root of the language.
    pub place: String,
    /// The language of its texts.
    pub language: Language,
    /// Other names for it.
    pub names: Vec<String>,
    /// What it is about.
    pub summary: String,
    /// Its text by headings. What stands before the first one has none.
    pub sections: Vec<Section>,
}

/// A section of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Where it is on the page, as addresses have it; empty for the page itself.
    pub anchor: String,
    /// Its heading.
    pub title: String,
    /// Its text, on one line.
    pub text: String,
}

impl Record {
    /// About how many bytes it has.
    pub fn length(&self) -> usize {
        let sections: usize =
            self.sections.iter().map(|section| section.title.len() + section.text.len() + 40).sum();
        self.title.len() + self.place.len() + self.summary.len() + sections
    }
}

/// What there is a record of.
#[derive(Debug, Clone)]
enum Item {
    Thing(Thing),
    Overview(Overview),
}

/// The kinds of records, in their order.
#[derive(Debug)]
pub struct KindOfRecord {
    /// What several of them are called.
    pub title: String,
    /// The number of the first one.
    pub first: usize,
    /// Whether they are looked for by name above all.
    pub is_named: bool,
}

/// Which records there are in a language, and how they are cut into files.
#[derive(Debug)]
pub struct Plan {
    /// The language.
    pub language: Language,
    /// A short mark of what the numbers of records depend on.
    pub mark: String,
    /// The kinds of records.
    pub kinds: Vec<KindOfRecord>,
    /// The records of each file of texts.
    pub texts: Vec<Range<usize>>,
    /// How many files of words there are.
    pub words: usize,
    items: Vec<Item>,
}

impl Plan {
    fn new(language: Language) -> Plan {
        let (kinds, texts, items) = (Vec::new(), Vec::new(), Vec::new());
        Plan { language, mark: String::new(), kinds, texts, words: 0, items }
    }
}

/// Works out which records there are.
pub fn plan(site: &Site<'_>, language: Language) -> Plan {
    let writer = Writer::new(site, language, PAGE);
    let mut plan = Plan::new(language);
    let mut sizes = Vec::new();
    for (kind, is_named) in KINDS {
        let first = plan.items.len();
        for (_, head) in site.model.tables.heads().filter(|(known, _)| *known == kind) {
            let thing = head.thing();
            if !site.is_forgotten(&thing) && routes::route(site.model, &thing).is_some() {
                plan.items.push(Item::Thing(thing));
                sizes.push(size(head, language));
            }
        }
        if plan.items.len() > first {
            plan.kinds.push(KindOfRecord { title: title(&writer, kind), first, is_named });
        }
    }
    let first = plan.items.len();
    let overviews = overviews::all(&writer);
    sizes.resize(first + overviews.len(), 200);
    plan.items.extend(overviews.into_iter().map(Item::Overview));
    for start in &site.model.tables.starts {
        plan.items.push(Item::Thing(start.head.thing()));
        sizes.push(size(&start.head, language));
    }
    plan.kinds.push(KindOfRecord { title: overviews::title(&writer), first, is_named: false });
    let total: usize = sizes.iter().sum();
    plan.mark = mark(&plan.items);
    plan.texts = cut(&sizes, TEXTS_BYTES.max(total / TEXTS_FILES));
    plan.words = (total / WORDS_BYTES).clamp(1, WORDS_FILES);
    plan
}

/// A short mark of things in their order.
fn mark(items: &[Item]) -> String {
    let mut hasher = blake3::Hasher::new();
    for item in items {
        match item {
            Item::Thing(thing) => hasher.update(thing.to_string().as_bytes()),
            Item::Overview(overview) => hasher.update(overview.path.as_bytes()),
        };
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex().chars().take(12).collect()
}

/// Makes the records of a range.
pub fn records(site: &Site<'_>, plan: &Plan, range: Range<usize>) -> Vec<Record> {
    let writer = Writer::new(site, plan.language, PAGE);
    let items = plan.items.get(range).unwrap_or_default();
    items
        .iter()
        .map(|item| match item {
            Item::Thing(thing) => records::record(&writer, thing),
            Item::Overview(overview) => overview.record(&writer),
        })
        .collect()
}

/// Where the files of a language stand.
pub fn folder(site: &Site<'_>, language: Language) -> String {
    format!("{}search/", routes::language_folder(language, site.default_language()))
}

/// About how many bytes a thing's texts have.
fn size(head: &Head, language: Language) -> usize {
    let body = head.version(language).and_then(|version| version.body.as_deref());
    body.map_or(0, |body| body.markup.len()) + 300
}

/// What the records of a kind are called.
fn title(writer: &Writer<'_>, kind: Kind) -> String {
    match kind {
        Kind::Page => writer.say(&crate::locale::Words::new("Handbuch", "Handbook")),
        Kind::Term => writer.say(&crate::locale::Words::new("Glossar", "Glossary")),
        kind => writer.say(&kind.plural()),
    }
}

/// Cuts things of these sizes into ranges of about the same size.
fn cut(sizes: &[usize], limit: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (at, size) in sizes.iter().enumerate() {
        if at > start && sum + size > limit {
            ranges.push(start..at);
            (start, sum) = (at, 0);
        }
        sum += size;
    }
    ranges.push(start..sizes.len());
    ranges
}

/// The address of a page's place.
fn address(writer: &Writer<'_>, path: &str) -> String {
    writer.href(&Route::page(path))
}

/// The pages that list things, for whoever looks without a script.
pub fn lists(writer: &Writer<'_>) -> Vec<Link> {
    overviews::all(writer).into_iter().map(|overview| overview.link(writer)).collect()
}
