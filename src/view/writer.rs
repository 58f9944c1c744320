//! Writes the values of one page: links as seen from it, dates and numbers in its language.

use std::borrow::Cow;

use jiff::civil::Date;

use super::machine::File;
use super::parts::{Day, Judgement, Link, Why, Word};
use super::routes::{self, Route};
use super::site::Site;
use crate::insight::{Insight, Judged, Reason, phrase, today};
use crate::locale::{Dates, Language, Numbers, Words, foreign};
use crate::model::time::Moment;
use crate::model::{Choice, Contact, Entry, Head, Id, Kind, Ref, Scope, Spanned, Text, Thing};
use crate::source::Span;

/// Writes the values of one page.
#[derive(Debug)]
pub struct Writer<'s> {
    /// What all pages are made from.
    pub site: &'s Site<'s>,
    /// The page's language.
    pub language: Language,
    /// The page's path in the output, with the folder of its language.
    pub path: String,
    /// What goes in front of links on a page that is shown under addresses other than its own.
    absolute: Option<String>,
    /// Dates in its language.
    pub dates: Dates,
    /// Numbers in its language.
    pub numbers: Numbers,
}

impl<'s> Writer<'s> {
    /// A writer for the page at a path below the root of its language.
    pub fn new(site: &'s Site<'s>, language: Language, path: &str) -> Writer<'s> {
        let path = format!("{}{path}", routes::language_folder(language, site.default_language()));
        let absolute = (path == routes::NOT_FOUND).then(|| site.base_path.clone());
        Writer {
            site,
            language,
            path,
            absolute,
            dates: Dates::new(language),
            numbers: Numbers::new(language),
        }
    }

    /// One of two sentences.
    pub fn say(&self, words: &Words) -> String {
        words.get(self.language).to_owned()
    }

    /// A path of the output as seen from this page.
    pub fn to(&self, place: &str) -> String {
        match &self.absolute {
            Some(base) => format!("{base}{}", routes::relative("", place)),
            None => routes::relative(&self.path, place),
        }
    }

    /// The way to the root of the output.
    pub fn to_root(&self) -> String {
        self.absolute.clone().unwrap_or_else(|| routes::to_root(&self.path))
    }

    /// The address of a page of the same language.
    pub fn href(&self, route: &Route) -> String {
        let page = match routes::language_folder(self.language, self.site.default_language()) {
            "" => Cow::Borrowed(&route.path),
            folder => Cow::Owned(format!("{folder}{}", route.path)),
        };
        match &route.fragment {
            Some(fragment) if *page == self.path => format!("#{}", routes::encode(fragment)),
            Some(fragment) => {
                let mut href = self.to(&page);
                href.push('#');
                href.push_str(&routes::encode(fragment));
                href
            }
            None => self.to(&page),
        }
    }

    /// A link to a thing, by its title.
    pub fn link(&self, thing: &Thing) -> Link {
        let is_shown = !self.site.is_forgotten(thing) && self.site.model.tables.head(thing).is_some();
        let href = if is_shown { self.thing_href(thing) } else { None };
        Link { text: self.called(thing, self.language), href }
    }

    /// What a thing is called in a language; a title that is not translated is marked.
    pub fn called(&self, thing: &Thing, language: Language) -> String {
        if self.site.is_forgotten(thing) {
            return today::former_colleague().get(language).to_owned();
        }
        match phrase::title(self.site.model, thing, language) {
            None => today::internal().get(language).to_owned(),
            Some(title) if title.is_empty() => thing.id.as_str().to_owned(),
            Some(title) => title.into_owned(),
        }
    }

    /// A text of the content; one that is not translated is marked.
    pub fn text(&self, text: &Text) -> String {
        let is_own = self.language == self.site.default_language() || self.site.is_translation(text.file());
        if is_own { text.0.clone() } else { foreign::mark(text) }
    }

    /// What a thing is about, in the same way.
    pub fn summary(&self, head: &Head) -> Option<String> {
        let summary = head.version(self.language)?.summary.as_ref()?;
        Some(self.text(summary))
    }

    /// A link to an entry.
    pub fn entry<T>(&self, entry: &Entry<T>) -> Link {
        self.link(&entry.head.thing())
    }

    /// A link to whatever a field names.
    pub fn refer<T>(&self, reference: &Ref<T>) -> Link {
        self.link(&reference.thing())
    }

    /// Links to whatever a list of fields names.
    pub fn refer_all<'r, T: 'r>(&self, references: impl IntoIterator<Item = &'r Ref<T>>) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for link in references.into_iter().map(|reference| self.refer(reference)) {
            // Several things that this audience may not see read alike: one word says it.
            if link.href.is_some() || !links.contains(&link) {
                links.push(link);
            }
        }
        links
    }

    /// What a network is called; one that is not among the portal's by the name that is written.
    pub fn network(&self, name: &str) -> String {
        let network = Thing::new(Kind::Network, &Id::new(name));
        self.site.model.tables.title(&network, self.language).unwrap_or(name).to_owned()
    }

    /// Whom to ask.
    pub fn contact(&self, contact: &Contact) -> Link {
        match contact {
            Contact::Person(person) => self.refer(person),
            Contact::Other(text) if self.language == self.site.default_language() => {
                Link { text: text.clone(), href: None }
            }
            Contact::Other(text) => Link { text: foreign::mark(text), href: None },
        }
    }

    /// What a guideline applies to.
    pub fn scope(&self, scope: &Scope) -> Link {
        match scope {
            Scope::All => Link {
                text: self.say(&Words::new("alle Plattformen und Rollen", "all platforms and roles")),
                href: None,
            },
            Scope::One(one) => self.refer(one),
        }
    }

    /// The address of a thing as seen from this page.
    pub fn thing_href(&self, thing: &Thing) -> Option<String> {
        routes::route(self.site.model, thing).map(|route| self.href(&route))
    }

    /// An address out of the portal.
    pub fn outside(url: &str) -> Link {
        let text = url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/');
        Link { text: text.to_owned(), href: Some(url.to_owned()) }
    }

    /// The address of a published file.
    pub fn file(&self, path: &str) -> Option<String> {
        let place = self.site.attachments.get(path)?;
        Some(self.to(place))
    }

    /// The address of the calendar of a person, a platform or a department.
    pub fn calendar(&self, thing: &Thing) -> String {
        self.to(&File::CalendarOf(thing.clone()).place())
    }

    /// A day: "23. November 2026".
    pub fn day(&self, date: Date) -> Day {
        Day { iso: date.to_string(), text: self.dates.day(date) }
    }

    /// The day of a fact, unless it has not happened yet on the as-of date.
    pub fn past(&self, date: Option<&Spanned<Date>>) -> Option<Day> {
        date.filter(|date| date.value <= self.site.as_of).map(|date| self.day(date.value))
    }

    /// A day with its weekday: "Montag, 23. November 2026".
    pub fn long_day(&self, date: Date) -> Day {
        Day { iso: date.to_string(), text: self.dates.long(date) }
    }

    /// A day in a table: "23.11.2026".
    pub fn short_day(&self, date: Date) -> Day {
        Day { iso: date.to_string(), text: self.dates.short(date) }
    }

    /// A moment in a table: "23.11.2026", "23.11.2026, 14:30 Uhr".
    pub fn short_moment(&self, moment: Moment) -> Day {
        let Some(time) = moment.time else { return self.short_day(moment.date) };
        let time = self.dates.time(time.hour(), time.minute());
        Day { text: format!("{}, {time}", self.dates.short(moment.date)), ..self.moment(moment) }
    }

    /// A moment: a day, or "23. November 2026, 14:30 Uhr".
    pub fn moment(&self, moment: Moment) -> Day {
        match moment.time {
            None => self.day(moment.date),
            Some(time) => Day {
                iso: format!("{}T{:02}:{:02}", moment.date, time.hour(), time.minute()),
                text: format!(
                    "{}, {}",
                    self.dates.day(moment.date),
                    self.dates.time(time.hour(), time.minute())
                ),
            },
        }
    }

    /// A word of a fixed set.
    pub fn word<C: Choice>(&self, choice: C) -> Word {
        Word { key: choice.name(), text: self.say(&choice.label()) }
    }

    /// What is computed for all pages.
    pub fn insight(&self) -> &'s Insight<'s> {
        &self.site.insight
    }

    /// A judgement by its assessment or another fixed set, with its reasons.
    pub fn judgement<C: Choice>(&self, judged: &Judged<C>) -> Judgement {
        Judgement { word: self.word(judged.value), reasons: self.reasons(&judged.reasons) }
    }

    /// Reasons with the places they rest on.
    pub fn reasons(&self, reasons: &[Reason]) -> Vec<Why> {
        reasons.iter().map(|reason| self.reason(reason)).collect()
    }

    /// A reason with the place it rests on.
    pub fn reason(&self, reason: &Reason) -> Why {
        let place = reason.at.is_somewhere().then(|| self.place(reason.at));
        let href = self.edit(reason.at).filter(|_| place.is_some());
        Why { text: self.say(&reason.words), place, href }
    }

    /// A place for people: "status/campaigns/herbst.yaml, Zeile 14".
    pub fn place(&self, at: Span) -> String {
        let (path, line) = (self.site.files.path(at.file), self.site.files.line(at));
        self.say(&Words::new(format!("{path}, Zeile\u{a0}{line}"), format!("{path}, line\u{a0}{line}")))
    }

    /// Where a place is edited, where that is known.
    pub fn edit(&self, at: Span) -> Option<String> {
        let pattern = self.site.edit_url.as_ref().filter(|_| at.is_somewhere())?;
        let path: Vec<String> = self.site.files.path(at.file).split('/').map(routes::encode).collect();
        let line = self.site.files.line(at).to_string();
        Some(pattern.replace("{path}", &path.join("/")).replace("{line}", &line))
    }

    /// A number without needless digits.
    pub fn number(&self, value: f64) -> String {
        self.numbers.decimal(value, if value.fract() == 0.0 { 0 } else { 2 })
    }
}
