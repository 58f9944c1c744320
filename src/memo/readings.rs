//! What was read of each file with its translations.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::locale::Language;
use crate::read::{self, Bodies, Group, Outcome};
use crate::source::{FileId, Files, SourceFile};

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

    /// Takes in what was read, and forgets groups whose files are gone.
    pub fn settle(&mut self, files: &Files) {
        let fresh = self.fresh.get_mut().unwrap_or_else(PoisonError::into_inner);
        self.known.extend(fresh.drain(..).map(|reading| (reading.group.original(), reading)));
        // Each group has a file of its own: more of them than files means that some are gone.
        if self.known.len() > files.len() {
            self.known.retain(|_, known| {
                known.sources.first().is_some_and(|source| files.find(&source.path).is_some())
            });
        }
    }
}

/// The files of a group; `None` for one that is not there.
fn sources<'f>(files: &'f Files, group: &'f Group) -> impl Iterator<Item = Option<&'f SourceFile>> {
    group.files().map(|file| files.get(file))
}
