//! The frame of a page: where it is, what is beside it, who refers to it.

use std::collections::BTreeMap;

use super::machine::File;
use super::neighbours;
use super::page::{Heading, PageHead, Sibling, Translation, UsedBy};
use super::parts::{Fact, Link};
use super::routes::{self, Route};
use super::writer::Writer;
use crate::locale::{Language, Words};
use crate::model::{Audience, Head, Id, Kind, Thing, has_page, page_path};
use crate::source::Span;

/// A table of contents is worth its place from this many headings on.
const CONTENTS_FROM: usize = 3;
/// At most this many pages are shown beside a page, and in a list of pages that refer to it.
const SIBLINGS: usize = 20;

/// The frame of a page that lists things, or of one that stands for itself.
pub fn section(writer: &Writer<'_>, title: impl Into<String>, section: &'static str, base: &str) -> PageHead {
    let mut head = PageHead {
        title: title.into(),
        section,
        language: writer.language.code(),
        translations: translations(writer, base),
        calendar: (section == "calendar").then(|| writer.to(&File::Calendar.place())),
        ..PageHead::default()
    };
    head.crumbs.push(home(writer));
    head
}

/// The frame of a thing's own page.
pub fn thing(writer: &Writer<'_>, head: &Head, facts: Vec<Fact>) -> PageHead {
    let thing = head.thing();
    let base = page_path(head.kind, &head.id).unwrap_or_default();
    let section_title = writer.say(&section_title(head.kind));
    let mut page = section(writer, writer.link(&thing).text, head.kind.section(), &base);
    let version = head.version(writer.language);
    page.summary = version.and_then(|version| version.summary.clone());
    page.content_language = foreign_language(writer, head).filter(|_| head.kind.form().has_body());
    page.facts = facts;
    page.contents = contents(head, writer.language);
    page.used_by = used_by(writer, &thing);
    // A person's page has its calendar among what is theirs.
    if matches!(head.kind, Kind::Platform | Kind::Department) {
        page.calendar = Some(writer.calendar(&thing));
    }
    page.team_only = head.audience == Audience::Team;
    let section_link =
        Link { text: section_title, href: Some(writer.href(&Route::page(routes::section_page(head.kind)))) };
    page.crumbs.push(section_link.clone());
    page.siblings = siblings(writer, &thing);
    page.parent = Some(section_link);
    if head.kind == Kind::Page {
        chapter(writer, &head.id, &mut page);
    }
    page.source = source(writer, head);
    page.edit = version.and_then(|version| writer.edit(Span::whole(version.file)));
    page
}

/// The file of a thing in the page's language.
pub fn source(writer: &Writer<'_>, head: &Head) -> Option<String> {
    head.version(writer.language).map(|version| writer.site.files.path(version.file).to_owned())
}

/// The language of a thing's texts, where it is not the page's because there is no translation.
pub fn foreign_language(writer: &Writer<'_>, head: &Head) -> Option<&'static str> {
    let language = head.version(writer.language)?.language;
    (language != writer.language).then(|| language.code())
}

/// What the section of a kind is called.
fn section_title(kind: Kind) -> Words {
    match kind {
        Kind::Page => Words::new("Handbuch", "Handbook"),
        Kind::Series => Words::new("Auswertung", "Analytics"),
        kind => kind.plural(),
    }
}

/// The start page.
fn home(writer: &Writer<'_>) -> Link {
    let text = writer.say(&Words::new("Start", "Start"));
    Link { text, href: Some(writer.href(&Route::page("index.html"))) }
}

/// The same page in the other languages; every page exists in every language.
fn translations(writer: &Writer<'_>, base: &str) -> Vec<Translation> {
    let default = writer.site.default_language();
    let others = writer.site.languages.iter().filter(|language| **language != writer.language);
    others
        .map(|language| Translation {
            language: language.code(),
            name: match language {
                Language::De => "Deutsch",
                Language::En => "English",
            },
            href: writer.to(&format!("{}{base}", routes::language_folder(*language, default))),
        })
        .collect()
}

fn contents(head: &Head, language: Language) -> Vec<Heading> {
    let body = head.version(language).and_then(|version| version.body.as_deref());
    let headings = body.map(|body| body.headings.as_slice()).unwrap_or_default();
    let shown: Vec<Heading> = headings
        .iter()
        .filter(|heading| matches!(heading.level, 2 | 3))
        .map(|heading| Heading { level: heading.level, id: heading.id.clone(), title: heading.title.clone() })
        .collect();
    if shown.len() < CONTENTS_FROM { Vec::new() } else { shown }
}

/// The pages beside a page.
fn siblings(writer: &Writer<'_>, thing: &Thing) -> Vec<Sibling> {
    let beside = writer.site.neighbours.beside(thing, writer.language);
    beside.map(|(things, current)| window(writer, things, current)).unwrap_or_default()
}

/// At most twenty pages around the current one.
fn window(writer: &Writer<'_>, things: &[Thing], current: usize) -> Vec<Sibling> {
    if things.len() < 2 {
        return Vec::new();
    }
    let first = current.saturating_sub(SIBLINGS / 2).min(things.len().saturating_sub(SIBLINGS));
    things
        .iter()
        .enumerate()
        .skip(first)
        .take(SIBLINGS)
        .filter_map(|(index, thing)| {
            let link = writer.link(thing);
            link.href.map(|href| Sibling { text: link.text, href, current: index == current })
        })
        .collect()
}

/// What is around a chapter: the chapters above, beside, before and after it.
fn chapter(writer: &Writer<'_>, id: &Id, page: &mut PageHead) {
    let site = writer.site;
    let link = |id: &Id| writer.link(&Thing::new(Kind::Page, id));
    let mut above = Vec::new();
    let mut next = neighbours::chapter_above(site.model, id);
    while let Some(chapter) = next {
        next = neighbours::chapter_above(site.model, &chapter);
        above.push(chapter);
    }
    page.crumbs.extend(above.iter().rev().map(link));
    page.parent = page.crumbs.last().cloned();
    let chapters = site.neighbours.chapters();
    let Some(place) = site.neighbours.reading_place(id) else { return };
    page.previous = place.checked_sub(1).and_then(|place| chapters.get(place)).map(|(id, _)| link(id));
    page.next = chapters.get(place + 1).map(|(id, _)| link(id));
}

/// The pages that refer to a thing, by kind, each once.
fn used_by(writer: &Writer<'_>, thing: &Thing) -> Vec<UsedBy> {
    let mut by_kind: BTreeMap<Kind, Vec<Thing>> = BTreeMap::new();
    for edge in writer.site.model.graph.to(thing) {
        let list = by_kind.entry(edge.from.kind).or_default();
        let is_shown = has_page(edge.from.kind) && edge.from.kind != Kind::Start;
        if is_shown
            && list.len() < SIBLINGS
            && list.last() != Some(&edge.from)
            && edge.from != *thing
            && !writer.site.is_forgotten(&edge.from)
        {
            list.push(edge.from.clone());
        }
    }
    by_kind
        .into_iter()
        .filter(|(_, things)| !things.is_empty())
        .map(|(kind, mut things)| {
            things.dedup();
            UsedBy {
                kind: writer.say(&kind.plural()),
                links: things.iter().map(|thing| writer.link(thing)).collect(),
            }
        })
        .collect()
}
