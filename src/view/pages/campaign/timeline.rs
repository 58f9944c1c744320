//! All campaigns: a timeline, and the table of all by where they are on their way.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{judgement, milestones, progress_cell, standing_cell};
use crate::insight::assessment::CampaignStanding;
use crate::insight::campaign::{self as insight, CampaignState};
use crate::locale::Words;
use crate::model::{Assessment, Campaign, Entry, Kind};
use crate::view::charts::{self, Lane};
use crate::view::details::{URGENCY, row, section, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::lists::summary;
use crate::view::parts::{Cell, Column, Row, Section, Table, Word};
use crate::view::routes;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// So many lanes can still be read as one picture.
const LANES: usize = 40;
/// What ended longer ago than this is left to the table.
const LOOK_BACK: i64 = 365;

/// The page that lists all campaigns.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let all: Vec<&CampaignStanding<'_>> = writer.insight().campaigns.values().collect();
    let mut sections = Vec::new();
    let lanes = lanes(writer, &all);
    if !lanes.is_empty() {
        let title = writer.say(&Words::new("Kampagnen im Zeitplan", "Campaigns in time"));
        let chart = charts::timeline(writer, "timeline", &title, &lanes);
        sections.push(Section { charts: vec![chart], ..section("timeline", Table::default()) });
    }
    sections.extend(tables(writer, &all));
    let title = writer.say(&Kind::Campaign.plural());
    let place = routes::section_page(Kind::Campaign);
    let mut head = frame::section(writer, title, Kind::Campaign.section(), &place);
    head.summary = headline(writer, &all);
    (head, View::Article(Article { sections, ..Article::default() }))
}

/// "3 Kampagnen laufen: 1 Eskalation, 2 im Plan."
fn headline(writer: &Writer<'_>, all: &[&CampaignStanding<'_>]) -> Option<String> {
    let count = |value: Assessment| {
        let is = |standing: &&&CampaignStanding<'_>| {
            standing.assessment.as_ref().is_some_and(|judged| judged.value == value)
        };
        all.iter().filter(is).count()
    };
    let order = [Assessment::Red, Assessment::Yellow, Assessment::Grey, Assessment::Green];
    let parts: Vec<String> = order
        .into_iter()
        .map(|value| (value, count(value)))
        .filter(|(_, count)| *count > 0)
        .map(|(value, count)| format!("{count} {}", colour(writer, value)))
        .collect();
    let running: usize = order.into_iter().map(count).sum();
    let parts = parts.join(", ");
    let words = match running {
        0 => return None,
        1 => Words::new(format!("Eine Kampagne läuft: {parts}."), format!("One campaign runs: {parts}.")),
        _ => Words::new(
            format!("{running} Kampagnen laufen: {parts}."),
            format!("{running} campaigns run: {parts}."),
        ),
    };
    Some(writer.say(&words))
}

/// An assessment as something that some campaigns are.
fn colour(writer: &Writer<'_>, value: Assessment) -> String {
    writer.say(&match value {
        Assessment::Red => Words::new("rot", "red"),
        Assessment::Yellow => Words::new("gelb", "yellow"),
        Assessment::Grey => Words::new("ohne Aussage", "without a statement"),
        Assessment::Green => Words::new("im Plan", "on course"),
    })
}

/// The day on which a campaign was over.
fn over_since(campaign: &Campaign, as_of: Date) -> Option<Date> {
    let cancelled = campaign.cancelled.as_ref().map(|cancelled| cancelled.date.value);
    let dates = [cancelled, campaign.closed_on.as_ref().map(|date| date.value)];
    dates.into_iter().flatten().filter(|date| *date <= as_of).min()
}

/// The campaigns that run or rest and those that are planned, then what was over lately.
fn lanes(writer: &Writer<'_>, all: &[&CampaignStanding<'_>]) -> Vec<Lane> {
    let as_of = writer.site.as_of;
    let long_ago = as_of.saturating_sub(LOOK_BACK.days());
    let since = |standing: &CampaignStanding<'_>| over_since(standing.entry.original(), as_of);
    let mut shown: Vec<&CampaignStanding<'_>> = all.to_vec();
    shown.retain(|standing| since(standing).is_none_or(|since| since >= long_ago));
    shown.sort_by_key(|standing| {
        let start = standing.entry.original().start.value;
        match standing.state {
            CampaignState::Running | CampaignState::Paused => (0, standing.end, None),
            CampaignState::Planned => (1, start, None),
            CampaignState::Closed | CampaignState::Cancelled => {
                (2, Date::MIN, since(standing).map(std::cmp::Reverse))
            }
        }
    });
    shown.truncate(LANES);
    shown.into_iter().map(|standing| lane(writer, standing)).collect()
}

