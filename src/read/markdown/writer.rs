//! The markup under construction: one string, cut into pieces where a hole is.

use crate::model::body::Piece;

/// Markup and pieces. What is written collects in the string; a hole closes the piece before it.
#[derive(Debug, Default)]
pub(super) struct Writer {
    markup: String,
    pieces: Vec<Piece>,
    /// Up to here the markup belongs to a piece.
    cut: usize,
}

impl Writer {
    /// An empty one, with room for the markup of a text of so many bytes.
    pub(super) fn for_text(length: usize) -> Writer {
        Writer { markup: String::with_capacity(length + length / 2 + 64), pieces: Vec::new(), cut: 0 }
    }

    /// Writes markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.markup.push_str(markup);
    }

    /// Writes text: what means something in HTML is escaped. Fit for content and for attributes.
    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.markup, text);
    }

    /// Writes `name="value"` with a blank before it.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.text(value);
        self.raw("\"");
    }

    /// Begins a new line, unless one has just begun.
    pub(super) fn line(&mut self) {
        if !self.markup.is_empty() && !self.markup.ends_with('\n') {
            self.markup.push('\n');
        }
    }

    /// Leaves a hole.
    pub(super) fn hole(&mut self, hole: Piece) {
        self.cut();
        self.pieces.push(hole);
    }

    /// Keeps a place for markup that is known later.
    pub(super) fn place(&mut self) -> Place {
        self.hole(Piece::Markup(0..0));
        Place(self.pieces.len() - 1)
    }

    /// Writes text into a place that was kept.
    pub(super) fn fill(&mut self, place: Place, text: &str) {
        self.cut();
        let start = self.markup.len();
        self.text(text);
        self.cut = self.markup.len();
        if let Some(piece) = self.pieces.get_mut(place.0) {
            *piece = Piece::Markup(short(start)..short(self.cut));
        }
    }

    /// Takes back the last thing written, if it is this markup and no hole stands in or behind it.
    pub(super) fn take_back(&mut self, markup: &str) -> bool {
        let ends = self.markup.get(self.cut..).is_some_and(|open| open.ends_with(markup));
        if ends {
            self.markup.truncate(self.markup.len() - markup.len());
        }
        ends
    }

    /// Where the next thing begins that may be taken back as a whole.
    pub(super) fn here(&self) -> Opened {
        Opened { markup: self.markup.len(), pieces: self.pieces.len(), cut: self.cut, ..Opened::default() }
    }

    /// What has been written since then.
    pub(super) fn opened(&self, here: Opened) -> Opened {
        Opened { end: (self.markup.len(), self.pieces.len()), ..here }
    }

    /// Takes it back with its holes, if nothing stands behind it.
    pub(super) fn take_back_opened(&mut self, opened: Opened) -> bool {
        let is_last = (self.markup.len(), self.pieces.len()) == opened.end;
        if is_last {
            self.markup.truncate(opened.markup);
            self.pieces.truncate(opened.pieces);
            self.cut = opened.cut;
        }
        is_last
    }

    /// How much has been written: grows with every markup, not with holes.
    pub(super) fn length(&self) -> usize {
        self.markup.len()
    }

    /// Replaces a character written earlier by another of the same length in bytes.
    pub(super) fn replace(&mut self, at: usize, character: &str) {
        replace_at(&mut self.markup, at, character);
    }

    /// The markup and its pieces.
    pub(super) fn finish(mut self) -> (String, Vec<Piece>) {
        self.cut();
        // Ten thousand bodies are kept; what was set aside for each is given back.
        self.markup.shrink_to_fit();
        self.pieces.shrink_to_fit();
        (self.markup, self.pieces)
    }

    fn cut(&mut self) {
        if self.markup.len() > self.cut {
            self.pieces.push(Piece::Markup(short(self.cut)..short(self.markup.len())));
            self.cut = self.markup.len();
        }
    }
}

/// The start of an element that may be taken back.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Opened {
    markup: usize,
    pieces: usize,
    cut: usize,
    /// The length of markup and pieces behind it.
    end: (usize, usize),
}

/// A place kept for markup that is known later.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place(usize);

/// Replaces a character of a string by another of the same length in bytes.
pub(super) fn replace_at(text: &mut String, at: usize, character: &str) {
    let range = at..at + character.len();
    if text.get(range.clone()).is_some() {
        text.replace_range(range, character);
    }
}

/// An index or offset as pieces keep it.
pub(super) fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Whether a byte cannot stand in HTML as it is: HTML's own marks, and control characters (entities can
/// smuggle those in).
fn is_special(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'&' | b'"' | 0x7f) || byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

fn escape(into: &mut String, text: &str) {
    // Most texts hold none. To look at every byte takes less time than to stop at the first.
    if !text.bytes().fold(false, |found, byte| found | is_special(byte)) {
        return into.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        // A special byte is ASCII, so both sides of it are character boundaries.
        let (before, from) = rest.split_at(at);
        into.push_str(before);
        into.push_str(match from.as_bytes().first() {
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'&') => "&amp;",
            Some(b'"') => "&quot;",
            _ => "\u{fffd}",
        });
        rest = from.get(1..).unwrap_or_default();
    }
    into.push_str(rest);
}
