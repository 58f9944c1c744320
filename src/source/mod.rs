//! The world behind one trait: the only reader of files, of the as-of date and of the repository's
//! history. Everything after this stage is a pure function.

mod disk;
mod files;
mod history;
mod memory;
mod span;

use std::sync::Arc;

use jiff::civil::Date;

pub use disk::{Disk, Seen, SeenTheme};
pub use files::{Content, Files, LineColumn, LinkProblem, Refusal, SourceFile};
pub use history::{Commit, FileChange, History, Horizon, NoHistory};
pub use memory::Memory;
pub use span::{FileId, Span};

/// The largest text that is read, in bytes. A page of a handbook has thousands; millions are a mistake.
pub const TEXT_LIMIT: u64 = 4 * 1024 * 1024;

/// The files of a theme: paths relative to its folder, with their bytes.
pub type ThemeFiles = Vec<(String, Vec<u8>)>;

/// What comes of reading the history: `None` where there is none, or what stands in the way.
pub type HistoryRead = Result<Option<Arc<History>>, NoHistory>;

/// Where content and theme come from.
pub trait Source: Sync {
    /// Reads all files of the content folder.
    fn content(&self) -> Result<Files, SourceError>;

    /// The bytes of an attachment, by its path relative to the content folder.
    fn bytes(&self, path: &str) -> Result<Vec<u8>, SourceError>;

    /// The files of the theme `name` in `themes/` beside the content folder, with their bytes and
    /// paths relative to the theme's folder, sorted by path; `None` where there is no such folder.
    fn theme(&self, name: &str) -> Result<Option<ThemeFiles>, SourceError>;

    /// The names of all themes beside the content folder, sorted.
    fn theme_names(&self) -> Vec<String>;

    /// The content folder on the disk, which no output may touch; none for content that is not on one.
    fn folder(&self) -> Option<&std::path::Path> {
        None
    }

    /// A mark that is another one whenever the history of the content may be another one; none where the
    /// content lies in no repository. Cheap: it is asked for before anything else is known.
    fn history_mark(&self) -> Option<String> {
        None
    }

    /// The history of the content.
    fn history(&self, _horizon: &Horizon) -> HistoryRead {
        Ok(None)
    }

    /// Today in the given IANA time zone.
    fn today(&self, time_zone: &str) -> Date;
}

/// The environment failed: nothing that an editor of the content could mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceError {
    /// The content folder does not exist.
    Missing(String),
    /// The path is a file, not a folder.
    NotAFolder(String),
    /// Something cannot be read: its path and the operating system's words.
    Unreadable(String, String),
}
