//! What a leaver or an absent colleague holds, each place with its edit link. Nothing is counted; of
//! absences it is said only that somebody is not there.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::insight::coverage;
use crate::insight::holdings::{self, Holding, Task};
use crate::insight::person;
use crate::locale::{Sorter, Words};
use crate::model::{Absence, Audience, Entry, Id, Person};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::Link;
use crate::view::routes::Route;
use crate::view::views::{Handing, Handover, Holder, PersonLine, View};
use crate::view::writer::Writer;

/// Who leaves within so many months hands over already.
const LEAVING_MONTHS: i32 = 3;

/// The page.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Übergabe", "Handover"));
    let mut head = frame::section(writer, title, "", "handover.html");
    let who = match writer.insight().today.audience {
        Audience::Team => Words::new(
            "der oder die ausgeschieden ist, bald geht oder nicht da ist",
            "who has left, leaves soon or is not there",
        ),
        Audience::Company => {
            Words::new("der oder die ausgeschieden ist oder bald geht", "who has left or leaves soon")
        }
    };
    head.summary = Some(writer.say(&Words::new(
        format!(
            "Was jemand in der Hand hat, {}. Jede Zeile führt zu der Stelle, an der es umzutragen ist.",
            who.de
        ),
        format!("What somebody has in hand {}. Each line leads to the place where it is handed on.", who.en),
    )));
    (head, View::Handover(handover(writer)))
}

/// Everybody who holds something and is or will not be there, by why.
fn handover(writer: &Writer<'_>) -> Handover {
    let mut by_person: BTreeMap<&Id, Vec<Holding<'_>>> = BTreeMap::new();
    for holding in holdings::holdings(writer.site.model, writer.site.as_of) {
        by_person.entry(holding.person).or_default().push(holding);
    }
    let mut groups: BTreeMap<Why, Vec<Holder>> = BTreeMap::new();
    for (id, held) in by_person {
        let Some(entry) = writer.site.model.tables.people.get(id) else { continue };
        let Some(why) = why(writer, entry.original()) else { continue };
        groups.entry(why).or_default().push(holder(writer, entry, why, held));
    }
    let sorter = Sorter::new(writer.language);
    let sections = groups.into_iter().map(|(why, mut people)| {
        people.sort_by(|a, b| sorter.compare(&a.person.text, &b.person.text).then_with(|| a.id.cmp(&b.id)));
        Handing { key: why.key(), people }
    });
    Handover { sections: sections.collect() }
}

/// Why somebody hands something over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Left,
    Leaving,
    Away,
}

impl Why {
    fn key(self) -> &'static str {
        match self {
            Why::Left => "left",
            Why::Leaving => "leaving",
            Why::Away => "away",
        }
    }
}

/// Why somebody hands something over, where they do.
fn why(writer: &Writer<'_>, value: &Person) -> Option<Why> {
    let as_of = writer.site.as_of;
    if person::has_left(value, as_of) {
        return Some(Why::Left);
    }
    let soon = as_of.saturating_add(LEAVING_MONTHS.months());
    if person::last_day(value).is_some_and(|last| last.value <= soon) {
        return Some(Why::Leaving);
    }
    absences(writer, value).next().map(|_| Why::Away)
}

/// The absences that are not over and begin within the days that coverage looks ahead; for the team.
fn absences<'p>(writer: &Writer<'_>, value: &'p Person) -> impl Iterator<Item = &'p Absence> {
    let today = writer.insight().today;
    let (as_of, last): (Date, Date) = (today.as_of, coverage::last_day_ahead(today));
    let all = value.absences.iter().filter(move |_| today.audience == Audience::Team);
    all.filter(move |absence| {
        absence.from.value <= last && absence.to.as_ref().is_none_or(|to| as_of <= to.value)
    })
}

fn holder(writer: &Writer<'_>, entry: &Entry<Person>, why: Why, mut held: Vec<Holding<'_>>) -> Holder {
    let value = entry.original();
    // What is due comes first, the other things in the order in which they are collected.
    held.sort_by_key(|holding| (holding.due.is_none(), holding.due));
    let back = (why == Why::Away).then(|| last_day_away(writer, value));
    let waits = |holding: &Holding<'_>| back.is_some_and(|back| holding.due.is_none_or(|due| back < due));
    let (rest, pressing): (Vec<_>, Vec<_>) = held.into_iter().partition(waits);
    let mut deputies: Vec<Link> = Vec::new();
    if why == Why::Away {
        for deputy in absences(writer, value).filter_map(|absence| absence.deputy.as_ref()) {
            let link = writer.refer(deputy);
            if !deputies.contains(&link) {
                deputies.push(link);
            }
        }
    }
    let last_day = person::last_day(value).filter(|_| why != Why::Away);
    Holder {
        // Whose name has gone is not named by an anchor either.
        id: writer.entry(entry).href.map(|_| entry.head.id.as_str().to_owned()),
        person: writer.entry(entry),
        last_day: last_day.map(|last| writer.day(last.value)),
        deputies,
        lines: lines(writer, &pressing),
        rest: lines(writer, &rest),
    }
}

/// The last day on which somebody is away of the absences that are looked at; as far as anybody looks
/// where it is not known.
fn last_day_away(writer: &Writer<'_>, value: &Person) -> Date {
    let last = coverage::last_day_ahead(writer.insight().today);
    absences(writer, value)
        .map(|absence| absence.to.as_ref().map_or(last, |to| to.value))
        .max()
        .unwrap_or(last)
}

/// The holdings as lines, each once.
fn lines(writer: &Writer<'_>, held: &[Holding<'_>]) -> Vec<PersonLine> {
    let mut lines: Vec<PersonLine> = Vec::new();
    for line in held.iter().map(|holding| line(writer, holding)) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// A holding: what it is, what they do there, where it is written.
fn line(writer: &Writer<'_>, holding: &Holding<'_>) -> PersonLine {
    let detail = holding.detail.as_ref().map(|words| writer.say(words));
    let thing = writer.link(&holding.thing);
    let task = Link { text: writer.say(&holding.task.words()), href: None };
    let (what, notes) = match (holding.task, detail) {
        (Task::Duty(_), Some(duty)) => {
            let text = format!("{}: {duty}", thing.text);
            (Link { text, ..thing }, vec![task])
        }
        // A review has no name of its own, and neither has a line of the rota.
        (Task::Review, Some(subject)) => (Link { text: subject, ..thing }, vec![task]),
        (Task::Finding, Some(finding)) => (Link { text: finding, ..thing }, vec![task]),
        (Task::Shift | Task::Backup, Some(days)) => {
            let rota = Route::part("platforms/coverage.html", "s.rota");
            (Link { text: days, href: Some(writer.href(&rota)) }, vec![task])
        }
        (_, Some(detail)) => (Link { text: detail, href: thing.href.clone() }, vec![task, thing]),
        (_, None) => (thing, vec![task]),
    };
    let place = writer.edit(holding.at);
    PersonLine {
        when: holding.due.map(|due| writer.day(due)),
        what,
        notes,
        place: holding.at.is_somewhere().then(|| Link { text: writer.place(holding.at), href: place }),
    }
}
