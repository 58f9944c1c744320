//! Incidents, campaigns, what departments owe, and decisions.

use super::{Attention, AttentionKind, Found, after_name, point, quoted};
use crate::insight::decision::{self, EffectState};
use crate::insight::reason::Reason;
use crate::insight::{Insight, campaign, concept, contribution, incident, phrase};
use crate::locale::Words;
use crate::model::{
    Assessment, Campaign, Contact, Contribution, Entry, Id, Milestone, Person, Ref, Spanned, Thing,
};

/// Every open incident.
pub(super) fn incidents(found: &mut Found<'_>) {
    for entry in incident::open(found.today) {
        let (value, thing) = (entry.original(), entry.head.thing());
        let days = (found.today.as_of - value.started.value.date).get_days();
        let name = found.name(&thing);
        let words = after_name(&name, &Words::new("der Vorfall ist offen", "the incident is open"));
        let began = phrase::day(value.started.value.date);
        let mut reasons = vec![Reason::new(
            Words::new(
                format!("Begonnen am {}, noch nicht beendet.", began.de),
                format!("Began on {}, not over yet.", began.en),
            ),
            value.started.at,
        )];
        if value.hold_posts {
            let rest = Words::new("Geplante Beiträge ruhen.", "Planned posts are on hold.");
            reasons.push(Reason::new(rest, value.started.at));
        }
        let at = value.started.at;
        let one = point(AttentionKind::Incident, Assessment::Red, &thing, words, reasons, at);
        found.late(days, Attention { who: vec![&value.lead.id], ..one });
    }
}

/// Every campaign that runs off its course.
pub(super) fn campaigns<'m>(found: &mut Found<'m>, insight: &Insight<'m>) {
    for standing in insight.campaigns.values() {
        let Some(judged) = &standing.assessment else { continue };
        if !matches!(judged.value, Assessment::Red | Assessment::Yellow) {
            continue;
        }
        let (entry, as_of) = (standing.entry, found.today.as_of);
        let (value, thing) = (entry.original(), entry.head.thing());
        let name = found.name(&thing);
        let latest = latest_milestone(value, as_of).filter(|(_, days, _)| {
            *days > limit(found.today.portal.thresholds.milestone_overdue_yellow_days.value)
        });
        let mut who = vec![&value.lead.id];
        let (words, days) = if let Some((index, days, milestone)) = latest {
            who.extend(
                milestone.owner.iter().map(|owner| &owner.id).filter(|owner| **owner != value.lead.id),
            );
            let title = phrase::both(entry, |campaign| Some(&campaign.milestones.get(index)?.title));
            let (title, late) = (title.unwrap_or_default(), phrase::days(days));
            let rest = Words::new(
                format!("{} ist {} überfällig", title.de, late.de),
                format!("{} is {} overdue", title.en, late.en),
            );
            (after_name(&name, &rest), days)
        } else {
            let rest = match judged.value {
                Assessment::Red => Words::new("Eskalation", "escalation"),
                _ => Words::new("Abweichung droht", "deviation threatens"),
            };
            (after_name(&name, &rest), (as_of - standing.end).get_days().max(0))
        };
        let at = judged.reasons.iter().map(|reason| reason.at).find(|at| at.is_somewhere());
        let at = at.unwrap_or(entry.head.first_key);
        let one = point(AttentionKind::Campaign, judged.value, &thing, words, judged.reasons.clone(), at);
        found.late(days, Attention { who, ..one });
    }
}

/// The milestone that has been overdue longest: which one of the list, by how many days.
fn latest_milestone(campaign: &Campaign, as_of: jiff::civil::Date) -> Option<(usize, i32, &Milestone)> {
    let late = campaign.milestones.iter().enumerate().filter_map(|(index, milestone)| {
        Some((index, campaign::overdue_days(campaign, milestone, as_of)?, milestone))
    });
    // Of two the first one.
    late.max_by_key(|(index, days, _)| (*days, std::cmp::Reverse(*index)))
}

