//! Work that somebody is to do: posts, reviews, findings, checks of an effect.

use jiff::civil::Date;

use super::{Collector, DeadlineKind, both};
use crate::insight::{approval, post};
use crate::locale::{Language, Words};
use crate::model::{Decision, DecisionStatus, Entry, Post, PostState, Review, Spanned};

/// Gathers the posts that have not appeared, the reviews and findings that are open, and the effects
/// that are to be checked.
pub fn collect(collector: &mut Collector<'_>) {
    let tables = &collector.today.model.tables;
    tables.posts.iter().for_each(|entry| of_post(collector, entry));
    tables.reviews.iter().for_each(|entry| of_review(collector, entry));
    tables.decisions.iter().for_each(|entry| of_decision(collector, entry));
}

fn of_post<'m>(collector: &mut Collector<'m>, entry: &'m Entry<Post>) {
    let (value, today) = (entry.original(), collector.today);
    let planned = post::planned_day(value).filter(|planned| collector.wants(planned.date));
    let Some(planned) = planned else { return };
    let state = approval::state(today.model, value, today.as_of);
    if matches!(state, PostState::Published | PostState::Rejected | PostState::Cancelled) {
        return;
    }
    let on_platform = || value.platforms.0.iter().find_map(|(_, on)| on.planned.as_ref());
    let at = value.planned.as_ref().or_else(on_platform).map_or(entry.head.at, |planned| planned.at);
    let title = || both(entry, |post| Some(post.title()));
    let thing = entry.head.thing();
    if let Some(found) = collector.add(DeadlineKind::Post, (planned.date, at), thing, title) {
        found.moment = planned.time.map(|_| planned);
        found.who = vec![&value.author.id];
        let platforms: Vec<Words> =
            value.platforms.0.iter().map(|(platform, _)| today.refer(platform)).collect();
        let names =
            |language: Language| -> Vec<&str> { platforms.iter().map(|name| name.get(language)).collect() };
        found.context = (!platforms.is_empty())
            .then(|| Words::new(names(Language::De).join(", "), names(Language::En).join(", ")));
    }
}

fn of_review<'m>(collector: &mut Collector<'m>, entry: &'m Entry<Review>) {
    let (value, today) = (entry.original(), collector.today);
    let is_open = |done: Option<&Spanned<Date>>| done.is_none_or(|done| today.as_of < done.value);
    let thing = entry.head.thing();
    let subject = || today.refer(&value.subject);
    if let Some(due) = value.due.as_ref().filter(|_| is_open(value.done.as_ref()))
        && let Some(found) = collector.add(DeadlineKind::Review, (due.value, due.at), thing.clone(), subject)
    {
        found.context = Some(value.subject.kind.words());
        found.who = vec![&value.reviewer.id];
    }
    // What a review found that lies ahead is not known yet.
    if value.done.as_ref().is_some_and(|done| today.as_of < done.value) {
        return;
    }
    for (index, finding) in value.findings.iter().enumerate() {
        let Some(due) = finding.due.as_ref().filter(|_| is_open(finding.done.as_ref())) else { continue };
        let words = || both(entry, |review| review.findings.get(index).map(|one| one.text.0.as_str()));
        let found = collector.add(DeadlineKind::Finding, (due.value, due.at), thing.clone(), words);
        if let Some(found) = found {
            found.context = Some(subject());
            found.who = finding.owner.iter().map(|owner| &owner.id).collect();
        }
    }
}

fn of_decision<'m>(collector: &mut Collector<'m>, entry: &'m Entry<Decision>) {
    let (value, as_of) = (entry.original(), collector.today.as_of);
    let Some(effect) = &value.effect else { return };
    let is_checked = effect.checked_on.as_ref().is_some_and(|checked| checked.value <= as_of);
    if is_checked || matches!(value.status.value, DecisionStatus::Proposed | DecisionStatus::Withdrawn) {
        return;
    }
    let due = (effect.check_on.value, effect.check_on.at);
    let title = || both(entry, |decision| Some(decision.title()));
    if let Some(found) = collector.add(DeadlineKind::EffectCheck, due, entry.head.thing(), title) {
        found.who = value.decided_by.iter().map(|person| &person.id).collect();
    }
}
