//! What runs within a line: code, breaks, links.

use std::ops::Range;

use pulldown_cmark::{LinkType, RefDefs};

use super::links;
use super::places;
use super::walker::Walker;
use super::writer::short;
use crate::model::body::{Destination, Label, Link, Piece};
use crate::source::Span;

/// So many bytes of a link's text are kept: enough for the words that say nothing.
const FEW_WORDS: usize = 48;

/// A link under construction.
pub(super) struct OpenLink {
    /// Its index; none where a link stands within another: that is no link.
    index: Option<usize>,
    /// It is written `[text](destination)`: its destination's place is known at its end.
    inline: bool,
    /// A short link.
    short: bool,
    /// A short link that names no text of its own: its target's title is shown.
    untitled: bool,
    /// How much markup there was before its text.
    before_text: usize,
    /// Its text, while that is a few words.
    text: Option<String>,
}

impl Walker<'_> {
    /// Writes markup, unless an image is open: its text is plain.
    pub(super) fn markup(&mut self, markup: &str) {
        if self.image.is_none() {
            self.out.raw(markup);
        }
    }

    pub(super) fn inline_code(&mut self, code: &str) {
        self.markup("<code>");
        self.write(code, code);
        self.markup("</code>");
    }

    pub(super) fn line_break(&mut self, markup: &str) {
        self.markup(markup);
        self.in_link(Some(" "));
        if self.image.is_some() {
            self.plain.shown.push(' ');
        } else if self.heading.is_some() {
            self.plain.push(" ", " ");
        }
    }

    /// The place of a link's or image's destination. Of an inline one: all of it, for now.
    pub(super) fn place(
        &self,
        kind: LinkType,
        label: &str,
        range: &Range<usize>,
        definitions: &RefDefs<'_>,
    ) -> Span {
        let place = match kind {
            LinkType::Autolink | LinkType::Email => Some(range.start + 1..range.end.saturating_sub(1)),
            LinkType::WikiLink { .. } => places::short(self.text, range),
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
                definitions.get(label).and_then(|definition| places::definition(self.text, &definition.span))
            }
            _ => None,
        };
        self.span(&place.unwrap_or_else(|| range.clone()))
    }

    pub(super) fn open_link(&mut self, kind: LinkType, written: &str, title: &str, at: Span) {
        let nested = self.image.is_some() || self.open_links.iter().any(|link| link.index.is_some());
        let to = match kind {
            LinkType::Email => Destination::External(format!("mailto:{written}")),
            LinkType::WikiLink { .. } => links::short(written.trim_end_matches('\\')),
            _ => links::destination(written, self.context.path),
        };
        let short = matches!(to, Destination::Short { .. });
        let index = (!nested).then(|| self.begin_link(to, title, at));
        self.open_links.push(OpenLink {
            index,
            inline: kind == LinkType::Inline,
            short,
            untitled: short && kind == (LinkType::WikiLink { has_pothole: false }) && !nested,
            before_text: self.out.length(),
            text: Some(String::new()),
        });
    }

    /// Notes that the open link says this; an image, of whatever text, is `None`.
    pub(super) fn in_link(&mut self, words: Option<&str>) {
        let Some(link) = self.open_links.iter_mut().find(|link| link.index.is_some()) else { return };
        link.text = link.text.take().zip(words).map(|(text, words)| text + words);
        link.text.take_if(|text| text.len() > FEW_WORDS);
    }

    /// Writes the start of a link and keeps where it leads; its index.
    pub(super) fn begin_link(&mut self, to: Destination, title: &str, at: Span) -> usize {
        let index = self.links.len();
        self.links.push(Link { to, label: Label::Other, at });
        self.out.raw("<a href=\"");
        self.out.hole(Piece::Href(short(index)));
        if !title.is_empty() {
            self.out.attribute("title", title);
        }
        self.out.raw(">");
        index
    }

    pub(super) fn close_link(&mut self, range: &Range<usize>) {
        let Some(open) = self.open_links.pop() else { return };
        let Some(index) = open.index else { return };
        let titled = open.short && self.out.length() == open.before_text;
        if titled {
            self.out.hole(Piece::Title(short(index)));
        }
        self.out.raw("</a>");
        let place = if open.inline { places::inline(self.text, range, self.last) } else { None };
        let at = place.map(|place| self.span(&place));
        let Some(link) = self.links.get_mut(index) else { return };
        link.at = at.unwrap_or(link.at);
        link.label = match open.text.as_deref().map(str::trim) {
            _ if titled => Label::Other,
            None => Label::Other,
            Some("") => Label::Empty,
            Some(words) => Label::Words(words.into()),
        };
    }

    /// Whether the text at this point is that of a short link which shows its target's title.
    pub(super) fn in_untitled_link(&self) -> bool {
        self.open_links.last().is_some_and(|link| link.untitled)
    }
}
