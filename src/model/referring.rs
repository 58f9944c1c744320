//! What each thing refers to, by its fields and by the links of its texts.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::graph::Refers;
use super::{BrokenLink, Edge, Head, Id, Kind, LINK, LinkTarget, Mention, Model, Thing};

impl Model {
    /// What every thing refers to, in the order of the tables. Each link is followed once, for there may be
    /// many.
    pub(super) fn referring(&self) -> Vec<Refers> {
        let mut named = self.named_by(&*self.mentions);
        named.par_sort_unstable();
        let heads: Vec<&Head> = self.tables.heads().map(|(_, head)| head).collect();
        let link: Arc<str> = LINK.into();
        heads
            .into_par_iter()
            .map(|head| {
                let from = head.thing();
                let start = named.partition_point(|edge| edge.from < from);
                let own = named[start..].iter().take_while(|edge| edge.from == from);
                self.refers(from.clone(), head, own.cloned().collect(), &link)
            })
            .collect()
    }

    /// What a few things refer to.
    pub(super) fn referring_of(&self, things: &HashSet<Thing>) -> Vec<Refers> {
        let mentions = self.mentions.iter().filter(|mention| things.contains(&mention.from));
        let named = self.named_by(mentions);
        let link: Arc<str> = LINK.into();
        let heads = things.iter().filter_map(|thing| Some((thing, self.tables.head(thing)?)));
        heads
            .map(|(thing, head)| {
                let own = named.iter().filter(|edge| edge.from == *thing);
                self.refers(thing.clone(), head, own.cloned().collect(), &link)
            })
            .collect()
    }

    /// Every reference that leads to a thing; what a thing names several times in a field is one.
    fn named_by<'m>(&self, mentions: impl IntoIterator<Item = &'m Mention>) -> Vec<Edge> {
        let mut edges = Vec::new();
        let mut seen: HashSet<(Kind, &Id, &str)> = HashSet::new();
        let mut before: Option<&Thing> = None;
        for Mention { from, reference } in mentions {
            // The references of a thing follow one another.
            if before != Some(from) {
                seen.clear();
                before = Some(from);
            }
            let to = Thing::new(reference.kind, &reference.id);
            if seen.insert((reference.kind, &reference.id, &reference.field)) && self.knows(&to) {
                let field = reference.field.clone();
                edges.push(Edge { from: from.clone(), to, field, at: reference.at });
            }
        }
        edges
    }

    /// What a thing refers to: what its fields name, and where the links of its texts lead, but for those
    /// that lead to no thing and yet somewhere.
    fn refers(&self, from: Thing, head: &Head, named: Vec<Edge>, link_field: &Arc<str>) -> Refers {
        let (mut edges, mut broken) = (named, Vec::new());
        for version in &head.versions {
            for link in version.body.iter().flat_map(|body| &body.links) {
                let (from, at, language) = (from.clone(), link.at, version.language);
                match self.resolve(&link.to, &from, language) {
                    Ok(LinkTarget::Thing(to, _)) => {
                        edges.push(Edge { from, to, field: link_field.clone(), at });
                    }
                    Ok(_) => {}
                    Err(why) => broken.push(BrokenLink { from, language, at, why }),
                }
            }
        }
        Refers::new(from, edges, broken)
    }
}
