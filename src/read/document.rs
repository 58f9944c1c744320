//! One file with its translations to the things that stand in it.

use std::sync::Arc;

use super::{Bodies, Group, csv, entries, front_matter, markdown, thing, yaml};
use crate::diag::{Diagnostic, codes};
use crate::locale::{Language, Words};
use crate::model::body::Body;
use crate::model::{AnyEntry, Doc, Form, Id, Kind, Names, Node, NodeContent, Origin, Pair, Portal, Spanned};
use crate::source::{Content, FileId, Files, Span};

/// What came of a file with its translations. It depends on nothing but their texts, their paths and the
/// portal's languages, so that it can be kept until one of these changes.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The things.
    pub docs: Arc<[Doc]>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// What exists but could not be read: a thing, or nobody knows how many of a kind.
    pub unread: Option<(Kind, Option<Id>)>,
}

/// What is collected while a file is read.
#[derive(Default)]
pub(super) struct Collected {
    /// The things.
    pub docs: Vec<Doc>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// What exists but could not be read.
    pub unread: Option<(Kind, Option<Id>)>,
    /// The names in the files, to be shared among the things.
    pub names: Names,
}

/// The fields and the text of a file in one language.
pub(super) struct Written {
    /// The language.
    pub language: Language,
    /// The file.
    pub file: FileId,
    /// The fields.
    pub node: Node,
    /// The text.
    pub body: Option<Arc<Body>>,
    /// What a translation says of its original.
    pub original: Option<Origin>,
}

/// Reads a file and its translations.
pub(super) fn read(files: &Files, group: &Group, languages: &[Language], bodies: Bodies) -> Outcome {
    let mut outcome = Collected::default();
    collect(files, group, languages, bodies, &mut outcome);
    Outcome { docs: outcome.docs.into(), diagnostics: outcome.diagnostics, unread: outcome.unread }
}

fn collect(files: &Files, group: &Group, languages: &[Language], bodies: Bodies, outcome: &mut Collected) {
    let Some(original) = group.original else { return };
    let language = languages.first().copied().unwrap_or(Language::De);
    let Some(first) = write_down(files, group, (original, language), bodies, &mut outcome.diagnostics) else {
        outcome.unread = Some((group.kind, (!group.is_list).then(|| Id::new(&group.id))));
        return;
    };
    let mut all = vec![first];
    for (code, file) in &group.translations {
        let Some(language) = Language::from_code(code) else { continue };
        all.extend(write_down(files, group, (*file, language), bodies, &mut outcome.diagnostics));
    }
    match group.kind.form() {
        Form::Entries(_, key) | Form::Terms(_, key) => {
            entries::list(files, group, all, Some(key), outcome);
        }
        Form::Rows(_) => entries::list(files, group, all, None, outcome),
        Form::Named(_) => entries::named(files, group, all, outcome),
        _ => {
            let id = Spanned::new(Id::new(&group.id), Span::whole(original));
            thing::read(files, group.kind, Some(id), all, outcome);
        }
    }
}

/// The languages that the settings name, the one of the originals first; `None` where they cannot be read.
pub(super) fn settings(files: &Files, group: &Group) -> Option<Portal> {
    let alone = Group { stem: group.stem.clone(), id: group.id.clone(), translations: Vec::new(), ..*group };
    let outcome = read(files, &alone, &[Language::De], Bodies::Checked);
    outcome.docs.iter().find_map(|doc| match &doc.entry {
        AnyEntry::Portal(portal) => Some(portal.original().clone()),
        _ => None,
    })
}

/// Takes a file apart into its fields and its text; `None` after having reported why not.
fn write_down(
    files: &Files,
    group: &Group,
    (file, language): (FileId, Language),
    bodies: Bodies,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Written> {
    let Some(Content::Text(text)) = files.get(file).map(|file| &file.content) else { return None };
    let path = files.path(file);
    if group.kind.form().has_body() {
        let parts = front_matter::split(text, file).map_err(|found| diagnostics.push(found)).ok()?;
        let node =
            yaml::parse(parts.head, file, parts.head_at).map_err(|found| diagnostics.push(found)).ok()?;
        let context = markdown::Context { file, path, language, offset: parts.body_at, first_line: None };
        let located = bodies == Bodies::Located;
        let context = if located { context.located(text) } else { context };
        let (mut body, problems) = markdown::parse(parts.body, &context);
        diagnostics.extend(problems);
        if bodies == Bodies::Checked {
            (body.markup, body.pieces) = (String::new(), Vec::new());
        }
        return Some(Written { body: Some(Arc::new(body)), ..Written::new(language, file, node) });
    }
    let node = if path.to_lowercase().ends_with(".csv") {
        csv::parse(text, file, &group.id, diagnostics)
    } else {
        yaml::parse(text, file, 0)
    };
    let node = node.map_err(|found| diagnostics.push(found)).ok()?;
    Some(Written::new(language, file, node))
}

impl Written {
    /// The fields of a file without a text; nothing at all is an empty mapping.
    pub fn new(language: Language, file: FileId, mut node: Node) -> Written {
        if node.is_null() {
            node = Node { content: NodeContent::Map(Vec::new()), at: Span::whole(file) };
        }
        Written { language, file, node, body: None, original: None }
    }

    /// Takes out what a translation says about its original. A hash that is none is refused.
    pub fn take_original(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let NodeContent::Map(pairs) = &mut self.node.content else { return };
        let Some(index) = pairs.iter().position(|pair| pair.key.value == ORIGINAL) else { return };
        let Pair { key, value } = pairs.remove(index);
        let is_refused = value.map().is_none() && !value.is_null();
        if is_refused {
            let expected = Words::new(
                "je Abschnitt des Originals eine Zeile `Überschrift: Prüfsumme`",
                "a line `heading: checksum` for each section of the original",
            );
            let list = matches!(value.content, NodeContent::List(_));
            let found = value.words();
            diagnostics.push(codes::values::wrong_type(value.place(), ORIGINAL, &expected, &found, list));
        }
        let at = if is_refused { Span::NOWHERE } else { key.at };
        let sections = value.map().unwrap_or_default().iter();
        let sections = sections.map(|pair| (pair.key.clone(), read_hash(&pair.value, diagnostics))).collect();
        self.original = Some(Origin { at, sections });
    }
}

/// The field of a translation that says what it was made of.
const ORIGINAL: &str = "original";

/// The hash of a section; what is none is reported, and has no place.
fn read_hash(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Spanned<String> {
    let text = node.text().unwrap_or_default();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Spanned::new(text.to_owned(), node.at);
    }
    let expected = Words::new(
        "eine Prüfsumme aus 8 Zeichen wie 3f2a9c01",
        "a checksum of 8 characters such as 3f2a9c01",
    );
    diagnostics.push(codes::values::wrong_value(node.place(), ORIGINAL, text, &expected, None));
    Spanned::new(String::new(), Span::NOWHERE)
}
