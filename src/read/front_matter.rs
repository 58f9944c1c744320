//! The head of a Markdown file: the YAML between two lines of `---`.

use crate::diag::{Diagnostic, codes};
use crate::source::{FileId, Span};

/// A file taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts<'t> {
    /// The YAML of the head.
    pub head: &'t str,
    /// The byte at which the head begins.
    pub head_at: usize,
    /// The Markdown below it.
    pub body: &'t str,
    /// The byte at which the body begins.
    pub body_at: usize,
}

/// Takes a file apart; says what is missing where there is no whole head.
pub fn split(text: &str, file: FileId) -> Result<Parts<'_>, Diagnostic> {
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let opening = line_at(text, start);
    if opening.trim_end() != "---" {
        return Err(codes::content::no_front_matter(Span::whole(file)));
    }
    let head_at = start + opening.len();
    let mut at = head_at;
    while at < text.len() {
        let line = line_at(text, at);
        if line.trim_end() == "---" {
            let body_at = at + line.len();
            return Ok(Parts { head: &text[head_at..at], head_at, body: &text[body_at..], body_at });
        }
        at += line.len();
    }
    Err(codes::content::open_front_matter(Span::new(file, start, start + 3)))
}

/// The line at a byte, with its line break.
fn line_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    rest.find('\n').map_or(rest, |end| &rest[..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_end_where_they_end() {
        let file = FileId(0);
        for (text, head, body) in [
            ("---\ntitle: A\n---\nText", "title: A\n", "Text"),
            ("\u{feff}---\r\ntitle: Ä\r\n---\r\nText\r\n", "title: Ä\r\n", "Text\r\n"),
            ("---\n---\n", "", ""),
            ("---\ntitle: A\n---", "title: A\n", ""),
            ("---\na: 1\n--- \nText\n---\n", "a: 1\n", "Text\n---\n"),
        ] {
            let parts = split(text, file).expect(text);
            assert_eq!((parts.head, parts.body), (head, body));
            assert_eq!(&text[parts.head_at..parts.head_at + parts.head.len()], head);
            assert_eq!(&text[parts.body_at..], body);
        }
        for (text, code) in [
            ("title: A\n", "no-front-matter"),
            ("", "no-front-matter"),
            ("---\ntitle: A\n", "open-front-matter"),
        ] {
            assert_eq!(split(text, file).map_err(|d| d.code.name), Err(code));
        }
    }
}
