//! What the goals of a campaign have reached, and from which figures it can be told.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::post::written_state;
use super::{Today, campaign, figures, measured, metrics};
use crate::model::time::Period;
use crate::model::{
    Better, Campaign, Entry, Goal, GoalSource, Id, Kind, MetricKind, Model, Platform, Post, PostState, Ref,
    Results, Series,
};

/// Whether there are figures for a goal on a day: of the campaign's posts, of its platform between
/// start and end, or of either where the goal does not say which. An `actual` by hand is none.
pub fn has_figures(model: &Model, campaign: &Entry<Campaign>, goal: &Goal, as_of: Date) -> bool {
    let posts = || of_posts(model, campaign, goal);
    let platforms = || of_platforms(model, campaign.original(), goal, as_of);
    match goal.from {
        Some(GoalSource::Posts) => posts(),
        Some(GoalSource::Platform) => platforms(),
        None => posts() || platforms(),
    }
}

/// Whether the results of a post of the campaign hold the goal's metric.
fn of_posts(model: &Model, campaign: &Entry<Campaign>, goal: &Goal) -> bool {
    let thing = campaign.head.thing();
    let edges =
        model.graph.to(&thing).filter(|edge| edge.from.kind == Kind::Post && &*edge.field == "campaign");
    let mut posts = edges.filter_map(|edge| model.tables.posts.get(&edge.from.id));
    posts.any(|post| {
        let results = results(post.original(), goal.platform.as_ref());
        results.into_iter().any(|results| figures::tell(model, results, &goal.metric.id))
    })
}

/// What came of a post: all of it, or only on one platform.
fn results<'p>(post: &'p Post, platform: Option<&Ref<Platform>>) -> Vec<&'p Results> {
    let here = |on: &Ref<Platform>| platform.is_none_or(|platform| platform.id == on.id);
    let on: Vec<_> = post.platforms.0.iter().filter(|(on, _)| here(on)).collect();
    let own = (!on.is_empty()).then_some(&post.results);
    own.into_iter().chain(on.into_iter().map(|(_, variation)| &variation.results)).collect()
}

/// Whether the figures of the goal's platform, or of one of the campaign's, hold its metric in the
/// campaign's time.
fn of_platforms(model: &Model, campaign: &Campaign, goal: &Goal, as_of: Date) -> bool {
    let platforms: Vec<&Ref<Platform>> = match &goal.platform {
        Some(platform) => vec![platform],
        None => campaign.platforms.iter().collect(),
    };
    let (start, end) = (campaign.start.value, campaign::end(campaign, as_of));
    let holds = |series: &Series| {
        series.periods.0.iter().any(|(period, written)| {
            let (first, last) = (period.first_day(), period.last_day());
            let counts = first <= end && last >= start && last <= as_of;
            counts && figures::tell(model, written, &goal.metric.id)
        })
    };
    platforms.into_iter().any(|platform| {
        let platform = platform.thing();
        let edges = model.graph.to(&platform).filter(|edge| edge.from.kind == Kind::Series);
        let mut series = edges.filter_map(|edge| model.tables.series.get(&edge.from.id));
        series.any(|series| holds(series.original()))
    })
}

/// Where the figure of a goal comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalFrom {
    /// From the results of the campaign's posts.
    Posts,
    /// From the platform's figures between start and end.
    Platform,
    /// Entered by hand, for there are no figures.
    Hand,
}

/// What a goal asks for and what was reached.
#[derive(Debug, Clone)]
pub struct GoalStanding<'m> {
    /// The goal.
    pub goal: &'m Goal,
    /// What was reached, and where the figure comes from; nothing where there are no figures.
    pub actual: Option<(f64, GoalFrom)>,
    /// Whether a figure in it is not final: shown, never judged.
    pub provisional: bool,
    /// Whether the target is reached; a target below the baseline means that lower is better.
    pub reached: Option<bool>,
}

/// A target may be missed by this share of itself, for sums of decimals are not exact.
const ROUNDING: f64 = 1e-9;

/// What the goals of a campaign ask for, and what has been reached until a day.
pub fn standings<'m>(today: Today<'m>, campaign: &'m Entry<Campaign>) -> Vec<GoalStanding<'m>> {
    campaign.original().goals.iter().map(|goal| standing(today, campaign, goal)).collect()
}

fn standing<'m>(today: Today<'m>, campaign: &'m Entry<Campaign>, goal: &'m Goal) -> GoalStanding<'m> {
    let posts = || reached_by_posts(today, campaign, goal).map(|value| (value, GoalFrom::Posts, false));
    let platforms = || {
        let (value, provisional) = reached_on_platforms(today, campaign.original(), goal)?;
        Some((value, GoalFrom::Platform, provisional))
    };
    let computed = match goal.from {
        Some(GoalSource::Posts) => posts(),
        Some(GoalSource::Platform) => platforms(),
        None => posts().or_else(platforms),
    };
    let by_hand = || {
        let value = *goal.actual.as_ref()?.known()?;
        Some((value, GoalFrom::Hand, false))
    };
    let found = computed.or_else(by_hand);
    let provisional = found.is_some_and(|(.., provisional)| provisional);
    GoalStanding {
        goal,
        actual: found.map(|(value, from, _)| (value, from)),
        provisional,
        reached: found.filter(|_| !provisional).map(|(value, ..)| is_reached(today, goal, value)),
    }
}

