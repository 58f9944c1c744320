//! One file with its translations to the things that stand in it.

use std::sync::Arc;

use super::{Group, csv, front_matter, markdown, translate, yaml};
use crate::diag::Diagnostic;
use crate::locale::Language;
use crate::model::body::Body;
use crate::model::{
    Doc, Fields, Form, Head, Id, Item, Kind, NamedFile, Node, NodeContent, Pair, Sink, Spanned, Version,
};
use crate::source::{Content, FileId, Files, Span};

/// What came of a group of files.
#[derive(Default)]
pub struct Outcome {
    /// The things.
    pub docs: Vec<Doc>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// What exists but could not be read: a thing, or nobody knows how many of a kind.
    pub unread: Option<(Kind, Option<Id>)>,
}

/// The fields and the text of a file in one language.
struct Written {
    language: Language,
    file: FileId,
    node: Node,
    body: Option<Arc<Body>>,
    original: Vec<(Spanned<String>, String)>,
}

/// Reads a file and its translations.
pub(super) fn read(files: &Files, group: &Group, languages: &[Language]) -> Outcome {
    let mut outcome = Outcome::default();
    let Some(original) = group.original else { return outcome };
    let language = languages.first().copied().unwrap_or(Language::De);
    let Some(first) = write_down(files, group, original, language, &mut outcome.diagnostics) else {
        outcome.unread = Some((group.kind, (!group.is_list).then(|| Id::new(&group.id))));
        return outcome;
    };
    let mut all = vec![first];
    for (code, file) in &group.translations {
        let Some(language) = Language::from_code(code) else { continue };
        all.extend(write_down(files, group, *file, language, &mut outcome.diagnostics));
    }
    match group.kind.form() {
        Form::Entries(_, key) | Form::Terms(_, key) => entries(files, group, all, Some(key), &mut outcome),
        Form::Rows(_) => entries(files, group, all, None, &mut outcome),
        Form::Named(_) => named(files, group, all, &mut outcome),
        _ => {
            let id = Spanned::new(Id::new(&group.id), Span::whole(original));
            thing(files, group.kind, Some(id), all, &mut outcome);
        }
    }
    outcome
}

