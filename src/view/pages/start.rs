//! The start page: what is going on.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::insight::campaign::{self as campaigns, CampaignState};
use crate::insight::contribution::{self, ContributionStatus};
use crate::insight::{duties, post as posts};
use crate::model::{Campaign, Entry, Id, Lifecycle, Platform, PostState};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::campaign;
use crate::view::parts::{Day, Link};
use crate::view::views::{
    AgendaDay, AgendaItem, CampaignLine, NextMilestone, OpenIncident, PlatformLine, Start, UpdateLine, View,
};
use crate::view::writer::{Placement, Writer};

/// So many days the start page looks ahead.
const AHEAD: i32 = 14;
/// So many updates are shown.
const UPDATES: usize = 5;

/// The start page.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let site = writer.site;
    let start = site.model.tables.starts.iter().next();
    let title = start.map_or(&site.portal.title.0, |start| &start.value(writer.language).title.0).clone();
    let mut head = frame::section(writer, title, "", "index.html");
    head.crumbs.clear();
    head.summary = start
        .and_then(|start| start.head.version(writer.language))
        .and_then(|version| version.summary.clone());
    let week = site.as_of.iso_week_date();
    let view = Start {
        welcome: start.and_then(|start| writer.body(&start.head, Placement::default())),
        as_of: Day {
            iso: site.as_of.to_string(),
            text: format!(
                "{} · {}",
                writer.dates.long(site.as_of),
                writer.dates.week(week.year(), week.week())
            ),
        },
        incidents: incidents(writer),
        campaigns: campaign_lines(writer),
        platforms: platform_lines(writer),
        agenda: agenda(writer),
        updates: updates(writer),
    };
    (head, View::Start(Box::new(view)))
}

fn incidents(writer: &Writer<'_>) -> Vec<OpenIncident> {
    let as_of = writer.site.as_of;
    let incidents = writer.site.model.tables.incidents.iter();
    let open = incidents.filter(|incident| {
        let value = incident.original();
        let ended = value.ended.as_ref().is_some_and(|ended| ended.value.date <= as_of);
        value.started.value.date <= as_of && !ended
    });
    open.map(|incident| {
        let value = incident.value(writer.language);
        OpenIncident {
            link: writer.entry(incident),
            started: writer.moment(value.started.value),
            lead: writer.refer(&value.lead),
            platforms: writer.refer_all(&value.platforms),
            hold_posts: value.hold_posts,
        }
    })
    .collect()
}

/// The campaigns that run or rest, then those that are planned, each by its end.
fn campaign_lines(writer: &Writer<'_>) -> Vec<CampaignLine> {
    let as_of = writer.site.as_of;
    let mut lines: Vec<(CampaignState, Date, &Entry<Campaign>)> = writer
        .site
        .model
        .tables
        .campaigns
        .iter()
        .map(|entry| {
            (campaigns::state(entry.original(), as_of), campaigns::end(entry.original(), as_of), entry)
        })
        .filter(|(state, ..)| !matches!(state, CampaignState::Closed | CampaignState::Cancelled))
        .collect();
    lines.sort_by_key(|(state, end, _)| (*state, *end));
    lines.into_iter().map(|(state, end, entry)| campaign_line(writer, entry, state, end)).collect()
}

fn campaign_line(
    writer: &Writer<'_>,
    entry: &Entry<Campaign>,
    state: CampaignState,
    end: Date,
) -> CampaignLine {
    let value = entry.value(writer.language);
    let as_of = writer.site.as_of;
    let open = value.milestones.iter().filter(|milestone| !campaigns::is_done(milestone, as_of));
    let next = open.min_by_key(|milestone| campaigns::due(value, milestone, as_of));
    CampaignLine {
        link: writer.entry(entry),
        state: campaign::state_word(writer, state),
        progress: campaign::progress(writer, value).filter(|_| campaign::is_underway(state)),
        next: next.map(|milestone| NextMilestone {
            title: milestone.title.0.clone(),
            due: writer.day(campaigns::due(value, milestone, as_of)),
            overdue: campaigns::overdue_days(value, milestone, as_of)
                .map(|days| campaign::overdue(writer, days)),
        }),
        lead: writer.refer(&value.lead),
        start: writer.day(value.start.value),
        end: writer.day(end),
    }
}

fn platform_lines(writer: &Writer<'_>) -> Vec<PlatformLine> {
    let active = |platform: &&Entry<Platform>| platform.original().lifecycle.value == Lifecycle::Active;
    writer
        .site
        .model
        .tables
        .platforms
        .iter()
        .filter(active)
        .map(|platform| platform_line(writer, platform))
        .collect()
}

