//! Regular expressions for what is written as a text of a certain form. They take what the reader
//! takes; they are those of JavaScript, in the part that all engines share.

use std::fmt::Write;

use crate::model::Kind;
use crate::model::time::{Duration, WEEKDAY_NAMES};

/// An identifier.
const ID: &str = "[a-z0-9-]{1,100}";
/// The name of a duty, a network or a metric.
pub(super) const NAME: &str = "[a-z0-9_-]{1,100}";
/// The years that a date may name.
const YEAR: &str = "(19|20|21)[0-9]{2}";
/// The months and days that there are.
const MONTH_DAY: &str =
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-9]))";
/// A time of day.
const TIME: &str = "([01][0-9]|2[0-3]):[0-5][0-9]";

/// `pattern` and nothing else.
pub(super) fn whole(pattern: &str) -> String {
    format!("^({pattern})$")
}

pub(super) fn date() -> String {
    format!("{YEAR}-{MONTH_DAY}")
}

pub(super) fn moment() -> String {
    format!("{}([ T] *{TIME})?", date())
}

pub(super) fn period() -> String {
    format!("{}|{YEAR}(-(0[1-9]|1[0-2]|W(0[1-9]|[1-4][0-9]|5[0-3])|Q[1-4]))?", date())
}

pub(super) fn duration() -> String {
    let words: Vec<String> = Duration::unit_words().map(any_case).collect();
    format!("P([0-9]+[YMWD])*(T([0-9]+[HM])+)?|[0-9]+\\s+({})", words.join("|"))
}

pub(super) fn weekdays() -> String {
    let day = WEEKDAY_NAMES.join("|");
    format!("({day})( *- *({day}))?")
}

pub(super) fn hours() -> String {
    format!("{TIME} *- *{TIME}")
}

pub(super) fn url() -> String {
    "https?://\\S+".to_owned()
}

pub(super) fn email() -> String {
    "[!#-%'-;=A-Z\\[-~]+@[^\\s@<>\"?&]*\\.[^\\s@<>\"?&]*".to_owned()
}

pub(super) fn colour() -> String {
    "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})".to_owned()
}

pub(super) fn id() -> String {
    ID.to_owned()
}

/// A number as text: what the reader takes beside a number.
pub(super) fn number() -> String {
    "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?".to_owned()
}

/// The name of a thing of one kind; of several, with the kind before it.
pub(super) fn reference(kinds: &[Kind]) -> String {
    match kinds {
        [kind] => named(*kind),
        kinds => {
            let prefixed = kinds.iter().map(|kind| format!("{}: *{}", kind.name(), named(*kind)));
            prefixed.collect::<Vec<_>>().join("|")
        }
    }
}

fn named(kind: Kind) -> String {
    match kind {
        Kind::Page => format!("{ID}(/{ID})*"),
        Kind::Duty | Kind::Network | Kind::Metric => NAME.to_owned(),
        _ => ID.to_owned(),
    }
}

/// A word in small or capital letters.
fn any_case(word: &str) -> String {
    let mut pattern = String::new();
    for letter in word.chars() {
        // Writing to a string cannot fail.
        let _ = write!(pattern, "[{}{letter}]", letter.to_uppercase());
    }
    pattern
}
