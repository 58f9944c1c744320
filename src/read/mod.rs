//! Files to things: a file's text to documents and diagnostics. Pure, and in parallel.

mod csv;
mod document;
mod entries;
mod front_matter;
pub mod markdown;
mod place;
mod sorting;
mod thing;
mod translate;
pub mod yaml;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::locale::Language;
use crate::model::{Content, Kind, Thing};
use crate::source::{FileId, Files};

pub use document::Outcome;
pub use sorting::{Sorted, settings};

/// What is kept of the texts below the fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Bodies {
    /// All that pages are made of.
    #[default]
    Shown,
    /// The same, and of each block the line on which it begins: a preview leads back to it.
    Located,
    /// What rules look at: headings, links and images. The markup is a third of all memory.
    Checked,
}

/// Reads every file of the content folder. What can be read is returned beside all that is wrong.
pub fn read(files: &Files, bodies: Bodies) -> (Content, Vec<Diagnostic>) {
    let sorted = Sorted::new(files);
    read_by(&sorted, |group| Arc::new(read_group(files, group, &sorted.languages, bodies)))
}

/// Reads files that are sorted in, where somebody else says how a file is read with its translations: a
/// preview remembers what [`read_group`] gave it.
pub fn read_by(
    sorted: &Sorted,
    read_group: impl Fn(&Group) -> Arc<Outcome> + Send + Sync,
) -> (Content, Vec<Diagnostic>) {
    let outcomes: Vec<Arc<Outcome>> = sorted.groups.par_iter().map(read_group).collect();
    let (mut content, mut diagnostics) = (sorted.content.clone(), sorted.diagnostics.clone());
    for outcome in outcomes {
        diagnostics.extend(outcome.diagnostics.iter().cloned());
        content.docs.push(Arc::clone(&outcome.docs));
        match &outcome.unread {
            Some((kind, Some(id))) => drop(content.unread.insert(Thing::new(*kind, id))),
            Some((kind, None)) => drop(content.unread_kinds.insert(*kind)),
            None => {}
        }
    }
    (content, diagnostics)
}

/// Reads a file with its translations.
pub fn read_group(files: &Files, group: &Group, languages: &[Language], bodies: Bodies) -> Outcome {
    document::read(files, group, languages, bodies)
}

/// A file and its translations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    kind: Kind,
    is_list: bool,
    /// The path without language and ending.
    stem: String,
    id: String,
    /// The original; a second one is a group of its own.
    original: Option<FileId>,
    translations: Vec<(String, FileId)>,
}

impl Group {
    /// The file of the original.
    pub fn original(&self) -> Option<FileId> {
        self.original
    }

    /// All its files, the original first.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.original.into_iter().chain(self.translations.iter().map(|(_, file)| *file))
    }
}