/// Whether a figure reaches the target. Below the baseline lower is better; without a baseline the
/// metric says so.
fn is_reached(today: Today<'_>, goal: &Goal, value: f64) -> bool {
    let target = goal.target.value;
    let metric = today.model.tables.metrics.get(&goal.metric.id).map(Entry::original);
    let lower_is_better = match &goal.baseline {
        Some(baseline) => target < baseline.value,
        None => metric.is_some_and(|metric| metric.better == Some(Better::Lower)),
    };
    let slack = target.abs() * ROUNDING;
    if lower_is_better { value <= target + slack } else { value >= target - slack }
}

/// What the posts of a campaign have brought together. Reach of several posts is not added.
fn reached_by_posts(today: Today<'_>, campaign: &Entry<Campaign>, goal: &Goal) -> Option<f64> {
    let model = today.model;
    let thing = campaign.head.thing();
    let edges =
        model.graph.to(&thing).filter(|edge| edge.from.kind == Kind::Post && &*edge.field == "campaign");
    let posts = edges.filter_map(|edge| model.tables.posts.get(&edge.from.id).map(Entry::original));
    let told: Vec<&Results> = posts
        .filter(|post| has_appeared(post, today.as_of))
        .flat_map(|post| telling(model, post, goal))
        .collect();
    figures::over(model, &goal.metric.id, &told).map(|told| told.value)
}

/// Whether what is written of a post has happened. Results have no day; without a history they count.
fn has_appeared(post: &Post, as_of: Date) -> bool {
    post.history.is_empty() || written_state(post, as_of) == PostState::Published
}

/// The results of a post that tell a goal's metric: those of single platforms, else those of all
/// together, which say nothing of one platform among several.
fn telling<'m>(model: &Model, post: &'m Post, goal: &Goal) -> Vec<&'m Results> {
    let tells = |results: &&Results| figures::tell(model, results, &goal.metric.id);
    let here = |on: &Ref<Platform>| goal.platform.as_ref().is_none_or(|platform| platform.id == on.id);
    let on: Vec<_> = post.platforms.0.iter().filter(|(on, _)| here(on)).collect();
    let single: Vec<&Results> = on.iter().map(|(_, variation)| &variation.results).filter(tells).collect();
    if !single.is_empty() {
        return single;
    }
    let is_of_all = !on.is_empty() && on.len() == post.platforms.0.len();
    Some(&post.results).filter(|results| is_of_all && tells(results)).into_iter().collect()
}

/// What the goal's platform, or all of the campaign's, reached in the periods that lie wholly between
/// start and end; and whether a figure in it is provisional.
fn reached_on_platforms(today: Today<'_>, campaign: &Campaign, goal: &Goal) -> Option<(f64, bool)> {
    let model = today.model;
    let platforms: Vec<&Ref<Platform>> = match &goal.platform {
        Some(platform) => vec![platform],
        None => campaign.platforms.iter().collect(),
    };
    let days = (campaign.start.value, campaign::end(campaign, today.as_of).min(today.as_of));
    let mut by_platform: Vec<Vec<&Results>> = Vec::new();
    let mut provisional = false;
    for platform in platforms {
        let Some(series) = measured::series_of(model, &platform.thing()).map(Entry::original) else {
            continue;
        };
        let told = within(model, series, &goal.metric.id, days);
        provisional |=
            told.iter().any(|(period, _)| series.provisional.iter().any(|one| one.value == *period));
        by_platform.push(told.into_iter().map(|(_, figures)| figures).collect());
    }
    by_platform.retain(|told| !told.is_empty());
    let metric = model.tables.metrics.get(&goal.metric.id)?;
    let value = match metric.original().kind {
        // The stocks of several platforms are added, each as it is now.
        MetricKind::Stock if !metrics::is_computed(metric) => {
            let latest = by_platform.iter().map(|told| figures::over(model, &goal.metric.id, told));
            let latest: Vec<f64> = latest.map(|told| told.map(|told| told.value)).collect::<Option<_>>()?;
            (!latest.is_empty()).then(|| latest.iter().sum())
        }
        _ => figures::over(model, &goal.metric.id, &by_platform.concat()).map(|told| told.value),
    };
    value.map(|value| (value, provisional))
}

/// The periods between two days whose figures tell a metric, in order of time and of one length: of
/// that which covers most days, so that no day counts twice.
fn within<'m>(
    model: &Model,
    series: &'m Series,
    metric: &Id,
    (start, end): (Date, Date),
) -> Vec<(Period, &'m Results)> {
    let mut by_length: BTreeMap<u8, Vec<(Period, &Results)>> = BTreeMap::new();
    for (period, written) in &series.periods.0 {
        let lies_within = start <= period.first_day() && period.last_day() <= end;
        if lies_within && figures::tell(model, written, metric) {
            let length = match period.value {
                Period::Day(_) => 0,
                Period::Week(..) => 1,
                _ => 2,
            };
            by_length.entry(length).or_default().push((period.value, written));
        }
    }
    let days = |periods: &Vec<(Period, &Results)>| -> i32 {
        periods.iter().map(|(period, _)| (period.last_day() - period.first_day()).get_days() + 1).sum()
    };
    let longest = by_length.into_iter().max_by_key(|(length, periods)| (days(periods), *length));
    let mut periods = longest.map(|(_, periods)| periods).unwrap_or_default();
    periods.sort_by_key(|(period, _)| *period);
    periods
}
