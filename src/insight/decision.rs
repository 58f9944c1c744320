//! Decisions: what they answer, when their effect is due, and the figures before and after.

use jiff::civil::Date;

use super::Today;
use super::lateness;
use super::measured::{Change, Figure, Measured, PlatformFigures};
use super::metrics;
use crate::model::time::Period;
use crate::model::{
    Decision, DecisionKind, DecisionStatus, EffectVerdict, Entry, Evidence, Id, MetricKind, Model,
};
use crate::source::Span;

/// So many periods are looked at, where the evidence does not say which.
const PERIODS: usize = 3;
/// More periods than anybody compares.
const MOST_PERIODS: usize = 120;

/// Whether something is decided on a day, and that still holds.
pub fn is_decided(decision: &Decision, as_of: Date) -> bool {
    let is_made = !matches!(decision.status.value, DecisionStatus::Proposed | DecisionStatus::Withdrawn);
    is_made && decided_on(decision, as_of).is_some()
}

/// When it was decided; what is decided after the as-of date is not decided yet.
pub fn decided_on(decision: &Decision, as_of: Date) -> Option<Date> {
    decision.decided_on.as_ref().map(|day| day.value).filter(|day| *day <= as_of)
}

/// Where the check of a decision's effect stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EffectState {
    /// It lies ahead.
    Ahead,
    /// It is due today.
    Due,
    /// It is late, by so many days.
    Overdue(i32),
    /// It was made, with what came of it.
    Checked(Option<EffectVerdict>),
}

impl EffectState {
    /// Whether it is to be made now.
    pub fn is_due(self) -> bool {
        matches!(self, EffectState::Due | EffectState::Overdue(_))
    }
}

/// Where the check of a decision's effect stands; nothing where there is none, or nothing is decided.
pub fn effect(decision: &Decision, as_of: Date) -> Option<EffectState> {
    let effect = decision.effect.as_ref().filter(|_| is_decided(decision, as_of))?;
    let is_checked = match &effect.checked_on {
        Some(day) => day.value <= as_of,
        None => effect.verdict.is_some(),
    };
    if is_checked {
        return Some(EffectState::Checked(effect.verdict));
    }
    Some(match lateness::overdue_days(effect.check_on.value, as_of) {
        Some(days) => EffectState::Overdue(days),
        None if effect.check_on.value == as_of => EffectState::Due,
        None => EffectState::Ahead,
    })
}

/// The restructuring that answers for a metric of a platform: decided, with both among its evidence,
/// and its effect not to be judged before today. Without an effect it answers for good.
pub fn answering<'m>(today: Today<'m>, platform: &Id, metric: &Id) -> Option<(&'m Entry<Decision>, Span)> {
    today.model.tables.decisions.iter().find_map(|entry| {
        let decision = entry.original();
        let is_restructuring = decision.kind.value == DecisionKind::Restructuring;
        let effect = effect(decision, today.as_of);
        let is_awaited = matches!(effect, None | Some(EffectState::Ahead | EffectState::Due));
        if !is_restructuring || !is_decided(decision, today.as_of) || !is_awaited {
            return None;
        }
        let mut evidence = decision.evidence.iter();
        let named = evidence.find(|one| one.platform.id == *platform && one.metric.id == *metric)?;
        Some((entry, named.metric.at))
    })
}

/// The figures of some periods, and what they say together.
#[derive(Debug, Clone, Default)]
pub struct Stretch {
    /// The periods in order of time; a missing one has no figure.
    pub periods: Vec<(Period, Option<Figure>)>,
    /// What they say together.
    pub value: Option<f64>,
}

/// What the figures of several periods are made to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Summary {
    /// The mean of the periods.
    Mean,
    /// The rate over all of them.
    Rate,
    /// The latest one.
    Latest,
}

/// A piece of evidence with its figures before and after the decision.
#[derive(Debug, Clone)]
pub struct EvidenceStanding<'m> {
    /// The evidence.
    pub evidence: &'m Evidence,
    /// The figures that it rests on.
    pub before: Stretch,
    /// As many periods from the one after the decision on, up to the as-of date.
    pub after: Stretch,
    /// What the values are.
    pub summary: Summary,
    /// From before to after; nothing across a break.
    pub change: Option<Change>,
}

