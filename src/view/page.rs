//! What every page has, whatever it is about.

use std::collections::BTreeMap;

use serde::Serialize;

use super::beginnings::Beginning;
use super::beside::Beside;
use super::parts::{Fact, Link, Word};

/// The frame of a page: title, place, neighbours. Templates know it as `page`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PageHead {
    /// The title, as the one `h1`.
    pub title: String,
    /// What the page is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The section it belongs to: `platforms`; empty for the start page and for pages in the root.
    pub section: &'static str,
    /// The language of the page's frame: `de`.
    pub language: &'static str,
    /// The language of the content, where it differs because there is no translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_language: Option<&'static str>,
    /// The sections whose original has changed since they were translated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outdated: Vec<OutdatedPart>,
    /// The way from the start page, without the page itself.
    pub crumbs: Vec<Link>,
    /// The headings of the page's text, where there are enough for a table of contents.
    pub contents: Vec<Heading>,
    /// Who answers for it, when it was checked.
    pub facts: Vec<Fact>,
    /// The same page in the other languages.
    pub translations: Vec<Translation>,
    /// The pages around this one; absent where there is nothing to choose from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub around: Option<Around>,
    /// The chapter before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<Link>,
    /// The chapter after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Link>,
    /// The pages that refer to this one, by kind.
    pub used_by: Vec<UsedBy>,
    /// Pages that have much in common with this one and are not named elsewhere on it.
    pub related: Vec<Link>,
    /// The calendar that belongs to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// Where the page's file is edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<String>,
    /// Where one more of what the page lists is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begin: Option<Beginning>,
    /// The page's file, relative to the content folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Whether the page is for the team alone.
    pub team_only: bool,
    /// Whether search engines should leave it out: the error page and forwarding pages.
    pub hidden: bool,
    /// By which values its lists are narrowed down, by the names of their columns; a text always does.
    /// Absent where there is too little for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrow: Option<Vec<&'static str>>,
    /// The script that the page is better with, by its name in the theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<&'static str>,
}

/// A section whose original has changed since it was translated.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OutdatedPart {
    /// The section, in the original; one that is no more, on this page.
    pub link: Link,
    /// What has happened to it: `changed`, `added`, `removed`.
    pub what: Word,
}

/// A heading for the table of contents.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Heading {
    /// 2 or 3.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub title: String,
}

/// The same page in another language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Translation {
    /// The language's code.
    pub language: &'static str,
    /// Its name in itself: "Deutsch", "English".
    pub name: &'static str,
    /// Where the page is.
    pub href: String,
}

/// The pages around a page: the way down to it, at most twenty beside it, and as many below.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Around {
    /// The pages above it, each below the one before.
    pub above: Vec<Link>,
    /// The pages beside it; templates have their markup as `before_html` and `after_html`.
    #[serde(skip)]
    pub beside: Beside,
    /// The page itself, as it is called among them.
    pub itself: Link,
    /// The pages below it, of which only some are shown.
    pub below: Vec<Link>,
}

/// Pages of one kind that refer to this one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UsedBy {
    /// The kind's plural: "Kampagnen".
    pub kind: String,
    /// The first of them.
    pub links: Vec<Link>,
    /// That there are more: "und 12 weitere".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
}

/// What all pages of a language and a folder share. Templates know it as `chrome`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chrome {
    /// The portal's title.
    pub title: String,
    /// Whose portal it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The language's code.
    pub language: &'static str,
    /// The language of what is not translated, where it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<&'static str>,
    /// The way to the root of the output: empty, `../`, `../../`.
    pub root: String,
    /// The start page.
    pub home: String,
    /// Where is looked for something.
    pub search: SearchPlace,
    /// The incidents that are open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incidents: Option<IncidentBar>,
    /// The sections of the navigation.
    pub sections: Vec<NavigationEntry>,
    /// Where the first of a list is written, by the list's key.
    pub beginnings: BTreeMap<&'static str, Beginning>,
    /// The sections that stand at the foot of the page.
    pub foot: Vec<NavigationEntry>,
    /// The stylesheets, in order.
    pub stylesheets: Vec<String>,
    /// Those for paper, in order.
    pub printed: Vec<String>,
    /// The scripts, by the name under which pages ask for them.
    pub scripts: BTreeMap<String, String>,
    /// The script of the preview, which no build has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<&'static str>,
    /// The company's logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The feed of what is new, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// The as-of date.
    pub as_of: super::parts::Day,
    /// The name and version of the program.
    pub generator: &'static str,
}

/// Where is looked for something.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SearchPlace {
    /// The page of what is found.
    pub page: String,
    /// The folder of the files in which is looked.
    pub folder: String,
}

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NavigationEntry {
    /// Which one: `platforms`; the theme's strings name it under `navigation`.
    pub key: &'static str,
    /// Where it is.
    pub href: String,
    /// Whether this page belongs to it.
    pub current: bool,
}

/// The incidents that are open, above every page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IncidentBar {
    /// The most serious ones.
    pub incidents: Vec<IncidentNote>,
    /// That there are more, with the page that lists them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<Link>,
}

/// An open incident in short.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IncidentNote {
    /// The incident.
    pub link: Link,
    /// Since when: "Sonntag, 21:30 Uhr".
    pub started: super::parts::Day,
    /// Who leads.
    pub lead: Link,
    /// Who is on duty.
    pub on_duty: Vec<Link>,
    /// Whether planned posts rest.
    pub hold_posts: bool,
}
