//! What bodies look like, and where their links stand.

mod hostile;
mod lines;
mod links;

use super::{Context, parse};
use crate::diag::Diagnostic;
use crate::locale::Language;
use crate::model::body::{Body, Destination, Piece};
use crate::source::{FileId, Span};

/// A body as a page would show it: holes are filled with what they stand for.
fn shown(body: &Body) -> String {
    let mut html = String::new();
    for piece in &body.pieces {
        match piece {
            Piece::Markup(range) => html += &body.markup[range.start as usize..range.end as usize],
            Piece::Anchor => html += "§",
            Piece::Level(level) => html += &level.to_string(),
            Piece::Href(index) => html.extend(["→", &index.to_string(), "\""]),
            Piece::Title(index) => html.extend(["titel ", &index.to_string()]),
            Piece::Source(index) => html.extend(["bild ", &index.to_string()]),
            Piece::Line(line) => html.extend([" ", &line.to_string()]),
        }
    }
    html
}

fn read(text: &str, language: Language) -> (Body, Vec<Diagnostic>) {
    parse(
        text,
        &Context { file: FileId(7), path: "pages/auswerten/monat.md", language, offset: 0, first_line: None },
    )
}

fn german(text: &str) -> Body {
    read(text, Language::De).0
}

fn html(text: &str) -> String {
    shown(&german(text))
}

/// Each Markdown becomes this German page.
fn assert_html(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(html(text).trim_end(), *expected, "of {text:?}");
    }
}

#[test]
fn headings_have_the_ids_that_code_hosts_give_them() {
    let cases = [
        ("# Über uns!", "über-uns"),
        ("## Straße & Weg", "straße--weg"),
        ("## `cargo test` läuft", "cargo-test-läuft"),
        ("## **Fett** und _kursiv_", "fett-und-kursiv"),
        ("## A -- B", "a----b"),
        ("## „Zitat“ und \"Zitat\"", "zitat-und-zitat"),
        ("## [Link](a.md) [[xing]]", "link-xing"),
        ("## ???", "abschnitt"),
        ("## Kurz {#k1 .breit}", "k1"),
        ("## Umlaut u\u{308}", "umlaut-u\u{308}"),
        ("Zwei\nZeilen\n===", "zwei-zeilen"),
    ];
    for (text, id) in cases {
        assert_eq!(german(text).headings.first().map(|heading| heading.id.as_str()), Some(id), "of {text:?}");
    }
}

#[test]
fn ids_of_headings_do_not_repeat_and_a_chosen_one_wins() {
    let ids = |text: &str| german(text).headings.into_iter().map(|heading| heading.id).collect::<Vec<_>>();
    assert_eq!(
        ids("# A\n# A\n# A-1\n# A\n# ?\n# !"),
        ["a", "a-1", "a-1-1", "a-2", "abschnitt", "abschnitt-1"]
    );
    assert_eq!(ids("# Ziel\n# Anderes {#ziel}\n# Noch eins {#ziel}"), ["ziel-1", "ziel", "ziel-2"]);
    assert_eq!(ids("# fn 1\n# fnref 1\n\nA[^a]\n\n[^a]: B"), ["fn-1-1", "fnref-1-1"]);
    assert_eq!(ids("# fn\n# fn\n# fnref\n# fnref\n# fn"), ["fn", "fn--1", "fnref", "fnref--1", "fn--2"]);
}

#[test]
fn headings_know_their_text_and_place_and_leave_holes() {
    let body = german("Text\n\n## Wer *\"macht\"* `was`? {#wer .breit}\n\nText");
    let heading = &body.headings[0];
    assert_eq!((heading.level, heading.title.as_str()), (2, "Wer „macht“ was?"));
    assert_eq!(heading.at, Span::new(FileId(7), 6, 43));
    assert_html(&[
        (
            "## Wer *\"macht\"* `was`? {#wer .breit}",
            "<h2 id=\"§wer\" class=\"breit\">Wer <em>„macht“</em> <code>was</code>?</h2>",
        ),
        ("# Aufgaben {Team}", "<h1 id=\"§aufgaben-team\">Aufgaben {Team}</h1>"),
    ]);
}

