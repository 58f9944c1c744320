//! What the preview looks at.

use std::path::PathBuf;

use crate::source::{Source, SourceError};

/// A source that is looked at again and again. Between two looks it stays what it was.
pub trait World: Source + Send {
    /// Looks at everything again, and says whether anything is different; `named` are paths that are known
    /// to have been touched.
    fn look(&mut self, named: &[PathBuf]) -> Result<bool, SourceError>;
}
