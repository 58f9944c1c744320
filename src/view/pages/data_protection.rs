//! The data of people: which there are, where they are shown, to whom, and how long. Made from the table of fields: a new
//! one shows up here, as shown to everybody on the person's page unless something else is said.

use crate::locale::Words;
use crate::model::{Audience, Field, Kind, Shape, TEAM_FIELDS};
use crate::view::details::{Details, row, section, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Row, Section};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// The page about people's data.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Datenschutz", "Data protection"));
    let mut head = frame::section(writer, title, "", "data-protection.html");
    head.summary = Some(writer.say(&Words::new(
        "Welche Angaben über Personen das Portal kennt, wo es sie zeigt, wem und wie lange. Für Fotos, Geburtstage und Gründe von Abwesenheiten gibt es kein Feld.",
        "Which data about people the portal knows, where it shows them, to whom and how long. There is no field for photos, birthdays and reasons of absences.",
    )));
    let sections = vec![fields(writer), named_in(writer), beside_fields(writer), team_fields(writer)];
    let mut details = Details::default();
    details.add("audience", Cell::word(writer.word(writer.insight().today.audience)));
    (head, View::Article(Article { details: details.take(), sections, ..Article::default() }))
}

/// What is known of a person, field by field.
fn fields(writer: &Writer<'_>) -> Section {
    // Whether the team's portal shows the workload, the company's does not know.
    let is_for_team = writer.insight().today.audience == Audience::Team;
    let workload = !is_for_team || writer.site.portal.workload;
    let fields = Kind::Person.fields().into_iter();
    let rows = fields.filter(|field| !matches!(field.name, "aliases" | "audience")).map(|field| {
        let needed = if field.required { Words::new("ja", "yes") } else { Words::new("nein", "no") };
        row([
            Cell::text(writer.say(&Words::new(field.about.0, field.about.1))).note(field.name),
            Cell::text(writer.say(&needed)),
            Cell::text(writer.say(&shown(field.name, workload))),
            Cell::text(writer.say(&readers(field.name, workload))),
            Cell::text(writer.say(&kept(field.name))),
        ])
    });
    let columns = ["field", "required", "shown", "readers", "kept"].map(Column::new);
    section("person_fields", table(columns, rows.collect()))
}

/// Where a field of a person is shown.
fn shown(field: &str, workload: bool) -> Words {
    match field {
        _ if is_unpublished(field, workload) => Words::new("wird nicht veröffentlicht", "not published"),
        "absences" => Words::new(
            "ob jemand da ist, soweit eine Aufgabe zu besetzen ist; wer wann vertritt: auf den Seiten der Besetzung, der Übergabe und der Vertretung",
            "whether somebody is there, as far as a duty is to be covered; who stands in when: on the pages of coverage, of the handover and of the deputy",
        ),
        "weekly_hours" => Words::new(
            "in der Auslastung auf der Seite der Besetzung",
            "in the workload on the page of coverage",
        ),
        "left_on" => Words::new(
            "auf der Seite der Person und bei der Übergabe",
            "on the person's page and in the handover",
        ),
        "name" => Words::new(
            "überall, wo jemand genannt ist, und in der Suche",
            "wherever somebody is named, and in the search",
        ),
        "roles" | "department" | "email" | "phone" => Words::new(
            "auf der Seite der Person, in der Liste der Personen und in der Suche",
            "on the person's page, in the list of people and in the search",
        ),
        "job_title" => Words::new(
            "auf den Seiten der Person und ihrer Abteilung und in der Suche",
            "on the pages of the person and their department, and in the search",
        ),
        "organisation" => {
            Words::new("auf der Seite der Person und in der Suche", "on the person's page and in the search")
        }
        _ => Words::new("auf der Seite der Person", "on the person's page"),
    }
}

/// Whether a field serves the program alone.
fn is_unpublished(field: &str, workload: bool) -> bool {
    field == "from" || (field == "weekly_hours" && !workload)
}

/// Who may read a field of a person.
fn readers(field: &str, workload: bool) -> Words {
    if is_unpublished(field, workload) {
        Words::new("niemand", "nobody")
    } else if field == "absences" {
        Words::new(
            "nur das Team; das Unternehmen sieht ohne Tage, ob eine Aufgabe heute besetzt ist",
            "the team alone; the company sees, without days, whether a duty is covered today",
        )
    } else if TEAM_FIELDS.contains(&(Kind::Person, field)) {
        Words::new("nur das Team", "the team alone")
    } else {
        Words::new("alle, für die das Portal da ist", "everybody whom the portal is for")
    }
}