/// Takes a file apart into its fields and its text; `None` after having reported why not.
fn write_down(
    files: &Files,
    group: &Group,
    file: FileId,
    language: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Written> {
    let Some(Content::Text(text)) = files.get(file).map(|file| &file.content) else { return None };
    let path = files.path(file);
    let mut fail = |diagnostic| diagnostics.push(diagnostic);
    if group.kind.form().has_body() {
        let parts = front_matter::split(text, file).map_err(&mut fail).ok()?;
        let node = yaml::parse(parts.head, file, parts.head_at).map_err(&mut fail).ok()?;
        let context = markdown::Context { file, path, language, offset: parts.body_at };
        let (body, problems) = markdown::parse(parts.body, &context);
        diagnostics.extend(problems);
        return Some(Written { body: Some(Arc::new(body)), ..Written::new(language, file, node) });
    }
    let node = if path.to_lowercase().ends_with(".csv") {
        csv::parse(text, file, &group.id)
    } else {
        yaml::parse(text, file, 0)
    };
    let node = node.map_err(&mut fail).ok()?;
    Some(Written::new(language, file, node))
}

impl Written {
    fn new(language: Language, file: FileId, mut node: Node) -> Written {
        if node.is_null() {
            node = Node { content: NodeContent::Map(Vec::new()), at: Span::whole(file) };
        }
        Written { language, file, node, body: None, original: Vec::new() }
    }

    /// Takes out what a translation says about its original.
    fn take_original(&mut self) {
        let NodeContent::Map(pairs) = &mut self.node.content else { return };
        let Some(index) = pairs.iter().position(|pair| pair.key.value == "original") else { return };
        let hashes = pairs.remove(index).value;
        let pairs = hashes.map().unwrap_or_default().iter();
        self.original =
            pairs.map(|pair| (pair.key.clone(), pair.value.text().unwrap_or_default().to_owned())).collect();
    }
}

/// Reads one thing from its original and its translations.
fn thing(files: &Files, kind: Kind, id: Option<Spanned<Id>>, mut all: Vec<Written>, outcome: &mut Outcome) {
    let shape = kind.shape();
    let original = all.remove(0);
    let mut sink = Sink::default();
    let mut fields =
        Fields::reading(original.node.map().unwrap_or_default(), place(&original.node), &mut sink);
    if original.node.map().is_none() {
        let found = original.node.words();
        let expected = crate::locale::Words::new(
            "Felder, je Zeile eines: `name: Wert`",
            "fields, one per line: `name: value`",
        );
        outcome.diagnostics.push(crate::diag::codes::fields::wrong_type(
            original.node.place(),
            "",
            &expected,
            &found,
            false,
        ));
        outcome.unread = Some((kind, id.map(|id| id.value)));
        return;
    }
    let (common, item) = kind.read(&mut fields);
    fields.finish();
    let mut head = Head {
        kind,
        id: Id::new(""),
        at: original.node.place(),
        aliases: common.aliases,
        audience: common.audience,
        versions: Vec::new(),
    };
    let id = id.or(common.id).unwrap_or_else(|| Spanned::new(Id::new(""), Span::NOWHERE));
    if id.at.is_somewhere() {
        head.at = id.at;
    }
    head.id = id.value;
    let mut items = vec![item];
    let mut summaries = vec![common.summary];
    let mut versions = vec![original];
    for mut translation in all {
        translation.take_original();
        let merged =
            translate::overlay(&versions[0].node, &translation.node, &shape, &mut outcome.diagnostics);
        let (summary, item) = read_translation(kind, &merged, translation.file, outcome);
        items.push(item);
        summaries.push(summary);
        versions.push(translation);
    }
    head.versions = versions
        .into_iter()
        .zip(summaries)
        .map(|(written, summary)| Version {
            language: written.language,
            file: written.file,
            summary: summary.map(|text| text.0),
            body: written.body,
            original: written.original,
        })
        .collect();
    let folder = head.versions.first().map_or("", |version| files.path(version.file));
    let named = sink
        .files
        .iter()
        .map(|name| NamedFile { to: markdown::destination(&name.value, folder), at: name.at });
    outcome.diagnostics.append(&mut sink.diagnostics);
    let unnamed = head.id.as_str().is_empty() && kind.form().has_id_field();
    if !unnamed {
        outcome.docs.push(Doc { head, items, files: named.collect(), references: sink.references });
    }
}

/// Reads a translation laid over its original; only what is wrong in the translation's own file is new.
fn read_translation(
    kind: Kind,
    merged: &Node,
    file: FileId,
    outcome: &mut Outcome,
) -> (Option<crate::model::Text>, Item) {
    let mut sink = Sink::default();
    let mut fields = Fields::reading(merged.map().unwrap_or_default(), merged.place(), &mut sink);
    let (common, item) = kind.read(&mut fields);
    outcome
        .diagnostics
        .extend(sink.diagnostics.into_iter().filter(|diagnostic| diagnostic.span.file == file));
    (common.summary, item)
}

/// The place of a mapping.
fn place(node: &Node) -> Span {
    node.place()
}

/// Reads the entries of a list: under a key, or of the whole file.
fn entries(
    files: &Files,
    group: &Group,
    all: Vec<Written>,
    key: Option<&'static str>,
    outcome: &mut Outcome,
) {
    let mut lists: Vec<(Written, Vec<Node>)> = Vec::new();
    for written in all {
        let is_original = lists.is_empty();
        match list_of(&written.node, key, &mut outcome.diagnostics) {
            Some(items) => lists.push((written, items)),
            None if is_original => {
                outcome.unread = Some((group.kind, None));
                return;
            }
            None => {}
        }
    }
    let shape = group.kind.shape();
    let Some((original, items)) = lists.first() else { return };
    let list = |items: &[Node]| Node { content: NodeContent::List(items.to_vec()), at: original.node.at };
    // What a translation says about no entry of the original is reported once, for the whole list.
    for (_, translated) in lists.iter().skip(1) {
        let shape = crate::model::Shape::List(Box::new(shape.clone()));
        translate::overlay(&list(items), &list(translated), &shape, &mut outcome.diagnostics);
    }
    for (index, item) in items.iter().enumerate() {
        let id = item.get("id").and_then(Node::text);
        let of = |written: &Written, node: Node| Written {
            node,
            ..Written::new(written.language, written.file, Node { content: NodeContent::Null, at: item.at })
        };
        let mut versions = vec![of(original, item.clone())];
        for (written, translated) in lists.iter().skip(1) {
            let same = |node: &&Node| id.is_some() && node.get("id").and_then(Node::text) == id;
            versions.extend(translated.iter().find(same).map(|node| of(written, node.clone())));
        }
        // Rows have no name; their position gives them one.
        let row = key.is_none().then(|| Spanned::new(Id::new(&format!("{:05}", index + 1)), item.place()));
        let before = outcome.diagnostics.len();
        thing(files, group.kind, row, versions, outcome);
        drop_repeated(&mut outcome.diagnostics, before);
    }
}

/// Reads a mapping from identifier to fields.
fn named(files: &Files, group: &Group, all: Vec<Written>, outcome: &mut Outcome) {
    let Some((original, translations)) = all.split_first() else { return };
    let pairs: &[Pair] = original.node.map().unwrap_or_default();
    for pair in pairs {
        let mut versions = vec![Written::new(original.language, original.file, pair.value.clone())];
        for translation in translations {
            let node = translation.node.get(&pair.key.value).cloned();
            versions.extend(node.map(|node| Written::new(translation.language, translation.file, node)));
        }
        if !is_metric_name(&pair.key.value) {
            outcome.diagnostics.push(crate::diag::codes::names::bad_id(pair.key.at, "", &pair.key.value));
        }
        let id = Spanned::new(Id::new(&pair.key.value), pair.key.at);
        thing(files, group.kind, Some(id), versions, outcome);
    }
}

/// Metrics are named like fields: with underscores.
fn is_metric_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'))
}

