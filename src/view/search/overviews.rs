//! The pages that are no single thing's: lists, plans, and the pages about the portal.

use super::{Foreign, Record, Section, address};
use crate::locale::{Language, Words};
use crate::model::Id;
use crate::view::parts::Link;
use crate::view::writer::Writer;

/// The pages, with their titles and what else they are called, in German and English.
const PAGES: [Overview; 22] = [
    Overview::of(
        "platforms/index.html",
        ["Plattformen", "Platforms"],
        ["Kanäle, Verantwortlichkeiten", "channels, responsibilities"],
    ),
    Overview::of(
        "platforms/coverage.html",
        ["Besetzung", "Coverage"],
        ["Vertretung, Abwesenheit, Auslastung", "deputies, absence, workload"],
    ),
    Overview::of("campaigns/index.html", ["Kampagnen", "Campaigns"], ["Zeitplan", "timeline"]),
    Overview::of("concepts/index.html", ["Konzepte", "Concepts"], ["Ideen", "ideas"]),
    Overview::of(
        "calendar/index.html",
        ["Redaktionsplan", "Editorial calendar"],
        ["Beiträge, Termine, Kalender", "posts, dates"],
    ),
    Overview::of(
        "reviews/index.html",
        ["Freigaben und Prüfungen", "Approvals and reviews"],
        ["offene Freigaben", "open approvals"],
    ),
    Overview::of(
        "analytics/index.html",
        ["Auswertung", "Analytics"],
        ["Kennzahlen, Zahlen, Statistik", "metrics, figures, statistics"],
    ),
    Overview::of(
        "reports/index.html",
        ["Berichte", "Reports"],
        ["Monatsbericht, Quartalsbericht", "monthly report, quarterly report"],
    ),
    Overview::of("guidelines/index.html", ["Richtlinien", "Guidelines"], ["Regeln", "rules"]),
    Overview::of("roles/index.html", ["Rollen", "Roles"], ["Berufe", "professions"]),
    Overview::of(
        "people/index.html",
        ["Personen", "People"],
        ["Team, Kollegium, Ansprechpersonen, Kontakte", "team, colleagues, contacts"],
    ),
    Overview::of("departments/index.html", ["Abteilungen", "Departments"], ["", ""]),
    Overview::of("decisions/index.html", ["Entscheidungen", "Decisions"], ["Beschlüsse", ""]),
    Overview::of("incidents/index.html", ["Vorfälle", "Incidents"], ["Krisen, Störungen", "crises"]),
    Overview::of(
        "pages/index.html",
        ["Handbuch", "Handbook"],
        ["Kapitel, Inhaltsverzeichnis", "chapters, contents"],
    ),
    Overview::of("glossary/index.html", ["Glossar", "Glossary"], ["Begriffe, Wörterbuch", "terms"]),
    Overview::of(
        "attention.html",
        ["Braucht Aufmerksamkeit", "Needs attention"],
        ["dringend, überfällig", "urgent, overdue"],
    ),
    Overview::of(
        "changes.html",
        ["Änderungen", "Changes"],
        ["Neues, Neuigkeiten, Aktualisierungen", "news, updates"],
    ),
    Overview::of("handover.html", ["Übergabe", "Handover"], ["Nachfolge", "succession"]),
    Overview::of("print.html", ["Handbuch zum Drucken", "Handbook for printing"], ["PDF", "PDF"]),
    Overview::of(
        "data-protection.html",
        ["Datenschutz", "Data protection"],
        ["personenbezogene Daten", "personal data, privacy"],
    ),
    Overview::of("about.html", ["Über diese Ausgabe", "About this build"], ["Stand", "version"]),
];

/// A page that is no single thing's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Overview {
    pub(super) path: &'static str,
    title: [&'static str; 2],
    names: [&'static str; 2],
}

impl Overview {
    const fn of(path: &'static str, title: [&'static str; 2], names: [&'static str; 2]) -> Overview {
        Overview { path, title, names }
    }

    /// A link to it.
    pub fn link(self, writer: &Writer<'_>) -> Link {
        let title = writer.say(&words(self.title));
        Link { text: title, href: Some(address(writer, self.path)) }
    }

    /// Its record.
    pub fn record(self, writer: &Writer<'_>) -> Record {
        let others = writer.site.languages.iter().filter(|other| **other != writer.language);
        let foreign = others.map(|language| Foreign {
            language: *language,
            title: words(self.title).get(*language).to_owned(),
            names: self.names(*language),
        });
        Record {
            title: writer.say(&words(self.title)),
            place: address(writer, self.path),
            language: writer.language,
            names: self.names(writer.language),
            foreign: foreign.collect(),
            summary: String::new(),
            sections: vec![Section::default()],
        }
    }

    /// What else it is called.
    fn names(self, language: Language) -> Vec<String> {
        let names = words(self.names);
        names.get(language).split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }
}

/// All of them, but for a page that a chapter of the handbook is.
pub(super) fn all(writer: &Writer<'_>) -> Vec<Overview> {
    let has_own = writer.site.model.tables.pages.get(&Id::new("index")).is_some();
    PAGES.into_iter().filter(|page| !has_own || page.path != "pages/index.html").collect()
}

/// What they are called.
pub(super) fn title(writer: &Writer<'_>) -> String {
    writer.say(&Words::new("Übersichten", "Overviews"))
}

fn words([german, english]: [&'static str; 2]) -> Words {
    Words::new(german, english)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::chrome::{FOOT, SECTIONS};

    #[test]
    fn every_page_of_the_navigation_is_found() {
        for (_, page) in SECTIONS.iter().chain(&FOOT) {
            assert!(PAGES.iter().any(|overview| overview.path == *page), "{page}");
        }
    }
}
