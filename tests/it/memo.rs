//! What a preview remembers changes nothing of what the content says, and what is edited most often, a text,
//! leaves most of it as it was.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use leitstand::memo::Memo;
use leitstand::model::{Edge, Model};
use leitstand::read::Bodies;
use leitstand::source::{Files, Source};
use leitstand::stopwatch::Stopwatch;
use leitstand::{Loaded, Options, load_files};

use crate::site::SiteTest;

/// All that refers to anything, both ways, and what leads nowhere.
fn references(model: &Model) -> (Vec<Edge>, Vec<Edge>, Vec<String>) {
    let things: Vec<_> = model.tables.heads().map(|(_, head)| head.thing()).collect();
    let from = things.iter().flat_map(|thing| model.graph.from(thing)).cloned().collect();
    let to = things.iter().flat_map(|thing| model.graph.to(thing)).cloned().collect();
    (from, to, model.graph.broken().map(|broken| format!("{broken:?}")).collect())
}

const CHAPTER: &str = "pages/kapitel.md";
const OTHER: &str = "pages/anderes.md";

/// A portal with a chapter of this text, and one that links to a heading of it.
fn portal(text: &str) -> SiteTest {
    let other = "---\ntitle: Anderes\n---\n\n[Kapitel](kapitel.md#zuerst), [[kapitel]]\n";
    SiteTest::minimal().file(CHAPTER, text).file(OTHER, other)
}

#[test]
fn what_is_remembered_is_what_would_be_read() {
    const FRONT: &str = "---\ntitle: Kapitel\norder: 1\n---\n";
    const TEXT: &str = "\n## Zuerst\n\nEtwas [Anderes](anderes.md).\n";
    let first = portal(&format!("{FRONT}{TEXT}"));
    // What is edited, what stands there then, and whether nothing but a text is different.
    let cases = [
        ("nothing", first.clone(), true),
        ("a sentence", portal(&format!("{FRONT}\nMehr.\n{TEXT}")), true),
        ("a link more", portal(&format!("{FRONT}{TEXT}[nochmal](../index.md)\n")), true),
        ("no link", portal(&format!("{FRONT}\n## Zuerst\n")), true),
        ("a link to nothing", portal(&format!("{FRONT}{TEXT}[fort](fort.md)\n")), true),
        ("a heading", portal(&format!("{FRONT}\n## Zuletzt\n")), false),
        ("a heading more", portal(&format!("{FRONT}{TEXT}\n## Dann\n")), false),
        ("a field", portal(&format!("---\ntitle: Kapitel\norder: 2\n---\n{TEXT}")), false),
        ("the place of a field", portal(&format!("---\n\ntitle: Kapitel\norder: 1\n---\n{TEXT}")), false),
        ("a title", portal(&format!("---\ntitle: Titel\norder: 1\n---\n{TEXT}")), false),
        ("a field that is wrong", portal(&format!("---\ntitle: Kapitel\nordr: 1\n---\n{TEXT}")), false),
        ("a file that cannot be read", portal("---\ntitle: [\n---\n"), false),
        ("a file more", first.clone().file("pages/neu.md", "---\ntitle: Neu\n---\n"), false),
        ("a file less", first.clone().without(OTHER), false),
        ("the settings", first.clone().line("portal.yaml", "accent: \"#0a6b3c\""), false),
    ];
    for (what, edited, is_text) in cases {
        let mut memo = Memo::default();
        let options = Options { bodies: Bodies::Located, ..first.options() };
        let mut files = Files::default();
        let mut read = |site: &SiteTest, memo: Option<&mut Memo>| -> Loaded {
            files = site.source().content().unwrap().numbered_after(&files);
            load_files(&site.source(), files.clone(), &options, memo, &mut Stopwatch::off()).unwrap()
        };
        let before = read(&first, Some(&mut memo));
        // There and back again, for what was remembered last must not be what is compared with always.
        for site in [&edited, &first, &edited] {
            let remembered = read(site, Some(&mut memo));
            let anew = read(site, None);
            assert_eq!(references(&remembered.model), references(&anew.model), "{what}");
            assert_eq!(remembered.diagnostics, anew.diagnostics, "{what}");
            let is_kept = Arc::ptr_eq(&remembered.model.mentions, &before.model.mentions);
            assert_eq!(is_kept, is_text, "{what}: whether only a text is different");
        }
    }
}
