//! Hours that the duties of the active platforms take, against the hours that people have. The one
//! figure about people that the portal knows: only where the settings ask for it, only for the team,
//! never sorted by it.

use std::collections::BTreeMap;

use super::reason::{Judged, Reason};
use super::{Today, duties, person, platform as platforms};
use crate::locale::{Language, Numbers, Words};
use crate::model::{Assessment, Audience, Id, Kind, Person, Ref, Thing};
use crate::source::Span;

/// The workload of somebody.
#[derive(Debug, Clone)]
pub struct Load<'m> {
    /// Who.
    pub person: &'m Id,
    /// The hours a week that their duties take.
    pub hours: f64,
    /// The hours a week that they have.
    pub weekly: Option<f64>,
    /// How that goes together.
    pub judged: Judged<Assessment>,
}

/// The workload of everybody who has hours in a duty, by name as the identifiers are sorted; nothing
/// where it is not to be shown. The hours of a duty are shared by those who do the work; where none of
/// them is named, who answers for it has them all.
pub fn workload(today: Today<'_>) -> Vec<Load<'_>> {
    if !today.portal.workload || today.audience != Audience::Team {
        return Vec::new();
    }
    let mut hours: BTreeMap<&Id, Vec<(f64, Words, Span)>> = BTreeMap::new();
    for entry in &today.model.tables.platforms {
        if !platforms::is_active(entry.original(), today.as_of) {
            continue;
        }
        for held in duties::held(entry.original(), today.as_of) {
            let Some(written) = held.assignment.hours.as_ref() else { continue };
            if held.assignment.not_needed.is_some() {
                continue;
            }
            let who = workers(held.accountable, &held.assignment.responsible);
            let (platform, duty) = (today.name(&entry.head.thing()), today.refer(held.duty));
            let words =
                Words::new(format!("{}, {}", platform.de, duty.de), format!("{}, {}", platform.en, duty.en));
            for person in &who {
                #[allow(clippy::cast_precision_loss)]
                let share = written.value / who.len() as f64;
                hours.entry(person).or_default().push((share, words.clone(), written.at));
            }
        }
    }
    let loads = hours.into_iter().filter_map(|(person, parts)| load(today, person, parts));
    loads.collect()
}

/// Who does the work of a duty, each once.
fn workers<'p>(accountable: Option<&'p Ref<Person>>, responsible: &'p [Ref<Person>]) -> Vec<&'p Id> {
    let mut who: Vec<&Id> = responsible.iter().map(|person| &person.id).collect();
    who.sort();
    who.dedup();
    if who.is_empty() { accountable.into_iter().map(|person| &person.id).collect() } else { who }
}

/// The workload of somebody who is still with the team.
fn load<'m>(today: Today<'m>, id: &'m Id, parts: Vec<(f64, Words, Span)>) -> Option<Load<'m>> {
    let value = today.model.tables.people.get(id)?.original();
    if person::has_left(value, today.as_of) {
        return None;
    }
    let hours: f64 = parts.iter().map(|(hours, ..)| hours).sum();
    let weekly = value.weekly_hours.as_ref().filter(|weekly| weekly.value > 0.0);
    let limits = &today.portal.thresholds;
    let share = weekly.map(|weekly| hours / weekly.value);
    // Shares of hours do not always add up to the last digit.
    let reaches = |share: f64, limit: f64| share >= limit - 1e-9;
    let judge = |share: f64| match share {
        share if reaches(share, *limits.workload_red) => Assessment::Red,
        share if reaches(share, *limits.workload_yellow) => Assessment::Yellow,
        _ => Assessment::Green,
    };
    let sum = sum(today, id, hours, weekly.map(|weekly| weekly.value));
    let mut reasons = vec![Reason::new(sum, weekly.map_or(Span::NOWHERE, |weekly| weekly.at))];
    reasons.extend(parts.into_iter().map(|(hours, words, at)| {
        let part = |language: Language| Numbers::new(language).decimal(hours, digits(hours));
        let said = Words::new(
            format!("{}: {} Stunden.", words.de, part(Language::De)),
            format!("{}: {} hours.", words.en, part(Language::En)),
        );
        Reason::new(said, at)
    }));
    let judged = Judged { value: share.map_or(Assessment::Grey, judge), reasons };
    Some(Load { person: id, hours, weekly: weekly.map(|weekly| weekly.value), judged })
}

/// As many digits as an amount of hours needs, two at most.
pub fn digits(hours: f64) -> u8 {
    let is_whole = |hours: f64| (hours - hours.round()).abs() < 1e-6;
    match hours {
        hours if is_whole(hours) => 0,
        hours if is_whole(hours * 10.0) => 1,
        _ => 2,
    }
}

/// What the hours come to.
fn sum(today: Today<'_>, id: &Id, hours: f64, weekly: Option<f64>) -> Words {
    let say = |language: Language, hours: f64| Numbers::new(language).decimal(hours, digits(hours));
    if let Some(weekly) = weekly {
        let (german, english) = (Language::De, Language::En);
        return Words::new(
            format!("{} von {} Wochenstunden sind verplant.", say(german, hours), say(german, weekly)),
            format!("{} of {} hours a week are taken.", say(english, hours), say(english, weekly)),
        );
    }
    let name = today.name(&Thing::new(Kind::Person, id));
    Words::new(
        format!("Für {} sind keine Wochenstunden eingetragen.", name.de),
        format!("No hours a week are written for {}.", name.en),
    )
}
