//! Platforms: who is there, law and safety, figures; and what leavers still have in hand.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::planning::named;
use super::{Attention, AttentionKind, Found, after_name, point};
use crate::insight::coverage::{CoverState, DutyCoverage, GAPS};
use crate::insight::holdings::{self, Holding};
use crate::insight::reason::Reason;
use crate::insight::{Insight, campaign, duties, metrics, person, phrase, platform as platforms};
use crate::locale::Words;
use crate::model::{Assessment, Audience, Choice, Entry, Id, Kind, Platform, Thing};

/// The duties of each active platform that are not safe; those of one platform with one cause are one
/// point.
pub(super) fn coverage<'m>(found: &mut Found<'m>, insight: &Insight<'m>) {
    for (platform, duties) in &insight.coverage {
        let Some(entry) = found.today.model.tables.platforms.get(platform) else { continue };
        let gaps: Vec<_> = duties.iter().filter_map(|duty| Some((duty.gap()?, duty))).collect();
        for cause in GAPS {
            let own = gaps.iter().filter(|((state, _), _)| *state == cause);
            let own: Vec<_> = own.map(|((_, day), duty)| (*day, *duty)).collect();
            if !own.is_empty() {
                found.all.push(uncovered(found, entry, cause, &own));
            }
        }
    }
}

fn uncovered<'m>(
    found: &Found<'m>,
    entry: &'m Entry<Platform>,
    cause: CoverState,
    duties: &[(Date, &DutyCoverage<'m>)],
) -> Attention<'m> {
    let as_of = found.today.as_of;
    let names: Vec<Words> = duties.iter().map(|(_, duty)| found.today.refer(duty.held.duty)).collect();
    let names = phrase::and(&names);
    let first = duties.iter().map(|(day, _)| *day).min().unwrap_or(as_of);
    let on_one_day = duties.iter().all(|(day, _)| *day == first);
    let soon = || ("bald unbesetzt".to_owned(), "soon not covered".to_owned());
    let next =
        || ("am nächsten Arbeitstag unbesetzt".to_owned(), "not covered on the next working day".to_owned());
    // Days on which somebody is not there are for people of the team.
    let undated = match cause {
        CoverState::Nobody if first != as_of => Some(next()),
        CoverState::NobodyAhead => Some(soon()),
        _ => None,
    };
    let for_team = found.today.audience == Audience::Team;
    let (rest, when) = match (cause, undated.clone()) {
        (CoverState::Nobody, None) => (("unbesetzt".to_owned(), "not covered".to_owned()), Some(first)),
        (_, Some(undated)) if !for_team => (undated, None),
        (_, Some(_)) if on_one_day => {
            let day = phrase::day_month(first);
            ((format!("am {} unbesetzt", day.de), format!("not covered on {}", day.en)), Some(first))
        }
        (_, Some(_)) => (soon(), Some(first)),
        (CoverState::NoAccountable, _) => (
            ("ohne jemanden, der verantwortlich ist".to_owned(), "without anybody accountable".to_owned()),
            None,
        ),
        (CoverState::NoDeputy, _) => (("ohne Vertretung".to_owned(), "without a deputy".to_owned()), None),
        _ => (("längere Zeit nur vertreten".to_owned(), "covered by deputies for long".to_owned()), None),
    };
    let thing = entry.head.thing();
    let said = |rest: (String, String)| {
        let words = Words::new(format!("{} {}", names.de, rest.0), format!("{} {}", names.en, rest.1));
        after_name(&found.name(&thing), &words)
    };
    let (words, undated) = (said(rest), undated.map(said));
    let reasons: Vec<Reason> = duties
        .iter()
        .filter_map(|(_, duty)| duty.judged.as_ref())
        .flat_map(|judged| judged.reasons.clone())
        .collect();
    let mut who: Vec<&Id> = Vec::new();
    for accountable in duties.iter().filter_map(|(_, duty)| duty.held.accountable) {
        if !who.contains(&&accountable.id) {
            who.push(&accountable.id);
        }
    }
    let at = duties.first().map_or(entry.head.first_key, |(_, duty)| duty.held.duty.at);
    let one = point(AttentionKind::Coverage, cause.value(), &thing, words, unique(reasons), at);
    Attention { undated, when: when.map(|day| phrase::relative(day, as_of)), who, ..one }
}

