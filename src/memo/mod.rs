//! What a preview remembers from one look at the content to the next. By value, and small: four pure
//! functions that cost much are not called again with what they were called with before. Everything else
//! is computed anew, so that a rebuild cannot be anything but a build.
//!
//! | remembered | as long as these are equal |
//! |---|---|
//! | what was read of a file with its translations | their paths and texts, the portal's languages |
//! | the theme, its templates taken apart | the files of the portal's own theme |
//! | what a rule found in a file that it looks at alone | the file's text |
//! | a page's bytes | its view and the chrome, compared field by field |

mod differences;
mod pages;
mod readings;
mod themes;

pub use differences::difference;
pub use pages::{Pages, Why};

use std::sync::Arc;

use crate::check::Remembered;
use crate::diag::Diagnostic;
use crate::model::Content;
use crate::read::{self, Bodies};
use crate::render::Theme;
use crate::source::{Files, ThemeFiles};

use readings::Readings;
use themes::Themes;

/// What was read and laid out before.
#[derive(Debug, Default)]
pub struct Memo {
    readings: Readings,
    themes: Themes,
    /// What rules found in single files.
    pub checked: Remembered,
}

impl Memo {
    /// Reads all files, those that are as they were before from memory.
    pub fn read(&mut self, files: &Files, bodies: Bodies) -> (Content, Vec<Diagnostic>) {
        let read =
            read::read_by(files, |group, languages| self.readings.read(files, group, languages, bodies));
        self.readings.settle(files);
        read
    }

    /// The theme that the files of the portal's own are laid over.
    pub fn theme(&mut self, own: ThemeFiles) -> Result<Arc<Theme>, String> {
        self.themes.theme(own)
    }
}
