//! The whole handbook on one page, for paper.

use crate::locale::Words;
use crate::model::{Head, Id, Kind, Thing};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::handbook;
use crate::view::parts::Fact;
use crate::view::routes::Route;
use crate::view::site::Site;
use crate::view::text::Placement;
use crate::view::views::{Print, PrintPart, PrintText, View};
use crate::view::writer::Writer;

/// Above so many texts the page is only the contents, and each part has a page of its own.
const ONE_PAGE: usize = 300;
/// The kinds beside the chapters whose texts belong to the handbook.
const KINDS: [Kind; 4] = [Kind::Role, Kind::Guideline, Kind::Platform, Kind::Concept];

/// A part of the handbook: a topmost chapter with all below it, or the things of a kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A topmost chapter.
    Chapter(Id),
    /// The things of a kind.
    Kind(Kind),
}

impl Part {
    /// The page of the part, where each has one. A chapter cannot be called like the page of a kind,
    /// for identifiers have no dots.
    pub fn path(&self) -> String {
        match self {
            Part::Chapter(id) => format!("print/{id}.html"),
            Part::Kind(kind) => format!("print/section.{}.html", kind.section()),
        }
    }

    fn anchor(&self) -> String {
        match self {
            Part::Chapter(id) => format!("pages.{}", id.as_str().replace('/', ".")),
            Part::Kind(kind) => format!("section.{}", kind.section()),
        }
    }

    fn title(&self, writer: &Writer<'_>) -> String {
        match self {
            Part::Chapter(id) => writer.link(&Thing::new(Kind::Page, id)).text,
            Part::Kind(kind) => writer.say(&kind.plural()),
        }
    }

    fn things(&self, writer: &Writer<'_>) -> Vec<Thing> {
        let neighbours = &writer.site.neighbours;
        match self {
            Part::Kind(kind) => neighbours.of_kind(*kind, writer.language).to_vec(),
            Part::Chapter(id) => {
                let place = neighbours.reading_place(id).unwrap_or(usize::MAX);
                let mut chapters = neighbours.chapters().iter().skip(place);
                let first = chapters.next().into_iter();
                let below = chapters.take_while(|(_, level)| *level > 1);
                first.chain(below).map(|(id, _)| Thing::new(Kind::Page, id)).collect()
            }
        }
    }
}

/// The parts that have pages of their own; none where one page holds all.
pub fn part_pages(site: &Site<'_>) -> Vec<Part> {
    let kinds: usize =
        KINDS.iter().map(|kind| site.neighbours.of_kind(*kind, site.default_language()).len()).sum();
    let texts = site.neighbours.chapters().len() + kinds;
    if texts <= ONE_PAGE { Vec::new() } else { parts(site) }
}

/// The page with all texts, or with the contents where there are too many.
pub fn whole(writer: &Writer<'_>) -> (PageHead, View) {
    let with_texts = part_pages(writer.site).is_empty();
    let parts = parts(writer.site).iter().map(|part| print_part(writer, part, with_texts)).collect();
    (head(writer, "print.html"), View::Print(Print { parts }))
}

/// The page with the texts of one part.
pub fn part(writer: &Writer<'_>, part: &Part) -> (PageHead, View) {
    let parts = vec![print_part(writer, part, true)];
    (head(writer, &part.path()), View::Print(Print { parts }))
}

fn head(writer: &Writer<'_>, path: &str) -> PageHead {
    let title = writer.say(&Words::new("Das ganze Handbuch", "The whole handbook"));
    frame::section(writer, title, "", path)
}

/// The topmost chapters in reading order, then the other kinds that have anything.
fn parts(site: &Site<'_>) -> Vec<Part> {
    let chapters = site.neighbours.chapters().iter().filter(|(_, level)| *level == 1);
    let kinds =
        KINDS.iter().filter(|kind| !site.neighbours.of_kind(**kind, site.default_language()).is_empty());
    chapters.map(|(id, _)| Part::Chapter(id.clone())).chain(kinds.map(|kind| Part::Kind(*kind))).collect()
}

fn print_part(writer: &Writer<'_>, part: &Part, with_texts: bool) -> PrintPart {
    let things = part.things(writer);
    let texts = things.iter().filter_map(|thing| {
        let head = writer.site.model.tables.head(thing)?;
        Some(print_text(writer, head, part, with_texts))
    });
    PrintPart { id: part.anchor(), title: part.title(writer), texts: texts.collect() }
}

fn print_text(writer: &Writer<'_>, head: &Head, part: &Part, with_text: bool) -> PrintText {
    let id = format!("{}.{}", head.kind.name(), head.id.as_str().replace('/', "."));
    let prefix = format!("{id}.");
    let placement = Placement { prefix: &prefix, lower: 2 };
    let page = Route::part(part.path(), id.clone());
    PrintText {
        title: writer.link(&head.thing()).text,
        summary: writer.summary(head),
        language: frame::foreign_language(writer, head),
        facts: facts(writer, head),
        body: if with_text { writer.body(head, placement) } else { None },
        href: (!with_text).then(|| writer.href(&page)),
        id,
    }
}

fn facts(writer: &Writer<'_>, head: &Head) -> Vec<Fact> {
    let page =
        (head.kind == Kind::Page).then(|| writer.site.model.tables.pages.get(&Id::new(head.id.as_str())));
    page.flatten().map(|page| handbook::facts(writer, page)).unwrap_or_default()
}
