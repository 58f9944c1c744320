//! Files to things: a file's text to documents and diagnostics. Pure, and in parallel.

mod csv;
mod document;
mod entries;
mod front_matter;
pub mod markdown;
mod place;
mod thing;
mod translate;
pub mod yaml;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostic, codes, nearest};
use crate::locale::{Language, Words};
use crate::model::{Content, Form, Id, Kind, Portal, Thing};
use crate::source::{self, FileId, Files, LinkProblem, Refusal, Span};

pub use document::Outcome;
use place::{Name, Place};

/// What is kept of the texts below the fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Bodies {
    /// All that pages are made of.
    #[default]
    Shown,
    /// The same, and of each block the line on which it begins: a preview leads back to it.
    Located,
    /// What rules look at: headings, links and images. The markup is a third of all memory.
    Checked,
}

/// Reads every file of the content folder. What can be read is returned beside all that is wrong.
pub fn read(files: &Files, bodies: Bodies) -> (Content, Vec<Diagnostic>) {
    read_by(files, |group, languages| Arc::new(read_group(files, group, languages, bodies)))
}

/// The same, where somebody else says how a file is read with its translations: a preview remembers what
/// [`read_group`] gave it.
pub fn read_by(
    files: &Files,
    read_group: impl Fn(&Group, &[Language]) -> Arc<Outcome> + Sync,
) -> (Content, Vec<Diagnostic>) {
    let mut reading = Reading { files, content: Content::default(), diagnostics: Vec::new() };
    reading.check_presence();
    let mut groups = reading.sort_in();
    // The settings come first: they say in which languages everything is written, themselves included.
    let settings = groups.get("portal").and_then(|group| document::settings(files, group));
    match &settings {
        Some(settings) => reading.drop_foreign_languages(&mut groups, settings),
        // Without settings nobody knows what else they declare; that they are missing is said already.
        None => reading.content.unread_kinds.extend([Kind::Duty, Kind::Network]),
    }
    let languages = settings.map_or_else(|| vec![Language::De], |settings| settings.all_languages());
    let groups: Vec<Group> = groups.into_values().collect();
    let outcomes: Vec<Arc<Outcome>> = groups.par_iter().map(|group| read_group(group, &languages)).collect();
    reading.take(&outcomes);
    (reading.content, reading.diagnostics)
}

/// The settings alone, before anything else is read; nothing where they cannot be read.
pub fn settings(files: &Files) -> Option<Portal> {
    let mut reading = Reading { files, content: Content::default(), diagnostics: Vec::new() };
    let file = ["portal.yaml", "portal.yml"].into_iter().find_map(|name| files.find(name))?;
    let mut groups = BTreeMap::new();
    if let Place::One(kind, name) = place::place(files.path(file)) {
        reading.group(&mut groups, file, kind, false, name);
    }
    groups.get("portal").and_then(|group| document::settings(files, group))
}

/// Reads a file with its translations.
pub fn read_group(files: &Files, group: &Group, languages: &[Language], bodies: Bodies) -> Outcome {
    document::read(files, group, languages, bodies)
}

/// A file and its translations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    kind: Kind,
    is_list: bool,
    /// The path without language and ending.
    stem: String,
    id: String,
    /// The original; a second one is a group of its own.
    original: Option<FileId>,
    translations: Vec<(String, FileId)>,
}

impl Group {
    /// The file of the original.
    pub fn original(&self) -> Option<FileId> {
        self.original
    }

    /// All its files, the original first.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.original.into_iter().chain(self.translations.iter().map(|(_, file)| *file))
    }
}

