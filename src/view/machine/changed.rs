//! Which pages were changed lately, for the script that marks what has changed since a reader's last visit.
//! One file for all pages: what happens to one of them then changes no other.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::insight::history::recent_from;
use crate::model::page_path;
use crate::view::routes;
use crate::view::site::Site;

/// Where it stands.
pub const PLACE: &str = "changed.js";
/// So many pages are named, those that were changed last.
const PAGES: usize = 500;

/// The pages that were changed lately, by their paths in the output.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed {
    /// When each was changed last.
    pub edited: BTreeMap<String, String>,
    /// When each was written, where that was lately.
    pub added: BTreeMap<String, String>,
}

/// The pages that were changed lately.
pub fn changed(site: &Site<'_>) -> Changed {
    let (insight, from) = (&site.insight, recent_from(site.as_of));
    let mut found: Vec<(Date, String, Option<Date>)> = Vec::new();
    let new = insight.added_lately();
    for (kind, head) in site.model.tables.heads() {
        let thing = head.thing();
        let Some(path) = page_path(kind, &head.id).filter(|_| !site.is_forgotten(&thing)) else { continue };
        for language in &site.languages {
            let Some(date) = insight.last_change(head, *language).filter(|date| *date >= from) else {
                continue;
            };
            let folder = routes::language_folder(*language, site.default_language());
            found.push((date, format!("{folder}{path}"), new.get(&thing).copied()));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(PAGES);
    let edited = found.iter().map(|(date, path, _)| (path.clone(), date.to_string())).collect();
    let added = found.into_iter().filter_map(|(_, path, added)| Some((path, added?.to_string()))).collect();
    Changed { edited, added }
}
