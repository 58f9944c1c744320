//! Which pages stand beside, before and after each other. Worked out once for all pages: to look for
//! it page by page would take the square of their number.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::locale::{Language, Sorter};
use crate::model::{Id, Kind, Model, Thing, has_page};

/// The order of all pages.
#[derive(Debug, Default)]
pub struct Neighbours {
    /// The chapters in reading order with how deep each is, from 1.
    chapters: Vec<(Id, usize)>,
    /// Where each chapter is among them.
    reading: HashMap<Id, usize>,
    /// The group of each kind but chapters.
    kinds: HashMap<(Language, Kind), usize>,
    /// Pages that stand beside each other, in order.
    groups: Vec<Vec<Thing>>,
    /// The group of each page and its place in it.
    places: HashMap<(Language, Thing), (usize, usize)>,
}

impl Neighbours {
    /// Sorts the chapters by `order` and title, everything else by title.
    pub fn new(model: &Model, languages: &[Language]) -> Neighbours {
        let mut all = Neighbours::default();
        let default = languages.first().copied().unwrap_or(Language::De);
        let children = children(model, default);
        all.walk(&children, None, 1);
        all.reading = all.chapters.iter().enumerate().map(|(place, (id, _))| (id.clone(), place)).collect();
        for language in languages {
            for list in children.values() {
                all.add_group(*language, list.iter().map(|id| Thing::new(Kind::Page, id)).collect());
            }
            for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Page) {
                all.kinds.insert((*language, *kind), all.groups.len());
                all.add_group(*language, by_title(model, *kind, *language));
            }
        }
        all
    }

    fn walk(&mut self, children: &BTreeMap<Option<Id>, Vec<Id>>, above: Option<&Id>, level: usize) {
        for id in children.get(&above.cloned()).into_iter().flatten() {
            self.chapters.push((id.clone(), level));
            self.walk(children, Some(id), level + 1);
        }
    }

    fn add_group(&mut self, language: Language, group: Vec<Thing>) {
        let number = self.groups.len();
        for (place, thing) in group.iter().enumerate() {
            self.places.insert((language, thing.clone()), (number, place));
        }
        self.groups.push(group);
    }

    /// The chapters in reading order with how deep each is, from 1.
    pub fn chapters(&self) -> &[(Id, usize)] {
        &self.chapters
    }

    /// The place of a chapter in reading order.
    pub fn reading_place(&self, id: &Id) -> Option<usize> {
        self.reading.get(id).copied()
    }

    /// The chapters right below a chapter, in reading order.
    pub fn below(&self, id: &Id) -> impl Iterator<Item = &Id> {
        let place = self.reading_place(id).unwrap_or(self.chapters.len());
        let level = self.chapters.get(place).map_or(0, |(_, level)| *level);
        let after = self.chapters.iter().skip(place + 1).take_while(move |(_, other)| *other > level);
        after.filter(move |(_, other)| *other == level + 1).map(|(id, _)| id)
    }

    /// The things of a kind that have pages, by title; for chapters there is the reading order.
    pub fn of_kind(&self, kind: Kind, language: Language) -> &[Thing] {
        let group = self.kinds.get(&(language, kind)).and_then(|group| self.groups.get(*group));
        group.map_or(&[], Vec::as_slice)
    }

    /// The pages beside a page, itself among them: the number of their group, they, and its place.
    pub fn beside(&self, thing: &Thing, language: Language) -> Option<(usize, &[Thing], usize)> {
        let (group, place) = self.places.get(&(language, thing.clone()))?;
        Some((*group, self.groups.get(*group)?, *place))
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.groups.len()
    }
}

/// The chapter above a chapter, where there is one.
pub fn chapter_above(model: &Model, id: &Id) -> Option<Id> {
    let mut path = id.as_str();
    while let Some((folder, _)) = path.rsplit_once('/') {
        if let Some(above) = model.tables.pages.get_by_text(folder) {
            return Some(above.head.id.clone());
        }
        path = folder;
    }
    None
}

/// The chapters below each chapter, in order: by `order`, then by title.
fn children(model: &Model, language: Language) -> BTreeMap<Option<Id>, Vec<Id>> {
    let pages = &model.tables.pages;
    let mut children: BTreeMap<Option<Id>, Vec<Id>> = BTreeMap::new();
    for page in pages.iter().filter(|page| page.head.id.as_str() != "index") {
        let id = &page.head.id;
        children.entry(chapter_above(model, id)).or_default().push(id.clone());
    }
    let sorter = Sorter::new(language);
    let mut lists: Vec<&mut Vec<Id>> = children.values_mut().collect();
    lists.par_iter_mut().for_each(|list| {
        let mut keyed: Vec<(f64, &str, Id)> = list
            .iter()
            .filter_map(|id| pages.get(id))
            .map(|page| {
                let value = page.value(language);
                (value.order.unwrap_or(f64::INFINITY), value.title(), page.head.id.clone())
            })
            .collect();
        keyed.sort_by(|a, b| {
            a.0.total_cmp(&b.0).then_with(|| sorter.compare(a.1, b.1)).then_with(|| a.2.cmp(&b.2))
        });
        **list = keyed.into_iter().map(|(_, _, id)| id).collect();
    });
    children
}

/// The things of a kind that have pages, by title.
fn by_title(model: &Model, kind: Kind, language: Language) -> Vec<Thing> {
    let sorter = Sorter::new(language);
    let heads = model.tables.heads().filter(|(known, _)| *known == kind && has_page(kind));
    let things: BTreeSet<Thing> = heads.map(|(_, head)| head.thing()).collect();
    let mut titled: Vec<(&str, Thing)> = things
        .into_iter()
        .map(|thing| (model.tables.title(&thing, language).unwrap_or_default(), thing))
        .collect();
    titled.sort_by(|a, b| sorter.compare(a.0, b.0).then_with(|| a.1.cmp(&b.1)));
    titled.into_iter().map(|(_, thing)| thing).collect()
}
