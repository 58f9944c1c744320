//! What a browser has already, and which part it wants.

use std::ops::Range;

use hyper::Method;
use hyper::header::{HeaderMap, IF_NONE_MATCH, IF_RANGE, RANGE};

/// What is wanted of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it.
    Whole,
    /// Nothing: the browser has it.
    Nothing,
    /// These bytes.
    Part(Range<usize>),
    /// Bytes that it does not have.
    Outside,
}

/// What is wanted of a file with this tag, written with its quotes, and this length.
pub(super) fn wanted(method: &Method, headers: &HeaderMap, tag: &str, length: usize) -> Wanted {
    let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    if known.flat_map(|list| list.split(',')).any(|known| is_same(known.trim(), tag)) {
        return Wanted::Nothing;
    }
    if method != Method::GET {
        return Wanted::Whole;
    }
    let mut ranges = headers.get_all(RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else { return Wanted::Whole };
    // A part of another version does not fit to what the browser has. A date says too little.
    let is_other = headers.get(IF_RANGE).is_some_and(|version| version.as_bytes() != tag.as_bytes());
    match range.to_str().ok().filter(|_| !is_other) {
        Some(range) => part(range, length),
        None => Wanted::Whole,
    }
}

/// Texts that differ in nothing but how they are sent share a tag; that is marked by `W/`.
fn is_same(known: &str, tag: &str) -> bool {
    known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag
}

/// `bytes=0-99`, `bytes=100-`, `bytes=-100`. What is not understood, or several ranges, is the whole file.
fn part(range: &str, length: usize) -> Wanted {
    let Some((first, last)) = range
        .split_once('=')
        .filter(|(unit, _)| unit.trim().eq_ignore_ascii_case("bytes"))
        .and_then(|(_, range)| range.trim().split_once('-'))
    else {
        return Wanted::Whole;
    };
    let range = match (number(first), number(last)) {
        (Some(first), Some(last)) if first > last => return Wanted::Whole,
        (Some(first), Some(last)) => first..length.min(last.saturating_add(1)),
        (Some(first), None) if last.is_empty() => first..length,
        (None, Some(last)) if first.is_empty() => length.saturating_sub(last)..length,
        _ => return Wanted::Whole,
    };
    if range.is_empty() { Wanted::Outside } else { Wanted::Part(range) }
}

/// A number; one that is too large for any file is as good as the largest.
fn number(text: &str) -> Option<usize> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_understood_or_left_alone() {
        use Wanted::{Outside, Part, Whole};
        let cases = [
            ("bytes=0-0", Part(0..1)),
            ("bytes=0-9", Part(0..10)),
            ("bytes=2-5", Part(2..6)),
            ("bytes=5-", Part(5..10)),
            ("bytes=-3", Part(7..10)),
            ("bytes=-300", Part(0..10)),
            ("bytes=5-300", Part(5..10)),
            ("bytes=5-99999999999999999999999", Part(5..10)),
            ("BYTES = 1-2", Part(1..3)),
            ("bytes=10-", Outside),
            ("bytes=10-12", Outside),
            ("bytes=-0", Outside),
            ("bytes=99999999999999999999999-", Outside),
            ("bytes=5-2", Whole),
            ("bytes=", Whole),
            ("bytes=-", Whole),
            ("bytes=a-b", Whole),
            ("bytes=+1-2", Whole),
            ("bytes=0-1,3-4", Whole),
            ("pages=0-1", Whole),
            ("0-1", Whole),
        ];
        for (range, expected) in cases {
            assert_eq!(part(range, 10), expected, "{range}");
        }
        assert_eq!(part("bytes=0-", 0), Outside);
    }
}
