//! The words that were gathered for the search, as long as the records are made of the same.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::locale::Language;
use crate::search::{self, Gathered};
use crate::view::search::Draft;

/// What was gathered, by language and piece of the records.
#[derive(Debug, Default)]
pub struct Words {
    known: Mutex<HashMap<(Language, usize), Arc<Known>>>,
}

/// The words of a piece, and what they were gathered of.
#[derive(Debug)]
struct Known {
    first: usize,
    drafts: Vec<Draft>,
    words: Arc<Gathered>,
}

impl Words {
    /// The words of records that are made of these drafts; the first one has this number. May be called by many
    /// threads.
    pub fn gathered(&self, piece: (Language, usize), first: usize, drafts: Vec<Draft>) -> Arc<Gathered> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&piece).cloned();
        if let Some(known) = known.filter(|known| known.first == first && known.drafts == drafts) {
            return Arc::clone(&known.words);
        }
        let words = Arc::new(search::gather(first, &drafts));
        let known = Arc::new(Known { first, drafts, words: Arc::clone(&words) });
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(piece, known);
        words
    }
}
