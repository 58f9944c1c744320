//! Who is there for each duty of a platform: on the day itself, and in the days ahead.

mod cover;
mod judge;

use jiff::ToSpan;
use jiff::civil::Date;

use super::duties::{self, Held};
use super::reason::Judged;
use super::workdays::Workdays;
use super::{Today, platform as platforms};
use crate::locale::Words;
use crate::model::{Assessment, Audience, Entry, Id, Platform, Shift};
use crate::source::Span;

use cover::Desk;

/// Why somebody covers a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// The one who answers for it is there.
    Accountable,
    /// The rota says so.
    Rota,
    /// Stands in for whom the rota names.
    Backup,
    /// The absence of the one who answers for it names them.
    AbsenceDeputy,
    /// The deputy of the duty.
    Deputy,
}

impl Via {
    /// What somebody does who covers a duty in this way.
    pub fn words(self) -> Words {
        match self {
            Via::Accountable => Words::new("verantwortlich", "accountable"),
            Via::Rota => Words::new("hat Dienst", "on duty"),
            Via::Backup => Words::new("springt im Dienst ein", "stands in on duty"),
            Via::AbsenceDeputy | Via::Deputy => Words::new("vertritt", "stands in"),
        }
    }
}

/// Somebody who covers a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By<'m> {
    /// Who.
    pub person: &'m Id,
    /// Why they.
    pub via: Via,
    /// Where they are named.
    pub at: Span,
}

/// Who covers a duty on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover<'m> {
    /// The working day that is judged.
    pub day: Date,
    /// Who answers for the duty on that day.
    pub accountable: Option<&'m Id>,
    /// Who is there; nobody where there is none.
    pub by: Option<By<'m>>,
}

/// How a duty is covered: the worst that can be said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverState {
    /// Nobody is there.
    Nobody,
    /// Somebody is there, though nobody answers for the duty.
    NoAccountable,
    /// Nobody is named who would stand in.
    NoDeputy,
    /// The one who answers for it is away for long.
    LongAway,
    /// Nobody is there on some day ahead.
    NobodyAhead,
    /// It has no working day within a year.
    NoWorkday,
    /// Somebody is there.
    Covered,
}

impl CoverState {
    /// How bad it is.
    pub fn value(self) -> Assessment {
        match self {
            CoverState::Nobody => Assessment::Red,
            CoverState::NoAccountable
            | CoverState::NoDeputy
            | CoverState::LongAway
            | CoverState::NobodyAhead => Assessment::Yellow,
            CoverState::NoWorkday => Assessment::Grey,
            CoverState::Covered => Assessment::Green,
        }
    }

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            CoverState::Nobody => "nobody",
            CoverState::NoAccountable => "no_accountable",
            CoverState::NoDeputy => "no_deputy",
            CoverState::LongAway => "long_away",
            CoverState::NobodyAhead => "nobody_ahead",
            CoverState::NoWorkday => "no_workday",
            CoverState::Covered => "covered",
        }
    }

    /// What it is called, as short as it can be.
    pub fn words(self) -> Words {
        match self {
            CoverState::Nobody => Words::new("unbesetzt", "nobody there"),
            CoverState::NoAccountable => Words::new("ohne Verantwortung", "nobody accountable"),
            CoverState::NoDeputy => Words::new("ohne Vertretung", "no deputy"),
            CoverState::LongAway => Words::new("länger vertreten", "long stood in for"),
            CoverState::NobodyAhead => Words::new("bald unbesetzt", "soon nobody there"),
            CoverState::NoWorkday => Words::new("keine Aussage", "no statement"),
            CoverState::Covered => Words::new("besetzt", "covered"),
        }
    }
}

/// The ways in which a duty may not be safe, the worst first.
pub const GAPS: [CoverState; 5] = [
    CoverState::Nobody,
    CoverState::NobodyAhead,
    CoverState::NoAccountable,
    CoverState::NoDeputy,
    CoverState::LongAway,
];

/// A duty of a platform with who covers it.
#[derive(Debug, Clone)]
pub struct DutyCoverage<'m> {
    /// The duty with its people, on the day that is judged.
    pub held: Held<'m>,
    /// Who is there on the day, or on the next working day.
    pub cover: Cover<'m>,
    /// How it is covered; nothing where nobody needs to have the duty.
    pub state: Option<CoverState>,
    /// The same as an assessment with its reasons, the weightiest first.
    pub judged: Option<Judged<Assessment>>,
    /// The working days ahead, the judged one first; empty for the audience `company`.
    pub ahead: Vec<Cover<'m>>,
}

