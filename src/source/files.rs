//! The content as it was read: every file with its path and text, sorted by path.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::span::{FileId, Span};

/// One file of the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path relative to the content folder, with `/` between its parts.
    pub path: Arc<str>,
    /// What is in it.
    pub content: Content,
}

/// What was found in a file.
#[derive(Debug, Clone, Eq)]
pub enum Content {
    /// The text of a `.md`, `.yaml`, `.yml` or `.csv` file.
    Text(Arc<str>),
    /// Any other file; its bytes are read when it is published. `digest` is the BLAKE3 hash of them.
    Attachment {
        /// BLAKE3 hash of the bytes, hexadecimal.
        digest: Arc<str>,
        /// Size in bytes.
        size: u64,
    },
    /// A file that cannot be used, and why.
    Refused(Refusal),
}

/// Texts that are one in memory are equal without being compared: most are, from one look to the next.
impl PartialEq for Content {
    fn eq(&self, other: &Content) -> bool {
        match (self, other) {
            (Content::Text(text), Content::Text(other)) => Arc::ptr_eq(text, other) || text == other,
            (
                Content::Attachment { digest, size },
                Content::Attachment { digest: other_digest, size: other_size },
            ) => digest == other_digest && size == other_size,
            (Content::Refused(refusal), Content::Refused(other)) => refusal == other,
            _ => false,
        }
    }
}

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The text is not UTF-8; the offset of the first wrong byte and the text up to it.
    NotUtf8 {
        /// The part that can be read, so that the place can be shown.
        readable: Arc<str>,
    },
    /// The text begins with the mark of UTF-16.
    Utf16,
    /// The text holds zero bytes: a binary file under the name of a text.
    Binary,
    /// Larger than a text may be; both sizes in bytes.
    TooLarge {
        /// Size of the file.
        size: u64,
        /// The largest size that is read.
        limit: u64,
    },
    /// A symbolic link that leads out of the content folder, into a circle or nowhere.
    Link(LinkProblem),
    /// The operating system refused to read it; its words.
    Unreadable(String),
}

/// What is wrong with a symbolic link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkProblem {
    /// It leads out of the content folder.
    Escapes,
    /// It leads back to a folder that holds it.
    Circle,
    /// It leads nowhere.
    Dangling,
}

/// A place for people: both counted from 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// So many identifiers are left between two files of a preview, for files that come between them.
const SPACE: u32 = 1 << 12;

/// All files of the content, sorted by path. The list is the owner of [`FileId`]s: they are in the order
/// of the paths, too. Copies share it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    list: Arc<Vec<SourceFile>>,
    /// The identifier of each file.
    ids: Arc<Vec<FileId>>,
    /// Where the lines begin of files whose text was dropped.
    lines: HashMap<FileId, Box<[u32]>>,
    /// How the content folder is written in messages, relative to the working directory.
    root: String,
}

impl Files {
    /// Sorts the files by path; `root` is how the content folder is named in messages.
    pub fn new(root: &str, mut list: Vec<SourceFile>) -> Files {
        list.sort_by(|a, b| a.path.cmp(&b.path));
        let ids = (0..u32::try_from(list.len()).unwrap_or(u32::MAX)).map(FileId).collect::<Vec<_>>();
        Files {
            list: list.into(),
            ids: ids.into(),
            lines: HashMap::new(),
            root: root.trim_end_matches('/').to_owned(),
        }
    }

    /// The same files, in which each that was there before keeps its identifier: what was read of it
    /// still holds. New ones get one between their neighbours'; where there is none left, all get new ones.
    pub fn numbered_after(mut self, before: &Files) -> Files {
        let known: Vec<Option<FileId>> = self.list.iter().map(|file| before.find(&file.path)).collect();
        self.ids = fill_in(&known).unwrap_or_else(|| spaced(self.list.len())).into();
        self
    }

    /// The same files with the same identifiers; some of them hold something else now.
    pub fn with(&self, changed: impl IntoIterator<Item = SourceFile>) -> Files {
        let mut files = self.clone();
        for file in changed {
            if let Ok(index) = files.list.binary_search_by(|known| known.path.cmp(&file.path)) {
                Arc::make_mut(&mut files.list)[index] = file;
            }
        }
        files
    }

