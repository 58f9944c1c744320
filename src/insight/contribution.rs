//! Where a department's contribution stands.

use jiff::civil::Date;

use crate::model::Contribution;

/// The status of a contribution; it follows from its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContributionStatus {
    /// Its day has passed and it is not there.
    Overdue,
    /// Nobody has promised it.
    Open,
    /// It is promised.
    Agreed,
    /// It is there.
    Delivered,
}

/// The status on a day.
pub fn status(contribution: &Contribution, as_of: Date) -> ContributionStatus {
    let reached =
        |date: &Option<crate::model::Spanned<Date>>| date.as_ref().is_some_and(|date| date.value <= as_of);
    if reached(&contribution.delivered_on) {
        return ContributionStatus::Delivered;
    }
    if contribution.due.as_ref().is_some_and(|due| due.value < as_of) {
        return ContributionStatus::Overdue;
    }
    if reached(&contribution.agreed_on) { ContributionStatus::Agreed } else { ContributionStatus::Open }
}
