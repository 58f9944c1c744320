//! Says of each text of another language on a page which language it is of: what `locale::foreign` has marked gets
//! `lang`, at the element that holds nothing else or at one of its own.

use crate::locale::foreign::{CLOSE, OPEN, plain};

/// Elements that hold words alone.
const WORDS_ALONE: [&str; 6] = ["<title", "<desc", "<text", "<tspan", "<option", "<textarea"];
/// Elements that hold nothing.
const EMPTY: [&str; 7] = ["<br", "<hr", "<img", "<input", "<link", "<meta", "<wbr"];

/// A page with its marks as elements; `None` where it has none. Only what is around marks is looked at.
pub fn spelled_out(page: &str, language: &str) -> Option<String> {
    let mut next = page.find(OPEN);
    next?;
    let mut out = String::with_capacity(page.len() + page.len() / 16);
    let mut done = 0;
    while let Some(mark) = next {
        let (before, marked) = page.split_at(mark);
        let (tag, text) = (before.rfind('<').unwrap_or(0), before.rfind('>').map_or(0, |end| end + 1));
        let from = if text > tag { text } else { mark };
        let to = mark + marked.find(if text > tag { '<' } else { '>' }).unwrap_or(marked.len());
        let part = |from: usize, to: usize| page.get(from..to).unwrap_or_default();
        out.push_str(part(done, from));
        if text > tag {
            write(part(from, to), (part(tag, text), part(to, page.len())), language, &mut out);
        } else {
            // In a tag there are no elements.
            out.push_str(&plain(part(from, to)));
        }
        done = to;
        next = part(to, page.len()).find(OPEN).map(|found| to + found);
    }
    out.push_str(page.get(done..).unwrap_or_default());
    Some(out)
}

/// Whether a tag has a name, given with what it begins with.
fn is(tag: &str, name: &str) -> bool {
    tag.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Writes the text between two tags.
fn write(text: &str, (before, after): (&str, &str), language: &str, out: &mut String) {
    if begins(before) && after.starts_with("</") && is_foreign(text) {
        if !before.contains(" lang=\"") && out.pop() == Some('>') {
            out.extend([" lang=\"", language, "\">"]);
        }
        out.push_str(&plain(text));
    } else if WORDS_ALONE.iter().any(|name| is(before, name)) {
        out.push_str(&plain(text));
    } else {
        write_parts(text, language, out);
    }
}

/// Whether a tag is the first of an element that holds something.
fn begins(tag: &str) -> bool {
    let is_start = tag.starts_with('<') && !tag.starts_with("</") && !tag.starts_with("<!");
    is_start && !tag.ends_with("/>") && !EMPTY.iter().any(|name| is(tag, name))
}

/// A text up to its first mark, what is marked, and the rest; a mark without its other half says nothing.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let (until, _) = text.split_once(CLOSE)?;
    let (before, marked) = until.rsplit_once(OPEN)?;
    Some((before, marked, text.get(until.len() + CLOSE.len_utf8()..)?))
}

/// Whether no word of a text stands outside of marks.
fn is_foreign(text: &str) -> bool {
    let has_words = |text: &str| text.contains(char::is_alphanumeric);
    let mut rest = text;
    while let Some((before, _, after)) = split(rest) {
        if has_words(before) {
            return false;
        }
        rest = after;
    }
    !has_words(rest)
}

fn write_parts(text: &str, language: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, marked, after)) = split(rest) {
        out.push_str(&plain(before));
        out.extend(["<bdi lang=\"", language, "\">", marked, "</bdi>"]);
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
            ("<h1>[Nur deutsch]</h1>", "<h1 lang='de'>Nur deutsch</h1>"),
            ("<a href='a.html'>[A &amp; B]</a>", "<a href='a.html' lang='de'>A &amp; B</a>"),
            ("<p lang='de'>[Schon]</p>", "<p lang='de'>Schon</p>"),
            (
                "<p>The campaign “[Herbst]” ends.</p>",
                "<p>The campaign “<bdi lang='de'>Herbst</bdi>” ends.</p>",
            ),
            ("<p>“[Eins]”, [Zwei]</p>", "<p lang='de'>“Eins”, Zwei</p>"),
            ("<p>[Eins] on [Zwei]</p>", "<p><bdi lang='de'>Eins</bdi> on <bdi lang='de'>Zwei</bdi></p>"),
            ("<td>[Text] <small>on</small></td>", "<td><bdi lang='de'>Text</bdi> <small>on</small></td>"),
            ("<p><br>[Text]</p>", "<p><br><bdi lang='de'>Text</bdi></p>"),
            // Where there can be no element the words stand alone.
            ("<a title='Edit: [Text]'>[Text]</a>", "<a title='Edit: Text' lang='de'>Text</a>"),
            ("<a title='[Text'>on [Text]</a>", "<a title='Text'>on <bdi lang='de'>Text</bdi></a>"),
            ("<title>[Text] · Portal</title>", "<title>Text · Portal</title>"),
            ("<title>[Text] · [Seite]</title>", "<title lang='de'>Text · Seite</title>"),
            (
                "<svg><text>[A] on B</text><desc>[A]</desc></svg>",
                "<svg><text>A on B</text><desc lang='de'>A</desc></svg>",
            ),
            // A mark that somebody has typed is never half an element.
            ("<p>[Text</p><p>[on</p>", "<p>Text</p><p>on</p>"),
            ("<p>[a [b] ]c [</p>", "<p>a <bdi lang='de'>b</bdi> c </p>"),
            ("<p>[", "<p>"),
        ] {
            let page =
                page.replace('[', &OPEN.to_string()).replace(']', &CLOSE.to_string()).replace('\'', "\"");
            assert_eq!(spelled_out(&page, "de"), Some(expected.replace('\'', "\"")), "{page}");
        }
        assert_eq!(spelled_out("<p>Words</p>", "de"), None);
    }
}
