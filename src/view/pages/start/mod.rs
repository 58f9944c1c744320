//! The start page: what is going on. Who reads its headline alone knows enough.

mod agenda;
mod campaigns;
mod changes;
mod incidents;
mod platforms;
mod points;

use crate::insight::headline::{self, Counts, Differences};
use crate::locale::Words;
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::Link;
use crate::view::routes::Route;
use crate::view::text::Placement;
use crate::view::views::{Start, View, Welcome};
use crate::view::writer::Writer;

pub use changes::line as change;
pub use incidents::{bar, lasted, on_duty, since};
pub use platforms::icon;
pub use points::{REASONS, point};

/// So many points are shown; the others stand on their own page.
const POINTS: usize = 8;

/// The start page.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let (site, insight) = (writer.site, writer.insight());
    let headline = headline::headline(&Counts::new(insight));
    let mut head = frame::section(writer, writer.say(&headline), "", "index.html");
    head.crumbs.clear();
    let start = site.model.tables.starts.iter().next();
    head.summary = start.and_then(|start| writer.summary(&start.head));
    head.source = start.and_then(|start| frame::source(writer, &start.head));
    head.content_language = start.and_then(|start| frame::foreign_language(writer, &start.head));
    let week = site.as_of.iso_week_date().week();
    let (points, all) = points::most_urgent(writer, POINTS);
    // The page of all points holds the incidents, too, which have a place of their own here.
    let all = if all > points.len() { insight.attention.len() } else { all };
    let (campaigns, platforms) = (campaigns::lines(writer), platforms::lines(writer));
    let dates = agenda::days(writer);
    let shown: usize = dates.0.iter().map(|day| day.items.len()).sum();
    let view = Start {
        as_of: writer.long_day(site.as_of),
        week: writer.say(&Words::new(format!("Kalenderwoche {week}"), format!("week {week}"))),
        against: writer.say(&headline::against_last_week(&Differences::new(insight))),
        incidents: incidents::blocks(writer),
        attention: points,
        all_attention: more(writer, "attention.html", (all, POINTS), ("alle", "all")),
        all_campaigns: more(
            writer,
            "campaigns/index.html",
            (campaigns.1, campaigns.0.len()),
            ("Zeitplan", "timeline"),
        ),
        campaigns: campaigns.0,
        all_platforms: more(
            writer,
            "platforms/index.html",
            (platforms.1, platforms.0.len()),
            ("Zuständigkeiten", "who does what"),
        ),
        platforms: platforms.0,
        all_dates: more(writer, "calendar/index.html", (0, 0), ("Kalender", "calendar")),
        further_dates: further(writer, dates.1.saturating_sub(shown)),
        agenda: dates.0,
        changes: changes::latest(writer),
        all_changes: more(
            writer,
            super::changes::PAGE,
            (0, 0),
            ("der letzten 30 Tage", "of the last 30 days"),
        ),
        welcome: start.map(|start| Welcome {
            title: writer.text(&start.value(writer.language).title),
            summary: head.summary.clone(),
            text: writer.body(&start.head, Placement { lower: 1, ..Placement::default() }),
        }),
    };
    (head, View::Start(Box::new(view)))
}

/// The way to the page that shows more: "alle 23" where there are more than are shown, else its name.
fn more(writer: &Writer<'_>, page: &str, (all, shown): (usize, usize), name: (&str, &str)) -> Link {
    let words = if all > shown {
        let count = writer.numbers.integer(all);
        Words::new(format!("alle {count}"), format!("all {count}"))
    } else {
        Words::new(name.0, name.1)
    };
    Link { text: writer.say(&words), href: Some(writer.href(&Route::page(page))) }
}

/// That there are more dates than are shown.
fn further(writer: &Writer<'_>, count: usize) -> Option<String> {
    let words = match count {
        0 => return None,
        1 => Words::new("und ein weiterer Termin", "and one more date"),
        _ => {
            let count = writer.numbers.integer(count);
            Words::new(format!("und {count} weitere Termine"), format!("and {count} more dates"))
        }
    };
    Some(writer.say(&words))
}
