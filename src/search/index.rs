//! Every word of the records with the places where it stands, sorted, cut into files of like size.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::compounds::{Known, Parts};
use super::gather::Gathered;
use super::stems::Stems;
use super::words::{fold, stop_words};
use super::{LEVELS, NAMED, RECORD_SHIFT, code, level};
use crate::locale::Language;

/// The shortest and the longest word for which typing errors are forgiven, in letters as scripts count them.
pub const NEAR: std::ops::RangeInclusive<usize> = 3..=24;

/// What is to be found by a word: where it stands itself, and where words stand that have it as a part.
#[derive(Debug, Default)]
struct Entry {
    itself: Vec<u32>,
    as_part: Vec<u32>,
}

/// All words, ready to be written down.
#[derive(Debug, Default)]
pub struct Index {
    entries: BTreeMap<String, Entry>,
}

/// A word of the corpus as it is compared.
#[derive(Debug, Default)]
struct Form {
    is_noun: bool,
    is_row: bool,
    languages: BTreeSet<Language>,
    places: Vec<(usize, usize)>,
}

impl Index {
    /// Puts together what was gathered, in the order of the records.
    pub fn new(gathered: Vec<Arc<Gathered>>) -> Index {
        let forms = forms(&gathered);
        let stop: HashSet<&str> = stop_words().collect();
        let postings: Vec<Vec<u32>> = forms
            .par_iter()
            .map(|(word, form)| {
                let lists =
                    form.places.iter().filter_map(|(by, at)| Some(&gathered.get(*by)?.0.get(*at)?.postings));
                let mut all = union(lists);
                // A word that says nothing, or a single letter, is looked for in names alone.
                if stop.contains(word.as_str()) || word.chars().nth(1).is_none() {
                    all.retain(|posting| level(*posting) >= NAMED);
                }
                all
            })
            .collect();
        drop(gathered);
        let parts = parts(&forms, &stop);
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        for (part, words) in &parts {
            let as_part = union(words.iter().filter_map(|word| postings.get(*word)));
            entries.insert(part.clone(), Entry { itself: Vec::new(), as_part });
        }
        for ((word, _), itself) in forms.into_iter().zip(postings).filter(|(_, places)| !places.is_empty()) {
            entries.entry(word).or_default().itself = itself;
        }
        Index { entries }
    }

    /// The words with their places in so many texts of like size, and the word with which each begins.
    pub fn words(&self, count: usize) -> Vec<(&str, String)> {
        let coded: Vec<(&str, String)> = self
            .entries
            .par_iter()
            .map(|(word, entry)| {
                let mut places = String::new();
                code::postings(&entry.itself, &mut places);
                if !entry.as_part.is_empty() {
                    places.push('!');
                    code::postings(&entry.as_part, &mut places);
                }
                (word.as_str(), places)
            })
            .collect();
        let total: usize = coded.iter().map(|(word, places)| word.len() + places.len()).sum();
        let limit = total / count.max(1) + 1;
        let mut files: Vec<(&str, String)> = Vec::new();
        let mut written = 0;
        let mut before = "";
        for (word, places) in &coded {
            if files.is_empty() || written / limit >= files.len() {
                files.push((word, String::new()));
                before = "";
            }
            written += word.len() + places.len();
            if let Some((_, file)) = files.last_mut() {
                write_word(word, before, file);
                file.push('!');
                file.push_str(places);
            }
            before = word;
        }
        // Files are named before it is known how much there is.
        files.resize_with(count, || ("", String::new()));
        files
    }

    /// The words of one length, for finding those that differ by a letter.
    pub fn near(&self, length: usize) -> String {
        let mut file = String::new();
        let mut before = "";
        for word in self.entries.keys().filter(|word| word.encode_utf16().count() == length) {
            write_word(word, before, &mut file);
            before = word;
        }
        file
    }
}

/// So many letters at most are shared.
const MOST_SHARED: usize = 50;

