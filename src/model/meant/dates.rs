//! Days, moments and periods in the ways in which people write them.

use jiff::civil::Date;

use super::super::time::{Moment, Period, parse_date, parse_time};
use super::times::clock;
use super::{figure, month, tokens, year};
use crate::diag::Meant;
use crate::diag::codes::values::BadDate;

/// A day as it is written in some other way.
enum Day {
    /// Surely or probably this one.
    One(Meant),
    /// Day first or month first.
    Either(String, String),
}

/// What is wrong with a text that is no day.
pub fn bad_date(text: &str) -> BadDate {
    if let Some(moment) =
        Moment::parse(text).or_else(|| meant_moment(text).and_then(|m| Moment::parse(&m.text)))
    {
        return BadDate::WithTime(moment.date.to_string());
    }
    match day(text) {
        Some(Day::One(meant)) => BadDate::Meant(meant),
        Some(Day::Either(day_first, month_first)) => BadDate::Either(day_first, month_first),
        None => off_the_calendar(text),
    }
}

/// What is wrong with a text that is neither a day nor a day with a time.
pub fn bad_moment(text: &str) -> BadDate {
    if let Some(meant) = meant_moment(text) {
        return BadDate::Meant(meant);
    }
    if let Some((date, time)) = text.trim().split_once([' ', 'T'])
        && parse_date(date).is_some()
        && time.bytes().any(|byte| byte.is_ascii_digit())
        && parse_time(time.trim()).is_none()
    {
        return BadDate::BadTime(time.trim().to_owned());
    }
    bad_date(text)
}

/// A day with a time of day, each in some other way: `20.11.2026, 14.30 Uhr`.
fn meant_moment(text: &str) -> Option<Meant> {
    let text = text.trim();
    let text = text.strip_suffix("Uhr").unwrap_or(text).trim_end();
    text.char_indices().rev().filter(|(_, c)| matches!(c, ' ' | 'T' | ',')).find_map(|(at, c)| {
        let (before, time) = (&text[..at], clock(&text[at + c.len_utf8()..])?);
        let before = before.trim_end_matches([',', ' ']).trim_end_matches(" um");
        if parse_date(before).is_some() {
            return Some(Meant::certain(format!("{before} {time}")));
        }
        match day(before)? {
            Day::One(meant) => Some(Meant { text: format!("{} {time}", meant.text), ..meant }),
            Day::Either(..) => None,
        }
    })
}

/// `23.11.2026`, `2026/11/23`, `2026-1-2`, `20261123`, `23. November 2026`, `Nov 23, 2026`.
fn day(text: &str) -> Option<Day> {
    let tokens = tokens(text);
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let one = |year: u32, month: u32, day: u32, is_certain: bool| {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let meant = if is_certain { Meant::certain(&text) } else { Meant::probable(&text) };
        parse_date(&text).map(|_| Day::One(meant))
    };
    match tokens.as_slice() {
        [whole] if whole.len() == 8 && figure(whole).is_some() && text.trim().len() == 8 => {
            one(figure(&whole[..4])?, figure(&whole[4..6])?, figure(&whole[6..])?, true)
        }
        [a, b, c] => {
            if let (Some(named), Some((year, whole)), Some(day)) = (month(b), year(c), figure(a)) {
                return one(year, u32::try_from(named).ok()?, day, whole);
            }
            if let (Some(named), Some((year, whole)), Some(day)) = (month(a), year(c), figure(b)) {
                return one(year, u32::try_from(named).ok()?, day, whole);
            }
            let (first, second, last) = (figure(a)?, figure(b)?, figure(c)?);
            if a.len() == 4 {
                return one(first, second, last, true);
            }
            let (year, whole) = year(c)?;
            let day_first = one(year, second, first, whole);
            let month_first = one(year, first, second, whole).filter(|_| text.contains('/'));
            match (day_first, month_first) {
                (Some(Day::One(a)), Some(Day::One(b))) if a.text != b.text => {
                    Some(Day::Either(a.text, b.text))
                }
                (day_first, month_first) => day_first.or(month_first),
            }
        }
        _ => None,
    }
}

/// Why a text that names year, month and day is no day of the calendar, or lacks its day.
fn off_the_calendar(text: &str) -> BadDate {
    if let Some(Period::Month(..)) = Period::parse(text.trim()) {
        return BadDate::NoDay(text.trim().to_owned());
    }
    let tokens = tokens(text);
    let parts: Option<Vec<u32>> = tokens.iter().map(|token| figure(token)).collect();
    let (year, month, day) = match parts.as_deref() {
        Some([year, month, day]) if tokens[0].len() == 4 => (*year, *month, *day),
        Some([day, month, year]) if tokens[2].len() == 4 && text.contains('.') => (*year, *month, *day),
        _ => return BadDate::Unknown,
    };
    let Some(year) = i16::try_from(year).ok().filter(|year| (1900..=2199).contains(year)) else {
        return BadDate::Unknown;
    };
    match i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok()) {
        Some(first) if day > 0 => BadDate::NotInMonth(year, first.month(), first.days_in_month()),
        None if month > 12 => BadDate::NoSuchMonth(month),
        _ => BadDate::Unknown,
    }
}

