//! The files that are known to be right at the moment, for whoever asks: the server's threads take them
//! from here, and only what is not here yet is ordered from the builder.

use std::collections::HashMap;
use std::mem;
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
    /// The paths of the theme's files, which have the hash of what is in them in their names.
    assets: Vec<String>,
    /// Those of before they were others: a browser may still ask for what its page names.
    before: HashMap<String, Arc<File>>,
}

impl Shelf {
    /// The file of that path, where it is known to be right.
    pub fn take(&self, path: &str) -> Option<Answer> {
        let kept = self.read();
        let file = || kept.files.get(path).or_else(|| kept.before.get(path)).cloned();
        if kept.is_open { file().map(Answer::Found) } else { None }
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

    /// Takes everything away for another state with these assets, and says which of them are to be made.
    pub fn renew(&self, assets: Vec<String>) -> Vec<String> {
        let kept = &mut *self.write();
        let files = mem::take(&mut kept.files);
        let known = |path: &String| {
            let file = files.get(path).or_else(|| kept.before.get(path))?;
            Some((path.clone(), Arc::clone(file)))
        };
        let now = assets.iter().filter_map(known).collect();
        if kept.assets != assets {
            kept.before = kept.assets.iter().filter_map(known).collect();
            kept.assets = assets;
        }
        kept.files = now;
        kept.assets.iter().filter(|path| !kept.files.contains_key(*path)).cloned().collect()
    }

    fn read(&self) -> RwLockReadGuard<'_, Kept> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Kept> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
