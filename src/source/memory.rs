//! Content that stands in memory: for tests, and for whatever wants to build without a disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Content, Files, History, HistoryRead, Horizon, Source, SourceError, SourceFile, disk};

/// A content folder in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    themes: BTreeMap<String, BTreeMap<String, Vec<u8>>>,
    today: Date,
    history: Option<Arc<History>>,
}

impl Memory {
    /// An empty folder, seen on a day.
    pub fn new(today: Date) -> Memory {
        Memory { files: BTreeMap::new(), themes: BTreeMap::new(), today, history: None }
    }

    /// Puts a file in, by its path relative to the content folder.
    pub fn file(mut self, path: &str, content: impl Into<Vec<u8>>) -> Memory {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Puts a file of a theme in, by its path relative to the theme's folder.
    pub fn theme_file(mut self, theme: &str, path: &str, content: impl Into<Vec<u8>>) -> Memory {
        self.themes.entry(theme.to_owned()).or_default().insert(path.to_owned(), content.into());
        self
    }

    /// Gives the content a history.
    pub fn history(mut self, history: History) -> Memory {
        self.history = Some(Arc::new(history));
        self
    }
}

impl Source for Memory {
    fn content(&self) -> Result<Files, SourceError> {
        let list = self
            .files
            .iter()
            .map(|(path, bytes)| SourceFile { path: path.as_str().into(), content: read(path, bytes) })
            .collect();
        Ok(Files::new("content", list))
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        self.files.get(path).cloned().ok_or_else(|| SourceError::Missing(path.to_owned()))
    }

    fn theme(&self, name: &str) -> Result<Option<Vec<(String, Vec<u8>)>>, SourceError> {
        let files = |theme: &BTreeMap<String, Vec<u8>>| {
            theme.iter().map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
        };
        Ok(self.themes.get(name).map(files))
    }

    fn theme_names(&self) -> Vec<String> {
        self.themes.keys().cloned().collect()
    }

    fn history_mark(&self) -> Option<String> {
        let history = self.history.as_ref()?;
        let mut last: Vec<_> = history.last.iter().collect();
        last.sort();
        let written = format!("{last:?} {:?} {:?}", history.recent, history.known_from);
        Some(blake3::hash(written.as_bytes()).to_hex().to_string())
    }

    fn history(&self, _horizon: &Horizon) -> HistoryRead {
        Ok(self.history.clone())
    }

    fn today(&self, _time_zone: &str) -> Date {
        self.today
    }
}

fn read(path: &str, bytes: &[u8]) -> Content {
    disk::classify(path, bytes.len() as u64, || Ok(bytes.to_vec()))
}
