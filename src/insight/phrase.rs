//! Pieces of computed sentences: numbers as words, lists, texts of the content in both languages.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::locale::{Dates, Language, Numbers, Words, foreign};
use crate::model::{Entry, Head, Kind, Model, Text, Thing};

const GERMAN: [&str; 13] = [
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
];
const ENGLISH: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// A number as people write it in a sentence: a word up to twelve, then digits: "fünf", "1.250".
pub fn number(count: usize) -> Words {
    match (GERMAN.get(count), ENGLISH.get(count)) {
        (Some(de), Some(en)) => Words::new(*de, *en),
        _ => in_both(|language| Numbers::new(language).integer(count)),
    }
}

/// So many things: the words for one of them, or those for several, in which `{}` is the number.
pub fn count(count: usize, one: (&str, &str), several: (&str, &str)) -> Words {
    let number = number(count);
    match count {
        1 => Words::new(one.0, one.1),
        _ => Words::new(several.0.replace("{}", &number.de), several.1.replace("{}", &number.en)),
    }
}

/// How often: "einmal", "dreimal", "13-mal"; "once", "twice", "three times".
pub fn times(count: usize) -> Words {
    let number = number(count);
    let german = if count <= 12 { format!("{}mal", number.de) } else { format!("{}-mal", number.de) };
    let english = match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{} times", number.en),
    };
    Words::new(german, english)
}

/// The same with its first letter large, to begin a sentence.
pub fn beginning(words: &Words) -> Words {
    Words::new(capitalised(&words.de), capitalised(&words.en))
}

/// A text with its first letter large.
pub fn capitalised(text: &str) -> String {
    let (mark, text) = text.split_at(text.len() - text.trim_start_matches(foreign::OPEN).len());
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| mark.chars().chain(first.to_uppercase()).chain(letters).collect())
}

/// Parts with commas between.
pub fn with_commas(parts: &[Words]) -> Words {
    let join = |pick: fn(&Words) -> &str| parts.iter().map(pick).collect::<Vec<_>>().join(", ");
    Words::new(join(|words| &words.de), join(|words| &words.en))
}

/// Things that all count: "A, B und C", "A, B and C".
pub fn and(parts: &[Words]) -> Words {
    let german: Vec<&str> = parts.iter().map(|words| words.de.as_str()).collect();
    let english: Vec<&str> = parts.iter().map(|words| words.en.as_str()).collect();
    Words::new(Language::De.and(&german), Language::En.and(&english))
}

/// How long something has lasted, in whole days: "seit 5 Tagen", "for 5 days".
pub fn since(days: i32) -> Words {
    in_both(|language| Dates::new(language).since(days))
}

/// A day as seen on another: "heute", "in 11 Tagen", "vor 3 Tagen".
pub fn relative(date: Date, as_of: Date) -> Words {
    in_both(|language| Dates::new(language).relative(date, as_of))
}

/// A day without its year: "4. Dezember", "4 December".
pub fn day_month(date: Date) -> Words {
    in_both(|language| Dates::new(language).day_month(date))
}

/// A day: "4. Dezember 2026", "4 December 2026".
pub fn day(date: Date) -> Words {
    in_both(|language| Dates::new(language).day(date))
}

/// A number of days: "1 Tag", "9 Tage".
pub fn days(days: i32) -> Words {
    match days {
        1 => Words::new("1 Tag", "1 day"),
        _ => Words::new(format!("{days} Tage"), format!("{days} days")),
    }
}

/// A text of a thing in both languages; the original is marked where it stands for a translation.
pub fn both<T>(entry: &Entry<T>, text: impl Fn(&T) -> Option<&Text>) -> Option<Words> {
    let own = text(entry.original())?;
    Some(in_both(|language| translated(&entry.head, language, text(entry.value(language)).unwrap_or(own))))
}

/// What a thing is about, in both languages.
pub fn summary(head: &Head) -> Option<Words> {
    let own = head.versions.first()?.summary.as_ref()?;
    let of = |language| head.version(language).and_then(|version| version.summary.as_ref());
    Some(in_both(|language| translated(head, language, of(language).unwrap_or(own))))
}

/// A text of a thing as it is there in a language; the original is marked where it stands for a translation.
pub fn translated(head: &Head, language: Language, text: &Text) -> String {
    let is_own = match head.versions.split_first() {
        Some((original, others)) => {
            original.language == language || others.iter().any(|one| one.file == text.file())
        }
        None => true,
    };
    if is_own { text.0.clone() } else { foreign::mark(text) }
}

/// The title of a thing; one that is not translated is marked. Names are the same in every language.
pub fn title<'m>(model: &'m Model, thing: &Thing, language: Language) -> Option<Cow<'m, str>> {
    let title = model.tables.title(thing, language)?;
    let is_name = matches!(thing.kind, Kind::Person | Kind::Platform | Kind::Network | Kind::Series);
    if is_name || language == model.language() {
        return Some(Cow::Borrowed(title));
    }
    let version = model.tables.head(thing)?.version(language)?;
    let is_own = version.language == language && version.has_title;
    Some(if is_own { Cow::Borrowed(title) } else { Cow::Owned(foreign::mark(title)) })
}

/// What is said in each language.
pub fn in_both(say: impl Fn(Language) -> String) -> Words {
    Words::new(say(Language::De), say(Language::En))
}