fn limit(days: u32) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX)
}

/// Every contribution to a campaign or concept that is not over whose day has passed.
pub(super) fn contributions(found: &mut Found<'_>) {
    let tables = &found.today.model.tables;
    for entry in &tables.campaigns {
        let value = entry.original();
        if !campaign::state(value, found.today.as_of).is_over() {
            owed(found, entry, &value.lead, |value| &value.departments);
        }
    }
    for entry in &tables.concepts {
        let value = entry.original();
        if !concept::is_over(value) {
            owed(found, entry, &value.owner, |value| &value.departments);
        }
    }
}

fn owed<'m, T>(
    found: &mut Found<'m>,
    entry: &'m Entry<T>,
    lead: &'m Ref<Person>,
    all: impl Fn(&T) -> &[Spanned<Contribution>],
) {
    for (index, one) in all(entry.original()).iter().enumerate() {
        let Some(due) = one.due.as_ref().filter(|due| due.at.is_somewhere()) else { continue };
        let Some(days) = contribution::overdue_days(one, found.today.as_of) else { continue };
        let thing = entry.head.thing();
        let what = phrase::both(entry, |value| Some(&all(value).get(index)?.contribution));
        let (department, what) = (found.today.refer(&one.department), quoted(&what.unwrap_or_default()));
        let late = phrase::days(days);
        let words = Words::new(
            format!("{}: {} ist {} überfällig", department.de, what.de, late.de),
            format!("{}: {} is {} overdue", department.en, what.en, late.en),
        );
        let (name, day) = (quoted(&found.name(&thing)), phrase::day(due.value));
        let promise = if one.agreed_on.as_ref().is_some_and(|day| day.value <= found.today.as_of) {
            ("Zugesagt", "Promised")
        } else {
            ("Erbeten", "Asked for")
        };
        let reason = Words::new(
            format!("{} für {} bis {}.", promise.0, name.de, day.de),
            format!("{} for {} by {}.", promise.1, name.en, day.en),
        );
        let contact = match &one.contact {
            Some(Contact::Person(person)) => person,
            _ => lead,
        };
        let reasons = vec![Reason::new(reason, due.at)];
        let one = point(AttentionKind::Contribution, Assessment::Yellow, &thing, words, reasons, due.at);
        found.late(days, Attention { who: vec![&contact.id], ..one });
    }
}

/// Every decision whose effect was to be checked.
pub(super) fn effects(found: &mut Found<'_>) {
    for entry in &found.today.model.tables.decisions {
        let decision = entry.original();
        let (Some(effect), Some(EffectState::Overdue(days))) =
            (&decision.effect, decision::effect(decision, found.today.as_of))
        else {
            continue;
        };
        let due = &effect.check_on;
        if !due.at.is_somewhere() {
            continue;
        }
        let thing = entry.head.thing();
        let words = after_name(&found.name(&thing), &Words::new("Wirkung prüfen", "check the effect"));
        let (platform, metric) = (found.today.refer(&effect.platform), found.today.refer(&effect.metric));
        let day = phrase::day(due.value);
        let reason = Words::new(
            format!("Zu prüfen war am {}: {} auf {}.", day.de, metric.de, platform.de),
            format!("It was to be checked on {}: {} on {}.", day.en, metric.en, platform.en),
        );
        let who: Vec<&Id> = decision.decided_by.iter().map(|person| &person.id).collect();
        let reasons = vec![Reason::new(reason, due.at)];
        let one = point(AttentionKind::Effect, Assessment::Yellow, &thing, words, reasons, due.at);
        found.late(days, Attention { who, ..one });
    }
}

/// A thing's name, for a reason that begins with it.
pub(super) fn named(found: &Found<'_>, thing: &Thing) -> Words {
    let title = found.name(thing);
    // Reviews and shifts have no names; their kind says what they are.
    if title.de == thing.id.as_str() { thing.kind.words() } else { title }
}
