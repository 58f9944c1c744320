//! The sections of a text, so that a translation can say which of them it was made of.

use crate::model::Version;
use crate::source::Files;

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
