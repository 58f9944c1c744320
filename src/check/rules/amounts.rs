//! Ensures that weights and budgets are not below nought.

use super::{Checked, Rule};
use crate::diag::Diagnostic;
use crate::diag::codes::campaigns as codes;
use crate::model::{Campaign, Spanned};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "amounts",
    ensures: ("Gewichte und Budgets sind nicht negativ", "weights and budgets are not negative"),
    codes: &[&codes::NEGATIVE_AMOUNT],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for campaign in &checked.model.tables.campaigns {
        amounts(campaign.original(), found);
    }
}

fn amounts(campaign: &Campaign, found: &mut Vec<Diagnostic>) {
    let is_negative = |amount: &Spanned<f64>| amount.known().is_some_and(|amount| *amount < 0.0);
    for milestone in campaign.milestones.iter().filter(|milestone| is_negative(&milestone.weight)) {
        let weight = &milestone.weight;
        found.push(codes::negative_weight(weight.at, &milestone.title, weight.value));
    }
    let budget = campaign.budget.iter();
    let amounts = budget.flat_map(|budget| [("planned", &budget.planned), ("spent", &budget.spent)]);
    for (field, amount) in amounts {
        if let Some(amount) = amount.as_ref().filter(|amount| is_negative(amount)) {
            found.push(codes::negative_budget(amount.at, field, amount.value));
        }
    }
}
