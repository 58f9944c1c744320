//! What findings call the things they speak of.

use crate::locale::{Language, Words};
use crate::model::{Model, Thing};

/// The title of a thing in both languages; its identifier where it has none.
pub(super) fn title(model: &Model, thing: &Thing) -> Words {
    let title = |language| model.tables.title(thing, language).unwrap_or(thing.id.as_str()).to_owned();
    Words::new(title(Language::De), title(Language::En))
}
