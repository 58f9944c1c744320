//! Pages about the portal itself: this build, the data of people, addresses that do not exist.

use crate::locale::Words;
use crate::model::{Audience, Field, Kind, Shape, TEAM_FIELDS};
use crate::view::details::{Details, row, section, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Link};
use crate::view::routes::{self, Route};
use crate::view::views::{Article, NotFound, View};
use crate::view::writer::Writer;

/// The page about this build: from what it was made, and what it holds.
pub fn build(writer: &Writer<'_>) -> (PageHead, View) {
    let site = writer.site;
    let mut details = Details::default();
    // How many files there are says how many are left out for others.
    let files = (site.insight.today.audience == Audience::Team).then(|| site.files.len());
    let languages: Vec<String> =
        site.languages.iter().map(|language| language_name(writer, *language)).collect();
    details
        .add("as_of", Cell::day(Some(writer.long_day(site.as_of))))
        .add("audience", Cell::word(writer.word(site.insight.today.audience)))
        .text("generator", Some(crate::GENERATOR))
        .text("languages", Some(writer.language.and(&languages)))
        .text("files", files.map(|count| writer.numbers.integer(count)))
        .add("look", Cell::links([components(writer)]));
    let counts = Kind::ALL.iter().filter(|kind| kind.is_linkable()).filter_map(|kind| {
        let count =
            site.model.tables.heads().filter(|(known, head)| known == kind && head.at.is_somewhere()).count();
        let href = writer.href(&Route::page(routes::section_page(*kind)));
        let link = Link { text: writer.say(&kind.plural()), href: Some(href) };
        (count > 0).then(|| row([Cell::links([link]), Cell::text(writer.numbers.integer(count))]))
    });
    let sections =
        vec![section("holds", table([Column::new("kind"), Column::numeric("count")], counts.collect()))];
    let title = writer.say(&Words::new("Über diese Ausgabe", "About this build"));
    let mut head = frame::section(writer, title, "", "about.html");
    head.summary = Some(writer.say(&Words::new(
        "Woraus und für welchen Tag diese Seiten gemacht sind.",
        "From what and for which day these pages were made.",
    )));
    (head, View::Article(Article { details: details.take(), body: None, sections, ..Article::default() }))
}

/// The page with all that a theme dresses.
fn components(writer: &Writer<'_>) -> Link {
    let text = writer.say(&Words::new("Bausteine", "Building blocks"));
    Link { text, href: Some(writer.href(&Route::page("components.html"))) }
}

fn language_name(writer: &Writer<'_>, language: crate::locale::Language) -> String {
    writer.say(&match language {
        crate::locale::Language::De => Words::new("Deutsch", "German"),
        crate::locale::Language::En => Words::new("Englisch", "English"),
    })
}

