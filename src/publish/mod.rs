//! The output tree to disk, so that a reader never meets half a page and nothing foreign is touched.
//!
//! What a build makes is compared with what is there, and only what differs is written: first under
//! `.leitstand/stage/`, and when all is complete it is renamed into place. The steps of
//! [`Publication::finish`], each of which may be the last one before the power fails:
//!
//! 1. The stage is complete. Until here nothing but the stage has changed; the next run throws it away.
//! 2. The new list is renamed to `.leitstand/next`. From here the next run finishes what is missing.
//! 3. Staged files move into place: first everything that is no page, then new pages, then pages
//!    that replace older ones. So no page is ever ahead of what it shows or links to.
//! 4. The old list becomes `.leitstand/previous`, `next` becomes `.leitstand/files`.
//! 5. What the old list names and the new one does not is removed, then `previous`.
//!
//! Whether a file is unharmed is decided by reading it, never by its time: 10,000 pages take about
//! 0.05 s, a file changed by hand cannot hide, and the list holds nothing but names, sizes and hashes,
//! so that it is the same bytes for the same build. No file is synced to the disk one by one; what a
//! power failure may have cut is found by its hash and written again.

// This module changes files; nothing else in the program does.
#![allow(clippy::disallowed_methods)]

mod claim;
mod error;
mod list;
mod output;
mod place;
mod recover;
mod stage;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

pub use error::{Action, PublishError, Refused};
pub use list::Remarks;

use claim::Claim;
use list::{Entry, List};
use output::{Found, Output, Parent, Parents, ancestors, folder_of, is_usable};
use stage::Stage;

/// An output folder that is about to get the files of a build. Dropped without
/// [`finish`](Publication::finish), it leaves the folder as it was.
#[derive(Debug)]
pub struct Publication {
    claim: Claim,
    old: List,
    /// What was found in the content, for the list.
    pub remarks: Remarks,
    state: Mutex<State>,
    parents: Mutex<Parents>,
    stage: Stage,
}

/// What the build has made so far.
#[derive(Debug, Default)]
struct State {
    /// Every file made, by its path in lower case: two that differ in case alone are one file on
    /// Windows and macOS.
    made: HashMap<String, Made>,
    /// Every folder that holds one of them, in lower case.
    folders: HashSet<String>,
    /// The first failure. After it nothing is published.
    failed: Option<PublishError>,
}

/// A file that was made.
#[derive(Debug)]
struct Made {
    path: String,
    entry: Entry,
    is_staged: bool,
}

/// What a build changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that were new or different, sorted.
    pub written: Vec<String>,
    /// How many files were left alone.
    pub unchanged: usize,
    /// Files of earlier builds that are no longer made, sorted.
    pub removed: Vec<String>,
}

/// Opens an output folder for a build of the content folder `content`, where that is on the disk: refuses folders that are not
/// ours, keeps other builds out, and finishes or undoes a run that was interrupted. Call it only when
/// the content has no errors, for finishing such a run changes the output.
pub fn open(output: &Path, content: Option<&Path>) -> Result<Publication, PublishError> {
    let root = place::resolve(output)?;
    let output = Output::new(root, output);
    place::refuse_dangerous(&output, content)?;
    let claim = Claim::take(output)?;
    let old = recover::recover(&claim.output)?;
    Ok(Publication {
        claim,
        old,
        remarks: Remarks::default(),
        state: Mutex::default(),
        parents: Mutex::default(),
        stage: Stage::default(),
    })
}

/// Whether an output folder holds a complete build of the same digest of inputs, as far as its list tells:
/// then the content had no errors. Changes nothing.
pub fn is_built(output: &Path, digest: &str) -> bool {
    place::resolve(output).is_ok_and(|root| recover::is_settled(&Output::new(root, output), digest))
}

impl Publication {
    /// Whether the last complete build had the same digest of inputs, and all files it wrote are
    /// still what it wrote. Reads all of them, on all threads.
    pub fn is_current(&self, digest: &str) -> bool {
        let unharmed = |buffer: &mut Vec<u8>, (path, entry): (&String, &Entry)| {
            matches!(self.parent(path), Ok(Parent::Real))
                && self.output().look(path).is_ok_and(|found| found == Found::File { size: entry.size })
                && self.output().hash_of(path, entry.size, buffer).is_ok_and(|hash| hash == entry.hash)
        };
        let all_are_unharmed = || self.old.files.par_iter().map_init(Vec::new, unharmed).all(|holds| holds);
        self.old.is_complete() && self.old.digest == digest && all_are_unharmed()
    }

    /// What was found in the content of the last complete build.
    pub fn last_remarks(&self) -> Remarks {
        self.old.remarks
    }

    /// How many pages the last complete build made.
    pub fn pages(&self) -> usize {
        self.old.files.keys().filter(|path| stage::is_page(path)).count()
    }

    /// The report of a build that ends because the last one still holds.
    pub fn untouched(self) -> Report {
        Report { unchanged: self.old.files.len(), ..Report::default() }
    }

