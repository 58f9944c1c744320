//! The theme, as long as nobody changes its files.

use std::sync::{Arc, Mutex, PoisonError};

use crate::render::Theme;
use crate::source::ThemeFiles;

/// The theme that was used last.
#[derive(Debug, Default)]
pub(super) struct Themes {
    last: Mutex<Option<Known>>,
}

/// The files of a theme, and what was made of them.
type Known = (ThemeFiles, Result<Arc<Theme>, String>);

impl Themes {
    /// The default theme with these files laid over it.
    pub fn theme(&self, own: ThemeFiles) -> Result<Arc<Theme>, String> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((files, theme)) = &*last
            && *files == own
        {
            return theme.clone();
        }
        let theme = Theme::new(&own).map(Arc::new);
        *last = Some((own, theme.clone()));
        theme
    }
}
