//! Values that cannot be what their field asks for. The codes stand in [`fields`](super::fields).

use super::fields::{BAD_DATE, UNKNOWN_CHOICE, WRONG_TYPE, WRONG_VALUE, of_field};
use super::wording::{meant, names, short};
use crate::diag::{Diagnostic, Meant};
use crate::locale::{Dates, Language, Words};
use crate::source::Span;

/// What is found somewhere: "Bei `lead` steht …", "In `lead` there is …".
fn stands(field: &str, found: &Words, verdict: &Words) -> Words {
    let field = of_field(field);
    Words::new(
        format!("{} steht {}; {}.", field.de, found.de, verdict.de),
        format!("{} there is {}; {}.", field.en, found.en, verdict.en),
    )
}

/// A text as it is quoted in both languages.
fn quoted(text: &str) -> Words {
    let text = short(text);
    Words::new(format!("„{text}“"), format!("“{text}”"))
}

/// Says what was meant in the help, and mends it where that is certain.
fn proposing(found: Diagnostic, meant: Option<&Meant>, otherwise: Words) -> Diagnostic {
    let Some(Meant { text, is_certain, why }) = meant else {
        return Diagnostic { help: otherwise, ..found };
    };
    let start = if *is_certain {
        Words::new(format!("Schreiben Sie `{text}`."), format!("Write `{text}`."))
    } else {
        Words::new(format!("Gemeint ist vermutlich `{text}`."), format!("Probably meant: `{text}`."))
    };
    let join = |start: &str, why: &str| format!("{start} {why}").trim_end().to_owned();
    let help = Words::new(join(&start.de, &why.de), join(&start.en, &why.en));
    let at = found.span;
    let found = Diagnostic { help, ..found };
    if *is_certain { found.fix(at, text) } else { found }
}

/// "Richtig wäre …".
fn right(expected: &Words) -> Words {
    Words::new(format!("Richtig wäre {}.", expected.de), format!("Right would be {}.", expected.en))
}

/// A value of the wrong type: what is expected, what is found, and whether that is a list.
pub fn wrong_type(at: Span, field: &str, expected: &Words, found: &Words, list: bool) -> Diagnostic {
    let verdict = Words::new("das passt dort nicht", "that does not fit there");
    let Words { mut de, mut en } = right(expected);
    if list {
        de.push_str(" Vermutlich ist der Bindestrich am Anfang der Zeile zu viel.");
        en.push_str(" The hyphen at the start of the line is probably too much.");
    }
    Diagnostic::new(&WRONG_TYPE, at, stands(field, found, &verdict), Words::new(de, en))
}

/// A text that would be a field, were there a blank after its colon: `title:Herbst`; `key` is what
/// stands before the colon, `blank` the place for the blank where it is known.
pub fn no_blank_after_colon(at: Span, key: &str, blank: Option<Span>) -> Diagnostic {
    let key = short(key);
    let found = Diagnostic::new(
        &WRONG_TYPE,
        at,
        Words::new(
            format!("Hinter `{key}:` fehlt ein Leerzeichen."),
            format!("A blank is missing after `{key}:`."),
        ),
        Words::new(
            format!("Setzen Sie nach dem Doppelpunkt ein Leerzeichen: `{key}: …`."),
            format!("Put a blank after the colon: `{key}: …`."),
        ),
    );
    match blank {
        Some(blank) => found.fix(blank, " "),
        None => found,
    }
}

/// A single value where a list is expected; `text` is that value, where it is a text.
pub fn not_a_list(at: Span, field: &str, found: &Words, text: &str) -> Diagnostic {
    let verdict = Words::new("erwartet wird eine Liste", "expected is a list");
    let message = stands(field, found, &verdict);
    if text.starts_with('-') {
        let help = Words::new(
            "Setzen Sie nach jedem Bindestrich ein Leerzeichen: `- Wert`.",
            "Put a blank after each hyphen: `- value`.",
        );
        return Diagnostic::new(&WRONG_TYPE, at, message, help);
    }
    let list = format!("[{}]", short(text));
    let help = Words::new(
        format!(
            "Setzen Sie eckige Klammern: `{list}`, oder schreiben Sie jeden Eintrag in eine eigene Zeile mit `- ` davor."
        ),
        format!(
            "Put square brackets: `{list}`, or write each entry on a line of its own with `- ` in front."
        ),
    );
    let is_plain = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    let found = Diagnostic::new(&WRONG_TYPE, at, message, help);
    if text.split(',').all(is_plain) { found.fix(at, format!("[{text}]")) } else { found }
}

/// A value that cannot be one of its type, with what it probably means.
pub fn wrong_value(at: Span, field: &str, text: &str, expected: &Words, meant: Option<&Meant>) -> Diagnostic {
    let verdict = Words::new("das lässt sich so nicht lesen", "that cannot be read");
    let message = stands(field, &quoted(text), &verdict);
    proposing(Diagnostic::new(&WRONG_VALUE, at, message, Words::default()), meant, right(expected))
}

