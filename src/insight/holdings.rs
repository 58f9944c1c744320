//! What people have in hand on a day: duties, accounts, and all work that is not finished.

use jiff::civil::Date;

use super::contribution::{self, ContributionStatus};
use super::duties::{self, Part};
use super::lateness::is_open;
use super::phrase::{self, both};
use super::{
    campaign as campaigns, concept as concepts, incident as incidents, platform as platforms, post as posts,
    review as reviews, today,
};
use crate::locale::{Dates, Language, Words};
use crate::model::{
    Campaign, Concept, Contact, Contribution, Entry, Id, Kind, Model, Person, Platform, Ref, Review, Shift,
    Spanned, Thing,
};
use crate::source::Span;

/// What somebody has in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// A part in a duty of a platform.
    Duty(Part),
    /// Can change the account of a platform.
    Administrator,
    /// Approves the posts of a platform.
    Approver,
    /// Leads a campaign that is not over.
    CampaignLead,
    /// Answers for a milestone that is not done.
    Milestone,
    /// Clears away a blocker.
    Blocker,
    /// Is asked about a contribution that is not delivered.
    Contribution,
    /// Answers for a concept that is not finished.
    Concept,
    /// Answers for a guideline.
    Guideline,
    /// Answers for a chapter of the handbook.
    Chapter,
    /// Is asked on behalf of a department.
    DepartmentContact,
    /// Has a review to do.
    Review,
    /// Has a finding to mend.
    Finding,
    /// Leads an incident that is not over.
    IncidentLead,
    /// Is on duty.
    Shift,
    /// Stands in for who is on duty.
    Backup,
    /// Writes a post that has not appeared.
    Author,
}

impl Task {
    /// What it is called.
    pub fn words(self) -> Words {
        match self {
            Task::Duty(Part::Accountable) => {
                Words::new("verantwortlich für eine Aufgabe", "accountable for a duty")
            }
            Task::Duty(Part::Deputy) => Words::new("Vertretung bei einer Aufgabe", "deputy for a duty"),
            Task::Duty(_) => Words::new("führt eine Aufgabe aus", "does the work of a duty"),
            Task::Administrator => Words::new("verwaltet das Konto", "administers the account"),
            Task::Approver => Words::new("gibt Beiträge frei", "approves posts"),
            Task::CampaignLead => Words::new("führt eine Kampagne", "leads a campaign"),
            Task::Milestone => Words::new("verantwortet einen Meilenstein", "answers for a milestone"),
            Task::Blocker => Words::new("löst ein Hindernis", "clears away a blocker"),
            Task::Contribution => {
                Words::new("Ansprechperson für einen Beitrag", "whom to ask about a contribution")
            }
            Task::Concept => Words::new("verantwortet ein Konzept", "answers for a concept"),
            Task::Guideline => Words::new("verantwortet eine Richtlinie", "answers for a guideline"),
            Task::Chapter => Words::new("verantwortet ein Kapitel", "answers for a chapter"),
            Task::DepartmentContact => {
                Words::new("Ansprechperson einer Abteilung", "whom to ask at a department")
            }
            Task::Review => Words::new("hat etwas zu prüfen", "has something to review"),
            Task::Finding => Words::new("hat einen Befund zu beheben", "has a finding to mend"),
            Task::IncidentLead => Words::new("führt einen Vorfall", "leads an incident"),
            Task::Shift => Words::new("hat Dienst", "is on duty"),
            Task::Backup => Words::new("springt im Dienst ein", "stands in on duty"),
            Task::Author => Words::new("schreibt einen Beitrag", "writes a post"),
        }
    }
}

/// Something that somebody has in hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding<'m> {
    /// Who.
    pub person: &'m Id,
    /// Where they are named.
    pub at: Span,
    /// What.
    pub task: Task,
    /// The thing that it belongs to.
    pub thing: Thing,
    /// Which one of it: the duty, the milestone, the finding.
    pub detail: Option<Words>,
    /// By when it is due, or until when it lasts.
    pub due: Option<Date>,
}