/// How long a field of a person is shown.
fn kept(field: &str) -> Words {
    match field {
        "absences" => Words::new("bis sie zu Ende sind", "until they are over"),
        _ => Words::new(
            "bis sechs Monate nach dem letzten Tag der Person",
            "until six months after the person's last day",
        ),
    }
}

/// The kinds whose fields name people.
fn named_in(writer: &Writer<'_>) -> Section {
    let named = Kind::ALL.iter().filter(|kind| **kind != Kind::Person).filter_map(|kind| {
        let fields = kind.fields().into_iter().filter(|field| names_people(&field.shape));
        let names: Vec<String> =
            fields.map(|field| writer.say(&Words::new(field.about.0, field.about.1))).collect();
        let kind = writer.say(&kind.plural());
        (!names.is_empty()).then(|| row([Cell::text(kind), Cell::text(names.join(", "))]))
    });
    section("named_in", table(["kind", "fields"].map(Column::new), named.collect()))
}

/// What is no field of the content.
fn beside_fields(writer: &Writer<'_>) -> Section {
    let line = |words: [Words; 4]| -> Row { row(words.map(|words| Cell::text(writer.say(&words)))) };
    let browser = || Words::new("wer den Browser benutzt", "whoever uses the browser");
    let cleared = || Words::new("bis der Browser seine Daten löscht", "until the browser clears its data");
    let rows = vec![
        line([
            Words::new("Verlauf des Git-Repositorys", "History of the Git repository"),
            Words::new(
                "wann welche Seite geändert wurde, und die Betreffzeilen der Änderungen; von wem sie sind, liest das Portal nicht",
                "when which page was changed, and the subjects of the changes; who made them the portal does not read",
            ),
            Words::new("die Betreffzeilen nur das Team", "the subjects the team alone"),
            Words::new("die Liste der Änderungen 30 Tage", "the list of changes 30 days"),
        ]),
        line([
            Words::new("letzter Besuch", "Last visit"),
            Words::new(
                "im Browser und nur dort: wann zuletzt eine Seite angesehen wurde und von welchem Tag sie war, um Neues zu markieren. Ein Besuch ist nach vier Stunden ohne Seite zu Ende. Nichts davon wird gesendet",
                "in the browser and nowhere else: when a page was last looked at and of which day it was, to mark what is new. A visit is over after four hours without a page. Nothing of it is sent",
            ),
            browser(),
            cleared(),
        ]),
        line([
            Words::new("Tastenkürzel", "Keyboard shortcuts"),
            Words::new(
                "im Browser und nur dort: ob einzelne Tasten durch das Portal führen",
                "in the browser and nowhere else: whether single keys lead through the portal",
            ),
            browser(),
            cleared(),
        ]),
    ];
    section("beside_fields", table(["what", "shown", "readers", "kept"].map(Column::new), rows))
}

/// What a portal for the whole company does not hold.
fn team_fields(writer: &Writer<'_>) -> Section {
    let team = TEAM_FIELDS.iter().filter_map(|(kind, path)| {
        let words = about(&kind.fields(), path)?;
        Some(row([Cell::text(writer.say(&kind.plural())), Cell::text(writer.say(&words))]))
    });
    section("team_fields", table(["kind", "fields"].map(Column::new), team.collect()))
}

/// What a field is for, found by its name with the fields around it: `duties.hours`.
fn about(fields: &[Field], path: &str) -> Option<Words> {
    let (name, inner) = path.split_once('.').map_or((path, None), |(name, inner)| (name, Some(inner)));
    let field = fields.iter().find(|field| field.name == name)?;
    let words = Words::new(field.about.0, field.about.1);
    let Some(inner) = inner else { return Some(words) };
    let inner = about(inner_fields(&field.shape)?, inner)?;
    Some(Words::new(format!("{}: {}", words.de, inner.de), format!("{}: {}", words.en, inner.en)))
}

/// The fields of what stands in a field.
fn inner_fields(shape: &Shape) -> Option<&[Field]> {
    match shape {
        Shape::Record(fields) => Some(fields),
        Shape::List(item) | Shape::Map(_, item) => inner_fields(item),
        Shape::Either(shapes) => shapes.iter().find_map(inner_fields),
        _ => None,
    }
}

/// Whether a field of this shape can name a person.
fn names_people(shape: &Shape) -> bool {
    match shape {
        Shape::Reference(kinds) => kinds.contains(&Kind::Person),
        Shape::List(item) | Shape::Map(_, item) => names_people(item),
        Shape::Either(shapes) => shapes.iter().any(names_people),
        Shape::Record(fields) => fields.iter().any(|field| names_people(&field.shape)),
        _ => false,
    }
}