    /// Whether there are the same files with the same identifiers, and the same of them can be used.
    pub fn has_names_of(&self, other: &Files) -> bool {
        let is_same = |(one, other): (&SourceFile, &SourceFile)| {
            let is_usable = match (&one.content, &other.content) {
                (Content::Refused(refusal), Content::Refused(other)) => refusal == other,
                (Content::Refused(_), _) | (_, Content::Refused(_)) => false,
                _ => true,
            };
            is_usable && one.path == other.path
        };
        self.ids == other.ids && self.list.iter().zip(&*other.list).all(is_same)
    }

    /// The paths of files that are not the same before and now, in order: changed, new, gone.
    pub fn changed_since(&self, before: &Files) -> Vec<String> {
        let mut changed = Vec::new();
        let (mut olds, mut news) = (before.list.iter().peekable(), self.list.iter().peekable());
        loop {
            let order = match (olds.peek(), news.peek()) {
                (None, None) => return changed,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(old), Some(new)) if Arc::ptr_eq(&old.path, &new.path) => Ordering::Equal,
                (Some(old), Some(new)) => old.path.cmp(&new.path),
            };
            let old = if order.is_le() { olds.next() } else { None };
            let new = if order.is_ge() { news.next() } else { None };
            if old.map(|file| &file.content) != new.map(|file| &file.content) {
                changed.extend(new.or(old).map(|file| file.path.to_string()));
            }
        }
    }

    /// Every file with its id, in the order of the paths.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.ids.iter().copied().zip(&*self.list)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether the content folder holds no file.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The id of a file, by its path relative to the content folder.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self.list.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        self.ids.get(index).copied()
    }

    /// A file by its id.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        // Numbered for the first time, a file stands at its number.
        let guess = id.0 as usize;
        let index = match self.ids.get(guess) {
            Some(known) if *known == id => guess,
            _ => self.ids.binary_search(&id).ok()?,
        };
        self.list.get(index)
    }

    /// Path relative to the content folder; empty for a place that is in no file.
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", |file| &file.path)
    }

    /// Path as a person sees it: with the content folder in front.
    pub fn shown_path(&self, id: FileId) -> String {
        match (self.root.as_str(), self.path(id)) {
            (root, "") => root.to_owned(),
            ("" | ".", path) => path.to_owned(),
            (root, path) => format!("{root}/{path}"),
        }
    }

    /// The text of a file, as far as it can be read.
    pub fn text(&self, id: FileId) -> &str {
        match self.get(id).map(|file| &file.content) {
            Some(Content::Text(text)) => text,
            Some(Content::Refused(Refusal::NotUtf8 { readable })) => readable,
            _ => "",
        }
    }

    /// Drops the texts of all other files than these. Where their lines begin is kept: pages name the
    /// line on which a reason rests.
    pub fn keep_texts(&mut self, kept: &HashSet<FileId>) {
        let list = Arc::make_mut(&mut self.list);
        for (id, file) in self.ids.iter().copied().zip(list).filter(|(id, _)| !kept.contains(id)) {
            if let Content::Text(text) = &file.content {
                self.lines.insert(id, line_starts(text));
                file.content = Content::Text("".into());
            }
        }
    }

    /// The line of the start of a place, counted from 1.
    pub fn line(&self, span: Span) -> usize {
        match self.lines.get(&span.file) {
            Some(starts) => starts.partition_point(|start| *start <= span.start).max(1),
            None => self.start(span).line,
        }
    }

    /// Line and column of the start of a place.
    pub fn start(&self, span: Span) -> LineColumn {
        self.line_column(span.file, span.start)
    }

    /// Line and column of the end of a place.
    pub fn end(&self, span: Span) -> LineColumn {
        self.line_column(span.file, span.end)
    }

    /// The range of a place in its text, cut to what the text holds.
    pub fn range(&self, span: Span) -> Range<usize> {
        let text = self.text(span.file);
        let end = floor_boundary(text, span.end as usize);
        floor_boundary(text, span.start as usize).min(end)..end
    }

    fn line_column(&self, file: FileId, offset: u32) -> LineColumn {
        let text = self.text(file);
        let before = &text[..floor_boundary(text, offset as usize)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let shown = before[line_start..].strip_prefix('\u{feff}').unwrap_or(&before[line_start..]);
        LineColumn {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: shown.chars().count() + 1,
        }
    }
}

