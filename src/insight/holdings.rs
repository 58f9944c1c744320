//! What people have in hand on a day: duties, accounts, and all work that is not finished.

use jiff::civil::Date;

use super::{campaign as campaigns, contribution, duties, platform as platforms, post as posts};
use crate::insight::campaign::CampaignState;
use crate::insight::contribution::ContributionStatus;
use crate::insight::duties::Part;
use crate::locale::Words;
use crate::model::{
    Campaign, Concept, ConceptStatus, Contact, Contribution, Entry, Id, Kind, Model, Person, Platform,
    PostState, Ref, Review, Spanned, Thing,
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
}

/// Collects what people have in hand.
struct Collector<'m> {
    as_of: Date,
    found: Vec<Holding<'m>>,
}

/// All that people have in hand on a day. Who stands in for several duties with one line of a platform
/// is named once for each.
pub fn holdings(model: &Model, as_of: Date) -> Vec<Holding<'_>> {
    let tables = &model.tables;
    let mut all = Collector { as_of, found: Vec::new() };
    tables.platforms.iter().for_each(|platform| all.platform(platform));
    tables.campaigns.iter().for_each(|campaign| all.campaign(campaign));
    tables.concepts.iter().for_each(|concept| all.concept(concept));
    tables.reviews.iter().for_each(|review| all.review(review));
    for guideline in &tables.guidelines {
        all.add(Task::Guideline, guideline.head.thing(), [&guideline.original().owner]);
    }
    for page in &tables.pages {
        all.add(Task::Chapter, page.head.thing(), &page.original().owner);
    }
    for department in &tables.departments {
        let contact = person(department.original().contact.as_ref());
        all.add(Task::DepartmentContact, department.head.thing(), contact);
    }
    for incident in &tables.incidents {
        let ended = incident.original().ended.as_ref();
        if ended.is_none_or(|ended| as_of < ended.date) {
            all.add(Task::IncidentLead, incident.head.thing(), [&incident.original().lead]);
        }
    }
    for shift in tables.rota.iter().filter(|shift| as_of <= shift.original().to.value) {
        all.add(Task::Shift, shift.head.thing(), [&shift.original().person]);
        all.add(Task::Backup, shift.head.thing(), &shift.original().backup);
    }
    for post in &tables.posts {
        let state = posts::written_state(post.original(), as_of);
        // A state that was refused may be the last one.
        let is_known = post.original().history.iter().all(|entry| entry.state.known().is_some());
        if is_known && !matches!(state, PostState::Published | PostState::Rejected | PostState::Cancelled) {
            all.add(Task::Author, post.head.thing(), [&post.original().author]);
        }
    }
    all.found
}

impl<'m> Collector<'m> {
    fn add<T: 'm>(&mut self, task: Task, thing: Thing, people: impl IntoIterator<Item = &'m Ref<T>>) {
        let holding =
            |person: &'m Ref<T>| Holding { person: &person.id, at: person.at, task, thing: thing.clone() };
        self.found.extend(people.into_iter().map(holding));
    }

    fn platform(&mut self, entry: &'m Entry<Platform>) {
        let platform = entry.original();
        if platforms::is_closed(platform, self.as_of) {
            return;
        }
        for held in duties::held(platform, self.as_of) {
            let works = |part: &Part| matches!(part, Part::Accountable | Part::Deputy | Part::Responsible);
            for (part, people) in held.parts().into_iter().filter(|(part, _)| works(part)) {
                self.add(Task::Duty(part), entry.head.thing(), people);
            }
        }
        let administrators =
            platform.compliance.iter().flat_map(|compliance| &compliance.administrators.value);
        self.add(Task::Administrator, entry.head.thing(), administrators);
        let approvers = platform.approvers.iter().filter(|approver| approver.kind == Kind::Person);
        self.add(Task::Approver, entry.head.thing(), approvers);
    }

    fn campaign(&mut self, entry: &'m Entry<Campaign>) {
        let campaign = entry.original();
        let state = campaigns::state(campaign, self.as_of);
        if matches!(state, CampaignState::Closed | CampaignState::Cancelled) {
            return;
        }
        let as_of = self.as_of;
        self.add(Task::CampaignLead, entry.head.thing(), [&campaign.lead]);
        let open = campaign.milestones.iter().filter(|milestone| !campaigns::is_done(milestone, as_of));
        self.add(Task::Milestone, entry.head.thing(), open.filter_map(|milestone| milestone.owner.as_ref()));
        let open = campaign.blockers.iter().filter(|blocker| is_open(blocker.resolved.as_ref(), as_of));
        self.add(Task::Blocker, entry.head.thing(), open.filter_map(|blocker| blocker.owner.as_ref()));
        self.contributions(entry.head.thing(), &campaign.departments);
    }

    fn concept(&mut self, entry: &'m Entry<Concept>) {
        let concept = entry.original();
        if !matches!(*concept.status, ConceptStatus::Completed | ConceptStatus::Rejected) {
            self.add(Task::Concept, entry.head.thing(), [&concept.owner]);
            self.contributions(entry.head.thing(), &concept.departments);
        }
    }

    fn contributions(&mut self, thing: Thing, contributions: &'m [Spanned<Contribution>]) {
        let as_of = self.as_of;
        let open =
            |one: &&Spanned<Contribution>| contribution::status(one, as_of) != ContributionStatus::Delivered;
        let contacts = contributions.iter().filter(open).filter_map(|one| person(one.contact.as_ref()));
        self.add(Task::Contribution, thing, contacts);
    }

    fn review(&mut self, entry: &'m Entry<Review>) {
        let (review, as_of) = (entry.original(), self.as_of);
        if is_open(review.done.as_ref(), as_of) {
            self.add(Task::Review, entry.head.thing(), [&review.reviewer]);
        }
        let open = review.findings.iter().filter(|finding| is_open(finding.done.as_ref(), as_of));
        self.add(Task::Finding, entry.head.thing(), open.filter_map(|finding| finding.owner.as_ref()));
    }
}

/// Whether something has no end yet on a day.
fn is_open(done: Option<&Spanned<Date>>, as_of: Date) -> bool {
    done.is_none_or(|done| as_of < done.value)
}

/// The person who is to be asked, where it is one of the portal.
fn person(contact: Option<&Contact>) -> Option<&Ref<Person>> {
    match contact? {
        Contact::Person(person) => Some(person),
        Contact::Other(_) => None,
    }
}
