//! Days, moments, periods, durations and weekdays as the content writes them.

use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};
use jiff::{Span as JiffSpan, ToSpan};

/// The years that a date may name: anything else is a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A day, `2026-11-23`; `None` for anything else, days that do not exist included.
pub fn parse_date(text: &str) -> Option<Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    let date: Date = shape.then(|| text.parse().ok())??;
    YEARS.contains(&date.year()).then_some(date)
}

/// A day, or a minute of a day in the portal's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day, where one is given.
    pub time: Option<Time>,
}

impl Moment {
    /// `2026-11-23` or `2026-11-23 14:30`.
    pub fn parse(text: &str) -> Option<Moment> {
        let Some((date, time)) = text.split_once([' ', 'T']) else {
            return Some(Moment { date: parse_date(text)?, time: None });
        };
        Some(Moment { date: parse_date(date)?, time: Some(parse_time(time.trim_start())?) })
    }

    /// The moment as a date-time; a bare day is its first minute.
    pub fn start(self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or_default())
    }
}

/// A time of day, `14:30`.
pub fn parse_time(text: &str) -> Option<Time> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |part: &str| {
        (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    Time::new(two(hours)?, two(minutes)?, 0, 0).ok()
}

/// A span of the calendar for which figures or targets are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// `2026-11-23`
    Day(Date),
    /// `2026-W48`: ISO year and week.
    Week(i16, i8),
    /// `2026-11`
    Month(i16, i8),
    /// `2026-Q4`
    Quarter(i16, i8),
    /// `2026`
    Year(i16),
}

impl Period {
    /// Reads any of the five forms.
    pub fn parse(text: &str) -> Option<Period> {
        if let Some(date) = parse_date(text) {
            return Some(Period::Day(date));
        }
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())?
        };
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        let year = digits(year, 4).filter(|year| YEARS.contains(year))?;
        let small = |value: i16| i8::try_from(value).ok();
        let period = match rest {
            None => Period::Year(year),
            Some(rest) => match rest.as_bytes().first()? {
                b'W' => Period::Week(year, small(digits(&rest[1..], 2)?)?),
                b'Q' => Period::Quarter(year, small(digits(&rest[1..], 1)?)?),
                _ => Period::Month(year, small(digits(rest, 2)?)?),
            },
        };
        period.first_day_checked().map(|_| period)
    }

    fn first_day_checked(self) -> Option<Date> {
        match self {
            Period::Day(date) => Some(date),
            Period::Week(year, week) => Some(ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date()),
            Period::Month(year, month) => Date::new(year, month, 1).ok(),
            Period::Quarter(year, quarter @ 1..=4) => Date::new(year, quarter * 3 - 2, 1).ok(),
            Period::Quarter(..) => None,
            Period::Year(year) => Date::new(year, 1, 1).ok(),
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        self.first_day_checked().unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        let first = self.first_day();
        match self {
            Period::Day(_) => first,
            Period::Week(..) => first.saturating_add(6.days()),
            Period::Month(..) => first.last_of_month(),
            Period::Quarter(..) => first.saturating_add(2.months()).last_of_month(),
            Period::Year(_) => first.last_of_year(),
        }
    }

    /// The period of the same length that follows; `None` at the end of the calendar.
    pub fn next(self) -> Option<Period> {
        self.last_day().tomorrow().ok().map(|day| self.of_the_same_length(day))
    }

    /// The period of the same length before; `None` at the start of the calendar.
    pub fn previous(self) -> Option<Period> {
        self.first_day().yesterday().ok().map(|day| self.of_the_same_length(day))
    }

    /// The same period a year before: the month or week of its number, the same day. The year before
    /// may lack it: a 53rd week, the 29th of February.
    pub fn a_year_before(self) -> Option<Period> {
        let before = match self {
            Period::Day(date) => Period::Day(Date::new(date.year() - 1, date.month(), date.day()).ok()?),
            Period::Week(year, week) => Period::Week(year - 1, week),
            Period::Month(year, month) => Period::Month(year - 1, month),
            Period::Quarter(year, quarter) => Period::Quarter(year - 1, quarter),
            Period::Year(year) => Period::Year(year - 1),
        };
        before.first_day_checked().map(|_| before)
    }

    /// The months that it is made of; none for what is shorter than a month.
    pub fn months(self) -> Vec<Period> {
        let count = match self {
            Period::Day(_) | Period::Week(..) => return Vec::new(),
            Period::Month(..) => 1,
            Period::Quarter(..) => 3,
            Period::Year(_) => 12,
        };
        let first = self.first_day();
        let first = Period::Month(first.year(), first.month());
        std::iter::successors(Some(first), |month| month.next()).take(count).collect()
    }

    /// The period of this one's length that holds a day.
    pub fn of_the_same_length(self, day: Date) -> Period {
        match self {
            Period::Day(_) => Period::Day(day),
            Period::Week(..) => {
                let week = day.iso_week_date();
                Period::Week(week.year(), week.week())
            }
            Period::Month(..) => Period::Month(day.year(), day.month()),
            Period::Quarter(..) => Period::Quarter(day.year(), (day.month() + 2) / 3),
            Period::Year(_) => Period::Year(day.year()),
        }
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Period::Day(date) => write!(f, "{date}"),
            Period::Week(year, week) => write!(f, "{year}-W{week:02}"),
            Period::Month(year, month) => write!(f, "{year}-{month:02}"),
            Period::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Period::Year(year) => write!(f, "{year}"),
        }
    }
}

