//! The sections of a text, so that a translation can say which of them it was made of, and what has changed in
//! its original since.
//!
//! `name.en.md` beside `name.md` holds texts only. Its field `original` maps each section of the original to a
//! hash, the first 8 hex digits of BLAKE3 of the section's Markdown. A section goes from a heading's line to the
//! next heading of any level and is named by the heading's id; what stands before the first heading is named `_`,
//! an id that no heading gets from its text. Line ends count as `\n`, and the blank lines around a section do not
//! count. `check/rules/translations.rs` reports what differs, `view/outdated.rs` says it on the page, at its top
//! and at the section.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::locale::Language;
use crate::model::{Model, Origin, Thing, Version};
use crate::source::{Files, Span};

/// The name of what stands before the first heading. No heading gets it from its text: that takes a
/// letter or a digit.
pub const BEGINNING: &str = "_";

/// So many characters of the hash are written.
const HASH_LENGTH: usize = 8;

/// A section: from a heading to the next one, of whatever level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The id of its heading, or [`BEGINNING`].
    pub id: String,
    /// Its heading; nothing for what stands before the first one.
    pub title: Option<String>,
    /// The hash of its Markdown.
    pub hash: String,
}

/// What differs between what a translation was made of and the original of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The section says something else now.
    Changed,
    /// The section is new.
    Added,
    /// There is no such section any more.
    Removed,
}

/// A section of which the original differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutdatedSection {
    /// The id of its heading, or [`BEGINNING`].
    pub id: String,
    /// What differs.
    pub what: Difference,
}

/// What is outdated in each translation that is; by what it says of which thing.
pub type Outdated = BTreeMap<(Thing, Language), Vec<OutdatedSection>>;

/// Finds what is outdated in all translations.
pub fn outdated(model: &Model, files: &Files) -> Outdated {
    let mut outdated = Outdated::new();
    for (_, head) in model.tables.heads() {
        let Some((original, translations)) = head.versions.split_first() else { continue };
        let made =
            translations.iter().filter_map(|translation| Some((translation, translation.original.as_ref()?)));
        let mut now = None;
        for (translation, origin) in made.filter(|(_, origin)| origin.at.is_somewhere()) {
            let now = now.get_or_insert_with(|| sections(files, original));
            let found: Vec<OutdatedSection> = compare(now, origin)
                .into_iter()
                .map(|compared| match compared {
                    Compared::Changed(section, _) => (section.id.clone(), Difference::Changed),
                    Compared::Added(section) => (section.id.clone(), Difference::Added),
                    Compared::Removed(id, _) => (id.to_owned(), Difference::Removed),
                })
                .map(|(id, what)| OutdatedSection { id, what })
                .collect();
            if !found.is_empty() {
                outdated.insert((head.thing(), translation.language), found);
            }
        }
    }
    outdated
}

/// A section that is not what a translation was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compared<'s> {
    /// It says something else; the place of the hash of before.
    Changed(&'s Section, Span),
    /// It is new.
    Added(&'s Section),
    /// There is no section of that id any more; the place where it is named.
    Removed(&'s str, Span),
}

/// Compares an original of today with what a translation was made of: first what the translation names, in its
/// order, then what is new.
pub fn compare<'s>(sections: &'s [Section], origin: &'s Origin) -> Vec<Compared<'s>> {
    let now: HashMap<&str, &Section> =
        sections.iter().map(|section| (section.id.as_str(), section)).collect();
    let then: HashSet<&str> = origin.sections.iter().map(|(id, _)| id.as_str()).collect();
    let named = origin.sections.iter().filter_map(|(id, hash)| match (now.get(id.as_str()), hash.known()) {
        (Some(section), Some(known)) if !known.eq_ignore_ascii_case(&section.hash) => {
            Some(Compared::Changed(section, hash.at))
        }
        (None, _) => Some(Compared::Removed(id, id.at)),
        _ => None,
    });
    let new = sections.iter().filter(|section| !then.contains(section.id.as_str())).map(Compared::Added);
    named.chain(new).collect()
}

/// The sections of a text in their order; what is empty before the first heading is none.
pub fn sections(files: &Files, version: &Version) -> Vec<Section> {
    let Some(body) = &version.body else { return Vec::new() };
    let text = files.text(version.file);
    let starts: Vec<usize> = body.headings.iter().map(|heading| line_start(text, heading.at.start)).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let headed = body.headings.iter().zip(starts.iter().zip(ends)).map(|(heading, (start, end))| Section {
        id: heading.id.clone(),
        title: Some(heading.title.clone()),
        hash: hash(text.get(*start..end).unwrap_or_default()),
    });
    let first = starts.first().copied().unwrap_or(text.len());
    let beginning = text.get(body.start..first).unwrap_or_default();
    let beginning = (!beginning.trim().is_empty()).then(|| Section {
        id: BEGINNING.to_owned(),
        title: None,
        hash: hash(beginning),
    });
    beginning.into_iter().chain(headed).collect()
}

/// The start of the line that holds a byte: a heading may stand in a quotation.
fn line_start(text: &str, at: u32) -> usize {
    let before = text.get(..at as usize).unwrap_or_default();
    before.rfind('\n').map_or(0, |newline| newline + 1)
}

/// The first characters of the BLAKE3 hash of a section's Markdown: with `\n` as line ends, and
/// without the blank lines around it.
pub fn hash(markdown: &str) -> String {
    let lines = markdown.replace("\r\n", "\n");
    let hash = blake3::hash(lines.trim_start_matches('\n').trim_end().as_bytes()).to_hex();
    hash.chars().take(HASH_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_sees_the_text_and_not_the_lines_around_it() {
        let plain = hash("## Ziele\n\nMehr.");
        for same in ["## Ziele\r\n\r\nMehr.\r\n", "\n## Ziele\n\nMehr.\n\n\n"] {
            assert_eq!(hash(same), plain, "{same:?}");
        }
        for other in ["## Ziele\n\nMehr", "## Ziele\nMehr.", "### Ziele\n\nMehr."] {
            assert_ne!(hash(other), plain, "{other:?}");
        }
        assert_eq!(hash(""), "af1349b9");
    }
}
