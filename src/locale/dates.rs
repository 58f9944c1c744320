//! Dates in words and figures.

use jiff::civil::{Date, DateTime, Weekday};

use super::{Language, plural};

const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// As Duden abbreviates them: short names are written out, the others take a full stop.
const MONTHS_SHORT_DE: [&str; 12] =
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];
const MONTHS_SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS_DE: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAYS_SHORT_DE: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
const WEEKDAYS_SHORT_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Writes dates in one language. Costs nothing to make or to copy.
#[derive(Debug, Clone, Copy)]
pub struct Dates {
    language: Language,
}

impl Dates {
    /// For a language.
    pub fn new(language: Language) -> Dates {
        Dates { language }
    }

    /// With its weekday: "Montag, 23. November 2026", "Monday, 23 November 2026". Breaks before the year only.
    pub fn long(self, date: Date) -> String {
        let day = self.day_month(date).replace(' ', "\u{a0}");
        format!("{}, {day} {}", self.weekday(date.weekday()), date.year())
    }

    /// "23. November 2026", "23 November 2026".
    pub fn day(self, date: Date) -> String {
        format!("{} {}", self.day_month(date), date.year())
    }

    /// For tables: "23.11.2026", "23 Nov 2026".
    pub fn short(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language {
            Language::De => format!("{day:02}.{month:02}.{year}"),
            Language::En => format!("{day} {} {year}", self.month_short(month)),
        }
    }

    /// Without the year: "23. November", "23 November".
    pub fn day_month(self, date: Date) -> String {
        format!("{} {}", self.day_figure(date), self.month_name(date.month()))
    }

    /// "Montag", "Monday".
    pub fn weekday(self, weekday: Weekday) -> &'static str {
        entry(self.pick(&WEEKDAYS_DE, &WEEKDAYS_EN), weekday.to_monday_zero_offset())
    }

    /// "Mo", "Mon".
    pub fn weekday_short(self, weekday: Weekday) -> &'static str {
        entry(self.pick(&WEEKDAYS_SHORT_DE, &WEEKDAYS_SHORT_EN), weekday.to_monday_zero_offset())
    }

    /// A month of a year: "November 2026". Months count from 1.
    pub fn month(self, year: i16, month: i8) -> String {
        format!("{} {year}", self.month_name(month))
    }

    /// "November". Months count from 1.
    pub fn month_name(self, month: i8) -> &'static str {
        entry(self.pick(&MONTHS_DE, &MONTHS_EN), month.saturating_sub(1))
    }

    /// "Nov.", "Nov". Months count from 1.
    pub fn month_short(self, month: i8) -> &'static str {
        entry(self.pick(&MONTHS_SHORT_DE, &MONTHS_SHORT_EN), month.saturating_sub(1))
    }

    /// A week by its ISO year and number: "KW 48/2026", "week 48, 2026".
    pub fn week(self, iso_year: i16, week: i8) -> String {
        match self.language {
            Language::De => format!("KW {week}/{iso_year}"),
            Language::En => format!("week {week}, {iso_year}"),
        }
    }

    /// "3. Quartal 2026", "Q3 2026". Quarters count from 1.
    pub fn quarter(self, year: i16, quarter: i8) -> String {
        match self.language {
            Language::De => format!("{quarter}. Quartal {year}"),
            Language::En => format!("Q{quarter} {year}"),
        }
    }

    /// "14:30 Uhr", "14:30".
    pub fn time(self, hour: i8, minute: i8) -> String {
        let unit = self.pick(" Uhr", "");
        format!("{hour:02}:{minute:02}{unit}")
    }

    /// A day and a time: "23. November 2026, 14:30 Uhr", "23 November 2026, 14:30".
    pub fn moment(self, moment: DateTime) -> String {
        format!("{}, {}", self.day(moment.date()), self.time(moment.hour(), moment.minute()))
    }

    /// A date as seen on another: "heute", "morgen", "gestern", "in 5 Tagen", "vor 5 Tagen".
    pub fn relative(self, date: Date, as_of: Date) -> String {
        let days = (date - as_of).get_days();
        match (self.language, days) {
            (Language::De, 0) => "heute".to_owned(),
            (Language::De, 1) => "morgen".to_owned(),
            (Language::De, -1) => "gestern".to_owned(),
            (Language::De, 2..) => format!("in {days} Tagen"),
            (Language::De, _) => format!("vor {} Tagen", days.unsigned_abs()),
            (Language::En, 0) => "today".to_owned(),
            (Language::En, 1) => "tomorrow".to_owned(),
            (Language::En, -1) => "yesterday".to_owned(),
            (Language::En, 2..) => format!("in {days} days"),
            (Language::En, _) => format!("{} days ago", days.unsigned_abs()),
        }
    }

    /// How long something has lasted, in whole days: "seit heute", "seit gestern", "seit 5 Tagen".
    /// What lies ahead counts as today.
    pub fn since(self, days: impl Into<i64>) -> String {
        match (self.language, days.into()) {
            (Language::De, ..=0) => "seit heute".to_owned(),
            (Language::De, 1) => "seit gestern".to_owned(),
            (Language::De, days) => format!("seit {days} Tagen"),
            (Language::En, ..=0) => "since today".to_owned(),
            (Language::En, 1) => "since yesterday".to_owned(),
            (Language::En, days) => format!("for {days} days"),
        }
    }

    /// "36 Monate", "36 months".
    pub fn duration_months(self, months: u32) -> String {
        let (one, other) = self.pick(("Monat", "Monate"), ("month", "months"));
        format!("{months} {}", plural(months, one, other))
    }

    /// From one day to another, what they share said once: "1. Oktober bis 31. Dezember 2026",
    /// "1. bis 31. Oktober 2026"; a single day where they are the same.
    pub fn range(self, from: Date, to: Date) -> String {
        let same_year = from.year() == to.year();
        let start = match (same_year, from.month() == to.month()) {
            _ if from == to => return self.day(to),
            (true, true) => self.day_figure(from),
            (true, false) => self.day_month(from),
            (false, _) => self.day(from),
        };
        format!("{start} {} {}", self.pick("bis", "to"), self.day(to))
    }

    /// "23.", "23".
    fn day_figure(self, date: Date) -> String {
        format!("{}{}", date.day(), self.pick(".", ""))
    }

    fn pick<T>(self, de: T, en: T) -> T {
        match self.language {
            Language::De => de,
            Language::En => en,
        }
    }
}