/// A length of time: months, days and minutes, each kept apart, for a month has no fixed length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Duration {
    /// Whole months.
    pub months: u32,
    /// Whole days.
    pub days: u32,
    /// Minutes.
    pub minutes: u32,
}

/// The unit words of both languages with what one of them is.
const UNITS: [(&[&str], Duration); 6] = [
    (&["minute", "minuten", "minutes", "min"], Duration { months: 0, days: 0, minutes: 1 }),
    (&["stunde", "stunden", "hour", "hours", "h"], Duration { months: 0, days: 0, minutes: 60 }),
    (&["tag", "tage", "tagen", "day", "days"], Duration { months: 0, days: 1, minutes: 0 }),
    (&["woche", "wochen", "week", "weeks"], Duration { months: 0, days: 7, minutes: 0 }),
    (&["monat", "monate", "monaten", "month", "months"], Duration { months: 1, days: 0, minutes: 0 }),
    (&["jahr", "jahre", "jahren", "year", "years"], Duration { months: 12, days: 0, minutes: 0 }),
];

impl Duration {
    /// The words for units, of both languages, in lower case.
    pub fn unit_words() -> impl Iterator<Item = &'static str> {
        UNITS.iter().flat_map(|(words, _)| words.iter().copied())
    }

    /// `P6M`, `PT4H`, `P1Y6M`, or a number and a unit word: "6 Monate", "4 hours".
    pub fn parse(text: &str) -> Option<Duration> {
        match text.strip_prefix('P') {
            Some(rest) => Duration::parse_iso(rest),
            None => Duration::parse_words(text),
        }
    }

    fn parse_words(text: &str) -> Option<Duration> {
        let (number, unit) = text.trim().split_once(char::is_whitespace)?;
        let number: u32 = number.parse().ok()?;
        let unit = unit.trim().to_lowercase();
        let (_, one) = UNITS.iter().find(|(words, _)| words.contains(&unit.as_str()))?;
        one.times(number)
    }

    fn parse_iso(text: &str) -> Option<Duration> {
        let (mut total, mut time, mut number) = (Duration::default(), false, String::new());
        for character in text.chars() {
            if character == 'T' && !time && number.is_empty() {
                time = true;
                continue;
            }
            if character.is_ascii_digit() {
                number.push(character);
                continue;
            }
            let word = match (character, time) {
                ('Y', false) => "year",
                ('M', false) => "month",
                ('W', false) => "week",
                ('D', false) => "day",
                ('H', true) => "hour",
                ('M', true) => "minute",
                _ => return None,
            };
            total = total.plus(Duration::parse_words(&format!("{number} {word}"))?)?;
            number.clear();
        }
        (number.is_empty() && total != Duration::default()).then_some(total)
    }

    fn times(self, factor: u32) -> Option<Duration> {
        // A century; more is a slip of the keyboard.
        let limited = |value: u32, most: u32| value.checked_mul(factor).filter(|value| *value <= most);
        Some(Duration {
            months: limited(self.months, 1_200)?,
            days: limited(self.days, 36_600)?,
            minutes: limited(self.minutes, 52_704_000)?,
        })
    }

    fn plus(self, other: Duration) -> Option<Duration> {
        Some(Duration {
            months: self.months.checked_add(other.months)?,
            days: self.days.checked_add(other.days)?,
            minutes: self.minutes.checked_add(other.minutes)?,
        })
    }

    /// The day this long after `date`; the end of a month clamps (31 January + 1 month = 28 February).
    pub fn after(self, date: Date) -> Date {
        let span = JiffSpan::new().try_months(self.months).and_then(|span| span.try_days(self.days));
        span.map_or(date, |span| date.saturating_add(span))
    }
}

/// A set of weekdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Weekdays(u8);

