//! Hours, weekdays and durations in the ways in which people write them.

use jiff::civil::Weekday;

use super::super::time::{Duration, Hours, WEEKDAY_NAMES, parse_time};
use super::figure;
use crate::diag::Meant;
use crate::locale::{Dates, Language};

/// A time of day: `9`, `9:30`, `9.30`, `14:30:00`, `9 Uhr`.
pub fn clock(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let text = text.trim_end_matches("uhr").trim_end();
    let parts: Vec<&str> = text.split([':', '.']).collect();
    let (hours, minutes) = match parts.as_slice() {
        [hours] => (hours, "00"),
        [hours, minutes] | [hours, minutes, "00"] if minutes.len() == 2 => (hours, *minutes),
        _ => return None,
    };
    let time = format!("{:02}:{minutes}", figure(hours).filter(|_| hours.len() <= 2)?);
    parse_time(&time).map(|_| time)
}

/// `9 bis 17 Uhr`, `9-17`, `9.00 – 17.30`.
pub fn hours(text: &str) -> Option<Meant> {
    let text = text.trim().to_lowercase().replace(['–', '—'], "-").replace(" bis ", "-").replace(" to ", "-");
    let (from, to) = text.strip_prefix("von ").unwrap_or(&text).split_once('-')?;
    let text = format!("{}-{}", clock(from)?, clock(to)?);
    Hours::parse(&text).map(|_| Meant::certain(text))
}

/// A weekday by its name in either language, also shortened to two letters or more.
fn weekday(word: &str) -> Option<usize> {
    let word = word.trim().trim_end_matches('.').to_lowercase();
    if word == "sonnabend" {
        return Some(5);
    }
    let begins = |language: Language, day: Weekday| {
        let name = Dates::new(language).weekday(day).to_lowercase();
        name.starts_with(&word) || name.starts_with(word.trim_end_matches('s')) && word.len() > 4
    };
    (0..7).find(|day| {
        let day = i8::try_from(*day).ok().and_then(|day| Weekday::from_monday_zero_offset(day).ok());
        word.chars().count() >= 2 && day.is_some_and(|day| Language::ALL.iter().any(|l| begins(*l, day)))
    })
}

/// `Mo-Fr`, `Montag bis Freitag`, `Mo, Di`, `täglich`.
pub fn weekdays(text: &str) -> Option<Meant> {
    let text = text.trim().to_lowercase().replace(['–', '—'], "-");
    let text = text.replace(" bis ", "-").replace(" to ", "-").replace(" - ", "-");
    if ["täglich", "daily", "every day"].contains(&text.as_str()) {
        return Some(Meant::certain("mon-sun"));
    }
    let text = text.replace(" und ", ",").replace(" and ", ",");
    let one = |part: &str| -> Option<String> {
        let ends: Option<Vec<&str>> =
            part.split('-').map(|day| WEEKDAY_NAMES.get(weekday(day)?).copied()).collect();
        ends.filter(|ends| ends.len() <= 2).map(|ends| ends.join("-"))
    };
    let parts = text.split([',', '/', ';', '&', '+', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(one).collect::<Option<_>>()?;
    match parts.as_slice() {
        [] => None,
        [one] => Some(Meant::certain(one)),
        several => Some(Meant::certain(format!("[{}]", several.join(", ")))),
    }
}

/// How often something comes round, as a length of time.
const ROUNDS: [(&[&str], &str); 12] = [
    (&["jährlich", "jaehrlich"], "12 Monate"),
    (&["halbjährlich", "halbjaehrlich"], "6 Monate"),
    (&["vierteljährlich", "vierteljaehrlich", "quartalsweise"], "3 Monate"),
    (&["monatlich"], "1 Monat"),
    (&["wöchentlich", "woechentlich"], "1 Woche"),
    (&["täglich", "taeglich"], "1 Tag"),
    (&["yearly", "annually", "annual", "every year"], "12 months"),
    (&["half-yearly", "half yearly", "twice a year"], "6 months"),
    (&["quarterly", "every quarter"], "3 months"),
    (&["monthly", "every month"], "1 month"),
    (&["weekly", "every week"], "1 week"),
    (&["daily", "every day"], "1 day"),
];

/// Small numbers in words.
const NUMBERS: [(&[&str], u32); 6] = [
    (&["ein", "eine", "einen", "einem", "one", "a", "an"], 1),
    (&["zwei", "two"], 2),
    (&["drei", "three"], 3),
    (&["vier", "four"], 4),
    (&["sechs", "six"], 6),
    (&["zwölf", "twelve"], 12),
];

/// `jährlich`, `alle 6 Monate`, `24h`, `sechs Monate`.
pub fn duration(text: &str) -> Option<Meant> {
    let text = text.trim().to_lowercase();
    if let Some((_, length)) = ROUNDS.iter().find(|(words, _)| words.contains(&text.as_str())) {
        return Some(Meant::certain(*length));
    }
    let mut rest = text.as_str();
    for start in ["alle ", "every ", "innerhalb von ", "binnen ", "within ", "in "] {
        rest = rest.strip_prefix(start).unwrap_or(rest);
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = if digits > 0 {
        (figure(&rest[..digits])?, rest[digits..].trim())
    } else {
        let (word, unit) = rest.split_once(' ')?;
        (NUMBERS.iter().find(|(words, _)| words.contains(&word)).map(|(_, number)| *number)?, unit)
    };
    let unit = match unit.trim_end_matches('.') {
        "h" | "std" => "Stunden",
        "min" => "Minuten",
        "mon" => "Monate",
        "j" => "Jahre",
        unit => &as_written(unit),
    };
    let text = format!("{number} {unit}");
    Duration::parse(&text).map(|_| Meant::certain(text))
}

/// A unit with the capital that its language asks for.
fn as_written(unit: &str) -> String {
    let english =
        ["minute", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"];
    if english.contains(&unit) || unit == "minutes" {
        return unit.to_owned();
    }
    let mut letters = unit.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(meant: Option<Meant>) -> String {
        meant.map_or(String::new(), |meant| meant.text)
    }

    #[test]
    fn hours_weekdays_and_durations_are_understood_as_people_write_them() {
        for (written, expected) in [
            ("9 bis 17 Uhr", "09:00-17:00"),
            ("9-17", "09:00-17:00"),
            ("8.30 – 17:15 Uhr", "08:30-17:15"),
            ("von 9 bis 17", "09:00-17:00"),
            ("9 bis 25", ""),
            ("morgens", ""),
        ] {
            assert_eq!(text(hours(written)), expected, "{written}");
        }
        for (written, expected) in [
            ("Mo-Fr", "mon-fri"),
            ("Montag bis Freitag", "mon-fri"),
            ("Mo, Di", "[mon, tue]"),
            ("Mo–Mi und Fr", "[mon-wed, fri]"),
            ("montags", "mon"),
            ("Sonnabend", "sat"),
            ("täglich", "mon-sun"),
            ("werktags", ""),
            ("m", ""),
        ] {
            assert_eq!(text(weekdays(written)), expected, "{written}");
        }
        for (written, expected) in [
            ("jährlich", "12 Monate"),
            ("Halbjährlich", "6 Monate"),
            ("yearly", "12 months"),
            ("alle 6 monate", "6 Monate"),
            ("24h", "24 Stunden"),
            ("sechs Monate", "6 Monate"),
            ("every 6 months", "6 months"),
            ("bald", ""),
            ("6", ""),
        ] {
            assert_eq!(text(duration(written)), expected, "{written}");
        }
    }
}
