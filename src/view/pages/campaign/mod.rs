//! A campaign: how it stands and why, its course, its milestones, what departments owe it, what
//! happened.

mod contributions;
mod milestones;
mod tables;
pub mod timeline;

use crate::insight::assessment::{CampaignStanding, change_since};
use crate::insight::burn_up;
use crate::insight::campaign::{self as insight, CampaignState};
use crate::insight::headline::WEEK;
use crate::locale::Words;
use crate::model::{Campaign as ModelCampaign, Entry, Kind, Pause};
use crate::view::charts::{self, Chart};
use crate::view::details::Details;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Fact, Judgement, Link, Progress};
use crate::view::views::{Campaign, ManualAssessment, UpdateLine, View};
use crate::view::writer::Writer;

pub use contributions::{contribution_cells, contribution_table};
pub use milestones::overdue;

/// The page of a campaign.
pub fn page(writer: &Writer<'_>, campaign: &Entry<ModelCampaign>) -> (PageHead, View) {
    let value = campaign.value(writer.language);
    let standing = writer.insight().campaigns.get(&campaign.head.id);
    let state = insight::state(value, writer.site.as_of);
    let change = (state == CampaignState::Running)
        .then(|| writer.say(&change_since(writer.insight().today, campaign, WEEK).words));
    let view = Campaign {
        state: writer.word(state),
        assessment: standing.and_then(|standing| judgement(writer, standing)),
        manual: standing.and_then(|standing| manual(writer, standing)),
        change,
        progress: progress(writer, value).filter(|_| is_underway(state)),
        details: details(writer, value, state),
        course: course(writer, value, state),
        milestones: milestones::milestones(writer, value),
        sections: tables::sections(writer, campaign),
        updates: updates(writer, campaign),
        history: tables::history(writer, value),
    };
    let mut head = frame::thing(writer, &campaign.head, Vec::new());
    let posts = writer.say(&Kind::Post.plural());
    head.used_by.retain(|used| used.kind != posts);
    (head, View::Campaign(Box::new(view)))
}

/// Whether a campaign's progress says anything: it has begun and was not called off.
pub fn is_underway(state: CampaignState) -> bool {
    !matches!(state, CampaignState::Planned | CampaignState::Cancelled)
}

/// How a campaign that runs stands, with its reasons.
pub fn judgement(writer: &Writer<'_>, standing: &CampaignStanding<'_>) -> Option<Judgement> {
    standing.assessment.as_ref().map(|judged| writer.judgement(judged))
}

/// How a campaign stands: the assessment of one that runs, else where it is on its way.
pub fn standing_cell(writer: &Writer<'_>, campaign: &Entry<ModelCampaign>) -> Cell {
    let standing = writer.insight().campaigns.get(&campaign.head.id);
    let judged = standing.and_then(|standing| judgement(writer, standing));
    let state = insight::state(campaign.original(), writer.site.as_of);
    judged.map_or_else(|| Cell::word(writer.word(state)), Cell::judgement)
}

/// How far a campaign is, where that says anything.
pub fn progress_cell(writer: &Writer<'_>, campaign: &Entry<ModelCampaign>) -> Cell {
    let value = campaign.original();
    let state = insight::state(value, writer.site.as_of);
    Cell::progress(progress(writer, value).filter(|_| is_underway(state)))
}

/// How far a campaign is, in whole percents.
pub fn progress(writer: &Writer<'_>, campaign: &ModelCampaign) -> Option<Progress> {
    insight::progress(campaign, writer.site.as_of).map(|progress| progress_bar(writer, progress))
}

/// A progress, in whole percents and in words.
pub fn progress_bar(writer: &Writer<'_>, progress: insight::Progress) -> Progress {
    let (actual, planned) =
        (writer.numbers.percent(progress.actual), writer.numbers.percent(progress.planned));
    let text = writer.say(&Words::new(
        format!("{actual} fertig, {planned}\u{a0}geplant"),
        format!("{actual} done, {planned}\u{a0}planned"),
    ));
    Progress { actual: whole_percent(progress.actual), planned: whole_percent(progress.planned), text }
}

/// A share from 0 to 1 in whole percents.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 0 and 100 nothing is lost.
fn whole_percent(share: f64) -> u32 {
    (share * 100.0).round().clamp(0.0, 100.0) as u32
}

/// The assessment by hand, as long as it holds and there is something to assess.
fn manual(writer: &Writer<'_>, standing: &CampaignStanding<'_>) -> Option<ManualAssessment> {
    standing.manual.filter(|_| !standing.state.is_over())?;
    let manual = standing.entry.value(writer.language).assessment.as_ref()?;
    let days = i64::from(writer.site.portal.thresholds.manual_assessment_days.value);
    let until = manual.date.value.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default());
    Some(ManualAssessment {
        word: writer.word(manual.value.value),
        reason: writer.text(&manual.reason),
        by: writer.refer(&manual.by),
        date: writer.day(manual.date.value),
        until: writer.day(until),
    })
}

