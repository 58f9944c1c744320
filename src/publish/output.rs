//! The output folder: every look at it and every change to it, by paths relative to it. Symbolic
//! links inside it are never followed.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::error::{Action, PublishError, Refused};
use super::list::List;

/// So many bytes of a file are read at once.
const READ_AT_ONCE: usize = 1 << 20;

/// The folder of our own inside the output folder.
pub(super) const PRIVATE: &str = ".leitstand";

/// An output folder.
#[derive(Debug)]
pub(super) struct Output {
    root: PathBuf,
    shown: PathBuf,
}

/// What is at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    /// A regular file; its size in bytes.
    File {
        size: u64,
    },
    Folder,
    /// A symbolic link, a pipe, a device.
    Other,
}

impl Output {
    /// The folder at `root`, an absolute path without links; messages name it `shown`.
    pub(super) fn new(root: PathBuf, shown: &Path) -> Output {
        Output { root, shown: shown.to_owned() }
    }

    /// The absolute path of something in the folder; of the folder itself for an empty path.
    pub(super) fn at(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.root.clone() } else { self.root.join(path) }
    }

    /// The path as a person sees it.
    pub(super) fn shown(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.shown.clone() } else { self.shown.join(path) }
    }

    /// The refusal of something that others put in the place of a file of ours.
    pub(super) fn foreign(&self, path: &str) -> PublishError {
        PublishError::refused(&self.shown(path), Refused::Foreign)
    }

    fn failed(&self, path: &str, action: Action) -> impl Fn(io::Error) -> PublishError {
        let shown = self.shown(path);
        move |error| PublishError::disk(&shown, action, &error)
    }

    /// What is at a path whose folders are known to be real ones.
    pub(super) fn look(&self, path: &str) -> Result<Found, PublishError> {
        match fs::symlink_metadata(self.at(path)) {
            Ok(found) if found.is_file() => Ok(Found::File { size: found.len() }),
            Ok(found) if found.is_dir() => Ok(Found::Folder),
            Ok(_) => Ok(Found::Other),
            Err(error) if is_nothing(&error) => Ok(Found::Nothing),
            Err(error) => Err(self.failed(path, Action::Read)(error)),
        }
    }

    /// The text of a file; nothing where there is none, empty where it is no text.
    pub(super) fn text(&self, path: &str) -> Result<Option<String>, PublishError> {
        match self.look(path)? {
            Found::Nothing => Ok(None),
            Found::File { .. } => {
                let bytes = fs::read(self.at(path)).map_err(self.failed(path, Action::Read))?;
                Ok(Some(String::from_utf8(bytes).unwrap_or_default()))
            }
            Found::Folder | Found::Other => Err(self.foreign(path)),
        }
    }

    /// Whether a file holds exactly these bytes. Reads it piece by piece.
    pub(super) fn holds(&self, path: &str, bytes: &[u8]) -> Result<bool, PublishError> {
        let compare = || {
            let mut file = File::open(self.at(path))?;
            let mut rest = bytes;
            let mut buffer = [0; 16 * 1024];
            loop {
                let piece = match file.read(&mut buffer) {
                    Ok(count) => buffer.get(..count).unwrap_or_default(),
                    Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                    Err(error) => return Err(error),
                };
                match rest.strip_prefix(piece) {
                    Some(_) if piece.is_empty() => return Ok(rest.is_empty()),
                    Some(after) => rest = after,
                    None => return Ok(false),
                }
            }
        };
        compare().map_err(self.failed(path, Action::Read))
    }

    /// The BLAKE3 hash of a file of any size.
    pub(super) fn hash(&self, path: &str) -> Result<blake3::Hash, PublishError> {
        let hash = || Ok(blake3::Hasher::new().update_reader(File::open(self.at(path))?)?.finalize());
        hash().map_err(self.failed(path, Action::Read))
    }

    /// The same of a file of this size. Most are small, and there are many: each is read at once.
    pub(super) fn hash_of(
        &self,
        path: &str,
        size: u64,
        buffer: &mut Vec<u8>,
    ) -> Result<blake3::Hash, PublishError> {
        let Some(size) = usize::try_from(size).ok().filter(|size| *size <= READ_AT_ONCE) else {
            return self.hash(path);
        };
        buffer.resize(size, 0);
        let read = File::open(self.at(path)).and_then(|mut file| file.read_exact(buffer));
        read.map_err(self.failed(path, Action::Read))?;
        Ok(blake3::hash(buffer))
    }

    /// Whether a file is listed under a name that differs in letter case, where the file system
    /// takes the two for one.
    pub(super) fn is_listed(&self, path: &str, list: &List) -> bool {
        let Ok(real) = fs::canonicalize(self.at(path)) else { return false };
        let real =
            real.strip_prefix(&self.root).ok().and_then(Path::to_str).map(|real| real.replace('\\', "/"));
        real.is_some_and(|real| list.files.contains_key(&real))
    }

    /// Refuses a folder that a file is to replace, unless everything in it is listed.
    pub(super) fn refuse_foreign_below(&self, folder: &str, list: &List) -> Result<(), PublishError> {
        for entry in WalkDir::new(self.at(folder)).follow_links(false) {
            let entry = entry.map_err(|error| self.failed(folder, Action::Read)(error.into()))?;
            let path = self.relative(entry.path()).ok_or_else(|| self.foreign(folder))?;
            let is_ours = match entry.file_type() {
                kind if kind.is_dir() => list.has_below(&path) && !list.keep.contains(&path),
                kind => kind.is_file() && list.files.contains_key(&path),
            };
            if !is_ours {
                return Err(self.foreign(&path));
            }
        }
        Ok(())
    }

    /// Refuses a folder in which its mode allows nobody a change.
    pub(super) fn refuse_read_only(&self, folder: &str) -> Result<(), PublishError> {
        let is_read_only = |found: fs::Metadata| found.is_dir() && found.permissions().readonly();
        // On Windows the attribute says nothing about the files in a folder.
        if cfg!(unix) && fs::symlink_metadata(self.at(folder)).is_ok_and(is_read_only) {
            return Err(self.failed(folder, Action::Write)(ErrorKind::PermissionDenied.into()));
        }
        Ok(())
    }

    /// The path of something in the folder, with `/` between its parts; nothing where it is no text.
    pub(super) fn relative(&self, path: &Path) -> Option<String> {
        let parts: Option<Vec<&str>> =
            path.strip_prefix(&self.root).ok()?.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    /// Writes a file that must not exist yet. A failed one is taken away again.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let at = self.at(path);
        let mut file = File::create_new(&at).map_err(self.failed(path, Action::Write))?;
        file.write_all(bytes).map_err(|error| {
            let _ = fs::remove_file(&at);
            self.failed(path, Action::Write)(error)
        })
    }

    /// Moves a file or a folder; a file that is there is replaced in one step.
    pub(super) fn rename(&self, from: &str, to: &str) -> Result<(), PublishError> {
        fs::rename(self.at(from), self.at(to)).map_err(self.failed(to, Action::Write))
    }

    /// Makes a folder and those above it.
    pub(super) fn create_folders(&self, path: &str) -> Result<(), PublishError> {
        fs::create_dir_all(self.at(path)).map_err(self.failed(path, Action::Write))
    }

    /// Removes a file, if it is there.
    pub(super) fn remove_file(&self, path: &str) -> Result<(), PublishError> {
        match fs::remove_file(self.at(path)) {
            Err(error) if !is_nothing(&error) => Err(self.failed(path, Action::Remove)(error)),
            _ => Ok(()),
        }
    }

    /// Removes a folder if it is empty; otherwise it stays.
    pub(super) fn remove_if_empty(&self, path: &str) {
        let _ = fs::remove_dir(self.at(path));
    }

    /// Removes a folder of our own with all that is in it, if it is there.
    pub(super) fn remove_folder(&self, path: &str) -> Result<(), PublishError> {
        match self.look(path)? {
            Found::Nothing => Ok(()),
            Found::Folder => fs::remove_dir_all(self.at(path)).map_err(self.failed(path, Action::Remove)),
            Found::File { .. } | Found::Other => Err(self.foreign(path)),
        }
    }
}