#[test]
fn quotation_marks_suit_the_language() {
    let cases = [
        ("Er sagt \"so\".", "Er sagt „so“.", "Er sagt “so”."),
        ("„so“ und »so«", "„so“ und »so«", "„so“ und »so«"),
        ("„so\" gemeint", "„so“ gemeint", "„so” gemeint"),
        ("'so' und geht's", "‚so‘ und geht’s", "‘so’ und geht’s"),
        ("'Das geht's so'", "‚Das geht’s so‘", "‘Das geht’s so’"),
        ("'ne Sache, 'so' eine", "’ne Sache, ‚so‘ eine", "’ne Sache, ‘so’ eine"),
        ("Hans' Auto, '68", "Hans’ Auto, ’68", "Hans’ Auto, ’68"),
        ("\"'so'\", sagt \"sie\"!", "„‚so‘“, sagt „sie“!", "“‘so’”, sagt “sie”!"),
        ("(\"so\") **\"so\"** \"**so**\",", "(„so“) <strong>„so“</strong> „<strong>so</strong>“,", ""),
        (
            "Ein 19\"-Gerät \\\"so\\\" `\"so\"`",
            "Ein 19&quot;-Gerät &quot;so&quot; <code>&quot;so&quot;</code>",
            "",
        ),
        ("a -- b --- c...", "a – b — c…", "a – b — c…"),
    ];
    for (text, german, english) in cases {
        let shown = |language| shown(&read(text, language).0);
        assert_eq!(shown(Language::De), format!("<p>{german}</p>\n"), "of {text:?}");
        if !english.is_empty() {
            assert_eq!(shown(Language::En), format!("<p>{english}</p>\n"), "of {text:?}");
        }
    }
}

#[test]
fn images_have_a_text_and_alone_with_a_title_a_caption() {
    assert_html(&[
        (
            "![Ein *\"roter\"* Knopf](knopf.png \"Der Knopf\")",
            "<figure><img src=\"bild 0\" alt=\"Ein „roter“ Knopf\" loading=\"lazy\" decoding=\"async\">\
             <figcaption>Der Knopf</figcaption></figure>",
        ),
        (
            "So: ![a](b.png \"c\")",
            "<p>So: <img src=\"bild 0\" alt=\"a\" title=\"c\" loading=\"lazy\" decoding=\"async\"></p>",
        ),
        ("![a](b.png)", "<p><img src=\"bild 0\" alt=\"a\" loading=\"lazy\" decoding=\"async\"></p>"),
        (
            "'a ![b 'c](d.png) e'",
            "<p>‚a <img src=\"bild 0\" alt=\"b ’c\" loading=\"lazy\" decoding=\"async\"> e‘</p>",
        ),
    ]);
    let image = german("![[../b.png]]").images.remove(0);
    assert_eq!(
        (image.to, image.alt.as_str()),
        (Destination::File { path: "pages/b.png".into(), fragment: None }, "")
    );
}

