//! How a duty is covered, and why. Reasons say "not there" without cause.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::cover::Desk;
use super::{By, CoverState, DutyCoverage, Via};
use crate::insight::duties::Held;
use crate::insight::presence::{self, Presence};
use crate::insight::reason::{Judged, Reason};
use crate::insight::workdays::Workdays;
use crate::locale::{Dates, Language, Words};
use crate::model::{Assessment, Audience, Id, Kind, Thing};
use crate::source::Span;

/// A duty without a working day.
pub fn no_workday(held: &Held<'_>) -> Judged<Assessment> {
    let words = Words::new(
        "Im kommenden Jahr gibt es keinen Tag, an dem diese Aufgabe zu tun ist.",
        "Within the coming year there is no day on which this duty is to be done.",
    );
    Judged { value: CoverState::NoWorkday.value(), reasons: vec![Reason::new(words, held.duty.at)] }
}

/// How a duty is covered, with the reasons.
pub fn judge(
    desk: &Desk<'_>,
    coverage: &DutyCoverage<'_>,
    workdays: Workdays<'_>,
) -> (CoverState, Judged<Assessment>) {
    let held = &coverage.held;
    let Some(by) = coverage.cover.by else {
        return judged(vec![(CoverState::Nobody, nobody(desk, coverage))]);
    };
    let mut found = Vec::new();
    if held.accountable.is_none() {
        let words = Words::new("Niemand ist verantwortlich.", "Nobody is accountable.");
        found.push((CoverState::NoAccountable, vec![Reason::new(words, held.duty.at)]));
    }
    if held.deputy.is_none() {
        let words = Words::new("Es ist keine Vertretung benannt.", "No deputy is named.");
        found.push((CoverState::NoDeputy, vec![Reason::new(words, held.duty.at)]));
    }
    found.extend(long_away(desk, coverage, workdays).map(|why| (CoverState::LongAway, vec![why])));
    found.extend(nobody_ahead(desk, coverage).map(|why| (CoverState::NobodyAhead, vec![why])));
    found.push((CoverState::Covered, covered(desk, coverage, by)));
    judged(found)
}

/// What was found first decides; the other reasons follow, each said once.
fn judged(found: Vec<(CoverState, Vec<Reason>)>) -> (CoverState, Judged<Assessment>) {
    let state = found.first().map_or(CoverState::Covered, |(state, _)| *state);
    let mut reasons: Vec<Reason> = Vec::new();
    for reason in found.into_iter().flat_map(|(_, reasons)| reasons) {
        if reasons.iter().all(|known| known.words != reason.words) {
            reasons.push(reason);
        }
    }
    (state, Judged { value: state.value(), reasons })
}

/// Why nobody is there: who would be asked, and is not there.
fn nobody(desk: &Desk<'_>, coverage: &DutyCoverage<'_>) -> Vec<Reason> {
    let (held, day) = (&coverage.held, coverage.cover.day);
    let is_today = day == desk.today.as_of;
    let candidates = desk.candidates(held, day);
    let words = match (candidates.is_empty(), is_today) {
        (true, _) => Words::new("Niemand ist benannt.", "Nobody is named."),
        (_, true) => Words::new("Heute ist niemand da.", "Nobody is there today."),
        _ => Words::new("Am nächsten Arbeitstag ist niemand da.", "Nobody is there on the next working day."),
    };
    let mut reasons = vec![Reason::new(words, held.duty.at)];
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    for candidate in candidates {
        if seen.insert(&candidate.named.id) {
            reasons.push(missing(desk, &candidate.named.id, day, candidate.named.at));
        }
    }
    if held.deputy.is_none() && held.accountable.is_some() {
        let words = Words::new("Es ist keine Vertretung benannt.", "No deputy is named.");
        reasons.push(Reason::new(words, held.duty.at));
    }
    reasons
}

/// That somebody is not there. For the company it rests on where they are named, for nothing of an
/// absence is to be told there.
fn missing(desk: &Desk<'_>, person: &Id, day: Date, named: Span) -> Reason {
    let name = name(desk, person);
    let presence = presence::of(&desk.today.model.tables.people, person, day);
    let words = match presence {
        Presence::Left(_) => say(&name, "ist nicht mehr da", "is no longer there"),
        Presence::NotYet(_) => say(&name, "ist noch nicht da", "is not there yet"),
        _ => say(&name, "ist nicht da", "is not there"),
    };
    let own = presence.at().filter(|_| desk.today.audience == Audience::Team);
    Reason::new(words, own.unwrap_or(named))
}

