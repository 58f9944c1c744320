//! The text of a body without its markup, by headings.

use super::Section;
use crate::model::body::{Body, Piece};
use crate::view::routes;

/// The sections of a body. What stands before the first heading comes first, even where there is nothing.
/// `titles` are what links say that are written without words, in order.
pub(super) fn sections(body: &Body, titles: &[String]) -> Vec<Section> {
    let mut titles = titles.iter();
    let mut reader = Reader {
        body,
        sections: vec![Section::default()],
        text: String::new(),
        heading: Heading::None,
        next: 0,
        is_in_tag: false,
    };
    let mut before = None;
    for piece in &body.pieces {
        match piece {
            Piece::Markup(range) => {
                let markup = body.markup.get(range.start as usize..range.end as usize).unwrap_or_default();
                if before == Some(&Piece::Anchor) && reader.heading == Heading::Opened {
                    reader.open(markup);
                } else {
                    reader.markup(markup);
                }
            }
            Piece::Level(_) => {
                reader.heading =
                    if reader.heading == Heading::None { Heading::Opened } else { Heading::None };
            }
            Piece::Title(_) => reader.push(titles.next().map_or("", String::as_str)),
            _ => {}
        }
        before = Some(piece);
    }
    reader.close();
    reader.sections
}

/// Where a reader is with respect to headings.
#[derive(Debug, PartialEq, Eq)]
enum Heading {
    None,
    /// In one that perhaps is named.
    Opened,
    /// In one that begins a section; its text is known.
    Within,
}

/// Goes through markup.
struct Reader<'b> {
    body: &'b Body,
    sections: Vec<Section>,
    /// The text of the last one so far.
    text: String,
    heading: Heading,
    /// The number of the next heading.
    next: usize,
    is_in_tag: bool,
}

impl Reader<'_> {
    /// Begins the section of the next heading, if it has this id.
    fn open(&mut self, id: &str) {
        if let Some(heading) = self.body.headings.get(self.next).filter(|heading| heading.id == id) {
            let (anchor, title) = (routes::encode(id), heading.title.clone());
            self.close();
            self.sections.push(Section { anchor, title, ..Section::default() });
            self.next += 1;
            self.heading = Heading::Within;
        }
    }

    /// Takes the text out of markup that may begin and end within a tag.
    fn markup(&mut self, markup: &str) {
        let mut rest = markup;
        loop {
            if self.is_in_tag {
                let Some(end) = rest.bytes().position(|byte| byte == b'>') else { return };
                self.is_in_tag = false;
                rest = rest.get(end + 1..).unwrap_or_default();
            }
            let end = rest.bytes().position(|byte| matches!(byte, b'<' | b'&' | b'\n')).unwrap_or(rest.len());
            let (text, behind) = rest.split_at(end);
            self.push(text);
            rest = match behind.as_bytes().first() {
                Some(b'<') => {
                    self.is_in_tag = true;
                    let tag = behind.get(1..).unwrap_or_default();
                    if !is_inline(tag.strip_prefix('/').unwrap_or(tag)) {
                        self.blank();
                    }
                    tag
                }
                Some(b'&') => self.sign(behind),
                Some(_) => {
                    self.blank();
                    behind.get(1..).unwrap_or_default()
                }
                None => return,
            };
        }
    }

    /// Takes one of the four signs that HTML writes otherwise; gives what is behind it.
    fn sign<'m>(&mut self, markup: &'m str) -> &'m str {
        let signs = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
        let (long, short) =
            signs.into_iter().find(|(long, _)| markup.starts_with(long)).unwrap_or(("&", "&"));
        self.push(short);
        markup.get(long.len()..).unwrap_or_default()
    }

    fn push(&mut self, text: &str) {
        if self.heading != Heading::Within {
            self.text.push_str(text);
        }
    }

    fn blank(&mut self) {
        if self.text.as_bytes().last().is_some_and(|last| *last != b' ') {
            self.text.push(' ');
        }
    }

    /// Ends the section.
    fn close(&mut self) {
        if let Some(section) = self.sections.last_mut() {
            self.text.trim_end().clone_into(&mut section.text);
        }
        self.text.clear();
    }
}

/// Whether a tag stands within a line, so that what it encloses is not a word of its own: a, em, strong, code, del,
/// sup, sub, span.
fn is_inline(tag: &str) -> bool {
    matches!(
        tag.as_bytes(),
        [b'a', b' ' | b'>', ..]
            | [b'e', b'm', ..]
            | [b's', b't' | b'p', ..]
            | [b's', b'u', b'p' | b'b', ..]
            | [b'c', b'o', b'd', ..]
            | [b'd', b'e', ..]
    )
}
