//! The parts of German compounds, found from the words of the corpus itself: "Freigabeprozess" is made of
//! "Freigabe" and "Prozess" where both stand somewhere, or where one does and the other is what is left.

use std::collections::{HashMap, HashSet};

/// What may stand between two parts.
const LINKS: [&str; 7] = ["", "s", "n", "es", "en", "er", "e"];
/// The shortest word that is looked at, the shortest part, and the shortest part that need not be a noun.
const SHORTEST: usize = 7;
const PART: usize = 3;
const ANY_PART: usize = 4;
/// What is left behind a known word is a part from this length on.
const LEFT: usize = 5;
/// What looks like a part and is an ending.
const ENDINGS: [&str; 18] = [
    "enden",
    "ender",
    "keit",
    "heit",
    "lich",
    "schaft",
    "barkeit",
    "ungen",
    "lichkeit",
    "losigkeit",
    "igkeit",
    "bare",
    "isch",
    "ierung",
    "ieren",
    "ation",
    "ationen",
    "erinnen",
];

/// A word that may be a part.
#[derive(Debug, Clone, Copy)]
pub struct Known<'w> {
    /// The word as it is compared.
    pub form: &'w str,
    /// Its stem.
    pub stem: &'w str,
    /// Whether it is written with a capital letter somewhere.
    pub is_noun: bool,
}

/// The words of a corpus, for looking up parts.
#[derive(Debug, Default)]
pub struct Parts<'w> {
    /// Words as they are written, with whether they are nouns.
    forms: HashMap<&'w str, bool>,
    /// Their stems, likewise.
    stems: HashMap<&'w str, bool>,
    /// What is left behind two different known words at least.
    left: HashSet<&'w str>,
}

impl<'w> Parts<'w> {
    /// Takes in the words of a corpus.
    pub fn new(words: &[Known<'w>]) -> Parts<'w> {
        let mut parts = Parts::default();
        for word in words.iter().filter(|word| word.form.len() >= PART) {
            *parts.forms.entry(word.form).or_default() |= word.is_noun;
            *parts.stems.entry(word.stem).or_default() |= word.is_noun;
        }
        let mut left: HashMap<&'w str, &'w str> = HashMap::new();
        for word in words {
            if let Some((head, rest)) = parts.head(word.stem)
                && left.insert(rest, head).is_some_and(|before| before != head)
            {
                parts.left.insert(rest);
            }
        }
        parts
    }

    /// The parts of a word behind its first one, as stems; none where it is no compound. `stem` gives the
    /// stem of what a word ends in.
    pub fn of(&self, word: &Known<'w>, stem: impl Fn(&str) -> String) -> Vec<String> {
        if word.form.len() < SHORTEST || !word.form.is_ascii() {
            return Vec::new();
        }
        if let Some(parts) = self.split(word.form, &stem).or_else(|| self.split(word.stem, &stem)) {
            return parts.into_iter().skip(1).map(stem).collect();
        }
        // One part is known: what it stands behind, or what stands behind it.
        let is_noun = |head: &str| self.forms.get(head).is_some_and(|is_noun| *is_noun);
        let is_part = |(head, rest): &(&str, &str)| is_noun(head) || self.left.contains(rest);
        if let Some((_, rest)) = self.head(word.stem).filter(is_part) {
            return vec![stem(rest)];
        }
        (PART..word.form.len().saturating_sub(LEFT - 1))
            .filter_map(|at| word.form.get(at..))
            .map(|tail| (tail, stem(tail)))
            .find(|(tail, stem)| self.is_word(tail) || self.stems.contains_key(stem.as_str()))
            .filter(|(tail, _)| !ENDINGS.contains(tail))
            .map(|(_, stem)| vec![stem])
            .unwrap_or_default()
    }

    /// Splits a word into known parts, those with the longest first part first.
    fn split<'a>(&self, word: &'a str, stem: &impl Fn(&str) -> String) -> Option<Vec<&'a str>> {
        for at in (PART..=word.len().saturating_sub(PART)).rev() {
            let (Some(first), Some(behind)) = (word.get(..at), word.get(at..)) else { continue };
            if !self.is_part(first) {
                continue;
            }
            for link in LINKS {
                let Some(rest) = behind.strip_prefix(link).filter(|rest| rest.len() >= PART) else {
                    continue;
                };
                if !ENDINGS.contains(&rest) && (self.is_part(rest) || self.is_form(&stem(rest))) {
                    return Some(vec![first, rest]);
                }
                if let Some(mut parts) = self.split(rest, stem) {
                    parts.insert(0, first);
                    return Some(parts);
                }
            }
        }
        None
    }

