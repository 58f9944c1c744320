//! The files that hold many things: lists of entries, rows, and mappings from name to fields.

use std::collections::HashSet;

use super::document::{Collected, Written};
use super::{Group, thing};
use crate::diag::{Diagnostic, codes};
use crate::locale::Words;
use crate::model::{Fields, Id, Kind, Node, NodeContent, Shape, Sink, Spanned, Value};
use crate::source::{Files, Span};

/// Reads the entries of a list: under a key, or of the whole file.
pub(super) fn list(
    files: &Files,
    group: &Group,
    all: Vec<Written>,
    key: Option<&'static str>,
    outcome: &mut Collected,
) {
    let mut lists = all.into_iter().map(|mut written| {
        let at = written.node.at;
        let node = std::mem::replace(&mut written.node, Node { content: NodeContent::Null, at });
        (written, list_of(node, key, &mut outcome.diagnostics))
    });
    let Some((original, Some(items))) = lists.next() else {
        drop(lists);
        outcome.unread = Some((group.kind, None));
        return;
    };
    let translations: Vec<(Written, Vec<Node>)> =
        lists.filter_map(|(written, items)| items.map(|items| (written, items))).collect();
    for (_, translated) in &translations {
        report_strangers(&items, translated, &mut outcome.diagnostics);
    }
    for (index, item) in items.into_iter().enumerate() {
        let row = has_no_name(group, key, &item).then(|| Spanned::new(position(group, index), item.place()));
        let of = |written: &Written, node: Node| Written::new(written.language, written.file, node);
        let own = translations.iter().filter_map(|(written, translated)| {
            let node = match id(&item) {
                Some(wanted) => translated.iter().find(|node| id(node) == Some(wanted)),
                None => translated.get(index),
            };
            node.map(|node| of(written, node.clone()))
        });
        let own: Vec<Written> = own.collect();
        let versions = std::iter::once(of(&original, item)).chain(own).collect();
        thing::read(files, group.kind, row, versions, outcome);
    }
}

/// Whether an entry is known by its position: rows have no names, and reviews need none.
fn has_no_name(group: &Group, key: Option<&str>, item: &Node) -> bool {
    key.is_none()
        || (group.kind == Kind::Review && item.map().is_some() && item.get("id").is_none_or(Node::is_null))
}

/// The name of an entry by its position: `2026-00003` for the third one of `2026.yaml`.
fn position(group: &Group, index: usize) -> Id {
    let file = group.stem.rsplit('/').next().unwrap_or_default();
    Id::new(&format!("{file}-{:05}", index + 1))
}

/// The name that an entry gives itself.
fn id(entry: &Node) -> Option<&str> {
    entry.get("id").and_then(Node::text)
}

/// Reports the entries of a translation that the original does not have.
fn report_strangers(items: &[Node], translated: &[Node], diagnostics: &mut Vec<Diagnostic>) {
    let known: HashSet<&str> = items.iter().filter_map(id).collect();
    for (index, entry) in translated.iter().enumerate() {
        let stranger = match id(entry) {
            Some(name) => (!known.contains(name)).then(|| name.to_owned()),
            None => (index >= items.len()).then(|| (index + 1).to_string()),
        };
        diagnostics.extend(stranger.map(|name| codes::fields::no_original(entry.place(), &name)));
    }
}

/// Reads a mapping from identifier to fields.
pub(super) fn named(files: &Files, group: &Group, all: Vec<Written>, outcome: &mut Collected) {
    let Some((original, translations)) = all.split_first() else { return };
    let Some(pairs) = original.node.map() else {
        let expected = Words::new(
            "je Kennzahl eine Zeile `name:` und darunter ihre Felder",
            "a line `name:` for each metric with its fields below",
        );
        let node = &original.node;
        outcome.diagnostics.push(codes::values::wrong_type(node.place(), "", &expected, &node.words(), true));
        outcome.unread = Some((group.kind, None));
        return;
    };
    for translation in translations {
        let strangers = translation.node.map().unwrap_or_default().iter();
        let strangers = strangers.filter(|pair| original.node.get(&pair.key.value).is_none());
        outcome
            .diagnostics
            .extend(strangers.map(|pair| codes::fields::no_original(pair.key.at, &pair.key.value)));
    }
    for pair in pairs {
        let mut versions = vec![Written::new(original.language, original.file, pair.value.clone())];
        for translation in translations {
            let node = translation.node.get(&pair.key.value).cloned();
            versions.extend(node.map(|node| Written::new(translation.language, translation.file, node)));
        }
        if !Id::is_name(&pair.key.value) {
            outcome.diagnostics.push(codes::names::bad_id(pair.key.at, "", &pair.key.value));
        }
        let id = Spanned::new(Id::new(&pair.key.value), pair.key.at);
        thing::read(files, group.kind, Some(id), versions, outcome);
    }
}

/// The items of a list: under a key, or of the whole file; nothing at all is an empty list.
fn list_of(node: Node, key: Option<&'static str>, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Node>> {
    let mut sink = Sink::default();
    let list = match key {
        None if node.map().is_some_and(<[_]>::is_empty) => Some(Vec::new()),
        None => List::read(&node, &mut sink).map(|list| list.items([node])),
        Some(key) => {
            let about = ("die Liste der Einträge", "the list of entries");
            let is_empty = node.get(key).is_some_and(Node::is_null);
            let pairs = node.map().unwrap_or_default();
            let list = Fields::all(pairs, node.place(), &mut sink, |fields| {
                if is_empty { fields.optional(key, about) } else { Some(fields.required::<List>(key, about)) }
            });
            let pairs = if let NodeContent::Map(pairs) = node.content { pairs } else { Vec::new() };
            Some(list.map_or_else(Vec::new, |list| list.items(pairs.into_iter().map(|pair| pair.value))))
        }
    };
    let failed = !sink.diagnostics.is_empty();
    diagnostics.append(&mut sink.diagnostics);
    if failed && list.as_ref().is_none_or(Vec::is_empty) { None } else { list }
}

/// A list whose items are read later: where it stands.
struct List(Span);

impl List {
    /// The items, taken from the node that stands there.
    fn items(self, nodes: impl IntoIterator<Item = Node>) -> Vec<Node> {
        let node = nodes.into_iter().find(|node| node.at == self.0);
        if let Some(Node { content: NodeContent::List(items), .. }) = node { items } else { Vec::new() }
    }
}

impl Value for List {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        if let NodeContent::List(_) = &node.content {
            Some(List(node.at))
        } else {
            let words = codes::values::not_a_list(node.place(), sink.field(), &node.words(), "…");
            sink.report(words);
            None
        }
    }

    fn shape() -> Shape {
        Shape::List(Box::new(Shape::Line))
    }

    fn placeholder() -> Self {
        List(Span::NOWHERE)
    }

    fn words() -> Words {
        Words::new("eine Liste", "a list")
    }
}
