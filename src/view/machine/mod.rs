//! What machines read beside the pages: the state of the portal as JSON, a feed of what is new,
//! calendars, and a badge for each campaign.

pub mod api;
pub mod badges;
pub mod contract;
pub mod values;
pub mod words;

use super::site::Site;
use super::writer::Writer;
use crate::model::Id;

pub use contract::{SCHEMA_FILE, schema};

/// Where the state of the portal stands.
pub const PORTAL: &str = "api/portal.json";

/// A file for machines that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// `api/portal.json`
    Portal,
    /// `badges/<campaign>.svg`
    Badge(Id),
}

impl File {
    /// Its place in the output.
    pub fn place(&self) -> String {
        match self {
            File::Portal => PORTAL.to_owned(),
            File::Badge(campaign) => format!("badges/{campaign}.svg"),
        }
    }
}

/// A file for machines, ready to be written down.
#[derive(Debug)]
pub enum Document<'s> {
    /// The state of the portal.
    Portal(Box<contract::Portal<'s>>),
    /// The badge of a campaign.
    Badge(badges::Badge),
}

/// All files for machines; the one that takes longest comes first.
pub fn files(site: &Site<'_>) -> Vec<File> {
    let badges = site.model.tables.campaigns.iter().map(|campaign| File::Badge(campaign.head.id.clone()));
    [File::Portal].into_iter().chain(badges).collect()
}

/// Makes a file; `None` for a thing that is not there.
pub fn document<'s>(site: &'s Site<'s>, file: &File) -> Option<Document<'s>> {
    Some(match file {
        File::Portal => Document::Portal(Box::new(api::portal(site))),
        File::Badge(campaign) => {
            let writer = Writer::new(site, site.default_language(), &file.place());
            Document::Badge(badges::badge(&writer, site.insight.campaigns.get(campaign)?))
        }
    })
}

/// A text on one line, without characters that XML and iCalendar do not have.
fn plain_line(text: &str) -> String {
    let blank = |character: char| if character.is_whitespace() { ' ' } else { character };
    let words: String = text.chars().map(blank).filter(|c| is_text(*c)).collect();
    words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether XML and iCalendar may hold a character.
fn is_text(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{FFFE}' | '\u{FFFF}')
}
