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
//!
//! `view/search/` says what is found: a record a page, term or post, made of the model after the audience's cut,
//! its text taken out of the body's markup in one pass. `search/` goes through the records in 16 pieces, each with
//! its own table of words as they are written; folding, stemming and splitting are done once for each different
//! word. Words are sorted and cut into files of like size; texts stand several records in a file, or a long record
//! in up to four, and the place of a word says in which of them. Which files there are follows from the number and
//! the size of the texts alone, so that the preview can list them and makes them when they are asked for. It keeps
//! what was gathered of a piece as long as what its records are made of (`Draft`) is the same. Names have no hash:
//! a page does not change because another one has, and servers are told not to keep the files (`_headers`). Each
//! file says instead to which order of records it belongs, and where it begins; a page that is open while the
//! portal is published anew notices by that, and loads them all again.
//!
//! `files.js` reads only the files in which a word can stand: words are sorted, so that forms of a word, compounds
//! that begin with it and words that begin as it does are neighbours; parts further behind are keys of their own.
//! `words.js` folds and stems as the program does. A word that stands nowhere is split into words that do
//! ("Urlaubsvertretung" finds "Vertretung im Urlaub"); only then words are looked for that differ by a letter,
//! first those that begin alike. Texts are read for the results that are shown, and choose section and excerpt.
//! Records have the titles of the portal's other languages, too: whoever reads in English finds a page by its
//! German name.

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