/// Whether the folders above a path are real ones, remembered for each folder.
#[derive(Debug, Default)]
pub(super) struct Parents(HashMap<String, Parent>);

/// What the folder of a path is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parent {
    /// A real folder.
    Real,
    /// It does not exist, but could.
    Missing,
    /// This path on the way is no folder.
    Blocked(String),
}

impl Parents {
    /// What the folder of a path is.
    pub(super) fn of(&mut self, output: &Output, path: &str) -> Result<Parent, PublishError> {
        let Some(folder) = folder_of(path) else { return Ok(Parent::Real) };
        if let Some(known) = self.0.get(folder) {
            return Ok(known.clone());
        }
        let parent = match self.of(output, folder)? {
            Parent::Real => match output.look(folder)? {
                Found::Folder => Parent::Real,
                Found::Nothing => Parent::Missing,
                Found::File { .. } | Found::Other => Parent::Blocked(folder.to_owned()),
            },
            other => other,
        };
        self.0.insert(folder.to_owned(), parent.clone());
        Ok(parent)
    }
}

/// The folder of a path; nothing for a path at the top.
pub(super) fn folder_of(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// The folders above a path, from the nearest to the one at the top.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(folder_of(path), |folder| folder_of(folder))
}

/// Whether a file can be published under a path: relative, no `.` or `..`, no backslash, no control
/// character, not in our own folder.
pub(super) fn is_usable(path: &str) -> bool {
    let is_name = |part: &str| !part.is_empty() && part != "." && part != "..";
    path.split('/').all(is_name)
        && !path.contains(|letter: char| letter == '\\' || letter.is_control())
        && path.split('/').next().is_some_and(|first| !first.eq_ignore_ascii_case(PRIVATE))
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn is_nothing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
