//! The concepts, posts, reviews, guidelines, decisions and incidents of `api/portal.json`.

use super::Api;
use crate::insight::decision::{self, EffectState};
use crate::insight::{lateness, review};
use crate::model::{self, Entry};
use crate::view::machine::contract::{Approvals, Concept, Decision, Guideline, Incident, Post, Review};
use crate::view::machine::values::{Day, Moment, Named};
use crate::view::machine::words::PostState;

impl<'s> Api<'s> {
    /// The concepts.
    pub(super) fn concepts(&self) -> Vec<Concept<'s>> {
        let concept = |entry: &'s Entry<model::Concept>| {
            let value = entry.value(self.writer.language);
            Concept {
                id: entry.head.id.as_str(),
                title: self.title(&entry.head),
                url: self.page(&entry.head),
                status: Named(value.status.value),
                owner: self.person(&value.owner),
                departments: self.contributions(&value.departments),
            }
        };
        self.site.model.tables.concepts.iter().map(concept).collect()
    }

    /// The posts.
    pub(super) fn posts(&self) -> Vec<Post<'s>> {
        let post = |standing: &'s crate::insight::post_standing::PostStanding<'s>| {
            let (head, value) = (&standing.entry.head, standing.entry.original());
            let is_expired = standing.shows_expired();
            Post {
                id: head.id.as_str(),
                title: self.title(head),
                url: self.page(head),
                platforms: self.ids(value.platforms.0.iter().map(|(platform, _)| platform)),
                campaign: value.campaign.as_ref().and_then(|campaign| self.id(campaign)),
                planned: standing.planned.map(Moment),
                state: if is_expired { PostState::Expired } else { PostState::By(standing.shown()) },
                approvals: Approvals { have: standing.approvals.have, need: standing.approvals.need },
                waiting_days: standing.waiting_days,
                held_by: standing.held_by.map(|incident| incident.head.id.as_str()),
            }
        };
        self.site.insight.posts.values().map(post).collect()
    }

    /// The reviews.
    pub(super) fn reviews(&self) -> Vec<Review<'s>> {
        let as_of = self.site.as_of;
        let review = |entry: &'s Entry<model::Review>| {
            let value = entry.original();
            let done = self.past(value.done.as_ref());
            let due = value.due.as_ref().map(|due| due.value);
            let outcome = value.outcome.as_ref().filter(|_| done.is_some());
            Review {
                id: entry.head.id.as_str(),
                subject: self.id(&value.subject).map(|_| value.subject.thing().to_string()),
                reviewer: self.person(&value.reviewer),
                due: due.map(Day),
                done,
                overdue_days: due
                    .filter(|_| done.is_none())
                    .and_then(|due| lateness::overdue_days(due, as_of)),
                outcome: outcome.map(|outcome| Named(outcome.value)),
            }
        };
        self.site.model.tables.reviews.iter().map(review).collect()
    }

    /// The guidelines.
    pub(super) fn guidelines(&self) -> Vec<Guideline<'s>> {
        let as_of = self.site.as_of;
        let guideline = |entry: &'s Entry<model::Guideline>| {
            let value = entry.original();
            let text = review::guideline(self.site.model, entry, as_of);
            let due = text.due();
            Guideline {
                id: entry.head.id.as_str(),
                title: self.title(&entry.head),
                url: self.page(&entry.head),
                owner: self.person(&value.owner),
                version: value.version.as_ref().map(|version| version.as_str()),
                last_reviewed: text.last.map(Day),
                due: due.map(Day),
                overdue_days: due.and_then(|due| lateness::overdue_days(due, as_of)),
            }
        };
        self.site.model.tables.guidelines.iter().map(guideline).collect()
    }

    /// The decisions.
    pub(super) fn decisions(&self) -> Vec<Decision<'s>> {
        let decision = |entry: &'s Entry<model::Decision>| {
            let value = entry.original();
            let effect = value.effect.as_ref();
            let state = decision::effect(value, self.site.as_of);
            Decision {
                id: entry.head.id.as_str(),
                title: self.title(&entry.head),
                url: self.page(&entry.head),
                kind: Named(value.kind.value),
                status: Named(value.status.value),
                decided_on: self.past(value.decided_on.as_ref()),
                check_on: effect.map(|effect| Day(effect.check_on.value)),
                effect_due: matches!(state, Some(EffectState::Overdue(_))),
            }
        };
        self.site.model.tables.decisions.iter().map(decision).collect()
    }

    /// The incidents that have begun.
    pub(super) fn incidents(&self) -> Vec<Incident<'s>> {
        let as_of = self.site.as_of;
        let incident = |entry: &'s Entry<model::Incident>| {
            let value = entry.original();
            Incident {
                id: entry.head.id.as_str(),
                title: self.title(&entry.head),
                url: self.page(&entry.head),
                started: Moment(value.started.value),
                ended: value
                    .ended
                    .as_ref()
                    .filter(|end| end.value.date <= as_of)
                    .map(|end| Moment(end.value)),
                platforms: self.ids(&value.platforms),
            }
        };
        let incidents = self.site.model.tables.incidents.iter();
        incidents.filter(|entry| entry.original().started.value.date <= as_of).map(incident).collect()
    }
}