/// What is wrong with a day that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadDate {
    /// It is written in another way.
    Meant(Meant),
    /// It can be read in two ways: day first, or month first.
    Either(String, String),
    /// It is a whole date with a time of day where only the date belongs; the date.
    WithTime(String),
    /// The month has fewer days: year, month, number of days.
    NotInMonth(i16, i8, i8),
    /// A year has twelve months; the number that is written.
    NoSuchMonth(u32),
    /// The day is missing; the month that is written, `2026-11`.
    NoDay(String),
    /// The date is one, the time of day is none; the time as it is written.
    BadTime(String),
    /// Nothing is known.
    Unknown,
}

/// A day that is none, and what is known about that.
pub fn bad_date(at: Span, field: &str, text: &str, trouble: &BadDate) -> Diagnostic {
    let verdict = match trouble {
        BadDate::WithTime(_) => {
            Words::new("die Uhrzeit ist hier zu viel", "the time of day is too much here")
        }
        BadDate::NotInMonth(..) | BadDate::NoSuchMonth(_) => {
            Words::new("diesen Tag gibt es nicht", "there is no such day")
        }
        BadDate::NoDay(_) => Words::new("der Tag fehlt", "the day is missing"),
        BadDate::BadTime(_) => Words::new("diese Uhrzeit gibt es nicht", "there is no such time of day"),
        BadDate::Meant(_) | BadDate::Either(..) => {
            Words::new("ein Datum wird hier anders geschrieben", "a date is written in another way here")
        }
        BadDate::Unknown => Words::new("das ist kein Datum", "that is no date"),
    };
    let found = Diagnostic::new(&BAD_DATE, at, stands(field, &quoted(text), &verdict), Words::default());
    match trouble {
        BadDate::Meant(meant) => proposing(found, Some(meant), Words::default()),
        BadDate::WithTime(date) => proposing(found, Some(&Meant::certain(date)), Words::default()),
        trouble => Diagnostic { help: date_help(trouble), ..found },
    }
}

/// What would be right where no single date is meant.
fn date_help(trouble: &BadDate) -> Words {
    match trouble {
        BadDate::Either(day_first, month_first) => Words::new(
            format!("Gemeint ist `{day_first}` oder `{month_first}`: Jahr, Monat, Tag."),
            format!("Either `{day_first}` or `{month_first}` is meant: year, month, day."),
        ),
        BadDate::NotInMonth(year, month, days) => {
            let name = |language| Dates::new(language).month(*year, *month);
            Words::new(
                format!("Der {} hat {days} Tage.", name(Language::De)),
                format!("{} has {days} days.", name(Language::En)),
            )
        }
        BadDate::NoSuchMonth(month) => Words::new(
            format!(
                "Ein Jahr hat 12 Monate, einen {month}. gibt es nicht. Die Reihenfolge ist Jahr, Monat, Tag: `2026-11-23`."
            ),
            format!(
                "A year has 12 months, and {month} is none. The order is year, month, day: `2026-11-23`."
            ),
        ),
        BadDate::NoDay(month) => Words::new(
            format!("Hängen Sie den Tag an, zum Beispiel `{month}-01`."),
            format!("Add the day, for example `{month}-01`."),
        ),
        BadDate::BadTime(_) => Words::new(
            "Uhrzeiten gehen von `00:00` bis `23:59`: `2026-11-23 14:30`.",
            "Times of day go from `00:00` to `23:59`: `2026-11-23 14:30`.",
        ),
        BadDate::Unknown | BadDate::Meant(_) | BadDate::WithTime(_) => Words::new(
            "Schreiben Sie Jahr, Monat und Tag mit Bindestrichen: `2026-11-23`.",
            "Write year, month and day with hyphens: `2026-11-23`.",
        ),
    }
}

/// A word that is none of those that may stand there; `same` is the one that it surely means.
pub fn unknown_choice(
    at: Span,
    field: &str,
    text: &str,
    same: Option<&str>,
    near: &[&str],
    known: &[&str],
) -> Diagnostic {
    let meant = meant(near);
    let verdict = Words::new("das gibt es dort nicht", "that is not possible there");
    let found = Diagnostic::new(
        &UNKNOWN_CHOICE,
        at,
        stands(field, &quoted(text), &verdict),
        Words::new(
            format!("{}Möglich sind: {}.", meant.de, names(Language::De, known)),
            format!("{}Possible are: {}.", meant.en, names(Language::En, known)),
        ),
    );
    match same {
        Some(same) => proposing(found, Some(&Meant::certain(same)), Words::default()),
        None => found,
    }
}
