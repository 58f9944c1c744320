//! The feed of what is new: reports of campaigns and incidents, decisions, concepts.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::insight::changes::{self, Change, ChangeKind};
use crate::model::time::Moment;
use crate::model::{Id, Kind, Thing};
use crate::view::routes;
use crate::view::site::Site;
use crate::view::writer::Writer;

/// So many entries, the newest, are in the feed.
const ENTRIES: usize = 50;

/// A feed, ready to be written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// What it is called wherever the portal moves.
    pub id: String,
    /// The portal's title.
    pub title: String,
    /// The language of its texts.
    pub language: &'static str,
    /// Who writes it: the organisation, or the portal by its title.
    pub author: String,
    /// When something last changed, with its offset from UTC.
    pub updated: String,
    /// The portal.
    pub page: String,
    /// The feed itself.
    pub own: String,
    /// The name and version of the program.
    pub generator: &'static str,
    /// What is new, the newest first.
    pub entries: Vec<Entry>,
}

/// Something that is new.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is called for ever.
    pub id: String,
    /// The thing and what happened.
    pub title: String,
    /// When, with its offset from UTC.
    pub updated: String,
    /// Who did or said it.
    pub author: Option<String>,
    /// The page that tells more.
    pub page: Option<String>,
    /// The kind of thing, by its name in content.
    pub kind: &'static str,
    /// What was said.
    pub text: Option<String>,
}

/// The feed; `None` where nobody knows at what address the portal stands.
pub fn feed(site: &Site<'_>) -> Option<Feed> {
    let base = site.base_url.as_deref()?;
    let writer = Writer::new(site, site.default_language(), "");
    let zone = TimeZone::get(site.portal.time_zone.as_str()).unwrap_or(TimeZone::UTC);
    let portal = site.model.portal_in(writer.language).unwrap_or(site.portal);
    let mut found = changes::changes(site.insight.today, Date::MIN, site.as_of);
    found.retain(|change| !matches!(change.kind, ChangeKind::Milestone | ChangeKind::Guideline));
    let ids = ids(&found);
    let entry = |(change, id): (&Change<'_>, String)| Entry {
        id,
        title: format!("{}: {}", line(&writer.link(&change.thing).text), writer.say(&change.words)),
        updated: stamp(change.moment, &zone),
        author: change.by.map(|by| line(&writer.link(&Thing::new(Kind::Person, by)).text)),
        page: routes::route(site.model, &change.thing)
            .map(|route| super::absolute(base, &writer.href(&route))),
        kind: change.thing.kind.name(),
        text: change.text.as_ref().map(|text| super::plain_text(&writer.say(text))),
    };
    let entries: Vec<Entry> = found.iter().zip(ids).take(ENTRIES).map(entry).collect();
    let last = found.first().map_or(Moment { date: site.as_of, time: None }, |change| change.moment);
    Some(Feed {
        id: "urn:leitstand:updates".to_owned(),
        title: line(&portal.title),
        language: writer.language.code(),
        author: line(portal.organisation.as_ref().unwrap_or(&portal.title)),
        updated: stamp(last, &zone),
        page: super::absolute(base, "index.html"),
        own: super::absolute(base, super::UPDATES),
        generator: super::GENERATOR,
        entries,
    })
}

/// A name for each change that stays whatever is written later: the thing, the day, and which one of
/// the day it is, by the order in the file.
fn ids(found: &[Change<'_>]) -> Vec<String> {
    let mut of_day: HashMap<(&Thing, Date), Vec<u32>> = HashMap::new();
    for change in found {
        of_day.entry((&change.thing, change.date())).or_default().push(change.at.start);
    }
    let number = |change: &Change<'_>| {
        let starts = of_day.get(&(&change.thing, change.date())).into_iter().flatten();
        1 + starts.filter(|start| **start < change.at.start).count()
    };
    found
        .iter()
        .map(|change| {
            let Thing { kind, id } = &change.thing;
            urn(*kind, id, &format!("{}:{}", change.date(), number(change)))
        })
        .collect()
}

fn urn(kind: Kind, id: &Id, rest: &str) -> String {
    format!("urn:leitstand:{}:{id}:{rest}", kind.name())
}

fn line(text: &str) -> String {
    super::plain_line(text)
}

/// A moment of the portal's zone with its offset from UTC, `2026-11-23T14:30:00+01:00`; a day is its
/// first moment.
fn stamp(moment: Moment, zone: &TimeZone) -> String {
    let zoned = zone.to_ambiguous_zoned(moment.start()).compatible();
    zoned.map_or_else(
        |_| format!("{}Z", moment.start()),
        |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_the_offset_of_their_day() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
        for (moment, expected) in [
            ("2026-11-23", "2026-11-23T00:00:00+01:00"),
            ("2026-07-01 14:30", "2026-07-01T14:30:00+02:00"),
            // The last Sunday of October and of March: the clock is put back at three, forward at two.
            ("2026-10-25", "2026-10-25T00:00:00+02:00"),
            ("2026-10-25 03:00", "2026-10-25T03:00:00+01:00"),
            ("2027-03-28 01:59", "2027-03-28T01:59:00+01:00"),
            ("2027-03-28 02:30", "2027-03-28T03:30:00+02:00"),
        ] {
            let moment = Moment::parse(moment).unwrap_or(Moment { date: Date::MIN, time: None });
            assert_eq!(stamp(moment, &berlin), expected);
        }
    }
}
