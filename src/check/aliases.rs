//! Ensures that old addresses are paths below the portal's root, and that nothing else stands there.

use std::collections::BTreeMap;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::{alias_path, page_path};
use crate::source::Span;

/// See the module.
pub(super) const RULE: Rule = Rule {
    name: "aliases",
    ensures: ("Jede Adresse gehört zu einer Seite", "each address belongs to one page"),
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    for (_, head) in checked.model.tables.heads() {
        if let Some(route) = page_path(head.kind, &head.id) {
            taken.insert(route, head.at);
        }
    }
    for (_, head) in checked.model.tables.heads() {
        for alias in &head.aliases {
            let Some(path) = alias_path(alias) else {
                found.push(codes::output::bad_alias(alias.at, alias));
                continue;
            };
            match taken.get(&path.to_lowercase()) {
                Some(first) => found.push(codes::output::output_collision(alias.at, &path, *first)),
                None => drop(taken.insert(path.to_lowercase(), alias.at)),
            }
        }
    }
}
