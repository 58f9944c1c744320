//! What each file of the content is: of which kind, in which language, to which original.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::place::{self, Name, Place};
use super::{Group, document};
use crate::diag::{Diagnostic, codes, nearest};
use crate::locale::{Language, Words};
use crate::model::{Content, Form, Id, Kind, Portal, Thing};
use crate::source::{self, FileId, Files, LinkProblem, Refusal, Span};

/// The files, sorted in. It depends on nothing but their paths, on which of them can be used, and on the text
/// of the settings, so that it can be kept until one of these changes.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Each file with its translations.
    pub groups: Vec<Group>,
    /// The languages of the portal, the one of the originals first.
    pub languages: Vec<Language>,
    /// What is known of the content before any thing is read.
    pub content: Content,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl Sorted {
    /// Finds out what each file is, and puts translations to their originals.
    pub fn new(files: &Files) -> Sorted {
        let mut sorting = Sorting { files, content: Content::default(), diagnostics: Vec::new() };
        sorting.check_presence();
        let mut groups = sorting.sort_in();
        // The settings come first: they say in which languages everything is written, themselves included.
        let settings = groups.get("portal").and_then(|group| document::settings(files, group));
        match &settings {
            Some(settings) => sorting.drop_foreign_languages(&mut groups, settings),
            // Without settings nobody knows what else they declare; that they are missing is said already.
            None => sorting.content.unread_kinds.extend([Kind::Duty, Kind::Network]),
        }
        let languages = settings.map_or_else(|| vec![Language::De], |settings| settings.all_languages());
        let Sorting { content, diagnostics, .. } = sorting;
        Sorted { groups: groups.into_values().collect(), languages, content, diagnostics }
    }

    /// Whether sorting in these files again would come to the same.
    pub fn is_of(before: &Files, files: &Files) -> bool {
        let text = |files: &Files, name: &str| files.find(name).and_then(|id| files.get(id)).cloned();
        files.has_names_of(before) && SETTINGS.iter().all(|name| text(before, name) == text(files, name))
    }
}

/// The settings alone, before anything else is read; nothing where they cannot be read.
pub fn settings(files: &Files) -> Option<Portal> {
    let mut sorting = Sorting { files, content: Content::default(), diagnostics: Vec::new() };
    let file = SETTINGS.into_iter().find_map(|name| files.find(name))?;
    let mut groups = BTreeMap::new();
    if let Place::One(kind, name) = place::place(files.path(file)) {
        sorting.group(&mut groups, file, kind, false, name);
    }
    groups.get("portal").and_then(|group| document::settings(files, group))
}

/// The files in which the settings may stand.
const SETTINGS: [&str; 2] = ["portal.yaml", "portal.yml"];

struct Sorting<'f> {
    files: &'f Files,
    content: Content,
    diagnostics: Vec<Diagnostic>,
}

impl Sorting<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn check_presence(&mut self) {
        if self.files.is_empty() {
            self.report(codes::content::empty_content(Span::NOWHERE));
        } else if SETTINGS.iter().all(|name| self.files.find(name).is_none()) {
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
                    Arc::make_mut(&mut self.content.attachments).insert(file.path.to_string());
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
            Arc::make_mut(&mut self.content.paths)
                .insert(self.files.path(file).to_owned(), Thing::new(kind, &Id::new(&name.id)));
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
            Arc::make_mut(&mut self.content.lists).insert(path, kind);
        } else {
            Arc::make_mut(&mut self.content.paths).insert(path, Thing::new(kind, &Id::new(&name.id)));
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
