//! What changed lately by the data itself: what was reported, decided, finished. What the repository's
//! history says is another matter.

use jiff::civil::Date;

use super::Today;
use super::campaign;
use super::phrase::{self, both};
use crate::locale::Words;
use crate::model::time::Moment;
use crate::model::{
    Campaign, Choice, Concept, Decision, DecisionStatus, Entry, Guideline, Head, Id, Incident, Person, Ref,
    Thing,
};
use crate::source::Span;

/// What kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// An incident began, ended, or took a turn.
    Incident,
    /// Somebody reported about a campaign, or it was replanned, closed or called off.
    Campaign,
    /// A milestone was done.
    Milestone,
    /// Something was decided, or the effect of a decision was checked.
    Decision,
    /// A concept was written or decided on.
    Concept,
    /// A guideline has a new version.
    Guideline,
}

/// Something that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'m> {
    /// When: a day, with the time where one is written.
    pub moment: Moment,
    /// What kind of change.
    pub kind: ChangeKind,
    /// The thing that changed.
    pub thing: Thing,
    /// What happened, to be read after the thing's name: "Meilenstein „Film“ ist erledigt".
    pub words: Words,
    /// Who did or said it.
    pub by: Option<&'m Id>,
    /// What was said.
    pub text: Option<Words>,
    /// Where it is written.
    pub at: Span,
}

impl Change<'_> {
    /// The day.
    pub fn date(&self) -> Date {
        self.moment.date
    }
}

/// What changed from one day to another, both included and never after the as-of date; newest first,
/// and of one moment what stands later in its file first.
pub fn changes(today: Today<'_>, from: Date, to: Date) -> Vec<Change<'_>> {
    let tables = &today.model.tables;
    let mut all = Collector { today, days: from..=to.min(today.as_of), found: Vec::new() };
    tables.incidents.iter().for_each(|incident| all.incident(incident));
    tables.campaigns.iter().for_each(|campaign| all.campaign(campaign));
    tables.decisions.iter().for_each(|decision| all.decision(decision));
    tables.concepts.iter().for_each(|concept| all.concept(concept));
    tables.guidelines.iter().for_each(|guideline| all.guideline(guideline));
    let mut found = all.found;
    found.sort_by(|a, b| {
        let order = (b.moment.date, b.moment.time).cmp(&(a.moment.date, a.moment.time));
        order
            .then_with(|| (a.kind, &a.thing.id).cmp(&(b.kind, &b.thing.id)))
            .then(b.at.start.cmp(&a.at.start))
    });
    found
}

/// Collects what changed within some days.
struct Collector<'m> {
    today: Today<'m>,
    days: std::ops::RangeInclusive<Date>,
    found: Vec<Change<'m>>,
}

/// What a change says beside where and when.
struct Said<'m> {
    words: Words,
    by: Option<&'m Ref<Person>>,
    text: Option<Words>,
}

impl<'m> Said<'m> {
    fn new(de: &str, en: &str) -> Said<'m> {
        Said { words: Words::new(de, en), by: None, text: None }
    }

    fn by(self, by: &'m Ref<Person>) -> Said<'m> {
        Said { by: Some(by), ..self }
    }
}

impl<'m> Collector<'m> {
    fn add(&mut self, kind: ChangeKind, head: &Head, (moment, at): (Moment, Span), said: Said<'m>) {
        if self.days.contains(&moment.date) && at.is_somewhere() {
            let by = said.by.map(|by| &by.id);
            let (words, text) = (said.words, said.text);
            self.found.push(Change { moment, kind, thing: head.thing(), words, by, text, at });
        }
    }

    fn incident(&mut self, entry: &'m Entry<Incident>) {
        let (incident, kind) = (entry.original(), ChangeKind::Incident);
        let started = (incident.started.value, incident.started.at);
        self.add(kind, &entry.head, started, Said::new("Vorfall hat begonnen", "incident has begun"));
        if let Some(ended) = &incident.ended {
            let said = Said::new("Vorfall ist beendet", "incident is over");
            self.add(kind, &entry.head, (ended.value, ended.at), said);
        }
        for (index, update) in incident.updates.iter().enumerate() {
            let text = both(entry, |incident| Some(&incident.updates.get(index)?.text));
            let said = Said { text, ..Said::new("Neues zum Vorfall", "news of the incident").by(&update.by) };
            self.add(kind, &entry.head, (update.date.value, update.date.at), said);
        }
    }

