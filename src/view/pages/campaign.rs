//! A campaign: where it stands, its milestones, what departments owe it, what happened.

use crate::insight::campaign::{self as insight, CampaignState};
use crate::insight::contribution::{self, ContributionStatus};
use crate::insight::post as posts;
use crate::locale::Words;
use crate::model::{
    Campaign as ModelCampaign, Contribution, Entry, Goal, ManualAssessment, Milestone as ModelMilestone,
};
use crate::view::details::{Details, add_section, row, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::{analytics, post as posts_view};
use crate::view::parts::{Cell, Column, Fact, Link, Progress, Row, Section, Word};
use crate::view::views::{Campaign, Milestone, UpdateLine, View};
use crate::view::writer::Writer;

/// The page of a campaign.
pub fn page(writer: &Writer<'_>, campaign: &Entry<ModelCampaign>) -> (PageHead, View) {
    let value = campaign.value(writer.language);
    let state = insight::state(value, writer.site.as_of);
    let view = Campaign {
        state: state_word(writer, state),
        progress: progress(writer, value).filter(|_| is_underway(state)),
        details: details(writer, value),
        milestones: milestones(writer, value),
        updates: updates(writer, campaign),
        sections: sections(writer, campaign),
    };
    let mut head = frame::thing(writer, &campaign.head, Vec::new());
    // Posts and reviews have tables of their own; what is left is shown as a list.
    head.contents.clear();
    (head, View::Campaign(Box::new(view)))
}

/// Whether a campaign's progress says anything: it has begun and was not called off.
pub fn is_underway(state: CampaignState) -> bool {
    !matches!(state, CampaignState::Planned | CampaignState::Cancelled)
}

/// The word for a campaign's state.
pub fn state_word(writer: &Writer<'_>, state: CampaignState) -> Word {
    let (key, de, en) = match state {
        CampaignState::Planned => ("planned", "geplant", "planned"),
        CampaignState::Running => ("running", "läuft", "running"),
        CampaignState::Paused => ("paused", "ruht", "paused"),
        CampaignState::Closed => ("closed", "abgeschlossen", "closed"),
        CampaignState::Cancelled => ("cancelled", "abgesagt", "cancelled"),
    };
    Word { key, text: writer.say(&Words::new(de, en)) }
}

/// How far a campaign is, in whole percents.
pub fn progress(writer: &Writer<'_>, campaign: &ModelCampaign) -> Option<Progress> {
    let progress = insight::progress(campaign, writer.site.as_of)?;
    let (actual, planned) =
        (writer.numbers.percent(progress.actual), writer.numbers.percent(progress.planned));
    let text = writer.say(&Words::new(
        format!("{actual} fertig, {planned} geplant"),
        format!("{actual} done, {planned} planned"),
    ));
    Some(Progress { actual: whole_percent(progress.actual), planned: whole_percent(progress.planned), text })
}

/// Whether an assessment by hand is made and has not lapsed.
fn holds(writer: &Writer<'_>, manual: &ManualAssessment) -> bool {
    let days = i64::from(writer.site.portal.thresholds.manual_assessment_days.value);
    let age = i64::from((writer.site.as_of - manual.date.value).get_days());
    (0..=days).contains(&age)
}

/// A share from 0 to 1 in whole percents.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 0 and 100 nothing is lost.
fn whole_percent(share: f64) -> u32 {
    (share * 100.0).round().clamp(0.0, 100.0) as u32
}

/// "9 Tage überfällig".
pub fn overdue(writer: &Writer<'_>, days: i32) -> String {
    writer.say(&match days {
        1 => Words::new("1 Tag überfällig", "1 day overdue"),
        days => Words::new(format!("{days} Tage überfällig"), format!("{days} days overdue")),
    })
}

fn details(writer: &Writer<'_>, value: &ModelCampaign) -> Vec<Fact> {
    let as_of = writer.site.as_of;
    let end = insight::end(value, as_of);
    let first_end = (end != value.end.value).then(|| {
        let first = writer.dates.day(value.end.value);
        writer.say(&Words::new(format!("zuerst geplant: {first}"), format!("first planned: {first}")))
    });
    let mut details = Details::default();
    details
        .add("lead", Cell::links([writer.refer(&value.lead)]))
        .add("concept", Cell::links(value.concept.iter().map(|concept| writer.refer(concept))))
        .add("platforms", Cell::links(writer.refer_all(&value.platforms)))
        .add("start", Cell::day(Some(writer.day(value.start.value))))
        .add("end", Cell::day(Some(writer.day(end))).note(first_end.unwrap_or_default()))
        .add(
            "closed_on",
            Cell::day(
                value.closed_on.as_ref().filter(|day| day.value <= as_of).map(|day| writer.day(day.value)),
            ),
        );
    if let Some(cancelled) = value.cancelled.as_ref().filter(|cancelled| cancelled.date.value <= as_of) {
        details.add(
            "cancelled",
            Cell::day(Some(writer.day(cancelled.date.value))).note(cancelled.reason.0.clone()),
        );
    }
    if let Some(budget) = &value.budget {
        let money =
            |amount: &crate::model::Spanned<f64>| writer.numbers.money(amount.value, &budget.currency);
        let (planned, spent) = (budget.planned.as_ref().map(money), budget.spent.as_ref().map(money));
        let words = match (planned, spent) {
            (Some(planned), Some(spent)) => {
                Words::new(format!("{spent} von {planned} ausgegeben"), format!("{spent} of {planned} spent"))
            }
            (Some(planned), None) => Words::new(format!("{planned} geplant"), format!("{planned} planned")),
            (None, Some(spent)) => Words::new(format!("{spent} ausgegeben"), format!("{spent} spent")),
            (None, None) => Words::default(),
        };
        details.text("budget", Some(writer.say(&words)));
    }
    if let Some(manual) = value.assessment.as_ref().filter(|manual| holds(writer, manual)) {
        let by = writer.refer(&manual.by).text;
        let date = writer.dates.day(manual.date.value);
        let note = Words::new(
            format!("{} ({by}, {date})", manual.reason.0),
            format!("{} ({by}, {date})", manual.reason.0),
        );
        details.add("manual_assessment", Cell::word(writer.word(manual.value.value)).note(writer.say(&note)));
    }
    details.take()
}

fn milestones(writer: &Writer<'_>, value: &ModelCampaign) -> Vec<Milestone> {
    let as_of = writer.site.as_of;
    let mut ordered: Vec<&ModelMilestone> = value.milestones.iter().collect();
    ordered.sort_by_key(|milestone| insight::due(value, milestone, as_of));
    let weights_differ = value.milestones.windows(2).any(|pair| pair[0].weight != pair[1].weight);
    ordered.into_iter().map(|one| milestone(writer, value, one, weights_differ)).collect()
}

fn milestone(
    writer: &Writer<'_>,
    value: &ModelCampaign,
    one: &ModelMilestone,
    show_weight: bool,
) -> Milestone {
    let as_of = writer.site.as_of;
    let due = insight::due(value, one, as_of);
    let over = matches!(insight::state(value, as_of), CampaignState::Cancelled | CampaignState::Closed);
    let late = insight::overdue_days(value, one, as_of).filter(|_| !over);
    let done = insight::is_done(one, as_of);
    let (key, words) = match (done, late) {
        (true, _) => ("done", Words::new("erledigt", "done")),
        (false, Some(_)) => ("overdue", Words::new("überfällig", "overdue")),
        (false, None) if over => ("dropped", Words::new("entfallen", "dropped")),
        (false, None) => ("open", Words::new("offen", "open")),
    };
    let owner = one.owner.iter().map(|owner| writer.refer(owner));
    let department = one.department.iter().map(|department| writer.refer(department));
    let needs = one.needs.iter().filter_map(|need| {
        let needed = value.milestones.iter().find(|other| other.id.as_str() == need.value)?;
        Some(Link { text: needed.title.0.clone(), href: Some(format!("#{}", needed.id.as_str())) })
    });
    Milestone {
        id: one.id.as_str().to_owned(),
        title: one.title.0.clone(),
        state: Word { key, text: writer.say(&words) },
        due: writer.day(due),
        first_due: (due != one.due.value).then(|| writer.day(one.due.value)),
        done: one.done.as_ref().filter(|_| done).map(|day| writer.day(day.value)),
        overdue: late.map(|days| overdue(writer, days)),
        weight: show_weight.then(|| writer.number(one.weight.value)),
        owners: owner.chain(department).collect(),
        needs: needs.collect(),
    }
}

/// What was said about a campaign up to the as-of date, newest first.
pub fn updates(writer: &Writer<'_>, campaign: &Entry<ModelCampaign>) -> Vec<UpdateLine> {
    let mut updates: Vec<_> = campaign.value(writer.language).updates.iter().collect();
    updates.retain(|update| update.date.value <= writer.site.as_of);
    updates.sort_by_key(|update| std::cmp::Reverse(update.date.value));
    updates
        .into_iter()
        .map(|update| UpdateLine {
            date: writer.day(update.date.value),
            by: writer.refer(&update.by),
            about: writer.entry(campaign),
            text: update.text.0.clone(),
        })
        .collect()
}

fn sections(writer: &Writer<'_>, campaign: &Entry<ModelCampaign>) -> Vec<Section> {
    let value = campaign.value(writer.language);
    let as_of = writer.site.as_of;
    let mut sections = Vec::new();
    let blockers = value.blockers.iter().filter(|blocker| blocker.since.value <= as_of).map(|blocker| {
        let resolved = blocker.resolved.as_ref().filter(|day| day.value <= as_of);
        row([
            Cell::text(blocker.title.0.clone()),
            Cell::day(Some(writer.day(blocker.since.value))),
            Cell::links(blocker.owner.iter().map(|owner| writer.refer(owner))),
            Cell::day(resolved.map(|day| writer.day(day.value))),
        ])
    });
    let columns = ["blocker", "since", "owner", "resolved"].map(Column::new);
    add_section(&mut sections, "blockers", table_without_empty_columns(columns, blockers.collect()));
    let columns = [
        Column::new("goal"),
        Column::numeric("baseline"),
        Column::numeric("target"),
        Column::numeric("actual"),
    ];
    let goals = value.goals.iter().map(|goal| goal_row(writer, goal)).collect();
    add_section(&mut sections, "goals", table_without_empty_columns(columns, goals));
    let owed = value.departments.iter().map(|one| contribution_row(writer, value, one)).collect();
    add_section(&mut sections, "contributions", contribution_table(owed));
    let replanned = value.replanned.iter().filter(|plan| plan.date.value <= as_of).map(|plan| {
        row([
            Cell::day(Some(writer.day(plan.date.value))),
            Cell::text(plan.reason.0.clone()),
            Cell::links([writer.refer(&plan.by)]),
            Cell::day(plan.end.as_ref().map(|end| writer.day(end.value))),
        ])
    });
    let columns = ["date", "reason", "by", "end"].map(Column::new);
    add_section(&mut sections, "replanned", table_without_empty_columns(columns, replanned.collect()));
    let paused = value.paused.iter().map(|pause| {
        row([
            Cell::day(Some(writer.day(pause.from.value))),
            Cell::day(pause.to.as_ref().map(|to| writer.day(to.value))),
            Cell::text(pause.reason.0.clone()),
        ])
    });
    let columns = ["from", "to", "reason"].map(Column::new);
    add_section(&mut sections, "paused", table_without_empty_columns(columns, paused.collect()));
    add_section(&mut sections, "posts", post_table(writer, campaign));
    sections
}

/// The table of contributions; its rows begin with who owes them.
pub fn contribution_table(rows: Vec<Row>) -> crate::view::parts::Table {
    let columns = ["contribution", "department", "contact", "due", "status"].map(Column::new);
    table_without_empty_columns(columns, rows)
}

/// A contribution of a department.
pub fn contribution_row(writer: &Writer<'_>, campaign: &ModelCampaign, one: &Contribution) -> Row {
    let milestone = one.milestone.as_ref().and_then(|name| {
        let found = campaign.milestones.iter().find(|milestone| milestone.id.as_str() == name.value)?;
        let title = &found.title.0;
        Some(writer.say(&Words::new(format!("für „{title}“"), format!("for “{title}”"))))
    });
    contribution_cells(writer, one, milestone)
}

/// A contribution, with what it is for.
pub fn contribution_cells(writer: &Writer<'_>, one: &Contribution, note: Option<String>) -> Row {
    row([
        Cell::text(one.contribution.0.clone()).note(note.unwrap_or_default()),
        Cell::links([writer.refer(&one.department)]),
        Cell::links(one.contact.iter().map(|contact| writer.contact(contact))),
        Cell::day(one.due.as_ref().map(|due| writer.day(due.value))),
        Cell::word(status_word(writer, contribution::status(one, writer.site.as_of))),
    ])
}

/// The word for where a contribution stands.
pub fn status_word(writer: &Writer<'_>, status: ContributionStatus) -> Word {
    let (key, de, en) = match status {
        ContributionStatus::Open => ("open", "offen", "open"),
        ContributionStatus::Agreed => ("agreed", "zugesagt", "agreed"),
        ContributionStatus::Delivered => ("delivered", "geliefert", "delivered"),
        ContributionStatus::Overdue => ("overdue", "überfällig", "overdue"),
    };
    Word { key, text: writer.say(&Words::new(de, en)) }
}

fn goal_row(writer: &Writer<'_>, goal: &Goal) -> Row {
    let value = |number: &Option<crate::model::Spanned<f64>>| {
        number
            .as_ref()
            .map(|number| Cell::text(analytics::value(writer, &goal.metric.id, number.value)))
            .unwrap_or_default()
    };
    let by_hand = Words::new("von Hand eingetragen", "entered by hand");
    let mut actual = value(&goal.actual);
    if !actual.is_empty() {
        actual = actual.note(writer.say(&by_hand));
    }
    row([
        Cell::links([writer.refer(&goal.metric)])
            .note(goal.platform.as_ref().map(|platform| writer.refer(platform).text).unwrap_or_default()),
        value(&goal.baseline),
        Cell::text(analytics::value(writer, &goal.metric.id, goal.target.value)),
        actual,
    ])
}

/// The posts of a campaign in order of time.
fn post_table(writer: &Writer<'_>, campaign: &Entry<ModelCampaign>) -> crate::view::parts::Table {
    let mut mine: Vec<_> = writer
        .site
        .model
        .tables
        .posts
        .iter()
        .filter(|post| post.original().campaign.as_ref().is_some_and(|of| of.id == campaign.head.id))
        .map(|post| (posts::planned_day(post.original()), post))
        .collect();
    mine.sort_by_key(|(planned, post)| (planned.is_none(), *planned, post.head.id.clone()));
    let rows = mine.into_iter().map(|(planned, post)| {
        row([
            Cell::links([writer.entry(post)]),
            Cell::day(planned.map(|planned| writer.moment(planned))),
            Cell::links(post.original().platforms.0.iter().map(|(platform, _)| writer.refer(platform))),
            posts_view::state_cell(writer, post),
        ])
    });
    table(["post", "planned", "platforms", "state"].map(Column::new), rows.collect())
}
