//! What campaigns and concepts bring: milestones, contributions, ends, concepts to be looked at again.

use super::{Collector, DeadlineKind, both};
use crate::insight::campaign::{self, CampaignState};
use crate::insight::contribution::{self, ContributionStatus};
use crate::locale::Words;
use crate::model::{Campaign, Concept, ConceptStatus, Contact, Contribution, Entry, Spanned, Thing};

/// Gathers what is due of campaigns that are not over and of concepts that are not finished.
pub fn collect(collector: &mut Collector<'_>) {
    let tables = &collector.today.model.tables;
    for entry in &tables.campaigns {
        let state = campaign::state(entry.original(), collector.today.as_of);
        if !matches!(state, CampaignState::Closed | CampaignState::Cancelled) {
            of_campaign(collector, entry);
        }
    }
    for entry in &tables.concepts {
        if !matches!(entry.original().status.value, ConceptStatus::Completed | ConceptStatus::Rejected) {
            of_concept(collector, entry);
        }
    }
}

fn of_campaign<'m>(collector: &mut Collector<'m>, entry: &'m Entry<Campaign>) {
    let (value, as_of) = (entry.original(), collector.today.as_of);
    let thing = entry.head.thing();
    let title = || collector_title(entry);
    for (index, milestone) in value.milestones.iter().enumerate() {
        if campaign::is_done(milestone, as_of) {
            continue;
        }
        let due = (campaign::due(value, milestone, as_of), milestone.due.at);
        let words = || both(entry, |campaign| campaign.milestones.get(index).map(|one| one.title.0.as_str()));
        if let Some(found) = collector.add(DeadlineKind::Milestone, due, thing.clone(), words) {
            found.part = Some(milestone.id.as_str());
            found.context = Some(title());
            // Without an owner it is for the lead to see to it.
            found.who = vec![&milestone.owner.as_ref().unwrap_or(&value.lead).id];
            found.department = milestone.department.as_ref().map(|department| &department.id);
        }
    }
    let text = |campaign: &Campaign, index: usize| {
        campaign.departments.get(index).map(|one| one.contribution.0.clone())
    };
    contributions(collector, entry, &value.departments, text);
    let end = (campaign::end(value, as_of), value.end.at);
    if let Some(found) = collector.add(DeadlineKind::CampaignEnd, end, thing, title) {
        found.who = vec![&value.lead.id];
    }
}

fn collector_title(entry: &Entry<Campaign>) -> Words {
    both(entry, |campaign| Some(campaign.title()))
}

fn of_concept<'m>(collector: &mut Collector<'m>, entry: &'m Entry<Concept>) {
    let value = entry.original();
    let text = |concept: &Concept, index: usize| {
        concept.departments.get(index).map(|one| one.contribution.0.clone())
    };
    contributions(collector, entry, &value.departments, text);
    let Some(by) = &value.review_by else { return };
    let title = || both(entry, |concept| Some(concept.title()));
    let found = collector.add(DeadlineKind::ConceptReview, (by.value, by.at), entry.head.thing(), title);
    if let Some(found) = found {
        found.who = vec![&value.owner.id];
    }
}

/// What departments owe, and have not delivered.
fn contributions<'m, T>(
    collector: &mut Collector<'m>,
    entry: &'m Entry<T>,
    owed: &'m [Spanned<Contribution>],
    text: impl Fn(&T, usize) -> Option<String>,
) {
    let today = collector.today;
    let thing: Thing = entry.head.thing();
    for (index, one) in owed.iter().enumerate() {
        let Some(due) = &one.due else { continue };
        if contribution::status(one, today.as_of) == ContributionStatus::Delivered {
            continue;
        }
        let words = || {
            let said = |language| text(entry.value(language), index).unwrap_or(one.contribution.0.clone());
            Words::new(said(crate::locale::Language::De), said(crate::locale::Language::En))
        };
        let found = collector.add(DeadlineKind::Contribution, (due.value, due.at), thing.clone(), words);
        if let Some(found) = found {
            found.context = Some(today.name(&thing));
            found.department = Some(&one.department.id);
            if let Some(Contact::Person(person)) = &one.contact {
                found.who.push(&person.id);
            }
        }
    }
}
