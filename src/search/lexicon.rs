//! A table of words with a number for each. It is asked once for each word of every text, so the hash is as
//! simple as can be: nobody fills it with malice.

/// The words, by number.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// One more than a word's number, 0 where there is none; the length is a power of two.
    slots: Vec<u32>,
    words: Vec<(u64, Box<str>)>,
}

/// The hash of a word, eight bytes at a time; the last eight may be among those before.
fn hash(word: &str) -> u64 {
    let mix = |hash: u64, value: u64| (hash.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let bytes = word.as_bytes();
    let length = bytes.len() as u64;
    if let Some(last) = bytes.last_chunk::<8>() {
        let eights = bytes.as_chunks::<8>().0.iter();
        let hash = eights.fold(length, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
        return mix(hash, u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let both = u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
        return mix(length, both);
    }
    mix(length, bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)))
}

impl Lexicon {
    /// The number of a word, and whether it is new.
    pub fn number(&mut self, word: &str) -> (u32, bool) {
        let hash = hash(word);
        if self.words.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let mut at = self.slot(hash);
        loop {
            let Some(slot) = self.slots.get_mut(at) else { return (0, false) };
            let Some(number) = slot.checked_sub(1) else {
                let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX - 1);
                *slot = number + 1;
                self.words.push((hash, word.into()));
                return (number, true);
            };
            if self.words.get(number as usize).is_some_and(|(known, one)| *known == hash && **one == *word) {
                return (number, false);
            }
            at = (at + 1) % self.slots.len();
        }
    }

    /// The words, in the order in which they came.
    pub fn into_words(self) -> impl Iterator<Item = Box<str>> {
        self.words.into_iter().map(|(_, word)| word)
    }

    fn slot(&self, hash: u64) -> usize {
        // The higher bits are the better ones.
        usize::try_from(hash >> 32).unwrap_or_default() & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(1 << 10)];
        for (hash, number) in self.words.iter().map(|(hash, _)| *hash).zip(1_u32..) {
            let mut at = self.slot(hash);
            while self.slots.get(at).is_some_and(|slot| *slot > 0) {
                at = (at + 1) % self.slots.len();
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn each_word_keeps_its_number(words in prop::collection::vec("[a-cä]{0,5}", 0..3000)) {
            let (mut lexicon, mut known) = (Lexicon::default(), HashMap::new());
            for word in &words {
                let next = u32::try_from(known.len()).unwrap();
                let (number, is_new) = lexicon.number(word);
                prop_assert_eq!(is_new, !known.contains_key(word));
                prop_assert_eq!(number, *known.entry(word.clone()).or_insert(next));
            }
            prop_assert_eq!(lexicon.into_words().count(), known.len());
        }
    }
}
