//! Texts that nobody writes on purpose.

use proptest::prelude::*;

use super::{assert_html, read, shown};
use crate::locale::Language;

/// What random texts are made of.
pub(super) const PARTS: &[&str] = &[
    "a",
    "ä",
    " ",
    "\n",
    "\n\n",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "[",
    "]",
    "(",
    ")",
    "[[",
    "]]",
    "![",
    "](",
    "|",
    "\n|a|b|\n|-|-|\n",
    "<b>",
    "</b>",
    "<",
    ">",
    "<!--",
    "-->",
    "\n<div>\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n  ",
    "\n    ",
    "\n# ",
    "\n===\n",
    "\n---\n",
    " {#a}",
    "{b}",
    "[^a]",
    "\n[^a]: ",
    "\n[b]: c\n",
    "[b]",
    "\\",
    "\"",
    "'",
    "--",
    "...",
    "https://a.de/",
    "x@y.de",
    "_b_",
    "&amp;",
    "&#1;",
    "\r\n",
    "\t",
    "\n: ",
    "- [x] ",
    "> [!NOTE]\n",
    "a.md \"t\")",
    "platform:",
    "#",
    "!",
    "\u{2028}",
    "\u{308}",
];

#[test]
fn what_is_written_stays_text() {
    assert_html(&[
        ("1 < 2 & \"3\" > &lt; &#1;", "<p>1 &lt; 2 &amp; „3“ &gt; &lt; \u{fffd}</p>"),
        (
            "```\"><script>\nx\n```",
            "<pre tabindex=\"0\"><code class=\"language-&quot;&gt;&lt;script&gt;\">x\n</code></pre>",
        ),
        ("# a {#\"x .\"y onclick=z}", "<h1 id=\"§&quot;x\" class=\"&quot;y\">a</h1>"),
    ]);
}

/// The tags of a page, checked: each is closed where it must be, and no link holds another.
fn assert_nested(html: &str, text: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let name = tag.split(|c: char| c == '>' || c.is_whitespace()).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "of {text:?}: {html}"),
            None if ["br", "hr", "img", "input"].contains(&name) => {}
            None => {
                assert!(name != "a" || !open.contains(&"a"), "of {text:?}: {html}");
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "of {text:?}: {html}");
}

proptest! {
    #[test]
    fn any_text_has_a_well_formed_body(parts in prop::collection::vec(prop::sample::select(PARTS), 0..24)) {
        let text = parts.concat();
        let (body, found) = read(&text, Language::De);
        assert_nested(&shown(&body), &text);
        let mut ids: Vec<_> = shown(&body).split("id=\"§").skip(1).map(|id| id.split('"').next().map(str::to_owned)).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "an id repeats: {text:?}");
        let places = body.links.iter().map(|link| link.at).chain(body.images.iter().map(|image| image.at));
        for at in places.chain(body.headings.iter().map(|heading| heading.at)).chain(found.iter().map(|d| d.span)) {
            assert!(text.get(at.start as usize..at.end as usize).is_some(), "{at:?} of {text:?}");
        }
    }
}

#[test]
fn nesting_without_end_is_refused() {
    for text in [">".repeat(300), "- ".repeat(300), format!("{}- a", " ".repeat(500)), "1. ".repeat(300)] {
        let (body, found) = read(&text, Language::En);
        assert_eq!(found.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["L0402"], "of {text:?}");
        assert!(shown(&body).starts_with("<pre tabindex=\"0\">"));
    }
    assert_eq!(read(&format!("{}a\n\n{}", "> ".repeat(50), "-".repeat(500)), Language::En).1, []);
}

#[test]
fn hostile_texts_are_read() {
    // Were any of these read in time quadratic to its length, this test would not end.
    let patterns = [
        "[",
        "[[",
        "![",
        "[a](",
        "]",
        "*",
        "_a",
        "`a",
        ">",
        "> ",
        "- ",
        "1. ",
        "<",
        "<a ",
        "<!--",
        "&",
        "\"",
        "'a ",
        "|",
        "\\",
        "#",
        "a@",
        "a@b.c_",
        "http://a",
        "http://)",
        "[^a]",
        "[[a|",
        "~",
        "{#",
        "<b>",
        "# a\n",
        "- a\n",
        "[a]: b\n",
        "[^a]: b\n",
        ": a\n\n",
        "|a|\n|-|\n",
        "https://a/_b",
        "![[",
        "'a'b",
        "# ?\n",
        "]]",
        "x[^a]\n\n[^a]: b\n\n",
    ];
    for pattern in patterns {
        let text = pattern.repeat(100_000 / pattern.len());
        let (body, _) = read(&text, Language::De);
        assert!(body.markup.len() < text.len() * 60 + 1000, "of {pattern:?}: {}", body.markup.len());
    }
}
