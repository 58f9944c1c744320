//! The history of the content, where its folder lies in a Git repository: when each file was changed last,
//! and what was changed lately. Dates and subjects of commits, never their authors.

mod git;
mod log;
mod repository;

use std::collections::HashMap;

use jiff::civil::Date;

pub(super) use git::read;
pub(super) use repository::Repository;

/// What of a history is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Horizon {
    /// The as-of date: what was changed later is not known yet.
    pub until: Date,
    /// The first day of which is told what was changed; of earlier ones only the last change of each file.
    pub recent_from: Date,
    /// The IANA time zone in which commits have their days.
    pub time_zone: String,
}

/// What the repository knows of the content folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The day on which each file was changed last, by its path relative to the content folder. A file that
    /// was only moved was not changed.
    pub last: HashMap<String, Date>,
    /// What was changed lately, the newest first.
    pub recent: Vec<Commit>,
    /// Where the clone is shallow: the day before which it knows nothing.
    pub known_from: Option<Date>,
}

impl History {
    /// Whether nothing of the content was ever committed.
    pub fn is_empty(&self) -> bool {
        self.last.is_empty() && self.recent.is_empty() && self.known_from.is_none()
    }
}

/// Why a history that may be there is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoHistory {
    /// Git is not installed.
    NoGit,
    /// Git does not give it; its words.
    Refused(String),
}

/// What was changed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The day on which it was committed.
    pub date: Date,
    /// What its author says about it, in one line.
    pub subject: String,
    /// The files of the content, by their path of today, in the order of their paths.
    pub files: Vec<(String, FileChange)>,
}

/// What was done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileChange {
    /// It is new.
    Added,
    /// It says something else.
    Edited,
    /// It has another path and says the same.
    Moved,
    /// It is gone.
    Removed,
}
