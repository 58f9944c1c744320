//! Content in memory that changes under the preview.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use leitstand::serve::world::{Glance, World};
use leitstand::source::{Files, Memory, Source, SourceError, ThemeFiles};

use crate::site::SiteTest;

/// What lies on the desk, and what was seen of it.
#[derive(Debug, Clone)]
pub struct Desk {
    now: Arc<Mutex<Memory>>,
    seen: Memory,
    files: Files,
    /// Whether the program makes a mistake when it reads what is there.
    pub trips: Arc<AtomicBool>,
}

impl Desk {
    pub fn new(site: &SiteTest) -> Desk {
        let memory = site.source();
        Desk {
            now: Arc::new(Mutex::new(memory.clone())),
            seen: memory,
            files: Files::default(),
            trips: Arc::default(),
        }
    }

    /// Puts other content there.
    pub fn put(&self, site: &SiteTest) {
        *self.now.lock().unwrap() = site.source();
    }
}

impl World for Desk {
    fn look(&mut self, _named: &[PathBuf]) -> Result<Glance, SourceError> {
        let before = std::mem::replace(&mut self.seen, self.now.lock().unwrap().clone());
        self.files = self.seen.content()?.numbered_after(&self.files);
        Ok(Glance { is_different: before != self.seen, is_thorough: true, is_history: false })
    }
}

impl Source for Desk {
    fn content(&self) -> Result<Files, SourceError> {
        assert!(!self.trips.load(Ordering::Relaxed), "a mistake of the program, as this test wants it");
        Ok(self.files.clone())
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        self.seen.bytes(path)
    }

    fn theme(&self, name: &str) -> Result<Option<ThemeFiles>, SourceError> {
        self.seen.theme(name)
    }

    fn theme_names(&self) -> Vec<String> {
        self.seen.theme_names()
    }

    fn today(&self, time_zone: &str) -> Date {
        self.seen.today(time_zone)
    }
}
