//! Says of each text of another language on a page which language it is of: what `locale::foreign` has marked gets
//! `lang`, at the element that holds nothing else or at one of its own.

use crate::locale::foreign::{CLOSE, OPEN, plain};

/// Elements that hold words alone.
const WORDS_ALONE: [&str; 6] = ["<title", "<desc", "<option", "<textarea", "<script", "<style"];
/// Elements that hold nothing.
const EMPTY: [&str; 7] = ["<br", "<hr", "<img", "<input", "<link", "<meta", "<wbr"];

/// A page with its marks as elements; `None` where it has none.
pub fn spelled_out(page: &str, language: &str) -> Option<String> {
    if !page.contains(OPEN) {
        return None;
    }
    let mut out = String::with_capacity(page.len() + page.len() / 8);
    let (mut rest, mut tag, mut drawings) = (page, "", 0_usize);
    loop {
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        write(text, (tag, after), drawings > 0, language, &mut out);
        let Some(end) = after.find('>') else {
            out.push_str(&plain(after));
            return Some(out);
        };
        (tag, rest) = after.split_at(end + 1);
        out.push_str(&plain(tag));
        match tag {
            _ if is(tag, "<svg") && !tag.ends_with("/>") => drawings += 1,
            _ if is(tag, "</svg") => drawings = drawings.saturating_sub(1),
            _ => {}
        }
    }
}

/// Whether a tag has a name, given with what it begins with.
fn is(tag: &str, name: &str) -> bool {
    tag.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Writes the text between two tags.
fn write(text: &str, (before, after): (&str, &str), is_drawn: bool, language: &str, out: &mut String) {
    let whole = text.strip_prefix(OPEN).and_then(|text| text.strip_suffix(CLOSE));
    match whole.filter(|text| !text.contains([OPEN, CLOSE])) {
        _ if !text.contains([OPEN, CLOSE]) => out.push_str(text),
        Some(text) if begins(before) && after.starts_with("</") => {
            if !before.contains(" lang=\"") && out.pop() == Some('>') {
                out.extend([" lang=\"", language, "\">"]);
            }
            out.push_str(text);
        }
        _ if is_drawn || WORDS_ALONE.iter().any(|name| is(before, name)) => out.push_str(&plain(text)),
        _ => write_parts(text, language, out),
    }
}

/// Whether a tag is the first of an element that holds something.
fn begins(tag: &str) -> bool {
    let is_start = tag.starts_with('<') && !tag.starts_with("</") && !tag.starts_with("<!");
    is_start && !tag.ends_with("/>") && !EMPTY.iter().any(|name| is(tag, name))
}

/// A mark without its other half says nothing.
fn write_parts(text: &str, language: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(OPEN) {
        out.push_str(&plain(before));
        let end = inside.find([OPEN, CLOSE]).filter(|end| inside[*end..].starts_with(CLOSE));
        let Some((text, after)) = end.and_then(|_| inside.split_once(CLOSE)) else {
            rest = inside;
            continue;
        };
        out.extend(["<bdi lang=\"", language, "\">", text, "</bdi>"]);
        rest = after;
    }
    out.push_str(&plain(rest));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_says_its_language() {
        for (page, expected) in [
            ("<h1>[Nur deutsch]</h1>", "<h1 lang=\"de\">Nur deutsch</h1>"),
            ("<a href=\"a.html\">[A &amp; B]</a>", "<a href=\"a.html\" lang=\"de\">A &amp; B</a>"),
            ("<p lang=\"de\">[Schon]</p>", "<p lang=\"de\">Schon</p>"),
            (
                "<p>The campaign “[Herbst]” ends.</p>",
                "<p>The campaign “<bdi lang=\"de\">Herbst</bdi>” ends.</p>",
            ),
            ("<p>[Eins], [Zwei]</p>", "<p><bdi lang=\"de\">Eins</bdi>, <bdi lang=\"de\">Zwei</bdi></p>"),
            ("<td>[Text] <small>on</small></td>", "<td><bdi lang=\"de\">Text</bdi> <small>on</small></td>"),
            ("<p><br>[Text]</p>", "<p><br><bdi lang=\"de\">Text</bdi></p>"),
            // Where there can be no element the words stand alone.
            ("<a title=\"Edit: [Text]\">[Text]</a>", "<a title=\"Edit: Text\" lang=\"de\">Text</a>"),
            ("<title>[Text] · Portal</title>", "<title>Text · Portal</title>"),
            (
                "<svg><text>[A] and B</text><desc>[A]</desc></svg>[C]",
                "<svg><text>A and B</text><desc lang=\"de\">A</desc></svg><bdi lang=\"de\">C</bdi>",
            ),
            // A mark that somebody has typed is never half an element.
            ("<p>[Text</p><p>]</p>", "<p>Text</p><p></p>"),
            ("<p>[a [b] ]c [</p>", "<p>a <bdi lang=\"de\">b</bdi> c </p>"),
            ("<p>[", "<p>"),
        ] {
            let page = page.replace('[', &OPEN.to_string()).replace(']', &CLOSE.to_string());
            assert_eq!(spelled_out(&page, "de").as_deref(), Some(expected), "{page}");
        }
        assert_eq!(spelled_out("<p>Words</p>", "de"), None);
    }
}
