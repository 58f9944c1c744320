//! Texts of another language within what is said in one: the title that nobody has translated yet, in a sentence or
//! alone. Such a text stands between two characters that nobody sees, by which Unicode isolates a phrase. `render` makes
//! `lang` of them, so that it is read aloud in its own language. What machines read is written in the language of the
//! originals and has none of them.
//!
//! A `Text` of the model knows its file, and so whether it is a translation. Where the original stands for one, it
//! is put between two marks (`locale/foreign.rs`) as it leaves the model: by `Writer::text`, `Writer::link` and
//! `Writer::summary` for views, by `phrase::both` and `phrase::title` for the sentences of `insight`. From then on
//! it is part of a string like any other. `render/foreign.rs` goes once through a page that has such marks and
//! makes `lang` of them, so that a screen reader reads each text in its own language; in attributes and titles,
//! where no element can stand, the marks are left out.

use std::borrow::Cow;

/// Stands before a text of another language.
pub const OPEN: char = '\u{2068}';
/// Stands behind it.
pub const CLOSE: char = '\u{2069}';

/// A text of another language as part of what is said.
pub fn mark(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{OPEN}{}{CLOSE}", plain(text)) }
}

/// A text without the marks, for where no element can stand.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.contains([OPEN, CLOSE]) {
        Cow::Owned(text.replace([OPEN, CLOSE], ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text without its full stop, to go on in a sentence.
pub fn without_full_stop(text: &str) -> Cow<'_, str> {
    match text.trim().strip_suffix(CLOSE) {
        Some(marked) => Cow::Owned(format!("{}{CLOSE}", marked.trim_end_matches('.'))),
        None => Cow::Borrowed(text.trim().trim_end_matches('.')),
    }
}

/// Whether a text ends as a sentence does.
pub fn is_sentence(text: &str) -> bool {
    text.trim_end_matches(CLOSE).ends_with(['.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_put_once_and_taken_away_again() {
        let marked = mark("Vor der Messe");
        assert_eq!(marked, "\u{2068}Vor der Messe\u{2069}");
        assert_eq!(mark(&marked), marked);
        assert_eq!(plain(&format!("campaign {marked}")), "campaign Vor der Messe");
        assert_eq!((mark(""), plain("Messe")), (String::new(), Cow::Borrowed("Messe")));
        assert_eq!(without_full_stop(&mark("Vor der Messe.")), marked);
        assert!(is_sentence(&mark("Vor der Messe.")) && !is_sentence(&marked));
    }
}
