//! The stage: files that are complete and not yet in their place.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use walkdir::WalkDir;

use super::error::PublishError;
use super::list::List;
use super::output::{Found, Output, ancestors, folder_of};

/// Where the stage is. Below it files have the paths that they will have in the output.
pub(super) const STAGE: &str = ".leitstand/stage";

/// The stage of a run that is being filled.
#[derive(Debug, Default)]
pub(super) struct Stage {
    /// The folders that are there: each is made once, not once a file.
    folders: Mutex<HashSet<String>>,
}

impl Stage {
    /// Writes a file onto the stage.
    pub(super) fn put(&self, output: &Output, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let at = staged(path);
        let folder = folder_of(&at).unwrap_or(STAGE);
        if !self.folders().contains(folder) {
            output.create_folders(folder)?;
            self.folders().insert(folder.to_owned());
        }
        output.write(&at, bytes)
    }

    fn folders(&self) -> MutexGuard<'_, HashSet<String>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an interrupted run left on the stage, as far as the list of its build knows it. Files that
/// are not whole are removed: then the old one stays, and the next build writes the new one again.
pub(super) fn left(output: &Output, list: &List) -> Result<Vec<String>, PublishError> {
    let mut left = Vec::new();
    if output.look(STAGE)? == Found::Nothing {
        return Ok(left);
    }
    for entry in WalkDir::new(output.at(STAGE)).follow_links(false).into_iter().flatten() {
        let is_folder = entry.file_type().is_dir();
        let Some(at) = output.relative(entry.path()).filter(|_| !is_folder) else { continue };
        let known = at.strip_prefix(STAGE).and_then(|path| path.strip_prefix('/'));
        let expected = known.and_then(|path| list.files.get_key_value(path));
        match expected {
            Some((path, entry)) if output.hash(&at)? == entry.hash => left.push(path.clone()),
            _ => output.remove_file(&at)?,
        }
    }
    Ok(left)
}

/// Moves staged files into place: first what is no page, then new pages, then those that replace
/// older ones.
pub(super) fn place(output: &Output, old: &List, paths: &[String]) -> Result<(), PublishError> {
    let mut order: Vec<(Rank, &str)> =
        paths.iter().map(|path| (Rank::of(path, old), path.as_str())).collect();
    order.sort_unstable();
    let mut folders = Folders::new(output, &order);
    // All paths below a folder follow one another, so the last one that moved whole is enough to know.
    let mut moved: Option<&str> = None;
    for (_, path) in order {
        if moved.is_some_and(|folder| is_below(path, folder)) {
            continue;
        }
        moved = folders.prepare(path)?;
        if moved.is_none() {
            refuse_foreign(output, old, path)?;
            output.rename(&staged(path), path)?;
        }
    }
    Ok(())
}

/// When a file moves into place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Styles, images, data: pages need them.
    Asset,
    /// Pages that others may link to already.
    NewPage,
    /// Pages that may link to new ones.
    Page,
}

impl Rank {
    fn of(path: &str, old: &List) -> Rank {
        match is_page(path) {
            true if old.files.contains_key(path) => Rank::Page,
            true => Rank::NewPage,
            false => Rank::Asset,
        }
    }
}

/// Whether a file is a page, not something that pages need.
pub(super) fn is_page(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
}

/// The folders that staged files go to.
struct Folders<'a> {
    output: &'a Output,
    /// For each folder the rank of all that is staged below it; nothing where they differ.
    ranks: HashMap<&'a str, Option<Rank>>,
    /// The folders that are known to be there.
    ready: HashSet<&'a str>,
}

impl<'a> Folders<'a> {
    fn new(output: &'a Output, order: &[(Rank, &'a str)]) -> Folders<'a> {
        let mut ranks: HashMap<&str, Option<Rank>> = HashMap::new();
        for (rank, path) in order {
            for folder in ancestors(path) {
                let common = ranks.entry(folder).or_insert(Some(*rank));
                *common = common.filter(|common| common == rank);
            }
        }
        Folders { output, ranks, ready: HashSet::new() }
    }

    /// Makes the folders above a path. Where one is missing whose turn has come for all that is staged
    /// in it, it moves into place as a whole and is returned: much faster, and one step.
    fn prepare(&mut self, path: &'a str) -> Result<Option<&'a str>, PublishError> {
        let missing: Vec<&str> = ancestors(path).take_while(|folder| !self.ready.contains(folder)).collect();
        for folder in missing.into_iter().rev() {
            match self.output.look(folder)? {
                Found::Folder => {}
                Found::Nothing if self.ranks.get(folder).is_some_and(Option::is_some) => {
                    self.output.rename(&staged(folder), folder)?;
                    return Ok(Some(folder));
                }
                Found::Nothing => self.output.create_folders(folder)?,
                Found::File { .. } | Found::Other => return Err(self.output.foreign(folder)),
            }
            self.ready.insert(folder);
        }
        Ok(None)
    }
}

/// Something may have come into the place of a file since it was staged.
fn refuse_foreign(output: &Output, old: &List, path: &str) -> Result<(), PublishError> {
    match output.look(path)? {
        Found::Nothing => Ok(()),
        Found::File { .. } if old.files.contains_key(path) || output.is_listed(path, old) => Ok(()),
        _ => Err(output.foreign(path)),
    }
}

fn staged(path: &str) -> String {
    format!("{STAGE}/{path}")
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
