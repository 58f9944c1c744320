//! Ensures that there is somebody to ask about what a department owes, and that it waits for
//! milestones only where there are any.

use super::{Checked, Rule};
use crate::diag::Diagnostic;
use crate::diag::codes::{campaigns, concepts};
use crate::insight::contribution::{ContributionStatus, status};
use crate::model::{Concept, Contribution, Spanned};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "contributions",
    ensures: (
        "Für jeden Beitrag einer Abteilung ist eine Ansprechperson genannt, und einen Meilenstein nennt er nur in einer Kampagne",
        "every contribution by a department has somebody to ask, and names a milestone only in a campaign",
    ),
    codes: &[&campaigns::CONTRIBUTION_WITHOUT_CONTACT, &concepts::MILESTONE_IN_CONCEPT],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let tables = &checked.model.tables;
    for concept in &tables.concepts {
        without_contact(checked, &concept.original().departments, found);
        with_milestone(concept.original(), found);
    }
    for campaign in &tables.campaigns {
        without_contact(checked, &campaign.original().departments, found);
    }
}

/// What is delivered needs nobody to be asked.
fn without_contact(
    checked: &Checked<'_>,
    contributions: &[Spanned<Contribution>],
    found: &mut Vec<Diagnostic>,
) {
    for owed in contributions {
        let is_owed = status(owed, checked.as_of) != ContributionStatus::Delivered;
        // A department that does not exist or cannot be read may have a contact.
        let Some(department) = checked.model.tables.departments.get(&owed.department.id) else { continue };
        if is_owed && owed.contact.is_none() && department.original().contact.is_none() {
            let department = checked.title(&owed.department.thing());
            found.push(campaigns::contribution_without_contact(owed.at, &department, &owed.contribution));
        }
    }
}

fn with_milestone(concept: &Concept, found: &mut Vec<Diagnostic>) {
    let milestones = concept.departments.iter().filter_map(|owed| owed.milestone.as_ref());
    found.extend(milestones.map(|milestone| concepts::milestone_in_concept(milestone.at, milestone)));
}
