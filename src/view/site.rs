//! What all pages are made from: the model, the files, the as-of date, and what is worked out once
//! for all of them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::Job;
use super::beside;
use super::neighbours::Neighbours;
use super::routes;
use crate::insight::{Insight, Today, person};
use crate::locale::Language;
use crate::model::body::Destination;
use crate::model::{Id, Kind, Model, Portal, Thing};
use crate::source::{Content, FileId, Files, Span};

/// Endings of files that are shown on pages; everything else is a document to be opened.
const IMAGES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

/// What all pages are made from.
#[derive(Debug)]
pub struct Site<'m> {
    /// What the content says.
    pub model: &'m Model,
    /// Its files, for their places.
    pub files: &'m Files,
    /// The settings.
    pub portal: &'m Portal,
    /// The day for which everything is shown.
    pub as_of: Date,
    /// Where the portal is published, where that is known.
    pub base_url: Option<String>,
    /// Where a file is edited, with `{path}` and `{line}`: as the settings say, or, in a preview, in an
    /// editor on this machine.
    pub edit_url: Option<String>,
    /// The path under which servers show it, with a slash at its end.
    pub base_path: String,
    /// The languages, the one of the originals first.
    pub languages: Vec<Language>,
    /// Which pages stand beside each other.
    pub neighbours: Arc<Neighbours>,
    /// Links to them.
    pub(super) beside: beside::Lists,
    /// The files that hold translations.
    translations: HashSet<FileId>,
    /// The people who left so long ago that their names are no longer shown.
    forgotten: BTreeSet<Id>,
    /// The files that fields name, by the place where they are named.
    named_files: HashMap<Span, String>,
    /// What is computed for all pages.
    pub insight: Insight<'m>,
    /// The files to be published, from their path in the content to their path in the output.
    pub attachments: Arc<BTreeMap<String, String>>,
    /// All pages, once somebody has asked for them.
    pub(super) jobs: Arc<OnceLock<Vec<Job>>>,
}

/// What can be worked out of the model alone, for whoever makes a site of the same model again.
#[derive(Debug, Clone)]
pub struct Layout {
    neighbours: Arc<Neighbours>,
    attachments: Arc<BTreeMap<String, String>>,
    jobs: Arc<OnceLock<Vec<Job>>>,
}

impl Layout {
    /// Works it out.
    pub fn new(model: &Model, files: &Files) -> Layout {
        let neighbours = Arc::new(Neighbours::new(model, &model.languages()));
        Layout { neighbours, attachments: Arc::new(attachments(model, files)), jobs: Arc::default() }
    }

    /// Whether the same files are published of a model.
    pub fn has_attachments_of(&self, model: &Model, files: &Files) -> bool {
        *self.attachments == attachments(model, files)
    }
}

impl<'m> Site<'m> {
    /// Works out what all pages share.
    pub fn new(insight: Insight<'m>, files: &'m Files, base_url: Option<&str>) -> Site<'m> {
        let layout = Layout::new(insight.today.model, files);
        Site::of(insight, files, base_url, layout)
    }

    /// The same, with what was worked out of this very model before.
    pub fn of(insight: Insight<'m>, files: &'m Files, base_url: Option<&str>, layout: Layout) -> Site<'m> {
        let Today { model, portal, as_of, .. } = insight.today;
        let languages = portal.all_languages();
        let named = model.files.iter().filter_map(|(_, file)| Some((file.at, file_path(&file.to)?)));
        let named_files = named.collect();
        let people = model.tables.people.iter().filter(|one| person::is_forgotten(one.original(), as_of));
        let forgotten = people.map(|one| one.head.id.clone()).collect();
        Site {
            model,
            files,
            portal,
            as_of,
            base_url: base_url.map(str::to_owned),
            edit_url: portal.edit_url.as_ref().map(|url| url.0.clone()),
            base_path: routes::base_path(base_url),
            translations: translations(model, &languages),
            languages,
            beside: beside::Lists::new(layout.neighbours.groups()),
            neighbours: layout.neighbours,
            forgotten,
            named_files,
            insight,
            attachments: layout.attachments,
            jobs: layout.jobs,
        }
    }

    /// Whether the texts of a file are there in every language: it holds translations, or it is none at all.
    pub fn is_translation(&self, file: FileId) -> bool {
        file == Span::NOWHERE.file || self.translations.contains(&file)
    }

    /// The file that a field names at a place.
    pub fn named_file(&self, at: Span) -> Option<&str> {
        self.named_files.get(&at).map(String::as_str)
    }

    /// Whether a thing is somebody whose name is no longer shown.
    pub fn is_forgotten(&self, thing: &Thing) -> bool {
        thing.kind == Kind::Person && self.forgotten.contains(&thing.id)
    }

    /// The language of the originals.
    pub fn default_language(&self) -> Language {
        self.languages[0]
    }
}

/// The files that hold translations.
fn translations(model: &Model, languages: &[Language]) -> HashSet<FileId> {
    if languages.len() < 2 {
        return HashSet::new();
    }
    let versions = model.tables.heads().flat_map(|(_, head)| head.versions.get(1..).unwrap_or_default());
    versions.map(|version| version.file).collect()
}

/// Every file that a text or a field names, with its place in the output.
fn attachments(model: &Model, files: &Files) -> BTreeMap<String, String> {
    let mut named: BTreeSet<(String, bool)> = BTreeSet::new();
    // Most portals link to pages alone.
    let publishes = model.publishes_files();
    for (_, head) in model.tables.heads() {
        for version in &head.versions {
            let Some(body) = &version.body else { continue };
            for link in body.links.iter().filter(|_| publishes) {
                match &link.to {
                    Destination::File { path, .. } if model.is_published(path) => {
                        named.insert((path.clone(), false));
                    }
                    _ => {}
                }
            }
            named
                .extend(body.images.iter().filter_map(|image| file_path(&image.to)).map(|path| (path, true)));
        }
    }
    let fields = model.files.iter().filter_map(|(_, file)| file_path(&file.to));
    named.extend(fields.map(|path| (path, true)));
    let mut places = BTreeMap::new();
    for (path, is_image) in named {
        let place = if is_image || is_image_file(&path) {
            asset_path(files, &path)
        } else {
            Some(format!("files/{path}"))
        };
        if let Some(place) = place {
            places.insert(path, place);
        }
    }
    places
}

fn file_path(to: &Destination) -> Option<String> {
    match to {
        Destination::File { path, .. } => Some(path.clone()),
        _ => None,
    }
}

fn is_image_file(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| IMAGES.contains(&ending.to_lowercase().as_str()))
}

/// `assets/<name>.<hash>.<ending>`: a changed image has another address, so browsers may keep it for ever.
fn asset_path(files: &Files, path: &str) -> Option<String> {
    let Some(Content::Attachment { digest, .. }) = files.get(files.find(path)?).map(|file| &file.content)
    else {
        return None;
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let stem: String =
        stem.chars().take(60).map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect();
    Some(format!("assets/{stem}.{}.{}", digest.get(..8).unwrap_or_default(), ending.to_lowercase()))
}
