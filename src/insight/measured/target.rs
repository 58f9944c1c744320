//! Targets: which periods they judge, the verdicts, and whether a restructuring is to be checked.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Figure, Measured, PlatformFigures};
use crate::insight::reason::Reason;
use crate::insight::{Today, decision, metrics, phrase, platform as platforms};
use crate::locale::{Language, Words};
use crate::model::time::Period;
use crate::model::{Entry, Metric, Platform, Spanned, TargetPer, TargetValue, worded};

/// Shares of a limit by which a figure may miss it, for sums of decimals are not exact.
const ROUNDING: f64 = 1e-9;
/// So many figures at most are named in a sentence.
const NAMED: usize = 4;

worded! {
    /// Whether a target was reached.
    pub enum Verdict {
        /// It was.
        Reached = "reached", "erreicht", "reached";
        /// It was not.
        Missed = "missed", "verfehlt", "missed";
    }
}

/// The limit of a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// So much or more.
    AtLeast(f64),
    /// So much or less.
    AtMost(f64),
}

impl Limit {
    /// The limit that a target names; nothing where it was refused.
    fn of(target: &TargetValue) -> Option<Limit> {
        let known = |limit: &Option<Spanned<f64>>| limit.as_ref().and_then(|limit| limit.known().copied());
        known(&target.at_least).map(Limit::AtLeast).or_else(|| known(&target.at_most).map(Limit::AtMost))
    }

    /// The number.
    pub fn value(self) -> f64 {
        match self {
            Limit::AtLeast(value) | Limit::AtMost(value) => value,
        }
    }

    /// Whether a figure keeps to it; on the limit it does.
    pub fn judge(self, figure: f64) -> Verdict {
        let slack = self.value().abs() * ROUNDING;
        let is_kept = match self {
            Limit::AtLeast(least) => figure >= least - slack,
            Limit::AtMost(most) => figure <= most + slack,
        };
        if is_kept { Verdict::Reached } else { Verdict::Missed }
    }
}

/// A target with what became of it.
#[derive(Debug, Clone)]
pub struct TargetStanding<'m> {
    /// The target, where it is written.
    pub target: &'m Spanned<TargetValue>,
    /// Its limit.
    pub limit: Limit,
    /// Whether the latest whole period of its length falls under it.
    pub holds: bool,
    /// The periods of its length that it judges, each with its figure; provisional ones have no verdict.
    pub periods: BTreeMap<Period, (Figure, Option<Verdict>)>,
    /// The verdict of the latest judged period.
    pub verdict: Option<Verdict>,
    /// Why, with the period and the figure; empty without a verdict.
    pub reasons: Vec<Reason>,
    /// In how many periods running, up to the latest judged one, it was missed.
    pub missed_in_a_row: usize,
    /// Whether a restructuring is to be checked, and why.
    pub restructuring_check: Option<Reason>,
}

impl TargetStanding<'_> {
    /// The latest period that was judged, with its figure.
    pub fn judged(&self) -> Option<(Period, Figure, Verdict)> {
        let judged = |(period, (figure, verdict)): (&Period, &(Figure, Option<Verdict>))| {
            Some((*period, *figure, (*verdict)?))
        };
        self.periods.iter().rev().find_map(judged)
    }

    /// "mindestens 30 im Monat", "höchstens 240 Minuten im Quartal".
    pub fn words(&self, metric: &Entry<Metric>) -> Words {
        let number = metrics::words(metric, self.limit.value());
        let per = per_words(*self.target.per);
        let (de, en) = match self.limit {
            Limit::AtLeast(_) => ("mindestens", "at least"),
            Limit::AtMost(_) => ("höchstens", "at most"),
        };
        Words::new(format!("{de} {} {}", number.de, per.de), format!("{en} {} {}", number.en, per.en))
    }
}

/// "im Monat", "a month".
fn per_words(per: TargetPer) -> Words {
    match per {
        TargetPer::Month => Words::new("im Monat", "a month"),
        TargetPer::Quarter => Words::new("im Quartal", "a quarter"),
        TargetPer::Year => Words::new("im Jahr", "a year"),
    }
}

