//! What changed lately.

use jiff::ToSpan;

use crate::insight::changes;
use crate::model::{Kind, Thing};
use crate::view::views::ChangeLine;
use crate::view::writer::Writer;

/// So many days the start page looks back.
const BACK: i64 = 14;
/// So many changes are shown.
const CHANGES: usize = 8;

/// The latest changes, newest first.
pub fn latest(writer: &Writer<'_>) -> Vec<ChangeLine> {
    let as_of = writer.site.as_of;
    let changes = changes::changes(writer.insight().today, as_of.saturating_sub(BACK.days()), as_of);
    changes.iter().take(CHANGES).map(|change| line(writer, change)).collect()
}

/// A change as it is told.
pub fn line(writer: &Writer<'_>, change: &changes::Change<'_>) -> ChangeLine {
    ChangeLine {
        date: super::since(writer, change.moment),
        about: writer.link(&change.thing),
        what: writer.say(&change.words),
        text: change.text.as_ref().map(|text| writer.say(text)),
        by: change.by.map(|person| writer.link(&Thing::new(Kind::Person, person))),
    }
}
