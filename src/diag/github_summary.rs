//! Diagnostics as the summary of a GitHub Actions job: a table in Markdown.

use std::fmt::Write;

use super::excerpt::visible;
use super::places::Places;
use super::report::{more, open, path, text, title};
use super::{Diagnostic, Severity, Summary, summary};
use crate::locale::Language;
use crate::source::Files;

/// What the line "and 12 more" and the end of the table take at most.
const RESERVE: usize = 120;

/// The findings as a table, errors first, in at most `room` bytes; nothing where not even its head has
/// room. Accepted ones are left out. Nothing of the content is read as Markdown or as HTML.
pub fn github_summary(diagnostics: &[Diagnostic], files: &Files, language: Language, room: usize) -> String {
    let found = summary(&Summary::of(diagnostics), files.len(), language);
    let mut open: Vec<&Diagnostic> = open(diagnostics).collect();
    open.sort_by_key(|diagnostic| diagnostic.code.severity);

    // The blank line parts it from what another program has left in the file.
    let mut text = format!("\n### Leitstand: {found}\n\n");
    if !open.is_empty() {
        text.push_str(match language {
            Language::De => "| Schwere | Art | Stelle | Befund |\n",
            Language::En => "| severity | code | place | finding |\n",
        });
        text.push_str("| --- | --- | --- | --- |\n");
    }
    if text.len() + RESERVE > room {
        return String::new();
    }
    let mut places = Places::new(files);
    for (index, diagnostic) in open.iter().enumerate() {
        let row = row(diagnostic, files, &mut places, language);
        if text.len() + row.len() + RESERVE > room {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "\n{}", more(open.len() - index, language));
            break;
        }
        text.push_str(&row);
    }
    text.push('\n');
    text
}

fn row(diagnostic: &Diagnostic, files: &Files, places: &mut Places<'_>, language: Language) -> String {
    let (start, _) = places.of(diagnostic.span);
    let severity = diagnostic.code.severity.words();
    let mark = match diagnostic.code.severity {
        Severity::Error => "❌",
        Severity::Warning => "⚠️",
        Severity::Hint => "💡",
    };
    let place = format!("{}:{}:{}", path(files, diagnostic.span.file), start.line, start.column);
    let cells = [title(diagnostic), place, text(diagnostic, language)].map(|cell| literal(&cell));
    format!("| {mark} {} | {} |\n", severity.get(language), cells.join(" | "))
}

/// A text that Markdown shows as it stands: every sign that could be read as markup, as a link, as
/// somebody's name or as an emoji is written as its number.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for character in visible(text).chars() {
        if character.is_ascii_punctuation() && !matches!(character, ',' | ';' | '?' | '-' | '/') {
            let _ = write!(literal, "&#{};", u32::from(character));
        } else {
            literal.push(character);
        }
    }
    literal
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;
    use crate::diag::Code;
    use crate::locale::Words;
    use crate::source::{FileId, Span};

    static ERROR: Code = Code { id: "L0201", name: "unknown", severity: Severity::Error, explanation: "" };
    static HINT: Code = Code { id: "L0401", name: "raw-html", severity: Severity::Hint, explanation: "" };

    fn finding(code: &'static Code, message: &str) -> Diagnostic {
        Diagnostic::new(code, Span::whole(FileId(0)), Words::same(message), Words::default())
    }

    /// The last cell of each row as a reader of Markdown shows it; fails on any markup in a cell.
    fn shown(markdown: &str) -> Vec<String> {
        let (mut cells, mut is_cell) = (Vec::new(), false);
        // What GitHub shows has no typographic quotes and dashes of its own.
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Start(Tag::TableCell) => {
                    is_cell = true;
                    cells.push(String::new());
                }
                Event::End(TagEnd::TableCell) => is_cell = false,
                Event::Text(text) if is_cell => cells.last_mut().unwrap().push_str(&text),
                other => assert!(!is_cell, "{other:?} in {markdown}"),
            }
        }
        cells.chunks(4).skip(1).map(|row| row.last().unwrap().clone()).collect()
    }

    #[test]
    fn errors_come_first_and_nothing_is_markup() {
        let hostile =
            "a | b `c` <b onclick=x>d</b> &amp; **e** [f](g) ![h](i) \\| ~~j~~ @k :tada: $l$ www.m.de";
        let found = [finding(&HINT, hostile), finding(&ERROR, "Zwei\nZeilen\u{1b}.")];
        let text = github_summary(&found, &Files::default(), Language::De, 9_999);
        assert!(
            text.starts_with("\n### Leitstand: 1 Fehler und 1 Hinweis in 0 Dateien\n\n| Schwere"),
            "{text}"
        );
        assert_eq!(shown(&text), ["Zwei Zeilen\u{fffd}.", hostile]);
        for sign in ["<b", "@k", ":tada", "www.", "`"] {
            assert!(!text.contains(sign), "{sign} in {text}");
        }
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let found: Vec<Diagnostic> =
            (0..50).map(|number| finding(&ERROR, &format!("Nummer {number}"))).collect();
        let whole = github_summary(&found, &Files::default(), Language::En, 1 << 20);
        assert_eq!(shown(&whole).len(), 50);
        for room in 0..whole.len() + RESERVE {
            let text = github_summary(&found, &Files::default(), Language::En, room);
            assert!(text.len() <= room, "{} in {room}", text.len());
            let rows = shown(&text).len();
            let more = format!("\nand {} more; ", 50 - rows);
            assert!(rows == 50 || text.is_empty() || text.contains(&more), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_cell_shows_the_text_and_nothing_else(text in "\\PC{0,40}") {
            let markdown = github_summary(&[finding(&ERROR, &text)], &Files::default(), Language::De, 9_999);
            let (cells, expected) = (shown(&markdown), visible(text.trim_end()));
            prop_assert_eq!(cells[0].trim(), expected.trim());
        }
    }
}
