//! The incidents that are open: in full on the start page, as a bar on every page.

use jiff::civil::Date;

use crate::insight::incident::{self, Lasted};
use crate::locale::Words;
use crate::model::time::Moment;
use crate::model::{Entry, Id, Incident, Kind, Thing};
use crate::view::page::{IncidentBar, IncidentNote};
use crate::view::parts::{Day, Link};
use crate::view::routes::Route;
use crate::view::views::{ChangeLine, IncidentBlock};
use crate::view::writer::Writer;

/// So many open incidents the bar names.
const IN_BAR: usize = 2;

/// The bar that heads every page; nothing where no incident is open.
pub fn bar(writer: &Writer<'_>) -> Option<IncidentBar> {
    let open = incident::open(writer.insight().today);
    let notes: Vec<IncidentNote> = open.iter().take(IN_BAR).map(|entry| note(writer, entry)).collect();
    let others = open.len().saturating_sub(IN_BAR);
    let words = match others {
        1 => Words::new("ein weiterer Vorfall ist offen", "one more incident is open"),
        _ => Words::new(
            format!("{others} weitere Vorfälle sind offen"),
            format!("{others} more incidents are open"),
        ),
    };
    let href = Some(writer.href(&Route::page("incidents/index.html")));
    let more = (others > 0).then(|| Link { text: writer.say(&words), href });
    (!notes.is_empty()).then_some(IncidentBar { incidents: notes, more })
}

fn note(writer: &Writer<'_>, entry: &Entry<Incident>) -> IncidentNote {
    let value = entry.original();
    IncidentNote {
        link: writer.entry(entry),
        started: since(writer, value.started.value),
        lead: writer.refer(&value.lead),
        on_duty: on_duty(writer, value),
        hold_posts: value.hold_posts,
    }
}

/// Who is on duty for an incident's platforms.
pub fn on_duty(writer: &Writer<'_>, incident: &Incident) -> Vec<Link> {
    let people = incident::on_duty(writer.insight().today, &incident.platforms);
    people.into_iter().map(|person| writer.link(&Thing::new(Kind::Person, person))).collect()
}

/// The open incidents in full.
pub fn blocks(writer: &Writer<'_>) -> Vec<IncidentBlock> {
    incident::open(writer.insight().today).into_iter().map(|entry| block(writer, entry)).collect()
}

fn block(writer: &Writer<'_>, entry: &Entry<Incident>) -> IncidentBlock {
    let value = entry.value(writer.language);
    let said = value.updates.iter().filter(|update| update.date.value.date <= writer.site.as_of);
    // Of one moment what stands later in the file is the latest.
    let latest = said.max_by_key(|update| update.date.value).map(|update| ChangeLine {
        date: since(writer, update.date.value),
        about: writer.entry(entry),
        what: String::new(),
        text: Some(writer.text(&update.text)),
        by: Some(writer.refer(&update.by)),
    });
    IncidentBlock {
        link: writer.entry(entry),
        severity: value.severity.map(|severity| writer.word(severity)),
        started: since(writer, value.started.value),
        summary: writer.summary(&entry.head),
        lead: writer.refer(&value.lead),
        on_duty: on_duty(writer, value),
        platforms: writer.refer_all(&value.platforms),
        held: value.hold_posts.then(|| held(writer, &entry.head.id)),
        latest,
    }
}

/// That planned posts rest, and how many.
fn held(writer: &Writer<'_>, incident: &Id) -> String {
    let posts = writer.insight().posts.values();
    let held = posts.filter(|post| post.held_by.is_some_and(|by| by.head.id == *incident)).count();
    writer.say(&match held {
        0 => Words::new("Geplante Beiträge ruhen", "Planned posts are on hold"),
        1 => {
            Words::new("Geplante Beiträge ruhen, zurzeit einer", "Planned posts are on hold, one at present")
        }
        _ => Words::new(
            format!("Geplante Beiträge ruhen, zurzeit {held}"),
            format!("Planned posts are on hold, {held} at present"),
        ),
    })
}

/// A moment that is not long ago as people say it: "heute, 09:40 Uhr", "Sonntag, 21:30 Uhr".
pub fn since(writer: &Writer<'_>, moment: Moment) -> Day {
    let exact = writer.moment(moment);
    let days = (writer.site.as_of - moment.date).get_days();
    let day = match days {
        0 => writer.say(&Words::new("heute", "today")),
        1 => writer.say(&Words::new("gestern", "yesterday")),
        2..=6 => writer.dates.weekday(moment.date.weekday()).to_owned(),
        _ => return exact,
    };
    let time = moment.time.map(|time| format!(", {}", writer.dates.time(time.hour(), time.minute())));
    Day { text: day + &time.unwrap_or_default(), ..exact }
}

/// How long an incident lasted, or has lasted: "90 Minuten", "5 Stunden", "2 Tage".
pub fn lasted(writer: &Writer<'_>, incident: &Incident, as_of: Date) -> Option<String> {
    let several = |count: i64, de: (&str, &str), en: (&str, &str)| {
        let (de, en) = if count == 1 { (de.0, en.0) } else { (de.1, en.1) };
        Words::new(format!("{count} {de}"), format!("{count} {en}"))
    };
    let words = match incident::lasted(incident, as_of)? {
        Lasted::Minutes(minutes @ ..120) => several(minutes, ("Minute", "Minuten"), ("minute", "minutes")),
        Lasted::Minutes(minutes) => several((minutes + 30) / 60, ("Stunde", "Stunden"), ("hour", "hours")),
        Lasted::Days(0) => Words::new("weniger als ein Tag", "less than a day"),
        Lasted::Days(days) => several(days.into(), ("Tag", "Tage"), ("day", "days")),
    };
    Some(writer.say(&words))
}