/// Judges the targets of a platform.
pub(super) fn judge<'m>(today: Today<'m>, platform: &'m Entry<Platform>, told: &mut PlatformFigures<'m>) {
    for target in &platform.original().targets {
        let (Some(limit), Some(_), Some(metric)) =
            (Limit::of(target), target.per.known(), target.metric.known())
        else {
            continue;
        };
        let Some(measured) = told.metrics.get(metric) else { continue };
        let periods = periods(today, target, told, measured);
        let judged = periods.into_iter().map(|(period, figure)| {
            let verdict = (!figure.provisional).then(|| limit.judge(figure.value));
            (period, (figure, verdict))
        });
        let mut standing = TargetStanding {
            target,
            limit,
            holds: holds(target, today.as_of),
            periods: judged.collect(),
            verdict: None,
            reasons: Vec::new(),
            missed_in_a_row: 0,
            restructuring_check: None,
        };
        let latest = standing.judged();
        standing.verdict = latest.map(|(_, _, verdict)| verdict);
        standing.missed_in_a_row = missed(&standing).len();
        standing.restructuring_check = restructuring_check(today, platform, measured.metric, &standing);
        standing.reasons = reasons(today, platform, measured.metric, &standing);
        if let Some(measured) = told.metrics.get_mut(metric) {
            measured.targets.push(standing);
        }
    }
    for measured in told.metrics.values_mut() {
        let from = |standing: &TargetStanding<'_>| standing.target.from.as_ref().map(|from| from.first_day());
        measured.targets.sort_by_key(|standing| (standing.holds, from(standing)));
    }
}

/// The period of a target's length that holds a day.
fn period_of(per: TargetPer, day: Date) -> Period {
    match per {
        TargetPer::Month => Period::Month(day.year(), day.month()),
        TargetPer::Quarter => Period::Quarter(day.year(), (day.month() + 2) / 3),
        TargetPer::Year => Period::Year(day.year()),
    }
}

/// Whether a period falls under a target: it lies wholly between the first and the last one.
fn falls_under(target: &TargetValue, period: Period) -> bool {
    let from = target.from.as_ref().map(|from| from.first_day());
    let until = target.until.as_ref().map(|until| until.last_day());
    from.is_none_or(|from| from <= period.first_day()) && until.is_none_or(|until| period.last_day() <= until)
}

/// Whether the latest whole period of its length falls under a target.
fn holds(target: &TargetValue, as_of: Date) -> bool {
    let current = period_of(*target.per, as_of);
    let latest = if current.last_day() <= as_of { Some(current) } else { current.previous() };
    latest.is_some_and(|latest| falls_under(target, latest))
}

/// The periods that a target judges, with their figures.
fn periods(
    today: Today<'_>,
    target: &TargetValue,
    told: &PlatformFigures<'_>,
    measured: &Measured<'_>,
) -> BTreeMap<Period, Figure> {
    let months = told.written.periods.keys().filter(|period| matches!(period, Period::Month(..)));
    let mut found = BTreeMap::new();
    for month in months {
        let period = period_of(*target.per, month.first_day());
        if found.contains_key(&period) || !falls_under(target, period) {
            continue;
        }
        let figure = match period {
            Period::Month(..) => measured.figures.get(&period).copied(),
            // Only in the last month there may be all of them.
            _ if month.last_day() < period.last_day() => None,
            _ => told.over(today.model, &measured.metric.head.id, &period.months()),
        };
        found.extend(figure.map(|figure| (period, figure)));
    }
    found
}

/// The figures that missed a target running, up to the latest judged period, in order of time. A period
/// that is missing or provisional neither counts nor breaks the row.
fn missed(standing: &TargetStanding<'_>) -> Vec<Figure> {
    let judged = standing.periods.values().rev().filter_map(|(figure, verdict)| Some((figure, (*verdict)?)));
    let row = judged.take_while(|(_, verdict)| *verdict == Verdict::Missed);
    let mut row: Vec<Figure> = row.map(|(figure, _)| *figure).collect();
    row.reverse();
    row
}

/// Whether a restructuring is to be checked: the target, which still holds, was missed several times
/// running, and nothing has been decided whose effect is still awaited.
fn restructuring_check(
    today: Today<'_>,
    platform: &Entry<Platform>,
    metric: &Entry<Metric>,
    standing: &TargetStanding<'_>,
) -> Option<Reason> {
    let most = today.portal.thresholds.missed_periods.value;
    let is_due = most > 0 && standing.missed_in_a_row >= usize::try_from(most).unwrap_or(usize::MAX);
    let is_asked = standing.holds && !platforms::is_closed(platform.original(), today.as_of);
    if !is_due || !is_asked {
        return None;
    }
    if decision::answering(today, &platform.head.id, &metric.head.id).is_some() {
        return None;
    }
    let at = missed(standing).last()?.at;
    Some(Reason::new(row_words(today, platform, metric, standing), at))
}

