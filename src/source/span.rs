//! Places in the content: which file, from which byte to which.

/// A file of the content, in the order of the sorted list of [`Files`](super::Files), which gives them out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

impl FileId {
    /// The greatest one that a file can have: the one after it stands for no file.
    pub const LAST: FileId = FileId(u32::MAX - 1);
}

/// A place: a file and a range of bytes in its text, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The place of values that stand in no file: defaults, and what stands in for a refused value.
    pub const NOWHERE: Span = Span { file: FileId(u32::MAX), start: 0, end: 0 };

    /// The place of a whole file: its first character.
    pub fn whole(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }

    /// A place by byte offsets.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        let byte = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file, start: byte(start), end: byte(end) }
    }

    /// Whether this place stands in a file.
    pub fn is_somewhere(self) -> bool {
        self != Span::NOWHERE
    }
}
