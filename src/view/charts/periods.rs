//! Points named by their periods.

use super::Point;
use crate::insight::metrics;
use crate::locale::Words;
use crate::model::time::Period;
use crate::view::writer::Writer;

/// With more periods than this the axis names only some of them.
const ALL: usize = 18;
/// With more months than this the axis names years alone.
const QUARTERS: usize = 60;

/// A point for each period, named in full and for the axis, yet without a figure. The first name at the
/// axis, and the first of each year, say the year.
pub fn points(writer: &Writer<'_>, periods: &[Period]) -> Vec<Point> {
    let mut before: Option<Period> = None;
    let points = periods.iter().map(|period| {
        let short = short(writer, *period, before, periods.len());
        before = Some(*period);
        Point { label: metrics::period(*period, writer.language), short, ..Point::default() }
    });
    points.collect()
}

/// A period at the axis; empty where the axis is too full to name it.
fn short(writer: &Writer<'_>, period: Period, before: Option<Period>, total: usize) -> String {
    let year = period.first_day().year();
    let new_year = before.is_none_or(|before| before.first_day().year() != year);
    match period {
        Period::Day(date) if total > ALL && date.day() != 1 => String::new(),
        Period::Day(date) => writer.dates.day_month(date),
        Period::Week(..) if total > ALL => {
            // Named by the month that begins in it.
            let day = period.last_day();
            let begins = before.is_some_and(|before| before.last_day().month() != day.month());
            match (begins, day.month()) {
                (false, _) => String::new(),
                (true, 1) => day.year().to_string(),
                (true, month) => writer.dates.month_short(month).to_owned(),
            }
        }
        Period::Week(year, week) if new_year => writer.dates.week(year, week),
        Period::Week(_, week) => writer.say(&Words::new(format!("KW {week}"), format!("week {week}"))),
        Period::Month(_, month) if total > ALL => match month {
            1 => year.to_string(),
            4 | 7 | 10 if total <= QUARTERS => writer.dates.month_short(month).to_owned(),
            _ => String::new(),
        },
        Period::Month(_, month) if new_year => format!("{} {year}", writer.dates.month_short(month)),
        Period::Month(_, month) => writer.dates.month_short(month).to_owned(),
        Period::Quarter(_, quarter) => {
            let name = writer.say(&Words::new(format!("{quarter}. Q."), format!("Q{quarter}")));
            if new_year { format!("{name} {year}") } else { name }
        }
        Period::Year(year) => year.to_string(),
    }
}
