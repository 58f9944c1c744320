//! How pages tell of what is due.

use crate::insight::deadlines::Deadline;
use crate::view::parts::Link;
use crate::view::routes::{self, Route};
use crate::view::writer::Writer;

/// What is due, with the place that tells more.
pub fn link(writer: &Writer<'_>, deadline: &Deadline<'_>) -> Link {
    let route = routes::route(writer.site.model, &deadline.thing).map(|route| match deadline.part {
        Some(part) => Route::part(route.path, part),
        None => route,
    });
    Link { text: writer.say(&deadline.words), href: route.map(|route| writer.href(&route)) }
}
