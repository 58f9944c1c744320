//! How posts are told of on pages: their state with its reasons, their title, where they are to be seen.

use crate::insight::post_standing::{self, PostStanding};
use crate::locale::Words;
use crate::model::{Entry, Post, PostState};
use crate::view::parts::{Cell, Judgement, Link, Word};
use crate::view::writer::Writer;

/// How a post stands.
pub fn standing<'s>(writer: &Writer<'s>, post: &Entry<Post>) -> Option<&'s PostStanding<'s>> {
    writer.insight().posts.get(&post.head.id)
}

/// The state of a post with its reasons, as the cell of a table.
pub fn state_cell(writer: &Writer<'_>, post: &Entry<Post>) -> Cell {
    standing(writer, post).map(|standing| Cell::judgement(state(writer, standing))).unwrap_or_default()
}

/// The state of a post with its reasons; what is out explains itself.
pub fn state(writer: &Writer<'_>, standing: &PostStanding<'_>) -> Judgement {
    let reasons = match standing.state {
        PostState::Published if standing.last.is_some() => Vec::new(),
        _ => post_standing::reasons(writer.insight().today, standing),
    };
    Judgement { word: state_word(writer, standing), reasons: writer.reasons(&reasons) }
}

/// The word for the state of a post: what an incident keeps is on hold, what was not approved in time
/// is expired, what one of two has approved says so.
pub fn state_word(writer: &Writer<'_>, standing: &PostStanding<'_>) -> Word {
    let word = writer.word(standing.shown());
    if standing.held_by.is_some() {
        return word;
    }
    let text = match count(writer, standing) {
        Some(count) => format!("{}, {count}", word.text),
        None => word.text,
    };
    if standing.is_expired {
        let expired = writer.say(&Words::new("abgelaufen", "expired"));
        return Word { key: "expired", text: format!("{expired}, {text}") };
    }
    Word { text, ..word }
}

/// "1 von 2", while one of several has approved.
fn count(writer: &Writer<'_>, standing: &PostStanding<'_>) -> Option<String> {
    let approvals = &standing.approvals;
    let is_half = standing.state == PostState::InReview && approvals.have > 0 && !approvals.are_enough();
    is_half.then(|| of(writer, approvals.have, approvals.need))
}

/// "1 von 2"
pub fn of(writer: &Writer<'_>, have: usize, need: usize) -> String {
    writer.say(&Words::new(format!("{have} von {need}"), format!("{have} of {need}")))
}

/// The title of a post with the address of the post itself, or of its draft.
pub fn title(writer: &Writer<'_>, post: &Entry<Post>) -> Link {
    let value = post.value(writer.language);
    let on_platforms = value.platforms.0.iter().filter_map(|(_, on)| on.link.as_ref());
    let address = value.link.as_ref().or(on_platforms.take(1).next()).or(value.draft_link.as_ref());
    Link { text: writer.text(&value.title), href: address.map(|address| address.0.clone()) }
}

/// The images of a post by their descriptions.
pub fn images(writer: &Writer<'_>, post: &Post) -> Vec<Link> {
    let images = post.images.iter().map(|image| Link {
        text: writer.text(&image.alt),
        href: writer.site.named_file(image.file.at).and_then(|path| writer.file(path)),
    });
    images.collect()
}

/// "Kennzeichnung: Anzeige"
pub fn label(writer: &Writer<'_>, post: &Post) -> Option<String> {
    let label = post.advertising.as_ref()?;
    let label = writer.text(label);
    Some(writer.say(&Words::new(format!("Kennzeichnung: {label}"), format!("Label: {label}"))))
}
