//! Figures that should be there and are not.

use jiff::civil::Date;

use super::PlatformFigures;
use crate::insight::reason::Reason;
use crate::insight::{Today, metrics};
use crate::locale::{Dates, Language, Words};
use crate::model::time::Period;
use crate::model::{Entry, Platform, TargetPer, TargetValue};

/// Since when monthly figures of an active platform are missing: a platform that has some, or that has
/// a target per month. Figures in the middle of a series are `check`'s.
pub(super) fn missing<'m>(
    today: Today<'m>,
    platform: &'m Entry<Platform>,
    told: &PlatformFigures<'m>,
) -> Option<(Period, Reason)> {
    let value = platform.original();
    let by_day = today.portal.thresholds.metrics_expected_by_day.value;
    let last = last_expected(today.as_of, by_day)?;
    let written = told.written.periods.keys().rev().find(|period| matches!(period, Period::Month(..)));
    let first = if let Some(latest) = written {
        latest.next()?
    } else {
        let asks = |target: &TargetValue| {
            let ended = target.until.as_ref().is_some_and(|until| until.last_day() < last.last_day());
            target.per.known() == Some(&TargetPer::Month) && !ended
        };
        let monthly = value.targets.iter().filter(|target| asks(target));
        let starts = monthly.map(|target| target.from.as_ref().map(|from| from.first_day()));
        // From the first target on, but not for the time before anybody asked for figures.
        let start = starts.min()?.unwrap_or(last.first_day());
        Period::Month(start.year(), start.month())
    };
    let opened = value.opened_on.as_ref().map(|day| Period::Month(day.year(), day.month()));
    let first = opened.map_or(first, |opened| opened.max(first));
    (first <= last).then(|| {
        let at = told.series.map_or(platform.head.first_key, |series| series.original().platform.at);
        (first, Reason::new(words(today, platform, (first, last), by_day), at))
    })
}

/// The latest month whose figures are expected on a day.
fn last_expected(as_of: Date, by_day: u32) -> Option<Period> {
    let current = Period::Month(as_of.year(), as_of.month());
    let before = current.previous()?;
    if as_of >= expected_from(before, by_day)? { Some(before) } else { before.previous() }
}

/// The day from which the figures of a month are missing; short months have no 31st.
fn expected_from(month: Period, by_day: u32) -> Option<Date> {
    let next = month.next()?;
    let day = i8::try_from(by_day).unwrap_or(i8::MAX).clamp(1, next.last_day().day());
    Date::new(next.first_day().year(), next.first_day().month(), day).ok()
}

/// "LinkedIn: Die Zahlen für Oktober 2026 fehlen seit dem 10. November 2026."
fn words(today: Today<'_>, platform: &Entry<Platform>, months: (Period, Period), by_day: u32) -> Words {
    let (first, last) = months;
    let name = today.name(&platform.head.thing());
    let since = expected_from(first, by_day).unwrap_or(today.as_of);
    let period = |language: Language, to: &str| {
        let named = metrics::period(first, language);
        if first == last { named } else { format!("{named} {to} {}", metrics::period(last, language)) }
    };
    let day = |language| Dates::new(language).day(since);
    let (de, en) = (period(Language::De, "bis"), period(Language::En, "to"));
    if first == last {
        return Words::new(
            format!("{}: Die Zahlen für {de} fehlen seit dem {}.", name.de, day(Language::De)),
            format!("{}: The figures for {en} have been missing since {}.", name.en, day(Language::En)),
        );
    }
    Words::new(
        format!("{}: Die Zahlen für {de} fehlen, die ersten seit dem {}.", name.de, day(Language::De)),
        format!("{}: The figures for {en} are missing, the first since {}.", name.en, day(Language::En)),
    )
}
