//! Ensures that nobody writes an entry after their last day.

use jiff::civil::Date;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::person;
use crate::model::time::Moment;
use crate::model::{Campaign, Entry, Person, Ref, Spanned, Table};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "entries-after-leaving",
    ensures: (
        "Niemand schreibt nach dem letzten Tag noch einen Eintrag",
        "nobody writes an entry after their last day",
    ),
    codes: &[&codes::people::ENTRY_AFTER_LEAVING],
    check,
};

/// Looks at one entry after the other; those without a readable date are left out.
struct Entries<'m> {
    people: &'m Table<Person>,
    found: &'m mut Vec<Diagnostic>,
}

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let tables = &checked.model.tables;
    let mut entries = Entries { people: &tables.people, found };
    for campaign in &tables.campaigns {
        entries.campaign(campaign.original());
    }
    for concept in &tables.concepts {
        let decisions = concept.original().decision.iter();
        decisions.for_each(|decision| entries.on_day(&decision.date, &decision.by));
    }
    for decision in &tables.decisions {
        let decision = decision.original();
        if let (Some(date), Some(by)) = (&decision.decided_on, &decision.decided_by) {
            entries.on_day(date, by);
        }
    }
    for review in &tables.reviews {
        let review = review.original();
        review.done.iter().for_each(|done| entries.on_day(done, &review.reviewer));
    }
    for incident in &tables.incidents {
        let updates = incident.original().updates.iter();
        updates.for_each(|update| entries.at_moment(&update.date, &update.by));
    }
    for post in &tables.posts {
        let history = post.original().history.iter();
        history.for_each(|entry| entries.at_moment(&entry.date, &entry.by));
    }
}

impl Entries<'_> {
    fn campaign(&mut self, campaign: &Campaign) {
        campaign.updates.iter().for_each(|update| self.on_day(&update.date, &update.by));
        campaign.replanned.iter().for_each(|plan| self.on_day(&plan.date, &plan.by));
        let assessment = campaign.assessment.iter();
        assessment.for_each(|assessment| self.on_day(&assessment.date, &assessment.by));
    }

    fn on_day(&mut self, date: &Spanned<Date>, by: &Ref<Person>) {
        self.entry(date.known().copied(), by);
    }

    fn at_moment(&mut self, date: &Spanned<Moment>, by: &Ref<Person>) {
        self.entry(date.known().map(|moment| moment.date), by);
    }

    fn entry(&mut self, date: Option<Date>, by: &Ref<Person>) {
        let Some(person) = self.people.get(&by.id).map(Entry::original) else { return };
        if let (Some(date), Some(last)) = (date, person::last_day(person))
            && last.value < date
        {
            self.found.push(codes::people::entry_after_leaving(
                by.at,
                &person.name,
                date,
                (last.value, last.at),
            ));
        }
    }
}
