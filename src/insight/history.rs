//! What the repository's history says of the things of the portal: when each was changed last, and what was
//! changed lately. Without one the dates in the content say it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Insight, Today, changes};
use crate::locale::Language;
use crate::model::{Head, Kind, LinkTarget, Model, Thing};
use crate::source::{Commit, FileChange, FileId, Files, History, Horizon};

/// So many days back it is told what was changed.
const RECENT: i64 = 30;

/// What of a history is of use on a day.
pub fn horizon(as_of: Date, time_zone: &str) -> Horizon {
    Horizon { until: as_of, recent_from: recent_from(as_of), time_zone: time_zone.to_owned() }
}

/// The first day of which it is told what was changed.
pub fn recent_from(as_of: Date) -> Date {
    as_of.saturating_sub(RECENT.days())
}

/// What is known of the past of the content.
#[derive(Debug, Default)]
pub struct Past<'m> {
    /// The history; none without a repository.
    pub history: Option<&'m History>,
    /// The last change of each file of which the history knows.
    files: HashMap<FileId, Date>,
    /// The files with a thing's text that are not its original.
    translations: HashSet<&'m str>,
    /// The last change of each thing by the data itself, once somebody asks for it.
    dates: OnceLock<BTreeMap<Thing, Date>>,
}

/// Something that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Changed {
    /// A thing with a file of its own.
    Thing(Thing),
    /// One of the files in which things of a kind stand together.
    List(Kind),
}

/// What was changed at once: pages, and how many files that are on no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet<'m> {
    /// The day.
    pub date: Date,
    /// What its author says about it; empty where that is not for everybody.
    pub subject: &'m str,
    /// The things and lists that were changed, and how, in the order of their files.
    pub changed: Vec<(Changed, FileChange)>,
    /// How many files were changed that no page shows.
    pub others: usize,
    /// Where each of them stands.
    places: HashMap<Changed, usize>,
}

impl<'m> Insight<'m> {
    /// The same with the history of the content, as far as this audience may see it.
    pub fn with_history(mut self, history: Option<&'m History>, files: &Files) -> Insight<'m> {
        let recent = history.into_iter().flat_map(|history| &history.recent).flat_map(|commit| &commit.files);
        let recent = recent.map(|(path, _)| path.as_str());
        let translations = recent.filter(|path| is_translation(self.today.model, files, path)).collect();
        let last = history.into_iter().flat_map(|history| &history.last);
        let files = last.filter_map(|(path, date)| Some((files.find(path)?, *date))).collect();
        self.past = Past { history, files, translations, dates: OnceLock::new() };
        self
    }

    /// When what the page of a thing shows in a language was changed last: by the history, or, without one,
    /// by what stands in the content itself.
    pub fn last_change(&self, head: &Head, language: Language) -> Option<Date> {
        if self.past.history.is_none() {
            return self.past.dates.get_or_init(|| dates(self.today)).get(&head.thing()).copied();
        }
        let date = |file: FileId| self.past.files.get(&file).copied();
        let own = date(head.version(language)?.file);
        // A translation of mere fields shows the numbers and days of its original.
        match head.versions.first().filter(|_| !head.kind.form().has_body()) {
            Some(original) => own.max(date(original.file)),
            None => own,
        }
    }

    /// What was changed lately, the newest first. What has no subject is told by the day.
    pub fn recent_changes(&self) -> Vec<ChangeSet<'m>> {
        let mut sets: Vec<ChangeSet<'m>> = Vec::new();
        for commit in self.past.history.into_iter().flat_map(|history| &history.recent) {
            let set = self.change_set(commit);
            match sets.last_mut().filter(|last| last.date == set.date) {
                Some(last) if last.subject.is_empty() && set.subject.is_empty() => last.absorb(set),
                _ => sets.push(set),
            }
        }
        sets
    }

    /// The things that were written lately, with the day.
    pub fn added_lately(&self) -> BTreeMap<Thing, Date> {
        let mut added = BTreeMap::new();
        for set in self.recent_changes() {
            let new = set.changed.into_iter().filter(|(_, how)| *how == FileChange::Added);
            added.extend(new.filter_map(|(changed, _)| match changed {
                Changed::Thing(thing) => Some((thing, set.date)),
                Changed::List(_) => None,
            }));
        }
        added
    }

    fn change_set(&self, commit: &'m Commit) -> ChangeSet<'m> {
        let (date, subject) = (commit.date, commit.subject.as_str());
        let mut set = ChangeSet { date, subject, changed: Vec::new(), others: 0, places: HashMap::new() };
        for (path, change) in &commit.files {
            match self.today.model.written_in(path) {
                // A thing is not new because somebody has translated it.
                Some(LinkTarget::Thing(thing, _))
                    if *change == FileChange::Added && self.past.translations.contains(path.as_str()) =>
                {
                    set.add(Changed::Thing(thing), FileChange::Edited);
                }
                Some(LinkTarget::Thing(thing, _)) => set.add(Changed::Thing(thing), *change),
                Some(LinkTarget::Section(kind)) => set.add(Changed::List(kind), *change),
                _ => set.others += 1,
            }
        }
        set
    }
}

impl ChangeSet<'_> {
    /// Adds something that was changed: each thing once, however many of its files it was.
    fn add(&mut self, changed: Changed, how: FileChange) {
        let place = *self.places.entry(changed.clone()).or_insert(self.changed.len());
        if let Some((_, known)) = self.changed.get_mut(place) {
            *known = (*known).min(how);
        } else {
            self.changed.push((changed, how));
        }
    }

    fn absorb(&mut self, other: ChangeSet<'_>) {
        other.changed.into_iter().for_each(|(changed, how)| self.add(changed, how));
        self.others += other.others;
    }
}

/// Whether a file holds a thing's text in another language than its original.
fn is_translation(model: &Model, files: &Files, path: &str) -> bool {
    let Some(LinkTarget::Thing(thing, _)) = model.written_in(path) else { return false };
    let original = model.tables.head(&thing).and_then(|head| head.versions.first());
    original.is_some_and(|original| files.find(path) != Some(original.file))
}

/// The last day on which something happened to each thing, by the data itself.
fn dates(today: Today<'_>) -> BTreeMap<Thing, Date> {
    let mut dates = BTreeMap::new();
    for change in changes::changes(today, Date::MIN, today.as_of) {
        // The newest comes first.
        let date = change.date();
        dates.entry(change.thing).or_insert(date);
    }
    dates
}
