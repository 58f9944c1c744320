//! The files of the search: which there are, and their making. What texts the files of one hold follows from
//! a few records; the words follow from all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::locale::Language;
use crate::search::{self, Gathered, Gatherer, Index, NEAR};
use crate::view::Site;
use crate::view::search::{self as records, Draft, Group, Plan, Record};

/// In how many pieces the records are gone through; each has its words for itself.
const PIECES: usize = 16;

/// A file of the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum File {
    /// What must be known first.
    Directory,
    /// Words with their places.
    Words(usize),
    /// The words of a length.
    Near(usize),
    /// Titles and texts.
    Texts(usize),
}

impl File {
    /// Its name in the folder of its language.
    fn name(self) -> String {
        match self {
            File::Directory => "index.js".to_owned(),
            File::Words(number) => format!("words-{number}.js"),
            File::Near(length) => format!("near-{length}.js"),
            File::Texts(number) => format!("texts-{number}.js"),
        }
    }
}

/// The search in one language.
#[derive(Debug)]
pub(crate) struct Search {
    folder: String,
    plan: Plan,
}

/// Where files with texts are handed over.
type Put<'p, E> = dyn Fn(&str, &[u8]) -> Result<(), E> + Sync + 'p;

/// What gathers the words of a piece, by its language and its place among the pieces: the records with the number of
/// the first one.
pub(crate) type Gather<'g> = dyn Fn((Language, usize), usize, Vec<Draft>) -> Arc<Gathered> + Sync + 'g;

/// All files but those with texts.
pub(crate) type Words = BTreeMap<File, Vec<u8>>;

impl Search {
    /// Works out which files there are.
    pub fn new(site: &Site<'_>, language: Language) -> Search {
        Search { folder: records::folder(site, language), plan: records::plan(site, language) }
    }

    /// Every file with its place.
    pub fn files(&self) -> impl Iterator<Item = (String, File)> {
        let words = (0..self.plan.words).map(File::Words);
        let texts = (0..self.plan.texts()).map(File::Texts);
        let all = [File::Directory].into_iter().chain(words).chain(NEAR.map(File::Near)).chain(texts);
        all.map(|file| (self.place(file), file))
    }

    /// Where a file stands.
    fn place(&self, file: File) -> String {
        format!("{}{}", self.folder, file.name())
    }

    /// A file of texts.
    pub fn texts(&self, site: &Site<'_>, number: usize) -> Option<Vec<u8>> {
        let group = self.plan.group(number)?;
        Some(search::texts(&self.plan, group, number - group.file, &self.records(site, group)))
    }

    fn records(&self, site: &Site<'_>, group: &Group) -> Vec<Record> {
        records::drafts(site, &self.plan, group).iter().map(Draft::record).collect()
    }

    /// Makes all files, and hands over those with texts as soon as each is made.
    pub fn publish<E: Send>(&self, site: &Site<'_>, put: &Put<'_, E>) -> Result<(), E> {
        let gathered = self.pieces().map(|piece| {
            let mut gatherer = Gatherer::default();
            for group in piece {
                let records = self.records(site, group);
                for (number, record) in group.records.clone().zip(&records) {
                    gatherer.add(number, record);
                }
                for part in 0..group.parts {
                    let place = self.place(File::Texts(group.file + part));
                    put(&place, &search::texts(&self.plan, group, part, &records))?;
                }
            }
            Ok(Arc::new(gatherer.finish()))
        });
        let words = self.words(gathered.collect::<Result<_, E>>()?);
        words.iter().try_for_each(|(file, bytes)| put(&self.place(*file), bytes))
    }

    /// Makes all files but those with texts.
    pub fn make(&self, site: &Site<'_>, gather: &Gather<'_>) -> Words {
        let gathered = self.pieces().enumerate().map(|(at, groups)| {
            let drafts = groups.iter().flat_map(|group| records::drafts(site, &self.plan, group)).collect();
            let first = groups.first().map_or(0, |group| group.records.start);
            gather((self.plan.language, at), first, drafts)
        });
        self.words(gathered.collect())
    }

    /// The groups of records in so many pieces.
    fn pieces(&self) -> impl IndexedParallelIterator<Item = &[Group]> {
        let groups = &self.plan.groups;
        groups.par_chunks(groups.len().div_ceil(PIECES).max(1))
    }

    fn words(&self, gathered: Vec<Arc<Gathered>>) -> Words {
        let index = Index::new(gathered);
        let words = index.words(self.plan.words);
        let first: Vec<&str> = words.iter().map(|(first, _)| *first).collect();
        let mut files = Words::new();
        files.insert(File::Directory, search::directory(&self.plan, &first));
        for (number, (_, words)) in words.iter().enumerate() {
            let ends = [number, number + 1].map(|at| first.get(at).copied().unwrap_or_default());
            files.insert(File::Words(number), search::words_script(&self.plan, ends, words));
        }
        files.extend(NEAR.map(|length| (File::Near(length), search::near(&index.near(length)))));
        files
    }
}
