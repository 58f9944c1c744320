//! Pages that have much in common: they share what they refer to and what refers to them.

use super::writer::Writer;
use crate::model::{Kind, Thing, has_page};
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
    let near = writer.site.model.graph.near();
    let Some(itself) = near.number(thing).filter(|_| is_read(thing.kind)) else { return Vec::new() };
    let own = near.around(itself);
    let around = own.iter().take(HUB).map(|neighbour| near.around(*neighbour));
    let mut others: Vec<u32> = around.filter(|around| around.len() <= HUB).flatten().copied().collect();
    others.sort_unstable();
    let common = others.chunk_by(|one, other| one == other);
    let common = common.filter_map(|same| Some((*same.first()?, same.len())));
    let mut ranked: Vec<(usize, &Thing)> = common
        .filter(|(other, common)| *common >= COMMON && *other != itself && own.binary_search(other).is_err())
        .map(|(other, common)| {
            let all = own.len() + near.around(other).len() - common;
            (common * 100 / all.max(1), other)
        })
        .filter(|(share, _)| *share >= SHARE)
        .filter_map(|(share, other)| Some((share, near.thing(other)?)))
        .filter(|(_, other)| is_read(other.kind) && !beside.contains(other))
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
