//! Content and themes from the disk.
//!
//! Nothing outside the content folder is ever read: a symbolic link is followed only where it stays
//! inside. Only regular files are opened, so that no pipe or device can make the program wait.

// The one module of `source` that touches the world.
#![allow(clippy::disallowed_methods)]

mod mark;
mod read;
mod seen;
mod walk;

use std::convert::Infallible;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::history::{self, Horizon, Repository};
use super::{Content, Files, HistoryRead, LinkProblem, Refusal, Source, SourceError, SourceFile, ThemeFiles};
pub(super) use read::classify;
use seen::{Kept, Shelf};
pub use seen::{Seen, SeenTheme};
use walk::{Found, walk};

/// A content folder on the disk, with `themes/` beside it.
#[derive(Debug, Clone)]
pub struct Disk {
    content: PathBuf,
    shown: String,
}

impl Disk {
    /// The content folder `content`; `shown` is how messages name it, relative to the working directory.
    pub fn new(content: &Path, shown: &str) -> Disk {
        Disk { content: content.to_owned(), shown: shown.to_owned() }
    }

    /// Reads the content folder, as cheaply as what was seen before allows: what has not changed since is
    /// not opened. What is `named` is read in any case.
    pub fn look(&self, before: Option<&Seen>, named: &[PathBuf]) -> Result<Seen, SourceError> {
        Ok(Seen::new(&self.shown, self.read(before.map(Seen::shelf), named)?, before))
    }

    /// Reads only those of the named files that were seen before, without walking through the folder; `None`
    /// where there are none, or where one is not what it was. What is found so is right, and may not be all.
    pub fn look_at(&self, before: &Seen, named: &[PathBuf]) -> Option<Seen> {
        let inside = fs::canonicalize(&self.content).ok()?;
        let mut read = Vec::new();
        for path in walk::named(&self.content, named) {
            let Some(place) = before.shelf().place(&path) else { continue };
            let at = fs::canonicalize(self.content.join(&path)).ok()?;
            // A link may lead anywhere; what it leads to is for the walk to judge.
            if at != inside.join(&path) || !at.is_file() {
                return None;
            }
            let (_, content) = read::content(&Found { path, at: Ok(at) })?;
            read.push((place, content));
        }
        (!read.is_empty()).then(|| before.with(read))
    }

    /// Every file of the content; what was read before is taken where it is still current.
    fn read(
        &self,
        before: Option<&Shelf<Content>>,
        named: &[PathBuf],
    ) -> Result<Vec<Kept<Content>>, SourceError> {
        let found = walk(&self.content, &self.shown)?;
        let named = walk::named(&self.content, named);
        let read = |found: &Found| Ok::<_, Infallible>(read::content(found));
        let Ok(read) = seen::read(found, before, &named, SystemTime::now(), read);
        Ok(read)
    }

    /// Reads the theme `name` as [`Disk::look`] reads the content; `None` where there is no such theme.
    pub fn look_at_theme(
        &self,
        name: &str,
        before: Option<&SeenTheme>,
        named: &[PathBuf],
    ) -> Result<Option<SeenTheme>, SourceError> {
        let mut parts = Path::new(name).components();
        if !matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name) {
            return Ok(None);
        }
        let shown = format!("themes/{name}");
        let folder = self.themes().join(name);
        let found = match walk(&folder, &shown) {
            Err(SourceError::Missing(_)) => return Ok(None),
            found => found?,
        };
        let named = walk::named(&folder, named);
        let read = |found: &Found| read::bytes(found, &shown);
        let read = seen::read(found, before.map(SeenTheme::shelf), &named, SystemTime::now(), read)?;
        Ok(Some(SeenTheme::new(read)))
    }

    /// Whether one of the named files belongs to the theme `name`.
    pub fn is_in_theme(&self, name: &str, named: &[PathBuf]) -> bool {
        !walk::named(&self.themes().join(name), named).is_empty()
    }

    /// Whether the content folder is there and can be read; if not, why.
    pub fn enter(&self) -> Result<(), SourceError> {
        walk::enter(&self.content, &self.shown).map(drop)
    }

    /// The content folder.
    pub fn content_folder(&self) -> &Path {
        &self.content
    }

    /// The folder `themes` beside the content folder.
    pub fn themes(&self) -> PathBuf {
        // `.` and `..` have no name of their own; their parent is known only after resolving them.
        let named = if self.content.file_name().is_some() {
            self.content.clone()
        } else {
            fs::canonicalize(&self.content).unwrap_or_else(|_| self.content.clone())
        };
        named.parent().unwrap_or(Path::new("")).join("themes")
    }
}

impl Source for Disk {
    fn content(&self) -> Result<Files, SourceError> {
        let list = self.read(None, &[])?.into_iter().map(SourceFile::from).collect();
        Ok(Files::new(&self.shown, list))
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        let unreadable = |error: io::Error| match error.kind() {
            ErrorKind::NotFound => SourceError::Missing(path.to_owned()),
            _ => SourceError::Unreadable(path.to_owned(), error.to_string()),
        };
        let root = fs::canonicalize(&self.content).map_err(unreadable)?;
        let file = fs::canonicalize(root.join(path)).map_err(unreadable)?;
        if !file.starts_with(&root) || !file.is_file() {
            return Err(SourceError::Missing(path.to_owned()));
        }
        fs::read(file).map_err(unreadable)
    }

    fn theme(&self, name: &str) -> Result<Option<ThemeFiles>, SourceError> {
        Ok(self.look_at_theme(name, None, &[])?.map(|seen| seen.files()))
    }

    fn theme_names(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.themes()) else { return Vec::new() };
        let name = |entry: io::Result<fs::DirEntry>| {
            let entry = entry.ok().filter(|entry| entry.path().is_dir())?;
            entry.file_name().into_string().ok().filter(|name| !walk::is_leftover(name))
        };
        let mut names: Vec<String> = entries.filter_map(name).collect();
        names.sort();
        names
    }

    fn folder(&self) -> Option<&Path> {
        Some(&self.content)
    }

    fn history_mark(&self) -> Option<String> {
        Repository::around(&self.content).map(|repository| repository.mark())
    }

    fn history(&self, horizon: &Horizon) -> HistoryRead {
        match Repository::around(&self.content) {
            Some(_) => Ok(history::read(&self.content, horizon)?.map(Arc::new)),
            None => Ok(None),
        }
    }

    fn today(&self, time_zone: &str) -> Date {
        let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
        Timestamp::now().to_zoned(zone).date()
    }
}

/// Why a file of a theme cannot be used, for the person who maintains the theme.
fn words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Link(LinkProblem::Escapes) => "the link leads out of the theme's folder".to_owned(),
        Refusal::Link(LinkProblem::Circle) => "the link leads into a circle".to_owned(),
        Refusal::Link(LinkProblem::Dangling) => "the link leads nowhere".to_owned(),
        Refusal::Unreadable(words) => words.clone(),
        Refusal::NotUtf8 { .. } | Refusal::Utf16 | Refusal::Binary | Refusal::TooLarge { .. } => {
            "unusable".to_owned()
        }
    }
}

#[cfg(test)]
mod tests;
