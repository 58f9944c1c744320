//! From which figures it can be told what a goal of a campaign has reached.

use jiff::civil::Date;

use super::{campaign, figures};
use crate::model::{Campaign, Entry, Goal, GoalSource, Kind, Model, Platform, Post, Ref, Results, Series};

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
        model.graph.to(&thing).filter(|edge| edge.from.kind == Kind::Post && edge.field == "campaign");
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
    /// Whether the target is reached; a target below the baseline means that lower is better.
    pub reached: Option<bool>,
}