/// An entry of a table of names; a question mark for a number that no calendar has.
fn entry(names: &[&'static str], index: i8) -> &'static str {
    usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const DE: Dates = Dates { language: Language::De };
    const EN: Dates = Dates { language: Language::En };

    #[test]
    fn a_date_is_written_as_its_language_does() {
        let november = date(2026, 11, 23);
        let march = date(2027, 3, 4);
        let cases = [
            (DE.long(november), "Montag, 23.\u{a0}November 2026"),
            (EN.long(november), "Monday, 23\u{a0}November 2026"),
            (DE.day(november), "23. November 2026"),
            (EN.day(november), "23 November 2026"),
            (DE.short(march), "04.03.2027"),
            (EN.short(march), "4 Mar 2027"),
            (DE.day_month(march), "4. März"),
            (EN.day_month(march), "4 March"),
            (DE.month(2026, 11), "November 2026"),
            (DE.month(2026, 13), "? 2026"),
            (DE.month(2026, i8::MIN), "? 2026"),
            (DE.week(2026, 48), "KW 48/2026"),
            (EN.week(2026, 48), "week 48, 2026"),
            (DE.quarter(2026, 3), "3. Quartal 2026"),
            (EN.quarter(2026, 3), "Q3 2026"),
            (DE.time(9, 5), "09:05 Uhr"),
            (EN.time(14, 30), "14:30"),
            (DE.moment(november.at(14, 30, 0, 0)), "23. November 2026, 14:30 Uhr"),
            (EN.moment(november.at(14, 30, 0, 0)), "23 November 2026, 14:30"),
            (DE.duration_months(36), "36 Monate"),
            (EN.duration_months(1), "1 month"),
        ];
        for (written, expected) in cases {
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn months_and_weekdays_have_short_names() {
        assert_eq!([DE.month_short(3), DE.month_short(9), DE.month_short(11)], ["März", "Sept.", "Nov."]);
        assert_eq!([EN.month_short(3), EN.month_short(9), EN.month_short(11)], ["Mar", "Sep", "Nov"]);
        assert_eq!([DE.weekday_short(Weekday::Monday), DE.weekday_short(Weekday::Sunday)], ["Mo", "So"]);
        assert_eq!([EN.weekday_short(Weekday::Monday), EN.weekday_short(Weekday::Sunday)], ["Mon", "Sun"]);
    }

    #[test]
    fn a_date_is_told_from_another_in_whole_days() {
        let as_of = date(2026, 12, 31);
        let cases = [
            (as_of, "heute", "today"),
            (date(2027, 1, 1), "morgen", "tomorrow"),
            (date(2026, 12, 30), "gestern", "yesterday"),
            (date(2027, 1, 5), "in 5 Tagen", "in 5 days"),
            (date(2026, 12, 26), "vor 5 Tagen", "5 days ago"),
            (date(2025, 12, 31), "vor 365 Tagen", "365 days ago"),
        ];
        for (day, german, english) in cases {
            assert_eq!((DE.relative(day, as_of), EN.relative(day, as_of)), (german.into(), english.into()));
        }
        for (days, german, english) in [
            (-3, "seit heute", "since today"),
            (0, "seit heute", "since today"),
            (1, "seit gestern", "since yesterday"),
            (5, "seit 5 Tagen", "for 5 days"),
        ] {
            assert_eq!((DE.since(days), EN.since(days)), (german.into(), english.into()));
        }
    }

    #[test]
    fn a_range_says_once_what_both_ends_share() {
        let start = date(2026, 10, 1);
        let cases = [
            (date(2026, 12, 31), "1. Oktober bis 31. Dezember 2026", "1 October to 31 December 2026"),
            (date(2026, 10, 31), "1. bis 31. Oktober 2026", "1 to 31 October 2026"),
            (date(2027, 10, 1), "1. Oktober 2026 bis 1. Oktober 2027", "1 October 2026 to 1 October 2027"),
            (start, "1. Oktober 2026", "1 October 2026"),
        ];
        for (end, german, english) in cases {
            assert_eq!((DE.range(start, end), EN.range(start, end)), (german.into(), english.into()));
        }
    }
}