/// Writes a word: how many letters it shares with the one before, and the rest. Scripts count letters beyond
/// U+FFFF as two.
fn write_word(word: &str, before: &str, file: &mut String) {
    let (mut shared, mut bytes) = (0, 0);
    for (letter, other) in word.chars().zip(before.chars()) {
        if letter != other || shared + letter.len_utf16() > MOST_SHARED {
            break;
        }
        shared += letter.len_utf16();
        bytes += letter.len_utf8();
    }
    if !file.is_empty() {
        file.push(' ');
    }
    code::number(shared, file);
    file.push_str(word.get(bytes..).unwrap_or_default());
}

/// All words as they are compared, sorted, with where they were found.
fn forms(gathered: &[Arc<Gathered>]) -> Vec<(String, Form)> {
    let folded: Vec<Vec<String>> = gathered
        .par_iter()
        .map(|words| words.0.iter().map(|found| fold(&found.word.replace('-', ""))).collect())
        .collect();
    let mut forms: HashMap<String, Form> = HashMap::new();
    for (by, (words, folded)) in gathered.iter().zip(folded).enumerate() {
        let folded = folded.into_iter().enumerate().zip(&words.0);
        for ((at, word), found) in folded.filter(|((_, word), _)| !word.is_empty()) {
            let form = forms.entry(word).or_default();
            form.is_noun |= found.word.chars().next().is_some_and(char::is_uppercase);
            form.is_row |= found.word.contains('-');
            form.languages.insert(found.language);
            form.places.push((by, at));
        }
    }
    let mut forms: Vec<(String, Form)> = forms.into_iter().collect();
    forms.par_sort_by(|a, b| a.0.cmp(&b.0));
    forms
}

/// The words in which each part stands, by the part's stem.
fn parts(forms: &[(String, Form)], stop: &HashSet<&str>) -> BTreeMap<String, Vec<usize>> {
    let stems = Stems::default();
    let is_word = |(word, form): &&(String, Form)| {
        form.languages.contains(&Language::De)
            && !form.is_row
            && !stop.contains(word.as_str())
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let stemmed: Vec<Option<String>> =
        forms.par_iter().map(|form| is_word(&form).then(|| stems.stem(&form.0, Language::De))).collect();
    let known: Vec<(usize, Known<'_>)> = forms
        .iter()
        .zip(&stemmed)
        .enumerate()
        .filter_map(|(at, ((word, form), stem))| {
            Some((at, Known { form: word, stem: stem.as_deref()?, is_noun: form.is_noun }))
        })
        .collect();
    let words: Vec<Known<'_>> = known.iter().map(|(_, word)| *word).collect();
    let corpus = Parts::new(&words);
    let split: Vec<(usize, Vec<String>)> = known
        .par_iter()
        .map(|(at, word)| (*at, corpus.of(word, |word| stems.stem(word, Language::De))))
        .collect();
    let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, found) in split {
        for part in found {
            parts.entry(part).or_default().push(at);
        }
    }
    parts
}

/// The places of several words, each record once, with its highest level.
fn union<'p>(lists: impl Iterator<Item = &'p Vec<u32>>) -> Vec<u32> {
    let mut all: Vec<u32> = Vec::new();
    lists.for_each(|list| all.extend_from_slice(list));
    // Where each piece of the records has one list, they are in order.
    let record = |posting: &u32| posting >> RECORD_SHIFT;
    if !all.is_sorted_by(|a, b| record(a) < record(b)) {
        all.sort_unstable_by_key(|posting| posting ^ LEVELS);
        all.dedup_by_key(|posting| record(posting));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the script makes of words that were written one after the other.
    fn read(file: &str) -> Vec<String> {
        let digit = |shared: usize| {
            let mut written = String::new();
            code::number(shared, &mut written);
            written
        };
        let mut word: Vec<u16> = Vec::new();
        let next = |entry: &str| {
            let (first, rest) = entry.split_at(1);
            word.truncate((0..=MOST_SHARED).find(|shared| digit(*shared) == first).expect("a digit"));
            word.extend(rest.encode_utf16());
            String::from_utf16(&word).expect("whole letters")
        };
        file.split(' ').map(next).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn words_are_read_as_they_were_written(words in prop::collection::vec("[aä𐐨𐐩𠀀]{1,60}", 1..20)) {
            let mut file = String::new();
            let mut before = "";
            for word in &words {
                write_word(word, before, &mut file);
                before = word;
            }
            prop_assert_eq!(read(&file), words);
        }
    }
}