    /// The longest known word that another one begins with, and what is left of it.
    fn head(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        let longest = word.len().checked_sub(LEFT)?;
        (LEFT..=longest).rev().find_map(|at| {
            let (first, rest) = (word.get(..at)?, word.get(at..)?);
            let rest = if self.is_word(first) { rest } else { return None };
            let rest = rest.strip_prefix('s').filter(|rest| rest.len() >= LEFT).unwrap_or(rest);
            (!ENDINGS.contains(&rest)).then_some((first, rest))
        })
    }

    fn is_word(&self, word: &str) -> bool {
        word.len() >= ANY_PART && self.forms.contains_key(word)
    }

    fn is_part(&self, word: &str) -> bool {
        self.forms.get(word).is_some_and(|is_noun| *is_noun || word.len() >= ANY_PART)
    }

    /// Whether a stem is that of a word that may be a part.
    fn is_form(&self, stem: &str) -> bool {
        stem.len() >= ANY_PART && self.stems.contains_key(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::search::stems::Stems;
    use proptest::prelude::*;

    const WORDS: &str = "Freigabe Freigaben Prozess Plan Pläne Redaktion Konferenz Kunde Kunden Zufriedenheit Ausbildung Tag \
        Arbeit Geber Marke Bild Rechte Beitrag Freigabeprozess Kampagne Kosten Vertretung Regelung verantwortlich";

    /// The parts of a word behind the first, in a corpus of `WORDS`.
    fn parts(word: &str, words: &str) -> Vec<String> {
        let stems = Stems::default();
        let stem = |word: &str| stems.stem(word, Language::De);
        let forms: Vec<(String, String)> = words
            .split_whitespace()
            .chain([word])
            .map(|word| (super::super::words::fold(word), stem(word)))
            .collect();
        let known: Vec<Known<'_>> =
            forms.iter().map(|(form, stem)| Known { form, stem, is_noun: true }).collect();
        let known_parts = Parts::new(&known[..known.len() - 1]);
        known_parts.of(&known[known.len() - 1], stem)
    }

    #[test]
    fn compounds_fall_into_words_of_the_corpus() {
        for (word, expected) in [
            ("Freigabeprozess", "prozess"),
            ("Freigabeprozesse", "prozess"),
            ("Redaktionskonferenz", "konferenz"),
            ("Redaktionspläne", "plan"),
            ("Kundenzufriedenheit", "zufried"),
            ("Ausbildungstag", "tag"),
            ("Arbeitgebermarke", "geb mark"),
            ("Bildrechte", "recht"),
            ("Kampagnenkosten", "kost"),
            ("Freigabeprozesskosten", "kost"),
            ("Sondervertretung", "vertret"),
            ("Urlaubsvertretungsregelung", "regel"),
            ("Verantwortlichkeit", ""),
            ("Freigaben", ""),
            ("Kunden", ""),
        ] {
            assert_eq!(parts(word, WORDS).join(" "), expected, "{word}");
        }
    }

    #[test]
    fn what_is_left_behind_a_noun_or_two_words_is_a_part() {
        let words = "Freigabe Urlaub Freigabeprozess Urlaubsprozess";
        assert_eq!(parts("Freigabeprozesse", words), ["prozess"]);
        assert_eq!(parts("Freigabeprozess", "Freigabe"), ["prozess"]);
        assert_eq!(parts("Freigabeprozess", "Vorgang"), [""; 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn two_words_with_a_link_are_found_by_the_second(
            first in "[bdfgklmnprt][aeiou][bdfgklmnprt][aeiou][bdfgkmp]",
            second in "[bdfgklmnprt][aeiou][bdfgklmnprt][aeiou][bdfgkmp]",
            link in prop::sample::select(LINKS.to_vec()),
        ) {
            let word = format!("{first}{link}{second}");
            let found = parts(&word, &format!("{first} {second}"));
            let stem = Stems::default().stem(&second, Language::De);
            prop_assert!(found.contains(&stem) || found.iter().any(|part| part.ends_with(&stem)), "{} {:?}", word, found);
        }
    }
}
