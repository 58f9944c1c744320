//! Identifiers and the things they name.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::Kind;

/// The longest identifier; file systems allow 255 bytes a name, and endings need some of them.
const ID_LENGTH: usize = 100;

/// An identifier: the file's name without its ending, or the `id` of an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// Takes a text as it is; whether it is a proper identifier is for [`Id::is_proper`] to say.
    pub fn new(text: &str) -> Id {
        Id(text.into())
    }

    /// The identifier as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of a duty, a network or a metric: like an identifier, and as fields are named, with
    /// underscores.
    pub fn is_name(text: &str) -> bool {
        !text.contains('/') && Id::is_proper(&text.replace('_', "-"))
    }

    /// Up to a hundred lower-case ASCII letters, digits and hyphens; pages have such names with `/` between them.
    pub fn is_proper(text: &str) -> bool {
        text.split('/').all(|part| {
            (1..=ID_LENGTH).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
    }
}

/// An identifier is looked for by its text.
impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One thing of the portal: `platform:xing`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thing {
    /// What it is.
    pub kind: Kind,
    /// Which one it is.
    pub id: Id,
}

impl Thing {
    /// The thing of a kind with an identifier.
    pub fn new(kind: Kind, id: &Id) -> Thing {
        Thing { kind, id: id.clone() }
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.name(), self.id)
    }
}
