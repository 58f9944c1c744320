//! The page that stands for all others while nothing can be shown yet: the content has had errors since
//! the preview was started. It needs no theme, which may be what is broken.

use std::fmt::Write;

use super::problems::{Finding, Problems, Spot};
use crate::locale::Language;

/// The words of the page.
struct Said {
    title: &'static str,
    first: &'static str,
    later: &'static str,
    kinds: [(&'static str, &'static str); 4],
    help: &'static str,
    related: &'static str,
    line: &'static str,
}

const GERMAN: Said = Said {
    title: "Noch keine Vorschau",
    first: "Der Inhalt hat Fehler. Sobald sie behoben sind, erscheint hier das Portal.",
    later: "weitere Befunde nennt leitstand check.",
    kinds: [("error", "Fehler"), ("warning", "Warnung"), ("hint", "Hinweis"), ("accepted", "Hingenommen")],
    help: "Hilfe:",
    related: "Siehe auch:",
    line: "Zeile",
};

const ENGLISH: Said = Said {
    title: "No preview yet",
    first: "The content has errors. As soon as they are mended, the portal appears here.",
    later: "more findings are named by leitstand check.",
    kinds: [("error", "Error"), ("warning", "Warning"), ("hint", "Hint"), ("accepted", "Accepted")],
    help: "Help:",
    related: "See also:",
    line: "line",
};

/// The page, in the language of the problems.
pub fn page(problems: &Problems) -> String {
    let said = if problems.language == Language::De.code() { &GERMAN } else { &ENGLISH };
    let mut out = Page { said, html: String::with_capacity(4096) };
    out.raw("<!doctype html>\n<html lang=\"");
    out.text(problems.language);
    out.raw(HEAD);
    out.text(said.title);
    out.raw("</title>\n</head>\n<body>\n<main>\n<h1>");
    out.text(said.title);
    out.raw("</h1>\n<p>");
    out.text(said.first);
    out.raw("</p>\n");
    for finding in &problems.findings {
        out.finding(finding);
    }
    if problems.more > 0 {
        out.raw("<p>");
        out.text(&format!("{} {}", problems.more, said.later));
        out.raw("</p>\n");
    }
    out.raw("</main>\n<script src=\"/.leitstand/live.js\" defer></script>\n</body>\n</html>\n");
    out.html
}

/// From the language's code to the title. The mark at the root tells the script that this is no page of
/// the portal.
const HEAD: &str = "\" data-leitstand=\"broken\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; \
form-action 'none'; script-src 'self'; style-src 'self'; connect-src 'self'\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"stylesheet\" href=\"/.leitstand/live.css\">\n<title>";

/// The page so far.
struct Page<'s> {
    said: &'s Said,
    html: String,
}

impl Page<'_> {
    fn raw(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                other => self.html.push(other),
            }
        }
    }

    /// A text in which what stands between backticks is code.
    fn prose(&mut self, text: &str) {
        for (at, part) in text.split('`').enumerate() {
            let is_code = at % 2 == 1;
            self.raw(if is_code { "<code>" } else { "" });
            self.text(part);
            self.raw(if is_code { "</code>" } else { "" });
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let said = self.said;
        let kind = if finding.accepted.is_some() { "accepted" } else { finding.severity };
        let word = said.kinds.iter().find(|(key, _)| *key == kind).map_or(kind, |(_, word)| word);
        // Writing to a string cannot fail.
        let _ = write!(self.html, "<article class=\"finding is-{kind}\">\n<p class=\"what\"><b>");
        self.text(word);
        let _ = write!(self.html, "</b> <span>{} {}</span></p>\n<h2>", finding.code, finding.name);
        self.prose(&finding.message);
        self.raw("</h2>\n");
        self.place(finding.place.as_ref());
        if !finding.help.is_empty() {
            self.raw("<p class=\"help\"><b>");
            self.text(said.help);
            self.raw("</b> ");
            self.prose(&finding.help);
            self.raw("</p>\n");
        }
        if let Some(accepted) = &finding.accepted {
            self.raw("<p>");
            self.text(accepted);
            self.raw("</p>\n");
        }
        for related in &finding.related {
            self.raw("<p class=\"related\"><b>");
            self.text(said.related);
            self.raw("</b> ");
            self.prose(&related.message);
            self.raw("</p>\n");
            self.place(related.place.as_ref());
        }
        self.raw("</article>\n");
    }

    /// A place with its line, the mark in it.
    fn place(&mut self, spot: Option<&Spot>) {
        let Some(spot) = spot else { return };
        self.raw("<p class=\"place\"><a href=\"");
        self.text(&spot.link);
        self.raw("\">");
        self.text(&format!("{}, {}\u{a0}{}", spot.file, self.said.line, spot.line));
        self.raw("</a></p>\n");
        if spot.text.trim().is_empty() {
            return;
        }
        let units: Vec<u16> = spot.text.encode_utf16().collect();
        let part = |from: usize, to: usize| {
            String::from_utf16_lossy(units.get(from.min(to)..to.min(units.len())).unwrap_or_default())
        };
        let end = spot.start + spot.length;
        self.raw("<pre tabindex=\"0\"><code>");
        self.text(&part(0, spot.start));
        self.raw("<mark>");
        self.text(&part(spot.start, end));
        self.raw("</mark>");
        self.text(&part(end, units.len()));
        self.raw("</code></pre>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::codes;
    use crate::serve::editor::Editor;
    use crate::source::{Content, FileId, Files, SourceFile, Span};

    #[test]
    fn the_page_shows_every_finding_and_nothing_of_the_content_as_markup() {
        let text = "x: 1\n<script>\"ä\"</script>: 2\n";
        let file = SourceFile { path: "<b>.yaml".into(), content: Content::Text(text.into()) };
        let files = Files::new("content", vec![file]);
        let field = codes::fields::unknown_field(Span::new(FileId(0), 5, 13), "<script>", None, &[], &["id"]);
        for (language, title) in [(Language::De, "Noch keine Vorschau"), (Language::En, "No preview yet")] {
            let problems =
                Problems::new(std::slice::from_ref(&field), &files, language, &Editor::new(None, "/c"));
            let html = page(&problems);
            assert!(html.contains(&format!("<html lang=\"{}\"", language.code())), "{html}");
            assert!(html.contains(&format!("<h1>{title}</h1>")), "{html}");
            let line = "<mark>&lt;script&gt;</mark>&quot;ä&quot;&lt;/script&gt;: 2</code>";
            assert!(html.contains(line), "{html}");
            assert!(html.contains("href=\"vscode://file/c/%3Cb%3E.yaml:2:1\""), "{html}");
            assert_eq!(html.matches("<script").count(), 1, "{html}");
            assert!(!html.contains(" style=") && !html.contains("<b>.yaml"), "{html}");
        }
    }
}
