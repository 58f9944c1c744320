//! What broke a text that the parser could not understand. Guesses are made about the lines up to
//! where the parser gave up, and each is put to the test: the text is mended in that way and parsed
//! again. A guess that does not help the parser further is none.

use std::ops::Range;

use super::guess::{self, Guess, Line};
use crate::diag::codes::yaml::Cause;

/// So many lines above the parser's place are looked at.
const LINES_ABOVE: usize = 30;
/// So often the text is parsed again, at most.
const MOST_TRIES: usize = 80;
/// Texts beyond this size are not parsed again, in bytes.
const LONGEST: usize = 100_000;

/// The cause, and the edit that helped; `again` parses a text and says at which byte it fails.
pub fn find(text: &str, failed_at: usize, again: impl Fn(&str) -> Option<usize>) -> Option<Guess> {
    if text.len() > LONGEST {
        return None;
    }
    let all = lines(text);
    let last = all.iter().rposition(|line| line.start <= failed_at)?;
    let first = last.saturating_sub(LINES_ABOVE);
    let window = all.get(first..=last)?;
    let end_of_line = all.get(last)?.end();
    let helps = |guess: &Guess| {
        let (place, replacement) = &guess.edit;
        let mut mended = text.to_owned();
        mended.replace_range(place.clone(), replacement);
        // Another mistake further down is a matter of its own.
        let moved = |at: usize| at + place.len() > end_of_line + replacement.len();
        again(&mended).is_none_or(moved)
    };
    // Brackets and quotation marks first: what they swallow looks wrong in many ways.
    let swallowing = window.iter().enumerate().rev().flat_map(|(index, line)| {
        guess::quotes(line).into_iter().chain(guess::brackets(line, &window[index..]))
    });
    let (failed, above) = window.split_last()?;
    let next = all.get(last + 1);
    let others = guess::in_line(failed)
        .into_iter()
        .chain(guess::indentation(failed, above, next))
        .chain(above.iter().rev().flat_map(guess::in_line));
    swallowing.chain(others).take(MOST_TRIES).find(helps)
}

/// The lines of a text with their places.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let line = |whole: &'_ str| {
        let line = (start, whole.len());
        start += whole.len();
        line
    };
    let places: Vec<(usize, usize)> = text.split_inclusive('\n').map(line).collect();
    let cut = |(start, length): (usize, usize)| Line {
        start,
        text: text[start..start + length].trim_end_matches(['\n', '\r']),
    };
    places.into_iter().map(cut).collect()
}

/// The first mark of an unfinished merge.
pub fn merge_mark(text: &str) -> Option<Range<usize>> {
    let is_mark =
        |line: &Line<'_>| ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.text.starts_with(mark));
    lines(text).into_iter().find(is_mark).map(|line| line.start..line.start + 7)
}

/// A tab or a non-breaking blank before the first word of a line: never right in a file that could
/// not be understood, even where its repair is not known.
pub fn odd_blank(text: &str) -> Option<(Range<usize>, Cause)> {
    lines(text).into_iter().find_map(|line| {
        let indent = &line.text[..line.text.len() - line.text.trim_start().len()];
        let (at, character) = indent.char_indices().find(|(_, c)| guess::is_odd_blank(*c))?;
        let place = line.start + at..line.start + at + character.len_utf8();
        let cause = if character == '\t' { Cause::Tab } else { Cause::WideBlank };
        (indent.len() < line.text.trim_end().len()).then_some((place, cause))
    })
}
