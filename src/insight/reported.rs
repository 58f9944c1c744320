//! Which months and quarters have a report, and how things stood at the end of each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jiff::civil::Date;

use super::assessment;
use super::campaign::{self, CampaignState, Progress};
use super::post::planned_day;
use super::{Judged, Today};
use crate::model::time::Period;
use crate::model::{Assessment, Id};

/// So many months back there are reports.
const MONTHS: usize = 36;
/// So many quarters back there are reports.
const QUARTERS: usize = 12;

/// How a campaign stood at the end of a period.
#[derive(Debug, Clone)]
pub struct Stood {
    /// Where it was on its way.
    pub state: CampaignState,
    /// How far it was.
    pub progress: Option<Progress>,
    /// How it stood; only while it ran.
    pub assessment: Option<Judged<Assessment>>,
}

/// How the campaigns under way stood on a day.
pub type Standings = BTreeMap<Id, Stood>;

/// The periods that have a report.
#[derive(Debug)]
pub struct Reported<'m> {
    today: Today<'m>,
    /// The months, the first one first.
    pub months: Vec<Period>,
    /// The quarters, the first one first.
    pub quarters: Vec<Period>,
    /// How the campaigns stood at the end of each period and of the one before, worked out when the
    /// first page asks.
    standings: BTreeMap<Date, OnceLock<Standings>>,
}

impl Reported<'_> {
    /// Finds the periods, from the first of which there are data to that of the as-of date.
    pub fn new(today: Today<'_>) -> Reported<'_> {
        let first = first_day(today);
        let as_of = today.as_of;
        let quarter = |day: Date| Period::Quarter(day.year(), (day.month() + 2) / 3);
        let month = |day: Date| Period::Month(day.year(), day.month());
        let months = first.map(|first| latest(month(first), month(as_of), MONTHS)).unwrap_or_default();
        let quarters =
            first.map(|first| latest(quarter(first), quarter(as_of), QUARTERS)).unwrap_or_default();
        let all = || months.iter().chain(&quarters);
        let days: BTreeSet<Date> =
            all().flat_map(|period| [Some(end(*period, as_of)), before(*period)]).flatten().collect();
        let standings = days.into_iter().map(|day| (day, OnceLock::new())).collect();
        Reported { today, months, quarters, standings }
    }

    /// How the campaigns that were under way stood on the last day of a period, or on the as-of date
    /// where that comes first.
    pub fn at_end(&self, period: Period) -> Option<&Standings> {
        self.on(end(period, self.today.as_of))
    }

    /// How they stood on the last day before a period.
    pub fn before(&self, period: Period) -> Option<&Standings> {
        self.on(before(period)?)
    }

    fn on(&self, day: Date) -> Option<&Standings> {
        let today = self.today.on(day);
        let is_under_way = |state| matches!(state, CampaignState::Running | CampaignState::Paused);
        let work_out = || {
            let campaigns = today.model.tables.campaigns.iter();
            let running = campaigns.filter(|entry| is_under_way(campaign::state(entry.original(), day)));
            let stood = running.map(|entry| {
                let stood = Stood {
                    state: campaign::state(entry.original(), day),
                    progress: campaign::progress(entry.original(), day),
                    assessment: assessment::assess(today, entry),
                };
                (entry.head.id.clone(), stood)
            });
            stood.collect()
        };
        Some(self.standings.get(&day)?.get_or_init(work_out))
    }
}

/// The last day of a period, or the as-of date where that comes first.
pub fn end(period: Period, as_of: Date) -> Date {
    period.last_day().min(as_of)
}

/// The last day before a period.
fn before(period: Period) -> Option<Date> {
    period.first_day().yesterday().ok()
}

/// The periods from one to another, at most so many of the latest.
fn latest(first: Period, last: Period, most: usize) -> Vec<Period> {
    let mut periods = Vec::new();
    let mut next = Some(last);
    while let Some(period) = next.filter(|period| *period >= first && periods.len() < most) {
        periods.push(period);
        next = period.previous();
    }
    periods.reverse();
    periods
}

/// The first day of which the status has data, up to the as-of date.
fn first_day(today: Today<'_>) -> Option<Date> {
    let tables = &today.model.tables;
    let campaigns = tables.campaigns.iter().map(|entry| entry.original().start.value);
    let decisions = tables.decisions.iter().filter_map(|entry| entry.original().decided_on.as_ref());
    let incidents = tables.incidents.iter().map(|entry| entry.original().started.value.date);
    let posts = tables.posts.iter().filter_map(|entry| {
        let post = entry.original();
        let began = post.history.first().map(|step| step.date.date);
        began.or_else(|| planned_day(post).map(|planned| planned.date))
    });
    let figures = tables.series.iter().filter_map(|entry| {
        let periods = entry.original().periods.0.iter().map(|(period, _)| period.value);
        periods.filter(|period| period.last_day() <= today.as_of).map(Period::first_day).min()
    });
    let days = campaigns.chain(decisions.map(|day| day.value)).chain(incidents).chain(posts).chain(figures);
    days.filter(|day| *day <= today.as_of).min()
}

/// Whether a period is that of the as-of date, and so not over.
pub fn is_current(period: Period, as_of: Date) -> bool {
    period.last_day() > as_of
}
