//! What machines read beside the pages: the state of the portal as JSON, a feed of what is new,
//! calendars, and a badge for each campaign.

pub mod api;
pub mod badges;
pub mod calendars;
pub mod changed;
pub mod contract;
pub mod feed;
pub mod values;
pub mod words;

use super::site::Site;
use super::writer::Writer;
use crate::GENERATOR;
use crate::model::{Id, Kind, Thing};

pub use calendars::Agenda;
pub use contract::{SCHEMA_FILE, schema};

/// Where the state of the portal stands.
pub const PORTAL: &str = "api/portal.json";

/// Where the feed of what is new stands.
pub const UPDATES: &str = "feeds/updates.xml";

/// A file for machines that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// `api/portal.json`
    Portal,
    /// `feeds/updates.xml`
    Updates,
    /// `calendars/all.ics`
    Calendar,
    /// `calendars/people/<id>.ics`, `calendars/platforms/<id>.ics`, `calendars/departments/<id>.ics`
    CalendarOf(Thing),
    /// `badges/<campaign>.svg`
    Badge(Id),
    /// `changed.js`
    Changed,
}

impl File {
    /// Its place in the output.
    pub fn place(&self) -> String {
        match self {
            File::Portal => PORTAL.to_owned(),
            File::Updates => UPDATES.to_owned(),
            File::Calendar => "calendars/all.ics".to_owned(),
            File::CalendarOf(thing) => format!("calendars/{}/{}.ics", thing.kind.section(), thing.id),
            File::Badge(campaign) => format!("badges/{campaign}.svg"),
            File::Changed => changed::PLACE.to_owned(),
        }
    }
}

/// A file for machines, ready to be written down.
#[derive(Debug)]
pub enum Document<'s> {
    /// The state of the portal.
    Portal(Box<contract::Portal<'s>>),
    /// What is new.
    Feed(Box<feed::Feed>),
    /// A calendar.
    Calendar(calendars::Calendar<'s>),
    /// The badge of a campaign.
    Badge(badges::Badge),
    /// Which pages were changed lately.
    Changed(changed::Changed),
}

/// All files for machines; those that take longest come first.
pub fn files(site: &Site<'_>) -> Vec<File> {
    let tables = &site.model.tables;
    let mut files = vec![File::Portal, File::Calendar, File::Changed];
    if site.base_url.is_some() {
        files.push(File::Updates);
    }
    let with_calendar = |kind: &Kind| matches!(kind, Kind::Platform | Kind::Person | Kind::Department);
    let things = tables.heads().filter(|(kind, _)| with_calendar(kind)).map(|(_, head)| head.thing());
    files.extend(things.filter(|thing| !site.is_forgotten(thing)).map(File::CalendarOf));
    files.extend(tables.campaigns.iter().map(|campaign| File::Badge(campaign.head.id.clone())));
    files
}

/// Makes a file of what all calendars hold together; `None` for a thing that is not there.
pub fn document<'s>(site: &'s Site<'s>, agenda: &'s Agenda, file: &File) -> Option<Document<'s>> {
    let writer = Writer::new(site, site.default_language(), "");
    Some(match file {
        File::Portal => Document::Portal(Box::new(api::portal(site))),
        File::Updates => Document::Feed(Box::new(feed::feed(site)?)),
        File::Calendar => Document::Calendar(agenda.all(&writer)),
        File::CalendarOf(thing) => Document::Calendar(agenda.of(&writer, thing)),
        File::Badge(campaign) => {
            Document::Badge(badges::badge(&writer, site.insight.campaigns.get(campaign)?))
        }
        File::Changed => Document::Changed(changed::changed(site)),
    })
}

/// A text on one line, without characters that XML and iCalendar do not have.
fn plain_line(text: &str) -> String {
    let blank = |character: char| if character.is_whitespace() { ' ' } else { character };
    let words: String = text.chars().map(blank).filter(|c| is_text(*c)).collect();
    words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text with its lines, without characters that XML and iCalendar do not have.
fn plain_text(text: &str) -> String {
    text.trim().chars().filter(|c| *c == '\n' || is_text(*c)).collect()
}

/// The address of a place of the portal.
fn absolute(base: &str, place: &str) -> String {
    format!("{}/{place}", base.trim_end_matches('/'))
}

/// Whether XML and iCalendar may hold a character.
fn is_text(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{FFFE}' | '\u{FFFF}')
}
