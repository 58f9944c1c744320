//! The settings in `portal.yaml`.

use jiff::civil::Date;

use super::codes;
use super::wording::{day, short};
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// A time zone that does not exist.
    UNKNOWN_TIME_ZONE = Error "L0505" "unknown-time-zone";
    /// A number among the settings that makes no sense.
    SETTING_OUT_OF_RANGE = Error "L0506" "setting-out-of-range";
    /// A threshold for red that is reached before the one for yellow.
    RED_BEFORE_YELLOW = Error "L0507" "red-before-yellow";
    /// A company colour that is hard to read.
    LOW_CONTRAST = Warning "L0508" "low-contrast";
    /// A program version that cannot be read.
    BAD_VERSION = Error "L0510" "bad-version";
    /// The portal needs a later program.
    PROGRAM_TOO_OLD = Error "L0511" "program-too-old";
    /// A language of the portal is named twice.
    DUPLICATE_LANGUAGE = Error "L0512" "duplicate-language";
    /// A holiday stands twice.
    DUPLICATE_HOLIDAY = Hint "L0513" "duplicate-holiday";
}

/// A time zone that does not exist.
pub fn unknown_time_zone(at: Span, name: &str) -> Diagnostic {
    let name = short(name);
    Diagnostic::new(
        &UNKNOWN_TIME_ZONE,
        at,
        Words::new(
            format!("Die Zeitzone „{name}“ gibt es nicht."),
            format!("There is no time zone “{name}”."),
        ),
        Words::new(
            "Schreiben Sie einen Namen wie `Europe/Berlin` oder `UTC`.",
            "Write a name such as `Europe/Berlin` or `UTC`.",
        ),
    )
}

/// A number among the settings that is too small or too large, all written as in the file.
pub fn setting_out_of_range(at: Span, field: &str, value: &str, least: &str, most: &str) -> Diagnostic {
    Diagnostic::new(
        &SETTING_OUT_OF_RANGE,
        at,
        Words::new(
            format!("Bei `{field}` steht {value}; möglich ist {least} bis {most}."),
            format!("`{field}` is {value}; possible is {least} to {most}."),
        ),
        Words::new(
            format!(
                "Schreiben Sie eine Zahl von {least} bis {most}, oder löschen Sie die Zeile: Dann gilt der übliche Wert."
            ),
            format!("Write a number from {least} to {most}, or delete the line: then the usual value holds."),
        ),
    )
}

/// A threshold for red that is reached before the one for yellow: both with name and value.
pub fn red_before_yellow(at: Span, red: (&str, &str), yellow: (&str, &str)) -> Diagnostic {
    let ((red, red_value), (yellow, yellow_value)) = (red, yellow);
    Diagnostic::new(
        &RED_BEFORE_YELLOW,
        at,
        Words::new(
            format!(
                "Rot beginnt bei {red_value} (`{red}`), gelb erst bei {yellow_value} (`{yellow}`): So wird nie etwas gelb."
            ),
            format!(
                "Red begins at {red_value} (`{red}`), yellow only at {yellow_value} (`{yellow}`): nothing ever becomes yellow."
            ),
        ),
        Words::new(
            format!("Schreiben Sie bei `{red}` eine größere Zahl als bei `{yellow}`."),
            format!("Write a larger number for `{red}` than for `{yellow}`."),
        ),
    )
}

/// A company colour that is hard to read on the pages: its contrast in tenths, and a darker tone of it.
pub fn low_contrast(at: Span, colour: &str, tenths: u32, darker: &str) -> Diagnostic {
    let (whole, tenth) = (tenths / 10, tenths % 10);
    Diagnostic::new(
        &LOW_CONTRAST,
        at,
        Words::new(
            format!(
                "Die Farbe {colour} hebt sich auf hellem Grund kaum ab: Der Kontrast ist {whole},{tenth}:1, gut lesbar ist Text ab 4,5:1."
            ),
            format!(
                "The colour {colour} hardly stands out on a light ground: its contrast is {whole}.{tenth}:1, text reads well from 4.5:1."
            ),
        ),
        Words::new(
            format!(
                "Auf hellen Seiten steht dafür ein dunklerer Ton derselben Farbe: Schreiben Sie ihn gleich hin, `accent: \"{darker}\"`."
            ),
            format!(
                "On light pages a darker tone of the same colour stands in for it: better write it yourself, `accent: \"{darker}\"`."
            ),
        ),
    )
}

/// A program version that cannot be read.
pub fn bad_version(at: Span, text: &str, program: &str) -> Diagnostic {
    let text = short(text);
    Diagnostic::new(
        &BAD_VERSION,
        at,
        Words::new(
            format!("Bei `requires` steht „{text}“; das ist keine Fassung des Programms."),
            format!("`requires` says “{text}”, which is no version of the program."),
        ),
        Words::new(
            format!(
                "Schreiben Sie die kleinste Fassung, die genügt, aus Zahlen mit Punkten: `requires: \"{program}\"`."
            ),
            format!(
                "Write the lowest version that will do, as numbers with dots: `requires: \"{program}\"`."
            ),
        ),
    )
}

/// The portal needs a later program than this one.
pub fn program_too_old(at: Span, needed: &str, program: &str) -> Diagnostic {
    let needed = short(needed);
    Diagnostic::new(
        &PROGRAM_TOO_OLD,
        at,
        Words::new(
            format!("Dieses Portal braucht Leitstand {needed} oder neuer; hier läuft {program}."),
            format!("This portal needs Leitstand {needed} or later; this is {program}."),
        ),
        Words::new(
            format!(
                "Installieren Sie eine neuere Fassung. Genügt diese, schreiben Sie `requires: \"{program}\"`."
            ),
            format!("Install a later version. If this one will do, write `requires: \"{program}\"`."),
        ),
    )
}

/// A language of the portal is named twice.
pub fn duplicate_language(at: Span, language: &Words, first: Span) -> Diagnostic {
    Diagnostic::new(
        &DUPLICATE_LANGUAGE,
        at,
        Words::new(
            format!("{} ist schon als Sprache des Portals genannt.", language.de),
            format!("{} is named as a language of the portal already.", language.en),
        ),
        Words::new(
            "Nennen Sie unter `languages` jede Sprache einmal.",
            "Name each language once under `languages`.",
        ),
    )
    .related(first, Words::new("Hier steht sie zum ersten Mal.", "It is first named here."))
}

/// A holiday stands twice.
pub fn duplicate_holiday(at: Span, date: Date, first: Span) -> Diagnostic {
    let date = day(date);
    Diagnostic::new(
        &DUPLICATE_HOLIDAY,
        at,
        Words::new(
            format!("Der {} steht zweimal unter den Feiertagen.", date.de),
            format!("{} is named twice among the holidays.", date.en),
        ),
        Words::new(
            "Löschen Sie einen der beiden Einträge, oder berichtigen Sie sein Datum.",
            "Delete one of the two entries, or correct its date.",
        ),
    )
    .related(first, Words::new("Hier steht er zum ersten Mal.", "It is first named here."))
}
