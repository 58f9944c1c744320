//! What campaigns and concepts bring: milestones, contributions, ends, concepts to be looked at again.

use super::{Collector, DeadlineKind};
use crate::insight::contribution::{self, ContributionStatus};
use crate::insight::phrase::both;
use crate::insight::{campaign, concept};
use crate::model::{Campaign, Concept, Contact, Contribution, Entry, Spanned};

/// Gathers what is due of campaigns that are not over and of concepts that are not finished.
pub fn collect(collector: &mut Collector<'_>) {
    let tables = &collector.today.model.tables;
    for entry in &tables.campaigns {
        if !campaign::state(entry.original(), collector.today.as_of).is_over() {
            of_campaign(collector, entry);
        }
    }
    for entry in &tables.concepts {
        if !concept::is_over(entry.original()) {
            of_concept(collector, entry);
        }
    }
}

fn of_campaign<'m>(collector: &mut Collector<'m>, entry: &'m Entry<Campaign>) {
    let (value, today) = (entry.original(), collector.today);
    let thing = entry.head.thing();
    let title = || today.name(&entry.head.thing());
    for (index, milestone) in value.milestones.iter().enumerate() {
        if campaign::is_done(milestone, today.as_of) {
            continue;
        }
        let due = campaign::due_written(value, milestone, today.as_of);
        let words = || both(entry, |value| Some(&value.milestones.get(index)?.title)).unwrap_or_default();
        if let Some(found) = collector.add(DeadlineKind::Milestone, due, thing.clone(), words) {
            found.part = Some(milestone.id.as_str());
            found.context = Some(title());
            // Without an owner it is for the lead to see to it.
            found.who = vec![&milestone.owner.as_ref().unwrap_or(&value.lead).id];
            found.department = milestone.department.as_ref().map(|department| &department.id);
        }
    }
    contributions(collector, entry, |value| &value.departments);
    let end = campaign::end_written(value, today.as_of);
    if let Some(found) = collector.add(DeadlineKind::CampaignEnd, end, thing, title) {
        found.who = vec![&value.lead.id];
    }
}

fn of_concept<'m>(collector: &mut Collector<'m>, entry: &'m Entry<Concept>) {
    let (value, today) = (entry.original(), collector.today);
    contributions(collector, entry, |value| &value.departments);
    let Some(by) = &value.review_by else { return };
    let title = || today.name(&entry.head.thing());
    if let Some(found) = collector.add(DeadlineKind::ConceptReview, by, entry.head.thing(), title) {
        found.who = vec![&value.owner.id];
    }
}

/// What departments owe, and have not delivered.
fn contributions<'m, T>(
    collector: &mut Collector<'m>,
    entry: &'m Entry<T>,
    all: impl Fn(&T) -> &[Spanned<Contribution>],
) {
    let (today, thing) = (collector.today, entry.head.thing());
    for (index, one) in all(entry.original()).iter().enumerate() {
        let Some(due) = &one.due else { continue };
        if contribution::status(one, today.as_of) == ContributionStatus::Delivered {
            continue;
        }
        let words = || both(entry, |value| Some(&all(value).get(index)?.contribution)).unwrap_or_default();
        if let Some(found) = collector.add(DeadlineKind::Contribution, due, thing.clone(), words) {
            found.context = Some(today.name(&thing));
            found.department = Some(&one.department.id);
            if let Some(Contact::Person(person)) = &one.contact {
                found.who.push(&person.id);
            }
        }
    }
}