struct Reading<'f> {
    files: &'f Files,
    content: Content,
    diagnostics: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn check_presence(&mut self) {
        if self.files.is_empty() {
            self.report(codes::content::empty_content(Span::NOWHERE));
        } else if ["portal.yaml", "portal.yml"].iter().all(|name| self.files.find(name).is_none()) {
            self.report(codes::content::no_portal(Span::NOWHERE));
        }
    }

    /// Finds out what each file is, and puts translations to their originals.
    fn sort_in(&mut self) -> BTreeMap<String, Group> {
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        for (id, file) in self.files.iter() {
            if let source::Content::Refused(refusal) = &file.content {
                self.diagnostics.push(refused(id, refusal));
            }
            match place::place(&file.path) {
                Place::Attachment => {
                    self.content.attachments.insert(file.path.to_string());
                }
                Place::Misplaced => self.misplaced(id, &file.path),
                Place::One(kind, name) => self.group(&mut groups, id, kind, false, name),
                Place::List(kind, name) => self.group(&mut groups, id, kind, true, name),
            }
        }
        groups.retain(|_, group| match (group.original, group.translations.first()) {
            (None, Some((_, file))) => {
                self.diagnostics.push(codes::content::orphan_translation(Span::whole(*file), &group.stem));
                false
            }
            (original, _) => original.is_some(),
        });
        groups
    }

    fn group(
        &mut self,
        groups: &mut BTreeMap<String, Group>,
        file: FileId,
        kind: Kind,
        is_list: bool,
        name: Name<'_>,
    ) {
        let shown = self.files.path(file).rsplit('/').next().unwrap_or_default();
        if name.index && !matches!(kind.form(), Form::Chapters(_) | Form::OneMarkdown(_)) {
            return self.report(codes::names::reserved_name(Span::whole(file)));
        }
        if !place::is_proper(kind, &name) {
            // What refers to the file has the one mistake in common: its name.
            self.content.paths.insert(self.files.path(file).to_owned(), Thing::new(kind, &Id::new(&name.id)));
            self.content.unread.insert(Thing::new(kind, &Id::new(&name.id)));
            self.content.unread.insert(Thing::new(kind, &Id::new(&codes::names::proposal(&name.id))));
            // A name that is no UTF-8 was reported already.
            if shown.contains('\u{fffd}') {
                return;
            }
            return self.report(codes::names::bad_file_name(Span::whole(file), shown));
        }
        let path = self.files.path(file).to_owned();
        if is_list {
            self.content.lists.insert(path, kind);
        } else {
            self.content.paths.insert(path, Thing::new(kind, &Id::new(&name.id)));
        }
        let fresh = |key: &str| Group {
            kind,
            is_list,
            stem: key.to_owned(),
            id: name.id.clone(),
            original: None,
            translations: Vec::new(),
        };
        let group = groups.entry(name.stem.clone()).or_insert_with(|| fresh(&name.stem));
        match (name.language, group.original) {
            (Some(language), _) => group.translations.push((language.to_owned(), file)),
            (None, None) => group.original = Some(file),
            (None, Some(_)) => {
                // `xing.yaml` beside `xing.csv`: each is read, and the model says that the name is taken.
                let key = format!("{}\u{0}{}", name.stem, self.files.path(file));
                groups.insert(key, Group { original: Some(file), ..fresh(&name.stem) });
            }
        }
    }

    fn misplaced(&mut self, file: FileId, path: &str) {
        if let Some((kind, ending)) = place::right_ending(path) {
            let name = path.rsplit('/').next().unwrap_or(path);
            return self.report(codes::content::wrong_ending(Span::whole(file), name, &kind.words(), ending));
        }
        let folders: Vec<&str> = Kind::ALL.iter().filter_map(|kind| folder(*kind)).collect();
        let wrong = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
        let near = nearest(wrong, folders.iter().map(|folder| (*folder, "")));
        self.report(codes::content::misplaced_file(Span::whole(file), &near, &folders));
    }

    fn drop_foreign_languages(&mut self, groups: &mut BTreeMap<String, Group>, settings: &Portal) {
        let languages = settings.all_languages();
        let known: Vec<&str> = languages.iter().map(|language| language.code()).collect();
        // A language that was refused may be the one of the file.
        let are_read = settings.languages.iter().all(|language| language.known().is_some());
        for group in groups.values_mut() {
            group.translations.retain(|(language, file)| {
                // `xing.de.md` beside `xing.md` would be a second original.
                let is_translation = known.iter().skip(1).any(|code| code == language);
                if !is_translation && are_read {
                    self.diagnostics.push(codes::content::unknown_language(
                        Span::whole(*file),
                        language,
                        &known,
                    ));
                }
                is_translation
            });
        }
    }

    fn take(&mut self, outcomes: &[Arc<Outcome>]) {
        for outcome in outcomes {
            self.diagnostics.extend(outcome.diagnostics.iter().cloned());
            self.content.docs.push(Arc::clone(&outcome.docs));
            match &outcome.unread {
                Some((kind, Some(id))) => drop(self.content.unread.insert(Thing::new(*kind, id))),
                Some((kind, None)) => drop(self.content.unread_kinds.insert(*kind)),
                None => {}
            }
        }
    }
}

/// The folder, or the one file, of a kind.
fn folder(kind: Kind) -> Option<&'static str> {
    match kind.form() {
        Form::Markdown(place)
        | Form::Chapters(place)
        | Form::Yaml(place)
        | Form::Figures(place)
        | Form::Entries(place, _) => Some(place),
        _ => None,
    }
}

fn refused(file: FileId, refusal: &Refusal) -> Diagnostic {
    let whole = Span::whole(file);
    match refusal {
        Refusal::NotUtf8 { readable } => {
            codes::content::not_utf8(Span::new(file, readable.len(), readable.len()))
        }
        Refusal::Utf16 => codes::content::utf16(whole),
        Refusal::Binary => codes::content::binary_file(whole),
        Refusal::TooLarge { size, limit } => codes::content::file_too_large(whole, *size, *limit),
        Refusal::Unreadable(words) => codes::content::unreadable_file(whole, words),
        Refusal::Link(problem) => codes::content::bad_file_link(
            whole,
            match problem {
                LinkProblem::Escapes => {
                    Words::new("aus dem Inhaltsordner hinaus", "out of the content folder")
                }
                LinkProblem::Circle => Words::new("im Kreis", "in a circle"),
                LinkProblem::Dangling => Words::new("ins Leere", "nowhere"),
            },
        ),
    }
}
