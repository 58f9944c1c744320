//! The pages that are no single thing's: lists, plans, and the pages about the portal.

use super::{Record, Section, address};
use crate::locale::Words;
use crate::model::Id;
use crate::view::parts::Link;
use crate::view::writer::Writer;

/// The pages with their titles, and what else they are called.
const PAGES: [(&str, (&str, &str), (&str, &str)); 20] = [
    ("platforms/index.html", ("Plattformen", "Platforms"), ("Kanäle, Verantwortlichkeiten", "channels, responsibilities")),
    ("platforms/coverage.html", ("Besetzung", "Coverage"), ("Vertretung, Abwesenheit, Auslastung", "deputies, absence, workload")),
    ("campaigns/index.html", ("Kampagnen", "Campaigns"), ("Zeitplan", "timeline")),
    ("concepts/index.html", ("Konzepte", "Concepts"), ("Ideen", "ideas")),
    ("calendar/index.html", ("Redaktionsplan", "Editorial calendar"), ("Beiträge, Termine, Kalender", "posts, dates")),
    ("reviews/index.html", ("Freigaben und Prüfungen", "Approvals and reviews"), ("offene Freigaben", "open approvals")),
    ("analytics/index.html", ("Auswertung", "Analytics"), ("Kennzahlen, Zahlen, Statistik", "metrics, figures, statistics")),
    ("reports/index.html", ("Berichte", "Reports"), ("Monatsbericht, Quartalsbericht", "monthly report, quarterly report")),
    ("guidelines/index.html", ("Richtlinien", "Guidelines"), ("Regeln", "rules")),
    ("roles/index.html", ("Rollen", "Roles"), ("Berufe", "professions")),
    ("people/index.html", ("Personen", "People"), ("Team, Kollegium, Ansprechpersonen, Kontakte", "team, colleagues, contacts")),
    ("departments/index.html", ("Abteilungen", "Departments"), ("", "")),
    ("decisions/index.html", ("Entscheidungen", "Decisions"), ("Beschlüsse", "")),
    ("incidents/index.html", ("Vorfälle", "Incidents"), ("Krisen, Störungen", "crises")),
    ("pages/index.html", ("Handbuch", "Handbook"), ("Kapitel, Inhaltsverzeichnis", "chapters, contents")),
    ("glossary/index.html", ("Glossar", "Glossary"), ("Begriffe, Wörterbuch", "terms")),
    ("attention.html", ("Braucht Aufmerksamkeit", "Needs attention"), ("dringend, überfällig", "urgent, overdue")),
    ("handover.html", ("Übergabe", "Handover"), ("Nachfolge", "succession")),
    ("data-protection.html", ("Datenschutz", "Data protection"), ("personenbezogene Daten", "personal data, privacy")),
    ("about.html", ("Über diese Ausgabe", "About this build"), ("Stand", "version")),
];

/// A page that is no single thing's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Overview {
    path: &'static str,
    title: (&'static str, &'static str),
    names: (&'static str, &'static str),
}

impl Overview {
    /// A link to it.
    pub fn link(self, writer: &Writer<'_>) -> Link {
        let title = writer.say(&Words::new(self.title.0, self.title.1));
        Link { text: title, href: Some(address(writer, self.path)) }
    }

    /// Its record.
    pub fn record(self, writer: &Writer<'_>) -> Record {
        let names = writer.say(&Words::new(self.names.0, self.names.1));
        Record {
            title: writer.say(&Words::new(self.title.0, self.title.1)),
            place: address(writer, self.path),
            language: writer.language,
            names: names.split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            summary: String::new(),
            sections: vec![Section::default()],
        }
    }
}

/// All of them, but for a page that a chapter of the handbook is.
pub(super) fn all(writer: &Writer<'_>) -> Vec<Overview> {
    let has_own = writer.site.model.tables.pages.get(&Id::new("index")).is_some();
    let pages = PAGES.into_iter().filter(|(path, ..)| !has_own || *path != "pages/index.html");
    pages.map(|(path, title, names)| Overview { path, title, names }).collect()
}

/// What they are called.
pub(super) fn title(writer: &Writer<'_>) -> String {
    writer.say(&Words::new("Übersichten", "Overviews"))
}
