//! The walk over the parser's events. What to do with each kind of event stands beside:
//! blocks in [`blocks`](super::blocks), what runs within a line in [`inline`](super::inline).

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, RefDefs, Tag, TagEnd};

use super::Context;
use super::footnotes::Footnotes;
use super::html::HtmlBlock;
use super::ids::Ids;
use super::images::OpenImage;
use super::inline::OpenLink;
use super::lines::Lines;
use super::quotes::Quotes;
use super::tables::Table;
use super::text::{Plain, Undecided};
use super::words;
use super::writer::{Opened, Place, Writer};
use crate::diag::Diagnostic;
use crate::model::body::{Body, Heading, Image, Link};
use crate::source::Span;

/// Everything that is under construction, and what is open at this point of the walk.
pub(super) struct Walker<'a> {
    pub(super) text: &'a str,
    pub(super) context: &'a Context<'a>,
    pub(super) out: Writer,
    pub(super) headings: Vec<Heading>,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Image>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) ids: Ids<'a>,
    pub(super) footnotes: Footnotes<'a>,

    /// The lines of the blocks, where they are asked for.
    pub(super) lines: Option<Lines>,

    /// The open paragraph's place.
    pub(super) paragraph: Range<usize>,
    /// Its element's start, as it was written.
    pub(super) paragraph_start: Opened,
    /// The open paragraph became a figure.
    pub(super) figure: bool,
    /// The open heading.
    pub(super) heading: Option<OpenHeading>,
    /// The open table; tables do not nest.
    pub(super) table: Table,
    /// A code block is open: its text is taken literally.
    pub(super) code: bool,
    /// The open block of raw HTML.
    pub(super) html: Option<HtmlBlock>,
    /// The open links, the innermost last.
    pub(super) open_links: Vec<OpenLink>,
    /// The outermost open image.
    pub(super) image: Option<OpenImage<'a>>,
    /// Text without markup, collected while a heading or an image is open.
    pub(super) plain: Plain,

    /// The quotation marks of the open block.
    pub(super) quotes: Quotes,
    /// An apostrophe of the open block that may turn out to open a quotation.
    pub(super) undecided: Option<Undecided>,
    /// Text events that follow each other: the parser cuts a text at every mark.
    pub(super) run: Vec<(CowStr<'a>, Range<usize>)>,
    /// A bare address that was written already: what stands there is not written again.
    pub(super) written: Range<usize>,
    /// Where the last event ended, in the text.
    pub(super) last: usize,
}

/// A heading under construction.
pub(super) struct OpenHeading {
    /// 1 to 6.
    pub(super) level: u8,
    /// The id the author chose, and where the id goes. None within footnotes: those have no headings
    /// that something could link to.
    pub(super) id: Option<(Option<String>, Place)>,
    /// The author gave it an id or classes.
    pub(super) attributed: bool,
}

impl<'a> Walker<'a> {
    /// At the start of a text.
    pub(super) fn new(text: &'a str, context: &'a Context<'a>) -> Walker<'a> {
        Walker {
            text,
            context,
            out: Writer::for_text(text.len()),
            headings: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            diagnostics: Vec::new(),
            ids: Ids::new(text, words::section(context.language)),
            footnotes: Footnotes::default(),
            lines: context.first_line.map(Lines::from),
            paragraph: 0..0,
            paragraph_start: Opened::default(),
            figure: false,
            heading: None,
            table: Table::default(),
            code: false,
            html: None,
            open_links: Vec::new(),
            image: None,
            plain: Plain::default(),
            quotes: Quotes::new(context.language),
            undecided: None,
            run: Vec::new(),
            written: 0..0,
            last: 0,
        }
    }

    /// One step: an event and its place in the text.
    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>, definitions: &RefDefs<'_>) {
        if self.is_written(&range) {
            return;
        }
        if let Event::Text(text) = event {
            if self.code {
                self.out.text(&text);
            } else if let Some(html) = &mut self.html {
                html.line(&text, &range);
            } else if self.written.contains(&range.start) {
                let rest = self.written.end..range.end;
                self.run.push((self.slice(&rest).into(), rest));
            } else {
                self.run.push((text, range));
            }
            return;
        }
        self.flush_text(Some((&event, &range)));
        if self.is_written(&range) {
            return;
        }
        let behind = if matches!(event, Event::Start(_)) { range.start } else { range.end };
        self.locate(&event, &range);
        match event {
            Event::Start(tag) => self.start(tag, range, definitions),
            Event::End(tag) => self.end(tag, &range),
            Event::Code(code) => self.inline_code(&code),
            Event::Html(line) => self.html_line(&line, &range),
            Event::InlineHtml(html) => self.inline_html(&html, &range),
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::Rule => self.block("<hr>\n"),
            Event::TaskListMarker(done) => self.task(done),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            // Not among the options. Whatever it holds is not lost.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.write(&text, &text),
            Event::Text(_) => {}
        }
        self.last = behind;
    }

