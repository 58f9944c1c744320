//! Quotation marks: what is typed as `"` and `'` becomes the marks of the language. Marks that were
//! typed properly stay as they are.

use crate::locale::Language;

/// The marks of a language. All of them are three bytes long, so that one can replace another.
#[derive(Debug, PartialEq, Eq)]
struct Marks {
    open: &'static str,
    close: &'static str,
    open_single: &'static str,
    close_single: &'static str,
}

const GERMAN: Marks = Marks { open: "„", close: "“", open_single: "‚", close_single: "‘" };
const ENGLISH: Marks = Marks { open: "“", close: "”", open_single: "‘", close_single: "’" };

/// The apostrophe.
const APOSTROPHE: &str = "’";

/// What follows an apostrophe that stands for something left out, and thus opens no quotation.
const ELISIONS: [&str; 13] =
    ["n", "ne", "nen", "nem", "ner", "s", "m", "em", "tis", "twas", "cause", "til", "bout"];

/// What is to be written for a typed mark.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// This.
    Write(&'static str),
    /// An apostrophe, unless a closing mark follows: then it was an opening one.
    Undecided(&'static str),
    /// The first, and the second in place of the undecided mark before it.
    Close(&'static str, &'static str),
}

/// The quotation marks of one block of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotes {
    marks: &'static Marks,
    open: bool,
}

impl Quotes {
    /// Nothing is open.
    pub(super) fn new(language: Language) -> Quotes {
        Quotes { marks: if language == Language::De { &GERMAN } else { &ENGLISH }, open: false }
    }

    /// A new block begins: what was left open stays so.
    pub(super) fn reset(&mut self) {
        self.open = false;
    }

    /// What a typed `"` between these two texts becomes.
    pub(super) fn double(&mut self, before: &str, after: &str) -> &'static str {
        let side = Side::of(before, after);
        let measure = before.ends_with(|c: char| c.is_ascii_digit());
        match side {
            Side::Closing | Side::Either | Side::Inside if self.open => {
                self.open = false;
                self.marks.close
            }
            Side::Opening | Side::Either if side == Side::Opening || begins(before) => {
                self.open = true;
                self.marks.open
            }
            // 19" is a size. A closing mark without an opening one closes one that was typed: „so".
            Side::Closing if !measure => self.marks.close,
            Side::Either => self.marks.close,
            _ => "\"",
        }
    }

    /// What a typed `'` between these two texts becomes; `undecided` says whether one before it
    /// in the block waits for its closing mark.
    pub(super) fn single(&self, before: &str, after: &str, undecided: bool) -> Mark {
        match Side::of(before, after) {
            Side::Opening if !is_elision(after) => Mark::Undecided(APOSTROPHE),
            Side::Closing | Side::Either if undecided => {
                Mark::Close(self.marks.close_single, self.marks.open_single)
            }
            Side::Either if begins(before) => Mark::Undecided(APOSTROPHE),
            Side::Alone => Mark::Write("'"),
            _ => Mark::Write(APOSTROPHE),
        }
    }
}

/// On which side of a quotation a mark can stand, judged by its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
    /// Between punctuation.
    Either,
    /// Between letters.
    Inside,
    /// Between blanks.
    Alone,
}

impl Side {
    fn of(before: &str, after: &str) -> Side {
        let (last, next) = (before.chars().next_back(), after.chars().next());
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match (last, next) {
            _ if blank(last) && blank(next) => Side::Alone,
            _ if blank(last) => Side::Opening,
            _ if blank(next) => Side::Closing,
            _ if letter(last) && letter(next) => Side::Inside,
            _ if letter(last) => Side::Closing,
            _ if letter(next) => Side::Opening,
            _ => Side::Either,
        }
    }
}

/// Whether a quotation can begin behind this text: behind a bracket, a dash, the mark of an emphasis.
fn begins(before: &str) -> bool {
    before.ends_with(|c| "([{<„‚«‹–—-/:*_~|".contains(c))
}

fn is_elision(after: &str) -> bool {
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let word = after.get(..end).unwrap_or_default();
    ELISIONS.iter().any(|elision| elision.eq_ignore_ascii_case(word)) || is_short_year(word)
}

/// `'68`, `'90er`.
fn is_short_year(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