/// The page about people's data: which fields there are, and where each is shown. Made from the table
/// of fields: a new one shows up here, as shown on the person's page unless something else is said.
pub fn data_protection(writer: &Writer<'_>) -> (PageHead, View) {
    let rows =
        Kind::Person.fields().into_iter().filter(|field| !matches!(field.name, "aliases" | "audience")).map(
            |field| {
                let shown = match field.name {
                    "absences" => Words::new(
                        "ob jemand da ist, ohne Grund, soweit eine Aufgabe zu besetzen ist; nur für das Team, wer wann vertritt: auf den Seiten der Besetzung, der Übergabe und der Vertretung. Vergangene werden nicht veröffentlicht",
                        "whether somebody is there, without a reason, as far as a duty is to be covered; for the team alone who stands in when: on the pages of coverage, of the handover and of the deputy. Past ones are not published",
                    ),
                    "weekly_hours" if writer.site.portal.workload => Words::new(
                        "in der Auslastung auf der Seite der Besetzung, nur für das Team",
                        "in the workload on the page of coverage, for the team alone",
                    ),
                    "weekly_hours" | "from" => Words::new("wird nicht veröffentlicht", "not published"),
                    "left_on" => Words::new(
                        "auf der Seite der Person und bei der Übergabe",
                        "on the person's page and in the handover",
                    ),
                    "name" => Words::new("überall, wo jemand genannt ist", "wherever somebody is named"),
                    "roles" | "department" | "email" | "phone" => Words::new(
                        "auf der Seite der Person und in der Liste der Personen",
                        "on the person's page and in the list of people",
                    ),
                    "job_title" => Words::new(
                        "auf der Seite der Person und ihrer Abteilung",
                        "on the pages of the person and their department",
                    ),
                    _ => Words::new("auf der Seite der Person", "on the person's page"),
                };
                let needed = if field.required { Words::new("ja", "yes") } else { Words::new("nein", "no") };
                row([
                    Cell::text(writer.say(&Words::new(field.about.0, field.about.1))).note(field.name),
                    Cell::text(writer.say(&needed)),
                    Cell::text(writer.say(&shown)),
                ])
            },
        );
    let fields = table(["field", "required", "shown"].map(Column::new), rows.collect());
    let named = Kind::ALL.iter().filter(|kind| **kind != Kind::Person).filter_map(|kind| {
        let fields = kind.fields().into_iter().filter(|field| names_people(&field.shape));
        let names: Vec<String> =
            fields.map(|field| writer.say(&Words::new(field.about.0, field.about.1))).collect();
        let kind = writer.say(&kind.plural());
        (!names.is_empty()).then(|| row([Cell::text(kind), Cell::text(names.join(", "))]))
    });
    let named = table(["kind", "fields"].map(Column::new), named.collect());
    let title = writer.say(&Words::new("Datenschutz", "Data protection"));
    let mut head = frame::section(writer, title, "", "data-protection.html");
    head.summary = Some(writer.say(&Words::new(
        "Welche Angaben über Personen das Portal kennt und wo es sie zeigt. Für Fotos, Geburtstage und Gründe von Abwesenheiten gibt es kein Feld. Sechs Monate nach dem letzten Tag einer Person verschwinden ihre Seite und ihr Name. Aus dem Verlauf des Git-Repositorys zeigt das Portal, wann welche Seite geändert wurde, und dem Team die Betreffzeilen der Änderungen; von wem sie sind, liest es nicht. Was seit dem letzten Besuch neu oder geändert ist, markiert ein Skript: Es merkt sich im Browser, und nur dort, wann zuletzt eine Seite angesehen wurde und von welchem Tag sie war. Ein Besuch ist nach vier Stunden ohne Seite zu Ende. Nichts davon wird gesendet.",
        "Which data about people the portal knows and where it shows them. There is no field for photos, birthdays and reasons of absences. Six months after somebody's last day their page and their name go. Of the history of the Git repository the portal shows when which page was changed, and to the team the subject lines of the changes; whose they are it does not read. What is new or changed since the last visit is marked by a script: it remembers in the browser, and there alone, when a page was looked at last and as of which day it was. A visit is over after four hours without a page. Nothing of it is sent.",
    )));
    let team = TEAM_FIELDS.iter().filter_map(|(kind, path)| {
        let words = about(&kind.fields(), path)?;
        Some(row([Cell::text(writer.say(&kind.plural())), Cell::text(writer.say(&words))]))
    });
    let team = table(["kind", "fields"].map(Column::new), team.collect());
    let sections =
        vec![section("person_fields", fields), section("named_in", named), section("team_fields", team)];
    let mut details = Details::default();
    details.add("audience", Cell::word(writer.word(writer.insight().today.audience)));
    (head, View::Article(Article { details: details.take(), sections, ..Article::default() }))
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

/// The page for addresses that do not exist.
pub fn not_found(writer: &Writer<'_>) -> (PageHead, View) {
    let link = |text: Words, path: &str| Link {
        text: writer.say(&text),
        href: Some(writer.href(&Route::page(path))),
    };
    let links = vec![
        link(Words::new("Startseite", "Start page"), "index.html"),
        link(Kind::Platform.plural(), "platforms/index.html"),
        link(Words::new("Handbuch", "Handbook"), "pages/index.html"),
        link(Words::new("Glossar", "Glossary"), "glossary/index.html"),
    ];
    let title = writer.say(&Words::new("Diese Seite gibt es nicht", "There is no such page"));
    let mut head = frame::section(writer, title, "", routes::NOT_FOUND);
    head.hidden = true;
    head.translations.clear();
    (head, View::NotFound(NotFound { links }))
}
