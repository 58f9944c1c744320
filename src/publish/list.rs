//! The list of what a build wrote, `.leitstand/files`. By it a later build knows its own files:
//!
//! ```text
//! leitstand files 1
//! digest 4be1...
//! found 2 0
//! keep documents
//! 8f0c... 5120 index.html
//! end 1
//! ```
//!
//! `found` counts the warnings and hints of the build, where there were some. `keep` names a folder that somebody else made before a file of ours came into it. The last line
//! counts the files, so that a list that was cut off is noticed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::output::{ancestors, is_usable};

const FORMAT: &str = "leitstand files 1";

/// The files of a build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct List {
    /// Digest of all inputs; empty where there has been no build.
    pub(super) digest: String,
    /// What was found when it was built.
    pub(super) remarks: Remarks,
    /// Folders that hold files of ours and were made by others.
    pub(super) keep: BTreeSet<String>,
    /// Every file, by its path.
    pub(super) files: BTreeMap<String, Entry>,
}

/// How much was found that keeps nothing from being published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
}

/// What a build wrote into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// In bytes.
    pub(super) size: u64,
    /// BLAKE3.
    pub(super) hash: blake3::Hash,
}

impl List {
    /// The list of a build.
    pub(super) fn new(digest: &str, files: BTreeMap<String, Entry>) -> List {
        List {
            digest: digest.split_whitespace().collect(),
            remarks: Remarks::default(),
            keep: BTreeSet::new(),
            files,
        }
    }

    /// Whether this is the list of a complete build, not the absence of one.
    pub(super) fn is_complete(&self) -> bool {
        !self.digest.is_empty()
    }

    /// Reads a list; nothing where it is not one, or not all of it.
    pub(super) fn parse(text: &str) -> Option<List> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != FORMAT {
            return None;
        }
        let digest = lines.next()?.strip_prefix("digest ")?;
        let mut list = List::new(digest, BTreeMap::new());
        for line in lines.by_ref() {
            if let Some(count) = line.strip_prefix("end ") {
                let is_whole = count.parse() == Ok(list.files.len()) && lines.next().is_none();
                return is_whole.then_some(list);
            }
            if let Some((warnings, hints)) = line.strip_prefix("found ").and_then(|rest| rest.split_once(' '))
            {
                list.remarks = Remarks { warnings: warnings.parse().ok()?, hints: hints.parse().ok()? };
                continue;
            }
            if let Some(folder) = line.strip_prefix("keep ") {
                list.keep.insert(folder.to_owned());
                continue;
            }
            let mut parts = line.splitn(3, ' ');
            let hash = blake3::Hash::from_hex(parts.next()?).ok()?;
            let size = parts.next()?.parse().ok()?;
            let path = parts.next().filter(|path| is_usable(path))?;
            list.files.insert(path.to_owned(), Entry { size, hash });
        }
        None
    }

    /// The list as text.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{FORMAT}\ndigest {}\n", self.digest);
        if self.remarks != Remarks::default() {
            let _ = writeln!(text, "found {} {}", self.remarks.warnings, self.remarks.hints);
        }
        for folder in &self.keep {
            let _ = writeln!(text, "keep {folder}");
        }
        for (path, Entry { size, hash }) in &self.files {
            let _ = writeln!(text, "{} {size} {path}", hash.to_hex());
        }
        let _ = writeln!(text, "end {}", self.files.len());
        text
    }

    /// Every folder that holds a file of the list.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.files.keys().flat_map(|path| ancestors(path)).collect()
    }

    /// Whether the list has a file below a folder.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let start = format!("{folder}/");
        self.files.range(start.clone()..).next().is_some_and(|(path, _)| path.starts_with(&start))
    }

    /// The files that a newer build no longer makes.
    pub(super) fn orphans<'a>(&'a self, newer: &'a List) -> impl Iterator<Item = &'a String> {
        self.files.keys().filter(|path| !newer.files.contains_key(*path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> List {
        let entry = |text: &str| Entry { size: text.len() as u64, hash: blake3::hash(text.as_bytes()) };
        let files =
            [("a b.html", "one"), ("ä/c.html", "two")].map(|(path, text)| (path.to_owned(), entry(text)));
        let remarks = Remarks { warnings: 2, hints: 1 };
        List { keep: ["ä".to_owned()].into(), remarks, ..List::new("abc", files.into()) }
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        assert_eq!(List::parse(&sample().text()), Some(sample()));
        let empty = List::new("abc", BTreeMap::new());
        assert_eq!(List::parse(&empty.text()), Some(empty));
    }

    #[test]
    fn a_list_that_was_cut_off_is_none() {
        let text = sample().text();
        for (end, _) in text.char_indices() {
            assert_eq!(List::parse(&text[..end]), None, "cut at {end}");
        }
        assert_eq!(List::parse(&format!("{text}x\n")), None);
    }

    #[test]
    fn a_list_never_names_files_outside() {
        for path in ["/etc/passwd", "../a", "a/../../b", ".leitstand/files", "a//b", ""] {
            let text = sample().text().replace("a b.html", path);
            assert_eq!(List::parse(&text), None, "{path}");
        }
    }
}