/// The course of the campaign as a chart; one that was called off has none any more.
fn course(writer: &Writer<'_>, value: &ModelCampaign, state: CampaignState) -> Option<Chart> {
    let as_of = writer.site.as_of;
    if state == CampaignState::Cancelled {
        return None;
    }
    let course = burn_up::burn_up(value, as_of)?;
    let title = Words::new("Fortschritt gegen den Plan", "Progress against the plan");
    let chart = charts::BurnUp {
        id: "burn-up".to_owned(),
        title: writer.say(&title),
        days: course.days,
        as_of,
        first_plan: course.first_plan,
        plan: course.plan,
        actual: course.actual,
        pauses: course.pauses,
        replanned: course.replanned,
    };
    Some(charts::burn_up(writer, &chart))
}

fn details(writer: &Writer<'_>, value: &ModelCampaign, state: CampaignState) -> Vec<Fact> {
    let as_of = writer.site.as_of;
    let mut details = Details::default();
    details
        .add("lead", Cell::links([writer.refer(&value.lead)]))
        .add("concept", Cell::links(value.concept.iter().map(|concept| writer.refer(concept))))
        .add("platforms", Cell::links(writer.refer_all(&value.platforms)))
        .add("start", Cell::day(Some(writer.day(value.start.value))))
        .add("end", end(writer, value))
        .add("closed_on", Cell::day(writer.past(value.closed_on.as_ref())));
    if let Some(cancelled) = value.cancelled.as_ref().filter(|cancelled| cancelled.date.value <= as_of) {
        details.add(
            "cancelled",
            Cell::day(Some(writer.day(cancelled.date.value))).note(writer.text(&cancelled.reason)),
        );
    }
    let now = |pause: &&Pause| {
        let ended = pause.to.as_ref().is_some_and(|to| to.value < as_of);
        pause.from.value <= as_of && !ended
    };
    if let Some(pause) = value.paused.iter().find(now).filter(|_| state == CampaignState::Paused) {
        details.add("rests", Cell::text(rests(writer, pause)).note(writer.text(&pause.reason)));
    }
    details.add("budget", budget(writer, value));
    details.take()
}

/// The last day; where it was planned anew, the first plan and by how much they differ.
fn end(writer: &Writer<'_>, value: &ModelCampaign) -> Cell {
    let (first, end) = (value.end.value, insight::end(value, writer.site.as_of));
    let note = (first != end).then(|| {
        let slip = milestones::slip((end - first).get_days());
        let first = writer.dates.day(first);
        writer.say(&Words::new(format!("{} ({first})", slip.de), format!("{} ({first})", slip.en)))
    });
    Cell::day(Some(writer.day(end))).note(note.unwrap_or_default())
}

fn rests(writer: &Writer<'_>, pause: &Pause) -> String {
    let Some(to) = &pause.to else {
        let from = writer.dates.day(pause.from.value);
        return writer.say(&Words::new(format!("seit dem {from}"), format!("since {from}")));
    };
    writer.dates.range(pause.from.value, to.value)
}

fn budget(writer: &Writer<'_>, value: &ModelCampaign) -> Cell {
    let Some(budget) = &value.budget else { return Cell::default() };
    let money = |amount: f64| writer.numbers.money(amount, &budget.currency);
    let (planned, spent) = (budget.planned.as_ref(), budget.spent.as_ref());
    let words = match (planned.map(|planned| planned.value), spent.map(|spent| spent.value)) {
        (Some(planned), Some(spent)) => {
            let share = if planned > 0.0 {
                format!(" ({})", writer.numbers.percent(spent / planned))
            } else {
                String::new()
            };
            let (planned, spent) = (money(planned), money(spent));
            Words::new(
                format!("{spent} von {planned} ausgegeben{share}"),
                format!("{spent} of {planned} spent{share}"),
            )
        }
        (Some(planned), None) => {
            Words::new(format!("{} geplant", money(planned)), format!("{} planned", money(planned)))
        }
        (None, Some(spent)) => {
            Words::new(format!("{} ausgegeben", money(spent)), format!("{} spent", money(spent)))
        }
        (None, None) => Words::default(),
    };
    Cell::text(writer.say(&words))
}

/// What was said about a campaign up to the as-of date, newest first.
pub fn updates(writer: &Writer<'_>, campaign: &Entry<ModelCampaign>) -> Vec<UpdateLine> {
    let mut updates: Vec<_> = campaign.value(writer.language).updates.iter().collect();
    updates.retain(|update| update.date.value <= writer.site.as_of);
    updates.sort_by_key(|update| std::cmp::Reverse(update.date.value));
    let line = |update: &crate::model::Update| UpdateLine {
        date: writer.day(update.date.value),
        by: writer.refer(&update.by),
        about: writer.entry(campaign),
        text: writer.text(&update.text),
    };
    updates.into_iter().map(line).collect()
}

/// A link to a milestone on this page.
fn milestone_link(writer: &Writer<'_>, milestone: &crate::model::Milestone) -> Link {
    Link { text: writer.text(&milestone.title), href: Some(format!("#{}", milestone.id.as_str())) }
}
