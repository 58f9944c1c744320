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
        return Err(no_head(text, file, start));
    }
    let head_at = start + opening.len();
    let mut odd = None;
    for (at, line) in lines(text, head_at) {
        if line.trim_end() == "---" {
            let body_at = at + line.len();
            return Ok(Parts { head: &text[head_at..at], head_at, body: &text[body_at..], body_at });
        }
        if odd.is_none() && is_odd_stroke(line) {
            odd = Some((at, line.trim()));
        }
    }
    Err(match odd {
        Some((at, line)) => codes::content::odd_end_of_head(Span::new(file, at, at + line.len()), line),
        None => codes::content::open_front_matter(Span::new(file, start, start + 3)),
    })
}

/// Why a file does not begin with a head, as far as that can be told.
fn no_head(text: &str, file: FileId, start: usize) -> Diagnostic {
    let whole = Span::whole(file);
    let written = start + text[start..].len() - text[start..].trim_start().len();
    let first = line_at(text, written);
    if written > start && first.trim_end() == "---" {
        return codes::content::blank_before_head(whole, Span::new(file, start, written));
    }
    let has_end =
        lines(text, written + first.len()).any(|(_, line)| line.trim_end() == "---" || is_odd_stroke(line));
    let key = first.split_once(": ").map_or("", |(key, _)| key);
    let is_field = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    match () {
        () if written == start && has_end && is_odd_stroke(first) => {
            let line = first.trim();
            codes::content::odd_begin_of_head(Span::new(file, start, start + line.len()), line)
        }
        () if written == start && has_end && is_field => {
            codes::content::head_without_begin(Span::new(file, start, start))
        }
        () => codes::content::no_front_matter(whole),
    }
}

/// Whether a line holds nothing but strokes, other ones than `---`: an editor may join hyphens to dashes.
fn is_odd_stroke(line: &str) -> bool {
    let line = line.trim_end();
    line != "---" && line.len() > 1 && line.chars().all(|c| "-–—−".contains(c))
}

/// The lines from a byte on, each with its place.
fn lines(text: &str, mut at: usize) -> impl Iterator<Item = (usize, &str)> {
    std::iter::from_fn(move || {
        let line = (at < text.len()).then(|| line_at(text, at))?;
        at += line.len();
        Some((at - line.len(), line))
    })
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