/// Reasons without those that were said before, of whatever duty.
fn unique(reasons: Vec<Reason>) -> Vec<Reason> {
    let mut kept: Vec<Reason> = Vec::new();
    for reason in reasons {
        if kept.iter().all(|known| known.words != reason.words) {
            kept.push(reason);
        }
    }
    kept
}

/// Every active platform that fails points of the scorecard.
pub(super) fn compliance<'m>(found: &mut Found<'m>, insight: &Insight<'m>) {
    for (platform, card) in &insight.compliance {
        let Some(entry) = active(found, platform) else { continue };
        let missing = card.failed().map(|point| {
            let (check, reason) = (point.check.label(), &point.reason.words);
            let words =
                Words::new(format!("{}: {}", check.de, reason.de), format!("{}: {}", check.en, reason.en));
            Reason::new(words, point.reason.at)
        });
        let failed: Vec<Reason> = missing.collect();
        if failed.is_empty() {
            continue;
        }
        let thing = entry.head.thing();
        let what = phrase::count(
            failed.len(),
            ("bei Recht und Sicherheit fehlt ein Punkt", "one point of law and safety is missing"),
            ("bei Recht und Sicherheit fehlen {} Punkte", "{} points of law and safety are missing"),
        );
        let words = after_name(&found.name(&thing), &what);
        let at = failed.iter().map(|reason| reason.at).find(|at| at.is_somewhere());
        let at = at.unwrap_or(entry.head.first_key);
        let one = point(AttentionKind::Compliance, Assessment::Yellow, &thing, words, failed, at);
        found.all.push(Attention { who: answers(found, entry, None), ..one });
    }
}

/// Every active platform with targets missed too often, or without figures that should be there.
pub(super) fn figures<'m>(found: &mut Found<'m>, insight: &Insight<'m>) {
    for (platform, figures) in &insight.figures {
        let Some(entry) = active(found, platform) else { continue };
        let thing = entry.head.thing();
        let name = found.name(&thing);
        let who = answers(found, entry, Some("analytics"));
        for measured in figures.metrics.values() {
            for target in &measured.targets {
                let Some(reason) = &target.restructuring_check else { continue };
                let (metric, times) =
                    (found.name(&measured.metric.head.thing()), phrase::times(target.missed_in_a_row));
                let rest = Words::new(
                    format!("{} {} in Folge verfehlt, Umstrukturierung prüfen", metric.de, times.de),
                    format!("{} missed {} in a row, check for restructuring", metric.en, times.en),
                );
                let words = after_name(&name, &rest);
                let reasons = vec![reason.clone()];
                let one = point(
                    AttentionKind::Restructuring,
                    Assessment::Yellow,
                    &thing,
                    words,
                    reasons,
                    reason.at,
                );
                found.all.push(Attention { who: who.clone(), ..one });
            }
        }
        if let Some((period, reason)) = &figures.missing {
            let expected = i64::from(found.today.portal.thresholds.metrics_expected_by_day.value);
            let since =
                period.last_day().saturating_add(jiff::Span::new().try_days(expected).unwrap_or_default());
            let days = (found.today.as_of - since).get_days().max(0);
            let period = phrase::in_both(|language| metrics::period(*period, language));
            let rest = Words::new(
                format!("Zahlen für {} fehlen", period.de),
                format!("figures for {} are missing", period.en),
            );
            let words = after_name(&name, &rest);
            let at = if reason.at.is_somewhere() { reason.at } else { entry.head.first_key };
            let one =
                point(AttentionKind::Figures, Assessment::Yellow, &thing, words, vec![reason.clone()], at);
            found.late(days, Attention { who: who.clone(), ..one });
        }
    }
}

