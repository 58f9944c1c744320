//! The pages beside a page: a part of a list that is made once for all pages of a folder.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::parts::Link;
use super::writer::Writer;
use crate::model::{Thing, page_path};

/// At most this many pages are shown beside a page and below it.
pub const AROUND: usize = 20;

/// The pages beside a page, itself among them: at most twenty of all that stand there.
#[derive(Debug, Clone)]
pub struct Beside {
    /// All pages that stand there, in order, as seen from each of them.
    pub all: Arc<[Link]>,
    /// Which of them are shown.
    pub shown: Range<usize>,
    /// Where the page itself is.
    pub current: usize,
}

/// What is shown must be equal; the list may be another one in memory, and longer.
impl PartialEq for Beside {
    fn eq(&self, other: &Beside) -> bool {
        let place = |beside: &Beside| beside.current - beside.shown.start;
        place(self) == place(other) && self.all.get(self.shown.clone()) == other.all.get(other.shown.clone())
    }
}

/// The lists of pages that stand beside each other, each once somebody asks for it.
#[derive(Debug, Default)]
pub struct Lists {
    lists: Vec<OnceLock<Option<Arc<[Link]>>>>,
}

impl Lists {
    /// No list yet, of so many groups.
    pub fn new(groups: usize) -> Lists {
        Lists { lists: (0..groups).map(|_| OnceLock::new()).collect() }
    }

    /// The list of a group as seen from each of its pages; `None` where they are not all in one folder.
    fn of_group(&self, group: usize, writer: &Writer<'_>, things: &[Thing]) -> Option<Arc<[Link]>> {
        let make = || is_one_folder(things).then(|| things.iter().map(|thing| writer.link(thing)).collect());
        self.lists.get(group)?.get_or_init(make).clone()
    }
}

/// Whether the pages of all these things stand in one folder of the output.
fn is_one_folder(things: &[Thing]) -> bool {
    let path = |thing: &Thing| page_path(thing.kind, &thing.id).unwrap_or_default();
    let folder = |thing: &Thing| path(thing).rsplit_once('/').map(|(folder, _)| folder.to_owned());
    things.windows(2).all(|pair| pair.first().map(folder) == pair.last().map(folder))
}

/// The things beside a thing that are shown there, itself among them.
pub fn things<'w>(writer: &Writer<'w>, thing: &Thing) -> &'w [Thing] {
    let found = writer.site.neighbours.beside(thing, writer.language);
    found.and_then(|(_, things, current)| things.get(shown(things.len(), current))).unwrap_or_default()
}

/// The pages beside a thing's page; `None` for one that stands in no list.
pub fn pages(writer: &Writer<'_>, thing: &Thing) -> Option<Beside> {
    let (group, things, current) = writer.site.neighbours.beside(thing, writer.language)?;
    let shown = shown(things.len(), current);
    if let Some(all) = writer.site.beside.of_group(group, writer, things) {
        return Some(Beside { all, shown, current });
    }
    let all = things.get(shown.clone())?.iter().map(|thing| writer.link(thing)).collect();
    Some(Beside { all, shown: 0..shown.len(), current: current - shown.start })
}

/// Which of so many pages are shown around one of them.
fn shown(count: usize, current: usize) -> Range<usize> {
    let first = current.saturating_sub(AROUND / 2).min(count.saturating_sub(AROUND));
    first..count.min(first + AROUND)
}
