//! What the search finds: a record for each page, each term and each post, in the order of their kinds. A
//! record is made when it is asked for; the plan says how many there are and how they are cut into files,
//! before any text is looked at.

mod overviews;
mod records;
mod reports;
mod text;

use std::ops::Range;

use crate::locale::Language;
use crate::model::time::Period;
use crate::model::{Head, Kind, Thing};
use crate::view::pages::report;
use crate::view::parts::Link;
use crate::view::routes::{self, Route};
use crate::view::site::Site;
use crate::view::writer::Writer;

use overviews::Overview;

pub use records::Draft;

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
/// The texts of a file have at most about so many bytes of markup, and more where there would be too many files.
/// A record with more is cut into as many files as it needs, but no more than [`PARTS`].
const TEXTS_BYTES: usize = 6 << 10;
const TEXTS_FILES: usize = 1000;
/// So many files at most have the texts of one record.
pub const PARTS: usize = 4;
/// For so many bytes of markup there is a file of words, up to so many files.
const WORDS_BYTES: usize = 32 << 10;
const WORDS_FILES: usize = 200;

/// The page with all results.
pub const PAGE: &str = "search.html";

/// What is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its title.
    pub title: String,
    /// Where it is, from the root of the language.
    pub place: String,
    /// The language of its texts.
    pub language: Language,
    /// Other names for it.
    pub names: Vec<String>,
    /// What it is called in the portal's other languages.
    pub foreign: Vec<Foreign>,
    /// What it is about.
    pub summary: String,
    /// Its text by headings. What stands before the first one has none.
    pub sections: Vec<Section>,
}

/// What a record is called in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// The language.
    pub language: Language,
    /// Its title there.
    pub title: String,
    /// Other names for it there.
    pub names: Vec<String>,
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
    /// In which of the record's files it stands, counted from 0.
    pub part: usize,
}

impl Section {
    /// About how many bytes it has.
    fn length(&self) -> usize {
        self.title.len() + self.text.len() + 40
    }
}

impl Record {
    /// About how many bytes it has.
    pub fn length(&self) -> usize {
        let sections: usize = self.sections.iter().map(Section::length).sum();
        self.title.len() + self.place.len() + self.summary.len() + sections
    }

    /// Puts its sections into so many parts of like size.
    fn divide(&mut self, parts: usize) {
        let total: usize = self.sections.iter().map(Section::length).sum();
        let mut before = 0;
        for section in &mut self.sections {
            let middle = if before == 0 { 0 } else { before + section.length() / 2 };
            section.part = middle * parts / total.max(1);
            before += section.length();
        }
    }
}

/// What there is a record of.
#[derive(Debug, Clone)]
enum Item {
    Thing(Thing),
    Overview(Overview),
    Report(Period),
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
    /// Whether they are people, whose names are of no language.
    pub is_people: bool,
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
    /// The records whose texts stand together, in order.
    pub groups: Vec<Group>,
    /// How many files of words there are.
    pub words: usize,
    items: Vec<Item>,
}

/// Records whose texts stand in one file, or one record in several files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The numbers of the records.
    pub records: Range<usize>,
    /// The number of the first file.
    pub file: usize,
    /// How many files there are.
    pub parts: usize,
}

impl Plan {
    fn new(language: Language) -> Plan {
        let (kinds, groups, items) = (Vec::new(), Vec::new(), Vec::new());
        Plan { language, mark: String::new(), kinds, groups, words: 0, items }
    }

    /// How many files of texts there are.
    pub fn texts(&self) -> usize {
        self.groups.last().map_or(0, |group| group.file + group.parts)
    }

