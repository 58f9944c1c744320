//! What the next 14 days bring, by day.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::insight::deadlines::{self, Deadline, DeadlineKind};
use crate::locale::Words;
use crate::model::Choice;
use crate::view::pages::{calendar, deadline, post};
use crate::view::parts::{Day, Link};
use crate::view::views::{AgendaDay, AgendaItem};
use crate::view::writer::Writer;

/// So many days the start page looks ahead.
const AHEAD: i64 = 14;
/// So many dates are shown.
const DATES: usize = 18;

/// What the next days bring: holidays first, then what is due; and how many dates that are in all.
pub fn days(writer: &Writer<'_>) -> (Vec<AgendaDay>, usize) {
    let from = writer.site.as_of;
    let to = from.saturating_add(AHEAD.days());
    let due = deadlines::deadlines(writer.insight().today, from, to);
    let mut by_day: BTreeMap<Date, Vec<AgendaItem>> = BTreeMap::new();
    let mut count = due.len();
    for (date, text) in calendar::holidays(writer).into_iter().filter(|(day, _)| (from..=to).contains(day)) {
        let link = Link { text, href: None };
        let item = AgendaItem { kind: "holiday", label: None, link, note: None };
        by_day.entry(date).or_default().push(item);
        count += 1;
    }
    for one in due.iter().take(DATES) {
        by_day.entry(one.date).or_default().push(item(writer, one));
    }
    let mut left = DATES;
    let mut days = Vec::new();
    for (date, mut items) in by_day {
        items.truncate(left);
        left -= items.len();
        if !items.is_empty() {
            days.push(AgendaDay { day: short(writer, date), items });
        }
    }
    (days, count)
}

/// A day of the near future: "Di 24.11.", "Tue 24 Nov".
fn short(writer: &Writer<'_>, date: Date) -> Day {
    let weekday = writer.dates.weekday_short(date.weekday());
    let (day, month) = (date.day(), date.month());
    let written = Words::new(format!("{day}.{month}."), format!("{day} {}", writer.dates.month_short(month)));
    Day { iso: date.to_string(), text: format!("{weekday} {}", writer.say(&written)) }
}

fn item(writer: &Writer<'_>, one: &Deadline<'_>) -> AgendaItem {
    let mut notes: Vec<String> = one.context.iter().map(|context| writer.say(context)).collect();
    if one.kind == DeadlineKind::Post
        && let Some(standing) = writer.insight().posts.get(&one.thing.id)
    {
        notes.push(post::state_word(writer, standing).text);
    }
    AgendaItem {
        kind: one.kind.name(),
        label: Some(writer.say(&one.kind.label())),
        link: deadline::link(writer, one),
        note: Some(notes.join(" · ")).filter(|note| !note.is_empty()),
    }
}
