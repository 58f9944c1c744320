//! Every file made anew whenever it is asked for: right at any moment, and as slow as a build.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::answers::{Answer, Answers, File, Listener, Reply};
use super::options::Options;
use crate::insight::{Insight, Today};
use crate::model::Audience;
use crate::outputs::{Output, Outputs};
use crate::source::Disk;
use crate::stopwatch::Stopwatch;
use crate::view::{self, Site};
use crate::{audience, diag, load};

/// Makes every file when it is asked for.
#[derive(Debug)]
pub struct Anew(Arc<Inner>);

struct Inner {
    source: Disk,
    options: Options,
    listeners: Mutex<Vec<Listener>>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Inner").finish_non_exhaustive()
    }
}

impl Anew {
    /// Of this content.
    pub fn new(source: Disk, options: Options) -> Anew {
        Anew(Arc::new(Inner { source, options, listeners: Mutex::default() }))
    }
}

impl Answers for Anew {
    fn ask(&self, path: &str, reply: Reply) {
        let (inner, path) = (Arc::clone(&self.0), path.to_owned());
        thread::spawn(move || reply(inner.make(&path)));
    }

    fn listen(&self, _path: &str, _tag: Option<&str>, listener: Listener) {
        self.0.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(listener);
    }
}

fn file(path: &str, bytes: Vec<u8>) -> Arc<File> {
    let tag = blake3::hash(&bytes).to_hex().chars().take(16).collect();
    Arc::new(File { path: path.to_owned(), bytes, tag })
}

impl Inner {
    fn make(&self, path: &str) -> Answer {
        self.try_make(path).unwrap_or_else(|words| Answer::Broken(file("broken.txt", words.into_bytes())))
    }

    fn try_make(&self, path: &str) -> Result<Answer, String> {
        let language = self.options.language;
        let loaded = load(&self.source, &self.options.site, &mut Stopwatch::running())
            .map_err(|error| format!("{error:?}"))?;
        if loaded.diagnostics.iter().any(diag::Diagnostic::is_error) {
            return Err(diag::human(&loaded.diagnostics, &loaded.files, language, false));
        }
        let model = audience::cut(loaded.model, Audience::Team);
        let Some(today) = Today::new(&model, loaded.as_of, Audience::Team) else { return Err(String::new()) };
        let site = Site::new(Insight::new(today), &loaded.files, loaded.base_url.as_deref());
        let renderer = loaded.theme.renderer()?;
        let outputs = Outputs::new(&site, &loaded.theme, &renderer, None);
        let list = outputs.list();
        let find = |path: &str| list.iter().find(|(place, _)| place == path);
        let found = find(path);
        let Some((place, output)) = found.or_else(|| find("404.html")) else { return Err(String::new()) };
        let bytes = match output {
            Output::Page(job) => {
                let page = view::page(&site, job).ok_or_else(String::new)?;
                let chrome = renderer.prepare(outputs.chrome(job), job.language)?;
                renderer.page(&page, &chrome)?.into_bytes()
            }
            other => {
                let bytes = outputs.file(other, &self.source).map_err(|error| format!("{error:?}"))?;
                bytes.unwrap_or_default()
            }
        };
        let page = file(place, bytes);
        Ok(if found.is_some() { Answer::Found(page) } else { Answer::Missing(page) })
    }
}