/// The names of the weekdays in content, Monday first.
pub const WEEKDAY_NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Weekdays {
    /// Monday to Friday.
    pub const WORKING: Weekdays = Weekdays(0b001_1111);

    /// One day (`mon`) or a range (`mon-fri`, also over the week's end: `sat-mon`).
    pub fn parse(text: &str) -> Option<Weekdays> {
        let day = |name: &str| WEEKDAY_NAMES.iter().position(|known| *known == name);
        let (first, last) = match text.split_once('-') {
            Some((first, last)) => (day(first.trim())?, day(last.trim())?),
            None => (day(text)?, day(text)?),
        };
        let length = (last + 7 - first) % 7;
        Some(Weekdays((0..=length).fold(0, |set, step| set | 1 << ((first + step) % 7))))
    }

    /// Both sets together.
    pub fn union(self, other: Weekdays) -> Weekdays {
        Weekdays(self.0 | other.0)
    }

    /// Whether the day is in the set.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 >> day.to_monday_zero_offset() & 1 == 1
    }

    /// The days of the set, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        (0..7)
            .filter_map(|offset| Weekday::from_monday_zero_offset(offset).ok())
            .filter(move |day| self.contains(*day))
    }
}

/// Hours of a day, `08:00-17:00`; an end before the start is on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hours {
    /// From.
    pub from: Time,
    /// To.
    pub to: Time,
}

impl Hours {
    /// `HH:MM-HH:MM`
    pub fn parse(text: &str) -> Option<Hours> {
        let (from, to) = text.split_once('-')?;
        Some(Hours { from: parse_time(from.trim())?, to: parse_time(to.trim())? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_and_periods_are_read_strictly() {
        for wrong in ["2026-1-2", "2026-02-30", "26-01-01", "2026-01-01 ", "0026-01-01", "2026-13-01"] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
        for (text, first, last) in [
            ("2026-11-23", date(2026, 11, 23), date(2026, 11, 23)),
            ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
            ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
            ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
            ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
            ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ] {
            let period = Period::parse(text).expect(text);
            assert_eq!((period.first_day(), period.last_day()), (first, last), "{text}");
            assert_eq!(period.to_string(), text);
        }
        for (text, next) in [
            ("2026-12-31", "2027-01-01"),
            ("2026-W53", "2027-W01"),
            ("2026-12", "2027-01"),
            ("2026-Q4", "2027-Q1"),
            ("2026", "2027"),
        ] {
            let (period, next) = (Period::parse(text), Period::parse(next));
            assert_eq!((period.and_then(Period::next), next.and_then(Period::previous)), (next, period));
        }
        // The calendar ends with the year 9999.
        let last =
            [Period::Day(Date::MAX), Period::Month(9999, 12), Period::Quarter(9999, 4), Period::Year(9999)];
        for period in last {
            assert_eq!((period.last_day(), period.next()), (Date::MAX, None), "{period}");
        }
        for (text, before) in [
            ("2028-02-29", None),
            ("2028-03-01", Some("2027-03-01")),
            ("2026-W53", None),
            ("2027-W01", Some("2026-W01")),
            ("2026-10", Some("2025-10")),
            ("2026-Q4", Some("2025-Q4")),
            ("2026", Some("2025")),
        ] {
            let before = before.and_then(Period::parse);
            assert_eq!(Period::parse(text).and_then(Period::a_year_before), before, "{text}");
        }
        for (text, months) in
            [("2026-W05", ""), ("2026-02", "2026-02"), ("2026-Q1", "2026-01 2026-02 2026-03")]
        {
            let found: Vec<String> = Period::parse(text)
                .into_iter()
                .flat_map(Period::months)
                .map(|month| month.to_string())
                .collect();
            assert_eq!(found.join(" "), months, "{text}");
        }
        assert_eq!(Period::Year(2026).months().last(), Some(&Period::Month(2026, 12)));
        for wrong in [
            "2026-W54", "2025-W53", "2026-00", "2026-13", "2026-Q5", "2026-Q0", "2026-", "Okt 2026", "2026-Ü",
        ] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn durations_speak_both_languages_and_clamp() {
        for (text, months, days, minutes) in [
            ("P6M", 6, 0, 0),
            ("6 Monate", 6, 0, 0),
            ("1 year", 12, 0, 0),
            ("PT4H", 0, 0, 240),
            ("P1Y2W", 12, 14, 0),
            ("90 Minuten", 0, 0, 90),
        ] {
            assert_eq!(Duration::parse(text), Some(Duration { months, days, minutes }), "{text}");
        }
        for wrong in ["P", "PT", "6", "Monate", "P6", "-1 Tage", "6 Äonen", "P99999999999Y"] {
            assert_eq!(Duration::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Duration::parse("P1M").map(|d| d.after(date(2026, 1, 31))), Some(date(2026, 2, 28)));
    }

    #[test]
    fn weekdays_are_days_and_ranges() {
        let days = |text| Weekdays::parse(text).map(|set| set.iter().count());
        assert_eq!(days("mon-fri"), Some(5));
        assert_eq!(days("sat-mon"), Some(3));
        assert_eq!(days("wed"), Some(1));
        assert_eq!(days("montag"), None);
        assert_eq!(Weekdays::parse("mon-fri"), Some(Weekdays::WORKING));
    }
}
