//! What changed in the last 30 days: the pages by the history of the repository, and what happened by the
//! data itself.

use jiff::civil::Date;

use super::start;
use crate::insight::changes;
use crate::insight::history::{ChangeSet, Changed, recent_from};
use crate::locale::Words;
use crate::source::FileChange;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Link, Word};
use crate::view::routes::{self, Route};
use crate::view::views::{ChangeDay, ChangedPage, ChangedPages, Changes, View};
use crate::view::writer::Writer;

/// The page.
pub const PAGE: &str = "changes.html";
/// So many changes fit on the page.
const SETS: usize = 100;
/// So many pages of one change are named.
const PAGES: usize = 10;
/// So many events fit on the page.
const EVENTS: usize = 60;

/// The page of all that changed.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let as_of = writer.site.as_of;
    let title = writer.say(&Words::new("Was sich geändert hat", "What has changed"));
    let mut head = frame::section(writer, title, "", PAGE);
    let until = [writer.dates.day(recent_from(as_of)), writer.dates.day(as_of)];
    head.summary = Some(writer.say(&Words::new(
        format!("Vom {} bis zum {}.", until[0], until[1]),
        format!("From {} to {}.", until[0], until[1]),
    )));
    let sets = writer.insight().recent_changes();
    let sets: Vec<(Date, ChangedPages)> =
        sets.iter().filter_map(|set| Some((set.date, changed_pages(writer, set)?))).collect();
    let count = sets.len();
    let mut days: Vec<(Date, ChangeDay)> = Vec::new();
    for (date, pages) in sets.into_iter().take(SETS) {
        match days.last_mut().filter(|(last, _)| *last == date) {
            Some((_, day)) => day.sets.push(pages),
            None => days.push((date, ChangeDay { day: writer.long_day(date), sets: vec![pages] })),
        }
    }
    let events = changes::changes(writer.insight().today, recent_from(as_of), as_of);
    let view = Changes {
        note: note(writer),
        has_history: writer.insight().past.history.is_some(),
        days: days.into_iter().map(|(_, day)| day).collect(),
        cut: cut(writer, count),
        events: events.iter().take(EVENTS).map(|change| start::change(writer, change)).collect(),
    };
    (head, View::Changes(Box::new(view)))
}

/// What is to be known of the history.
fn note(writer: &Writer<'_>) -> Option<String> {
    let Some(history) = writer.insight().past.history else {
        return Some(writer.say(&Words::new(
            "Welche Seiten geändert wurden, steht hier, wenn die Inhalte in einem Git-Repository liegen und dessen Verlauf gelesen wird. Hier steht, was die Inhalte selbst an Tagen nennen.",
            "Which pages were changed stands here if the content lies in a Git repository whose history is read. What stands here is what the content itself names days for.",
        )));
    };
    let day = writer.dates.day(history.known_from?);
    Some(writer.say(&Words::new(
        format!("Der Verlauf ist unvollständig: Diese Ausgabe ist aus einem flachen Git-Klon gebaut. Was vor dem {day} geändert wurde, ist darin nicht zu sehen. „git fetch --unshallow“ holt den ganzen Verlauf."),
        format!("The history is incomplete: this build was made from a shallow Git clone. What was changed before {day} cannot be seen in it. “git fetch --unshallow” fetches all of it."),
    )))
}

/// How many changes are left out.
fn cut(writer: &Writer<'_>, count: usize) -> Option<String> {
    let left_out = count.checked_sub(SETS).filter(|count| *count > 0)?;
    let left_out = writer.numbers.integer(left_out);
    Some(writer.say(&Words::new(
        format!("Hier stehen die letzten {SETS} Änderungen; {left_out} frühere stehen im Verlauf des Repositorys."),
        format!("These are the last {SETS} changes; {left_out} earlier ones stand in the history of the repository."),
    )))
}

/// What was changed at once: the pages, as far as there is room for them. `None` where no page was changed.
fn changed_pages(writer: &Writer<'_>, set: &ChangeSet<'_>) -> Option<ChangedPages> {
    let all: Vec<ChangedPage> =
        set.changed.iter().filter_map(|(changed, how)| changed_page(writer, changed, *how)).collect();
    if all.is_empty() {
        return None;
    }
    let others = set.others + set.changed.len() - all.len();
    let left_out = all.len().saturating_sub(PAGES);
    let counts = [
        (left_out, ("weitere Seite", "weitere Seiten"), ("more page", "more pages")),
        (others, ("Datei ohne Seite", "Dateien ohne Seite"), ("file without a page", "files without a page")),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, german, english)| {
            let one = writer.say(&Words::new(german.0, english.0));
            let other = writer.say(&Words::new(german.1, english.1));
            writer.numbers.count(count, &one, &other)
        })
        .collect();
    Some(ChangedPages {
        subject: Some(set.subject.to_owned()).filter(|subject| !subject.is_empty()),
        more: (!counts.is_empty()).then(|| writer.language.and(&counts)),
        pages: all.into_iter().take(PAGES).collect(),
    })
}

/// A page that was changed; `None` for what no page shows.
fn changed_page(writer: &Writer<'_>, changed: &Changed, how: FileChange) -> Option<ChangedPage> {
    let (kind, link) = match changed {
        Changed::Thing(thing) => (writer.say(&thing.kind.words()), writer.link(thing)),
        // Others stand in such files without being shown as a list: settings, exceptions.
        Changed::List(kind) if !kind.is_linkable() => return None,
        Changed::List(kind) => {
            let href = writer.href(&Route::page(routes::section_page(*kind)));
            (String::new(), Link { text: writer.say(&kind.plural()), href: Some(href) })
        }
    };
    link.href.as_ref()?;
    let how = match (changed, how) {
        (Changed::Thing(_), FileChange::Added) => Some(("added", Words::new("neu", "new"))),
        (Changed::Thing(_), FileChange::Moved) => Some(("moved", Words::new("verschoben", "moved"))),
        _ => None,
    };
    let how = how.map(|(key, words)| Word { key, text: writer.say(&words) });
    Some(ChangedPage { kind, link, how })
}
