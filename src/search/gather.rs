//! Where each word stands: one pass over the records, each word looked up as it is written. Stems and parts
//! are worked out later, once for each different word.

use super::lexicon::Lexicon;
use super::{PART_BITS, RECORD_SHIFT, words};
use crate::locale::Language;
use crate::view::search::{Draft, Record};

/// How much it says that a word stands there: levels from 0 to 7.
const TITLE: u8 = 5;
const HEADING: u8 = 4;
const SUMMARY: u8 = 3;
const OFTEN: u8 = 2;

/// The words of some records, one after the other.
#[derive(Debug, Default)]
pub struct Gatherer {
    /// The words, by language.
    words: [Words; 2],
}

/// The words of a language.
#[derive(Debug, Default)]
struct Words {
    lexicon: Lexicon,
    /// Where each word stands.
    found: Vec<Found>,
    /// The words of the record that is being read.
    here: Vec<u32>,
}

/// Where a word stands.
#[derive(Debug, Default)]
struct Found {
    /// Records with levels, in order.
    postings: Vec<u32>,
    /// How often it stands in the text of the record that is being read, and its level elsewhere.
    count: u8,
    level: u8,
    /// In which part of the record it stands.
    part: u8,
    is_here: bool,
}

/// The words of some records, in the order in which they were first seen.
#[derive(Debug)]
pub struct Gathered(pub(super) Vec<Written>);

/// A word as it is written, with where it stands.
#[derive(Debug)]
pub(super) struct Written {
    /// The word.
    pub word: Box<str>,
    /// The language of the text.
    pub language: Language,
    /// Records with levels, in order.
    pub postings: Vec<u32>,
}

impl Words {
    fn one(&mut self, word: &str, level: u8, part: u8) {
        let (number, is_new) = self.lexicon.number(word);
        if is_new {
            self.found.push(Found::default());
        }
        let Some(found) = self.found.get_mut(number as usize) else { return };
        if !found.is_here {
            found.is_here = true;
            found.part = part;
            self.here.push(number);
        }
        if level == 0 {
            found.count = found.count.saturating_add(1);
        } else if level > found.level {
            (found.level, found.part) = (level, part);
        }
    }

    fn close(&mut self, record: u32) {
        for word in self.here.drain(..) {
            let Some(found) = self.found.get_mut(word as usize) else { continue };
            let often = match found.count {
                0 | 1 => 0,
                2 | 3 => 1,
                _ => OFTEN,
            };
            let level = u32::from(found.level.max(often));
            found.postings.push(record << RECORD_SHIFT | level << PART_BITS | u32::from(found.part));
            (found.count, found.level, found.is_here) = (0, 0, false);
        }
    }
}

/// The words of records that are made of these drafts; the first one has this number.
pub fn gather(first: usize, drafts: &[Draft]) -> Gathered {
    let mut gatherer = Gatherer::default();
    for (number, draft) in (first..).zip(drafts) {
        gatherer.add(number, &draft.record());
    }
    gatherer.finish()
}

impl Gatherer {
    /// Takes in a record by its number; numbers rise.
    pub fn add(&mut self, number: usize, record: &Record) {
        let number = u32::try_from(number).unwrap_or_default();
        let language = record.language;
        self.all(&record.title, language, title_level(&record.title), 0);
        for name in &record.names {
            self.all(name, language, name_level(name), 0);
        }
        for foreign in &record.foreign {
            for name in [&foreign.title].into_iter().chain(&foreign.names) {
                self.all(name, foreign.language, name_level(name), 0);
            }
        }
        self.all(&record.summary, language, SUMMARY, 0);
        for section in &record.sections {
            let part = u8::try_from(section.part).unwrap_or_default();
            self.all(&section.title, language, HEADING, part);
            self.all(&section.text, language, 0, part);
        }
        self.words.iter_mut().for_each(|words| words.close(number));
    }

    /// The words.
    pub fn finish(self) -> Gathered {
        let languages = Language::ALL.into_iter().zip(self.words);
        let all = languages.flat_map(|(language, words)| {
            let found = words.lexicon.into_words().zip(words.found);
            found.map(move |(word, found)| Written { word, language, postings: found.postings })
        });
        Gathered(all.collect())
    }

    fn all(&mut self, text: &str, language: Language, level: u8, part: u8) {
        let Some(words) = self.words.get_mut(language as usize) else { return };
        words::each(text, |word| words.one(word, level, part));
    }
}

/// How much a word of a title says: the more, the fewer words there are.
fn title_level(title: &str) -> u8 {
    match count(title) {
        0 | 1 => TITLE + 2,
        2 | 3 => TITLE + 1,
        _ => TITLE,
    }
}

/// The same of another name.
fn name_level(name: &str) -> u8 {
    if count(name) < 2 { TITLE + 1 } else { TITLE }
}

/// How many words a name has.
fn count(name: &str) -> usize {
    let mut count = 0;
    words::each(name, |word| count += usize::from(!word.contains('-')));
    count
}
