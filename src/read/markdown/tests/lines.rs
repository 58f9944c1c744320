//! The lines to which blocks lead back.

use proptest::prelude::*;

use super::hostile::PARTS;
use super::{Context, german, parse, shown};
use crate::locale::Language;
use crate::model::body::{Body, Piece};
use crate::source::FileId;

fn located(file: &str, offset: usize) -> Body {
    let context = Context {
        file: FileId(7),
        path: "pages/auswerten/monat.md",
        language: Language::De,
        offset,
        first_line: None,
    };
    parse(&file[offset..], &context.located(file)).0
}

#[test]
fn every_block_leads_back_to_its_line() {
    let head = "---\ntitle: A\n---\n";
    let cases = [
        ("Eins\nzwei\n\nDrei", "<p 4>Eins\nzwei</p>\n<p 7>Drei</p>\n"),
        ("\n\n# A\n\nB\n===", "<h1 6 id=\"§a\">A</h1>\n<h1 8 id=\"§b\">B</h1>\n"),
        (
            "- a\n- b\n\n  c\n",
            "<ul>\n<li 4>\n<p 4>a</p>\n</li>\n<li 5>\n<p 5>b</p>\n<p 7>c</p>\n</li>\n</ul>\n",
        ),
        ("1. a\n   - b", "<ol>\n<li 4>a\n<ul>\n<li 5>b</li>\n</ul>\n</li>\n</ol>\n"),
        ("> a\n>\n> b", "<blockquote 4>\n<p 4>a</p>\n<p 6>b</p>\n</blockquote>\n"),
        ("a\r\n\r\nb", "<p 4>a</p>\n<p 6>b</p>\n"),
        ("```\nx\n```\n\ny", "<pre 4 tabindex=\"0\"><code>x\n</code></pre>\n<p 8>y</p>\n"),
        ("a\n: b", "<dl>\n<dt 4>a</dt>\n<dd 5>b</dd>\n</dl>\n"),
        ("a\n\n<!-- b -->\n<!-- c -->\n\nd", "<p 4>a</p>\n<p 9>d</p>\n"),
        ("a\n\n<!-- b --><!-- c -->\nd", "<p 4>a</p>\n<p 7>d</p>\n"),
        (
            "a\n\n![b](c.png \"d\")",
            "<p 4>a</p>\n<figure 6><img src=\"bild 0\" alt=\"b\" loading=\"lazy\" decoding=\"async\"><figcaption>d</figcaption></figure>\n",
        ),
    ];
    for (text, expected) in cases {
        let file = format!("{head}{text}");
        assert_eq!(shown(&located(&file, head.len())), expected, "{text:?}");
    }
    let table = shown(&located("| a |\n|---|\n| b |\n| c |\n", 0));
    for line in ["<tr 1>", "<tr 3>", "<tr 4>"] {
        assert!(table.contains(line), "{table}");
    }
    let note = shown(&located("A[^1]\n\n[^1]: b\n\nC", 0));
    assert!(note.contains("<p 5>C</p>") && note.contains("<p 3>b"), "{note}");
}

proptest! {
    #[test]
    fn but_for_the_lines_nothing_is_different(parts in prop::collection::vec(prop::sample::select(PARTS), 0..24)) {
        let text = parts.concat();
        let (plain, mut body) = (german(&text), located(&text, 0));
        body.pieces.retain(|piece| !matches!(piece, Piece::Line(_)));
        prop_assert_eq!(shown(&body), shown(&plain));
        prop_assert_eq!((body.headings, body.links, body.images), (plain.headings, plain.links, plain.images));
    }
}
