//! The right to change an output folder: it is ours, and no other run changes it meanwhile.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::error::{Action, PublishError, Refused};
use super::output::{Found, Output, PRIVATE};
use super::recover::{LIST, NEXT, PREVIOUS, UNFINISHED};
use super::stage::STAGE;

/// The operating system's lock on this file goes with the process that holds it, however it ends. The
/// file itself is empty and stays.
const LOCK: &str = ".leitstand/lock";

/// An output folder that is ours alone. Dropped, it loses everything that is not yet decided: a stage
/// without a commit, and folders that were made for nothing.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) output: Output,
    /// Nothing where the file system knows no locks.
    lock: Option<File>,
    /// The folders that were made for it, outermost first.
    made: Vec<PathBuf>,
    is_ours: bool,
}

impl Claim {
    /// Claims a folder that is empty, does not exist yet, or holds a list of ours.
    pub(super) fn take(output: Output) -> Result<Claim, PublishError> {
        refuse_strange(&output)?;
        let mut claim = Claim { output, lock: None, made: Vec::new(), is_ours: false };
        claim.lock = claim.lock()?;
        claim.is_ours = true;
        Ok(claim)
    }

    /// Locks the folder. Nothing where its file system knows no locks, as some network shares.
    fn lock(&mut self) -> Result<Option<File>, PublishError> {
        let failed = |output: &Output, error| PublishError::disk(&output.shown(LOCK), Action::Write, &error);
        // Another run may take its folder away between our steps; a few rounds are enough.
        for _ in 0..5 {
            self.make_folders()?;
            if !matches!(self.output.look(LOCK)?, Found::Nothing | Found::File { .. }) {
                return Err(self.output.foreign(LOCK));
            }
            let mut options = OpenOptions::new();
            let file = match options.write(true).create(true).truncate(false).open(self.output.at(LOCK)) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                file => file.map_err(|error| failed(&self.output, error))?,
            };
            match file.try_lock() {
                Ok(()) if self.is_still(&file) => return Ok(Some(file)),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => break,
                Err(TryLockError::Error(_)) => return Ok(None),
            }
        }
        Err(PublishError::Busy { path: self.output.shown("") })
    }

    /// Makes the output folder and our own folder in it.
    fn make_folders(&mut self) -> Result<(), PublishError> {
        let private = self.output.at(PRIVATE);
        let mut missing: Vec<PathBuf> =
            private.ancestors().take_while(|folder| !folder.exists()).map(PathBuf::from).collect();
        missing.reverse();
        for folder in missing {
            match fs::create_dir(&folder) {
                Ok(()) => self.made.push(folder),
                Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => {}
                Err(error) => return Err(PublishError::disk(&self.output.shown(""), Action::Write, &error)),
            }
        }
        Ok(())
    }

    /// Whether the locked file is still the one that others would lock.
    fn is_still(&self, file: &File) -> bool {
        match (file.metadata(), fs::symlink_metadata(self.output.at(LOCK))) {
            (Ok(ours), Ok(there)) => is_same(&ours, &there),
            _ => false,
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let is_there = |name: &str| self.output.look(name) != Ok(Found::Nothing);
        // After a commit the stage is what the next run finishes with.
        if self.is_ours && !is_there(NEXT) {
            let _ = self.output.remove_file(UNFINISHED);
            let _ = self.output.remove_folder(STAGE);
            if !self.made.is_empty() && !is_there(LIST) && !is_there(PREVIOUS) {
                let _ = self.output.remove_file(LOCK);
            }
        }
        // Only empty ones go: those in which another run or a person has put something stay.
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        // Only now may others come. Closing alone is not enough: a process that another thread starts
        // at this moment holds the file, too.
        if let Some(lock) = &self.lock {
            let _ = lock.unlock();
        }
    }
}

/// Refuses a folder that has files and no list.
fn refuse_strange(output: &Output) -> Result<(), PublishError> {
    let is_other = |entry: io::Result<fs::DirEntry>| entry.is_ok_and(|entry| entry.file_name() != PRIVATE);
    let is_empty = match fs::read_dir(output.at("")) {
        Ok(mut entries) => !entries.any(is_other),
        Err(error) if error.kind() == ErrorKind::NotFound => true,
        Err(error) => return Err(PublishError::disk(&output.shown(""), Action::Read, &error)),
    };
    if !matches!(output.look(PRIVATE)?, Found::Nothing | Found::Folder) {
        return Err(output.foreign(PRIVATE));
    }
    // In the order in which a run that works right now renames them, so that none is missed.
    for list in [NEXT, LIST, PREVIOUS] {
        if is_empty || output.look(list)? != Found::Nothing {
            return Ok(());
        }
    }
    Err(PublishError::refused(&output.shown(""), Refused::NotOurs))
}

#[cfg(unix)]
fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    // A file that is open cannot be replaced there.
    true
}