    /// The group that a file of texts belongs to.
    pub fn group(&self, file: usize) -> Option<&Group> {
        let behind = self.groups.partition_point(|group| group.file <= file);
        self.groups.get(behind.checked_sub(1)?)
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
            plan.kinds.push(KindOfRecord {
                title: title(&writer, kind),
                first,
                is_named,
                is_people: kind == Kind::Person,
            });
        }
    }
    let first = plan.items.len();
    plan.items.extend(report::periods(site).into_iter().rev().map(Item::Report));
    if plan.items.len() > first {
        sizes.resize(plan.items.len(), 200);
        let title = reports::title(&writer);
        plan.kinds.push(KindOfRecord { title, first, is_named: false, is_people: false });
    }
    let first = plan.items.len();
    let overviews = overviews::all(&writer);
    sizes.resize(first + overviews.len(), 200);
    plan.items.extend(overviews.into_iter().map(Item::Overview));
    for start in &site.model.tables.starts {
        plan.items.push(Item::Thing(start.head.thing()));
        sizes.push(size(&start.head, language));
    }
    plan.kinds.push(KindOfRecord {
        title: overviews::title(&writer),
        first,
        is_named: false,
        is_people: false,
    });
    let total: usize = sizes.iter().sum();
    plan.mark = mark(&plan.items);
    plan.groups = cut(&sizes, TEXTS_BYTES.max(total / TEXTS_FILES));
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
            Item::Report(period) => hasher.update(routes::report_page(*period).as_bytes()),
        };
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex().chars().take(12).collect()
}

/// What the records of a group are made of.
pub fn drafts(site: &Site<'_>, plan: &Plan, group: &Group) -> Vec<Draft> {
    let writer = Writer::new(site, plan.language, PAGE);
    let items = plan.items.get(group.records.clone()).unwrap_or_default();
    items
        .iter()
        .map(|item| match item {
            Item::Thing(thing) => records::draft(&writer, thing, group.parts),
            Item::Overview(overview) => Draft::of(overview.record(&writer)),
            Item::Report(period) => Draft::of(reports::record(&writer, *period)),
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

/// Puts things of these sizes into files of about the same size: small ones together, large ones into several.
fn cut(sizes: &[usize], limit: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut file, mut filled) = (0, 0);
    for (at, size) in sizes.iter().enumerate() {
        match groups.last_mut() {
            Some(last) if filled + size <= limit => {
                last.records.end = at + 1;
                filled += size;
            }
            _ => {
                let parts = size.div_ceil(limit).clamp(1, PARTS);
                groups.push(Group { records: at..at + 1, file, parts });
                file += parts;
                filled = *size;
            }
        }
    }
    groups
}

/// The address of a page's place.
fn address(writer: &Writer<'_>, path: &str) -> String {
    writer.href(&Route::page(path))
}

/// The pages that list things, for whoever looks without a script.
pub fn lists(writer: &Writer<'_>) -> Vec<Link> {
    overviews::all(writer).into_iter().map(|overview| overview.link(writer)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_record_has_its_files_and_none_is_too_large(sizes in prop::collection::vec(1_usize..3000, 1..60)) {
            let plan = Plan { groups: cut(&sizes, 1000), ..Plan::new(Language::De) };
            let (mut record, mut file) = (0, 0);
            for group in &plan.groups {
                prop_assert_eq!((group.records.start, group.file), (record, file));
                let size: usize = sizes[group.records.clone()].iter().sum();
                prop_assert!(size <= 1000 * group.parts && (group.parts == 1 || group.records.len() == 1));
                for own in file..file + group.parts {
                    prop_assert_eq!(plan.group(own), Some(group));
                }
                (record, file) = (group.records.end, file + group.parts);
            }
            prop_assert_eq!((record, file), (sizes.len(), plan.texts()));
        }

        #[test]
        fn sections_stand_in_their_order_in_the_files(lengths in prop::collection::vec(0_usize..2000, 1..20), parts in 1..=PARTS) {
            let sections = lengths.iter().map(|length| Section { text: "x".repeat(*length), ..Section::default() });
            let mut record = Record {
                title: String::new(), place: String::new(), language: Language::De, names: Vec::new(),
                foreign: Vec::new(), summary: String::new(), sections: sections.collect(),
            };
            record.divide(parts);
            let found: Vec<usize> = record.sections.iter().map(|section| section.part).collect();
            prop_assert!(found.is_sorted() && found[0] == 0 && found.iter().all(|part| *part < parts), "{:?}", found);
        }
    }
}
