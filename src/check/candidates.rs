//! What could be meant by a name that nothing has. Looking through all names costs their number, so
//! a wrong name that is written in many places is looked up once.

use std::collections::HashMap;
use std::rc::Rc;

use crate::diag::codes::names::Proposals;
use crate::diag::{nearest, same};
use crate::model::{Kind, Model};

/// So many names are listed where none is similar.
const LISTED: usize = 6;

/// The identifiers and titles of a portal, by kind.
pub(super) struct Candidates<'m> {
    model: &'m Model,
    names: HashMap<Option<Kind>, Vec<(&'m str, &'m str)>>,
    found: HashMap<(Option<Kind>, String), Rc<Similar>>,
}

/// What could be meant by a wrong name.
pub(super) struct Similar {
    /// The one that it surely means.
    pub same: Option<String>,
    near: Vec<String>,
    /// Some of all that there are, where none is similar; and how many there are.
    some: Vec<String>,
    count: usize,
}

impl<'m> Candidates<'m> {
    pub fn new(model: &'m Model) -> Candidates<'m> {
        Candidates { model, names: HashMap::new(), found: HashMap::new() }
    }

    /// The things of a kind, or of every kind that a link can name, that a wrong name could mean.
    pub fn similar(&mut self, kind: Option<Kind>, wrong: &str) -> Rc<Similar> {
        let key = (kind, wrong.to_owned());
        if let Some(known) = self.found.get(&key) {
            return Rc::clone(known);
        }
        let model = self.model;
        let names = self.names.entry(kind).or_insert_with(|| names(model, kind));
        let similar = Rc::new(Similar::find(wrong, names.iter().copied()));
        self.found.insert(key, Rc::clone(&similar));
        similar
    }
}

/// The identifiers of a kind with their titles.
fn names(model: &Model, kind: Option<Kind>) -> Vec<(&str, &str)> {
    let language = model.language();
    let fits = |known: Kind| kind.map_or(known.is_linkable(), |kind| kind == known);
    let heads = model.tables.heads().filter(|(known, _)| fits(*known));
    heads
        .map(|(_, head)| (head.id.as_str(), model.tables.title(&head.thing(), language).unwrap_or_default()))
        .collect()
}

impl Similar {
    /// Looks through names, each with its title.
    pub fn find<'a>(wrong: &str, names: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Similar {
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let near = owned(nearest(wrong, names.clone()));
        let mut all: Vec<&str> =
            if near.is_empty() { names.clone().map(|(name, _)| name).collect() } else { Vec::new() };
        all.sort_unstable();
        all.dedup();
        let count = all.len();
        all.truncate(LISTED);
        Similar { same: same(wrong, names).map(str::to_owned), near, some: owned(all), count }
    }

    /// What a message says of it.
    pub fn names(&self) -> Proposals<'_> {
        let some = self.some.iter().map(String::as_str).collect();
        Proposals { near: self.near(), some, others: self.count.saturating_sub(self.some.len()) }
    }

    /// The nearest names, best first.
    pub fn near(&self) -> Vec<&str> {
        self.near.iter().map(String::as_str).collect()
    }
}
