//! All files that a build makes: which they are, what they are made of, and their making.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::{Diagnostic, codes};
use crate::locale::Language;
use crate::model::Choice;
use crate::publish::{Publication, PublishError};
use crate::render::{self, PreparedChrome, Renderer, Theme};
use crate::source::{Content, Refusal, Span};
use crate::view::{self, Assets, Job, Site, machine};
use crate::{Loaded, Options};

/// Why the files could not be made.
pub(crate) enum Failure {
    /// A template cannot print its view; the engine's words.
    Template(String),
    /// The output cannot be written.
    Publish(PublishError),
}

/// Two things for one place of the output, letter case aside: file systems differ in that.
pub(crate) fn collisions(site: &Site<'_>, jobs: &[Job]) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    let mut found = Vec::new();
    // Old addresses come last, so that they are what is reported: they are what can be mended.
    let (aliases, own): (Vec<&Job>, Vec<&Job>) =
        jobs.iter().partition(|job| matches!(job.subject, view::Subject::Alias(_)));
    let pages = own.into_iter().chain(aliases).map(|job| (job.place(site), job.at));
    let files = site.attachments.iter().map(|(path, place)| {
        let at = site.files.find(path).map_or(Span::NOWHERE, Span::whole);
        (place.clone(), at)
    });
    let for_machines = machine::files(site).into_iter().map(|file| (file.place(), Span::NOWHERE));
    for (place, at) in pages.chain(files).chain(for_machines) {
        let lower = place.to_lowercase();
        // A file cannot be a folder at the same time.
        let above = lower.match_indices('/').find_map(|(end, _)| taken.get(&lower[..end]));
        match taken.get(&lower).or(above) {
            // Two copies of one image have one address and the same bytes.
            Some(_) if place.starts_with("assets/") => {}
            Some(first) => {
                let (later, first) = if at.is_somewhere() { (at, *first) } else { (*first, at) };
                found.push(codes::output::output_collision(later, &place, first));
            }
            None => drop(taken.insert(lower, at)),
        }
    }
    found
}

/// A digest of everything that the output depends on: program, options, as-of date, theme, every file.
pub(crate) fn digest(loaded: &Loaded, options: &Options) -> String {
    let Loaded { files, theme, as_of, base_url, .. } = loaded;
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(crate::GENERATOR.as_bytes());
    add(options.program.as_bytes());
    add(as_of.to_string().as_bytes());
    add(options.audience.name().as_bytes());
    add(base_url.as_deref().unwrap_or_default().as_bytes());
    for (name, text) in &theme.templates {
        add(name.as_bytes());
        add(text.as_bytes());
    }
    for (language, strings) in &theme.strings {
        add(language.code().as_bytes());
        add(strings.to_string().as_bytes());
    }
    theme
        .assets
        .keys()
        .chain(&theme.stylesheets)
        .chain(theme.scripts.keys())
        .for_each(|path| add(path.as_bytes()));
    for (_, file) in files.iter() {
        add(file.path.as_bytes());
        match &file.content {
            Content::Text(text) | Content::Refused(Refusal::NotUtf8 { readable: text }) => {
                add(text.as_bytes());
            }
            Content::Attachment { digest, .. } => add(digest.as_bytes()),
            Content::Refused(_) => add(b"refused"),
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// Renders every page and every file for machines, in parallel, and hands each over as soon as it is made.
pub(crate) fn render_all(
    site: &Site<'_>,
    theme: &Theme,
    jobs: &[Job],
    publication: &Publication,
) -> Result<(), Failure> {
    let renderer = Renderer::new(theme).map_err(Failure::Template)?;
    let company = site.portal.accent.as_ref().map(|accent| render::company_stylesheet(accent));
    let mut assets = Assets { stylesheets: theme.stylesheets.clone(), scripts: theme.scripts.clone() };
    assets.stylesheets.extend(company.iter().map(|(path, _)| path.clone()));
    let chromes = chromes(site, &assets, &renderer, jobs)?;
    let pages = || -> Result<(), Failure> {
        jobs.par_iter().try_for_each(|job| {
            let Some(page) = view::page(site, job) else { return Ok(()) };
            let Some(chrome) = chromes.get(&(job.language, job.folder())) else { return Ok(()) };
            let html = renderer.page(&page, chrome).map_err(Failure::Template)?;
            publication.put(&page.path, html.as_bytes()).map_err(Failure::Publish)
        })
    };
    // The state of the portal is one long file: pages are made beside it.
    let (for_machines, pages) = rayon::join(|| render_for_machines(site, &renderer, publication), pages);
    pages.and(for_machines)?;
    for (path, bytes) in &theme.assets {
        publication.put(path, bytes).map_err(Failure::Publish)?;
    }
    if let Some((path, text)) = &company {
        publication.put(path, text.as_bytes()).map_err(Failure::Publish)?;
    }
    publication.put("_headers", render::headers().as_bytes()).map_err(Failure::Publish)
}

/// Renders every file for machines.
fn render_for_machines(
    site: &Site<'_>,
    renderer: &Renderer,
    publication: &Publication,
) -> Result<(), Failure> {
    let agenda = machine::Agenda::new(site);
    machine::files(site).par_iter().try_for_each(|file| {
        let Some(document) = machine::document(site, &agenda, file) else { return Ok(()) };
        let bytes = renderer.document(&document).map_err(Failure::Template)?;
        publication.put(&file.place(), &bytes).map_err(Failure::Publish)
    })
}

/// What the pages of each folder share, by language and folder.
fn chromes<'j>(
    site: &Site<'_>,
    assets: &Assets,
    renderer: &Renderer,
    jobs: &'j [Job],
) -> Result<BTreeMap<(Language, &'j str), PreparedChrome>, Failure> {
    let mut chromes = BTreeMap::new();
    for job in jobs {
        let key = (job.language, job.folder());
        if let std::collections::btree_map::Entry::Vacant(place) = chromes.entry(key) {
            let chrome = view::chrome(site, job.language, &job.path, assets);
            place.insert(renderer.prepare(&chrome, job.language).map_err(Failure::Template)?);
        }
    }
    Ok(chromes)
}
