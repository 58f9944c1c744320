//! Where a file is made: what an empty list says to whoever wants to begin.

use std::collections::BTreeMap;

use serde::Serialize;

use super::routes;
use super::writer::Writer;
use crate::insight::calendar::{Month, month_of};
use crate::locale::Words;
use crate::model::{Audience, Form, Kind};
use crate::source::Span;

/// The lists that can be begun, by the key under which the strings say that they are empty, and the kind of
/// what they hold.
const LISTS: [(&str, Kind); 24] = [
    ("agenda", Kind::Post),
    ("campaigns", Kind::Campaign),
    ("concepts", Kind::Concept),
    ("coverage", Kind::Platform),
    ("decisions", Kind::Decision),
    ("departments", Kind::Department),
    ("figures", Kind::Series),
    ("glossary", Kind::Term),
    ("guidelines", Kind::Guideline),
    ("handbook", Kind::Page),
    ("incidents", Kind::Incident),
    ("inventory", Kind::Platform),
    ("months", Kind::Post),
    ("open_incidents", Kind::Incident),
    ("open_reviews", Kind::Review),
    ("people", Kind::Person),
    ("planned_campaigns", Kind::Campaign),
    ("platforms", Kind::Platform),
    ("posts", Kind::Post),
    ("print", Kind::Page),
    ("reports", Kind::Campaign),
    ("roles", Kind::Role),
    ("rota", Kind::Shift),
    ("running_campaigns", Kind::Campaign),
];

/// Where one thing more of a kind is written.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Beginning {
    /// The file, relative to the content folder: `concepts/name.md`.
    pub path: String,
    /// Where the file is made, or edited where it is there already; where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// "Konzept anlegen".
    pub text: String,
}

/// The beginnings of all lists, as seen from a page. Only the team writes.
pub fn beginnings(writer: &Writer<'_>) -> BTreeMap<&'static str, Beginning> {
    let shown = LISTS.iter().filter(|_| is_for_the_team(writer));
    shown
        .filter_map(|(key, kind)| Some((*key, beginning(writer, *kind, month_of(writer.site.as_of))?)))
        .collect()
}

/// Where one more of a kind is written, for the page that lists the kind.
pub fn one_more(writer: &Writer<'_>, kind: Kind) -> Option<Beginning> {
    let is_listed = LISTS.iter().any(|(_, known)| *known == kind);
    (is_listed && is_for_the_team(writer)).then(|| beginning(writer, kind, month_of(writer.site.as_of)))?
}

/// Where one more post of a month is written.
pub fn one_more_post(writer: &Writer<'_>, month: Month) -> Option<Beginning> {
    is_for_the_team(writer).then(|| beginning(writer, Kind::Post, month))?
}

fn is_for_the_team(writer: &Writer<'_>) -> bool {
    writer.insight().today.audience == Audience::Team
}

fn beginning(writer: &Writer<'_>, kind: Kind, (year, month): Month) -> Option<Beginning> {
    let path = match kind.form() {
        Form::Markdown(folder) | Form::Chapters(folder) => format!("{folder}/name.md"),
        Form::Yaml(folder) | Form::Figures(folder) => format!("{folder}/name.yaml"),
        // Posts lie by month, reviews by year.
        Form::Entries(folder, _) if kind == Kind::Post => {
            format!("{folder}/{year:04}-{month:02}.yaml")
        }
        Form::Entries(folder, _) => format!("{folder}/{year:04}.yaml"),
        Form::OneMarkdown(path)
        | Form::OneYaml(path)
        | Form::Terms(path, _)
        | Form::Rows(path)
        | Form::Named(path) => path.to_owned(),
        Form::Declared => return None,
    };
    // A list that has its file already is gone on with there.
    let href = match writer.site.files.find(&path) {
        Some(file) => writer.edit(Span::whole(file)),
        None => writer.site.portal.new_url.as_ref().map(|url| {
            let encoded: Vec<String> = path.split('/').map(routes::encode).collect();
            url.0.replace("{path}", &encoded.join("/"))
        }),
    };
    let Words { de, en } = kind.words();
    let text = writer.say(&Words::new(format!("{de} anlegen"), format!("New {en}")));
    Some(Beginning { path, href, text })
}
