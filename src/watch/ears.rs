//! Listens to what the system announces about folders, whether they are there, not yet there, or replaced.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::SystemTime;

use notify::event::{CreateKind, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Message, Reason, burst};

/// Ears at some folders and, because of folders that come and go, at the folders around them.
#[derive(Debug)]
pub struct Ears {
    watcher: RecommendedWatcher,
    places: Vec<Place>,
}

/// A folder that is listened at.
#[derive(Debug)]
struct Place {
    path: PathBuf,
    /// With all that is in it, or only for what lies directly in it.
    mode: RecursiveMode,
    /// The folder at which the ear is; none while there is no such folder.
    at: Option<Folder>,
}

/// Which folder it is that a path leads to.
#[derive(Debug, PartialEq, Eq)]
struct Folder {
    real: PathBuf,
    #[cfg(unix)]
    inode: (u64, u64),
    created: Option<SystemTime>,
}

/// What came of putting the ears to the folders.
#[derive(Debug, Default)]
pub struct Attached {
    /// At least one folder is another one than before.
    pub is_new: bool,
    /// A folder vanished just then; it is to be tried again.
    pub is_unfinished: bool,
    /// Not everything will be heard.
    pub problem: Option<Reason>,
}

impl Ears {
    /// Ears for these folders, at none of them yet.
    pub fn new(folders: &[PathBuf], inbox: Sender<Message>) -> notify::Result<Ears> {
        let hear = move |event: notify::Result<Event>| {
            // Looking reads, and must not lead to another look.
            if !event.as_ref().is_ok_and(burst::is_reading) {
                let _ = inbox.send(Message::Event(event));
            }
        };
        // Links are followed by the look only where they stay inside, where there are ears anyway.
        let watcher = RecommendedWatcher::new(hear, Config::default().with_follow_symlinks(false))?;
        let place = |path: &Path, mode| Place { path: path.to_owned(), mode, at: None };
        let mut around: Vec<&Path> = folders.iter().filter_map(|folder| folder.parent()).collect();
        around.retain(|parent| !folders.iter().any(|folder| parent.starts_with(folder)));
        around.dedup();
        let around = around.into_iter().map(|parent| place(parent, RecursiveMode::NonRecursive));
        let inside = folders.iter().map(|folder| place(folder, RecursiveMode::Recursive));
        Ok(Ears { watcher, places: around.chain(inside).collect() })
    }

    /// Puts the ears to folders that are others than before, or to all of them.
    pub fn attach(&mut self, all: bool) -> Attached {
        let mut attached = Attached::default();
        for place in &mut self.places {
            let folder = Folder::new(&place.path);
            if !all && place.at == folder {
                continue;
            }
            attached.is_new = true;
            if let Some(before) = place.at.take() {
                // Where it is gone, the ear is gone with it.
                let _ = self.watcher.unwatch(&before.real);
            }
            let Some(folder) = folder else { continue };
            match self.watcher.watch(&folder.real, place.mode) {
                Ok(()) => place.at = Some(folder),
                Err(error) if is_gone(&error) => attached.is_unfinished = true,
                Err(error) => {
                    attached.problem = Some(error.into());
                    place.at = Some(folder);
                }
            }
        }
        attached
    }

    /// Whether an announcement concerns the folders; around them much happens that does not.
    pub fn concerns(&self, event: &Event) -> bool {
        event.paths.is_empty() || event.paths.iter().any(|path| self.inside().any(|place| place.holds(path)))
    }

    /// Whether an announcement says that a folder itself has come, gone or been replaced, or that some
    /// announcements were lost.
    pub fn is_shaken(&self, event: &Event) -> bool {
        event.need_rescan() || event.paths.iter().any(|path| self.inside().any(|place| place.is_at(path)))
    }

    fn inside(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.mode == RecursiveMode::Recursive)
    }
}

/// Whether a folder may have come with something in it: that may have been there before there was an ear.
pub fn is_new_folder(event: &Event) -> bool {
    match event.kind {
        EventKind::Create(CreateKind::Folder) => true,
        EventKind::Create(CreateKind::File) => false,
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)) => {
            event.paths.iter().any(|path| path.is_dir())
        }
        _ => false,
    }
}

/// Whether an error says only that something is no longer there.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

impl Place {
    fn holds(&self, path: &Path) -> bool {
        let is_below = |folder: &Folder| path.starts_with(&folder.real);
        self.at.as_ref().is_some_and(is_below) || self.is_at(path)
    }

    /// Whether a path is this folder's own, however one has come to it.
    fn is_at(&self, path: &Path) -> bool {
        let is_real = |folder: &Folder| path == folder.real;
        path == self.path
            || self.at.as_ref().is_some_and(is_real)
            || (path.file_name() == self.path.file_name() && path.parent() == self.real_parent().as_deref())
    }

    fn real_parent(&self) -> Option<PathBuf> {
        fs::canonicalize(self.path.parent()?).ok()
    }
}

impl Folder {
    fn new(path: &Path) -> Option<Folder> {
        let real = fs::canonicalize(path).ok()?;
        let metadata = fs::metadata(&real).ok().filter(fs::Metadata::is_dir)?;
        Some(Folder {
            real,
            #[cfg(unix)]
            inode: {
                use std::os::unix::fs::MetadataExt;
                (metadata.dev(), metadata.ino())
            },
            // A new folder often gets the number of the one before.
            created: metadata.created().ok(),
        })
    }
}
