//! Pages that have much in common: they share what they refer to and what refers to them.

use std::collections::HashMap;

use super::writer::Writer;
use crate::model::{Graph, Kind, Thing, has_page};
use crate::view::parts::Link;

/// At most this many are named.
const SHOWN: usize = 5;
/// Pages are related from this many common neighbours on; a single one is no more than chance.
const COMMON: usize = 2;
/// And from this share of all their neighbours on, in percent.
const SHARE: usize = 15;
/// What has more neighbours than this says nothing about any two of them, and is what takes time.
const HUB: usize = 16;

/// The pages that have most in common with a page: a platform, a role, an owner, a page that names both. What
/// its text, the pages beside it and the list of pages that refer to it show is not named again.
pub fn pages(writer: &Writer<'_>, thing: &Thing, beside: &[Thing]) -> Vec<Link> {
    if !is_read(thing.kind) {
        return Vec::new();
    }
    let graph = &writer.site.model.graph;
    let own = neighbours(graph, thing, usize::MAX);
    let mut common: HashMap<&Thing, usize> = HashMap::new();
    for neighbour in own.iter().take(HUB) {
        let around = neighbours(graph, neighbour, HUB);
        if around.len() <= HUB {
            for other in around.into_iter().filter(|other| is_read(other.kind)) {
                *common.entry(other).or_default() += 1;
            }
        }
    }
    let is_new = |other: &Thing| own.binary_search(&other).is_err() && !beside.contains(other);
    let mut ranked: Vec<(usize, &Thing)> = common
        .into_iter()
        .filter(|(other, common)| *common >= COMMON && *other != thing && is_new(other))
        .map(|(other, common)| {
            let all = own.len() + neighbours(graph, other, 100 * HUB).len() - common;
            (common * 100 / all.max(1), other)
        })
        .filter(|(share, _)| *share >= SHARE)
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    ranked.into_iter().take(SHOWN).map(|(_, other)| writer.link(other)).collect()
}

/// Whether pages of a kind are read for what they say. People, roles and departments are what pages have
/// in common.
fn is_read(kind: Kind) -> bool {
    has_page(kind)
        && !matches!(kind, Kind::Start | Kind::Person | Kind::Role | Kind::Department | Kind::Series)
}

/// What a thing refers to and what refers to it, each once, in order; of many no more than tells that
/// they are more than `enough`.
fn neighbours<'g>(graph: &'g Graph, thing: &'g Thing, enough: usize) -> Vec<&'g Thing> {
    // A text and several fields may name the same thing.
    let enough = enough.saturating_mul(3);
    let to = graph.from(thing).map(|edge| &edge.to).take(enough);
    let from = graph.to(thing).map(|edge| &edge.from).take(enough);
    let mut all: Vec<&Thing> = to.chain(from).filter(|other| *other != thing).collect();
    all.sort_unstable();
    all.dedup();
    all
}
