//! A scale of days with its months, quarters or years.

use jiff::ToSpan;
use jiff::civil::Date;

use super::drawing::{Anchor, Label, Rooms, thin};
use super::scale::At;
use crate::locale::Words;
use crate::view::writer::Writer;

/// More than this many days are marked by quarters, then by years.
const MONTHS_UP_TO: i32 = 640;
const QUARTERS_UP_TO: i32 = 2000;

/// Days from a first to a last, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Days {
    first: Date,
    last: Date,
}

impl Days {
    /// From one day to another, whichever comes first.
    pub fn new(one: Date, other: Date) -> Days {
        Days { first: one.min(other), last: one.max(other) }
    }

    /// From the first day of a month to the last of another.
    pub fn whole_months(one: Date, other: Date) -> Days {
        let days = Days::new(one, other);
        Days { first: days.first.first_of_month(), last: days.last.last_of_month() }
    }

    /// Whether a day is among them.
    pub fn contain(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Where a day begins.
    pub fn start_of(self, day: Date) -> At {
        At::of(days_between(self.first, day), self.length())
    }

    /// Where a day ends.
    pub fn end_of(self, day: Date) -> At {
        At::of(days_between(self.first, day) + 1.0, self.length())
    }

    /// From the beginning of a day to the end of another: where and how long; nothing for what lies outside.
    pub fn stretch(self, from: Date, to: Date) -> Option<(At, At)> {
        if from > to || to < self.first || from > self.last {
            return None;
        }
        let start = self.start_of(from);
        Some((start, start.to(self.end_of(to))))
    }

    fn length(self) -> f64 {
        days_between(self.first, self.last) + 1.0
    }

    /// Where months, quarters or years begin, and as many of their names as there is room for.
    pub fn marks(self, writer: &Writer<'_>, rooms: Rooms) -> (Vec<At>, Vec<Label>) {
        let days = (self.last - self.first).get_days();
        let (months, name): (i8, &dyn Fn(Date) -> String) = if days <= MONTHS_UP_TO {
            (1, &|day| month(writer, day))
        } else if days <= QUARTERS_UP_TO {
            (3, &|day| quarter(writer, day))
        } else {
            (12, &|day| day.year().to_string())
        };
        let mut marks = Vec::new();
        let mut labels = Vec::new();
        let mut next = Some(self.first.first_of_month());
        while let Some(day) = next.filter(|day| *day <= self.last) {
            if (day.month() - 1) % months == 0 {
                let at = self.start_of(day);
                if day >= self.first {
                    marks.push(at);
                }
                // What is left of the first month may be too short for its name.
                if day >= self.first || self.start_of(next_month(day).unwrap_or(day)).value() > 5.0 {
                    labels.push((at, name(day)));
                }
            }
            next = next_month(day);
        }
        (marks, thin(labels, Anchor::Start, rooms))
    }
}

fn next_month(day: Date) -> Option<Date> {
    day.checked_add(1.month()).ok()
}

fn days_between(from: Date, to: Date) -> f64 {
    f64::from((to - from).get_days())
}

/// "Okt."; January with its year.
fn month(writer: &Writer<'_>, day: Date) -> String {
    let name = writer.dates.month_short(day.month());
    if day.month() == 1 { format!("{name} {}", day.year()) } else { name.to_owned() }
}

fn quarter(writer: &Writer<'_>, day: Date) -> String {
    let number = (day.month() - 1) / 3 + 1;
    let name = writer.say(&Words::new(format!("{number}. Q."), format!("Q{number}")));
    if number == 1 { format!("{name} {}", day.year()) } else { name }
}