impl DutyCoverage<'_> {
    /// The days ahead on which nobody is there.
    pub fn gaps(&self) -> impl Iterator<Item = Date> {
        self.ahead.iter().skip(1).filter(|cover| cover.by.is_none()).map(|cover| cover.day)
    }

    /// How the duty is covered where that is not safe, and on which day. A day ahead on which nobody is
    /// there weighs more than what is always missing.
    pub fn gap(&self) -> Option<(CoverState, Date)> {
        let state = self.state?;
        match (state.value(), self.gaps().next()) {
            (Assessment::Yellow, Some(day)) => Some((CoverState::NobodyAhead, day)),
            (Assessment::Red | Assessment::Yellow, _) => Some((state, self.cover.day)),
            _ => None,
        }
    }
}

/// The last day that coverage looks at.
pub fn last_day_ahead(today: Today<'_>) -> Date {
    // A year is as far ahead as anybody looks, and a span of days that every calendar holds.
    let days = i32::try_from(*today.portal.thresholds.coverage_ahead_days).map_or(366, |days| days.min(366));
    today.as_of.saturating_add(days.days())
}

/// The lines of the rota that count for a platform between two days; those that name the platform come
/// before those for all.
pub fn shifts<'m>(today: Today<'m>, platform: &Id, from: Date, to: Date) -> Vec<&'m Shift> {
    let shifts = today.model.tables.rota.iter().map(Entry::original);
    let within = shifts.filter(|shift| shift.from.value <= to && from <= shift.to.value);
    let names = |shift: &&Shift| shift.platforms.iter().any(|named| named.id == *platform);
    let mut shifts: Vec<&Shift> = within.filter(|shift| shift.platforms.is_empty() || names(shift)).collect();
    shifts.sort_by_key(|shift| shift.platforms.is_empty());
    shifts
}

/// The coverage of every duty of a platform that is active; else nothing. Duties are those of the next
/// working day; one that begins later is judged from then on.
pub fn coverage<'m>(today: Today<'m>, platform: &'m Entry<Platform>) -> Vec<DutyCoverage<'m>> {
    let value = platform.original();
    if !platforms::is_active(value, today.as_of) {
        return Vec::new();
    }
    let desk = Desk::new(today, platform);
    let first = Workdays::usual(today).from(today.as_of).unwrap_or(today.as_of);
    duties::held(value, first).into_iter().filter_map(|held| duty(&desk, held)).collect()
}

/// The coverage of a duty; nothing where the platform closes, or the duty begins, only around its next
/// working day.
fn duty<'m>(desk: &Desk<'m>, held: Held<'m>) -> Option<DutyCoverage<'m>> {
    let (today, platform) = (desk.today, desk.platform);
    let workdays = Workdays::of(today, platform, held.duty);
    let Some(day) = workdays.from(today.as_of) else {
        let judged = (held.assignment.not_needed.is_none()).then(|| judge::no_workday(&held));
        let cover = Cover { day: today.as_of, accountable: held.accountable.map(|one| &one.id), by: None };
        let state = judged.is_some().then_some(CoverState::NoWorkday);
        return Some(DutyCoverage { held, cover, state, judged, ahead: Vec::new() });
    };
    let held = desk.held(held.duty, day)?;
    let cover = desk.cover(&held, day);
    if held.assignment.not_needed.is_some() {
        return Some(DutyCoverage { held, cover, state: None, judged: None, ahead: Vec::new() });
    }
    let mut ahead = Vec::new();
    if today.audience == Audience::Team {
        ahead.push(cover);
        let from = day.tomorrow().unwrap_or(day);
        for later in workdays.between(from, last_day_ahead(today)) {
            let held = desk.held(held.duty, later).filter(|held| held.assignment.not_needed.is_none());
            ahead.extend(held.map(|held| desk.cover(&held, later)));
        }
    }
    let mut coverage = DutyCoverage { held, cover, state: None, judged: None, ahead };
    let (state, judged) = judge::judge(desk, &coverage, workdays);
    coverage.state = Some(state);
    coverage.judged = Some(judged);
    Some(coverage)
}