fn lane(writer: &Writer<'_>, standing: &CampaignStanding<'_>) -> Lane {
    let value = standing.entry.value(writer.language);
    let as_of = writer.site.as_of;
    let state = writer.word(standing.state);
    let called_off = value.cancelled.as_ref().filter(|_| standing.state == CampaignState::Cancelled);
    let end = called_off.map_or(standing.end, |cancelled| {
        cancelled.date.value.clamp(value.start.value.min(standing.end), standing.end)
    });
    let pauses = value.paused.iter().map(|pause| {
        let to = pause.to.as_ref().map_or(end, |to| to.value);
        (pause.from.value, to)
    });
    let mark = |milestone: &crate::model::Milestone| {
        let state = milestones::state(writer, value, milestone);
        let done = milestone.done.as_ref().filter(|_| insight::is_done(milestone, as_of));
        let day = done.map_or_else(|| insight::due(value, milestone, as_of), |done| done.value);
        let key = if state.key == "dropped" { "open" } else { state.key };
        (day, writer.text(&milestone.title), key)
    };
    let shows_marks = called_off.is_none();
    Lane {
        link: writer.entry(standing.entry),
        state: judgement(writer, standing).map_or(state, |judgement| judgement.word),
        days: (value.start.value, end),
        first_end: (standing.end != value.end.value && shows_marks).then_some(value.end.value),
        progress: progress_cell(writer, standing.entry).progress.map(|progress| *progress),
        pauses: pauses.filter(|(from, to)| from <= to).collect(),
        marks: value.milestones.iter().filter(|_| shows_marks).map(mark).collect(),
    }
}

/// All campaigns: those that run or rest by their end, those that are planned by their start, those
/// that are over, the latest first.
fn tables(writer: &Writer<'_>, all: &[&CampaignStanding<'_>]) -> Vec<Section> {
    let as_of = writer.site.as_of;
    let group = |wanted: &dyn Fn(CampaignState) -> bool| -> Vec<&CampaignStanding<'_>> {
        all.iter().copied().filter(|standing| wanted(standing.state)).collect()
    };
    let mut running = group(&|state| matches!(state, CampaignState::Running | CampaignState::Paused));
    running.sort_by_key(|standing| standing.end);
    let mut planned = group(&|state| state == CampaignState::Planned);
    planned.sort_by_key(|standing| standing.entry.original().start.value);
    let mut past = group(&CampaignState::is_over);
    past.sort_by_key(|standing| std::cmp::Reverse(over_since(standing.entry.original(), as_of)));

    let open = ["campaign", "state", "progress", "next_milestone", "lead", "start", "end"];
    let over = ["campaign", "state", "progress", "lead", "start", "over_since"];
    let row = |standing: &&CampaignStanding<'_>| open_row(writer, standing);
    let past_row = |standing: &&CampaignStanding<'_>| past_row(writer, standing);
    let groups: [(&'static str, Vec<&'static str>, Vec<Row>); 3] = [
        ("running_campaigns", open.to_vec(), running.iter().map(row).collect()),
        ("planned_campaigns", open.to_vec(), planned.iter().map(row).collect()),
        ("past_campaigns", over.to_vec(), past.iter().map(past_row).collect()),
    ];
    let sections: Vec<Section> = groups
        .into_iter()
        .filter(|(_, _, rows)| !rows.is_empty())
        .map(|(key, columns, rows)| {
            let table = table_without_empty_columns(columns.into_iter().map(Column::new), rows);
            section(key, table.listed(&["state", "lead"]).ordered("state", &URGENCY))
        })
        .collect();
    if sections.is_empty() { vec![section("campaigns", Table::default())] } else { sections }
}

fn name(writer: &Writer<'_>, campaign: &Entry<Campaign>) -> Cell {
    Cell::links([writer.entry(campaign)]).note(summary(writer, campaign))
}

fn open_row(writer: &Writer<'_>, standing: &CampaignStanding<'_>) -> Row {
    let (campaign, as_of) = (standing.entry, writer.site.as_of);
    let value = campaign.value(writer.language);
    let next = standing.next.and_then(|next| value.milestones.iter().find(|one| one.id == next.id));
    let next = next.map(|milestone| {
        let late = insight::overdue_days(value, milestone, as_of);
        let late = late.map(|days| Word { key: "overdue", text: milestones::overdue(writer, days) });
        let day = writer.short_day(insight::due(value, milestone, as_of)).text;
        Cell { word: late, ..Cell::text(writer.text(&milestone.title)).note(day) }
    });
    row([
        name(writer, campaign),
        standing_cell(writer, campaign),
        progress_cell(writer, campaign),
        next.unwrap_or_default(),
        Cell::links([writer.refer(&value.lead)]),
        Cell::day(Some(writer.short_day(value.start.value))),
        Cell::day(Some(writer.short_day(standing.end))),
    ])
}

fn past_row(writer: &Writer<'_>, standing: &CampaignStanding<'_>) -> Row {
    let (campaign, as_of) = (standing.entry, writer.site.as_of);
    let value = campaign.value(writer.language);
    row([
        name(writer, campaign),
        standing_cell(writer, campaign),
        progress_cell(writer, campaign),
        Cell::links([writer.refer(&value.lead)]),
        Cell::day(Some(writer.short_day(value.start.value))),
        Cell::day(over_since(value, as_of).map(|day| writer.short_day(day))),
    ])
}
