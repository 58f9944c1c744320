//! The tables of a campaign: goals, blockers, contributions, posts; how its plan changed.

use jiff::ToSpan;

use super::contributions::{contribution_row, contribution_table};
use super::milestone_link;
use crate::insight::campaign as insight;
use crate::insight::contribution;
use crate::insight::goal::{GoalFrom, GoalStanding};
use crate::insight::post as posts;
use crate::locale::Words;
use crate::model::{Campaign, Contribution, Entry, Goal, Replanned, Spanned};
use crate::view::details::{add_section, row, table, table_without_empty_columns};
use crate::view::pages::{analytics, post as posts_view};
use crate::view::parts::{Cell, Column, Link, Row, Section, Table, Word};
use crate::view::writer::Writer;

/// What belongs to a campaign beside its milestones.
pub fn sections(writer: &Writer<'_>, campaign: &Entry<Campaign>) -> Vec<Section> {
    let value = campaign.value(writer.language);
    let mut sections = Vec::new();
    add_section(&mut sections, "blockers", blockers(writer, value));
    add_section(&mut sections, "goals", goals(writer, campaign));
    let mut owed: Vec<&Contribution> = value.departments.iter().map(|one| &one.value).collect();
    owed.sort_by_key(|one| {
        let due = one.due.as_ref().map(|due| due.value);
        (contribution::status(one, writer.site.as_of), due.is_none(), due)
    });
    let owed = owed.into_iter().map(|one| contribution_row(writer, value, one)).collect();
    add_section(&mut sections, "contributions", contribution_table(owed));
    add_section(&mut sections, "posts", post_table(writer, campaign));
    sections
}

/// How the plan of a campaign changed, and when it rests.
pub fn history(writer: &Writer<'_>, value: &Campaign) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut plans: Vec<&Replanned> =
        value.replanned.iter().filter(|plan| plan.date.value <= writer.site.as_of).collect();
    plans.sort_by_key(|plan| std::cmp::Reverse(plan.date.value));
    let replanned = plans.into_iter().map(|plan| {
        row([
            Cell::day(Some(writer.short_day(plan.date.value))),
            Cell::text(writer.text(&plan.reason)),
            Cell::links([writer.refer(&plan.by)]),
            Cell::links(moved(writer, value, plan)),
            Cell::day(plan.end.as_ref().map(|end| writer.short_day(end.value))),
        ])
    });
    let columns = ["date", "reason", "by", "moved", "new_end"].map(Column::new);
    add_section(&mut sections, "replanned", table_without_empty_columns(columns, replanned.collect()));
    let paused = value.paused.iter().map(|pause| {
        row([
            Cell::day(Some(writer.short_day(pause.from.value))),
            Cell::day(pause.to.as_ref().map(|to| writer.short_day(to.value))),
            Cell::text(writer.text(&pause.reason)),
        ])
    });
    let columns = ["from", "to", "reason"].map(Column::new);
    add_section(&mut sections, "paused", table_without_empty_columns(columns, paused.collect()));
    sections
}

/// The milestones that a change of the plan moved, each with its new date and by how much.
fn moved(writer: &Writer<'_>, value: &Campaign, plan: &Replanned) -> Vec<Link> {
    let before = plan.date.value.saturating_sub(1.day());
    let moved = value.milestones.iter().filter_map(|milestone| {
        let (_, to) = plan.milestones.0.iter().find(|(id, _)| id.value == milestone.id.as_str())?;
        let days = (to.value - insight::due(value, milestone, before)).get_days();
        let by = match days {
            0 => String::new(),
            1.. => format!("+{days}"),
            _ => format!("−{}", days.unsigned_abs()),
        };
        let unit = writer.say(&match days {
            1 | -1 => Words::new("Tag", "day"),
            _ => Words::new("Tage", "days"),
        });
        let link = milestone_link(writer, milestone);
        let text = match days {
            0 => format!("{}: {}", link.text, writer.dates.short(to.value)),
            _ => format!("{}: {} ({by} {unit})", link.text, writer.dates.short(to.value)),
        };
        Some(Link { text, ..link })
    });
    moved.collect()
}

