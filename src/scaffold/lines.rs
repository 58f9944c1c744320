//! The fields of a new thing, a line each.

use crate::locale::Language;

/// A field as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// `lead: erika`
    pub text: String,
    /// What it is; may be empty.
    pub about: String,
    /// Whether the line says something, or only what could be said.
    pub is_written: bool,
}

/// All fields, the required ones first.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The fields that must be there.
    pub required: Vec<Line>,
    /// The fields that may be there.
    pub optional: Vec<Line>,
}

impl Lines {
    /// The fields that must be there.
    pub(super) fn required(&self) -> Vec<Line> {
        self.required.clone()
    }

    /// Every field, with a line between the two groups that says what the second one is.
    pub(super) fn all(&self, language: Language) -> Vec<Line> {
        let heading = match language {
            Language::De => "Möglich ist auch; zum Benutzen das # am Anfang der Zeile löschen:",
            Language::En => "Also possible; to use a line, delete the # at its beginning:",
        };
        let heading = Line { text: heading.to_owned(), about: String::new(), is_written: false };
        self.required.iter().chain([&heading]).chain(&self.optional).cloned().collect()
    }

    /// Whether some text is left to be written.
    pub(super) fn has_prompts(&self) -> bool {
        self.required.iter().any(|line| line.text.contains(": \"["))
    }
}