/// The figures before and after a decision.
pub fn evidence<'m>(
    today: Today<'m>,
    decision: &'m Decision,
    figures: impl Fn(&Id) -> Option<&'m PlatformFigures<'m>>,
) -> Vec<EvidenceStanding<'m>> {
    let decided = decided_on(decision, today.as_of);
    let standing = |evidence: &'m Evidence| {
        let figures = figures(&evidence.platform.id)?;
        let measured = figures.metrics.get(&evidence.metric.id)?;
        Some(compare(today, evidence, decided, figures, measured))
    };
    decision
        .evidence
        .iter()
        .map(|evidence| {
            standing(evidence).unwrap_or_else(|| EvidenceStanding {
                evidence,
                before: Stretch::default(),
                after: Stretch::default(),
                summary: Summary::Latest,
                change: None,
            })
        })
        .collect()
}

fn compare<'m>(
    today: Today<'m>,
    evidence: &'m Evidence,
    decided: Option<Date>,
    figures: &PlatformFigures<'m>,
    measured: &Measured<'m>,
) -> EvidenceStanding<'m> {
    // Written in months, they are compared in months, also where the evidence names quarters.
    let length = measured.latest().map(|(period, _)| period);
    let summary = summary(today.model, measured);
    let of = |periods: &[Period]| stretch(today.model, figures, measured, summary, periods);
    let before =
        length.map(|length| periods_before(evidence, decided, length, today.as_of)).unwrap_or_default();
    let after = match (length, decided) {
        (Some(length), Some(decided)) => {
            let first = length.of_the_same_length(decided).next();
            let ahead = std::iter::successors(first, |period| period.next());
            ahead.take(before.len()).take_while(|period| period.last_day() <= today.as_of).collect()
        }
        _ => Vec::new(),
    };
    let is_broken = before.last().zip(after.last()).is_some_and(|(from, to)| measured.is_broken(*from, *to));
    let (before, after) = (of(&before), of(&after));
    let change = before.value.zip(after.value).filter(|_| !is_broken);
    EvidenceStanding {
        evidence,
        change: change.map(|(before, after)| Change::new(before, after)),
        summary,
        before,
        after,
    }
}

/// The periods that the evidence names; without them the last ones before the decision.
fn periods_before(evidence: &Evidence, decided: Option<Date>, length: Period, as_of: Date) -> Vec<Period> {
    let known = |period: &Option<crate::model::Spanned<Period>>| {
        period.as_ref().and_then(|period| period.known().copied())
    };
    let day = decided.unwrap_or(as_of);
    let last = match known(&evidence.to) {
        Some(to) => last_within(length, to.last_day()),
        None => length.of_the_same_length(day).previous(),
    };
    let from = known(&evidence.from).map(Period::first_day);
    let most = if from.is_some() { MOST_PERIODS } else { PERIODS };
    let back = std::iter::successors(last, |period| period.previous());
    let mut periods: Vec<Period> = back
        .take(most)
        .take_while(|period| from.is_none_or(|from| from <= period.first_day()))
        .filter(|period| period.last_day() <= as_of)
        .collect();
    periods.reverse();
    periods
}

/// The last period of a length that ends on a day or before.
fn last_within(length: Period, day: Date) -> Option<Period> {
    let around = length.of_the_same_length(day);
    if around.last_day() <= day { Some(around) } else { around.previous() }
}

/// How periods of a metric are summed up: counts by their mean, whatever the number of periods.
fn summary(model: &Model, measured: &Measured<'_>) -> Summary {
    let metric = measured.metric.original();
    let has_formula = metric.numerator.is_some() && metric.denominator.is_some();
    match metric.kind {
        _ if has_formula && metrics::adds_up(model, metric) => Summary::Rate,
        MetricKind::Count => Summary::Mean,
        _ => Summary::Latest,
    }
}

/// The figures of some periods, and what they say together.
fn stretch<'m>(
    model: &'m Model,
    figures: &PlatformFigures<'m>,
    measured: &Measured<'m>,
    summary: Summary,
    periods: &[Period],
) -> Stretch {
    let shown: Vec<(Period, Option<Figure>)> =
        periods.iter().map(|period| (*period, measured.figures.get(period).copied())).collect();
    let written: Vec<Period> =
        shown.iter().filter(|(_, figure)| figure.is_some()).map(|(period, _)| *period).collect();
    let whole = || figures.over(model, &measured.metric.head.id, &written).map(|figure| figure.value);
    #[expect(clippy::cast_precision_loss, reason = "there are at most a hundred periods")]
    let count = written.len() as f64;
    let value = match summary {
        Summary::Mean => whole().map(|sum| sum / count),
        Summary::Rate => whole(),
        Summary::Latest => shown.iter().rev().find_map(|(_, figure)| figure.map(|figure| figure.value)),
    };
    Stretch { periods: shown, value }
}
