//! The calendars: one with everything, one for each person, platform and department. Times are in UTC,
//! so that they are right whatever the reader knows of the portal's zone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::insight::agenda::{self, EventKind, When};
use crate::insight::phrase::capitalised;
use crate::locale::Words;
use crate::model::time::Moment;
use crate::model::{Id, Kind, Thing};
use crate::view::routes;
use crate::view::site::Site;
use crate::view::writer::Writer;

/// The calendars begin so many days before the as-of date.
const DAYS_BEFORE: i32 = 60;
/// And end so many days after it.
const DAYS_AHEAD: i32 = 400;

/// A calendar, ready to be written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar<'a> {
    /// What it is called.
    pub name: String,
    /// The first moment of the as-of date: `20261123T000000Z`.
    pub stamp: &'a str,
    /// The name and version of the program.
    pub generator: &'static str,
    /// Its events, by day.
    pub events: Vec<&'a Event>,
}

/// An event, ready to be written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What it is called for ever.
    pub uid: String,
    /// What it is.
    pub summary: String,
    /// More about it, a line each.
    pub description: String,
    /// The kind of event.
    pub category: String,
    /// The page that tells more; only where it is known at what address the portal stands.
    pub url: Option<String>,
    /// Its first day `20261123`, or its moment in UTC `20261123T083000Z`.
    pub start: String,
    /// The day after its last one; nothing for a moment.
    pub end: Option<String>,
}

/// Everything that the calendars hold, written once for all of them.
#[derive(Debug, Default)]
pub struct Agenda {
    stamp: String,
    events: Vec<Event>,
    /// Which of the events each calendar has.
    people: BTreeMap<Id, Vec<usize>>,
    platforms: BTreeMap<Id, Vec<usize>>,
    departments: BTreeMap<Id, Vec<usize>>,
}

impl Agenda {
    /// Writes all events.
    pub fn new(site: &Site<'_>) -> Agenda {
        let day = |days: i32| site.as_of.saturating_add(days.days());
        let found = agenda::agenda(&site.insight, day(-DAYS_BEFORE), day(DAYS_AHEAD));
        let events = Events::new(site);
        let mut agenda = Agenda { stamp: format!("{}T000000Z", compact(site.as_of)), ..Agenda::default() };
        let mut taken = BTreeSet::new();
        for (index, event) in found.iter().enumerate() {
            let mut written = events.event(event);
            // Two things that are the same in all that is known of them are still two.
            let mut number = 1;
            while !taken.insert(written.uid.clone()) {
                number += 1;
                written.uid = uid(event, Some(number));
            }
            agenda.events.push(written);
            let add = |calendars: &mut BTreeMap<Id, Vec<usize>>, id: &Id| {
                let list = calendars.entry(id.clone()).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            };
            // People's calendars hold what is theirs to do, and no record of what they did.
            for person in event.who.iter().chain(&event.backup).filter(|_| !event.is_done) {
                add(&mut agenda.people, person);
            }
            event.platforms.iter().for_each(|platform| add(&mut agenda.platforms, platform));
            event.department.iter().for_each(|department| add(&mut agenda.departments, department));
        }
        agenda
    }

    /// The calendar of a person, a platform or a department.
    pub fn of(&self, writer: &Writer<'_>, thing: &Thing) -> Calendar<'_> {
        let calendars = match thing.kind {
            Kind::Person => &self.people,
            Kind::Department => &self.departments,
            _ => &self.platforms,
        };
        let events = calendars.get(&thing.id).into_iter().flatten();
        let events = events.filter_map(|index| self.events.get(*index)).collect();
        self.calendar(format!("{}: {}", title(writer), writer.link(thing).text), events)
    }

    /// The calendar with everything.
    pub fn all(&self, writer: &Writer<'_>) -> Calendar<'_> {
        self.calendar(title(writer), self.events.iter().collect())
    }

    fn calendar<'a>(&'a self, name: String, events: Vec<&'a Event>) -> Calendar<'a> {
        let name = super::plain_line(&name);
        Calendar { name, stamp: &self.stamp, generator: super::GENERATOR, events }
    }
}

fn title(writer: &Writer<'_>) -> String {
    writer.site.model.portal_in(writer.language).unwrap_or(writer.site.portal).title.0.clone()
}

/// Writes events.
struct Events<'s> {
    writer: Writer<'s>,
    zone: TimeZone,
}

impl<'s> Events<'s> {
    fn new(site: &'s Site<'s>) -> Events<'s> {
        let zone = TimeZone::get(site.portal.time_zone.as_str()).unwrap_or(TimeZone::UTC);
        Events { writer: Writer::new(site, site.default_language(), ""), zone }
    }