    /// Whether this is part of a bare address that was written in one.
    fn is_written(&self, range: &Range<usize>) -> bool {
        range.start >= self.written.start && range.end <= self.written.end && !self.written.is_empty()
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>, definitions: &RefDefs<'_>) {
        match tag {
            Tag::Paragraph => self.open_paragraph(range),
            Tag::Heading { level, id, classes, .. } => self.open_heading(level, id.as_deref(), &classes),
            Tag::BlockQuote(kind) => self.open_quote(kind),
            Tag::CodeBlock(kind) => self.open_code(&kind),
            Tag::HtmlBlock => self.html = Some(HtmlBlock::default()),
            Tag::List(start) => self.open_list(start),
            Tag::Item => self.located("<li", ">"),
            Tag::DefinitionList => self.block("<dl>\n"),
            Tag::DefinitionListTitle => self.located("<dt", ">"),
            Tag::DefinitionListDefinition => self.located("<dd", ">"),
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableHead => self.open_head(),
            Tag::TableRow => self.open_row(),
            Tag::TableCell => self.open_cell(&range),
            Tag::Emphasis => self.markup("<em>"),
            Tag::Strong => self.markup("<strong>"),
            Tag::Strikethrough => self.markup("<del>"),
            Tag::Superscript => self.markup("<sup>"),
            Tag::Subscript => self.markup("<sub>"),
            Tag::Link { link_type, dest_url, title, id } => {
                let at = self.place(link_type, &id, &range, definitions);
                self.open_link(link_type, &dest_url, &title, at);
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let at = self.place(link_type, &id, &range, definitions);
                self.open_image(OpenImage::new(link_type, &dest_url, title, at), &range);
            }
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::Heading(_) => self.close_heading(range),
            TagEnd::BlockQuote(kind) => {
                self.block_end(if kind.is_some() { "</aside>" } else { "</blockquote>" });
            }
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::HtmlBlock => self.close_html(),
            TagEnd::List(ordered) => self.block_end(if ordered { "</ol>" } else { "</ul>" }),
            TagEnd::Item => self.block_end("</li>"),
            TagEnd::DefinitionList => self.block_end("</dl>"),
            TagEnd::DefinitionListTitle => self.block_end("</dt>"),
            TagEnd::DefinitionListDefinition => self.block_end("</dd>"),
            TagEnd::Table => self.close_table(),
            TagEnd::TableHead => self.close_head(),
            TagEnd::TableRow => self.block_end("</tr>"),
            TagEnd::TableCell => self.close_cell(),
            TagEnd::Emphasis => self.markup("</em>"),
            TagEnd::Strong => self.markup("</strong>"),
            TagEnd::Strikethrough => self.markup("</del>"),
            TagEnd::Superscript => self.markup("</sup>"),
            TagEnd::Subscript => self.markup("</sub>"),
            TagEnd::Link => self.close_link(range),
            TagEnd::Image => self.close_image(range),
            TagEnd::FootnoteDefinition | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Shows the whole text as it was typed.
    pub(super) fn literally(&mut self) {
        self.block("<pre tabindex=\"0\">");
        self.out.text(self.text);
        self.block_end("</pre>");
    }

    /// A place in the file, from a range of the text.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.context.file, self.context.offset + range.start, self.context.offset + range.end)
    }

    /// The result.
    pub(super) fn finish(mut self) -> (Body, Vec<Diagnostic>) {
        self.flush_text(None);
        let (markup, pieces) = self.out.finish();
        self.headings.shrink_to_fit();
        self.links.shrink_to_fit();
        let body = Body {
            markup,
            pieces,
            headings: self.headings,
            links: self.links,
            images: self.images,
            start: self.context.offset,
        };
        (body, self.diagnostics)
    }
}
