//! What was seen of a folder, so that looking again is cheap and what is unchanged stays the same text in
//! memory.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use rayon::prelude::*;

use super::super::{Content, Files, SourceFile, ThemeFiles};
use super::mark::Mark;
use super::read::Reading;
use super::walk::Found;

/// The content as it was seen at one time.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The files.
    pub files: Files,
    shelf: Shelf<Content>,
}

impl Seen {
    pub(super) fn new(root: &str, read: Vec<Kept<Content>>, before: Option<&Seen>) -> Seen {
        let shelf = Shelf::new(read);
        let file = |kept: &Kept<Content>| SourceFile::from(kept.clone());
        let files = match before {
            Some(before) if shelf.has_names_of(&before.shelf) => {
                let changed = shelf.list.iter().zip(&before.shelf.list);
                let changed = changed.filter(|(now, before)| now.content != before.content);
                before.files.with(changed.map(|(now, _)| file(now)))
            }
            before => Files::new(root, shelf.list.iter().map(file).collect())
                .numbered_after(before.map_or(&Files::default(), |before| &before.files)),
        };
        Seen { files, shelf }
    }

    pub(super) fn shelf(&self) -> &Shelf<Content> {
        &self.shelf
    }

    /// The same with other content at some places of the list, to be read again at the next look.
    pub(super) fn with(&self, read: Vec<(usize, Content)>) -> Seen {
        let mut list = self.shelf.list.clone();
        for (place, content) in read {
            if let Some(kept) = list.get_mut(place).filter(|kept| *kept.content != content) {
                *kept = Kept { path: kept.path.clone(), mark: None, content: content.into() };
            }
        }
        let changed = list.iter().zip(&self.shelf.list);
        let changed = changed.filter(|(now, before)| !Arc::ptr_eq(&now.content, &before.content));
        let files = self.files.with(changed.map(|(now, _)| SourceFile::from(now.clone())));
        Seen { files, shelf: Shelf { list, places: self.shelf.places.clone() } }
    }

    /// Whether all files are the same, by their names and what is in them.
    pub fn is_same(&self, other: &Seen) -> bool {
        self.shelf.is_same(&other.shelf)
    }

    /// Whether a text that had something in it is gone, empty or no text any more. Saving often passes
    /// through such a state, so that it is worth another look before it is believed.
    pub fn has_lost_text_of(&self, before: &Seen) -> bool {
        let is_text = |content: &Content| matches!(content, Content::Text(text) if !text.is_empty());
        self.shelf.has_lost(&before.shelf, is_text)
    }
}

/// A theme as it was seen at one time.
#[derive(Debug, Clone)]
pub struct SeenTheme {
    shelf: Shelf<Vec<u8>>,
}

impl SeenTheme {
    pub(super) fn new(read: Vec<Kept<Vec<u8>>>) -> SeenTheme {
        SeenTheme { shelf: Shelf::new(read) }
    }

    pub(super) fn shelf(&self) -> &Shelf<Vec<u8>> {
        &self.shelf
    }

    /// The files, as [`Source::theme`](super::super::Source::theme) gives them.
    pub fn files(&self) -> ThemeFiles {
        let file = |kept: &Kept<Vec<u8>>| (kept.path.to_string(), Vec::clone(&kept.content));
        let mut files: ThemeFiles = self.shelf.list.iter().map(file).collect();
        files.sort();
        files
    }

    /// Whether all files are the same, by their names and what is in them.
    pub fn is_same(&self, other: &SeenTheme) -> bool {
        self.shelf.is_same(&other.shelf)
    }

    /// Whether a file that had something in it is gone or empty; see [`Seen::has_lost_text_of`].
    pub fn has_lost_file_of(&self, before: &SeenTheme) -> bool {
        self.shelf.has_lost(&before.shelf, |bytes| !bytes.is_empty())
    }
}

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct Kept<T> {
    path: Arc<str>,
    /// What it must still have for not being read again; none where it is read again in any case.
    mark: Option<Mark>,
    /// Shared, so that what was kept is known to be equal without being compared.
    content: Arc<T>,
}

