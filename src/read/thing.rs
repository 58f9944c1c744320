//! One thing from its original and its translations.

use super::document::{Collected, Written};
use super::{markdown, translate};
use crate::diag::codes;
use crate::locale::Words;
use crate::model::{
    AnyEntry, Common, Doc, Fields, Head, Id, Item, Kind, NamedFile, Node, Sink, Spanned, Version,
    no_blank_after_colon,
};
use crate::source::Files;

/// Reads a thing; `id` is its name where it does not name itself. The original comes first in `all`.
pub(super) fn read(
    files: &Files,
    kind: Kind,
    id: Option<Spanned<Id>>,
    mut all: Vec<Written>,
    outcome: &mut Collected,
) {
    let translations = all.split_off(1.min(all.len()));
    let Some(original) = all.pop() else { return };
    let mut sink = Sink::new(std::mem::take(&mut outcome.names));
    let Some((common, item)) = read_fields(kind, &original.node, &mut sink) else {
        outcome.diagnostics.append(&mut sink.diagnostics);
        outcome.unread = Some((kind, id.map(|id| id.value)));
        return;
    };
    outcome.diagnostics.append(&mut sink.diagnostics);
    outcome.names = std::mem::take(&mut sink.names);
    let Some(id) = id.or_else(|| common.id.clone()) else { return };
    // An entry whose name is missing or refused has been reported; what refers to it may be right.
    if id.value.as_str().is_empty() {
        outcome.unread = Some((kind, None));
        return;
    }
    let path = files.path(original.file);
    let named =
        sink.files.iter().map(|name| NamedFile { to: markdown::destination(&name.value, path), at: name.at });
    let first_key = original.node.place();
    let (named, at) = (named.collect(), if id.at.is_somewhere() { id.at } else { first_key });
    let (mut items, mut versions) = (vec![item], Vec::new());
    for mut translation in translations {
        if kind.form().has_body() {
            translation.take_original(&mut outcome.diagnostics);
        }
        let (common, item) = read_translation(kind, &original.node, &translation, outcome);
        items.push(item);
        versions.push(version(translation, &common));
    }
    versions.insert(0, version(original, &common));
    let (aliases, audience) = (common.aliases, common.audience);
    let head = Head { kind, id: id.value, at, first_key, aliases, audience, versions };
    let entry = AnyEntry::new(head, items);
    outcome.docs.extend(entry.map(|entry| Doc { entry, files: named, references: sink.references }));
}

/// Reads the fields of a mapping; anything else is refused.
fn read_fields(kind: Kind, node: &Node, sink: &mut Sink) -> Option<(Common, Item)> {
    let Some(pairs) = node.map() else {
        let expected = Words::new("je Feld eine Zeile `name: Wert`", "a line `name: value` for each field");
        sink.report(
            no_blank_after_colon(node).unwrap_or_else(|| {
                codes::values::wrong_type(node.place(), "", &expected, &node.words(), false)
            }),
        );
        return None;
    };
    Some(Fields::all(pairs, node.place(), sink, |fields| kind.read(fields)))
}

/// Reads a translation laid over its original; only what is wrong in the translation's own file is new.
fn read_translation(
    kind: Kind,
    original: &Node,
    translation: &Written,
    outcome: &mut Collected,
) -> (Common, Item) {
    let merged = translate::overlay(original, &translation.node, &kind.shape(), &mut outcome.diagnostics);
    let mut sink = Sink::default();
    let pairs = merged.map().unwrap_or_default();
    let read = Fields::unchecked(pairs, merged.place(), &mut sink, |fields| kind.read(fields));
    let own = sink.diagnostics.into_iter().filter(|diagnostic| diagnostic.span.file == translation.file);
    outcome.diagnostics.extend(own);
    read
}

/// The fields that hold what a thing is called.
const TITLES: [&str; 3] = ["title", "name", "term"];

fn version(written: Written, common: &Common) -> Version {
    Version {
        language: written.language,
        file: written.file,
        at: written.node.place(),
        has_title: TITLES.iter().any(|name| written.node.get(name).is_some()),
        summary: common.summary.clone(),
        body: written.body,
        original: written.original,
    }
}
