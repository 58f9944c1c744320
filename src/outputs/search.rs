//! The files of the search: which there are, and their making. What texts the files of one hold follows from
//! a few records; the words follow from all of them.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::locale::Language;
use crate::search::{self, Gatherer, Index, NEAR};
use crate::view::Site;
use crate::view::search::{self as records, Plan};

/// In how many pieces the records are gone through; each has its words for itself.
const PIECES: usize = 8;

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
        let texts = (0..self.plan.texts.len()).map(File::Texts);
        let all = [File::Directory].into_iter().chain(words).chain(NEAR.map(File::Near)).chain(texts);
        all.map(|file| (self.place(file), file))
    }

    /// Where a file stands.
    fn place(&self, file: File) -> String {
        format!("{}{}", self.folder, file.name())
    }

    /// A file of texts.
    pub fn texts(&self, site: &Site<'_>, number: usize) -> Option<Vec<u8>> {
        let range = self.plan.texts.get(number)?;
        Some(search::texts(range.start, &records::records(site, &self.plan, range.clone()), &self.plan))
    }

    /// Makes all files, and hands over those with texts as soon as each is made.
    pub fn make<E: Send>(&self, site: &Site<'_>, texts: Option<&Put<'_, E>>) -> Result<Words, E> {
        let length = self.plan.texts.len().div_ceil(PIECES).max(1);
        let numbered: Vec<(usize, &Range<usize>)> = self.plan.texts.iter().enumerate().collect();
        let gathered = numbered.par_chunks(length).map(|piece| {
            let mut gatherer = Gatherer::default();
            for (number, range) in piece {
                let records = records::records(site, &self.plan, (*range).clone());
                for (record, at) in records.iter().zip(range.start..) {
                    gatherer.add(u32::try_from(at).unwrap_or(u32::MAX), record);
                }
                if let Some(put) = texts {
                    put(
                        &self.place(File::Texts(*number)),
                        &search::texts(range.start, &records, &self.plan),
                    )?;
                }
            }
            Ok(gatherer)
        });
        let index = Index::new(gathered.collect::<Result<_, E>>()?);
        let words = index.words(self.plan.words);
        let first: Vec<&str> = words.iter().map(|(first, _)| *first).collect();
        let mut files = Words::new();
        files.insert(File::Directory, search::directory(&self.plan, &first));
        for (number, (_, words)) in words.iter().enumerate() {
            let ends = [number, number + 1].map(|at| first.get(at).copied().unwrap_or_default());
            files.insert(File::Words(number), search::words_script(&self.plan, ends, words));
        }
        files.extend(NEAR.map(|length| (File::Near(length), search::near(&index.near(length)))));
        Ok(files)
    }

    /// Hands over the files that [`Search::make`] made.
    pub fn put_words<E>(&self, words: &Words, put: impl Fn(&str, &[u8]) -> Result<(), E>) -> Result<(), E> {
        words.iter().try_for_each(|(file, bytes)| put(&self.place(*file), bytes))
    }
}