/// What more is known of a holding.
#[derive(Default)]
struct More {
    detail: Option<Words>,
    due: Option<Date>,
}

impl More {
    /// Only a day.
    fn due(due: Option<Date>) -> More {
        More { due, ..More::default() }
    }
}

/// Collects what people have in hand.
struct Collector<'m> {
    model: &'m Model,
    as_of: Date,
    found: Vec<Holding<'m>>,
}

/// All that people have in hand on a day. Who stands in for several duties with one line of a platform
/// is named once for each.
pub fn holdings(model: &Model, as_of: Date) -> Vec<Holding<'_>> {
    let tables = &model.tables;
    let mut all = Collector { model, as_of, found: Vec::new() };
    tables.platforms.iter().for_each(|platform| all.platform(platform));
    tables.campaigns.iter().for_each(|campaign| all.campaign(campaign));
    tables.concepts.iter().for_each(|concept| all.concept(concept));
    tables.reviews.iter().for_each(|review| all.review(review));
    all.texts();
    for department in &tables.departments {
        let contact = person(department.original().contact.as_ref());
        all.add(Task::DepartmentContact, department.head.thing(), contact, More::default);
    }
    for incident in &tables.incidents {
        if incidents::is_open(incident.original(), as_of) {
            all.add(Task::IncidentLead, incident.head.thing(), [&incident.original().lead], More::default);
        }
    }
    for shift in tables.rota.iter().filter(|shift| as_of <= shift.original().to.value) {
        let days =
            || More { detail: Some(stretch(shift.original())), due: Some(shift.original().from.value) };
        all.add(Task::Shift, shift.head.thing(), [&shift.original().person], days);
        all.add(Task::Backup, shift.head.thing(), &shift.original().backup, days);
    }
    for post in &tables.posts {
        let state = posts::written_state(post.original(), as_of);
        // A state that was refused may be the last one.
        let is_known = post.original().history.iter().all(|entry| entry.state.known().is_some());
        if is_known && !posts::is_over(state) {
            let planned = || More::due(posts::planned_day(post.original()).map(|planned| planned.date));
            all.add(Task::Author, post.head.thing(), [&post.original().author], planned);
        }
    }
    all.found
}

