//! The files that are known to be right at the moment, for whoever asks: the server's threads take them
//! from here, and only what is not here yet is ordered from the builder.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::serve::answers::{Answer, File};

/// What can be given at once.
#[derive(Debug, Default)]
pub(super) struct Shelf(RwLock<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// Whether the files are those of the content as it was seen last.
    is_open: bool,
    files: HashMap<String, Arc<File>>,
}

impl Shelf {
    /// The file of that path, where it is known to be right.
    pub fn take(&self, path: &str) -> Option<Answer> {
        let kept = self.read();
        if kept.is_open { kept.files.get(path).cloned().map(Answer::Found) } else { None }
    }

    /// Puts a file there.
    pub fn put(&self, file: &Arc<File>) {
        self.write().files.insert(file.path.clone(), Arc::clone(file));
    }

    /// From now on, nothing is given until [`Shelf::open`]: the content has changed.
    pub fn close(&self) {
        self.write().is_open = false;
    }

    /// What is there is right.
    pub fn open(&self) {
        self.write().is_open = true;
    }

    /// Takes everything away.
    pub fn clear(&self) {
        self.write().files.clear();
    }

    fn read(&self) -> RwLockReadGuard<'_, Kept> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Kept> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
