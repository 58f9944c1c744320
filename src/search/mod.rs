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

pub use gather::Gatherer;
pub use index::{Index, NEAR};
pub use scripts::{directory, near, texts, words as words_script};
pub use stems::Stems;
pub use words::fold;

/// A place of a word is one number: a record's, and in the lowest bits how much it says that the word stands
/// there.
const LEVEL_BITS: u32 = 3;
const LEVEL_MASK: u32 = 7;
/// From this level on a word stands in a title or a name.
const NAMED: u32 = 5;
