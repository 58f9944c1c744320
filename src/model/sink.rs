//! What reading collects beside the values: what is wrong, and what is referred to.

use std::collections::HashSet;
use std::sync::Arc;

use super::node::{Node, NodeContent};
use super::{Id, Kind, Spanned};
use crate::diag::{Diagnostic, codes};
use crate::locale::Words;
use crate::source::Span;

/// A value that names another thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The kind that it names.
    pub kind: Kind,
    /// The identifier as it is written.
    pub id: Id,
    /// The field that holds it, with the fields around it: `milestones.owner`.
    pub field: Arc<str>,
    /// Where it stands.
    pub at: Span,
}

/// What reading collects beside the values.
#[derive(Debug, Default)]
pub struct Sink {
    /// All that is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// All that is referred to.
    pub references: Vec<Reference>,
    /// The files that fields name, relative to the file that names them.
    pub files: Vec<Spanned<String>>,
    /// The identifiers and fields that have been read, to be shared.
    pub names: Names,
    /// The fields around the value that is being read.
    pub(super) path: Vec<&'static str>,
}

/// Names that are read again and again, each kept once: a year of figures names the same metrics in
/// every month.
#[derive(Debug, Default)]
pub struct Names {
    ids: HashSet<Id>,
    fields: Vec<(Vec<&'static str>, Arc<str>)>,
}

impl Names {
    /// An identifier.
    fn id(&mut self, text: &str) -> Id {
        if let Some(id) = self.ids.get(text) {
            return id.clone();
        }
        let id = Id::new(text);
        self.ids.insert(id.clone());
        id
    }

    /// A field with the fields around it.
    fn field(&mut self, path: &[&'static str]) -> Arc<str> {
        if let Some((_, field)) = self.fields.iter().find(|(known, _)| known == path) {
            return field.clone();
        }
        let field: Arc<str> = path.join(".").into();
        self.fields.push((path.to_vec(), field.clone()));
        field
    }
}

impl Sink {
    /// An empty one that knows names.
    pub fn new(names: Names) -> Sink {
        Sink { names, ..Sink::default() }
    }

    /// Notes a problem.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The field that is being read; empty at the top of a file.
    pub fn field(&self) -> &'static str {
        self.path.last().copied().unwrap_or_default()
    }

    /// Notes that a node is of the wrong type.
    pub(super) fn refuse_type(&mut self, node: &Node, expected: &Words) {
        let list = matches!(node.content, NodeContent::List(_));
        self.report(codes::values::wrong_type(node.place(), self.field(), expected, &node.words(), list));
    }

    /// Takes over what another one has collected.
    pub(super) fn append(&mut self, other: Sink) {
        self.diagnostics.extend(other.diagnostics);
        self.references.extend(other.references);
        self.files.extend(other.files);
        self.names = other.names;
    }

    /// One for the fields of a mapping within; what it has collected is to be appended.
    pub(super) fn within(&mut self) -> Sink {
        Sink { path: self.path.clone(), names: std::mem::take(&mut self.names), ..Sink::default() }
    }

    /// Notes a file that a field names.
    pub(super) fn name_file(&mut self, path: &str, at: Span) {
        self.files.push(Spanned::new(path.to_owned(), at));
    }

    /// Notes a reference; its identifier.
    pub(super) fn refer(&mut self, kind: Kind, id: &str, at: Span) -> Id {
        let (id, field) = (self.names.id(id), self.names.field(&self.path));
        self.references.push(Reference { kind, id: id.clone(), field, at });
        id
    }
}
