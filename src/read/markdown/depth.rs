//! How deep quotations and lists stand within each other. The parser needs time in proportion to
//! the depth for every line; a text that nests thousands of them is refused before.

use std::ops::Range;

/// The deepest nesting that is read. People write three or four levels.
const LIMIT: usize = 200;

/// The first line that nests deeper than is read.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split('\n') {
        if depth(line) > LIMIT {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len() + 1;
    }
    None
}

/// How deep the start of a line can stand at most: its marks of quotations and lists, and a level
/// for every two blanks, which continue what was opened before.
fn depth(line: &str) -> usize {
    let (mut marks, mut blanks, mut rest) = (0, 0, line.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first {
            b' ' | b'\r' => blanks += 1,
            b'\t' => blanks += 4,
            b'>' => marks += 1,
            b'-' | b'+' | b'*' | b':' if ends_mark(after) => marks += 1,
            b'0'..=b'9' => match number(after) {
                Some(after) => {
                    marks += 1;
                    rest = after;
                }
                None => return marks + blanks / 2,
            },
            _ => return marks + blanks / 2,
        }
    }
    // A line of blanks continues nothing.
    if marks == 0 { 0 } else { marks + blanks / 2 }
}

/// What stands behind the number of a list's item, its first digit being read.
fn number(bytes: &[u8]) -> Option<&[u8]> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (mark, after) = bytes.get(digits..)?.split_first()?;
    (matches!(mark, b'.' | b')') && ends_mark(after)).then_some(after)
}

/// Whether the mark before this is a list's: a blank or the end of the line follows.
fn ends_mark(after: &[u8]) -> bool {
    matches!(after.first(), None | Some(b' ' | b'\t' | b'\r'))
}
