//! Everything that is computed from the model and the as-of date. Pure functions; what happens after
//! the as-of date has not happened. [`Insight`] holds what many pages ask for, computed once.

pub mod agenda;
pub mod approval;
pub mod assessment;
pub mod attention;
pub mod burn_up;
pub mod calendar;
pub mod campaign;
pub mod changes;
pub mod compliance;
pub mod concept;
pub mod contribution;
pub mod coverage;
pub mod deadlines;
pub mod decision;
pub mod duties;
pub mod entry_path;
pub mod figures;
pub mod goal;
pub mod headline;
pub mod history;
pub mod holdings;
pub mod incident;
pub mod lateness;
pub mod measured;
pub mod metrics;
pub mod person;
pub mod phrase;
pub mod platform;
pub mod post;
pub mod post_standing;
pub mod presence;
pub mod reason;
pub mod reported;
pub mod review;
pub mod stand_in;
pub mod today;
pub mod translation;
pub mod workdays;
pub mod workload;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;

use assessment::CampaignStanding;
use attention::Attention;
use calendar::Calendar;
use compliance::Scorecard;
use coverage::DutyCoverage;
use deadlines::Deadline;
use duties::OwnPart;
use history::Past;
use measured::PlatformFigures;
use post_standing::PostStanding;
use reported::Reported;
use translation::Outdated;

use crate::model::{Entry, Id, PostState, Table};

pub use reason::{Judged, Reason};
pub use today::Today;

/// What many pages ask for, computed once for all of them.
#[derive(Debug)]
pub struct Insight<'m> {
    /// What it was computed from.
    pub today: Today<'m>,
    /// How each campaign stands.
    pub campaigns: BTreeMap<&'m Id, CampaignStanding<'m>>,
    /// Who covers the duties of each active platform.
    pub coverage: BTreeMap<&'m Id, Vec<DutyCoverage<'m>>>,
    /// What law and safety ask of each platform that has an account.
    pub compliance: BTreeMap<&'m Id, Scorecard>,
    /// What the figures of each platform say.
    pub figures: BTreeMap<&'m Id, PlatformFigures<'m>>,
    /// How each post stands.
    pub posts: BTreeMap<&'m Id, PostStanding<'m>>,
    /// The posts of each platform, by when they are planned.
    pub posts_of_platform: BTreeMap<&'m Id, Vec<&'m Id>>,
    /// The posts of each campaign, by when they are planned.
    pub posts_of_campaign: BTreeMap<&'m Id, Vec<&'m Id>>,
    /// The posts by the month in which they are to appear.
    pub calendar: Calendar<'m>,
    /// The periods that have a report, and how campaigns stood at their ends.
    pub reported: Reported<'m>,
    /// The posts that wait for approval, by when they are planned.
    pub posts_in_review: Vec<&'m Id>,
    /// The parts that each person has in the duties of platforms that are not closed, in their order.
    pub parts_of_person: BTreeMap<&'m Id, Vec<OwnPart<'m>>>,
    /// What is due of each person until [`Insight::last_day_ahead`] and not done, also what was due
    /// before; by date.
    pub due_of_person: BTreeMap<&'m Id, Vec<Deadline<'m>>>,
    /// What needs attention, most urgent first.
    pub attention: Vec<Attention<'m>>,
    /// What is known of the past of the content.
    pub past: Past<'m>,
    /// What is outdated in translations.
    pub outdated: Outdated,
}

/// So many days ahead the page of a person tells what is due.
const DUE_AHEAD: i32 = 30;

