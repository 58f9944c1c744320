//! Images, alone as figures or within a line.

use std::ops::Range;

use pulldown_cmark::{CowStr, LinkType};

use super::links;
use super::places;
use super::quotes::Quotes;
use super::text::Undecided;
use super::walker::Walker;
use super::writer::short;
use crate::model::body::{Image, Piece};
use crate::source::Span;

/// An image under construction: what stands between its brackets becomes its alternative text.
pub(super) struct OpenImage<'a> {
    kind: LinkType,
    written: String,
    title: CowStr<'a>,
    at: Span,
    /// How many images are open within it.
    nested: usize,
    /// Where its text begins in the plain text.
    start: usize,
    /// The quotation marks of the text around it.
    around: Option<(Quotes, Option<Undecided>)>,
}

impl<'a> OpenImage<'a> {
    /// An image that was written so.
    pub(super) fn new(kind: LinkType, written: &str, title: CowStr<'a>, at: Span) -> OpenImage<'a> {
        let written = written.to_owned();
        OpenImage { kind, written, title, at, nested: 0, start: 0, around: None }
    }
}

impl<'a> Walker<'a> {
    pub(super) fn open_image(&mut self, mut image: OpenImage<'a>, range: &Range<usize>) {
        if let Some(outer) = &mut self.image {
            outer.nested += 1;
            return;
        }
        self.in_link(None);
        if self.heading.is_none() {
            self.plain.start();
        }
        let alone = range.start == self.paragraph.start
            && self.slice(&(range.end..self.paragraph.end)).trim().is_empty();
        if alone && !image.title.is_empty() && self.out.take_back_opened(self.paragraph_start) {
            self.figure = true;
            self.located("<figure", ">");
        }
        image.start = self.plain.shown.len();
        image.around = Some((self.quotes, self.undecided.take()));
        self.quotes.reset();
        self.image = Some(image);
    }

    pub(super) fn close_image(&mut self, range: &Range<usize>) {
        let Some(mut image) = self.image.take() else { return };
        if image.nested > 0 {
            image.nested -= 1;
            self.image = Some(image);
            return;
        }
        if let Some((quotes, undecided)) = image.around {
            (self.quotes, self.undecided) = (quotes, undecided);
        }
        // ![[bild.png]] names a file, not what is to be seen in it.
        if image.kind == (LinkType::WikiLink { has_pothole: false }) {
            self.plain.shown.truncate(image.start);
        }
        let alt = self.plain.shown.get(image.start..).unwrap_or_default().to_owned();
        let place =
            if image.kind == LinkType::Inline { places::inline(self.text, range, self.last) } else { None };
        let at = place.map_or(image.at, |place| self.span(&place));
        let to = links::destination(image.written.trim_end_matches('\\'), self.context.path);

        self.out.raw("<img src=\"");
        self.out.hole(Piece::Source(short(self.images.len())));
        self.out.raw("\"");
        self.out.attribute("alt", &alt);
        if !self.figure && !image.title.is_empty() {
            self.out.attribute("title", &image.title);
        }
        self.out.raw(" loading=\"lazy\" decoding=\"async\">");
        if self.figure {
            self.out.raw("<figcaption>");
            self.out.text(&image.title);
            self.out.raw("</figcaption>");
        }
        self.images.push(Image { to, alt, at });
    }
}
