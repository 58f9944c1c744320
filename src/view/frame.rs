//! The frame of a page: where it is, what is beside it, who refers to it.

use std::collections::BTreeMap;

use super::beside::{self, AROUND};
use super::machine::File;
use super::neighbours;
use super::outdated;
use super::page::{Around, Heading, PageHead, Translation, UsedBy};
use super::parts::{Cell, Fact, Link};
use super::related;
use super::routes::{self, Route};
use super::writer::Writer;
use crate::locale::{Language, Words, foreign, plural};
use crate::model::{Audience, Head, Id, Kind, Thing, has_page, page_path};
use crate::source::Span;

/// A table of contents is worth its place from this many headings on.
const CONTENTS_FROM: usize = 3;

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
pub fn thing(writer: &Writer<'_>, head: &Head, mut facts: Vec<Fact>) -> PageHead {
    let thing = head.thing();
    let base = page_path(head.kind, &head.id).unwrap_or_default();
    let section_title = writer.say(&section_title(head.kind));
    let mut page = section(writer, writer.link(&thing).text, head.kind.section(), &base);
    let version = head.version(writer.language);
    page.summary = writer.summary(head);
    page.content_language = foreign_language(writer, head).filter(|_| head.kind.form().has_body());
    let changed = writer.insight().last_change(head, writer.language).map(|day| writer.day(day));
    facts.extend(changed.map(|day| Fact { key: "changed", value: Cell::day(Some(day)) }));
    page.outdated = outdated::parts(writer, head);
    page.facts = facts;
    page.contents = contents(writer, head);
    page.used_by = used_by(writer, &thing);
    // A person's page has its calendar among what is theirs.
    if matches!(head.kind, Kind::Platform | Kind::Department) {
        page.calendar = Some(writer.calendar(&thing));
    }
    page.team_only = head.audience == Audience::Team;
    let section_link =
        Link { text: section_title, href: Some(writer.href(&Route::page(routes::section_page(head.kind)))) };
    page.crumbs.push(section_link);
    if head.kind == Kind::Page {
        chapter(writer, &head.id, &mut page);
    }
    let above = page.crumbs.get(1..).unwrap_or_default();
    page.around = around(writer, &thing, above);
    page.related = related::pages(writer, &thing, beside::things(writer, &thing));
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

fn contents(writer: &Writer<'_>, head: &Head) -> Vec<Heading> {
    let body = head.version(writer.language).and_then(|version| version.body.as_deref());
    let is_foreign = foreign_language(writer, head).is_some();
    let title = |title: &str| if is_foreign { foreign::mark(title) } else { title.to_owned() };
    let headings = body.map(|body| body.headings.as_slice()).unwrap_or_default();
    let shown: Vec<Heading> = headings
        .iter()
        .filter(|heading| matches!(heading.level, 2 | 3))
        .map(|heading| Heading { level: heading.level, id: heading.id.clone(), title: title(&heading.title) })
        .collect();
    if shown.len() < CONTENTS_FROM { Vec::new() } else { shown }
}

/// What stands around a page: the pages above it, those beside it, and below a chapter its own. Absent where
/// there is nothing to choose from.
fn around(writer: &Writer<'_>, thing: &Thing, above: &[Link]) -> Option<Around> {
    let beside = beside::pages(writer, thing)?;
    let below: Vec<Link> = match thing.kind {
        Kind::Page => writer.site.neighbours.below(&thing.id).take(AROUND).collect(),
        _ => Vec::new(),
    }
    .into_iter()
    .map(|id| writer.link(&Thing::new(Kind::Page, id)))
    .collect();
    let itself = beside.all.get(beside.current)?.clone();
    let is_choice = beside.shown.len() > 1 || !below.is_empty();
    is_choice.then(|| Around { above: above.to_vec(), beside, itself, below })
}

/// The way to a chapter, and what stands before and after it in reading order.
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
    let chapters = site.neighbours.chapters();
    let Some(place) = site.neighbours.reading_place(id) else { return };
    page.previous = place.checked_sub(1).and_then(|place| chapters.get(place)).map(|(id, _)| link(id));
    page.next = chapters.get(place + 1).map(|(id, _)| link(id));
}

/// The pages that refer to a thing, by kind, each once.
fn used_by(writer: &Writer<'_>, thing: &Thing) -> Vec<UsedBy> {
    let mut by_kind: BTreeMap<Kind, Vec<&Thing>> = BTreeMap::new();
    // Whatever refers to it several times stands there side by side.
    for edge in writer.site.model.graph.to(thing) {
        let from = &edge.from;
        let is_shown = has_page(from.kind) && from.kind != Kind::Start && from != thing;
        let list = by_kind.entry(from.kind).or_default();
        if is_shown && list.last() != Some(&from) && !writer.site.is_forgotten(from) {
            list.push(from);
        }
    }
    by_kind
        .into_iter()
        .filter(|(_, things)| !things.is_empty())
        .map(|(kind, things)| UsedBy {
            kind: writer.say(&kind.plural()),
            links: things.iter().take(AROUND).map(|thing| writer.link(thing)).collect(),
            more: more(writer, things.len().saturating_sub(AROUND)),
        })
        .collect()
}

/// That there are more than are shown.
fn more(writer: &Writer<'_>, count: usize) -> Option<String> {
    let number = writer.numbers.integer(count);
    let (seiten, pages) = (plural(count, "Seite", "Seiten"), plural(count, "page", "pages"));
    let words = Words::new(format!("und {number} weitere {seiten}"), format!("and {number} more {pages}"));
    (count > 0).then(|| writer.say(&words))
}