/// A platform that is in use.
fn active<'m>(found: &Found<'m>, platform: &Id) -> Option<&'m Entry<Platform>> {
    let entry = found.today.model.tables.platforms.get(platform)?;
    platforms::is_active(entry.original(), found.today.as_of).then_some(entry)
}

/// Who answers for a duty of a platform, else for the platform, else for its first duty.
fn answers<'m>(found: &Found<'m>, entry: &'m Entry<Platform>, duty: Option<&str>) -> Vec<&'m Id> {
    let held = duties::held(entry.original(), found.today.as_of);
    let own = held.iter().find(|held| duty == Some(held.duty.id.as_str())).and_then(|held| held.accountable);
    let whole = || entry.original().accountable.as_ref();
    let first = || held.iter().find_map(|held| held.accountable);
    own.or_else(whole).or_else(first).map(|person| &person.id).into_iter().collect()
}

/// What each leaver still has in hand, as one point a person: nothing is counted.
pub(super) fn left(found: &mut Found<'_>) {
    let (model, as_of) = (found.today.model, found.today.as_of);
    let mut by_person: BTreeMap<&Id, Vec<Holding<'_>>> = BTreeMap::new();
    for holding in holdings::holdings(model, as_of) {
        let person = model.tables.people.get(holding.person).map(Entry::original);
        if person.is_some_and(|person| person::has_left(person, as_of)) {
            by_person.entry(holding.person).or_default().push(holding);
        }
    }
    for (id, held) in by_person {
        let Some(entry) = model.tables.people.get(id) else { continue };
        let Some(last) = person::last_day(entry.original()) else { continue };
        let thing = entry.head.thing();
        let name = found.name(&thing);
        let words = Words::new(format!("Übergabe offen: {}", name.de), format!("Handover open: {}", name.en));
        let mut reasons: Vec<Reason> = Vec::new();
        let mut who: Vec<&Id> = Vec::new();
        let mut places = BTreeSet::new();
        for holding in &held {
            let (what, task) = (named(found, &holding.thing), holding.task.words());
            let reason =
                Words::new(format!("{}: {}.", what.de, task.de), format!("{}: {}.", what.en, task.en));
            // One line can hand over several duties; it is one place to mend.
            if places.insert(holding.at) {
                reasons.push(Reason::new(reason, holding.at));
            }
            who.extend(
                takes_over(found, &holding.thing, id).filter(|one| !who.contains(one)).collect::<Vec<_>>(),
            );
        }
        who.truncate(3);
        let at = held.first().map_or(last.at, |holding| holding.at);
        let one = point(AttentionKind::Left, Assessment::Red, &thing, words, reasons, at);
        let days = (as_of - last.value).get_days();
        found.late(days, Attention { who, ..one });
    }
}

/// Who else answers for a thing that a leaver has in hand, and has not left.
fn takes_over<'m>(found: &Found<'m>, thing: &Thing, leaver: &Id) -> impl Iterator<Item = &'m Id> {
    let tables = &found.today.model.tables;
    let mut others: Vec<&'m Id> = Vec::new();
    match thing.kind {
        Kind::Platform => {
            if let Some(platform) = tables.platforms.get(&thing.id) {
                let held = duties::held(platform.original(), found.today.as_of);
                let people = held.iter().flat_map(|held| [held.accountable, held.deputy]).flatten();
                others.extend(people.map(|person| &person.id));
            }
        }
        Kind::Campaign => {
            let campaign = tables.campaigns.get(&thing.id);
            let running = campaign.filter(|one| {
                campaign::state(one.original(), found.today.as_of) != campaign::CampaignState::Closed
            });
            others.extend(running.map(|campaign| &campaign.original().lead.id));
        }
        _ => {}
    }
    let as_of = found.today.as_of;
    let is_here = move |id: &Id| {
        let person = tables.people.get(id).map(Entry::original);
        person.is_some_and(|person| !person::has_left(person, as_of))
    };
    let leaver = leaver.clone();
    others.into_iter().filter(move |id| **id != leaver && is_here(id)).take(1)
}
