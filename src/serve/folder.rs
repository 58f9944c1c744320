//! The content folder on the disk with its themes, as they were seen last.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;

use super::world::{Glance, World};
use crate::source::{Disk, Files, HistoryRead, Horizon, Seen, SeenTheme, Source, SourceError, ThemeFiles};
use crate::watch::settled;

/// A folder that is looked at again and again.
#[derive(Debug)]
pub struct Folder {
    disk: Disk,
    seen: Option<Seen>,
    /// The themes that somebody asked for; `None` for one that is not there.
    themes: Mutex<HashMap<String, Option<SeenTheme>>>,
    /// The mark of the history when it was looked at last.
    history_mark: Option<String>,
    /// The history as it was read last, with what was asked for and the mark that it had.
    history: Mutex<Option<(Horizon, Option<String>, HistoryRead)>>,
}

impl Folder {
    /// Nothing is seen of it before the first look.
    pub fn new(disk: Disk) -> Folder {
        Folder { disk, seen: None, themes: Mutex::default(), history_mark: None, history: Mutex::default() }
    }

    fn themes(&self) -> MutexGuard<'_, HashMap<String, Option<SeenTheme>>> {
        self.themes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether one of these paths lies in a theme that was asked for.
    fn names_theme(&self, named: &[PathBuf]) -> bool {
        self.themes().keys().any(|name| self.disk.is_in_theme(name, named))
    }

    /// Looks at the themes that were asked for; says whether one of them is different. One that cannot be
    /// read is forgotten: whoever asks for it again is told why, and nobody else is kept from anything.
    fn look_at_themes(&self, named: &[PathBuf]) -> bool {
        let mut is_different = false;
        self.themes().retain(|name, theme| {
            let look = || self.disk.look_at_theme(name, theme.as_ref(), named);
            let now = settled(look, |now| match (theme.as_ref(), now) {
                (Some(before), Ok(Some(now))) => now.has_lost_file_of(before),
                (Some(_), Ok(None)) => true,
                _ => false,
            });
            let Ok(now) = now else {
                is_different = true;
                return false;
            };
            is_different |= match (theme.as_ref(), &now) {
                (Some(before), Some(now)) => !now.is_same(before),
                (before, now) => before.is_some() != now.is_some(),
            };
            *theme = now;
            true
        });
        is_different
    }
}

impl World for Folder {
    fn look(&mut self, named: &[PathBuf]) -> Result<Glance, SourceError> {
        let before = self.seen.as_ref();
        // An edit of a file or two is seen without walking through the folder.
        let some = before
            .and_then(|before| self.disk.look_at(before, named).filter(|now| !now.has_lost_text_of(before)));
        let names_theme = before.is_some() && self.names_theme(named);
        if some.is_some() || names_theme {
            let mut is_different = names_theme && self.look_at_themes(named);
            if let Some(now) = some {
                is_different |= before.is_none_or(|before| !now.is_same(before));
                self.seen = Some(now);
            }
            return Ok(Glance { is_different, is_thorough: false, is_history: false });
        }
        let is_doubtful = |now: &Result<Seen, SourceError>| match (before, now) {
            (Some(before), Ok(now)) => now.has_lost_text_of(before),
            (Some(_), Err(_)) => true,
            _ => false,
        };
        let now = settled(|| self.disk.look(before, named), is_doubtful)?;
        let is_different = before.is_none_or(|before| !now.is_same(before)) | self.look_at_themes(named);
        self.seen = Some(now);
        let before = std::mem::replace(&mut self.history_mark, self.disk.history_mark());
        let is_history = !is_different && before != self.history_mark;
        Ok(Glance { is_different: is_different || is_history, is_thorough: true, is_history })
    }
}

impl Source for Folder {
    fn content(&self) -> Result<Files, SourceError> {
        Ok(self.seen.as_ref().map(|seen| seen.files.clone()).unwrap_or_default())
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        self.disk.bytes(path)
    }

    fn theme(&self, name: &str) -> Result<Option<ThemeFiles>, SourceError> {
        let mut themes = self.themes();
        if !themes.contains_key(name) {
            themes.insert(name.to_owned(), self.disk.look_at_theme(name, None, &[])?);
        }
        Ok(themes.get(name).and_then(Option::as_ref).map(SeenTheme::files))
    }

    fn theme_names(&self) -> Vec<String> {
        self.disk.theme_names()
    }

    fn folder(&self) -> Option<&Path> {
        self.disk.folder()
    }

    fn history_mark(&self) -> Option<String> {
        self.history_mark.clone()
    }

    fn history(&self, horizon: &Horizon) -> HistoryRead {
        let mut known = self.history.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((asked, mark, history)) = &*known
            && asked == horizon
            && *mark == self.history_mark
        {
            return history.clone();
        }
        let history = self.disk.history(horizon);
        *known = Some((horizon.clone(), self.history_mark.clone(), history.clone()));
        history
    }

    fn today(&self, time_zone: &str) -> Date {
        self.disk.today(time_zone)
    }
}
