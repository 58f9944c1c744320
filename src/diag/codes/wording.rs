//! What the wording of many codes is made of: names, days, proposals.

use jiff::civil::Date;

use crate::locale::{Dates, Language, Numbers, Words};
use crate::source::Span;

/// A day with the place where it is written.
pub type Dated = (Date, Span);

/// So many names are listed in a message.
pub(super) const LISTED: usize = 6;

/// A day as a sentence names it: "23. November 2026".
pub(super) fn day(date: Date) -> Words {
    let day = |language| Dates::new(language).day(date);
    Words::new(day(Language::De), day(Language::En))
}

/// A number as people write it in both languages.
pub(super) fn number(value: f64) -> Words {
    let write = |language| Numbers::new(language).decimal(value, 2);
    Words::new(write(Language::De), write(Language::En))
}

/// A value as it is quoted in a message: cut where it is long.
pub(super) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().count() > 60 {
        short.push('…');
    }
    short
}

/// Joins names for a message: `a`, `b` oder `c`.
pub(super) fn names(language: Language, names: &[impl AsRef<str>]) -> String {
    language.or(&names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>())
}

/// Titles, each in German and English, in quotation marks: „A“, „B“ und „C“; where there are many, how
/// many more.
pub(super) fn titles<'n>(all: impl ExactSizeIterator<Item = (&'n str, &'n str)>) -> Words {
    // The last one takes no more room than "one more" would.
    let listed = if all.len() == LISTED + 1 { LISTED + 1 } else { LISTED };
    let more = all.len().saturating_sub(listed);
    let quote = |(de, en)| (format!("„{}“", short(de)), format!("“{}”", short(en)));
    let (mut de, mut en): (Vec<String>, Vec<String>) = all.take(listed).map(quote).unzip();
    if more > 0 {
        de.push(format!("{more} weitere"));
        en.push(format!("{more} more"));
    }
    Words::new(Language::De.and(&de), Language::En.and(&en))
}

/// "Gemeint war vermutlich `x`. ", or nothing.
pub(super) fn meant(near: &[impl AsRef<str>]) -> Words {
    match near {
        [] => Words::default(),
        near => Words::new(
            format!("Gemeint war vermutlich {}. ", names(Language::De, near)),
            format!("Probably meant: {}. ", names(Language::En, near)),
        ),
    }
}
