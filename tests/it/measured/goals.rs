//! Goals of campaigns: what they have reached, and from which figures.

use leitstand::insight::goal::{self, GoalFrom, GoalStanding};
use leitstand::model::Id;

use super::Case;

const SERIES: &str = "  2026-08: {interactions: 1000, followers: 90, reach: 900}
  2026-09: {interactions: 20, followers: 100, reach: 500, link_clicks: 1, impressions: 100}
  2026-10: {interactions: 30, followers: 120, reach: 600, link_clicks: 5, impressions: 100}
  2026-11: {interactions: 40, followers: 130, reach: 700}
  2026-W37: {interactions: 7, saves: 4}
  2026-W50: {interactions: 8, saves: 5}
";

const POSTS: &str = "posts:
  - {id: eins, title: Eins, platforms: [linkedin], author: max, campaign: herbst, state: published, planned: 2026-09-03, text: A, approval: none, results: {reactions: 5, comments: 4, reach: 50}}
  - {id: zwei, title: Zwei, platforms: {linkedin: {results: {interactions: 2}}, xing: {results: {interactions: 3}}}, author: max, campaign: herbst, state: published, planned: 2026-09-03, text: A, approval: none, results: {interactions: 9}}
  - {id: drei, title: Drei, platforms: [linkedin, xing], author: max, campaign: herbst, state: published, planned: 2026-09-03, text: A, approval: none, results: {interactions: 100}}
  - {id: andere, title: Andere, platforms: [linkedin], author: max, state: published, planned: 2026-09-03, text: A, approval: none, results: {interactions: 1000}}
";

/// What a goal has reached, from where, and whether that is enough.
type Reached = Option<(f64, GoalFrom, bool)>;

/// Goals, with what each has reached.
const GOALS: &[(&str, Reached)] = &[
    // September and October lie wholly between start and end; weeks are not counted beside months.
    (
        "{metric: interactions, platform: linkedin, target: 50, from: platform}",
        Some((50.0, GoalFrom::Platform, true)),
    ),
    (
        "{metric: interactions, platform: linkedin, target: 51, from: platform}",
        Some((50.0, GoalFrom::Platform, false)),
    ),
    (
        "{metric: followers, platform: linkedin, target: 120, from: platform}",
        Some((120.0, GoalFrom::Platform, true)),
    ),
    (
        "{metric: click_rate, platform: linkedin, target: 0.03, from: platform}",
        Some((0.03, GoalFrom::Platform, true)),
    ),
    (
        "{metric: saves, platform: linkedin, target: 9, from: platform}",
        Some((4.0, GoalFrom::Platform, false)),
    ),
    // Reach of two months is not added.
    ("{metric: reach, platform: linkedin, target: 9, from: platform}", None),
    (
        "{metric: reach, platform: linkedin, target: 9, from: platform, actual: 8}",
        Some((8.0, GoalFrom::Hand, false)),
    ),
    ("{metric: profile_visits, target: 9, actual: 9}", Some((9.0, GoalFrom::Hand, true))),
    ("{metric: profile_visits, target: 9}", None),
    // By hand counts only where there are no figures.
    ("{metric: interactions, target: 1, from: posts, actual: 1}", Some((114.0, GoalFrom::Posts, true))),
    // Of one platform: its own results; what three platforms share out is not its.
    (
        "{metric: interactions, platform: linkedin, target: 12, from: posts}",
        Some((11.0, GoalFrom::Posts, false)),
    ),
    ("{metric: reach, target: 50, from: posts}", Some((50.0, GoalFrom::Posts, true))),
    // Neither source named: posts first.
    ("{metric: interactions, platform: linkedin, target: 12}", Some((11.0, GoalFrom::Posts, false))),
    ("{metric: followers, platform: linkedin, target: 12}", Some((120.0, GoalFrom::Platform, true))),
    // A target below the baseline means that lower is better.
    (
        "{metric: interactions, platform: linkedin, baseline: 90, target: 50, from: platform}",
        Some((50.0, GoalFrom::Platform, true)),
    ),
    (
        "{metric: interactions, platform: linkedin, baseline: 90, target: 49, from: platform}",
        Some((50.0, GoalFrom::Platform, false)),
    ),
    (
        "{metric: interactions, platform: linkedin, baseline: 90, target: 90, from: platform}",
        Some((50.0, GoalFrom::Platform, false)),
    ),
    ("{metric: response_time, target: 60, actual: 50}", Some((50.0, GoalFrom::Hand, true))),
];

/// A campaign from 15 August to 15 November 2026 with a goal.
fn case(goal: &str, series: &str) -> Case {
    let campaign = format!(
        "title: Herbst\nlead: max\nplatforms: [linkedin, xing]\nstart: 2026-08-15\nend: 2026-11-15\ngoals: [{goal}]\n"
    );
    Case::with(
        "",
        series,
        &[
            ("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: active\n---\n"),
            ("status/posts/2026.yaml", POSTS),
            ("status/campaigns/herbst.yaml", &campaign),
        ],
    )
}

/// How the only goal of a case stands on a day.
fn standing<'c>(case: &'c Case, as_of: &str) -> GoalStanding<'c> {
    let entry = case.0.tables.campaigns.get(&Id::new("herbst")).expect("the campaign");
    goal::standings(case.today(as_of), entry).pop().expect("a goal")
}

#[test]
fn goals_are_told_by_the_figures_of_their_time() {
    for (goal, expected) in GOALS {
        let case = case(goal, SERIES);
        let standing = standing(&case, "2026-12-31");
        let (actual, reached) = (standing.actual, standing.reached);
        assert_eq!(actual.map(|(value, from)| (value, from, reached == Some(true))), *expected, "{goal}");
        assert_eq!(actual.is_some(), reached.is_some(), "{goal}");
    }
}

#[test]
fn what_lies_ahead_has_not_been_reached_and_provisional_figures_judge_nothing() {
    let goal = "{metric: interactions, platform: linkedin, target: 20, from: platform}";
    let case = case(goal, &format!("{SERIES}provisional: [2026-10]\n"));
    for (as_of, actual, reached) in [
        ("2026-08-31", None, None),
        ("2026-09-29", Some(7.0), Some(false)),
        ("2026-09-30", Some(20.0), Some(true)),
        ("2026-10-31", Some(50.0), None),
    ] {
        let standing = standing(&case, as_of);
        let actual = actual.map(|value| (value, GoalFrom::Platform));
        assert_eq!((standing.actual, standing.reached), (actual, reached), "{as_of}");
    }
}
