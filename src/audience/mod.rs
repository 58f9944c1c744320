//! Takes away what an audience may not see, at one point, before anything is computed: no page, feed,
//! calendar, search record or JSON can then hold it.
//!
//! | what | where |
//! |---|---|
//! | which things go: those for the team, and those that only say something about one of them | `things` |
//! | which fields go: those for the team, and those that only say something about what went | `fields` |
//! | what of the repository's history goes: what is about no file that is left, and all subjects | `history` |
//! | what stands in the place of a link to something that went: its plain text | `texts`, `unlinked` |
//!
//! A field that names something that went keeps its reference. There is no such thing any more, so it
//! reads as [`Audience::internal`] says, without an address.

mod fields;
mod history;
mod texts;
mod things;
mod unlinked;

pub use history::history;

use std::collections::HashSet;

use crate::model::{Audience, Head, Model, Thing};

/// The things that are taken away.
type Gone = HashSet<Thing>;

/// Whether the whole portal is for others than this audience: its settings say so.
pub fn is_closed(model: &Model, audience: Audience) -> bool {
    let for_team = |head: &Head| head.audience == Audience::Team;
    audience != Audience::Team && model.tables.portals.iter().any(|portal| for_team(&portal.head))
}

/// The model as an audience may see it; the team sees everything.
pub fn cut(mut model: Model, audience: Audience) -> Model {
    if audience == Audience::Team {
        return model;
    }
    let gone = things::gone(&model);
    // Where links lead is known as long as everything is there.
    texts::unlink(&mut model, &gone);
    fields::cut(&mut model, &gone);
    model.remove(&gone);
    model
}
