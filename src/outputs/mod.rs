//! All files that a build makes: which they are, what they are made of, and their making.

mod collisions;
mod digest;
mod search;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::locale::Language;
use crate::publish::{Publication, PublishError};
use crate::render::{self, PreparedChrome, Renderer, Theme};
use crate::source::{Source, SourceError};
use crate::view::{self, Assets, Chrome, Job, Site, machine};

pub(crate) use collisions::collisions;
pub(crate) use digest::digest;

use search::{File as SearchFile, Gather, Search, Words};

/// Why the files could not be made.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A template cannot print its view; the engine's words.
    Template(String),
    /// A file of the content cannot be read.
    Source(SourceError),
    /// The output cannot be written.
    Publish(PublishError),
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Failure {
        Failure::Publish(error)
    }
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Failure {
        Failure::Source(error)
    }
}

/// All files of a portal, each to be made when it is asked for.
#[derive(Debug)]
pub(crate) struct Outputs<'s> {
    /// What pages are made from.
    pub site: &'s Site<'s>,
    /// What renders them.
    pub renderer: &'s Renderer,
    theme: &'s Theme,
    assets: Assets,
    /// The stylesheet of this portal, with the company's colour: its place and its text.
    company: (String, String),
    /// What all calendars hold together.
    agenda: OnceLock<machine::Agenda>,
    /// The search in each language, with its words, each once somebody looks for it.
    searches: OnceLock<Vec<(Language, Search, OnceLock<Words>)>>,
}

/// A file of the output that is no page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Output {
    /// A file for machines.
    Machine(machine::File),
    /// A file of the search in a language.
    Search(Language, SearchFile),
    /// A file of the content, by its path there.
    Attachment(String),
    /// A file of the theme, by its place in the output.
    Asset(String),
    /// The stylesheet of this portal, with the company's colour.
    Company,
    /// What servers should say with each file.
    Headers,
}

impl<'s> Outputs<'s> {
    /// The files that a site becomes with a theme; `live` is the script of the preview.
    pub fn new(
        site: &'s Site<'s>,
        theme: &'s Theme,
        renderer: &'s Renderer,
        live: Option<&'static str>,
    ) -> Self {
        let accent = site.portal.accent.as_ref().map(|accent| &*accent.value.0);
        let titles = site.languages.iter().map(|language| {
            let portal = site.model.portal_in(*language).unwrap_or(site.portal);
            (*language, &*portal.title.0)
        });
        let company = render::company_stylesheet(accent, &titles.collect::<Vec<_>>());
        let mut assets = Assets {
            stylesheets: theme.stylesheets.clone(),
            printed: theme.printed.clone(),
            scripts: theme.scripts.clone(),
            live,
        };
        assets.stylesheets.push(company.0.clone());
        let (agenda, searches) = (OnceLock::new(), OnceLock::new());
        Outputs { site, renderer, theme, assets, company, agenda, searches }
    }

    fn searches(&self) -> &[(Language, Search, OnceLock<Words>)] {
        self.searches.get_or_init(|| {
            let search =
                |language: &Language| (*language, Search::new(self.site, *language), OnceLock::new());
            self.site.languages.iter().map(search).collect()
        })
    }

    /// The files of the theme that pages name, in order.
    pub fn assets(&self) -> Vec<String> {
        let mut assets: Vec<String> = self.theme.assets.keys().cloned().collect();
        assets.push(self.company.0.clone());
        assets.sort();
        assets
    }

    /// Every file that is no page, with its place.
    pub fn others(&self) -> Vec<(String, Output)> {
        let for_machines = machine::files(self.site).into_iter();
        let mut list: Vec<(String, Output)> =
            for_machines.map(|file| (file.place(), Output::Machine(file))).collect();
        for (language, search, _) in self.searches() {
            list.extend(search.files().map(|(place, file)| (place, Output::Search(*language, file))));
        }
        let attachments = self.site.attachments.iter();
        list.extend(attachments.map(|(path, place)| (place.clone(), Output::Attachment(path.clone()))));
        list.extend(self.theme.assets.keys().map(|place| (place.clone(), Output::Asset(place.clone()))));
        list.push((self.company.0.clone(), Output::Company));
        list.push(("_headers".to_owned(), Output::Headers));
        list
    }

    /// What the pages of a job's folder share.
    pub fn chrome(&self, job: &Job) -> Chrome {
        view::chrome(self.site, job.language, &job.path, &self.assets)
    }

