//! The prepared body of a Markdown file: its markup with a hole wherever something depends on the
//! rest of the portal (links, images, the page it is shown on). Made once by `read`, filled by `view`.
//!
//! What a hole waits for is a link's address, a short link's title, an image's file, a heading's level on the print
//! page. A body is the one thing in the model that holds markup; keeping parser events instead would cost an
//! estimated 200 MB at 10,000 pages, parsing twice about half a second.
//!
//! For a preview (`Bodies::Located`) each block has one more hole, for file and line: `data-source` and
//! `data-line`, which lead back into the editor. Otherwise such holes are not made.

use std::ops::Range;

use super::Kind;
use crate::source::Span;

/// A body, ready to be shown on any page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// All fixed markup, one piece after the other.
    pub markup: String,
    /// What to put together, in order.
    pub pieces: Vec<Piece>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The links, in order.
    pub links: Vec<Link>,
    /// The images, in order.
    pub images: Vec<Image>,
    /// The byte of its file at which the text begins: behind the front matter.
    pub start: usize,
}

/// A part of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A range of [`Body::markup`].
    Markup(Range<u32>),
    /// An anchor of this page follows in the next markup: on pages that show several bodies, a
    /// prefix that makes it unique goes here. Stands after `id="` and after `href="#`.
    Anchor,
    /// The level digit of a heading that was written at this level (1 to 6), in its opening or closing tag.
    Level(u8),
    /// The value of the `href` attribute of the link at this index, without the quotes, and after the
    /// closing quote whatever further attributes the link's target calls for.
    Href(u32),
    /// The text of a short link (`[[xing]]`) that names none: the title of its target.
    Title(u32),
    /// The value of the `src` attribute of the image at this index, without the quotes.
    Source(u32),
    /// The attributes that lead from a block back to this line of its file, with a blank before them.
    /// Stands in bodies for a preview only.
    Line(u32),
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text without markup.
    pub title: String,
    /// Where it stands.
    pub at: Span,
}

/// A link of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub to: Destination,
    /// What it says.
    pub label: Label,
    /// The place of the destination.
    pub at: Span,
}

/// What a link says, as far as anybody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// Nothing.
    Empty,
    /// A few words, without markup.
    Words(Box<str>),
    /// More than a few words, an image, an address, or the title of what it leads to.
    Other,
}

/// An image of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Where its file is.
    pub to: Destination,
    /// Its alternative text.
    pub alt: String,
    /// The place of the destination.
    pub at: Span,
}

/// Where a link or an image leads, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Out of the portal: an address with a scheme, `mailto:` and the like.
    External(String),
    /// A heading of the same page.
    Here(String),
    /// A file of the content folder, from its root, with `/` between the parts and no `.` or `..`.
    File {
        /// The file's path.
        path: String,
        /// The heading in it, without `#`.
        fragment: Option<String>,
    },
    /// A short link: `[[xing]]`, `[[platform:xing#betreuung]]`.
    Short {
        /// The kind, where one is written.
        kind: Option<Kind>,
        /// The identifier.
        id: String,
        /// The heading in it, without `#`.
        fragment: Option<String>,
    },
    /// A path that leaves the content folder (absolute, or too many `..`), as written.
    Outside(String),
    /// An address whose scheme a portal does not publish (`javascript:`, `data:`), as written.
    Forbidden(String),
    /// A short link whose kind is none of the portal's, as written.
    UnknownKind(String),
    /// No destination at all.
    Empty,
}
