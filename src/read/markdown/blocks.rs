//! Blocks: paragraphs, headings, quotations, notes, code, lists.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, HeadingLevel};

use super::walker::{OpenHeading, Walker};
use super::words;
use crate::model::body::{Heading, Piece};

impl Walker<'_> {
    /// Begins a block on a new line: here text of its own begins.
    pub(super) fn block(&mut self, markup: &str) {
        self.quotes.reset();
        self.undecided = None;
        self.out.line();
        self.out.raw(markup);
    }

    /// Ends a block.
    pub(super) fn block_end(&mut self, markup: &str) {
        self.out.raw(markup);
        self.out.raw("\n");
    }

    pub(super) fn open_paragraph(&mut self, range: Range<usize>) {
        self.paragraph = range;
        self.out.line();
        let here = self.out.here();
        self.located("<p", ">");
        self.paragraph_start = self.out.opened(here);
    }

    pub(super) fn close_paragraph(&mut self) {
        if std::mem::take(&mut self.figure) {
            self.block_end("</figure>");
        } else if !self.out.take_back_opened(self.paragraph_start) {
            // Taken back where nothing of it is shown: a paragraph of nothing but a comment.
            self.block_end("</p>");
        }
        self.paragraph = 0..0;
    }

    pub(super) fn open_heading(&mut self, level: HeadingLevel, id: Option<&str>, classes: &[CowStr<'_>]) {
        let level = level as u8;
        self.block("<h");
        self.out.hole(Piece::Level(level));
        self.line_hole();
        let mut open = OpenHeading { level, id: None, attributed: false };
        let id = id.filter(|id| !id.is_empty());
        open.attributed = id.is_some() || !classes.is_empty();
        if !self.footnotes.listing() {
            self.out.raw(" id=\"");
            self.out.hole(Piece::Anchor);
            open.id = Some((id.map(str::to_owned), self.out.place()));
            self.out.raw("\"");
        }
        if !classes.is_empty() {
            self.out.attribute("class", &classes.join(" "));
        }
        self.out.raw(">");
        self.plain.start();
        self.heading = Some(open);
    }

    pub(super) fn close_heading(&mut self, range: &Range<usize>) {
        let Some(open) = self.heading.take() else { return };
        if !open.attributed {
            self.write_braces(range);
        }
        if let Some((chosen, place)) = open.id {
            let id = match chosen {
                Some(id) => self.ids.chosen(&id),
                None => self.ids.of_text(&self.plain.written),
            };
            self.out.fill(place, &id);
            let end = range.start + self.slice(range).trim_end().len();
            let at = self.span(&(range.start..end));
            let title = self.plain.shown.trim().to_owned();
            self.headings.push(Heading { level: open.level, id, title, at });
        }
        self.out.raw("</h");
        self.out.hole(Piece::Level(open.level));
        self.out.raw(">\n");
    }

    /// The parser takes whatever stands in braces at the end of a heading for attributes. Where it
    /// holds neither an id nor a class it was meant as text: `Aufgaben {Team}`.
    fn write_braces(&mut self, range: &Range<usize>) {
        let lines = self.slice(range).trim_end().trim_end_matches(['=', '-']).trim_end();
        let start = lines.rfind('{').filter(|_| lines.ends_with('}') && !self.plain.shown.ends_with('}'));
        if let Some(start) = start {
            let braces = format!(" {}", lines.get(start..).unwrap_or_default());
            self.plain.push(&braces, &braces);
            self.out.text(&braces);
        }
    }

    pub(super) fn open_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else { return self.located("<blockquote", ">\n") };
        let (class, title) = words::note(self.context.language, kind);
        self.located("<aside", " class=\"note ");
        self.out.raw(class);
        self.out.raw("\" role=\"note\">\n<p class=\"note-title\">");
        self.out.raw(title);
        self.out.raw("</p>\n");
    }

    pub(super) fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.code = true;
        // A wide block scrolls, so the keyboard must be able to reach it.
        self.located("<pre", " tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(information) = kind
            && let Some(language) = information.split_ascii_whitespace().next()
        {
            self.out.attribute("class", &format!("language-{language}"));
        }
        self.out.raw(">");
    }

    pub(super) fn close_code(&mut self) {
        self.code = false;
        self.block_end("</code></pre>");
    }

    pub(super) fn open_list(&mut self, start: Option<u64>) {
        match start {
            None => self.block("<ul>\n"),
            Some(1) => self.block("<ol>\n"),
            Some(start) => self.block(&format!("<ol start=\"{start}\">\n")),
        }
    }

    /// The box of a task. It cannot be ticked here: it shows what the file says.
    pub(super) fn task(&mut self, done: bool) {
        self.out.raw("<input type=\"checkbox\" class=\"task\" disabled");
        self.out.raw(if done { " checked" } else { "" });
        self.out.attribute("aria-label", words::done(self.context.language));
        self.out.raw("> ");
    }
}
