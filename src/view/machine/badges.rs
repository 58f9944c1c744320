//! The badge of a campaign: its title, how it stands, how far it is. A picture for other pages, so it
//! brings its own ground and is as wide as its words.

use serde::Serialize;

use crate::insight::assessment::CampaignStanding;
use crate::view::pages::campaign;
use crate::view::parts::Word;
use crate::view::writer::Writer;

/// So many characters of a title are shown.
const LONGEST_TITLE: usize = 60;
/// The room on each side of a text.
const PADDING: u32 = 8;
/// The room for the shape before the word, with the room behind it.
const SHAPE: u32 = 15;

/// A badge. `badge.svg` of the theme draws it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Badge {
    /// All that it says, in a sentence.
    pub label: String,
    /// The title, short enough.
    pub title: Piece,
    /// `red`, `yellow`, `green`, `grey`, or a state: `planned`, `paused`, `closed`, `cancelled`, `running`.
    pub key: &'static str,
    /// The word for it, with how far the campaign is.
    pub word: Piece,
    /// The left end of the part that holds the word.
    pub middle: u32,
    /// How wide that part is.
    pub rest: u32,
    /// How wide it all is.
    pub width: u32,
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Its left end.
    pub x: u32,
    /// How wide it is drawn, whatever the font.
    pub width: u32,
}

/// The badge of a campaign.
pub fn badge(writer: &Writer<'_>, standing: &CampaignStanding<'_>) -> Badge {
    let title = super::plain_line(&writer.entry(standing.entry).text);
    let Word { key, text } = match &standing.assessment {
        Some(judged) => writer.word(judged.value),
        None => writer.word(standing.state),
    };
    let progress = standing.progress.filter(|_| campaign::is_underway(standing.state));
    let percent = progress.map(|progress| writer.numbers.percent(progress.actual));
    let word = percent.into_iter().fold(text, |word, percent| format!("{word} · {percent}"));
    let label = format!("{title}: {word}");
    let title = shortened(title);
    let (title_width, word_width) = (width(&title), width(&word));
    let middle = title_width + 2 * PADDING;
    let rest = word_width + SHAPE + 2 * PADDING;
    Badge {
        label,
        title: Piece { text: title, x: PADDING, width: title_width },
        key,
        word: Piece { text: word, x: middle + PADDING + SHAPE, width: word_width },
        middle,
        rest,
        width: middle + rest,
    }
}

/// A title with its end left out where it is long.
fn shortened(title: String) -> String {
    if title.chars().count() <= LONGEST_TITLE {
        return title;
    }
    let kept: String = title.chars().take(LONGEST_TITLE - 1).collect();
    format!("{}…", kept.trim_end())
}

/// About how wide a text is in the plain font of a system at 12 pixels.
fn width(text: &str) -> u32 {
    let tenths: u32 = text.chars().map(tenths).sum();
    tenths.div_ceil(10).max(1)
}

/// About how wide a character is, in tenths of a pixel.
fn tenths(character: char) -> u32 {
    match character {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' => 33,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '/' | '·' => 42,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' => 105,
        'A'..='Z' | 'Ä' | 'Ö' | 'Ü' | '&' => 83,
        _ if u32::from(character) >= 0x2e80 => 122,
        _ => 68,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_ends_in_dots_and_no_text_is_without_width() {
        assert_eq!(shortened("Kurz".to_owned()), "Kurz");
        let long = shortened("ä".repeat(200));
        assert_eq!((long.chars().count(), long.ends_with('…')), (LONGEST_TITLE, true));
        assert!(width("") > 0 && width("Wim") > width("iii"));
    }
}
