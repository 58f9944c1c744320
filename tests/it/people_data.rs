//! Nothing measures a person. The views of people's pages are taken apart field by field, so that a new
//! field must pass here; and no table of any page joins a person with a figure, but for the workload.

use std::path::{Path, PathBuf};

use leitstand::insight::{Insight, Today};
use leitstand::model::{Audience, Kind};
use leitstand::source::Disk;
use leitstand::stopwatch::Stopwatch;
use leitstand::view::parts::{Cell, Day, Link};
use leitstand::view::views::{Handing, Handover, Holder, Person, PersonFact, PersonLine, PersonList, View};
use leitstand::view::{self, Job, Site, Subject};
use leitstand::{Options, load};
use serde_json::Value;

/// What a page about people may be made of: words, links, days, lists of them. No number is.
trait Harmless {}

impl Harmless for String {}
impl Harmless for &'static str {}
// Whether days stand beside the lines.
impl Harmless for bool {}
impl Harmless for Link {}
impl Harmless for Day {}
impl<T: Harmless> Harmless for Option<T> {}
impl<T: Harmless> Harmless for Vec<T> {}

/// Takes types apart: a field that is added does not compile before it is named here, and one that
/// holds a figure, a cell, a judgement or a chart does not compile at all.
macro_rules! made_of_words {
    ($($type:ident { $($field:ident),* $(,)? })*) => {
        $(impl Harmless for $type {})*

        #[test]
        fn the_views_of_people_are_made_of_words() {
            fn harmless(_: impl Harmless) {}
            $(let _ = |one: $type| {
                let $type { $($field),* } = one;
                $(harmless($field);)*
            };)*
        }
    };
}

made_of_words! {
    Person { details, calendar, sections }
    PersonFact { key, text, links, day }
    PersonList { key, title, dated, lines }
    PersonLine { when, what, notes, place }
    Handover { sections }
    Handing { key, people }
    Holder { id, person, last_day, deputies, lines, rest }
}

/// Whether a cell holds a figure or a judgement.
fn measures(cell: &Value) -> bool {
    let Cell {
        text: _,
        links: _,
        day: _,
        word: _,
        judgement: _,
        progress: _,
        spark: _,
        why: _,
        note: _,
        value: _,
    } = Cell::default();
    ["judgement", "progress", "spark"].iter().any(|field| cell.get(field).is_some())
}

/// Whether a cell names people and nothing else: the row is about them.
fn is_person(cell: &Value) -> bool {
    let links = cell["links"].as_array().map(Vec::as_slice).unwrap_or_default();
    let person = |link: &Value| {
        let href = link["href"].as_str().unwrap_or_default();
        href.contains("people/") && href != "people/index.html"
    };
    !links.is_empty() && links.iter().all(person)
}

/// The tables of a view in which a row is about a person and holds a figure.
fn measuring<'v>(value: &'v Value, key: &'v str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| measuring(item, key, found)),
        Value::Object(fields) => {
            let key = fields.get("key").and_then(Value::as_str).unwrap_or(key);
            if let (Some(columns), Some(rows)) = (
                fields.get("columns").and_then(Value::as_array),
                fields.get("rows").and_then(Value::as_array),
            ) {
                for cells in rows.iter().filter_map(|row| row["cells"].as_array()) {
                    let numeric = columns.iter().any(|column| column["numeric"] == Value::Bool(true));
                    let about = cells.first().is_some_and(is_person);
                    if about && (numeric || cells.iter().any(measures)) {
                        found.push(key.to_owned());
                    }
                }
            }
            fields.values().for_each(|value| measuring(value, key, found));
        }
        _ => {}
    }
}

/// Whether a value holds a number anywhere.
fn holds_number(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Array(items) => items.iter().any(holds_number),
        Value::Object(fields) => fields.values().any(holds_number),
        _ => false,
    }
}

fn is_about_people(job: &Job) -> bool {
    match &job.subject {
        Subject::Thing(thing) => thing.kind == Kind::Person,
        subject => *subject == Subject::Handover,
    }
}

#[test]
fn no_page_measures_a_person() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for content in [root.join("content"), root.join("tests/fixtures/portal")] {
        let content: PathBuf = content;
        let source = Disk::new(&content, "content");
        let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("content is there");
        for audience in [Audience::Team, Audience::Company] {
            let today = Today::new(&loaded.model, loaded.as_of, audience).expect("there are settings");
            let site = Site::new(Insight::new(today), &loaded.files, None);
            let (mut people, mut found) = (0, Vec::new());
            for job in view::jobs(&site) {
                let page = view::page(&site, job).expect("every job makes a page");
                let value = serde_json::to_value(&page.view).expect("views serialise");
                measuring(&value, "", &mut found);
                if is_about_people(job) {
                    people += 1;
                    assert!(matches!(page.view, View::Person(_) | View::Handover(_)), "{}", job.path);
                    assert!(!holds_number(&value), "{} holds a number", job.path);
                }
            }
            assert!(people > 2, "there are pages of people");
            found.dedup();
            let allowed: &[&str] = match audience {
                Audience::Team if site.portal.workload => &["workload"],
                _ => &[],
            };
            assert!(found.iter().all(|key| allowed.contains(&key.as_str())), "{found:?}");
        }
    }
}
