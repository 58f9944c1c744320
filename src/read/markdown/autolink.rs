//! Bare addresses in running text: `https://example.org/pfad`, `redaktion@example.org`, found as
//! code hosts find them.

use std::ops::Range;

/// An address found in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it stands.
    pub range: Range<usize>,
    /// An e-mail address rather than a web address.
    pub mail: bool,
}

/// Whether it is worth looking: a quick test, wrong only in one direction.
pub(super) fn possible(text: &str) -> bool {
    memchr::memchr2(b':', b'@', text.as_bytes()).is_some()
}

/// The first address at or behind a place.
pub(super) fn find(text: &str, from: usize) -> Option<Found> {
    let mut at = from;
    loop {
        at += memchr::memchr2(b':', b'@', text.get(at..)?.as_bytes())?;
        let mail = text.as_bytes().get(at) == Some(&b'@');
        let range = if mail { mail_around(text, from, at) } else { web_around(text, from, at) };
        if let Some(range) = range {
            return Some(Found { range, mail });
        }
        at += 1;
    }
}

/// How far a web address reaches into a text: up to a blank or a bracket, without the punctuation
/// that ends a sentence and without a parenthesis that nothing in it opens.
pub(super) fn length(text: &str) -> usize {
    let end = text.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(text.len());
    let mut address = text.get(..end).unwrap_or_default();
    let count = |mark: char| address.matches(mark).count();
    let mut unopened = count(')').saturating_sub(count('('));
    while let Some(last) = address.chars().next_back() {
        match last {
            ')' if unopened > 0 => unopened -= 1,
            mark if "?!.,:;*_~'\"“”„‘’»«›‹…".contains(mark) => {}
            _ => break,
        }
        address = address.get(..address.len() - last.len_utf8()).unwrap_or_default();
    }
    address.len()
}

/// The web address whose scheme ends at `colon`.
fn web_around(text: &str, from: usize, colon: usize) -> Option<Range<usize>> {
    let before = text.get(from..colon)?;
    let scheme = ["https", "http"].into_iter().find(|scheme| ends_with(before, scheme))?;
    let start = colon - scheme.len();
    let host = text.get(colon..)?.strip_prefix("://")?;
    let named = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    if !named || text.get(..start)?.ends_with(char::is_alphanumeric) {
        return None;
    }
    Some(start..start + length(text.get(start..)?))
}

/// The e-mail address around an `@`.
fn mail_around(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let name_byte = |byte: &u8| byte.is_ascii_alphanumeric() || b".+-_".contains(byte);
    let name = text.as_bytes().get(from..at)?.iter().rev().take_while(|byte| name_byte(byte)).count();
    let start = at - name;
    let word = text.get(..start)?.ends_with(char::is_alphanumeric);
    let host = text.get(at + 1..)?;
    let host_byte = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
    let end = host.bytes().position(|byte| !host_byte(byte)).unwrap_or(host.len());
    let (host, after) = (host.get(..end)?.trim_end_matches('.'), host.get(end..)?);
    let valid = host.contains('.')
        && host.ends_with(|c: char| c.is_ascii_alphanumeric())
        && !after.starts_with(char::is_alphanumeric);
    (name > 0 && !word && valid).then_some(start..at + 1 + host.len())
}

/// Whether a text ends with a word in lower or upper case.
fn ends_with(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    start.and_then(|start| text.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
}
