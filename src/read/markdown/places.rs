//! Where in the text a destination stands. The parser says where a link begins and ends; these
//! functions find the destination within.

use std::ops::Range;

/// The destination of an inline link or image that ends at `link.end`; `behind` is where its text
/// ends. Without brackets, quotes and title.
pub(super) fn inline(text: &str, link: &Range<usize>, behind: usize) -> Option<Range<usize>> {
    let rest = text.get(behind.max(link.start)..link.end)?;
    let start = behind.max(link.start) + rest.find("](")? + 2;
    bare(text, start, link.end)
}

/// The destination within a reference definition: `[label]: destination "title"`.
pub(super) fn definition(text: &str, definition: &Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = definition.start + 1;
    while at < definition.end && *bytes.get(at)? != b']' {
        at += if bytes.get(at) == Some(&b'\\') { 2 } else { 1 };
    }
    bare(text, at + 2, definition.end)
}

/// The target of `[[target]]` and `[[target|text]]`, without blanks around it.
pub(super) fn short(text: &str, link: &Range<usize>) -> Option<Range<usize>> {
    let written = text.get(link.clone())?;
    let opening = written.find("[[")? + 2;
    let inner = written.get(opening..)?;
    let target = inner.get(..inner.find(['|', ']'])?)?;
    let target = target.strip_suffix('\\').unwrap_or(target);
    let start = link.start + opening + (target.len() - target.trim_start().len());
    Some(start..start + target.trim().len())
}

/// A destination at or behind a place: `a.md`, `<a b.md>`. Nothing where it is empty.
fn bare(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let start = from + blanks(text.get(from..end)?);
    let rest = text.get(start..end)?;
    let range = if let Some(inner) = rest.strip_prefix('<') {
        start + 1..start + 1 + length(inner, |byte| byte == b'>')
    } else {
        let mut open = 0_usize;
        let ends = |byte: u8| {
            let last = byte <= b' ' || byte == b')' && open == 0;
            match byte {
                b'(' => open += 1,
                b')' if !last => open -= 1,
                _ => {}
            }
            last
        };
        start..start + length(rest, ends)
    };
    (!range.is_empty()).then_some(range)
}

/// How far a destination goes: up to the first byte that ends it and is not escaped.
fn length(text: &str, mut ends: impl FnMut(u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let escapes = *byte == b'\\' && bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation);
        if !escapes && ends(*byte) {
            return at;
        }
        at += if escapes { 2 } else { 1 };
    }
    bytes.len()
}

/// How many blanks lead, with a line break and the marks of quotations at the start of the new line.
fn blanks(text: &str) -> usize {
    let mut broken = false;
    let end = text.bytes().position(|byte| {
        broken |= byte == b'\n';
        !(byte.is_ascii_whitespace() || broken && byte == b'>')
    });
    end.unwrap_or(text.len())
}