fn platform_line(writer: &Writer<'_>, platform: &Entry<Platform>) -> PlatformLine {
    let value = platform.value(writer.language);
    let held = duties::held(value, writer.site.as_of);
    let accountable = |duty: &str| {
        let one = held.iter().find(|held| held.duty.id.as_str() == duty)?;
        one.accountable.map(|person| writer.refer(person))
    };
    PlatformLine {
        link: writer.entry(platform),
        icon: icon(writer, &value.network.value),
        content: accountable("content"),
        care: accountable("community_care"),
        rhythm: value.rhythm.as_ref().map(|rhythm| rhythm.0.clone()),
    }
}

/// The letters that stand for a network.
pub fn icon(writer: &Writer<'_>, network: &str) -> String {
    let known = writer.site.model.tables.networks.get(&Id::new(network));
    let icon = known.and_then(|network| network.original().icon.clone());
    icon.unwrap_or_else(|| network.chars().take(2).collect())
}

/// What the next days bring, by day: milestones, posts, contributions, holidays.
fn agenda(writer: &Writer<'_>) -> Vec<AgendaDay> {
    let from = writer.site.as_of;
    let to = from.saturating_add(AHEAD.days());
    let mut days: BTreeMap<Date, Vec<AgendaItem>> = BTreeMap::new();
    let mut add = |date: Date, item: AgendaItem| {
        if (from..=to).contains(&date) {
            days.entry(date).or_default().push(item);
        }
    };
    holidays(writer, &mut add);
    campaign_dates(writer, &mut add);
    post_dates(writer, &mut add);
    days.into_iter()
        .map(|(date, items)| {
            let weekday = writer.dates.weekday_short(date.weekday());
            let text = format!("{weekday} {}", writer.dates.day_month(date));
            AgendaDay { day: Day { iso: date.to_string(), text }, items }
        })
        .collect()
}

fn holidays(writer: &Writer<'_>, add: &mut impl FnMut(Date, AgendaItem)) {
    for holiday in &writer.site.portal.holidays {
        let text = holiday.title.as_ref().map_or_else(
            || writer.say(&crate::locale::Words::new("Feiertag", "Holiday")),
            |title| title.0.clone(),
        );
        add(holiday.date.value, AgendaItem { kind: "holiday", link: Link { text, href: None }, note: None });
    }
}

fn campaign_dates(writer: &Writer<'_>, add: &mut impl FnMut(Date, AgendaItem)) {
    let as_of = writer.site.as_of;
    for entry in &writer.site.model.tables.campaigns {
        let value = entry.value(writer.language);
        let state = campaigns::state(value, as_of);
        if matches!(state, CampaignState::Closed | CampaignState::Cancelled) {
            continue;
        }
        let campaign = writer.entry(entry);
        let page = campaign.href.clone().unwrap_or_default();
        for milestone in value.milestones.iter().filter(|milestone| !campaigns::is_done(milestone, as_of)) {
            let link = Link {
                text: milestone.title.0.clone(),
                href: Some(format!("{page}#{}", milestone.id.as_str())),
            };
            let due = campaigns::due(value, milestone, as_of);
            add(due, AgendaItem { kind: "milestone", link, note: Some(campaign.text.clone()) });
        }
        for owed in &value.departments {
            let Some(due) = &owed.due else { continue };
            if contribution::status(owed, as_of) != ContributionStatus::Delivered {
                let link = Link { text: owed.contribution.0.clone(), href: Some(page.clone()) };
                let note = format!("{} · {}", writer.refer(&owed.department).text, campaign.text);
                add(due.value, AgendaItem { kind: "contribution", link, note: Some(note) });
            }
        }
    }
}

fn post_dates(writer: &Writer<'_>, add: &mut impl FnMut(Date, AgendaItem)) {
    let gone = [PostState::Published, PostState::Rejected, PostState::Cancelled];
    for post in &writer.site.model.tables.posts {
        let value = post.value(writer.language);
        let state = posts::written_state(value, writer.site.as_of);
        let Some(planned) = posts::planned_day(value).filter(|_| !gone.contains(&state)) else { continue };
        let platforms: Vec<String> =
            value.platforms.0.iter().map(|(platform, _)| writer.refer(platform).text).collect();
        let note = format!("{} · {}", platforms.join(", "), writer.word(state).text);
        add(planned.date, AgendaItem { kind: "post", link: writer.entry(post), note: Some(note) });
    }
}

fn updates(writer: &Writer<'_>) -> Vec<UpdateLine> {
    let campaigns = writer.site.model.tables.campaigns.iter();
    let mut updates: Vec<UpdateLine> = campaigns.flat_map(|entry| campaign::updates(writer, entry)).collect();
    updates.sort_by(|a, b| b.date.iso.cmp(&a.date.iso));
    updates.truncate(UPDATES);
    updates
}