impl<T> Kept<T> {
    fn is_current(&self, file: &Path) -> bool {
        let now = || file.metadata().ok().map(|metadata| Mark::new(&metadata));
        self.mark.is_some() && self.mark == now()
    }
}

impl From<Kept<Content>> for SourceFile {
    fn from(kept: Kept<Content>) -> SourceFile {
        SourceFile { path: kept.path, content: Arc::unwrap_or_clone(kept.content) }
    }
}

/// Files as they were read, in the order in which they were found: the next time it is mostly the same.
#[derive(Debug, Clone)]
pub struct Shelf<T> {
    list: Vec<Kept<T>>,
    /// Where each path stands, from the first time on that the order was another one.
    places: OnceLock<HashMap<Arc<str>, usize>>,
}

impl<T: PartialEq> Shelf<T> {
    fn new(list: Vec<Kept<T>>) -> Shelf<T> {
        Shelf { list, places: OnceLock::new() }
    }

    /// A file by its path, which probably stands at this place.
    fn find(&self, guess: usize, path: &str) -> Option<&Kept<T>> {
        if let Some(kept) = self.list.get(guess).filter(|kept| *kept.path == *path) {
            return Some(kept);
        }
        self.list.get(self.place(path)?)
    }

    /// Where a file stands in the list.
    pub(super) fn place(&self, path: &str) -> Option<usize> {
        let place = |(place, kept): (usize, &Kept<T>)| (kept.path.clone(), place);
        let places = self.places.get_or_init(|| self.list.iter().enumerate().map(place).collect());
        places.get(path).copied()
    }

    /// Whether the same files were found in the same order, of which this one knows from the other.
    fn has_names_of(&self, before: &Shelf<T>) -> bool {
        self.list.len() == before.list.len()
            && self.list.iter().zip(&before.list).all(|(now, before)| Arc::ptr_eq(&now.path, &before.path))
    }

    fn is_same(&self, other: &Shelf<T>) -> bool {
        let is_same = |(at, kept): (usize, &Kept<T>)| {
            // Mostly it is the very same path at the same place.
            let also = other.list.get(at).filter(|also| Arc::ptr_eq(&kept.path, &also.path));
            let also = also.or_else(|| other.find(at, &kept.path));
            also.is_some_and(|also| kept.content == also.content)
        };
        self.list.len() == other.list.len() && self.list.iter().enumerate().all(is_same)
    }

    fn has_lost(&self, before: &Shelf<T>, is_something: impl Fn(&T) -> bool) -> bool {
        let is_lost = |(at, kept): (usize, &Kept<T>)| {
            let is_same = |now: &Kept<T>| Arc::ptr_eq(&now.content, &kept.content);
            let is_there = |now: &Kept<T>| is_same(now) || is_something(&now.content);
            !self.list.get(at).is_some_and(is_same)
                && is_something(&kept.content)
                && !self.find(at, &kept.path).is_some_and(is_there)
        };
        before.list.iter().enumerate().any(is_lost)
    }
}

