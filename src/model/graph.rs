//! Who refers to what: every reference of a field and every link of a text, in both directions.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::{BrokenLink, Near, Thing};
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

/// What one thing refers to.
#[derive(Debug, Clone)]
pub(super) struct Refers {
    pub from: Thing,
    edges: Box<[Edge]>,
    broken: Box<[BrokenLink]>,
}

/// All references. Copies share them.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// What things refer to, by these things.
    forward: Vec<Arc<Refers>>,
    /// The same by the thing that is referred to: which one refers to it, and by which edge.
    backward: Arc<Vec<(u32, u32)>>,
    /// Once somebody asks for it.
    near: Arc<OnceLock<Near>>,
}

/// What a link in a text is called among the fields.
pub const LINK: &str = "link";

impl Refers {
    /// Sorts the edges; links that lead nowhere stay in the order of the text.
    pub fn new(from: Thing, mut edges: Vec<Edge>, broken: Vec<BrokenLink>) -> Refers {
        edges.sort_unstable();
        edges.dedup_by(|b, a| (&a.to, &a.field) == (&b.to, &b.field));
        Refers { from, edges: edges.into(), broken: broken.into() }
    }

    fn is_empty(&self) -> bool {
        self.edges.is_empty() && self.broken.is_empty()
    }

    /// Whether it leads to the same things, wherever that is written.
    fn leads_as(&self, other: &Refers) -> bool {
        let leads = |edge: &Edge| (edge.to.clone(), edge.field.clone());
        self.edges.iter().map(leads).eq(other.edges.iter().map(leads))
    }
}

impl Graph {
    /// Indexes what things refer to, which comes in the order of these things.
    pub(super) fn new(forward: Vec<Refers>) -> Graph {
        let forward = forward.into_iter().filter(|refers| !refers.is_empty()).map(Arc::new).collect();
        Graph::of(forward)
    }

    fn of(forward: Vec<Arc<Refers>>) -> Graph {
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let edges = |(from, refers): (usize, &Arc<Refers>)| {
            (0..number(refers.edges.len())).map(move |edge| (number(from), edge))
        };
        let mut backward: Vec<(u32, u32)> = forward.iter().enumerate().flat_map(edges).collect();
        let mut graph = Graph { forward, ..Graph::default() };
        backward.par_sort_unstable_by_key(|place| (&graph.edge(*place).to, *place));
        graph.backward = backward.into();
        graph
    }

    /// The same, where some things refer to something else.
    pub(super) fn with(&self, changed: Vec<Refers>) -> Graph {
        let mut graph = self.clone();
        let mut leads_as_before = true;
        for refers in changed {
            let place = graph.forward.binary_search_by(|known| known.from.cmp(&refers.from));
            match place.ok().and_then(|place| graph.forward.get_mut(place)) {
                Some(known) if known.leads_as(&refers) => *known = Arc::new(refers),
                None if refers.is_empty() => {}
                _ => {
                    leads_as_before = false;
                    graph.forward.retain(|known| known.from != refers.from);
                    let place = graph.forward.partition_point(|known| known.from < refers.from);
                    graph.forward.splice(place..place, (!refers.is_empty()).then(|| Arc::new(refers)));
                }
            }
        }
        if leads_as_before { graph } else { Graph::of(graph.forward) }
    }

    /// Takes away the references that are not to be kept.
    pub(super) fn retain(&mut self, keep: impl Fn(&Edge) -> bool) {
        let forward = std::mem::take(self).forward.into_iter().map(|refers| {
            let Refers { from, edges, broken } = Arc::unwrap_or_clone(refers);
            Refers { from, edges: edges.into_iter().filter(&keep).collect(), broken }
        });
        *self = Graph::new(forward.collect());
    }

    /// What a thing refers to.
    pub fn from(&self, thing: &Thing) -> impl Iterator<Item = &Edge> {
        let place = self.forward.binary_search_by(|refers| refers.from.cmp(thing));
        place.ok().and_then(|place| self.forward.get(place)).into_iter().flat_map(|refers| &refers.edges)
    }

    /// What refers to a thing.
    pub fn to<'g>(&'g self, thing: &'g Thing) -> impl Iterator<Item = &'g Edge> {
        let start = self.backward.partition_point(|place| self.edge(*place).to < *thing);
        self.backward[start..].iter().map(|place| self.edge(*place)).take_while(move |edge| edge.to == *thing)
    }

    /// What has to do with what, whoever refers to whom.
    pub fn near(&self) -> &Near {
        self.near.get_or_init(|| {
            let from: Vec<&Thing> = self.forward.iter().map(|refers| &refers.from).collect();
            let references = self.backward.iter().map(|place| (place.0 as usize, &self.edge(*place).to));
            Near::new(&from, &references.collect::<Vec<_>>())
        })
    }

    /// Links of texts that lead nowhere.
    pub fn broken(&self) -> impl Iterator<Item = &BrokenLink> {
        self.forward.iter().flat_map(|refers| &refers.broken)
    }

    fn edge(&self, (from, edge): (u32, u32)) -> &Edge {
        &self.forward[from as usize].edges[edge as usize]
    }
}
