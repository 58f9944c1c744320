//! The lines on which blocks begin: a preview leads from what is shown to where it is written.

use std::ops::Range;

use pulldown_cmark::Event;

use super::walker::Walker;
use super::writer::short;
use crate::model::body::Piece;

/// Counts lines. Blocks come in the order of the text, footnotes aside: each line is counted once.
#[derive(Debug)]
pub(super) struct Lines {
    /// The line of the file on which the text begins.
    first: u32,
    /// Up to this byte of the text so many line breaks were counted.
    counted: (usize, usize),
    /// The line on which the block begins that is opened at this point of the walk.
    current: u32,
}

impl Lines {
    /// For a text that begins on this line of its file.
    pub(super) fn from(first: u32) -> Lines {
        Lines { first, counted: (0, 0), current: first }
    }

    /// Goes to the line of a byte of the text.
    fn go_to(&mut self, text: &str, at: usize) {
        if at < self.counted.0 {
            self.counted = (0, 0);
        }
        let (from, before) = self.counted;
        let passed = text.get(from..at).unwrap_or_default();
        let breaks = before + passed.matches('\n').count();
        self.counted = (at, breaks);
        self.current = self.first.saturating_add(short(breaks));
    }
}

impl Walker<'_> {
    /// Notes where an event stands that may open a block.
    pub(super) fn locate(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if let (Some(lines), Event::Start(_)) = (&mut self.lines, event) {
            // Some blocks begin with the blank lines before them.
            let blank = self.text.get(range.clone()).map_or(0, |text| text.len() - text.trim_start().len());
            lines.go_to(self.text, range.start + blank);
        }
    }

    /// Begins a block whose element leads back to its line: the element's start up to its name, and what
    /// follows.
    pub(super) fn located(&mut self, element: &str, rest: &str) {
        self.block(element);
        self.line_hole();
        self.out.raw(rest);
    }

    /// Leaves a hole for the attributes of the line, where lines are asked for.
    pub(super) fn line_hole(&mut self) {
        if let Some(lines) = &self.lines {
            self.out.hole(Piece::Line(lines.current));
        }
    }
}
