//! What was read of each file with its translations.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::locale::Language;
use crate::model::Doc;
use crate::read::{self, Bodies, Group, Outcome};
use crate::source::{Content, FileId, Files, SourceFile};

/// What was read, by the original's file.
#[derive(Debug, Default)]
pub(super) struct Readings {
    known: HashMap<Option<FileId>, Reading>,
    /// What has been read since the last [`Readings::settle`].
    fresh: Mutex<Vec<Reading>>,
}

/// What was read of a group, and of what.
#[derive(Debug)]
struct Reading {
    group: Group,
    languages: Vec<Language>,
    bodies: Bodies,
    /// The files with their texts, in the order of the group.
    sources: Vec<SourceFile>,
    outcome: Arc<Outcome>,
}

impl Readings {
    /// What stands in a file and its translations. May be called by many threads.
    pub fn read(&self, files: &Files, group: &Group, languages: &[Language], bodies: Bodies) -> Arc<Outcome> {
        if let Some(known) = self.known.get(&group.original())
            && known.group == *group
            && known.languages == languages
            && known.bodies == bodies
            && sources(files, group).eq(known.sources.iter().map(Some))
        {
            return Arc::clone(&known.outcome);
        }
        let outcome = Arc::new(read::read_group(files, group, languages, bodies));
        let reading = Reading {
            group: group.clone(),
            languages: languages.to_vec(),
            bodies,
            sources: sources(files, group).flatten().cloned().collect(),
            outcome: Arc::clone(&outcome),
        };
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.push(reading);
        outcome
    }

    /// Takes in what was read, and forgets groups whose files are gone. Says what was read anew, where that
    /// differs from what was there before in texts alone.
    pub fn settle(&mut self, files: &Files) -> Option<Vec<Arc<[Doc]>>> {
        let fresh = std::mem::take(self.fresh.get_mut().unwrap_or_else(PoisonError::into_inner));
        let mut texts = Some(Vec::new());
        for reading in fresh {
            let before = self.known.get(&reading.group.original());
            let differs_in_text = before.is_some_and(|before| reading.differs_in_texts(before));
            match &mut texts {
                Some(texts) if differs_in_text => texts.push(Arc::clone(&reading.outcome.docs)),
                texts => *texts = None,
            }
            self.known.insert(reading.group.original(), reading);
        }
        // Each group has a file of its own: more of them than files means that some are gone.
        if self.known.len() > files.len() {
            self.known.retain(|_, known| {
                known.sources.first().is_some_and(|source| files.find(&source.path).is_some())
            });
        }
        texts
    }
}

impl Reading {
    /// Whether nothing but the texts below the fields can be different: not even the places of the fields.
    fn differs_in_texts(&self, before: &Reading) -> bool {
        let (docs, old_docs) = (&self.outcome.docs, &before.outcome.docs);
        self.group == before.group
            && self.languages == before.languages
            && self.bodies == before.bodies
            && self.outcome.unread == before.outcome.unread
            && docs.len() == old_docs.len()
            && docs.iter().zip(old_docs.iter()).all(|(doc, old)| doc.has_fields_of(old))
            && self.fronts().is_some_and(|fronts| before.fronts() == Some(fronts))
    }

    /// What stands in front of the text of each file; nothing where a file has none, or could not be read.
    fn fronts(&self) -> Option<Vec<&str>> {
        let [doc] = &*self.outcome.docs else { return None };
        let versions = &doc.entry.head().versions;
        if versions.len() != self.sources.len() {
            return None;
        }
        let mut fronts = Vec::new();
        for (source, version) in self.sources.iter().zip(versions) {
            let Content::Text(text) = &source.content else { return None };
            fronts.push(text.get(..version.body.as_ref()?.start)?);
        }
        Some(fronts)
    }
}

/// The files of a group; `None` for one that is not there.
fn sources<'f>(files: &'f Files, group: &'f Group) -> impl Iterator<Item = Option<&'f SourceFile>> {
    group.files().map(|file| files.get(file))
}
