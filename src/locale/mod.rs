//! How people of a language write: words in both interface languages, lists, dates, numbers, plurals
//! and sorting. Below every stage that says something.

mod dates;
pub mod foreign;
mod numbers;
mod sorting;

pub use dates::Dates;
pub use numbers::Numbers;
pub use sorting::Sorter;

/// A language of the interface: of pages, messages and reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// German.
    De,
    /// English.
    En,
}

impl Language {
    /// Both, in the order in which they are written everywhere.
    pub const ALL: [Language; 2] = [Language::De, Language::En];

    /// The language's code: `de`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::De => "de",
            Language::En => "en",
        }
    }

    /// The language of a code; `None` for one that the interface does not speak.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Things that all count: "A, B und C", "A, B and C".
    pub fn and(self, items: &[impl AsRef<str>]) -> String {
        join(
            items,
            match self {
                Language::De => " und ",
                Language::En => " and ",
            },
        )
    }

    /// Things of which one counts: "A, B oder C", "A, B or C".
    pub fn or(self, items: &[impl AsRef<str>]) -> String {
        join(
            items,
            match self {
                Language::De => " oder ",
                Language::En => " or ",
            },
        )
    }

    /// A place in a row: "3.", "3rd".
    pub fn ordinal(self, number: u64) -> String {
        let ending = match (self, number % 100, number % 10) {
            (Language::De, ..) => ".",
            (Language::En, 11..=13, _) => "th",
            (Language::En, _, 1) => "st",
            (Language::En, _, 2) => "nd",
            (Language::En, _, 3) => "rd",
            (Language::En, ..) => "th",
        };
        format!("{number}{ending}")
    }
}

/// The word for one thing or the word for any other number of them, as both languages have it.
pub fn plural<'a, N: PartialEq + From<u8>>(count: N, one: &'a str, other: &'a str) -> &'a str {
    if count == N::from(1) { one } else { other }
}

/// Commas between, and the word before the last.
fn join(items: &[impl AsRef<str>], word: &str) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(if index + 1 == items.len() { word } else { ", " });
        }
        text.push_str(item.as_ref());
    }
    text
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Words {
    /// In German.
    pub de: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The same thing said in both languages.
    pub fn new(de: impl Into<String>, en: impl Into<String>) -> Words {
        Words { de: de.into(), en: en.into() }
    }

    /// What is the same in every language: a name, a file, a number.
    pub fn same(text: impl Into<String>) -> Words {
        let text = text.into();
        Words { de: text.clone(), en: text }
    }

    /// These words, or others where there are none.
    pub fn or(self, others: Words) -> Words {
        if self == Words::default() { others } else { self }
    }

    /// The sentence in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::De => &self.de,
            Language::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined_as_in_a_sentence() {
        let cases: [(&[&str], &str, &str); 4] = [
            (&[], "", ""),
            (&["A"], "A", "A"),
            (&["A", "B"], "A und B", "A or B"),
            (&["A", "B", "C"], "A, B und C", "A, B or C"),
        ];
        for (items, german, english) in cases {
            assert_eq!((Language::De.and(items), Language::En.or(items)), (german.into(), english.into()));
        }
    }

    #[test]
    fn only_one_is_singular() {
        let words = [0_usize, 1, 2, 11].map(|count| plural(count, "Tag", "Tage"));
        assert_eq!(words, ["Tage", "Tag", "Tage", "Tage"]);
    }

    #[test]
    fn ordinals_take_their_ending() {
        let english = [1, 2, 3, 4, 11, 12, 13, 21, 102, 112].map(|number| Language::En.ordinal(number));
        assert_eq!(english, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "112th"]);
        assert_eq!(Language::De.ordinal(3), "3.");
    }
}
