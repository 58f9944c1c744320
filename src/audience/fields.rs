//! Which fields are taken away.
//!
//! Those of [`TEAM_FIELDS`], wherever they stand; [`for_the_team`] takes away each of them. Of an absence the bare days stay, without their place in a file, and who stands in: whether
//! a duty is covered follows from them, and nothing else may.
//!
//! With a platform, a metric or a duty that is taken away goes what only says something about it: its
//! figures, its targets, the goals of campaigns in it, what a post says there, who has the duty.

use super::Gone;
use crate::locale::Language;
use crate::model::{
    Audience, Id, Kind, Map, Metric, Model, Person, Platform, Portal, Post, Ref, TEAM_FIELDS, Tables, Thing,
    Variation,
};
use crate::source::Span;

/// Takes away what is for the team in the things that stay.
pub(super) fn cut(model: &mut Model, gone: &Gone) {
    for_the_team(&mut model.tables);
    model.remove_references(|kind, field| {
        TEAM_FIELDS.iter().any(|(team, outer)| *team == kind && is_within(field, outer))
    });
    if !gone.is_empty() {
        about_gone(&mut model.tables, gone);
    }
}

/// Whether a field is another one or stands in it.
fn is_within(field: &str, outer: &str) -> bool {
    field.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The fields that are for the team wherever they stand.
fn for_the_team(tables: &mut Tables) {
    tables.portals.change(|_, portal| portal.workload = false);
    tables.people.change(|_, person| bare_days(person));
    tables.platforms.change(|_, platform| {
        let duties = platform.duties.iter_mut().flat_map(|duties| &mut duties.value.0);
        let changed = platform.duties_from.iter_mut().flat_map(|change| &mut change.duties.0);
        duties.chain(changed).for_each(|(_, assignment)| assignment.hours = None);
    });
    tables.posts.change(|_, post| post.history.iter_mut().for_each(|entry| entry.note = None));
    tables.concepts.change(|_, concept| {
        if let Some(decision) = &mut concept.decision {
            decision.note = None;
        }
    });
    tables.reviews.change(|_, review| review.findings.clear());
    tables.campaigns.change(|_, campaign| campaign.budget = None);
    tables.incidents.change(|_, incident| incident.lessons = None);
}

fn bare_days(person: &mut Person) {
    person.weekly_hours = None;
    for absence in &mut person.absences {
        absence.from.at = Span::NOWHERE;
        if let Some(to) = &mut absence.to {
            to.at = Span::NOWHERE;
        }
    }
}

/// The fields that only say something about what is taken away.
fn about_gone(tables: &mut Tables, gone: &Gone) {
    tables.portals.change(|_, portal| declared(portal));
    tables.platforms.change(|language, value| platform(language, value, gone));
    tables.posts.change(|_, value| post(value, gone));
    tables.campaigns.change(|_, campaign| {
        campaign.goals.retain(|goal| {
            stays(&goal.metric, gone) && goal.platform.iter().all(|platform| stays(platform, gone))
        });
    });
    tables.series.change(|_, series| {
        series.periods.0.iter_mut().for_each(|(_, figures)| without(figures, gone));
    });
}

/// Whether what a field names stays.
fn stays<T>(reference: &Ref<T>, gone: &Gone) -> bool {
    !gone.contains(&reference.thing())
}

/// Figures without those of metrics that are taken away.
fn without<T>(figures: &mut Map<Ref<Metric>, T>, gone: &Gone) {
    figures.0.retain(|(metric, _)| stays(metric, gone));
}

fn declared(portal: &mut Portal) {
    portal.duties.retain(|duty| duty.audience != Audience::Team);
    portal.networks.retain(|network| network.audience != Audience::Team);
}

fn platform(language: Language, platform: &mut Platform, gone: &Gone) {
    let network = Thing::new(Kind::Network, &Id::new(&platform.network.value));
    if gone.contains(&network) {
        // A network need not be one of the portal's; its name is then all that there is.
        Audience::internal().get(language).clone_into(&mut platform.network.value);
    }
    if let Some(duties) = &mut platform.duties {
        duties.value.0.retain(|(duty, _)| stays(duty, gone));
    }
    for change in &mut platform.duties_from {
        change.duties.0.retain(|(duty, _)| stays(duty, gone));
    }
    platform.targets.retain(|target| stays(&target.value.metric, gone));
    platform.breaks.retain(|found| stays(&found.metric, gone));
}

fn post(post: &mut Post, gone: &Gone) {
    without(&mut post.results, gone);
    for (platform, variation) in &mut post.platforms.0 {
        if stays(platform, gone) {
            without(&mut variation.results, gone);
        } else {
            *variation = Variation { planned: None, text: None, link: None, results: Map::default() };
        }
    }
}