/// Why it is long that the one who answers for a duty is away.
fn long_away(desk: &Desk<'_>, coverage: &DutyCoverage<'_>, workdays: Workdays<'_>) -> Option<Reason> {
    let named = coverage.held.accountable?;
    let person = desk.today.model.tables.people.get(&named.id)?.original();
    let limit = *desk.today.portal.thresholds.absence_cover_days;
    if !presence::is_away_longer(person, coverage.cover.day, workdays, limit) {
        return None;
    }
    let mut reason = missing(desk, &named.id, coverage.cover.day, named.at);
    if matches!(presence::on(person, coverage.cover.day), Presence::Absent(_)) {
        let name = name(desk, &named.id);
        reason.words = if desk.today.audience == Audience::Team {
            say(
                &name,
                &format!("ist mehr als {limit} Arbeitstage in Folge nicht da"),
                &format!("is not there for more than {limit} working days running"),
            )
        } else {
            say(&name, "ist länger nicht da", "is not there for long")
        };
    }
    Some(reason)
}

/// On which days ahead nobody is there.
fn nobody_ahead(desk: &Desk<'_>, coverage: &DutyCoverage<'_>) -> Option<Reason> {
    let ahead: Vec<Date> = coverage.ahead.iter().skip(1).map(|cover| cover.day).collect();
    let gaps: BTreeSet<Date> = coverage.gaps().collect();
    let first = *gaps.first()?;
    let said = |language: Language| {
        let stretches: Vec<String> =
            stretches(&ahead, &gaps).into_iter().map(|ends| stretch(language, ends)).collect();
        language.and(&stretches)
    };
    let (german, english) = (said(Language::De), said(Language::En));
    let words = Words::new(
        format!("{} ist niemand da.", capitalised(&german)),
        format!("{} nobody is there.", capitalised(&english)),
    );
    // It is mended where the one who answers for the duty would name somebody.
    let on_that_day = desk.held(coverage.held.duty, first).and_then(|held| held.accountable);
    let people = &desk.today.model.tables.people;
    let absence = on_that_day.and_then(|person| presence::of(people, &person.id, first).at());
    let undated = Words::new(
        "An einem der nächsten Arbeitstage ist niemand da.",
        "On one of the next working days nobody is there.",
    );
    let at = absence.unwrap_or(coverage.held.duty.at);
    Some(Reason { undated: Some(undated), ..Reason::new(words, at) })
}

/// The first and last days of the gaps between which no working day is covered.
fn stretches(ahead: &[Date], gaps: &BTreeSet<Date>) -> Vec<(Date, Date)> {
    let mut stretches: Vec<(Date, Date)> = Vec::new();
    let mut running = false;
    for day in ahead {
        let is_gap = gaps.contains(day);
        match stretches.last_mut().filter(|_| running) {
            Some(last) if is_gap => last.1 = *day,
            _ if is_gap => stretches.push((*day, *day)),
            _ => {}
        }
        running = is_gap;
    }
    stretches
}

fn stretch(language: Language, (from, to): (Date, Date)) -> String {
    let dates = Dates::new(language);
    let (day, days) = match language {
        Language::De => ("am", "vom"),
        Language::En => ("on", "from"),
    };
    if from == to { format!("{day} {}", dates.day(to)) } else { format!("{days} {}", dates.range(from, to)) }
}

/// Who is there, and for whom.
fn covered(desk: &Desk<'_>, coverage: &DutyCoverage<'_>, by: By<'_>) -> Vec<Reason> {
    let name = name(desk, by.person);
    let words = match by.via {
        Via::Accountable => say(&name, "ist da", "is there"),
        Via::Rota => say(&name, "hat Dienst", "is on duty"),
        Via::Backup => say(&name, "springt im Dienst ein", "stands in on duty"),
        Via::AbsenceDeputy | Via::Deputy => say(&name, "vertritt", "stands in"),
    };
    let mut reasons = vec![Reason::new(words, by.at)];
    if matches!(by.via, Via::AbsenceDeputy | Via::Deputy)
        && let Some(accountable) = coverage.held.accountable
    {
        reasons.push(missing(desk, &accountable.id, coverage.cover.day, accountable.at));
    }
    reasons
}

fn name(desk: &Desk<'_>, person: &Id) -> Words {
    desk.today.name(&Thing::new(Kind::Person, person))
}

fn say(name: &Words, german: &str, english: &str) -> Words {
    Words::new(
        format!("{} {german}.", capitalised(&name.de)),
        format!("{} {english}.", capitalised(&name.en)),
    )
}

/// A sentence begins with a capital, also where a name had to go: "Intern ist nicht da."
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