/// What is or was in the way; what still is comes first.
fn blockers(writer: &Writer<'_>, value: &Campaign) -> Table {
    let as_of = writer.site.as_of;
    let mut known: Vec<_> = value.blockers.iter().filter(|blocker| blocker.since.value <= as_of).collect();
    known.sort_by_key(|blocker| (!insight::is_blocked_by(blocker, as_of), blocker.since.value));
    let rows = known.into_iter().map(|blocker| {
        let open = insight::is_blocked_by(blocker, as_of);
        let lasts = open.then(|| writer.dates.since((as_of - blocker.since.value).get_days()));
        row([
            Cell::text(writer.text(&blocker.title)),
            Cell::day(Some(writer.short_day(blocker.since.value))).note(lasts.unwrap_or_default()),
            Cell::links(blocker.owner.iter().map(|owner| writer.refer(owner))),
            match blocker.resolved.as_ref().filter(|_| !open) {
                Some(day) => Cell::day(Some(writer.short_day(day.value))),
                None => Cell::word(Word { key: "open", text: writer.say(&Words::new("offen", "open")) }),
            },
        ])
    });
    let columns = ["blocker", "since", "owner", "resolved"].map(Column::new);
    table_without_empty_columns(columns, rows.collect())
}

fn goals(writer: &Writer<'_>, campaign: &Entry<Campaign>) -> Table {
    let standing = writer.insight().campaigns.get(&campaign.head.id);
    let known = standing.map(|standing| standing.goals.as_slice()).unwrap_or_default();
    let goals = campaign.value(writer.language).goals.iter().zip(&campaign.original().goals);
    let rows = goals.map(|(goal, original)| {
        let reached = known.iter().find(|standing| std::ptr::eq(standing.goal, original));
        goal_row(writer, campaign.original(), goal, reached)
    });
    let columns = [
        Column::new("goal"),
        Column::numeric("baseline"),
        Column::numeric("target"),
        Column::numeric("actual"),
        Column::new("verdict"),
    ];
    table_without_empty_columns(columns, rows.collect())
}

fn goal_row(
    writer: &Writer<'_>,
    campaign: &Campaign,
    goal: &Goal,
    standing: Option<&GoalStanding<'_>>,
) -> Row {
    let write = |value: f64| analytics::value(writer, &goal.metric.id, value);
    let written = |value: &Option<Spanned<f64>>| {
        value.as_ref().map(|value| Cell::text(write(value.value))).unwrap_or_default()
    };
    let by_hand = goal.actual.as_ref().map(|actual| (actual.value, GoalFrom::Hand));
    let actual = match standing {
        Some(standing) => standing.actual,
        None => by_hand,
    };
    let metric = Cell::links([writer.refer(&goal.metric)]);
    let platform = goal.platform.as_ref().map(|platform| writer.refer(platform).text);
    row([
        metric.note(platform.unwrap_or_default()),
        written(&goal.baseline),
        Cell::text(write(goal.target.value)),
        match actual {
            Some((value, from)) => Cell::text(write(value)).note(writer.say(&where_from(from))),
            None => Cell::default().note(writer.say(&Words::new("noch keine Zahlen", "no figures yet"))),
        },
        standing.and_then(|standing| verdict(writer, campaign, standing)).map(Cell::word).unwrap_or_default(),
    ])
}

/// Where the figure of a goal comes from.
fn where_from(from: GoalFrom) -> Words {
    match from {
        GoalFrom::Posts => Words::new("aus den Beiträgen", "from the posts"),
        GoalFrom::Platform => Words::new("aus den Zahlen der Plattform", "from the platform’s figures"),
        GoalFrom::Hand => Words::new("von Hand eingetragen", "entered by hand"),
    }
}

/// Whether a goal is reached; as long as the campaign goes on it is not missed.
fn verdict(writer: &Writer<'_>, campaign: &Campaign, standing: &GoalStanding<'_>) -> Option<Word> {
    let as_of = writer.site.as_of;
    let over = insight::state(campaign, as_of).is_over() || insight::end(campaign, as_of) < as_of;
    let (key, words) = match standing.reached? {
        true => ("reached", Words::new("erreicht", "reached")),
        false if over => ("missed", Words::new("verfehlt", "missed")),
        false => ("open", Words::new("noch nicht erreicht", "not reached yet")),
    };
    Some(Word { key, text: writer.say(&words) })
}

/// The posts of a campaign in order of time.
fn post_table(writer: &Writer<'_>, campaign: &Entry<Campaign>) -> Table {
    let insight = writer.insight();
    let mine = insight.posts_of_campaign.get(&campaign.head.id).into_iter().flatten();
    let rows = mine.filter_map(|id| insight.today.model.tables.posts.get(id)).map(|post| {
        let planned = posts::planned_day(post.original());
        row([
            Cell::links([writer.entry(post)]),
            Cell::day(planned.map(|planned| writer.moment(planned))),
            Cell::links(post.original().platforms.0.iter().map(|(platform, _)| writer.refer(platform))),
            posts_view::state_cell(writer, post),
        ])
    });
    table(["post", "planned", "platforms", "state"].map(Column::new), rows.collect())
}
