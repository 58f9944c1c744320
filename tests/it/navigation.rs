//! Where a page leads: to the pages around it, to those that refer to it, to those that have much in common
//! with it; never to a whole tree.

// Tests look at real files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;

use crate::site::{BuiltSite, SiteTest};

/// The addresses of the links between two marks of a page.
fn links(site: &BuiltSite, path: &str, from: &str, to: &str) -> Vec<String> {
    let page = fs::read_to_string(site.output.join(path)).unwrap();
    let Some((_, rest)) = page.split_once(from) else { return Vec::new() };
    let (part, _) = rest.split_once(to).unwrap();
    part.split("href=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect()
}

/// Chapters by their paths, in this order.
fn chapters(paths: impl IntoIterator<Item = String>) -> SiteTest {
    paths.into_iter().enumerate().fold(
        SiteTest::minimal().without("pages/einstieg.md"),
        |site, (order, path)| {
            site.file(
                &format!("pages/{path}"),
                format!("---\ntitle: {path}\norder: {order}\n---\n\nEin Text.\n"),
            )
        },
    )
}

#[test]
fn a_chapter_shows_the_way_down_to_it_and_what_stands_beside_and_below() {
    let site = chapters(
        [
            "eins/index.md",
            "eins/a/index.md",
            "eins/a/tief.md",
            "eins/b.md",
            "zwei/index.md",
            "zwei/c.md",
            "drei.md",
        ]
        .map(str::to_owned),
    )
    .build();
    for (path, around, turn) in [
        // Above, beside and below; the pages before and after stand in other folders, too.
        (
            "pages/eins.html",
            &["index.html", "eins.html", "eins/a.html", "eins/b.html", "zwei.html", "drei.html"][..],
            &["eins/a.html"][..],
        ),
        (
            "pages/eins/a.html",
            &["../index.html", "../eins.html", "a.html", "a/tief.html", "b.html"],
            &["../eins.html", "a/tief.html"],
        ),
        // Beside it stands nothing.
        ("pages/eins/a/tief.html", &[], &["../a.html", "../b.html"]),
        (
            "pages/eins/b.html",
            &["../index.html", "../eins.html", "a.html", "b.html"],
            &["a/tief.html", "../zwei.html"],
        ),
        ("pages/drei.html", &["index.html", "eins.html", "zwei.html", "drei.html"], &["zwei/c.html"]),
    ] {
        assert_eq!(links(&site, path, "<nav class=\"around\"", "</nav>"), around, "around {path}");
        assert_eq!(links(&site, path, "<nav class=\"turn\"", "</nav>"), turn, "before and after {path}");
    }
}

#[test]
fn of_many_pages_at_most_twenty_stand_beside_and_below() {
    let many = (0..60).map(|number| format!("viele/{number:02}.md"));
    let site = chapters(std::iter::once("viele/index.md".to_owned()).chain(many)).build();
    for (path, first, last) in [("viele/30", "20", "39"), ("viele/02", "00", "19"), ("viele/59", "40", "59")]
    {
        let around = links(&site, &format!("pages/{path}.html"), "<nav class=\"around\"", "</nav>");
        assert_eq!(around.len(), 22, "two above and twenty beside {path}: {around:?}");
        assert_eq!(
            (around[2].as_str(), around[21].as_str()),
            (&*format!("{first}.html"), &*format!("{last}.html"))
        );
    }
    let around = links(&site, "pages/viele.html", "<nav class=\"around\"", "</nav>");
    assert_eq!(around.len(), 22, "the section, the chapter and twenty below: {around:?}");
}

#[test]
fn what_is_used_by_many_says_how_many_more() {
    for (count, shown, more) in
        [(20, 20, ""), (21, 20, "und 1 weitere Seite</dd>"), (34, 20, "und 14 weitere Seiten</dd>")]
    {
        let naming = (0..count).fold(SiteTest::minimal(), |site, number| {
            let text = format!("---\ntitle: Text {number}\n---\n\nSiehe [[xing]].\n");
            site.file(&format!("pages/text-{number:02}.md"), text)
        });
        let site = naming.build();
        let chapters = links(&site, "platforms/xing.html", "id=\"s.used_by\"", "</section>");
        assert_eq!(chapters.iter().filter(|link| link.contains("/text-")).count(), shown);
        let main = site.main("platforms/xing.html").replace('\n', " ");
        assert!(main.contains(more) && main.contains("weitere") != more.is_empty(), "{main}");
    }
}

#[test]
fn pages_are_related_that_share_what_they_name_and_do_not_name_each_other() {
    let related = |text: &str| {
        let chapter = |title: &str, text: &str| format!("---\ntitle: {title}\n---\n\n{text}\n");
        SiteTest::minimal()
            .file("pages/anfang.md", chapter("Anfang", "Text."))
            .file("pages/regeln/index.md", chapter("Regeln", "Text."))
            .file("pages/regeln/ton.md", chapter("Ton", "Siehe [[einstieg]] und [[anfang]]."))
            .file("pages/lage.md", chapter("Lage", text))
            .build()
    };
    for (text, expected) in [
        ("Siehe [[einstieg]] und [[anfang]].", &["regeln/ton.html"][..]),
        // One in common is chance; what is named already needs no second link.
        ("Siehe [[einstieg]].", &[]),
        ("Siehe [[einstieg]], [[anfang]] und [[regeln/ton]].", &[]),
    ] {
        let found = links(&related(text), "pages/lage.html", "id=\"s.related\"", "</section>");
        assert_eq!(found, expected, "{text}");
    }
}
