//! An entry at the end of a file that has others: only where it is certain that nothing else changes.

use std::sync::Arc;

use super::lines::Line;
use super::{Portal, Refusal, yaml};
use crate::locale::Words;
use crate::model::{Doc, Form, Kind, Node, NodeContent};
use crate::read::{self, Bodies};
use crate::source::{Content, FileId, Files, SourceFile};

/// What to put at the end of a file.
pub(super) fn entry(
    kind: Kind,
    id: Option<&str>,
    lines: &[Line],
    file: FileId,
    portal: &Portal<'_>,
) -> Result<String, Refusal> {
    let before = portal.files.text(file);
    let (first, rest) = indentation(kind, before, file);
    let block = match kind.form() {
        Form::Named(_) => format!("{}:\n{}", id.unwrap_or_default(), yaml::block(lines, "  ", "  ")),
        _ => yaml::block(lines, &first, &rest),
    };
    let break_ = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let own_line = if before.is_empty() || before.ends_with('\n') { "" } else { break_ };
    let added = format!("{own_line}{}", block.replace('\n', break_));
    if adds_one(kind, &format!("{before}{added}"), file, portal.files) {
        return Ok(added);
    }
    let path = portal.files.path(file);
    Err(Refusal {
        message: Words::new(
            format!("In „{path}“ ist nicht sicher, wohin der Eintrag gehört; es wurde nichts geändert."),
            format!("In “{path}” it is not certain where the entry belongs; nothing was changed."),
        ),
        help: Words::new(
            "Die Einträge müssen untereinander stehen, je Feld eine Zeile, und die Datei darf keine Fehler haben. Tragen Sie den neuen von Hand ein.",
            "The entries must stand one below the other, a line for each field, and the file must have no errors. Write the new one by hand.",
        ),
    })
}

/// How the entries of a list are indented: before their first line, and before the others.
fn indentation(kind: Kind, text: &str, file: FileId) -> (String, String) {
    let key = match kind.form() {
        Form::Terms(_, key) => Some(key),
        _ => None,
    };
    let usual = if key.is_some() { "  - " } else { "- " };
    let node = read::yaml::parse(text, file, 0).ok();
    let list = node.as_ref().and_then(|node| key.map_or(Some(node), |key| node.get(key)));
    let first = list.and_then(last_item).map_or(usual, |item| {
        let at = usize::try_from(item.place().start).unwrap_or(usize::MAX).min(text.len());
        let line = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        text.get(line..at).filter(|lead| lead.trim() == "-").unwrap_or(usual)
    });
    (first.to_owned(), " ".repeat(first.len()))
}

fn last_item(list: &Node) -> Option<&Node> {
    match &list.content {
        NodeContent::List(items) => items.last(),
        _ => None,
    }
}

/// Whether the file, with its new text, holds one thing more and nothing else has changed.
fn adds_one(kind: Kind, text: &str, file: FileId, files: &Files) -> bool {
    let with = files.iter().map(|(id, known)| {
        let content = if id == file { Content::Text(text.into()) } else { known.content.clone() };
        SourceFile { path: known.path.clone(), content }
    });
    let (old, problems) = read::read(files, Bodies::Checked);
    let (new, more) = read::read(&Files::new("", with.collect()), Bodies::Checked);
    problems.len() == more.len() && is_one_more(kind, &old.docs, &new.docs)
}

fn is_one_more(kind: Kind, old: &[Arc<[Doc]>], new: &[Arc<[Doc]>]) -> bool {
    let (mut rest, mut added) = (old.iter().flat_map(|docs| docs.iter()).peekable(), 0);
    for doc in new.iter().flat_map(|docs| docs.iter()) {
        if rest.peek() == Some(&doc) {
            rest.next();
        } else if doc.entry.head().kind == kind {
            added += 1;
        } else {
            return false;
        }
    }
    rest.next().is_none() && added == 1
}
