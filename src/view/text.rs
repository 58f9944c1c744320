//! Puts the text of a thing on a page: fills its holes with what depends on the page and on the rest of the portal.

use super::outdated::{self, Remark};
use super::parts::Markup;
use super::routes::{self, Route};
use super::writer::Writer;
use crate::locale::{Language, foreign};
use crate::model::body::{Body, Destination, Heading, Piece};
use crate::model::{Head, Kind, LinkTarget, Thing};

/// How a body is put on a page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Placement<'p> {
    /// What goes in front of its anchors.
    pub prefix: &'p str,
    /// By how many levels its headings are lowered.
    pub lower: u8,
}

impl Writer<'_> {
    /// The text of a thing, filled for this page; `None` where it has none or an empty one.
    pub fn body(&self, head: &Head, placement: Placement<'_>) -> Option<Markup> {
        let version = head.version(self.language)?;
        let body = version.body.as_deref()?;
        if body.markup.trim().is_empty() {
            return None;
        }
        let file = self.site.files.path(version.file);
        let remarks = outdated::remarks(self, head);
        Some(self.fill(body, file, (&head.thing(), version.language), placement, &remarks))
    }

    fn fill(
        &self,
        body: &Body,
        file: &str,
        (thing, language): (&Thing, Language),
        placement: Placement<'_>,
        remarks: &[Remark],
    ) -> Markup {
        // The page's title is its only first heading; a text that begins with one is lowered.
        let first = body.headings.iter().map(|heading| heading.level).min().unwrap_or(2);
        let lower = placement.lower + u8::from(first == 1);
        let mut out = String::with_capacity(body.markup.len() + body.links.len() * 40);
        outdated::write(remarks, None, &mut out);
        // Each heading has its level twice, in both its tags.
        let (mut levels, mut ended): (usize, Option<&Heading>) = (0, None);
        for piece in &body.pieces {
            match piece {
                Piece::Markup(range) => {
                    let markup =
                        body.markup.get(range.start as usize..range.end as usize).unwrap_or_default();
                    // What is said of a section stands below its heading.
                    let end = ended.take().and_then(|heading| Some((heading, markup.find('>')? + 1)));
                    let (tag, rest) = markup.split_at(end.map_or(0, |(_, end)| end));
                    out.push_str(tag);
                    if let Some((heading, _)) = end {
                        outdated::write(remarks, Some(&heading.id), &mut out);
                    }
                    out.push_str(rest);
                }
                Piece::Anchor => out.push_str(placement.prefix),
                Piece::Level(level) => {
                    out.push(char::from(b'0' + (level + lower).min(6)));
                    levels += 1;
                    ended = (levels % 2 == 0).then(|| body.headings.get(levels / 2 - 1)).flatten();
                }
                Piece::Href(index) => {
                    if let Some(link) = body.links.get(*index as usize) {
                        self.fill_link(&link.to, thing, language, placement, &mut out);
                    }
                }
                Piece::Title(index) => {
                    if let Some(link) = body.links.get(*index as usize) {
                        escape(&self.title_of(&link.to, thing, language), &mut out);
                    }
                }
                Piece::Line(line) => {
                    out.push_str(" data-line=\"");
                    out.push_str(&line.to_string());
                    out.push_str("\" data-source=\"");
                    escape(file, &mut out);
                    out.push('"');
                }
                Piece::Source(index) => {
                    if let Some(Destination::File { path, .. }) =
                        body.images.get(*index as usize).map(|image| &image.to)
                    {
                        escape(&self.file(path).unwrap_or_default(), &mut out);
                    }
                }
            }
        }
        Markup(out.into())
    }

    /// Writes an address, its closing quote, and what else the link calls for.
    fn fill_link(
        &self,
        to: &Destination,
        thing: &Thing,
        language: Language,
        placement: Placement<'_>,
        out: &mut String,
    ) {
        match self.site.model.resolve(to, thing, language) {
            Ok(LinkTarget::External(url)) => {
                escape(&url, out);
                out.push_str("\" class=\"external\" rel=\"noopener noreferrer");
            }
            Ok(LinkTarget::Here(fragment)) => {
                out.push('#');
                out.push_str(placement.prefix);
                escape(&routes::encode(&fragment), out);
            }
            Ok(LinkTarget::Thing(target, fragment)) => {
                if self.site.is_forgotten(&target) {
                    escape(&self.href(&Route::page(routes::section_page(Kind::Person))), out);
                } else if let Some(mut route) = routes::route(self.site.model, &target) {
                    // A translation may lack the heading; its page is the better place then.
                    let fragment = fragment.filter(|id| self.has_heading(&target, id));
                    route.fragment = fragment.or(route.fragment);
                    escape(&self.href(&route), out);
                }
            }
            Ok(LinkTarget::Section(kind)) => {
                escape(&self.href(&Route::page(routes::section_page(kind))), out);
            }
            Ok(LinkTarget::File(path)) => escape(&self.file(&path).unwrap_or_default(), out),
            Err(_) => {}
        }
        out.push('"');
    }

    /// Whether a thing's page in this language has a place of that name.
    fn has_heading(&self, thing: &Thing, id: &str) -> bool {
        let version = self.site.model.tables.head(thing).and_then(|head| head.version(self.language));
        let body = version.and_then(|version| version.body.as_deref());
        body.is_none_or(|body| body.headings.iter().any(|heading| heading.id == id))
    }

    /// What a short link without words says: the title of its target.
    pub fn title_of(&self, to: &Destination, thing: &Thing, language: Language) -> String {
        match self.site.model.resolve(to, thing, language) {
            Ok(LinkTarget::Thing(target, fragment)) => {
                self.fragment_title(&target, fragment.as_deref(), language)
            }
            Ok(LinkTarget::Here(fragment)) => self.fragment_title(thing, Some(&fragment), language),
            _ => String::new(),
        }
    }

    /// The title of a thing, or of a heading of its text, as a text of that language names it.
    fn fragment_title(&self, thing: &Thing, fragment: Option<&str>, language: Language) -> String {
        let version = self.site.model.tables.head(thing).and_then(|head| head.version(language));
        let body = version.and_then(|version| version.body.as_deref());
        let heading =
            fragment.zip(body).and_then(|(id, body)| body.headings.iter().find(|heading| heading.id == id));
        match heading {
            Some(heading) if version.is_some_and(|version| version.language == language) => {
                heading.title.clone()
            }
            Some(heading) => foreign::mark(&heading.title),
            None => self.called(thing, language),
        }
    }
}

/// Writes a text as HTML has it.
pub(super) fn escape(text: &str, out: &mut String) {
    // Nearly every address is the same in HTML.
    if !text.contains(['&', '<', '>', '"']) {
        out.push_str(text);
        return;
    }
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}