/// Reads what was found. A file that has the mark of before and is not named stays as it was read before.
/// Where reading it again brings the same, the one of before is kept, so that what is equal is one.
pub fn read<T, E>(
    found: Vec<Found>,
    before: Option<&Shelf<T>>,
    named: &HashSet<String>,
    now: SystemTime,
    read: impl Fn(&Found) -> Result<Option<Reading<T>>, E> + Sync,
) -> Result<Vec<Kept<T>>, E>
where
    T: Clone + PartialEq + Send + Sync,
    E: Send,
{
    let one = |(at, found): (usize, Found)| -> Result<Option<Kept<T>>, E> {
        let old = before.and_then(|before| before.find(at, &found.path));
        let is_current = |old: &Kept<T>| match &found.at {
            Ok(file) => !named.contains(&found.path) && old.is_current(file),
            Err(_) => false,
        };
        if let Some(old) = old.filter(|old| is_current(old)) {
            return Ok(Some(old.clone()));
        }
        let Some((mark, content)) = read(&found)? else { return Ok(None) };
        let mark = mark.filter(|mark| mark.is_certain(now));
        Ok(Some(match old {
            Some(old) if *old.content == content => Kept { mark, ..old.clone() },
            Some(old) => Kept { path: old.path.clone(), mark, content: content.into() },
            None => Kept { path: found.path.into(), mark, content: content.into() },
        }))
    };
    found.into_par_iter().enumerate().filter_map(|found| one(found).transpose()).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::convert::Infallible;
    use std::fs;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::super::read;
    use super::super::walk::walk;
    use super::*;

    /// A folder that is looked at again and again.
    struct Looks {
        folder: tempfile::TempDir,
        shelf: Shelf<Content>,
        /// How many seconds the clock is ahead.
        later: Cell<u64>,
    }

    impl Looks {
        fn new() -> Looks {
            let folder = tempfile::tempdir().unwrap();
            Looks { folder, shelf: Shelf::new(Vec::new()), later: Cell::new(0) }
        }

        fn write(&self, path: &str, text: &str) -> &Looks {
            fs::write(self.folder.path().join(path), text).unwrap();
            self
        }

        /// Looks, and says how many files were opened.
        fn look(&mut self, named: &[&str]) -> usize {
            let opened = AtomicUsize::new(0);
            let open = |found: &Found| {
                opened.fetch_add(1, Ordering::Relaxed);
                Ok::<_, Infallible>(read::content(found))
            };
            let found = walk(self.folder.path(), "").unwrap();
            let named = named.iter().copied().map(str::to_owned).collect();
            let now = SystemTime::now() + Duration::from_secs(self.later.get());
            let Ok(list) = super::read(found, Some(&self.shelf), &named, now, open);
            self.shelf = Shelf::new(list);
            opened.into_inner()
        }

        fn text(&self, path: &str) -> Arc<str> {
            match &*self.shelf.find(0, path).unwrap().content {
                Content::Text(text) => text.clone(),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn only_what_may_have_changed_is_opened() {
        let mut looks = Looks::new();
        looks.write("a.md", "a").write("b.md", "b").write("c.png", "c");
        assert_eq!(looks.look(&[]), 3, "the first look opens everything");
        let before = looks.text("a.md");
        assert_eq!(looks.look(&[]), 3, "what was just written may be written again in the same tick");
        looks.later.set(10);
        assert_eq!(looks.look(&[]), 3, "for the last time");
        assert_eq!(looks.look(&[]), 0, "nothing has changed");
        assert_eq!(looks.look(&["b.md"]), 1, "what is named is opened");
        looks.write("a.md", "A").write("new.md", "n");
        assert_eq!(looks.look(&[]), 2, "a changed file and a new one");
        assert_eq!(&*looks.text("a.md"), "A");
        looks.write("a.md", "A");
        let same = looks.text("a.md");
        assert_eq!(looks.look(&[]), 1, "written again, the same as before");
        assert!(Arc::ptr_eq(&same, &looks.text("a.md")) && !Arc::ptr_eq(&before, &same));
        fs::rename(looks.folder.path().join("b.md"), looks.folder.path().join("a.md")).unwrap();
        assert_eq!(looks.look(&[]), 1, "renamed over");
        assert_eq!(&*looks.text("a.md"), "b");
    }

    #[test]
    fn a_file_that_changes_within_a_tick_is_seen_to_change() {
        let mut looks = Looks::new();
        looks.look(&[]);
        for round in 0..500 {
            looks.write("a.md", &format!("{round:03}"));
            looks.look(&[]);
            assert_eq!(&*looks.text("a.md"), format!("{round:03}"));
        }
    }
}