/// `10/2025`, `Oktober 2025`, `KW 45 2026`, `4. Quartal 2026`, and days in other ways.
pub fn period(text: &str) -> Option<Meant> {
    let all = tokens(text);
    let (numbers, words): (Vec<&str>, Vec<&str>) =
        all.iter().map(String::as_str).partition(|token| figure(token).is_some());
    let certain = |text: String, whole: bool| {
        let meant = if whole { Meant::certain(text) } else { Meant::probable(text) };
        Period::parse(&meant.text).map(|_| meant)
    };
    // The year and the other number, whichever comes first.
    let pair = || match numbers.as_slice() {
        [a, b] if a.len() == 4 => Some((year(a)?, figure(b)?)),
        [a, b] => Some((year(b)?, figure(a)?)),
        _ => None,
    };
    match (words.as_slice(), numbers.as_slice()) {
        ([], [_, _]) => {
            let ((year, whole), month) = pair()?;
            certain(format!("{year:04}-{month:02}"), whole)
        }
        (["kw" | "w" | "woche" | "week" | "cw"], [_, _]) => {
            let ((year, whole), week) = pair()?;
            certain(format!("{year:04}-W{week:02}"), whole)
        }
        (["q" | "quartal" | "quarter"], [_, _]) => {
            let ((year, whole), quarter) = pair()?;
            certain(format!("{year:04}-Q{quarter}"), whole)
        }
        (["jahr" | "year"], [number]) => certain((*number).to_owned(), true),
        ([name], [number]) => {
            let (month, (year, whole)) = (month(name)?, year(number)?);
            certain(format!("{year:04}-{month:02}"), whole)
        }
        _ => match day(text)? {
            Day::One(meant) => Some(meant),
            Day::Either(..) => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A proposal in short: a question mark where it is not certain.
    fn shown(meant: Option<Meant>) -> String {
        meant.map_or(String::new(), |meant| {
            format!("{}{}", meant.text, if meant.is_certain { "" } else { "?" })
        })
    }

    #[test]
    fn days_are_understood_as_people_write_them() {
        for (text, expected) in [
            ("01.09.2026", "2026-09-01"),
            ("1.9.26", "2026-09-01?"),
            ("2026-9-1", "2026-09-01"),
            ("2026/09/01", "2026-09-01"),
            ("20260901", "2026-09-01"),
            ("1. September 2026", "2026-09-01"),
            ("Sept 1, 2026", "2026-09-01"),
            ("23/11/2026", "2026-11-23"),
            ("11/23/2026", "2026-11-23"),
            ("31.02.2026", ""),
            ("morgen", ""),
        ] {
            let found = match bad_date(text) {
                BadDate::Meant(meant) => Some(meant),
                _ => None,
            };
            assert_eq!(shown(found), expected, "{text}");
        }
        assert_eq!(bad_date("9/1/2026"), BadDate::Either("2026-01-09".into(), "2026-09-01".into()));
        assert_eq!(bad_date("2026-02-30"), BadDate::NotInMonth(2026, 2, 28));
        assert_eq!(bad_date("31.04.2026"), BadDate::NotInMonth(2026, 4, 30));
        assert_eq!(bad_date("2026-13-01"), BadDate::NoSuchMonth(13));
        assert_eq!(bad_date("2026-11"), BadDate::NoDay("2026-11".into()));
        assert_eq!(bad_date("2026-11-23 14:30"), BadDate::WithTime("2026-11-23".into()));
        assert_eq!(bad_moment("2026-11-20 25:00"), BadDate::BadTime("25:00".into()));
        assert_eq!(bad_moment("20.11.2026, 9.30 Uhr"), BadDate::Meant(Meant::certain("2026-11-20 09:30")));
        assert_eq!(bad_moment("2026-11-20T14:30:00"), BadDate::Meant(Meant::certain("2026-11-20 14:30")));
    }

    #[test]
    fn periods_are_understood_as_people_write_them() {
        for (text, expected) in [
            ("10/2025", "2025-10"),
            ("2025/10", "2025-10"),
            ("2025-1", "2025-01"),
            ("Oktober 2025", "2025-10"),
            ("Okt. 2025", "2025-10"),
            ("Oct 25", "2025-10?"),
            ("KW 45 2026", "2026-W45"),
            ("45. KW 2026", "2026-W45"),
            ("2026-w5", "2026-W05"),
            ("Q4 2026", "2026-Q4"),
            ("4. Quartal 2026", "2026-Q4"),
            ("2026/Q4", "2026-Q4"),
            ("Jahr 2026", "2026"),
            ("1.10.2026", "2026-10-01"),
            ("KW 60 2026", ""),
            ("Q5 2026", ""),
            ("Herbst 2026", ""),
        ] {
            assert_eq!(shown(period(text)), expected, "{text}");
        }
    }
}