/// "LinkedIn: Interaktionen dreimal in Folge unter dem Ziel: 20, 20 und 10 statt 30 im Monat."
fn row_words(
    today: Today<'_>,
    platform: &Entry<Platform>,
    metric: &Entry<Metric>,
    standing: &TargetStanding<'_>,
) -> Words {
    let row = missed(standing);
    let (platform, per) = (today.name(&platform.head.thing()), per_words(*standing.target.per));
    let limit = metrics::words(metric, standing.limit.value());
    let figures = |language: Language, last: &str| {
        let value = metric.value(language);
        let named = &row[row.len().saturating_sub(if row.len() > NAMED { 3 } else { NAMED })..];
        let named: Vec<String> =
            named.iter().map(|figure| metrics::write_bare(value, figure.value, language)).collect();
        let last = if row.len() > NAMED { last } else { "" };
        format!("{last}{}", language.and(&named))
    };
    let title = phrase::both(metric, |metric| Some(&metric.title)).unwrap_or_default();
    let (below, at_most) = match standing.limit {
        Limit::AtLeast(_) => (Words::new("unter", "below"), Words::default()),
        Limit::AtMost(_) => (Words::new("über", "above"), Words::new("höchstens ", "at most ")),
    };
    Words::new(
        format!(
            "{}: {} {} {} dem Ziel: {} statt {}{} {}.",
            platform.de,
            title.de,
            times(row.len()).de,
            below.de,
            figures(Language::De, "zuletzt "),
            at_most.de,
            limit.de,
            per.de
        ),
        format!(
            "{}: {} {} target {}: {} instead of {}{} {}.",
            platform.en,
            title.en,
            below.en,
            times(row.len()).en,
            figures(Language::En, "most recently "),
            at_most.en,
            limit.en,
            per.en
        ),
    )
}

/// "dreimal in Folge", "three times in a row".
fn times(count: usize) -> Words {
    let times = phrase::times(count);
    if count < 2 {
        return times;
    }
    Words::new(format!("{} in Folge", times.de), format!("{} in a row", times.en))
}

/// Why a target counts as reached or missed.
fn reasons(
    today: Today<'_>,
    platform: &Entry<Platform>,
    metric: &Entry<Metric>,
    standing: &TargetStanding<'_>,
) -> Vec<Reason> {
    let Some((period, figure, verdict)) = standing.judged() else { return Vec::new() };
    let target = standing.words(metric);
    let title = phrase::both(metric, |metric| Some(&metric.title)).unwrap_or_default();
    let sentence = |language: Language, target: &str, instead: &str, goal: &str| {
        let value = metric.value(language);
        let number = metrics::write_bare(value, figure.value, language);
        let (title, when) = (title.get(language), metrics::period(period, language));
        match verdict {
            Verdict::Missed => format!("{title}, {when}: {number} {instead} {target}."),
            Verdict::Reached => format!("{title}, {when}: {number}, {goal} {target}."),
        }
    };
    let words = Words::new(
        sentence(Language::De, &target.de, "statt", "Ziel"),
        sentence(Language::En, &target.en, "instead of", "target"),
    );
    let mut reasons = vec![Reason::new(words, figure.at)];
    // A check that is due says so itself.
    if standing.missed_in_a_row > 1 && standing.restructuring_check.is_none() {
        let times = times(standing.missed_in_a_row);
        let words = Words::new(
            format!("Das Ziel ist {} verfehlt.", times.de),
            format!("The target was missed {}.", times.en),
        );
        reasons.push(Reason::new(words, standing.target.at));
    }
    let answer = decision::answering(today, &platform.head.id, &metric.head.id)
        .filter(|_| standing.missed_in_a_row > 1 && standing.holds);
    reasons.extend(answer.map(|(decision, at)| {
        let name = today.name(&decision.head.thing());
        Reason::new(
            Words::new(
                format!("Darüber ist schon entschieden: „{}“.", name.de),
                format!("This has been decided on: “{}”.", name.en),
            ),
            at,
        )
    }));
    reasons
}
