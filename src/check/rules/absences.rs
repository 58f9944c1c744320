//! Ensures that somebody is there for whoever is away, or will be soon.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::duties::{self, Held};
use crate::insight::stand_in::{self, Chain, End};
use crate::insight::{person, platform as platforms};
use crate::model::{Absence, Entry, Id, Kind, Model, Person, Table};
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "absences",
    ensures: (
        "Für alle, die fehlen oder bald fehlen, ist jemand da",
        "somebody is there for whoever is away, or will be soon",
    ),
    codes: &[&codes::people::ABSENCE_WITHOUT_DEPUTY, &codes::people::DEPUTIES_AWAY],
    check,
};

/// An absence that is looked at, and the day for which: today, or its first day where that lies ahead.
struct Away<'m> {
    id: &'m Id,
    name: &'m str,
    absence: &'m Absence,
    day: Date,
}

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let away = away(checked);
    without_deputy(checked, &away, found);
    deputies_away(checked.model, &away, found);
}

/// The absences that have begun and are not over, and those that begin within the days that coverage
/// looks ahead.
fn away<'m>(checked: &Checked<'m>) -> Vec<Away<'m>> {
    let Some(portal) = checked.model.portal() else { return Vec::new() };
    let as_of = checked.as_of;
    // A year is as far ahead as anybody looks, and a span of days that every calendar holds.
    let ahead = i32::try_from(*portal.thresholds.coverage_ahead_days).map_or(366, |days| days.min(366));
    let last = as_of.saturating_add(ahead.days());
    let counts = |absence: &&Absence| {
        let (from, to) = (absence.from.value, absence.to.as_ref().map(|to| to.value));
        absence.from.known().is_some() && from <= last && to.is_none_or(|to| as_of <= to && from <= to)
    };
    let of = |entry: &'m Entry<Person>| {
        let person = entry.original();
        let absences = person.absences.iter().filter(counts).map(move |absence| Away {
            id: &entry.head.id,
            name: &person.name,
            absence,
            day: absence.from.value.max(as_of),
        });
        absences.filter(move |away| !person::has_left(person, away.day)).collect::<Vec<_>>()
    };
    checked.model.tables.people.iter().flat_map(of).collect()
}

/// Reports who is away without a deputy while a duty of theirs has none either who is there.
fn without_deputy(checked: &Checked<'_>, away: &[Away<'_>], found: &mut Vec<Diagnostic>) {
    let model = checked.model;
    let mut by_day: BTreeMap<Date, BTreeMap<&Id, Vec<Duty<'_>>>> = BTreeMap::new();
    for away in away.iter().filter(|away| away.absence.deputy.is_none()) {
        let duties = by_day.entry(away.day).or_insert_with(|| accountable_on(model, away.day));
        let of_person = duties.get(away.id).into_iter().flatten();
        let mut open = of_person.filter(|duty| !is_covered(&model.tables.people, away, &duty.held));
        if let Some(Duty { platform, held }) = open.next() {
            let duty = checked.name(Kind::Duty, &held.duty.id);
            let from = (away.absence.from.value, away.absence.from.at);
            found.push(codes::people::absence_without_deputy(from, away.name, duty, platform, held.duty.at));
        }
    }
}

/// A duty of an active platform.
struct Duty<'m> {
    platform: &'m str,
    held: Held<'m>,
}

/// The duties of the active platforms on a day, by who answers for them.
fn accountable_on(model: &Model, day: Date) -> BTreeMap<&Id, Vec<Duty<'_>>> {
    let mut duties: BTreeMap<&Id, Vec<Duty<'_>>> = BTreeMap::new();
    for platform in model.tables.platforms.iter().map(Entry::original) {
        if platforms::is_active(platform, day) {
            for held in duties::held(platform, day) {
                if let Some(accountable) = held.accountable {
                    duties.entry(&accountable.id).or_default().push(Duty { platform: &platform.title, held });
                }
            }
        }
    }
    duties
}

/// Whether the deputy of a duty is there, or somebody for them.
fn is_covered(people: &Table<Person>, away: &Away<'_>, held: &Held<'_>) -> bool {
    let deputy = held.deputy;
    deputy.is_some_and(|deputy| !stand_in::chain(people, away.id, deputy, away.day).fails())
}

/// Reports the deputies of whom none is there in the end. Of chains that share their end, only the
/// whole ones are shown.
fn deputies_away(model: &Model, away: &[Away<'_>], found: &mut Vec<Diagnostic>) {
    let people = &model.tables.people;
    let failing: Vec<(&Away<'_>, Chain<'_>)> = away
        .iter()
        .filter_map(|away| {
            Some((away, stand_in::chain(people, away.id, away.absence.deputy.as_ref()?, away.day)))
        })
        .filter(|(_, chain)| chain.fails())
        .collect();
    let mut within: BTreeSet<Span> = BTreeSet::new();
    for (away, chain) in &failing {
        let places = || chain.deputies.iter().map(|deputy| deputy.at);
        let closes =
            chain.end == End::Circle && chain.deputies.last().is_some_and(|last| last.id == *away.id);
        // A circle is shown where it stands first.
        if !closes || places().min() == places().next() {
            within.extend(places().skip(1));
        }
    }
    for (away, chain) in &failing {
        let Some((first, others)) = chain.deputies.split_first() else { continue };
        if within.contains(&first.at) {
            continue;
        }
        let name = |id: &Id| people.get(id).map_or(id.to_string(), |person| person.original().name.clone());
        let names: Vec<String> = chain.deputies.iter().map(|deputy| name(&deputy.id)).collect();
        let others: Vec<Span> = others.iter().map(|deputy| deputy.at).collect();
        found.push(match chain.end {
            End::Left(end) | End::NotYet(end) | End::Away(end) => {
                codes::people::deputies_away(first.at, away.name, &names, &others, end)
            }
            _ => codes::people::deputies_in_circle(first.at, away.name, &names, &others),
        });
    }
}
