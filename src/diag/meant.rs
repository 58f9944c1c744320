//! What a value that was refused probably means.

use crate::locale::Words;

/// A value as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The text that would be right.
    pub text: String,
    /// Whether it can mean nothing else, so that it may be mended without asking.
    pub is_certain: bool,
    /// A sentence on what is wrong with the text as it stands; may be empty.
    pub why: Words,
}

impl Meant {
    /// The only thing that a text can mean.
    pub fn certain(text: impl Into<String>) -> Meant {
        Meant { text: text.into(), is_certain: true, why: Words::default() }
    }

    /// What a text probably means.
    pub fn probable(text: impl Into<String>) -> Meant {
        Meant { is_certain: false, ..Meant::certain(text) }
    }

    /// Says what is wrong with the text as it stands.
    pub fn because(self, de: &str, en: &str) -> Meant {
        Meant { why: Words::new(de, en), ..self }
    }
}
