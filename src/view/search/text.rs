//! The text of a body without its markup, by headings.

use super::Section;
use crate::model::body::{Body, Piece};
use crate::view::routes;

/// Tags within a line: what they enclose is not a word of its own.
const INLINE: [&str; 8] = ["a", "em", "strong", "code", "del", "sup", "sub", "span"];

/// The sections of a body. What stands before the first heading comes first, even where there is nothing.
/// `title` gives the title of a link's target.
pub(super) fn sections(body: &Body, title: impl Fn(u32) -> String) -> Vec<Section> {
    let mut reader = Reader {
        body,
        sections: vec![Section::default()],
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
            Piece::Title(link) if reader.heading != Heading::Within => reader.text(&title(*link)),
            _ => {}
        }
        before = Some(piece);
    }
    for section in &mut reader.sections {
        section.text.truncate(section.text.trim_end().len());
    }
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
            self.sections.push(Section { anchor, title, text: String::new() });
            self.next += 1;
            self.heading = Heading::Within;
        }
    }

    /// Takes the text out of markup that may begin and end within a tag.
    fn markup(&mut self, mut markup: &str) {
        while !markup.is_empty() {
            if self.is_in_tag {
                let Some(end) = markup.find('>') else { return };
                self.is_in_tag = false;
                markup = markup.get(end + 1..).unwrap_or_default();
                continue;
            }
            let end = markup.find('<').unwrap_or(markup.len());
            let (text, rest) = markup.split_at(end);
            if self.heading != Heading::Within {
                self.escaped(text);
            }
            if rest.is_empty() {
                return;
            }
            self.is_in_tag = true;
            markup = rest.get(1..).unwrap_or_default();
            let name = markup.strip_prefix('/').unwrap_or(markup);
            let name = name.find(|c: char| !c.is_ascii_alphanumeric()).and_then(|end| name.get(..end));
            if !name.is_some_and(|name| INLINE.contains(&name)) {
                self.blank();
            }
        }
    }

    /// Takes text with the four signs that HTML writes otherwise.
    fn escaped(&mut self, mut text: &str) {
        while let Some(at) = text.find('&') {
            let (before, rest) = text.split_at(at);
            self.text(before);
            let signs = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
            let (long, short) =
                signs.into_iter().find(|(long, _)| rest.starts_with(long)).unwrap_or(("&", "&"));
            self.text(short);
            text = rest.get(long.len()..).unwrap_or_default();
        }
        self.text(text);
    }

    /// Takes text, on one line.
    fn text(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.blank();
            }
            if let Some(section) = self.sections.last_mut() {
                section.text.push_str(line);
            }
        }
    }

    fn blank(&mut self) {
        if let Some(section) = self.sections.last_mut()
            && !section.text.is_empty()
            && !section.text.ends_with(' ')
        {
            section.text.push(' ');
        }
    }
}
