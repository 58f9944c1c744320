//! The whole handbook on one page, for paper.

use crate::locale::{Sorter, Words};
use crate::model::{Head, Id, Kind, Thing};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::handbook;
use crate::view::parts::Fact;
use crate::view::routes::Route;
use crate::view::views::{Print, PrintPart, PrintText, View};
use crate::view::writer::{Placement, Writer};

/// Above so many texts the page is only the contents, and each part has a page of its own.
pub const ONE_PAGE: usize = 300;
/// The kinds beside the chapters whose texts belong to the handbook.
const KINDS: [Kind; 4] = [Kind::Role, Kind::Guideline, Kind::Platform, Kind::Concept];

/// A part of the handbook: its anchor, title and texts.
struct Part {
    id: String,
    title: String,
    things: Vec<Thing>,
}

/// The names of the parts, where each has a page of its own; empty where one page holds all.
pub fn part_pages(writer: &Writer<'_>) -> Vec<String> {
    let parts = parts(writer);
    let texts: usize = parts.iter().map(|part| part.things.len()).sum();
    if texts <= ONE_PAGE { Vec::new() } else { parts.into_iter().map(|part| part.id).collect() }
}

/// The page with all texts, or with the contents where there are too many.
pub fn whole(writer: &Writer<'_>) -> (PageHead, View) {
    let split = !part_pages(writer).is_empty();
    let parts = parts(writer).into_iter().map(|part| print_part(writer, part, !split)).collect();
    (head(writer, "print.html"), View::Print(Print { parts }))
}

/// The page with the texts of one part.
pub fn part(writer: &Writer<'_>, id: &str) -> (PageHead, View) {
    let parts = parts(writer).into_iter().filter(|part| part.id == id);
    let parts = parts.map(|part| print_part(writer, part, true)).collect();
    (head(writer, &format!("print/{id}.html")), View::Print(Print { parts }))
}

fn head(writer: &Writer<'_>, path: &str) -> PageHead {
    let title = writer.say(&Words::new("Das ganze Handbuch", "The whole handbook"));
    frame::section(writer, title, "", path)
}

/// The chapters by their topmost chapter, then the other kinds.
fn parts(writer: &Writer<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (id, level) in writer.site.neighbours.chapters() {
        let thing = Thing::new(Kind::Page, id);
        match parts.last_mut() {
            Some(part) if *level > 1 => part.things.push(thing),
            _ => {
                let name = id.as_str().replace('/', "-");
                parts.push(Part {
                    id: format!("pages-{name}"),
                    title: writer.link(&thing).text,
                    things: vec![thing],
                });
            }
        }
    }
    let sorter = Sorter::new(writer.language);
    for kind in KINDS {
        let heads = writer.site.model.tables.heads().filter(|(known, _)| *known == kind);
        let mut things: Vec<Thing> = heads.map(|(_, head)| head.thing()).collect();
        things.sort_by(|a, b| {
            sorter.compare(&writer.link(a).text, &writer.link(b).text).then_with(|| a.cmp(b))
        });
        if !things.is_empty() {
            parts.push(Part { id: kind.section().to_owned(), title: writer.say(&kind.plural()), things });
        }
    }
    parts
}

fn print_part(writer: &Writer<'_>, part: Part, with_texts: bool) -> PrintPart {
    let texts = part.things.iter().filter_map(|thing| {
        let head = writer.site.model.tables.head(thing)?;
        Some(print_text(writer, head, &part.id, with_texts))
    });
    PrintPart { id: part.id.clone(), title: part.title.clone(), texts: texts.collect() }
}

fn print_text(writer: &Writer<'_>, head: &Head, part: &str, with_text: bool) -> PrintText {
    let id = format!("{}.{}", head.kind.name(), head.id.as_str().replace('/', "."));
    let prefix = format!("{id}.");
    let placement = Placement { prefix: &prefix, lower: 2 };
    let page = Route::part(format!("print/{part}.html"), id.clone());
    PrintText {
        title: writer.link(&head.thing()).text,
        summary: head.version(writer.language).and_then(|version| version.summary.clone()),
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
