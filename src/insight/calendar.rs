//! The editorial calendar: which post appears on which day on which platforms, month by month.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Today;
use super::post::{planned_on_each, shown_on, written_state};
use crate::model::time::Moment;
use crate::model::{Entry, Id, Platform, Post, PostState, Ref};

/// A month: year and month, the latter from 1.
pub type Month = (i16, i8);

/// A post on a day: on a platform that has a day of its own, or on all that go with the post.
#[derive(Debug, Clone)]
pub struct Slot<'m> {
    /// When.
    pub moment: Moment,
    /// Which post.
    pub post: &'m Entry<Post>,
    /// On which platforms.
    pub platforms: Vec<&'m Ref<Platform>>,
    /// Which of the post's places in the calendar it is: 1 is the one that others link to.
    pub place: usize,
}

/// The posts by month.
#[derive(Debug, Clone, Default)]
pub struct Calendar<'m> {
    /// The months in which something is planned, each with its posts in order of time.
    pub months: BTreeMap<Month, Vec<Slot<'m>>>,
    /// The posts without a date.
    pub undated: Vec<&'m Entry<Post>>,
    /// How many posts appeared in each month, up to the as-of date.
    pub published: BTreeMap<Month, Published<'m>>,
}

/// How many posts appeared.
#[derive(Debug, Clone, Default)]
pub struct Published<'m> {
    /// Posts, each once.
    pub posts: usize,
    /// On each platform.
    pub on: BTreeMap<&'m Id, usize>,
}

impl<'m> Calendar<'m> {
    /// Sorts all posts in.
    pub fn new(today: Today<'m>) -> Calendar<'m> {
        let mut calendar = Calendar::default();
        for post in &today.model.tables.posts {
            let slots = slots(post);
            if slots.is_empty() {
                calendar.undated.push(post);
            }
            for slot in slots {
                calendar.months.entry(month_of(slot.moment.date)).or_default().push(slot);
            }
            let Some(day) = published_on(post.original(), today.as_of) else { continue };
            let published = calendar.published.entry(month_of(day)).or_default();
            published.posts += 1;
            for (platform, _) in &post.original().platforms.0 {
                *published.on.entry(&platform.id).or_default() += 1;
            }
        }
        for slots in calendar.months.values_mut() {
            slots.sort_by_key(|slot| (slot.moment, &slot.post.head.id));
        }
        calendar
    }
}

/// The month of a day.
pub fn month_of(day: Date) -> Month {
    (day.year(), day.month())
}

/// The places of a post in the calendar, in order of time; the one that others link to is counted first.
fn slots(post: &Entry<Post>) -> Vec<Slot<'_>> {
    let Some(first) = shown_on(post.original()) else { return Vec::new() };
    let mut by_moment: BTreeMap<Moment, Vec<&Ref<Platform>>> = BTreeMap::from([(first, Vec::new())]);
    for (platform, moment) in planned_on_each(post.original()) {
        by_moment.entry(moment.unwrap_or(first)).or_default().push(platform);
    }
    let mut place = 1;
    let slots = by_moment.into_iter().map(|(moment, platforms)| {
        place += usize::from(moment != first);
        Slot { moment, post, platforms, place: if moment == first { 1 } else { place } }
    });
    slots.collect()
}

/// The day on which a post appeared; where only its state is written, the planned one.
fn published_on(post: &Post, as_of: Date) -> Option<Date> {
    if written_state(post, as_of) != PostState::Published {
        return None;
    }
    let published = post
        .history
        .iter()
        .rev()
        .find(|entry| entry.state.value == PostState::Published && entry.date.date <= as_of);
    let day = published.map(|entry| entry.date.date);
    day.or_else(|| shown_on(post).map(|moment| moment.date)).filter(|day| *day <= as_of)
}

/// A week of a month's page: its ISO year and number, and its seven days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// The year that the week belongs to, which is not that of all its days around New Year.
    pub iso_year: i16,
    /// Its number.
    pub number: i8,
    /// Monday to Sunday, days of the neighbouring months included.
    pub days: Vec<Date>,
}

