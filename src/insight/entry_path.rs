//! How long a way into a role takes and what it costs at most.

use crate::model::{Cost, CostPer, EntryPath, Step};

/// From how many to how many months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthRange {
    /// At least.
    pub min: u32,
    /// At most.
    pub max: u32,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// How much.
    pub amount: f64,
    /// ISO 4217 code.
    pub currency: String,
}

/// What a way comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Totals {
    /// The months of the required steps.
    pub months: MonthRange,
    /// The months with the optional steps.
    pub months_with_optional: MonthRange,
    /// The greatest cost of the required steps, per currency.
    pub cost: Vec<Amount>,
    /// The greatest cost with the optional steps, per currency.
    pub cost_with_optional: Vec<Amount>,
}

/// Adds up a way.
pub fn totals(path: &EntryPath) -> Totals {
    let required = || path.steps.iter().filter(|step| !step.optional);
    Totals {
        months: months(required()),
        months_with_optional: months(path.steps.iter()),
        cost: costs(required()),
        cost_with_optional: costs(path.steps.iter()),
    }
}

/// The semesters of a length: months by six, rounded up.
pub fn semesters(months: u32) -> u32 {
    months.div_ceil(6)
}

/// The greatest cost of one step; `None` where no amount is written, or none can be counted for want
/// of a length.
pub fn greatest_cost(step: &Step) -> Option<Amount> {
    let cost = step.cost.as_ref()?;
    let longest = step.months.as_ref().map(|months| months.max.value);
    Some(Amount { amount: cost.max.as_ref()?.value * times(cost, longest)?, currency: cost.currency.clone() })
}

fn times(cost: &Cost, longest: Option<u32>) -> Option<f64> {
    match cost.per {
        CostPer::Total => Some(1.0),
        CostPer::Month => longest.map(f64::from),
        CostPer::Semester => longest.map(|months| f64::from(semesters(months))),
    }
}

fn months<'s>(steps: impl Iterator<Item = &'s Step>) -> MonthRange {
    steps.filter_map(|step| step.months.as_ref()).fold(MonthRange::default(), |sum, months| MonthRange {
        min: sum.min.saturating_add(months.min.value),
        max: sum.max.saturating_add(months.max.value),
    })
}

fn costs<'s>(steps: impl Iterator<Item = &'s Step>) -> Vec<Amount> {
    let mut sums: Vec<Amount> = Vec::new();
    for cost in steps.filter_map(greatest_cost) {
        match sums.iter_mut().find(|sum| sum.currency == cost.currency) {
            Some(sum) => sum.amount += cost.amount,
            None => sums.push(cost),
        }
    }
    sums
}
