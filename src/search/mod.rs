//! Records to what the search in the browser reads: scripts, for those load from everywhere, each when it
//! is asked for. Pure; which words a corpus has, what their stems and parts are, and how they are cut into
//! files follows from the records alone.
//!
//! | file | what it holds |
//! |---|---|
//! | `search/index.js` | kinds, where the other files begin, words that say nothing |
//! | `search/words-<n>.js` | words with the records in which they stand, sorted, front-coded |
//! | `search/near-<n>.js` | the words of a length, to find those that differ by a letter |
//! | `search/texts-<n>.js` | titles, addresses and texts of some records, for results with their excerpts |

mod code;
mod compounds;
mod gather;
mod index;
mod lexicon;
mod scripts;
mod stems;
mod words;

pub use gather::{Gathered, Gatherer, gather};
pub use index::{Index, NEAR};
pub use scripts::{directory, near, texts, words as words_script};
pub use stems::Stems;
pub use words::fold;

/// A place of a word is one number: a record's, how much it says that the word stands there, and in which part
/// of the record's texts it does.
const PART_BITS: u32 = 2;
const LEVEL_BITS: u32 = 3;
const RECORD_SHIFT: u32 = PART_BITS + LEVEL_BITS;
const LEVELS: u32 = ((1 << LEVEL_BITS) - 1) << PART_BITS;
/// From this level on a word stands in a title or a name.
const NAMED: u32 = 5;

/// How much it says that a word stands at a place.
fn level(posting: u32) -> u32 {
    (posting & LEVELS) >> PART_BITS
}