/// What an entry of a translated list reports was reported for the list already.
fn drop_repeated(diagnostics: &mut Vec<Diagnostic>, from: usize) {
    let (old, new) = diagnostics.split_at(from);
    let fresh: Vec<Diagnostic> = new.iter().filter(|diagnostic| !old.contains(diagnostic)).cloned().collect();
    diagnostics.truncate(from);
    diagnostics.extend(fresh);
}

/// The items of a list: under a key, or of the whole file; nothing at all is an empty list.
fn list_of(node: &Node, key: Option<&'static str>, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Node>> {
    let mut sink = Sink::default();
    let list = match key {
        None if node.map().is_some_and(<[_]>::is_empty) => Some(Vec::new()),
        None => Raw::list(node, &mut sink),
        Some(key) => {
            let mut fields = Fields::reading(node.map().unwrap_or_default(), node.place(), &mut sink);
            let list = fields.required::<Raw>(key, ("die Liste der Einträge", "the list of entries"));
            fields.finish();
            Some(list.0)
        }
    };
    let failed = !sink.diagnostics.is_empty();
    diagnostics.append(&mut sink.diagnostics);
    if failed && list.as_ref().is_none_or(Vec::is_empty) { None } else { list }
}

/// A list whose items are read later.
struct Raw(Vec<Node>);

impl Raw {
    fn list(node: &Node, sink: &mut Sink) -> Option<Vec<Node>> {
        <Raw as crate::model::Value>::read(node, sink).map(|raw| raw.0)
    }
}

impl crate::model::Value for Raw {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        if let NodeContent::List(items) = &node.content {
            Some(Raw(items.clone()))
        } else {
            let words =
                crate::diag::codes::fields::not_a_list(node.place(), sink.field(), &node.words(), "…");
            sink.report(words);
            None
        }
    }

    fn shape() -> crate::model::Shape {
        crate::model::Shape::List(Box::new(crate::model::Shape::Line))
    }

    fn placeholder() -> Self {
        Raw(Vec::new())
    }

    fn words() -> crate::locale::Words {
        crate::locale::Words::new("eine Liste", "a list")
    }
}
