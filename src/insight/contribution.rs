//! Where a department's contribution stands.

use jiff::civil::Date;

use super::lateness;
use crate::model::{Contribution, Spanned, worded};

worded! {
    /// The status of a contribution; it follows from its dates.
    pub enum ContributionStatus {
        /// Its day has passed and it is not there.
        Overdue = "overdue", "überfällig", "overdue";
        /// Nobody has promised it.
        Open = "open", "offen", "open";
        /// It is promised.
        Agreed = "agreed", "zugesagt", "agreed";
        /// It is there.
        Delivered = "delivered", "geliefert", "delivered";
    }
}

/// The status on a day.
pub fn status(contribution: &Contribution, as_of: Date) -> ContributionStatus {
    let reached = |date: Option<&Spanned<Date>>| !lateness::is_open(date, as_of);
    if reached(contribution.delivered_on.as_ref()) {
        return ContributionStatus::Delivered;
    }
    if overdue_days(contribution, as_of).is_some() {
        return ContributionStatus::Overdue;
    }
    if reached(contribution.agreed_on.as_ref()) {
        ContributionStatus::Agreed
    } else {
        ContributionStatus::Open
    }
}

/// By how many days a contribution that is not delivered is late.
pub fn overdue_days(contribution: &Contribution, as_of: Date) -> Option<i32> {
    let is_open = lateness::is_open(contribution.delivered_on.as_ref(), as_of);
    let due = contribution.due.as_ref().filter(|_| is_open)?;
    lateness::overdue_days(due.value, as_of)
}
