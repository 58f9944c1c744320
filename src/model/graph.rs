//! Who refers to what: every reference of a field and every link of a text, in both directions.

use std::collections::BTreeMap;

use super::Thing;
use crate::source::Span;

/// A reference from one thing to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The thing that refers.
    pub from: Thing,
    /// The thing that it refers to.
    pub to: Thing,
    /// The field that names it, with the fields around it; `link` for a link in a text.
    pub field: String,
    /// Where it stands.
    pub at: Span,
}

/// All references.
#[derive(Debug, Default)]
pub struct Graph {
    edges: Vec<Edge>,
    /// The edges that lead to a thing.
    backward: BTreeMap<Thing, Vec<usize>>,
}

/// What a link in a text is called among the fields.
pub const LINK: &str = "link";

impl Graph {
    /// Sorts the edges and indexes them both ways.
    pub(super) fn new(mut edges: Vec<Edge>) -> Graph {
        edges.sort();
        let mut backward: BTreeMap<Thing, Vec<usize>> = BTreeMap::new();
        for (index, edge) in edges.iter().enumerate() {
            backward.entry(edge.to.clone()).or_default().push(index);
        }
        Graph { edges, backward }
    }

    /// What a thing refers to.
    pub fn from<'g>(&'g self, thing: &'g Thing) -> impl Iterator<Item = &'g Edge> {
        let start = self.edges.partition_point(|edge| edge.from < *thing);
        self.edges[start..].iter().take_while(move |edge| edge.from == *thing)
    }

    /// What refers to a thing.
    pub fn to<'g>(&'g self, thing: &Thing) -> impl Iterator<Item = &'g Edge> {
        self.backward.get(thing).into_iter().flatten().filter_map(|index| self.edges.get(*index))
    }
}
