//! One state of the content that has no errors, with the pages that were made of it so far.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::shelf::Shelf;
use crate::locale::Language;
use crate::memo::{Pages, Why, Words};
use crate::outputs::{Failure, Output, Outputs};
use crate::render::{PreparedChrome, Renderer};
use crate::serve::answers::File;
use crate::source::Source;
use crate::view::{self, Job};

/// What the preview keeps of the pages from one state of the content to the next.
#[derive(Debug)]
pub(super) struct Rendered {
    pages: Pages<File>,
    chromes: BTreeMap<(Language, String), (Arc<Renderer>, Arc<PreparedChrome>)>,
    /// The words of the search, once somebody has looked for something.
    words: Words,
}

impl Rendered {
    /// Nothing yet; `explains` where it is to be said why a page is rendered.
    pub fn new(explains: bool) -> Rendered {
        Rendered { pages: Pages::new(explains), chromes: BTreeMap::new(), words: Words::default() }
    }

    /// A page as it was rendered last.
    pub fn last(&self, path: &str) -> Option<Arc<File>> {
        self.pages.last(path)
    }
}

/// The files of a state of the content.
pub(super) struct Portal<'p> {
    outputs: &'p Outputs<'p>,
    renderer: &'p Arc<Renderer>,
    shelf: &'p Shelf,
    /// The files that are no pages, by their paths, once somebody asks for one.
    others: OnceLock<HashMap<String, Output>>,
    /// The chromes that were prepared for this state.
    chromes: BTreeMap<(Language, String), Arc<PreparedChrome>>,
    /// The pages that were not looked at yet.
    rest: &'p [Job],
}

/// A page that was rendered, and why.
pub(super) type Freshly = (String, Why);

/// A page as it is made, perhaps of what was made before.
type Making = (String, Result<Made, Failure>);

enum Made {
    /// There is no such page after all.
    Nothing,
    Same(Arc<File>),
    New(Box<view::Page>, Arc<PreparedChrome>, Arc<File>, Why),
}

impl<'p> Portal<'p> {
    /// The files of a state, none of them made.
    pub fn new(outputs: &'p Outputs<'p>, renderer: &'p Arc<Renderer>, shelf: &'p Shelf) -> Portal<'p> {
        let rest = view::jobs(outputs.site);
        Portal { outputs, renderer, shelf, others: OnceLock::new(), chromes: BTreeMap::new(), rest }
    }

    fn others(&self) -> &HashMap<String, Output> {
        self.others.get_or_init(|| self.outputs.others().into_iter().collect())
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        view::jobs(self.outputs.site).len()
    }

    /// Whether there is a file of that path.
    pub fn has(&self, path: &str) -> bool {
        self.job(path).is_some() || self.others().contains_key(path)
    }

    fn job(&self, path: &str) -> Option<&'p Job> {
        view::job_at(self.outputs.site, path)
    }

    /// Makes the files of these paths, as far as there are such, and puts them on the shelf. Says which
    /// pages were rendered.
    pub fn make(
        &mut self,
        paths: &[&str],
        source: &dyn Source,
        rendered: &mut Rendered,
    ) -> Result<Vec<Freshly>, Failure> {
        self.prepare(paths, rendered)?;
        // What else there is besides pages is looked up only where somebody asks for it.
        let wanted = paths.iter().filter(|path| self.job(path).is_none() && self.shelf.take(path).is_none());
        let known: &Rendered = rendered;
        let gather = |piece, first, drafts| known.words.gathered(piece, first, drafts);
        wanted
            .filter_map(|path| self.others().get(*path))
            .for_each(|output| self.outputs.prepare(output, &gather));
        let made: Vec<Making> = paths
            .par_iter()
            .filter(|path| self.shelf.take(path).is_none())
            .filter_map(|path| Some(((*path).to_owned(), self.one(path, source, known).transpose()?)))
            .collect();
        let mut fresh = Vec::new();
        let mut failure = None;
        for (path, made) in made {
            match made {
                Ok(Made::Nothing) => {}
                Ok(Made::Same(file)) => self.shelf.put(&file),
                Ok(Made::New(page, chrome, file, why)) => {
                    self.shelf.put(&file);
                    rendered.pages.remember(*page, chrome, Arc::clone(self.renderer), file);
                    fresh.push((path, why));
                }
                Err(found) => failure = failure.or(Some(found)),
            }
        }
        failure.map_or(Ok(fresh), Err)
    }

    /// Makes some of the pages that nobody has asked for; says which were rendered, and nothing where all
    /// are made.
    pub fn make_more(
        &mut self,
        count: usize,
        source: &dyn Source,
        rendered: &mut Rendered,
    ) -> Option<Result<Vec<Freshly>, Failure>> {
        if self.rest.is_empty() {
            return None;
        }
        let (some, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        // What is for paper is made when somebody wants it.
        let screens = some.iter().filter(|job| !job.is_for_paper());
        let places: Vec<String> = screens.map(|job| job.place(self.outputs.site)).collect();
        Some(self.make(&places.iter().map(String::as_str).collect::<Vec<_>>(), source, rendered))
    }

    /// Forgets what was rendered of pages that are no more.
    pub fn tidy(&self, rendered: &mut Rendered) {
        rendered.pages.retain(|path| self.has(path));
    }

    /// Prepares the chromes of these pages.
    fn prepare(&mut self, paths: &[&str], rendered: &mut Rendered) -> Result<(), Failure> {
        for path in paths {
            let Some(job) = self.job(path) else { continue };
            let key = (job.language, job.folder().to_owned());
            if self.chromes.contains_key(&key) {
                continue;
            }
            let prepared = self.renderer.prepare(self.outputs.chrome(job), job.language);
            let mut prepared = Arc::new(prepared.map_err(Failure::Template)?);
            // The same one as before where it says the same: then pages need not compare.
            match rendered.chromes.get(&key) {
                Some((before, known)) if Arc::ptr_eq(before, self.renderer) && **known == *prepared => {
                    prepared = Arc::clone(known);
                }
                _ => {
                    let known = (Arc::clone(self.renderer), Arc::clone(&prepared));
                    rendered.chromes.insert(key.clone(), known);
                }
            }
            self.chromes.insert(key, prepared);
        }
        Ok(())
    }

    fn one(&self, path: &str, source: &dyn Source, known: &Rendered) -> Result<Option<Made>, Failure> {
        if let Some(job) = self.job(path) {
            return self.page(job, known).map(Some);
        }
        let Some(output) = self.others().get(path) else { return Ok(None) };
        let bytes = self.outputs.file(output, source)?;
        Ok(bytes.map(|bytes| Made::Same(Arc::new(File::new(path, bytes)))))
    }

    fn page(&self, job: &Job, known: &Rendered) -> Result<Made, Failure> {
        let Some(page) = view::page(self.outputs.site, job) else { return Ok(Made::Nothing) };
        let Some(chrome) = self.chromes.get(&(job.language, job.folder().to_owned())) else {
            return Ok(Made::Nothing);
        };
        let why = match known.pages.same(&page, chrome, self.renderer) {
            Ok(file) => return Ok(Made::Same(file)),
            Err(why) => why,
        };
        let html = self.renderer.page(&page, chrome).map_err(Failure::Template)?;
        let file = Arc::new(File::new(&page.path, html.into_bytes()));
        Ok(Made::New(Box::new(page), Arc::clone(chrome), file, why))
    }
}