    fn campaign(&mut self, entry: &'m Entry<Campaign>) {
        let (campaign, kind, head) = (entry.original(), ChangeKind::Campaign, &entry.head);
        for (index, update) in campaign.updates.iter().enumerate() {
            let text = both(entry, |campaign| Some(&campaign.updates.get(index)?.text));
            let said =
                Said { text, ..Said::new("Neues zur Kampagne", "news of the campaign").by(&update.by) };
            self.add(kind, head, on(update.date.value, update.date.at), said);
        }
        for (index, plan) in campaign.replanned.iter().enumerate() {
            let text = both(entry, |campaign| Some(&campaign.replanned.get(index)?.reason));
            let said =
                Said { text, ..Said::new("Kampagne ist neu geplant", "campaign is replanned").by(&plan.by) };
            self.add(kind, head, on(plan.date.value, plan.date.at), said);
        }
        if let Some(closed) = &campaign.closed_on {
            let said = Said::new("Kampagne ist abgeschlossen", "campaign is closed");
            self.add(kind, head, on(closed.value, closed.at), said);
        }
        if let Some(cancelled) = &campaign.cancelled {
            let text = both(entry, |campaign| Some(&campaign.cancelled.as_ref()?.reason));
            let said = Said { text, ..Said::new("Kampagne ist abgesagt", "campaign is called off") };
            self.add(kind, head, on(cancelled.date.value, cancelled.date.at), said);
        }
        for (index, milestone) in campaign.milestones.iter().enumerate() {
            let Some(done) =
                milestone.done.as_ref().filter(|_| campaign::is_done(milestone, self.today.as_of))
            else {
                continue;
            };
            let title =
                both(entry, |campaign| Some(&campaign.milestones.get(index)?.title)).unwrap_or_default();
            let words = Words::new(
                format!("Meilenstein „{}“ ist erledigt", title.de),
                format!("milestone “{}” is done", title.en),
            );
            let said = Said { words, by: None, text: None };
            self.add(ChangeKind::Milestone, head, on(done.value, done.at), said);
        }
    }

    fn decision(&mut self, entry: &'m Entry<Decision>) {
        let (decision, kind) = (entry.original(), ChangeKind::Decision);
        if let Some(decided) = &decision.decided_on {
            let words = match *decision.status {
                DecisionStatus::NoChange => Words::new("entschieden: keine Änderung", "decided: no change"),
                _ => Words::new("entschieden", "decided"),
            };
            let text = phrase::summary(&entry.head);
            let said = Said { words, by: decision.decided_by.as_ref(), text };
            self.add(kind, &entry.head, on(decided.value, decided.at), said);
        }
        let effect = decision.effect.as_ref();
        if let Some((checked, effect)) = effect.and_then(|effect| Some((effect.checked_on.as_ref()?, effect)))
        {
            let words = match effect.verdict.map(Choice::label) {
                Some(Words { de, en }) => {
                    Words::new(format!("Wirkung geprüft: {de}"), format!("effect checked: {en}"))
                }
                None => Words::new("Wirkung geprüft", "effect checked"),
            };
            let said = Said { words, by: None, text: None };
            self.add(kind, &entry.head, on(checked.value, checked.at), said);
        }
    }

    fn concept(&mut self, entry: &'m Entry<Concept>) {
        let (concept, kind) = (entry.original(), ChangeKind::Concept);
        let created = on(concept.created.value, concept.created.at);
        let said = Said {
            text: phrase::summary(&entry.head),
            ..Said::new("neues Konzept", "new concept").by(&concept.owner)
        };
        self.add(kind, &entry.head, created, said);
        if let Some(decision) = &concept.decision {
            let outcome = decision.outcome.value.label();
            let words =
                Words::new(format!("Konzept ist {}", outcome.de), format!("concept is {}", outcome.en));
            let text = both(entry, |concept| concept.decision.as_ref()?.note.as_ref());
            let said = Said { words, by: Some(&decision.by), text };
            self.add(kind, &entry.head, on(decision.date.value, decision.date.at), said);
        }
    }

    fn guideline(&mut self, entry: &'m Entry<Guideline>) {
        for (index, change) in entry.original().changes.iter().enumerate() {
            let version = &change.version.value;
            let words = Words::new(format!("Fassung {version}"), format!("version {version}"));
            let text = both(entry, |guideline| Some(&guideline.changes.get(index)?.text));
            let said = Said { words, by: None, text };
            self.add(ChangeKind::Guideline, &entry.head, on(change.date.value, change.date.at), said);
        }
    }
}

/// A day with its place.
fn on(date: Date, at: Span) -> (Moment, Span) {
    (Moment { date, time: None }, at)
}
