//! What the preview looks at.

use std::path::PathBuf;

use crate::source::{Source, SourceError};

/// A source that is looked at again and again. Between two looks it stays what it was.
pub trait World: Source + Send {
    /// Looks again; `named` are paths that are known to have been touched. A look may be content with
    /// these and say so; without any it is thorough.
    fn look(&mut self, named: &[PathBuf]) -> Result<Glance, SourceError>;
}

/// What a look came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    /// Whether anything is different from the look before.
    pub is_different: bool,
    /// Whether everything was looked at.
    pub is_thorough: bool,
    /// Whether what is different is the repository's history alone, of which nobody is told.
    pub is_history: bool,
}