    /// Makes a file that is no page; `None` for one that is not there.
    pub fn file(&self, output: &Output, source: &dyn Source) -> Result<Option<Vec<u8>>, Failure> {
        Ok(match output {
            Output::Machine(file) => self.machine(file)?,
            Output::Search(language, file) => self.search_file(*language, *file),
            Output::Attachment(path) => Some(source.bytes(path)?),
            Output::Asset(place) => self.theme.assets.get(place).cloned(),
            Output::Company => Some(self.company.1.clone().into_bytes()),
            Output::Headers => Some(render::headers().into_bytes()),
        })
    }

    fn machine(&self, file: &machine::File) -> Result<Option<Vec<u8>>, Failure> {
        let agenda = self.agenda.get_or_init(|| machine::Agenda::new(self.site));
        let document = machine::document(self.site, agenda, file);
        document.map(|document| self.renderer.document(&document).map_err(Failure::Template)).transpose()
    }

    /// Makes what is made for several files at once, before they are made on several threads.
    pub fn prepare(&self, output: &Output, gather: &Gather<'_>) {
        if let Output::Search(language, file) = output
            && !matches!(file, SearchFile::Texts(_))
            && let Some((_, search, words)) = self.search(*language)
        {
            words.get_or_init(|| search.make(self.site, gather));
        }
    }

    fn search(&self, language: Language) -> Option<&(Language, Search, OnceLock<Words>)> {
        self.searches().iter().find(|(known, ..)| *known == language)
    }

    /// A file of the search; one with words must have been prepared.
    fn search_file(&self, language: Language, file: SearchFile) -> Option<Vec<u8>> {
        let (_, search, words) = self.search(language)?;
        match file {
            SearchFile::Texts(number) => search.texts(self.site, number),
            _ => words.get()?.get(&file).cloned(),
        }
    }

    /// Makes the files of the search, those with texts while the words are gathered.
    fn publish_search(&self, publication: &Publication) -> Result<(), Failure> {
        let put = |place: &str, bytes: &[u8]| publication.put(place, bytes);
        Ok(self.searches().iter().try_for_each(|(_, search, _)| search.publish(self.site, &put))?)
    }

    /// Makes every file, in parallel, and hands each over as soon as it is made. Says how many pages
    /// there are.
    pub fn publish(&self, source: &dyn Source, publication: &Publication) -> Result<usize, Failure> {
        let (jobs, mut others) = (view::jobs(self.site), self.others());
        // These are made all at once.
        others.retain(|(_, output)| !matches!(output, Output::Search(..)));
        let chromes = self.chromes(jobs)?;
        let make = |html: &mut Vec<u8>, job: &Job| -> Result<(), Failure> {
            let Some(page) = view::page(self.site, job) else { return Ok(()) };
            let Some(chrome) = chromes.get(&(job.language, job.folder())) else { return Ok(()) };
            self.renderer.page_into(&page, chrome, html).map_err(Failure::Template)?;
            Ok(publication.put(&page.path, html)?)
        };
        let (paper, screens): (Vec<&Job>, Vec<&Job>) = jobs.iter().partition(|job| job.is_for_paper());
        // A buffer holds one page after the other.
        let all_pages = || screens.par_iter().try_for_each_init(Vec::new, |html, job| make(html, job));
        // On paper many texts stand on one page: of such pages there is never more than one in memory.
        let all_paper = || paper.iter().try_for_each(|job| make(&mut Vec::new(), job));
        // The state of the portal is one long file: pages are made beside it.
        let all_others = || -> Result<(), Failure> {
            others.par_iter().try_for_each(|(place, output)| {
                let Some(bytes) = self.file(output, source)? else { return Ok(()) };
                Ok(publication.put(place, &bytes)?)
            })
        };
        let others_and_paper = || all_others().and_then(|()| all_paper());
        let search_and_others = || rayon::join(|| self.publish_search(publication), others_and_paper);
        let ((search, others), pages) = rayon::join(search_and_others, all_pages);
        pages.and(others).and(search)?;
        Ok(jobs.len())
    }

    /// What the pages of each folder share, by language and folder.
    fn chromes<'j>(&self, jobs: &'j [Job]) -> Result<BTreeMap<(Language, &'j str), PreparedChrome>, Failure> {
        let mut chromes = BTreeMap::new();
        for job in jobs {
            let key = (job.language, job.folder());
            if let std::collections::btree_map::Entry::Vacant(place) = chromes.entry(key) {
                let chrome = self.renderer.prepare(self.chrome(job), job.language);
                place.insert(chrome.map_err(Failure::Template)?);
            }
        }
        Ok(chromes)
    }
}
