//! One line of a source, cut to what a terminal can show and cleaned of what could steer it.

use std::ops::Range;

/// So many characters are shown before the place, and as many from its start on.
const REACH: usize = 80;
const BOM: char = '\u{feff}';
/// Stands for a character that is not shown.
const REPLACEMENT: char = '\u{fffd}';

/// A line to show.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The line, or the part of it around the place.
    pub(crate) line: String,
    /// The bytes of it to mark; empty at its end, where the mark stands behind.
    pub(crate) mark: Range<usize>,
}

/// The line in which a place starts. A place of no width marks one character; of a place over several
/// lines the first is shown. Takes the same time however long line and file are.
pub(crate) fn excerpt(text: &str, place: Range<usize>) -> Excerpt {
    let (text, skipped) = match text.strip_prefix(BOM) {
        Some(text) => (text, BOM.len_utf8()),
        None => (text, 0),
    };
    let start = place.start.saturating_sub(skipped);
    let width = place.end.saturating_sub(skipped).saturating_sub(start);
    let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));

    let (before, cut_before) = line_before(before);
    let (after, cut_after) = line_after(after);
    let first = after.chars().next().map_or(0, char::len_utf8);
    let (marked, after) = after.split_at_checked(width.max(first)).unwrap_or((after, ""));

    let ellipsis = |cut| if cut { "…" } else { "" };
    let before = format!("{}{}", ellipsis(cut_before), visible(before));
    let marked = visible(marked);
    Excerpt {
        mark: before.len()..before.len() + marked.len(),
        line: format!("{before}{marked}{}{}", visible(after), ellipsis(cut_after)),
    }
}

/// The end of a text, back to the start of its last line, and whether the line is longer.
fn line_before(text: &str) -> (&str, bool) {
    let mut line = text.char_indices().rev().take_while(|(_, character)| *character != '\n');
    let start = line.by_ref().take(REACH).last().map_or(text.len(), |(start, _)| start);
    (text.get(start..).unwrap_or_default(), line.next().is_some())
}

/// The start of a text, up to the end of its first line, and whether the line is longer.
fn line_after(text: &str) -> (&str, bool) {
    let end = text.char_indices().nth(REACH).map_or(text.len(), |(end, _)| end);
    let shown = text.get(..end).unwrap_or_default();
    match shown.split_once('\n') {
        Some((line, _)) => (line.strip_suffix('\r').unwrap_or(line), false),
        None => (shown, end < text.len() && !text[end..].starts_with(['\r', '\n'])),
    }
}

/// A text of one line without anything that a terminal would obey. Tabs stay.
pub(crate) fn visible(text: &str) -> String {
    let shown = |character| match character {
        '\t' => '\t',
        '\n' => ' ',
        character if steers(character) => REPLACEMENT,
        character => character,
    };
    text.chars().map(shown).collect()
}

/// Control characters, and those that turn the direction of writing or cannot be seen.
fn steers(character: char) -> bool {
    character.is_control()
        || matches!(character, BOM | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(character, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt with its mark in brackets.
    fn marked(text: &str, place: Range<usize>) -> String {
        let Excerpt { line, mark } = excerpt(text, place);
        format!("{}[{}]{}", &line[..mark.start], &line[mark.clone()], &line[mark.end..])
    }

    #[test]
    fn the_line_of_a_place_is_shown_with_the_place_marked() {
        let cases = [
            ("umlauts", "größe: ja\nb", 9..11, "größe: [ja]"),
            ("CRLF", "a\r\nbc: d\r\ne", 7..8, "bc: [d]"),
            ("BOM", "\u{feff}title: x", 3..8, "[title]: x"),
            ("whole file with BOM", "\u{feff}title: x", 0..0, "[t]itle: x"),
            ("no width", "lead:\n", 2..2, "le[a]d:"),
            ("no width at the end of a line", "lead:\nb", 5..5, "lead:[]"),
            ("no width at the end of a CRLF line", "lead:\r\nb", 5..5, "lead:[]"),
            ("inside a line's ending", "lead:\r\nb", 6..6, "lead:\u{fffd}[]"),
            ("end of the file", "a\nb\n", 4..4, "[]"),
            ("empty file", "", 0..0, "[]"),
            ("several lines", "a: |\n  b\nc", 3..9, "a: [|]"),
            ("beyond the end", "ab", 7..9, "ab[]"),
        ];
        for (what, text, place, expected) in cases {
            assert_eq!(marked(text, place), expected, "{what}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}ä{}", "-".repeat(100_000), "+".repeat(100_000));
        let (before, after) = ("-".repeat(REACH), "+".repeat(REACH - 1));
        assert_eq!(marked(&text, 100_000..100_002), format!("…{before}[ä]{after}…"));
        assert_eq!(marked(&text, 100_000..200_000), format!("…{before}[ä{after}]…"));
        let exact = format!("a\n{}{}\r\nb", "-".repeat(REACH), "+".repeat(REACH));
        let end = "+".repeat(REACH - 1);
        assert_eq!(marked(&exact, 2 + REACH..3 + REACH), format!("{before}[+]{end}"));
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_shown() {
        let text = "a\u{1b}[31m\u{9b}2J\u{202e}\u{2066}\u{7}\0\u{7f}b\tc";
        assert_eq!(
            marked(text, 0..1),
            "[a]\u{fffd}[31m\u{fffd}2J\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}b\tc"
        );
    }
}
