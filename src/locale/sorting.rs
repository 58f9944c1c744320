//! The order in which people look for names.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::Language;

/// Sorts names as a dictionary of the language does: umlauts with their vowel, upper and lower case
/// together, numbers by their value. What a dictionary holds for equal goes by code points, so that
/// the order never depends on where a name came from.
#[derive(Debug)]
pub struct Sorter {
    collator: CollatorBorrowed<'static>,
}

impl Sorter {
    /// For a language. Make it once; it can be used by several threads.
    pub fn new(language: Language) -> Sorter {
        let mut preferences = CollatorPreferences::from(match language {
            Language::De => locale!("de"),
            Language::En => locale!("en"),
        });
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default())
            .expect("the data of both languages is compiled in");
        Sorter { collator }
    }

    /// Which of two names comes first.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }

    /// Sorts by a name, each looked at once.
    pub fn sort_by_key<T>(&self, items: &mut [T], name: impl Fn(&T) -> &str) {
        items.sort_by_cached_key(|item| {
            let name = name(item);
            let mut key = Vec::new();
            let Ok(()) = self.collator.write_sort_key_to(name, &mut key);
            (key, name.to_owned())
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_a_dictionary() {
        let names = [
            "",
            "1. Quartal",
            "2. Quartal",
            "10. Quartal",
            "Ablage",
            "Aerzte",
            "ähnlich",
            "Ähnlich",
            "alt",
            "Straße",
            "Strasse 9",
            "Strasse 10",
            "Xing",
            "YouTube",
            "zwei",
        ];
        for language in Language::ALL {
            let sorter = Sorter::new(language);
            let mut shuffled = names;
            shuffled.reverse();
            sorter.sort_by_key(&mut shuffled, |name| name);
            assert_eq!(shuffled, names, "{language:?}");
        }
    }

    #[test]
    fn comparing_and_sorting_agree_and_nothing_is_equal_but_the_same() {
        let names =
            ["a", "A", "ä", "a\u{308}", "\u{ad}a", "a\0", "é", "9", "09", "10", "ß", "ss", "x y", "x-y"];
        let sorter = Sorter::new(Language::De);
        for a in names {
            for b in names {
                let mut pair = [a, b];
                sorter.sort_by_key(&mut pair, |name| name);
                let expected = if sorter.compare(a, b) == Ordering::Greater { [b, a] } else { [a, b] };
                assert_eq!(pair, expected);
                assert_eq!(sorter.compare(a, b) == Ordering::Equal, a == b, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn several_threads_can_share_one() {
        fn shared<T: Send + Sync>() {}
        shared::<Sorter>();
    }
}
