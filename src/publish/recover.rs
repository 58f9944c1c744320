//! From a complete stage to a complete output, in steps that can be taken again: the same code
//! finishes a run and what an interrupted run left.

use std::collections::{BTreeSet, HashSet};

use super::error::{PublishError, Refused};
use super::list::List;
use super::output::{Found, Output, Parent, Parents, ancestors};
use super::stage::{self, STAGE};

/// What the last complete build wrote.
pub(super) const LIST: &str = ".leitstand/files";
/// What the build that is being put into place writes. While it is there, its stage is complete.
pub(super) const NEXT: &str = ".leitstand/next";
/// What the build before the last one wrote. While it is there, not all of its files are removed.
pub(super) const PREVIOUS: &str = ".leitstand/previous";
/// A list that is being written.
pub(super) const UNFINISHED: &str = ".leitstand/next.part";

/// Finishes or undoes what an interrupted run left, and returns the list of the last complete
/// build, an empty one where there is none.
pub(super) fn recover(output: &Output) -> Result<List, PublishError> {
    output.remove_file(UNFINISHED)?;
    let next = output.text(NEXT)?.and_then(|text| List::parse(&text));
    let previous = read(output, PREVIOUS)?;
    let list = read(output, LIST)?;
    if let Some(next) = next {
        let old = previous.or(list).unwrap_or_default();
        let staged = stage::left(output, &next)?;
        complete(output, &old, &next, &staged).map_err(PublishError::begun)?;
        return Ok(next);
    }
    output.remove_file(NEXT)?;
    output.remove_folder(STAGE)?;
    let list = list.unwrap_or_default();
    if let Some(previous) = previous {
        remove(output, &previous, &list, previous.orphans(&list).collect())?;
        output.remove_file(PREVIOUS)?;
    }
    Ok(list)
}

/// Whether the last build is complete, was not followed by one that was interrupted, and had this digest.
pub(super) fn is_settled(output: &Output, digest: &str) -> bool {
    let has = |path: &str| output.look(path) != Ok(Found::Nothing);
    let list = || read(output, LIST).ok().flatten();
    ![NEXT, PREVIOUS, STAGE].into_iter().any(has) && list().is_some_and(|list| list.digest == digest)
}

/// Declares the stage complete: from now on the build is finished, by this run or the next.
pub(super) fn commit(output: &Output, new: &List) -> Result<(), PublishError> {
    output.remove_file(UNFINISHED)?;
    output.write(UNFINISHED, new.text().as_bytes())?;
    output.rename(UNFINISHED, NEXT)
}

/// Takes all steps after [`commit`], or those that are left. Returns the removed files, sorted.
pub(super) fn complete(
    output: &Output,
    old: &List,
    new: &List,
    staged: &[String],
) -> Result<Vec<String>, PublishError> {
    let in_the_way = InTheWay::of(old, new);
    let (first, last) = old.orphans(new).partition(|path| in_the_way.contains(path));
    let mut removed = remove(output, old, new, first)?;
    stage::place(output, old, staged)?;
    if output.look(LIST)? != Found::Nothing {
        output.rename(LIST, PREVIOUS)?;
    }
    output.rename(NEXT, LIST)?;
    removed.extend(remove(output, old, new, last)?);
    output.remove_folder(STAGE)?;
    output.remove_file(PREVIOUS)?;
    removed.sort();
    Ok(removed)
}

/// Removes files of the old list, pages before what they need, and the folders that become empty and
/// that we made. What somebody put in the place of one of them (a folder, a link) stays.
fn remove(
    output: &Output,
    old: &List,
    new: &List,
    mut paths: Vec<&String>,
) -> Result<Vec<String>, PublishError> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    paths.sort_by_key(|path| !stage::is_page(path));
    let mut parents = Parents::default();
    let mut removed = Vec::new();
    let mut folders = BTreeSet::new();
    for path in paths {
        if parents.of(output, path)? != Parent::Real {
            continue;
        }
        folders.extend(ancestors(path));
        if matches!(output.look(path)?, Found::File { .. }) {
            output.remove_file(path)?;
            removed.push(path.clone());
        }
    }
    let needed = new.folders();
    // In reverse, so that a folder comes after those inside it.
    for folder in folders.into_iter().rev() {
        if !needed.contains(folder) && !old.keep.contains(folder) && !new.keep.contains(folder) {
            output.remove_if_empty(folder);
        }
    }
    Ok(removed)
}

/// Which old files must go before the new ones come: a file where a folder is needed, a folder where
/// a file is needed, and a name that differs from a new one in letter case alone.
struct InTheWay {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl InTheWay {
    fn of(old: &List, new: &List) -> InTheWay {
        // Nearly always nothing is removed, and nothing needs to be known.
        if old.orphans(new).next().is_none() {
            return InTheWay { files: HashSet::new(), folders: HashSet::new() };
        }
        let lower = |path: &str| path.to_lowercase();
        InTheWay {
            files: new.files.keys().map(|path| lower(path)).collect(),
            folders: new.folders().into_iter().map(lower).collect(),
        }
    }

    fn contains(&self, orphan: &str) -> bool {
        let orphan = orphan.to_lowercase();
        self.files.contains(&orphan)
            || self.folders.contains(&orphan)
            || ancestors(&orphan).any(|folder| self.files.contains(folder))
    }
}

/// Reads a list of a complete build.
fn read(output: &Output, path: &str) -> Result<Option<List>, PublishError> {
    let damaged = || PublishError::refused(&output.shown(path), Refused::Damaged);
    output.text(path)?.map(|text| List::parse(&text).ok_or_else(damaged)).transpose()
}
