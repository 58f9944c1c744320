//! What comes next: milestones, contributions and checks of the month that follows.

use super::{Reported, Told};
use crate::insight::deadlines::{self, Deadline, DeadlineKind};
use crate::insight::phrase;
use crate::locale::Words;
use crate::model::{Choice, Id, Kind, Thing};
use crate::view::details::{row, section as table_section, table_without_empty_columns};
use crate::view::pages::deadline;
use crate::view::parts::{Cell, Column, Row};
use crate::view::writer::Writer;

/// What was due until the end of the month after, as it was known on the last day of the period.
pub fn section(writer: &Writer<'_>, reported: Reported) -> Told {
    let today = writer.insight().today.on(reported.last);
    let next = reported.period.last_day().tomorrow().unwrap_or(reported.last);
    let until = next.last_of_month();
    let from = reported.last.tomorrow().unwrap_or(reported.last);
    let due = deadlines::deadlines(today, from, until);
    let is_told = |due: &&Deadline<'_>| !matches!(due.kind, DeadlineKind::Post | DeadlineKind::Finding);
    let due = due.iter().filter(is_told);
    let rows: Vec<Row> = due.map(|due| deadline_row(writer, due)).collect();
    let columns = ["due", "what", "kind", "owner"].map(Column::new);
    let mut section = table_section("comes_next", table_without_empty_columns(columns, rows));
    let day = phrase::day(until);
    section.intro = Some(writer.say(&Words::new(
        format!("Was bis zum {} fällig wird.", day.de),
        format!("What falls due by {}.", day.en),
    )));
    Told { section, words: None }
}

fn deadline_row(writer: &Writer<'_>, due: &Deadline<'_>) -> Row {
    let context = due.context.as_ref().map(|context| writer.say(context)).unwrap_or_default();
    let person = |id: &&Id| writer.link(&Thing::new(Kind::Person, id));
    let department = due.department.map(|id| writer.link(&Thing::new(Kind::Department, id)));
    row([
        Cell::day(Some(writer.short_day(due.date))),
        Cell::links([deadline::link(writer, due)]).note(context),
        Cell::text(writer.say(&due.kind.label())),
        Cell::links(due.who.iter().map(person).chain(department)),
    ])
}