/// Identifiers for files of which some have one: between those of their neighbours, evenly. `None` where
/// there is no room, or where no file has one.
fn fill_in(known: &[Option<FileId>]) -> Option<Vec<FileId>> {
    let mut ids: Vec<FileId> = Vec::with_capacity(known.len());
    let mut left: Option<u32> = None;
    while let Some(next) = known.get(ids.len()) {
        if let Some(id) = next {
            left = Some(id.0);
            ids.push(*id);
            continue;
        }
        let missing = known[ids.len()..].iter().take_while(|id| id.is_none()).count();
        let right = known.get(ids.len() + missing).copied().flatten();
        let (count, first) = (u32::try_from(missing).ok()?, left.map_or(0, |left| left + 1));
        let step = match right {
            Some(right) => (right.0 - first) / count,
            None => SPACE.min((FileId::LAST.0 - first) / count),
        };
        if step == 0 || (left.is_none() && right.is_none()) {
            return None;
        }
        ids.extend((0..count).map(|index| FileId(first + index * step + step / 2)));
    }
    Some(ids)
}

/// Identifiers with as much space between them as there is.
fn spaced(count: usize) -> Vec<FileId> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let step = SPACE.min(FileId::LAST.0 / count.max(1)).max(1);
    (0..count).map(|index| FileId(index * step + step / 2)).collect()
}

/// Where each line of a text begins, in bytes.
fn line_starts(text: &str) -> Box<[u32]> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    std::iter::once(0).chain(ends.filter_map(|at| u32::try_from(at + 1).ok())).collect()
}

/// The nearest character boundary at or before `offset`.
fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Files {
        let file = |path: &&str| SourceFile { path: (*path).into(), content: Content::Text((*path).into()) };
        Files::new("content", paths.iter().map(file).collect())
    }

    #[test]
    fn files_keep_their_numbers_and_numbers_their_order() {
        let mut before = files(&["b", "d", "f"]).numbered_after(&Files::default());
        // Each step: all files from now on. A hundred files between two, then what comes in front, behind,
        // goes, and comes back.
        let between: Vec<String> = (0..100).map(|number| format!("d{number:03}")).collect();
        let mut many: Vec<&str> = vec!["b", "d", "f"];
        many.extend(between.iter().map(String::as_str));
        for paths in
            [many, vec!["a", "b", "d", "f", "z"], vec!["d"], vec![], vec!["b", "d"], vec!["b", "c", "d"]]
        {
            let after = files(&paths).numbered_after(&before);
            let ids: Vec<FileId> = after.iter().map(|(id, _)| id).collect();
            assert!(ids.is_sorted_by(|a, b| a < b), "{paths:?}: {ids:?}");
            for (id, file) in after.iter() {
                assert_eq!(after.get(id), Some(file));
                assert_eq!(after.find(&file.path), Some(id));
                assert!(before.find(&file.path).is_none_or(|before| before == id), "{}", file.path);
            }
            before = after;
        }
    }

    #[test]
    fn where_no_number_is_left_all_are_numbered_anew() {
        let mut before = files(&["a", "b"]).numbered_after(&Files::default());
        let mut last = "b".to_owned();
        // Always the file between the first one and the one that came last: halves of halves of the space.
        for _ in 0..40 {
            last = format!("a{last}");
            let mut paths: Vec<String> = before.iter().map(|(_, file)| file.path.to_string()).collect();
            paths.push(last.clone());
            let after = files(&paths.iter().map(String::as_str).collect::<Vec<_>>()).numbered_after(&before);
            let ids: Vec<FileId> = after.iter().map(|(id, _)| id).collect();
            assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
            before = after;
        }
    }
}
