//! What a text that a type refuses probably means: how people write numbers, days and addresses
//! where nobody told them how. Says nothing rather than something wrong.

mod dates;
mod texts;
mod times;

pub(super) use dates::{bad_date, bad_moment, period};
pub(super) use texts::{boolean, colour, email, number, url, whole};
pub(super) use times::{duration, hours, weekdays};

use crate::locale::{Dates, Language};

/// A text cut into words in lower case and numbers: "KW45/2026" is `kw`, `45`, `2026`.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = ' ';
    for character in text.chars() {
        if character.is_alphanumeric() {
            let goes_on = last.is_alphanumeric() && last.is_numeric() == character.is_numeric();
            match tokens.last_mut() {
                Some(token) if goes_on => token.extend(character.to_lowercase()),
                _ => tokens.push(character.to_lowercase().collect()),
            }
        }
        last = character;
    }
    tokens
}

/// The number of a month by its name in either language, also shortened to three letters or more.
fn month(word: &str) -> Option<i8> {
    if word == "mrz" {
        return Some(3);
    }
    let begins = |language: Language, month: i8| {
        Dates::new(language).month_name(month).to_lowercase().starts_with(word)
    };
    (1..=12).find(|month| word.chars().count() >= 3 && Language::ALL.iter().any(|l| begins(*l, *month)))
}

/// A number below a thousand million, of digits alone.
fn figure(text: &str) -> Option<u32> {
    (text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A year of four digits, or of two; whether it is written with four.
fn year(text: &str) -> Option<(u32, bool)> {
    match (text.len(), figure(text)?) {
        (4, year) => Some((year, true)),
        (2, year) => Some((2000 + year, false)),
        _ => None,
    }
}
