//! The content as it was read: every file with its path and text, sorted by path.

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
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// All files of the content, sorted by path. The list is the owner of [`FileId`]s.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    list: Vec<SourceFile>,
    /// Where the lines begin of files whose text was dropped.
    lines: HashMap<FileId, Box<[u32]>>,
    /// How the content folder is written in messages, relative to the working directory.
    root: String,
}

impl Files {
    /// Sorts the files by path; `root` is how the content folder is named in messages.
    pub fn new(root: &str, mut list: Vec<SourceFile>) -> Files {
        list.sort_by(|a, b| a.path.cmp(&b.path));
        Files { list, lines: HashMap::new(), root: root.trim_end_matches('/').to_owned() }
    }

    /// Every file with its id, in the order of the paths.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.list
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId(u32::try_from(index).unwrap_or(u32::MAX)), file))
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
        Some(FileId(u32::try_from(index).ok()?))
    }

    /// A file by its id.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.list.get(id.0 as usize)
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
        for (index, file) in self.list.iter_mut().enumerate() {
            let Some(id) = u32::try_from(index).ok().map(FileId).filter(|id| !kept.contains(id)) else {
                continue;
            };
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

/// Where each line of a text begins, in bytes.
fn line_starts(text: &str) -> Box<[u32]> {
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(ends.filter_map(|(at, _)| u32::try_from(at + 1).ok())).collect()
}

/// The nearest character boundary at or before `offset`.
fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