    /// Takes a finished file of the build, by its path in the output folder with `/` between the
    /// parts, and stages it where it differs from what is there. May be called from many threads, once
    /// for each path.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let result = self.take(path, bytes);
        if let Err(error) = &result {
            self.state().failed.get_or_insert_with(|| error.clone());
        }
        result
    }

    /// Moves everything into place and removes what the build no longer makes. `digest` is that of all
    /// inputs, a word without blanks, for [`is_current`](Publication::is_current). An error from
    /// before the first move leaves the output as it was; after a later one every file is a whole
    /// old or a whole new one, and the next run completes it.
    pub fn finish(self, digest: &str) -> Result<Report, PublishError> {
        let state = std::mem::take(&mut *self.state());
        if let Some(error) = state.failed {
            return Err(error);
        }
        let mut written: Vec<String> =
            state.made.values().filter(|made| made.is_staged).map(|made| made.path.clone()).collect();
        written.sort();
        let unchanged = state.made.len() - written.len();
        let mut new =
            List::new(digest, state.made.into_values().map(|made| (made.path, made.entry)).collect());
        new.remarks = self.remarks;
        new.keep = self.folders_of_others(&new)?;
        if written.is_empty() && new == self.old {
            return Ok(Report { written, unchanged, removed: Vec::new() });
        }
        self.refuse_read_only(written.iter().chain(self.old.orphans(&new)))?;
        recover::commit(self.output(), &new)?;
        let removed =
            recover::complete(self.output(), &self.old, &new, &written).map_err(PublishError::begun)?;
        Ok(Report { written, unchanged, removed })
    }

    fn take(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let entry = Entry { size: bytes.len() as u64, hash: blake3::hash(bytes) };
        self.register(path, entry)?;
        if !self.is_there(path, bytes)? {
            self.stage.put(self.output(), path, bytes)?;
            if let Some(made) = self.state().made.get_mut(&path.to_lowercase()) {
                made.is_staged = true;
            }
        }
        Ok(())
    }

    /// Notes that a file is made, unless that collides with another.
    fn register(&self, path: &str, entry: Entry) -> Result<(), PublishError> {
        if !is_usable(path) {
            return Err(PublishError::Unusable { path: path.to_owned() });
        }
        let key = path.to_lowercase();
        let mut state = self.state();
        let same = state.made.get(&key);
        let other = same.or_else(|| ancestors(&key).find_map(|folder| state.made.get(folder)));
        let other = other.map(|made| made.path.clone()).or_else(|| {
            let below = format!("{key}/");
            let is_folder = state.folders.contains(&key);
            let mut inside = state.made.iter().filter(|(made, _)| made.starts_with(&below));
            if is_folder { inside.next().map(|(_, made)| made.path.clone()) } else { None }
        });
        if let Some(other) = other {
            return Err(PublishError::Collision { path: path.to_owned(), other });
        }
        for folder in ancestors(&key) {
            if !state.folders.insert(folder.to_owned()) {
                break;
            }
        }
        state.made.insert(key, Made { path: path.to_owned(), entry, is_staged: false });
        Ok(())
    }

    /// Whether a file is already in its place with these bytes. An error where something is in its
    /// place that no build of ours put there.
    fn is_there(&self, path: &str, bytes: &[u8]) -> Result<bool, PublishError> {
        match self.parent(path)? {
            Parent::Real => {}
            Parent::Missing => return Ok(false),
            Parent::Blocked(at) if self.old.files.contains_key(&at) => {
                return match self.output().look(&at)? {
                    Found::File { .. } => Ok(false),
                    _ => Err(self.output().foreign(&at)),
                };
            }
            Parent::Blocked(at) => return Err(self.output().foreign(&at)),
        }
        match self.output().look(path)? {
            Found::Nothing => Ok(false),
            Found::File { size } => {
                let is_ours = self.old.files.contains_key(path) || self.output().is_listed(path, &self.old);
                if !is_ours {
                    return Err(self.output().foreign(path));
                }
                Ok(size == bytes.len() as u64 && self.output().holds(path, bytes)?)
            }
            Found::Folder => self.output().refuse_foreign_below(path, &self.old).map(|()| false),
            Found::Other => Err(self.output().foreign(path)),
        }
    }

    /// The folders that will hold files of ours and that we did not make: they are never removed.
    fn folders_of_others(&self, new: &List) -> Result<BTreeSet<String>, PublishError> {
        let before = self.old.folders();
        let mut keep = BTreeSet::new();
        for folder in new.folders() {
            let is_others = if before.contains(folder) {
                self.old.keep.contains(folder)
            } else {
                self.parent(folder)? == Parent::Real && self.output().look(folder)? == Found::Folder
            };
            if is_others {
                keep.insert(folder.to_owned());
            }
        }
        Ok(keep)
    }

    /// Finds folders that allow no change while there is still nothing to undo.
    fn refuse_read_only<'a>(&self, paths: impl Iterator<Item = &'a String>) -> Result<(), PublishError> {
        let mut folders: Vec<&str> = paths.map(|path| folder_of(path).unwrap_or_default()).collect();
        folders.sort_unstable();
        folders.dedup();
        folders.into_iter().try_for_each(|folder| self.output().refuse_read_only(folder))
    }

    fn output(&self) -> &Output {
        &self.claim.output
    }

    fn parent(&self, path: &str) -> Result<Parent, PublishError> {
        self.parents.lock().unwrap_or_else(PoisonError::into_inner).of(self.output(), path)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