#[test]
fn notes_tables_lists_and_tasks_are_accessible() {
    assert_html(&[
        (
            "> [!WARNING]\n> Nicht löschen.",
            "<aside class=\"note note-warning\" role=\"note\">\n<p class=\"note-title\">Achtung</p>\n\
             <p>Nicht löschen.</p>\n</aside>",
        ),
        (
            "|   | Wert |\n|:--|--:|\n| a | 1 |",
            "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Tabelle\"><table>\n<thead>\n<tr>\n\
             <td class=\"align-left\"></td>\n<th scope=\"col\" class=\"align-right\">Wert</th>\n</tr>\n</thead>\n\
             <tbody>\n<tr>\n<td class=\"align-left\">a</td>\n<td class=\"align-right\">1</td>\n</tr>\n\
             </tbody></table></div>",
        ),
        (
            "- [x] a\n- [ ] b",
            "<ul>\n<li><input type=\"checkbox\" class=\"task\" disabled checked aria-label=\"erledigt\"> a</li>\n\
             <li><input type=\"checkbox\" class=\"task\" disabled aria-label=\"erledigt\"> b</li>\n</ul>",
        ),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("Wort\n: Erklärung", "<dl>\n<dt>Wort</dt>\n<dd>Erklärung</dd>\n</dl>"),
        (
            "```rust x\n<a>\r\n```",
            "<pre tabindex=\"0\"><code class=\"language-rust\">&lt;a&gt;\n</code></pre>",
        ),
        ("~~alt~~  \nneu", "<p><del>alt</del><br>\nneu</p>"),
    ]);
}

#[test]
fn footnotes_are_numbered_as_referred_to_and_listed_at_the_end() {
    let reference = |number: usize, id: &str| {
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#§fn-{number}\" id=\"§{id}\" \
             aria-label=\"Fußnote {number}\">{number}</a></sup>"
        )
    };
    let back = |id: &str, label: &str, place: &str| {
        format!(
            " <a class=\"footnote-back\" href=\"#§{id}\" aria-label=\"Zurück zum Text, Fußnote {label}\">↩{place}</a>"
        )
    };
    let text = "[^unbenutzt]: [x](weg.md)\n\n[^b]: Zweite.\n\nA[^a] B[^b] C[^A] D[^fehlt]\n\n[^a]: Erste[^c].\n\n[^c]:\n    - Dritte";
    let expected = format!(
        "<p>A{} B{} C{} D[^fehlt]</p>\n<section class=\"footnotes\" role=\"group\" aria-label=\"Fußnoten\">\n<ol>\n\
         <li id=\"§fn-1\">\n<p>Erste{}.{}{}</p>\n</li>\n\
         <li id=\"§fn-2\">\n<p>Zweite.{}</p>\n</li>\n\
         <li id=\"§fn-3\">\n<ul>\n<li>Dritte</li>\n</ul>\n{}</li>\n</ol>\n</section>\n",
        reference(1, "fnref-1"),
        reference(2, "fnref-2"),
        reference(1, "fnref-1.2"),
        reference(3, "fnref-3"),
        back("fnref-1", "1, Stelle 1", "1"),
        back("fnref-1.2", "1, Stelle 2", "2"),
        back("fnref-2", "2", ""),
        back("fnref-3", "3", ""),
    );
    let body = german(text);
    assert_eq!(shown(&body), expected);
    assert_eq!(body.links, [], "what nobody refers to is not shown");
}

#[test]
fn raw_html_is_text_and_is_reported_once_for_each_opening() {
    let (body, found) = read(
        "Ein <b>Wort</b>.<br>\n\n<table>\n<tr><td>x\n</table>\n\n</div>\n\n<!-- nichts -->\n\nEnde <!-- auch\nnichts -->",
        Language::De,
    );
    assert_eq!(
        shown(&body),
        "<p>Ein &lt;b&gt;Wort&lt;/b&gt;.&lt;br&gt;</p>\n\
         <pre class=\"raw-html\" tabindex=\"0\"><code>&lt;table&gt;\n&lt;tr&gt;&lt;td&gt;x\n&lt;/table&gt;</code></pre>\n\
         <pre class=\"raw-html\" tabindex=\"0\"><code>&lt;/div&gt;</code></pre>\n<p>Ende </p>\n"
    );
    let found: Vec<_> = found.iter().map(|d| (d.code.id, d.span.start, d.span.end)).collect();
    assert_eq!(found, [("L0401", 4, 7), ("L0401", 16, 20), ("L0401", 22, 29)]);
}
