//! Who refers to what: every reference of a field and every link of a text, in both directions.

use std::sync::Arc;

use rayon::prelude::*;

use super::Thing;
use crate::source::Span;

/// A reference from one thing to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The thing that refers.
    pub from: Thing,
    /// The thing that it refers to.
    pub to: Thing,
    /// The field that names it, with the fields around it; `link` for a link in a text. Whatever names it
    /// several times in that field is one reference.
    pub field: Arc<str>,
    /// Where it stands.
    pub at: Span,
}

/// All references.
#[derive(Debug, Default)]
pub struct Graph {
    edges: Vec<Edge>,
    /// The same by the thing that they lead to: their places in the list.
    backward: Vec<u32>,
}

/// What a link in a text is called among the fields.
pub const LINK: &str = "link";

impl Graph {
    /// Sorts the edges and indexes them both ways.
    pub(super) fn new(mut edges: Vec<Edge>) -> Graph {
        edges.par_sort_unstable();
        edges.dedup_by(|b, a| (&a.from, &a.to, &a.field) == (&b.from, &b.to, &b.field));
        edges.shrink_to_fit();
        let mut backward: Vec<u32> = (0..u32::try_from(edges.len()).unwrap_or(u32::MAX)).collect();
        backward.par_sort_unstable_by_key(|index| (&edges[*index as usize].to, *index));
        Graph { edges, backward }
    }

    /// Takes away the references that are not to be kept.
    pub(super) fn retain(&mut self, keep: impl Fn(&Edge) -> bool) {
        let mut edges = std::mem::take(&mut self.edges);
        edges.retain(keep);
        *self = Graph::new(edges);
    }

    /// What a thing refers to.
    pub fn from<'g>(&'g self, thing: &'g Thing) -> impl Iterator<Item = &'g Edge> {
        let start = self.edges.partition_point(|edge| edge.from < *thing);
        self.edges[start..].iter().take_while(move |edge| edge.from == *thing)
    }

    /// What refers to a thing.
    pub fn to<'g>(&'g self, thing: &'g Thing) -> impl Iterator<Item = &'g Edge> {
        let edge = |index: &u32| &self.edges[*index as usize];
        let start = self.backward.partition_point(|index| edge(index).to < *thing);
        self.backward[start..].iter().map(edge).take_while(move |edge| edge.to == *thing)
    }
}
