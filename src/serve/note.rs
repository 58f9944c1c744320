//! What is worth a line in the terminal while the preview runs.

use std::sync::Arc;
use std::time::Duration;

use crate::diag::Diagnostic;
use crate::memo::Why;
use crate::source::{Files, SourceError};
use crate::watch::Reason;

/// Something that happened.
#[derive(Debug)]
pub enum Note<'n> {
    /// The content was read, for the first time or after a change.
    Looked(Looked<'n>),
    /// A page was rendered. Only told where somebody asked for timings.
    Rendered {
        /// Its path in the output.
        path: &'n str,
        /// Why.
        why: &'n Why,
    },
    /// All pages are made.
    Settled {
        /// How many pages there are.
        pages: usize,
        /// How many of them were rendered since the content was read.
        rendered: usize,
        /// How long that took.
        took: Duration,
    },
    /// Only when a page was rendered it was found that a template is wrong.
    Unrenderable(&'n Diagnostic),
    /// The program has made a mistake, and goes on with what was there before.
    Stumbled,
    /// The content folder cannot be read at the moment.
    Unreadable(&'n SourceError),
    /// From now on it is looked at every now and then, for changes are not announced.
    Polling(&'n Reason),
}

/// What came of reading the content.
#[derive(Debug)]
pub struct Looked<'n> {
    /// The files that were added, changed or removed, by their paths in the content folder; none at the
    /// first time.
    pub changed: &'n [String],
    /// All that was found.
    pub diagnostics: &'n [Diagnostic],
    /// The files, for the places of what was found.
    pub files: &'n Files,
    /// The stages with what each took.
    pub laps: &'n [(&'static str, Duration)],
    /// How long it took until the pages that somebody looks at were ready.
    pub took: Duration,
    /// Whether what is shown is what was read; where not, the content has errors.
    pub is_shown: bool,
}

/// Takes notes; called from the thread that makes the pages, and from the one that watches.
pub type Notes = Arc<dyn Fn(&Note<'_>) + Send + Sync>;
