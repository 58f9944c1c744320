//! Takes things and references out of the model again, so that nothing of them is left.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Kind, Model, Thing};

impl Model {
    /// Takes things away: out of the tables, the references from them and to them, their files and paths.
    pub fn remove(&mut self, gone: &HashSet<Thing>) {
        self.tables.retain(|head| !gone.contains(&head.thing()));
        Arc::make_mut(&mut self.mentions).retain(|mention| {
            let reference = &mention.reference;
            let to = Thing::new(reference.kind, &reference.id);
            !gone.contains(&mention.from) && !gone.contains(&to)
        });
        self.graph.retain(|edge| !gone.contains(&edge.from) && !gone.contains(&edge.to));
        Arc::make_mut(&mut self.files).retain(|(thing, _)| !gone.contains(thing));
        Arc::make_mut(&mut self.paths).retain(|_, thing| !gone.contains(thing));
    }

    /// Takes away the references of some fields, told by the kind of thing and by the field with the
    /// fields around it: `findings.owner`.
    pub fn remove_references(&mut self, is_gone: impl Fn(Kind, &str) -> bool) {
        Arc::make_mut(&mut self.mentions)
            .retain(|mention| !is_gone(mention.from.kind, &mention.reference.field));
        self.graph.retain(|edge| !is_gone(edge.from.kind, &edge.field));
    }
}
