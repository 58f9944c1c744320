//! Running text: quotation marks, bare addresses, and the plain text of headings and images.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::autolink;
use super::quotes::Mark;
use super::walker::Walker;
use super::writer::replace_at;
use crate::model::body::Destination;

/// The text of a heading or an image without markup.
#[derive(Default)]
pub(super) struct Plain {
    /// As it is shown.
    pub(super) shown: String,
    /// As it was written, without its pictures: ids are made of this.
    pub(super) written: String,
}

impl Plain {
    /// Begins anew.
    pub(super) fn start(&mut self) {
        self.shown.clear();
        self.written.clear();
    }

    pub(super) fn push(&mut self, shown: &str, written: &str) {
        self.shown.push_str(shown);
        self.written.push_str(written);
    }
}

/// An apostrophe that may turn out to open a quotation: where it stands in the markup and the plain text.
pub(super) struct Undecided {
    markup: Option<usize>,
    plain: Option<usize>,
}

/// Text events in a row, and the text they make when nothing is replaced by typography.
struct Run<'r, 'a> {
    events: &'r [(CowStr<'a>, Range<usize>)],
    text: String,
    /// Where each event begins in `text`.
    starts: Vec<usize>,
    /// The first event that is not written in full.
    next: usize,
}

impl<'a> Walker<'a> {
    /// A part of the text.
    pub(super) fn slice(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Writes text to wherever text goes at this point; `written` is how the author typed it.
    pub(super) fn write(&mut self, shown: &str, written: &str) {
        if self.image.is_some() {
            self.plain.shown.push_str(shown);
            return;
        }
        if !self.in_untitled_link() {
            self.out.text(shown);
        }
        self.in_link(Some(shown));
        if self.heading.is_some() {
            self.plain.push(shown, written);
        }
    }

    /// Writes the text that has collected; `next` is what follows it.
    pub(super) fn flush_text(&mut self, next: Option<(&Event<'a>, &Range<usize>)>) {
        let Some((_, last)) = self.run.last() else { return };
        self.last = last.end;
        let mut run = mem::take(&mut self.run);
        let linkable = self.image.is_none() && self.open_links.is_empty();
        if linkable && run.iter().any(|(text, _)| autolink::possible(text)) {
            self.write_linked(&run, next);
        } else {
            for (text, range) in &run {
                self.write_text(text, range);
            }
        }
        run.clear();
        self.run = run;
    }

    /// Writes one text event.
    fn write_text(&mut self, text: &str, range: &Range<usize>) {
        match as_written(self.text, text, range) {
            Some(quote @ ("\"" | "'")) => self.write_quote(quote, range),
            Some(written) => self.write(text, written),
            None => self.write(text, text),
        }
    }

    fn write_quote(&mut self, quote: &str, range: &Range<usize>) {
        let before = self.slice(&(0..range.start));
        let after = self.slice(&(range.end..self.text.len()));
        if quote == "\"" {
            let mark = self.quotes.double(before, after);
            return self.write(mark, quote);
        }
        match self.quotes.single(before, after, self.undecided.is_some()) {
            Mark::Write(mark) => self.write(mark, quote),
            Mark::Undecided(mark) => {
                self.undecided = Some(Undecided {
                    markup: self.image.is_none().then_some(self.out.length()),
                    plain: self.collects().then_some(self.plain.shown.len()),
                });
                self.write(mark, quote);
            }
            Mark::Close(mark, opening) => {
                if let Some(open) = self.undecided.take() {
                    if let Some(at) = open.markup {
                        self.out.replace(at, opening);
                    }
                    if let Some(at) = open.plain {
                        replace_at(&mut self.plain.shown, at, opening);
                    }
                }
                self.write(mark, quote);
            }
        }
    }

    /// Whether plain text is collected.
    fn collects(&self) -> bool {
        self.heading.is_some() || self.image.is_some()
    }

    /// Writes a run of text with its bare addresses as links.
    fn write_linked(
        &mut self,
        events: &[(CowStr<'a>, Range<usize>)],
        next: Option<(&Event<'a>, &Range<usize>)>,
    ) {
        let mut run = Run::new(self.text, events);
        let mut position = 0;
        while let Some(found) = autolink::find(&run.text, position) {
            self.write_part(&mut run, position..found.range.start);
            let mut address = run.text.get(found.range.clone()).unwrap_or_default().to_owned();
            let mut place = run.place(&found.range);
            if !found.mail && found.range.end == run.text.len() {
                let rest = self.rest_of_address(&address, place.end, next);
                self.written = place.end..place.end + rest.len();
                place.end = self.written.end;
                address.push_str(rest);
            }
            let target = if found.mail { format!("mailto:{address}") } else { address.clone() };
            self.begin_link(Destination::External(target), "", self.span(&place));
            self.write(&address, &address);
            self.out.raw("</a>");
            position = found.range.end;
        }
        let end = run.text.len();
        self.write_part(&mut run, position..end);
    }

    /// What belongs to an address behind an underscore or a star that the parser took for an
    /// emphasis: `https://example.org/_a/b_/c`. Nothing where the emphasis ends behind the address.
    fn rest_of_address(
        &self,
        address: &str,
        end: usize,
        next: Option<(&Event<'a>, &Range<usize>)>,
    ) -> &'a str {
        let Some((Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough), emphasis)) = next else {
            return "";
        };
        let rest = self.slice(&(end..self.text.len()));
        let plain = rest.find(|c: char| c.is_whitespace() || "<>`[]\\\"|&".contains(c)).unwrap_or(rest.len());
        let rest = rest.get(..plain).unwrap_or_default();
        let whole = autolink::length(&format!("{address}{rest}")).saturating_sub(address.len());
        if emphasis.start == end && emphasis.end <= end + whole {
            rest.get(..whole).unwrap_or_default()
        } else {
            ""
        }
    }

    /// Writes the events of a part of a run, the parts being asked for in order.
    fn write_part(&mut self, run: &mut Run<'_, 'a>, part: Range<usize>) {
        while let (Some((text, range)), Some(start)) = (run.events.get(run.next), run.starts.get(run.next)) {
            let end = run.starts.get(run.next + 1).copied().unwrap_or(run.text.len());
            if *start >= part.end {
                break;
            }
            if *start >= part.start && end <= part.end {
                self.write_text(text, range);
            } else {
                let cut = run.text.get((*start).max(part.start)..end.min(part.end)).unwrap_or_default();
                self.write(cut, cut);
            }
            if end > part.end {
                break;
            }
            run.next += 1;
        }
    }
}

impl<'r, 'a> Run<'r, 'a> {
    fn new(source: &str, events: &'r [(CowStr<'a>, Range<usize>)]) -> Run<'r, 'a> {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(events.len());
        for (part, range) in events {
            starts.push(text.len());
            text.push_str(as_written(source, part, range).unwrap_or(part));
        }
        Run { events, text, starts, next: 0 }
    }

    /// Where a part of the run stands in the source.
    fn place(&self, part: &Range<usize>) -> Range<usize> {
        let locate = |offset: usize| {
            let index = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
            let start = self.starts.get(index).copied().unwrap_or_default();
            let range = self.events.get(index).map(|(_, range)| range.clone()).unwrap_or_default();
            (range.start + (offset - start)).min(range.end)
        };
        locate(part.start)..locate(part.end.saturating_sub(1)) + 1
    }
}

/// How a text event was typed, where the parser replaced it by typography: quotation marks, dashes
/// and dots.
fn as_written<'s>(source: &'s str, text: &str, range: &Range<usize>) -> Option<&'s str> {
    if text.is_ascii() || text.len() > 24 {
        return None;
    }
    let written = source.get(range.clone())?;
    written.starts_with(['"', '\'', '-', '.']).then_some(written).filter(|written| *written != text)
}
