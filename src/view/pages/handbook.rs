//! The chapters of the handbook: each by itself, and all as a tree.

use crate::insight::review;
use crate::locale::Words;
use crate::model::{Entry, Id, Kind, Page, Thing};
use crate::view::details::{Details, add_section, row, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Fact};
use crate::view::text::Placement;
use crate::view::views::{Article, Chapter, Handbook, View};
use crate::view::writer::Writer;

/// The page of a chapter.
pub fn chapter(writer: &Writer<'_>, page: &Entry<Page>) -> (PageHead, View) {
    let mut sections = Vec::new();
    let below = writer.site.neighbours.below(&page.head.id).map(|id| {
        let thing = Thing::new(Kind::Page, id);
        row([Cell::links([writer.link(&thing)]), Cell::text(summary(writer, &thing).unwrap_or_default())])
    });
    let columns = [Column::new("chapter"), Column::new("summary")];
    add_section(&mut sections, "chapters", table_without_empty_columns(columns, below.collect()));
    let view =
        Article { body: writer.body(&page.head, Placement::default()), sections, ..Article::default() };
    (frame::thing(writer, &page.head, facts(writer, page)), View::Article(view))
}

/// Who answers for a chapter, when it was checked.
pub fn facts(writer: &Writer<'_>, page: &Entry<Page>) -> Vec<Fact> {
    let value = page.value(writer.language);
    let due = review::chapter(page, writer.site.as_of).and_then(|text| text.due());
    let mut facts = Details::default();
    facts
        .add("owner", Cell::links(value.owner.iter().map(|owner| writer.refer(owner))))
        .add("last_reviewed", Cell::day(writer.past(value.last_reviewed.as_ref())))
        .add("due", Cell::day(due.map(|day| writer.day(day))));
    facts.take()
}

fn summary(writer: &Writer<'_>, thing: &Thing) -> Option<String> {
    let head = writer.site.model.tables.head(thing)?;
    writer.summary(head)
}

/// The page of all chapters.
pub fn index(writer: &Writer<'_>) -> (PageHead, View) {
    let own = writer.site.model.tables.pages.get(&Id::new("index"));
    let title = match own {
        Some(page) => writer.text(&page.value(writer.language).title),
        None => writer.say(&Words::new("Handbuch", "Handbook")),
    };
    let mut head = frame::section(writer, title, "pages", "pages/index.html");
    head.summary = own.and_then(|page| writer.summary(&page.head));
    head.source = own.and_then(|page| frame::source(writer, &page.head));
    let body = own.and_then(|page| writer.body(&page.head, Placement::default()));
    let mut chapters = writer.site.neighbours.chapters().iter().peekable();
    let tree = Handbook { body, chapters: tree(writer, &mut chapters, 1) };
    (head, View::Handbook(tree))
}

/// The chapters of a level with those below them.
fn tree<'c>(
    writer: &Writer<'_>,
    chapters: &mut std::iter::Peekable<impl Iterator<Item = &'c (Id, usize)>>,
    level: usize,
) -> Vec<Chapter> {
    let mut found: Vec<Chapter> = Vec::new();
    while let Some((id, at)) = chapters.peek().copied() {
        if *at < level {
            break;
        }
        if *at > level {
            let below = tree(writer, chapters, *at);
            if let Some(last) = found.last_mut() {
                last.chapters.extend(below);
            }
            continue;
        }
        chapters.next();
        let thing = Thing::new(Kind::Page, id);
        found.push(Chapter {
            link: writer.link(&thing),
            summary: summary(writer, &thing),
            level,
            chapters: Vec::new(),
        });
    }
    found
}