/// The weeks that a month has a day in.
pub fn weeks((year, month): Month) -> Vec<Week> {
    let Ok(first) = Date::new(year, month, 1) else { return Vec::new() };
    let last = first.last_of_month();
    let back = i64::from(first.weekday().since(Weekday::Monday));
    let mut next = Some(first.saturating_sub(back.days()));
    let mut weeks = Vec::new();
    // The calendar ends within a week.
    while let Some(monday) = next.filter(|monday| *monday <= last) {
        let week = monday.iso_week_date();
        let day = |offset: i64| monday.checked_add(offset.days()).ok();
        weeks.push(Week {
            iso_year: week.year(),
            number: week.week(),
            days: (0..7).filter_map(day).collect(),
        });
        next = monday.checked_add(1.week()).ok();
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A month, then each of its weeks as ISO year, number and Monday.
    type Case = (Month, &'static [(i16, i8, &'static str)]);

    #[test]
    fn weeks_are_those_of_the_iso_calendar() {
        let cases: [Case; 7] = [
            // 1 January 2026 is a Thursday: its week is the first.
            (
                (2026, 1),
                &[
                    (2026, 1, "2025-12-29"),
                    (2026, 2, "2026-01-05"),
                    (2026, 3, "2026-01-12"),
                    (2026, 4, "2026-01-19"),
                    (2026, 5, "2026-01-26"),
                ],
            ),
            // 1 January 2027 is a Friday: it lies in week 53 of 2026.
            (
                (2027, 1),
                &[
                    (2026, 53, "2026-12-28"),
                    (2027, 1, "2027-01-04"),
                    (2027, 2, "2027-01-11"),
                    (2027, 3, "2027-01-18"),
                    (2027, 4, "2027-01-25"),
                ],
            ),
            // 30 and 31 December 2024 lie in the first week of 2025.
            (
                (2024, 12),
                &[
                    (2024, 48, "2024-11-25"),
                    (2024, 49, "2024-12-02"),
                    (2024, 50, "2024-12-09"),
                    (2024, 51, "2024-12-16"),
                    (2024, 52, "2024-12-23"),
                    (2025, 1, "2024-12-30"),
                ],
            ),
            // A February that fills four weeks, and one of a leap year.
            (
                (2027, 2),
                &[
                    (2027, 5, "2027-02-01"),
                    (2027, 6, "2027-02-08"),
                    (2027, 7, "2027-02-15"),
                    (2027, 8, "2027-02-22"),
                ],
            ),
            (
                (2028, 2),
                &[
                    (2028, 5, "2028-01-31"),
                    (2028, 6, "2028-02-07"),
                    (2028, 7, "2028-02-14"),
                    (2028, 8, "2028-02-21"),
                    (2028, 9, "2028-02-28"),
                ],
            ),
            // Clocks go back on 25 October 2026; days are days.
            (
                (2026, 10),
                &[
                    (2026, 40, "2026-09-28"),
                    (2026, 41, "2026-10-05"),
                    (2026, 42, "2026-10-12"),
                    (2026, 43, "2026-10-19"),
                    (2026, 44, "2026-10-26"),
                ],
            ),
            ((2026, 13), &[]),
        ];
        for (month, expected) in cases {
            let found = weeks(month);
            let short: Vec<(i16, i8, String)> =
                found.iter().map(|week| (week.iso_year, week.number, week.days[0].to_string())).collect();
            let expected: Vec<(i16, i8, String)> =
                expected.iter().map(|(year, number, day)| (*year, *number, (*day).to_owned())).collect();
            assert_eq!(short, expected, "{month:?}");
            let mut days = found.iter().flat_map(|week| &week.days);
            assert!(found.iter().all(|week| week.days.len() == 7), "{month:?}");
            let mut before = days.next().copied();
            for day in days {
                assert_eq!(before.and_then(|before| before.tomorrow().ok()), Some(*day), "{month:?}");
                before = Some(*day);
            }
        }
    }

    #[test]
    fn the_calendar_ends_with_the_year_9999() {
        let weeks = weeks((9999, 12));
        let last = weeks.last().and_then(|week| week.days.last()).copied();
        assert_eq!((weeks.len(), last), (5, Some(Date::MAX)));
    }
}