    fn event(&self, event: &agenda::Event<'_>) -> Event {
        let (start, end) = match event.when {
            When::Days(first, last) => (compact(first), last.tomorrow().ok().map(compact)),
            When::At(moment) => (self.utc(moment), None),
        };
        let kind = capitalised(&self.writer.say(&event.kind.words()));
        Event {
            uid: uid(event, None),
            summary: self.summary(event, &kind),
            description: self.description(event),
            category: kind,
            url: self.url(event),
            start,
            end,
        }
    }

    /// "Meilenstein: Plan steht (Herbst)"
    fn summary(&self, event: &agenda::Event<'_>, kind: &str) -> String {
        let mark = if event.is_done { "✓ " } else { "" };
        let words = self.writer.say(&event.words);
        let context = event.context.as_ref().map(|context| self.writer.say(context));
        let context = context.filter(|context| !context.is_empty());
        let context = context.map(|context| format!(" ({context})")).unwrap_or_default();
        super::plain_line(&format!("{mark}{kind}: {words}{context}"))
    }

    fn description(&self, event: &agenda::Event<'_>) -> String {
        let name = |person: &&Id| self.writer.link(&Thing::new(Kind::Person, person)).text;
        let names: Vec<String> = event.who.iter().map(name).collect();
        let mut lines = Vec::new();
        if event.is_done && event.note.is_none() {
            lines.push(self.writer.say(&Words::new("erledigt", "done")));
        }
        lines.extend(event.note.as_ref().map(|note| capitalised(&self.writer.say(note))));
        if !names.is_empty() && event.kind != EventKind::OnDuty {
            let names = names.join(", ");
            lines.push(
                self.writer
                    .say(&Words::new(format!("Verantwortlich: {names}"), format!("Responsible: {names}"))),
            );
        }
        lines.extend(event.backup.as_ref().map(name).map(|backup| {
            self.writer.say(&Words::new(format!("Vertretung: {backup}"), format!("Deputy: {backup}")))
        }));
        let lines: Vec<String> = lines.iter().map(|line| super::plain_line(line)).collect();
        lines.join("\n")
    }

    fn url(&self, event: &agenda::Event<'_>) -> Option<String> {
        let base = self.writer.site.base_url.as_deref()?;
        let page = routes::route(self.writer.site.model, &event.thing)?;
        Some(super::absolute(base, &self.writer.href(&page)))
    }

    /// A moment of the portal's zone in UTC.
    fn utc(&self, moment: Moment) -> String {
        let zoned = self.zone.to_ambiguous_zoned(moment.start()).compatible();
        let utc = zoned.map(|zoned| zoned.with_time_zone(TimeZone::UTC).datetime());
        utc.unwrap_or(moment.start()).strftime("%Y%m%dT%H%M%SZ").to_string()
    }
}

/// A name that stays while the content does.
fn uid(event: &agenda::Event<'_>, number: Option<usize>) -> String {
    let part = event.part.as_deref();
    let number = number.map(|number| number.to_string());
    let thing = Some(event.thing.id.as_str()).filter(|_| event.kind != EventKind::OnDuty);
    let parts = [Some(event.kind.name()), thing, part, number.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    format!("{}@leitstand", parts.join("-"))
}

/// `20261123`
fn compact(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}
