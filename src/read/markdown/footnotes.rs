//! Footnotes: numbered in the order in which the text refers to them, listed at its end.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, RefDefs, Tag, TagEnd};

use super::ids;
use super::walker::Walker;
use super::words;
use crate::model::body::Piece;

/// An event and its place.
type Step<'a> = (Event<'a>, Range<usize>);

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    /// What each footnote says, by its label in lower case. Set aside when it is met, and written
    /// when all of the text is: only then its number is known, and whether anything refers to it.
    definitions: HashMap<String, Vec<Step<'a>>>,
    /// The definitions that are being set aside, the innermost last.
    open: Vec<(String, Vec<Step<'a>>)>,
    /// The footnotes referred to so far, in this order: their label and how many places refer to them.
    numbered: Vec<(String, usize)>,
    /// The index of each label in `numbered`.
    numbers: HashMap<String, usize>,
    /// The list at the end is being written.
    listing: bool,
}

impl<'a> Footnotes<'a> {
    /// Keeps the events of a definition for later; gives back every other.
    pub(super) fn set_aside(&mut self, event: Event<'a>, range: &Range<usize>) -> Option<Event<'a>> {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.open.push((label.to_lowercase(), Vec::new()));
                None
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, steps)) = self.open.pop() {
                    self.definitions.entry(label).or_insert(steps);
                }
                None
            }
            event => match self.open.last_mut() {
                Some((_, steps)) => {
                    steps.push((event, range.clone()));
                    None
                }
                None => Some(event),
            },
        }
    }

    /// Whether the list at the end is being written.
    pub(super) fn listing(&self) -> bool {
        self.listing
    }

    /// Counts a reference: the footnote's number and how many places refer to it by now.
    fn refer(&mut self, label: &str) -> (usize, usize) {
        let label = label.to_lowercase();
        let index = *self.numbers.entry(label.clone()).or_insert(self.numbered.len());
        if index == self.numbered.len() {
            self.numbered.push((label, 0));
        }
        let places = self.numbered.get_mut(index).map_or(1, |(_, places)| {
            *places += 1;
            *places
        });
        (index + 1, places)
    }
}

impl Walker<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        // The alternative text of an image holds no links, and no link holds another.
        if self.image.is_some() || !self.open_links.is_empty() {
            return;
        }
        let (number, place) = self.footnotes.refer(label);
        self.out.raw("<sup class=\"footnote-ref\"><a href=\"#");
        self.out.hole(Piece::Anchor);
        self.out.raw(&ids::footnote(number));
        self.out.raw("\" id=\"");
        self.out.hole(Piece::Anchor);
        self.out.raw(&ids::footnote_reference(number, place));
        self.out.raw("\"");
        self.out.attribute("aria-label", &words::footnote(self.context.language, number));
        self.out.raw(&format!(">{number}</a></sup>"));
    }

    /// Writes the footnotes that the text refers to, and those that these refer to.
    pub(super) fn footnote_section(&mut self, definitions: &RefDefs<'_>) {
        self.flush_text(None);
        if self.footnotes.numbered.is_empty() {
            return;
        }
        self.footnotes.listing = true;
        // A group, not a region: a page that shows several texts would have several of the same name.
        self.block("<section class=\"footnotes\" role=\"group\"");
        self.out.attribute("aria-label", words::footnotes(self.context.language));
        self.out.raw(">\n<ol>\n");
        let mut index = 0;
        while let Some((label, _)) = self.footnotes.numbered.get(index) {
            let steps = self.footnotes.definitions.remove(label).unwrap_or_default();
            index += 1;
            self.block("<li id=\"");
            self.out.hole(Piece::Anchor);
            self.out.raw(&ids::footnote(index));
            self.out.raw("\">");
            for (event, range) in steps {
                self.event(event, range, definitions);
            }
            self.flush_text(None);
            let in_paragraph = self.out.take_back("</p>\n");
            self.back_links(index);
            self.block_end(if in_paragraph { "</p>\n</li>" } else { "</li>" });
        }
        self.block_end("</ol>\n</section>");
    }

    /// Writes a link back to every place that refers to a footnote (but from later footnotes).
    fn back_links(&mut self, number: usize) {
        let places = self.footnotes.numbered.get(number - 1).map_or(0, |(_, places)| *places);
        for place in 1..=places {
            self.out.raw(" <a class=\"footnote-back\" href=\"#");
            self.out.hole(Piece::Anchor);
            self.out.raw(&ids::footnote_reference(number, place));
            self.out.raw("\"");
            let one_of_several = (places > 1).then_some(place);
            self.out.attribute("aria-label", &words::back(self.context.language, number, one_of_several));
            self.out.raw(&one_of_several.map_or(">↩</a>".to_owned(), |place| format!(">↩{place}</a>")));
        }
    }
}