impl<'m> Insight<'m> {
    /// Nothing computed but which months and periods there are: for whoever asks only for the pages.
    pub fn nothing(today: Today<'m>) -> Insight<'m> {
        Insight {
            today,
            campaigns: BTreeMap::new(),
            coverage: BTreeMap::new(),
            compliance: BTreeMap::new(),
            figures: BTreeMap::new(),
            posts: BTreeMap::new(),
            posts_of_platform: BTreeMap::new(),
            posts_of_campaign: BTreeMap::new(),
            calendar: Calendar::new(today),
            reported: Reported::new(today),
            posts_in_review: Vec::new(),
            parts_of_person: BTreeMap::new(),
            due_of_person: BTreeMap::new(),
            attention: Vec::new(),
            past: Past::default(),
            outdated: Outdated::new(),
        }
    }

    /// Computes everything, on all cores.
    pub fn new(today: Today<'m>) -> Insight<'m> {
        let tables = &today.model.tables;
        let holds = post_standing::holds(today);
        let posts = each(&tables.posts, |post| Some(post_standing::standing(today, &holds, post)));
        let (posts_of_platform, posts_of_campaign) = posts_by(&posts);
        let mut insight = Insight {
            today,
            campaigns: each(&tables.campaigns, |campaign| Some(assessment::standing(today, campaign))),
            coverage: each(&tables.platforms, |platform| Some(coverage::coverage(today, platform))),
            compliance: each(&tables.platforms, |platform| compliance::scorecard(today, platform)),
            figures: each(&tables.platforms, |platform| Some(measured::measured(today, platform))),
            posts_in_review: in_review(&posts),
            parts_of_person: duties::by_person(today),
            due_of_person: due_of_person(today),
            posts,
            posts_of_platform,
            posts_of_campaign,
            calendar: Calendar::new(today),
            reported: Reported::new(today),
            attention: Vec::new(),
            past: Past::default(),
            outdated: Outdated::new(),
        };
        insight.attention = attention::attention(&insight);
        insight
    }

    /// The same with what is outdated in translations, which only the whole texts tell.
    pub fn with_outdated(self, outdated: Outdated) -> Insight<'m> {
        Insight { outdated, ..self }
    }

    /// The last day for which the page of a person tells what is due.
    pub fn last_day_ahead(&self) -> Date {
        last_day_ahead(self.today)
    }
}

fn last_day_ahead(today: Today<'_>) -> Date {
    today.as_of.saturating_add(DUE_AHEAD.days())
}

/// What is due of each person.
fn due_of_person(today: Today<'_>) -> BTreeMap<&Id, Vec<Deadline<'_>>> {
    let mut by_person: BTreeMap<&Id, Vec<Deadline<'_>>> = BTreeMap::new();
    for deadline in deadlines::deadlines(today, Date::MIN, last_day_ahead(today)) {
        for person in &deadline.who {
            by_person.entry(person).or_default().push(deadline.clone());
        }
    }
    by_person
}

/// The posts that wait for approval, by when they are planned.
fn in_review<'m>(posts: &BTreeMap<&'m Id, PostStanding<'m>>) -> Vec<&'m Id> {
    let mut waiting: Vec<(&'m Id, &PostStanding<'m>)> = posts
        .iter()
        .filter(|(_, post)| post.state == PostState::InReview)
        .map(|(id, post)| (*id, post))
        .collect();
    waiting.sort_by_key(|(id, post)| (post.planned.is_none(), post.planned, *id));
    waiting.into_iter().map(|(id, _)| id).collect()
}

/// A result for each thing of a table, in parallel.
fn each<'m, T: Sync, R: Send>(
    table: &'m Table<T>,
    result: impl Fn(&'m Entry<T>) -> Option<R> + Sync,
) -> BTreeMap<&'m Id, R> {
    let entries: Vec<&Entry<T>> = table.iter().collect();
    entries.into_par_iter().filter_map(|entry| Some((&entry.head.id, result(entry)?))).collect()
}

/// Posts by something that they belong to, by when they are planned.
type PostsBy<'m> = BTreeMap<&'m Id, Vec<&'m Id>>;

/// The posts of each platform and of each campaign.
fn posts_by<'m>(posts: &BTreeMap<&'m Id, PostStanding<'m>>) -> (PostsBy<'m>, PostsBy<'m>) {
    let mut ordered: Vec<(&'m Id, &PostStanding<'m>)> = posts.iter().map(|(id, post)| (*id, post)).collect();
    ordered.sort_by_key(|(id, post)| (post.planned.is_none(), post.planned, *id));
    let (mut by_platform, mut by_campaign) = (PostsBy::new(), PostsBy::new());
    for (id, post) in ordered {
        let post = post.entry.original();
        for (platform, _) in &post.platforms.0 {
            by_platform.entry(&platform.id).or_default().push(id);
        }
        if let Some(campaign) = &post.campaign {
            by_campaign.entry(&campaign.id).or_default().push(id);
        }
    }
    (by_platform, by_campaign)
}
