//! The report of a month or of a quarter on one page that can be printed: how campaigns stood at its
//! end, what was reached, decided, published, and what comes next.

mod campaigns;
mod figures;
mod happened;
mod next;

use jiff::civil::Date;

use crate::insight::{phrase, reported};
use crate::locale::{Language, Words};
use crate::model::time::Period;
use crate::view::details::{Details, row, section, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Link, Section, Table};
use crate::view::routes::{self, Route};
use crate::view::site::Site;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The months and quarters that have a report, up to the as-of date.
pub fn periods(site: &Site<'_>) -> Vec<Period> {
    let reported = &site.insight.reported;
    reported.months.iter().chain(&reported.quarters).copied().collect()
}

/// What a report is about: a period, and the last day of it that has come.
#[derive(Debug, Clone, Copy)]
struct Reported {
    period: Period,
    first: Date,
    last: Date,
    is_over: bool,
}

impl Reported {
    fn new(writer: &Writer<'_>, period: Period) -> Reported {
        let as_of = writer.site.as_of;
        Reported {
            period,
            first: period.first_day(),
            last: reported::end(period, as_of),
            is_over: !reported::is_current(period, as_of),
        }
    }

    /// Whether a day lies in the part of the period that has come.
    fn holds(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// What a section has to say for the sentence at the top, where it has something.
struct Told {
    section: Section,
    words: Option<Words>,
}

/// The page of a report.
pub fn page(writer: &Writer<'_>, period: Period) -> (PageHead, View) {
    let reported = Reported::new(writer, period);
    let told = [
        campaigns::section(writer, reported),
        figures::section(writer, reported),
        happened::posts(writer, reported),
        happened::decisions(writer, reported),
        happened::effects(writer, reported),
        happened::incidents(writer, reported),
        happened::guidelines(writer, reported),
        next::section(writer, reported),
    ];
    let words: Vec<Words> = told.iter().filter_map(|told| told.words.clone()).collect();
    let is_told = |section: &Section| {
        let is_extra = matches!(section.key, "checked_effects" | "guideline_changes");
        !is_extra || !section.table.rows.is_empty()
    };
    let sections = told.into_iter().map(|told| told.section).filter(is_told).collect();
    let mut head = frame(writer, title(writer, period), &routes::report_page(period));
    head.summary = Some(summary(writer, reported, &words));
    head.facts = facts(writer, reported);
    let all = match period {
        Period::Quarter(..) => &writer.insight().reported.quarters,
        _ => &writer.insight().reported.months,
    };
    let place = all.iter().position(|one| *one == period);
    let beside = |place: Option<usize>| place.and_then(|place| all.get(place)).map(|one| link(writer, *one));
    head.previous = beside(place.and_then(|place| place.checked_sub(1)));
    head.next = beside(place.map(|place| place + 1));
    (head, View::Article(Article { sections, ..Article::default() }))
}

/// The list of all reports, the latest first.
pub fn index(writer: &Writer<'_>) -> (PageHead, View) {
    let reported = &writer.insight().reported;
    let list = |key: &'static str, periods: &[Period]| {
        let rows = periods.iter().rev().map(|period| {
            let running = reported::is_current(*period, writer.site.as_of);
            let note = if running { writer.say(&still_running(*period)) } else { String::new() };
            row([Cell::links([link(writer, *period)]).note(note)])
        });
        section(key, table([Column::new("period")], rows.collect()))
    };
    let sections = if reported.months.is_empty() {
        vec![section("reports", Table::default())]
    } else {
        vec![list("monthly_reports", &reported.months), list("quarterly_reports", &reported.quarters)]
    };
    let title = writer.say(&Words::new("Berichte", "Reports"));
    let mut head = frame::section(writer, title, "reports", "reports/index.html");
    head.summary = Some(writer.say(&Words::new(
        "Jeder Bericht zeigt den Stand am letzten Tag seines Zeitraums, auf einer Seite zum Drucken.",
        "Each report shows how things stood on the last day of its period, on one page for printing.",
    )));
    (head, View::Article(Article { sections, ..Article::default() }))
}

fn frame(writer: &Writer<'_>, title: String, path: &str) -> PageHead {
    let mut head = frame::section(writer, title, "reports", path);
    head.crumbs.push(Link {
        text: writer.say(&Words::new("Berichte", "Reports")),
        href: Some(writer.href(&Route::page("reports/index.html"))),
    });
    head
}

/// "Bericht für Oktober 2026"
fn title(writer: &Writer<'_>, period: Period) -> String {
    let name = |language| crate::insight::metrics::period(period, language);
    let german = match period {
        Period::Quarter(..) => format!("Bericht für das {}", name(Language::De)),
        _ => format!("Bericht für {}", name(Language::De)),
    };
    writer.say(&Words::new(german, format!("Report for {}", name(Language::En))))
}

fn link(writer: &Writer<'_>, period: Period) -> Link {
    Link {
        text: crate::insight::metrics::period(period, writer.language),
        href: Some(writer.href(&Route::page(routes::report_page(period)))),
    }
}

/// "laufender Monat"
fn still_running(period: Period) -> Words {
    match period {
        Period::Quarter(..) => Words::new("laufendes Quartal", "current quarter"),
        _ => Words::new("laufender Monat", "current month"),
    }
}

/// What happened, in a sentence.
fn summary(writer: &Writer<'_>, reported: Reported, parts: &[Words]) -> String {
    let nothing = Words::new(
        "In diesem Zeitraum gibt es nichts zu berichten.",
        "There is nothing to report for this period.",
    );
    let words = if parts.is_empty() {
        nothing
    } else {
        let all = phrase::beginning(&phrase::and(parts));
        Words::new(format!("{}.", all.de), format!("{}.", all.en))
    };
    if reported.is_over {
        return writer.say(&words);
    }
    let running = phrase::beginning(&still_running(reported.period));
    writer.say(&Words::new(format!("{}: {}", running.de, words.de), format!("{}: {}", running.en, words.en)))
}

fn facts(writer: &Writer<'_>, reported: Reported) -> Vec<crate::view::parts::Fact> {
    let mut details = Details::default();
    let last = reported.period.last_day();
    details
        .text("period", Some(writer.dates.range(reported.first, last)))
        .add("as_of", Cell::day(Some(writer.day(reported.last))));
    details.take()
}