impl<'m> Collector<'m> {
    fn add<T: 'm>(
        &mut self,
        task: Task,
        thing: Thing,
        people: impl IntoIterator<Item = &'m Ref<T>>,
        more: impl Fn() -> More,
    ) {
        for person in people {
            let More { detail, due } = more();
            let thing = thing.clone();
            self.found.push(Holding { person: &person.id, at: person.at, task, thing, detail, due });
        }
    }

    fn texts(&mut self) {
        let (model, as_of) = (self.model, self.as_of);
        for entry in &model.tables.guidelines {
            let due = || More::due(reviews::guideline(model, entry, as_of).due());
            self.add(Task::Guideline, entry.head.thing(), [&entry.original().owner], due);
        }
        for entry in &model.tables.pages {
            let due = || More::due(reviews::chapter(entry, as_of).and_then(|text| text.due()));
            self.add(Task::Chapter, entry.head.thing(), &entry.original().owner, due);
        }
    }

    fn platform(&mut self, entry: &'m Entry<Platform>) {
        let platform = entry.original();
        if platforms::is_closed(platform, self.as_of) {
            return;
        }
        let (model, thing) = (self.model, entry.head.thing());
        for held in duties::held(platform, self.as_of) {
            let works = |part: &Part| matches!(part, Part::Accountable | Part::Deputy | Part::Responsible);
            let duty = || More { detail: Some(title(model, &held.duty.thing())), due: None };
            for (part, people) in held.parts().into_iter().filter(|(part, _)| works(part)) {
                self.add(Task::Duty(part), thing.clone(), people, duty);
            }
        }
        let administrators =
            platform.compliance.iter().flat_map(|compliance| &compliance.administrators.value);
        self.add(Task::Administrator, thing.clone(), administrators, More::default);
        let approvers = platform.approvers.iter().filter(|approver| approver.kind == Kind::Person);
        self.add(Task::Approver, thing, approvers, More::default);
    }

    fn campaign(&mut self, entry: &'m Entry<Campaign>) {
        let (campaign, as_of) = (entry.original(), self.as_of);
        if campaigns::state(campaign, as_of).is_over() {
            return;
        }
        let thing = entry.head.thing();
        let end = || More::due(Some(campaigns::end(campaign, as_of)));
        self.add(Task::CampaignLead, thing.clone(), [&campaign.lead], end);
        for (index, milestone) in campaign.milestones.iter().enumerate() {
            if campaigns::is_done(milestone, as_of) {
                continue;
            }
            let more = || More {
                detail: both(entry, |campaign| Some(&campaign.milestones.get(index)?.title)),
                due: Some(campaigns::due(campaign, milestone, as_of)),
            };
            self.add(Task::Milestone, thing.clone(), &milestone.owner, more);
        }
        for (index, blocker) in campaign.blockers.iter().enumerate() {
            if is_open(blocker.resolved.as_ref(), as_of) {
                let detail = || both(entry, |campaign| Some(&campaign.blockers.get(index)?.title));
                self.add(Task::Blocker, thing.clone(), &blocker.owner, || More {
                    detail: detail(),
                    due: None,
                });
            }
        }
        self.contributions(entry, &campaign.departments, |campaign| &campaign.departments);
    }

    fn concept(&mut self, entry: &'m Entry<Concept>) {
        let concept = entry.original();
        if !concepts::is_over(concept) {
            let due = || More::due(concept.review_by.as_ref().map(|by| by.value));
            self.add(Task::Concept, entry.head.thing(), [&concept.owner], due);
            self.contributions(entry, &concept.departments, |concept| &concept.departments);
        }
    }

    fn contributions<T>(
        &mut self,
        entry: &'m Entry<T>,
        contributions: &'m [Spanned<Contribution>],
        all: impl Fn(&T) -> &Vec<Spanned<Contribution>>,
    ) {
        for (index, one) in contributions.iter().enumerate() {
            if contribution::status(one, self.as_of) == ContributionStatus::Delivered {
                continue;
            }
            let more = || More {
                detail: both(entry, |thing| Some(&all(thing).get(index)?.value.contribution)),
                due: one.due.as_ref().map(|due| due.value),
            };
            self.add(Task::Contribution, entry.head.thing(), person(one.contact.as_ref()), more);
        }
    }

    fn review(&mut self, entry: &'m Entry<Review>) {
        let (review, as_of, model) = (entry.original(), self.as_of, self.model);
        let day = |due: Option<&Spanned<Date>>| due.map(|due| due.value);
        if is_open(review.done.as_ref(), as_of) {
            let subject = || Some(title(model, &review.subject.thing()));
            self.add(Task::Review, entry.head.thing(), [&review.reviewer], || More {
                detail: subject(),
                due: day(review.due.as_ref()),
            });
        }
        for (index, finding) in reviews::open_findings(review, as_of) {
            self.add(Task::Finding, entry.head.thing(), &finding.owner, || More {
                detail: both(entry, |review| Some(&review.findings.get(index)?.text)),
                due: day(finding.due.as_ref()),
            });
        }
    }
}

/// The title of a thing in both languages; "internal" for what this audience may not see.
fn title(model: &Model, thing: &Thing) -> Words {
    let say = |language: Language| phrase::title(model, thing, language);
    let both = say(Language::De).zip(say(Language::En));
    both.map_or_else(today::internal, |(german, english)| Words::new(german, english))
}

/// The days of a shift: "30. November bis 6. Dezember 2026".
fn stretch(shift: &Shift) -> Words {
    let say = |language: Language| Dates::new(language).range(shift.from.value, shift.to.value);
    Words::new(say(Language::De), say(Language::En))
}

/// The person who is to be asked, where it is one of the portal.
fn person(contact: Option<&Contact>) -> Option<&Ref<Person>> {
    match contact? {
        Contact::Person(person) => Some(person),
        Contact::Other(_) => None,
    }
}
