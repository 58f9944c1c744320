//! What departments owe to campaigns and concepts.

use super::milestones::{against_due, overdue};
use crate::insight::contribution::{self, ContributionStatus};
use crate::locale::Words;
use crate::model::{Campaign, Contribution};
use crate::view::details::{row, table_without_empty_columns};
use crate::view::parts::{Cell, Column, Row, Table, Word};
use crate::view::writer::Writer;

/// The table of contributions; its rows begin with what is owed.
pub fn contribution_table(rows: Vec<Row>) -> Table {
    let columns = ["contribution", "department", "contact", "due", "status"].map(Column::new);
    table_without_empty_columns(columns, rows)
}

/// A contribution to a campaign, with the milestone that it is for.
pub fn contribution_row(writer: &Writer<'_>, campaign: &Campaign, one: &Contribution) -> Row {
    let milestone = one.milestone.as_ref().and_then(|name| {
        let found = campaign.milestones.iter().find(|milestone| milestone.id.as_str() == name.value)?;
        let title = writer.text(&found.title);
        Some(writer.say(&Words::new(format!("für „{title}“"), format!("for “{title}”"))))
    });
    contribution_cells(writer, one, milestone)
}

/// A contribution, with what it is for.
pub fn contribution_cells(writer: &Writer<'_>, one: &Contribution, note: Option<String>) -> Row {
    row([
        Cell::text(writer.text(&one.contribution)).note(note.unwrap_or_default()),
        Cell::links([writer.refer(&one.department)]),
        Cell::links(one.contact.iter().map(|contact| writer.contact(contact))),
        Cell::day(one.due.as_ref().map(|due| writer.short_day(due.value))),
        status_cell(writer, one),
    ])
}

/// Where a contribution stands, and since when.
fn status_cell(writer: &Writer<'_>, one: &Contribution) -> Cell {
    let as_of = writer.site.as_of;
    let status = contribution::status(one, as_of);
    let word = writer.word(status);
    let due = one.due.as_ref().map(|due| due.value);
    match status {
        ContributionStatus::Overdue => {
            let days = contribution::overdue_days(one, as_of).unwrap_or_default();
            Cell::word(Word { text: overdue(writer, days), ..word })
        }
        ContributionStatus::Delivered => {
            let delivered = one.delivered_on.as_ref().map(|day| day.value);
            let late = delivered.zip(due).and_then(|(day, due)| against_due((day - due).get_days()));
            let day = delivered.map(|day| writer.dates.short(day));
            let late = late.map(|words| writer.say(&words));
            Cell::word(word).note(day.into_iter().chain(late).collect::<Vec<_>>().join(", "))
        }
        ContributionStatus::Agreed => {
            let agreed = one.agreed_on.as_ref().map(|day| writer.dates.short(day.value));
            Cell::word(word).note(agreed.unwrap_or_default())
        }
        ContributionStatus::Open => Cell::word(word),
    }
}
