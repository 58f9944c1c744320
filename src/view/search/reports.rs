//! The reports, found by their month or quarter.

use super::{Foreign, Record, Section, address};
use crate::insight::metrics;
use crate::locale::Words;
use crate::model::time::Period;
use crate::view::routes;
use crate::view::writer::Writer;

/// The record of a report. That it is one stands in its text, not in its title: whoever looks for reports wants what is
/// written about them first.
pub(super) fn record(writer: &Writer<'_>, period: Period) -> Record {
    let others = writer.site.languages.iter().filter(|other| **other != writer.language);
    let foreign = others.map(|language| {
        let title = metrics::period(period, *language);
        Foreign { language: *language, title, names: Vec::new() }
    });
    let text = match period {
        Period::Quarter(..) => Words::new("Bericht, Quartalsbericht", "Report, quarterly report"),
        _ => Words::new("Bericht, Monatsbericht", "Report, monthly report"),
    };
    Record {
        title: metrics::period(period, writer.language),
        place: address(writer, &routes::report_page(period)),
        language: writer.language,
        names: Vec::new(),
        foreign: foreign.collect(),
        summary: String::new(),
        sections: vec![Section { text: writer.say(&text), ..Section::default() }],
    }
}

/// What they are called.
pub(super) fn title(writer: &Writer<'_>) -> String {
    writer.say(&Words::new("Berichte", "Reports"))
}
