//! A text written anew, without some of its links.

use std::collections::HashSet;

use crate::locale::Language;
use crate::model::Audience;
use crate::model::body::{Body, Destination, Heading, Label, Piece};

/// How the element of a link begins, up to the hole for its address.
const LINK: &str = "<a href=\"";

/// A text without some of its links, and the anchors of its headings that are new, by the old ones.
pub(super) fn without(
    body: &Body,
    links: &HashSet<u32>,
    language: Language,
) -> (Body, Vec<(String, String)>) {
    let internal = Audience::internal().get(language).to_owned();
    let renamed = new_anchors(body, links, &internal);
    let rewriter = Rewriter {
        body,
        links,
        internal,
        renamed: &renamed,
        markup: String::with_capacity(body.markup.len()),
        pieces: Vec::with_capacity(body.pieces.len()),
        headings: body.headings.clone(),
        cut: 0,
        is_open: false,
        heading: None,
    };
    (rewriter.run(), renamed)
}

/// New anchors for the headings in which the title of a target is replaced.
fn new_anchors(body: &Body, links: &HashSet<u32>, internal: &str) -> Vec<(String, String)> {
    let taken: HashSet<&str> = body.headings.iter().map(|heading| heading.id.as_str()).collect();
    let mut free = (1..).map(|number| format!("{internal}-{number}"));
    let mut renamed: Vec<(String, String)> = Vec::new();
    let mut heading: Option<&str> = None;
    let mut before: Option<&Piece> = None;
    for piece in &body.pieces {
        match piece {
            Piece::Markup(_) if before == Some(&Piece::Anchor) => {
                heading = Some(markup_of(body, piece)).filter(|id| taken.contains(id)).or(heading);
            }
            Piece::Level(_) => heading = None,
            Piece::Title(link) if links.contains(link) => {
                let old = heading.take().map(str::to_owned);
                let new =
                    old.and_then(|old| Some((old, free.find(|anchor| !taken.contains(anchor.as_str()))?)));
                renamed.extend(new);
            }
            _ => {}
        }
        before = Some(piece);
    }
    renamed
}

/// The markup of a piece; nothing for a hole.
fn markup_of<'b>(body: &'b Body, piece: &Piece) -> &'b str {
    match piece {
        Piece::Markup(range) => body.markup.get(range.start as usize..range.end as usize).unwrap_or_default(),
        _ => "",
    }
}

/// Writes a body anew.
struct Rewriter<'b> {
    body: &'b Body,
    /// The links that go.
    links: &'b HashSet<u32>,
    /// What stands for the title of a target.
    internal: String,
    /// Anchors that are new, by the old one.
    renamed: &'b [(String, String)],
    markup: String,
    pieces: Vec<Piece>,
    headings: Vec<Heading>,
    /// Where the piece of markup begins that is being written.
    cut: usize,
    /// The end of a link is to be left out.
    is_open: bool,
    /// The heading that is being written, if its anchor is new: its place among the headings, and its
    /// markup up to here.
    heading: Option<(usize, String)>,
}

impl Rewriter<'_> {
    fn run(mut self) -> Body {
        let body = self.body;
        let mut before: Option<&Piece> = None;
        for piece in &body.pieces {
            match piece {
                Piece::Markup(_) => self.markup(markup_of(body, piece), before),
                Piece::Href(link) if self.links.contains(link) => self.begin_link(),
                Piece::Title(link) if self.links.contains(link) => {
                    let internal = self.internal.clone();
                    self.write(&internal);
                }
                hole => self.hole(hole),
            }
            before = Some(piece);
        }
        self.end_piece();
        let mut links = body.links.clone();
        for (_, link) in (0..).zip(&mut links).filter(|(at, _)| self.links.contains(at)) {
            (link.to, link.label) = (Destination::Empty, Label::Other);
        }
        Body {
            markup: self.markup,
            pieces: self.pieces,
            headings: self.headings,
            links,
            images: body.images.clone(),
            start: body.start,
        }
    }

    /// Writes markup; what stands before it tells what it is.
    fn markup(&mut self, markup: &str, before: Option<&Piece>) {
        let mut rest = markup;
        match before {
            Some(Piece::Anchor) => {
                if let Some((_, new)) = self.renamed.iter().find(|(old, _)| old == markup) {
                    return self.begin_heading(markup, new);
                }
            }
            // What is left of the element's start: its attributes, in which `>` is written as `&gt;`.
            Some(Piece::Href(link)) if self.links.contains(link) => {
                rest = markup.split_once('>').map_or("", |(_, rest)| rest);
            }
            _ => {}
        }
        if self.is_open
            && let Some((text, behind)) = rest.split_once("</a>")
        {
            self.write(text);
            self.is_open = false;
            rest = behind;
        }
        self.write(rest);
    }

    fn write(&mut self, markup: &str) {
        self.markup.push_str(markup);
        if let Some((_, written)) = &mut self.heading {
            written.push_str(markup);
        }
    }

    /// Leaves out the start of a link.
    fn begin_link(&mut self) {
        let without = |text: &mut String| {
            if text.ends_with(LINK) {
                text.truncate(text.len() - LINK.len());
            }
        };
        without(&mut self.markup);
        if let Some((_, written)) = &mut self.heading {
            without(written);
        }
        self.is_open = true;
    }

    fn hole(&mut self, hole: &Piece) {
        self.end_piece();
        match hole {
            Piece::Level(_) => self.end_heading(),
            Piece::Title(link) => {
                let to = self.body.links.get(*link as usize).map(|link| &link.to);
                if let (Some((_, written)), Some(Destination::Short { id, .. })) = (&mut self.heading, to) {
                    written.push_str(id);
                }
            }
            _ => {}
        }
        self.pieces.push(hole.clone());
    }

    /// Ends the piece of markup that is being written, if there is one.
    fn end_piece(&mut self) {
        let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if self.markup.len() > self.cut {
            self.pieces.push(Piece::Markup(short(self.cut)..short(self.markup.len())));
            self.cut = self.markup.len();
        }
    }

    /// Writes the new anchor of a heading in the place of the old one.
    fn begin_heading(&mut self, old: &str, new: &str) {
        self.markup.push_str(new);
        let index = self.headings.iter().position(|heading| heading.id == old);
        self.heading = index.map(|index| (index, String::new()));
        if let Some(heading) = index.and_then(|index| self.headings.get_mut(index)) {
            new.clone_into(&mut heading.id);
        }
    }

    /// Gives a heading with a new anchor its title.
    fn end_heading(&mut self) {
        let Some((index, written)) = self.heading.take() else { return };
        let inner = written.split_once('>').map_or("", |(_, inner)| inner);
        if let Some(heading) = self.headings.get_mut(index) {
            heading.title = plain(inner.strip_suffix("</h").unwrap_or(inner));
        }
    }
}

/// The text of markup.
fn plain(markup: &str) -> String {
    let mut parts = markup.split('<');
    let mut text = parts.next().unwrap_or_default().to_owned();
    text.extend(parts.filter_map(|part| part.split_once('>')).map(|(_, behind)| behind));
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.trim().to_owned()
}
