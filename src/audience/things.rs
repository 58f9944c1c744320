//! Which things are taken away.
//!
//! Those that say `audience: team`, and with them what only says something about them, for its texts and
//! addresses would tell: chapters below a chapter, the figures of a platform, a post and a line of the
//! rota all of whose platforms are taken away, a review of what is taken away, an exception about it.
//! Whatever stands for itself stays: the posts of a campaign, a campaign on a platform, a concept.
//!
//! The settings are not a thing that anybody reads: where they are for the team, so is the whole portal,
//! and there is no build for others.

use super::Gone;
use crate::model::{Audience, Id, Kind, Model, Ref, Thing};

/// The things that only the team may see.
pub(super) fn gone(model: &Model) -> Gone {
    let for_team = model.tables.heads().filter(|(_, head)| head.audience == Audience::Team);
    let mut gone: Gone =
        for_team.filter(|(kind, _)| *kind != Kind::Portal).map(|(_, head)| head.thing()).collect();
    if gone.is_empty() {
        return gone;
    }
    let tables = &model.tables;
    let below = tables.pages.iter().filter(|page| is_below(&page.head.id, &gone));
    let below: Vec<Thing> = below.map(|page| page.head.thing()).collect();
    gone.extend(below);
    let mut found: Vec<Thing> = Vec::new();
    for series in &tables.series {
        found.extend(gone.contains(&series.original().platform.thing()).then(|| series.head.thing()));
    }
    for post in &tables.posts {
        let platforms = post.original().platforms.0.iter().map(|(platform, _)| platform);
        found.extend(are_all_gone(platforms, &gone).then(|| post.head.thing()));
    }
    for shift in &tables.rota {
        found.extend(are_all_gone(&shift.original().platforms, &gone).then(|| shift.head.thing()));
    }
    gone.extend(found);
    // Posts are among what reviews and exceptions are about.
    let reviews = tables.reviews.iter().filter(|review| gone.contains(&review.original().subject.thing()));
    let mut about: Vec<Thing> = reviews.map(|review| review.head.thing()).collect();
    for exception in &tables.exceptions {
        let subject = subject(&exception.original().subject);
        about.extend(subject.filter(|subject| gone.contains(subject)).map(|_| exception.head.thing()));
    }
    gone.extend(about);
    gone
}

/// Whether a chapter stands below one that is taken away: its address names that one.
fn is_below(id: &Id, gone: &Gone) -> bool {
    let above = id.as_str().match_indices('/').filter_map(|(end, _)| id.as_str().get(..end));
    above.into_iter().any(|above| gone.contains(&Thing::new(Kind::Page, &Id::new(above))))
}

/// Whether there are some, and each is taken away.
fn are_all_gone<'r, T: 'r>(references: impl IntoIterator<Item = &'r Ref<T>>, gone: &Gone) -> bool {
    let mut references = references.into_iter().peekable();
    references.peek().is_some() && references.all(|reference| gone.contains(&reference.thing()))
}

/// What an exception is about: `kind:id`.
fn subject(written: &str) -> Option<Thing> {
    let (kind, id) = written.split_once(':')?;
    Some(Thing::new(Kind::from_name(kind.trim())?, &Id::new(id.trim())))
}
