//! Work that somebody is to do: posts, reviews, findings, checks of an effect.

use super::{Collector, DeadlineKind};
use crate::insight::decision::{self, EffectState};
use crate::insight::lateness::is_open;
use crate::insight::phrase::{both, with_commas};
use crate::insight::{approval, post, review};
use crate::locale::Words;
use crate::model::{Decision, Entry, Post, Review, Spanned};

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
    if post::is_over(state) {
        return;
    }
    let due = Spanned::new(planned.date, post::planned_at(value));
    let title = || today.name(&entry.head.thing());
    if let Some(found) = collector.add(DeadlineKind::Post, &due, entry.head.thing(), title) {
        found.moment = planned.time.map(|_| planned);
        found.who = vec![&value.author.id];
        let platforms: Vec<Words> =
            value.platforms.0.iter().map(|(platform, _)| today.refer(platform)).collect();
        found.context = (!platforms.is_empty()).then(|| with_commas(&platforms));
    }
}

fn of_review<'m>(collector: &mut Collector<'m>, entry: &'m Entry<Review>) {
    let (value, today) = (entry.original(), collector.today);
    let thing = entry.head.thing();
    let subject = || today.refer(&value.subject);
    if let Some(due) = value.due.as_ref().filter(|_| is_open(value.done.as_ref(), today.as_of))
        && let Some(found) = collector.add(DeadlineKind::Review, due, thing.clone(), subject)
    {
        found.context = Some(value.subject.kind.words());
        found.who = vec![&value.reviewer.id];
    }
    for (index, finding) in review::open_findings(value, today.as_of) {
        let Some(due) = &finding.due else { continue };
        let words = || both(entry, |review| Some(&review.findings.get(index)?.text)).unwrap_or_default();
        if let Some(found) = collector.add(DeadlineKind::Finding, due, thing.clone(), words) {
            found.context = Some(subject());
            found.who = finding.owner.iter().map(|owner| &owner.id).collect();
        }
    }
}

fn of_decision<'m>(collector: &mut Collector<'m>, entry: &'m Entry<Decision>) {
    let (value, today) = (entry.original(), collector.today);
    let Some(effect) = &value.effect else { return };
    let state = decision::effect(value, today.as_of);
    if matches!(state, None | Some(EffectState::Checked(_))) {
        return;
    }
    let (due, title) = (&effect.check_on, || today.name(&entry.head.thing()));
    if let Some(found) = collector.add(DeadlineKind::EffectCheck, due, entry.head.thing(), title) {
        found.who = value.decided_by.iter().map(|person| &person.id).collect();
    }
}
