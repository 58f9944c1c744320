//! Pages about the portal itself: this build, addresses that do not exist.

use crate::locale::Words;
use crate::model::{Audience, Kind};
use crate::view::details::{Details, row, section, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Link};
use crate::view::routes::{self, Route};
use crate::view::views::{Article, NotFound, View};
use crate::view::writer::Writer;

/// The page about this build: from what it was made, and what it holds.
pub fn build(writer: &Writer<'_>) -> (PageHead, View) {
    let site = writer.site;
    let mut details = Details::default();
    // How many files there are says how many are left out for others.
    let files = (site.insight.today.audience == Audience::Team).then(|| site.files.len());
    let languages: Vec<String> =
        site.languages.iter().map(|language| language_name(writer, *language)).collect();
    details
        .add("as_of", Cell::day(Some(writer.long_day(site.as_of))))
        .add("audience", Cell::word(writer.word(site.insight.today.audience)))
        .text("generator", Some(crate::GENERATOR))
        .text("languages", Some(writer.language.and(&languages)))
        .text("files", files.map(|count| writer.numbers.integer(count)))
        .add("look", Cell::links([components(writer)]));
    let counts = Kind::ALL.iter().filter(|kind| kind.is_linkable()).filter_map(|kind| {
        let count =
            site.model.tables.heads().filter(|(known, head)| known == kind && head.at.is_somewhere()).count();
        let href = writer.href(&Route::page(routes::section_page(*kind)));
        let link = Link { text: writer.say(&kind.plural()), href: Some(href) };
        (count > 0).then(|| row([Cell::links([link]), Cell::text(writer.numbers.integer(count))]))
    });
    let sections =
        vec![section("holds", table([Column::new("kind"), Column::numeric("count")], counts.collect()))];
    let title = writer.say(&Words::new("Über diese Ausgabe", "About this build"));
    let mut head = frame::section(writer, title, "", "about.html");
    head.summary = Some(writer.say(&Words::new(
        "Woraus und für welchen Tag diese Seiten gemacht sind.",
        "From what and for which day these pages were made.",
    )));
    (head, View::Article(Article { details: details.take(), body: None, sections, ..Article::default() }))
}

/// The page with all that a theme dresses.
fn components(writer: &Writer<'_>) -> Link {
    let text = writer.say(&Words::new("Bausteine", "Building blocks"));
    Link { text, href: Some(writer.href(&Route::page("components.html"))) }
}

fn language_name(writer: &Writer<'_>, language: crate::locale::Language) -> String {
    writer.say(&match language {
        crate::locale::Language::De => Words::new("Deutsch", "German"),
        crate::locale::Language::En => Words::new("Englisch", "English"),
    })
}

/// The page for addresses that do not exist.
pub fn not_found(writer: &Writer<'_>) -> (PageHead, View) {
    let link = |text: Words, path: &str| Link {
        text: writer.say(&text),
        href: Some(writer.href(&Route::page(path))),
    };
    let links = vec![
        link(Words::new("Startseite", "Start page"), "index.html"),
        link(Kind::Platform.plural(), "platforms/index.html"),
        link(Words::new("Handbuch", "Handbook"), "pages/index.html"),
        link(Words::new("Glossar", "Glossary"), "glossary/index.html"),
    ];
    let title = writer.say(&Words::new("Diese Seite gibt es nicht", "There is no such page"));
    let mut head = frame::section(writer, title, "", routes::NOT_FOUND);
    head.hidden = true;
    head.translations.clear();
    (head, View::NotFound(NotFound { links }))
}
