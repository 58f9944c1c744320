//! How a post stands on a day: its state, its approvals, what keeps it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::approval::{self, Approvals};
use super::incident;
use super::post::{is_over, planned_at, planned_day};
use super::{Reason, Today};
use crate::locale::{Dates, Language, Words, plural};
use crate::model::time::Moment;
use crate::model::{Choice, Entry, Id, Incident, PersonOrRole, Post, PostEntry, PostState, Ref};
use crate::source::Span;

/// How a post stands.
#[derive(Debug, Clone)]
pub struct PostStanding<'m> {
    /// The post.
    pub entry: &'m Entry<Post>,
    /// Its state by its history.
    pub state: PostState,
    /// The approvals that it has and needs.
    pub approvals: Approvals<'m>,
    /// For how many days it has waited for approval.
    pub waiting_days: Option<i32>,
    /// Whether the day on which it was to appear has passed before it was approved.
    pub is_expired: bool,
    /// When it is to appear.
    pub planned: Option<Moment>,
    /// The open incident that keeps it from appearing.
    pub held_by: Option<&'m Entry<Incident>>,
    /// The last step of its way up to the day.
    pub last: Option<&'m PostEntry>,
}

impl PostStanding<'_> {
    /// The state that pages show: what an incident keeps is on hold, whatever it was.
    pub fn shown(&self) -> PostState {
        if self.held_by.is_some() { PostState::OnHold } else { self.state }
    }

    /// Whether it is expired and shown as such: what is on hold is not.
    pub fn shows_expired(&self) -> bool {
        self.is_expired && self.held_by.is_none()
    }
}

/// The platforms on which posts rest, each with the open incident that says so.
pub type Holds<'m> = BTreeMap<&'m Id, &'m Entry<Incident>>;

/// The platforms on which posts rest.
pub fn holds(today: Today<'_>) -> Holds<'_> {
    let mut holds = Holds::new();
    for incident in incident::open(today).into_iter().filter(|incident| incident.original().hold_posts) {
        for platform in &incident.original().platforms {
            holds.entry(&platform.id).or_insert(incident);
        }
    }
    holds
}

/// How a post stands; `holds` says on which platforms posts rest.
pub fn standing<'m>(today: Today<'m>, holds: &Holds<'m>, entry: &'m Entry<Post>) -> PostStanding<'m> {
    let (model, post, as_of) = (today.model, entry.original(), today.as_of);
    let state = approval::state(model, post, as_of);
    let held_by = post.platforms.0.iter().find_map(|(platform, _)| holds.get(&platform.id)).copied();
    let until = approval::entries_until(post, as_of);
    PostStanding {
        entry,
        state,
        approvals: approval::approvals(model, post, &until),
        waiting_days: approval::waiting_days(model, post, as_of),
        is_expired: approval::is_expired(model, post, as_of),
        planned: planned_day(post),
        held_by: held_by.filter(|_| !is_over(state)),
        last: until.last().copied(),
    }
}

/// Who may approve a post that waits: those whom its platforms name, without the author and those who
/// have approved already. Empty where anybody but the author may.
pub fn asked<'m>(today: Today<'m>, standing: &PostStanding<'m>) -> Vec<&'m Ref<PersonOrRole>> {
    let post = standing.entry.original();
    let mut asked: Vec<&Ref<PersonOrRole>> = Vec::new();
    for platform in approval::platforms(today.model, post) {
        for approver in &platform.original().approvers {
            let is_known = asked.iter().any(|one| one.thing() == approver.thing());
            let has_said = standing.approvals.by.iter().any(|by| by.thing() == approver.thing());
            if !is_known && !has_said && approver.thing() != post.author.thing() {
                asked.push(approver);
            }
        }
    }
    asked
}

/// Why a post stands as it does, as far as there is more to say than its state.
pub fn reasons(today: Today<'_>, standing: &PostStanding<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    reasons.extend(standing.held_by.map(|incident| held(today, incident)));
    if standing.is_expired {
        reasons.extend(standing.planned.map(|planned| expired(standing, planned)));
    }
    if let Some(days) = standing.waiting_days {
        reasons.push(waiting(today, standing, days));
    } else if let Some(last) = standing.last {
        reasons.push(last_step(today, last));
    }
    let post = standing.entry.original();
    if let Some(state) = post.state.as_ref().filter(|_| post.history.is_empty()) {
        let words = Words::new(
            "Der Stand ist ohne Datum eingetragen; er ist der von heute.",
            "The state is entered without a date; it is that of now.",
        );
        reasons.push(Reason::new(words, state.at));
    }
    reasons
}

fn held(today: Today<'_>, incident: &Entry<Incident>) -> Reason {
    let name = today.name(&incident.head.thing());
    let words = Words::new(
        format!("Der Vorfall „{}“ hält Beiträge auf dieser Plattform an.", name.de),
        format!("The incident “{}” keeps posts of this platform on hold.", name.en),
    );
    Reason::new(words, incident.original().started.at)
}

fn expired(standing: &PostStanding<'_>, planned: Moment) -> Reason {
    let day = |language| Dates::new(language).day(planned.date);
    let words = Words::new(
        format!("Geplant war der {}; bis dahin war der Beitrag nicht freigegeben.", day(Language::De)),
        format!("It was planned for {} and had not been approved by then.", day(Language::En)),
    );
    Reason::new(words, planned_at(standing.entry.original()))
}

fn waiting(today: Today<'_>, standing: &PostStanding<'_>, days: i32) -> Reason {
    let entries = approval::entries_until(standing.entry.original(), today.as_of);
    let since = entries.iter().rev().find(|entry| entry.state.value == PostState::InReview);
    let Approvals { have, need, .. } = standing.approvals;
    let count = Words::new(
        format!("{have} von {need} {} da", plural(need, "Freigabe ist", "Freigaben sind")),
        format!("{have} of {need} {} given", plural(need, "approval is", "approvals are")),
    );
    let words = Words::new(
        format!("Der Beitrag ist {} in Prüfung; {}.", Dates::new(Language::De).since(days), count.de),
        format!("The post has been in review {}; {}.", Dates::new(Language::En).since(days), count.en),
    );
    Reason::new(words, since.map_or(Span::NOWHERE, |entry| entry.state.at))
}

fn last_step(today: Today<'_>, last: &PostEntry) -> Reason {
    let day = |language, date: Date| Dates::new(language).day(date);
    let (label, by) = (last.state.value.label(), today.refer(&last.by));
    let words = Words::new(
        format!("Seit {}: {}, eingetragen von {}.", day(Language::De, last.date.date), label.de, by.de),
        format!("Since {}: {}, entered by {}.", day(Language::En, last.date.date), label.en, by.en),
    );
    Reason::new(words, last.state.at)
}
