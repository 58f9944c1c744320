//! Where each word stands: one pass over the records, each word looked up as it is written. Stems and parts
//! are worked out later, once for each different word.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::{LEVEL_BITS, words};
use crate::locale::Language;
use crate::view::search::Record;

/// How much it says that a word stands there: levels from 0 to 7.
const TITLE: u8 = 5;
const HEADING: u8 = 4;
const SUMMARY: u8 = 3;
const OFTEN: u8 = 2;

/// The words of some records, one after the other.
#[derive(Debug, Default)]
pub struct Gatherer {
    /// The number of each word, by language.
    numbers: [HashMap<Box<str>, u32, BuildHasherDefault<Quick>>; 2],
    words: Vec<Found>,
    /// The words of the record that is being read.
    here: Vec<u32>,
}

/// A word as it is written.
#[derive(Debug)]
pub(super) struct Found {
    /// The word.
    pub word: Box<str>,
    /// The language of the text.
    pub language: Language,
    /// Records with levels, in order.
    pub postings: Vec<u32>,
    /// How often it stands in the text of the record that is being read, and its level elsewhere.
    count: u8,
    level: u8,
    is_here: bool,
}

impl Found {
    fn new(word: &str, language: Language) -> Found {
        Found { word: word.into(), language, postings: Vec::new(), count: 0, level: 0, is_here: false }
    }
}

impl Gatherer {
    /// Takes in a record by its number; numbers rise.
    pub fn add(&mut self, number: u32, record: &Record) {
        let language = record.language;
        let title = count(&record.title);
        self.all(
            &record.title,
            language,
            match title {
                0 | 1 => TITLE + 2,
                2 | 3 => TITLE + 1,
                _ => TITLE,
            },
        );
        for name in &record.names {
            self.all(name, language, if count(name) < 2 { TITLE + 1 } else { TITLE });
        }
        self.all(&record.summary, language, SUMMARY);
        for section in &record.sections {
            self.all(&section.title, language, HEADING);
            self.all(&section.text, language, 0);
        }
        self.close(number);
    }

    /// The words, in the order in which they were first seen.
    pub(super) fn found(self) -> Vec<Found> {
        self.words
    }

    fn all(&mut self, text: &str, language: Language, level: u8) {
        words::each(text, |word| self.one(word, language, level));
    }

    fn one(&mut self, word: &str, language: Language, level: u8) {
        let numbers = &mut self.numbers[language as usize];
        let number = if let Some(number) = numbers.get(word) {
            *number
        } else {
            let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            numbers.insert(word.into(), number);
            self.words.push(Found::new(word, language));
            number
        };
        let Some(found) = self.words.get_mut(number as usize) else { return };
        if !found.is_here {
            found.is_here = true;
            self.here.push(number);
        }
        if level == 0 {
            found.count = found.count.saturating_add(1);
        }
        found.level = found.level.max(level);
    }

    fn close(&mut self, number: u32) {
        for word in self.here.drain(..) {
            let Some(found) = self.words.get_mut(word as usize) else { continue };
            let often = match found.count {
                0 | 1 => 0,
                2 | 3 => 1,
                _ => OFTEN,
            };
            found.postings.push(number << LEVEL_BITS | u32::from(found.level.max(often)));
            (found.count, found.level, found.is_here) = (0, 0, false);
        }
    }
}

/// How many words a name has.
fn count(name: &str) -> usize {
    let mut count = 0;
    words::each(name, |word| count += usize::from(!word.contains('-')));
    count
}

/// A hash of a few bytes for tables that nobody fills with malice: the standard one takes longer than all else
/// that is done with a word.
#[derive(Debug, Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn mix(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.mix(u64::from_le_bytes(*eight));
        }
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.mix(u64::from_le_bytes(last) ^ bytes.len() as u64);
    }

    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}
