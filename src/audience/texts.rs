//! What stands in the place of a link to something that was taken away: its plain text, without any
//! element; where the text was the target's title, the word for what is internal. A heading that holds
//! such a title is named anew, its anchor included: both are made of the target's identifier.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Gone, unlinked};
use crate::locale::Language;
use crate::model::body::{Body, Destination};
use crate::model::{LinkTarget, Model, Thing};

/// New anchors of headings, by the thing, the language of its text, and the old anchor.
type Renamed = HashMap<(Thing, Language, String), String>;

/// Unlinks what is taken away, in every text that stays.
pub(super) fn unlink(model: &mut Model, gone: &Gone) {
    if gone.is_empty() {
        return;
    }
    let mut renamed = Renamed::new();
    let mut changed: HashMap<(Thing, Language), Arc<Body>> = HashMap::new();
    for (thing, language, body) in texts(model).filter(|(thing, ..)| !gone.contains(thing)) {
        let leads_to_gone = |to: &Destination| match model.resolve(to, &thing, language) {
            Ok(LinkTarget::Thing(target, _)) => gone.contains(&target),
            _ => false,
        };
        let links: HashSet<u32> =
            (0..).zip(&body.links).filter(|(_, link)| leads_to_gone(&link.to)).map(|(at, _)| at).collect();
        if !links.is_empty() {
            let (body, anchors) = unlinked::without(body, &links, language);
            let anchors = anchors.into_iter();
            renamed.extend(anchors.map(|(old, new)| ((thing.clone(), language, old), new)));
            changed.insert((thing, language), Arc::new(body));
        }
    }
    if !renamed.is_empty() {
        follow(model, &renamed, &mut changed);
    }
    for head in model.tables.heads_mut() {
        let thing = head.thing();
        for version in &mut head.versions {
            if let Some(body) = changed.remove(&(thing.clone(), version.language)) {
                version.body = Some(body);
            }
        }
    }
}

/// Every text with the thing that it belongs to.
fn texts(model: &Model) -> impl Iterator<Item = (Thing, Language, &Body)> {
    model.tables.heads().flat_map(|(_, head)| {
        let versions = head.versions.iter();
        versions.filter_map(|version| Some((head.thing(), version.language, version.body.as_deref()?)))
    })
}

/// Leads the links to headings that were named anew to their new anchors.
fn follow(model: &Model, renamed: &Renamed, changed: &mut HashMap<(Thing, Language), Arc<Body>>) {
    for (thing, language, body) in texts(model) {
        let anchor = |to: &Destination| {
            let (target, fragment) = match model.resolve(to, &thing, language).ok()? {
                LinkTarget::Thing(target, fragment) => (target, fragment?),
                LinkTarget::Here(fragment) => (thing.clone(), fragment),
                _ => return None,
            };
            let language = model.tables.head(&target)?.version(language)?.language;
            renamed.get(&(target, language, fragment)).cloned()
        };
        let found: Vec<(usize, String)> =
            body.links.iter().enumerate().filter_map(|(at, link)| Some((at, anchor(&link.to)?))).collect();
        if found.is_empty() {
            continue;
        }
        let text = changed.entry((thing, language)).or_insert_with(|| Arc::new(body.clone()));
        let links = &mut Arc::make_mut(text).links;
        for (at, new) in found {
            match links.get_mut(at).map(|link| &mut link.to) {
                Some(Destination::Here(fragment)) => *fragment = new,
                Some(Destination::File { fragment, .. } | Destination::Short { fragment, .. }) => {
                    *fragment = Some(new);
                }
                _ => {}
            }
        }
    }
}
