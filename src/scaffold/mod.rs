//! The file of a new thing: its required fields filled with what the portal has, the others explained
//! as comments. Made of the same fields as everything else; pure, so that `cli` alone writes.

mod append;
mod body;
mod known;
mod lines;
mod name;
mod sample;
mod yaml;

use jiff::civil::Date;

use crate::diag::Diagnostic;
use crate::locale::{Language, Words};
use crate::model::{Form, Id, Kind, Model, Thing};
use crate::schema;
use crate::source::Files;

use known::Known;
use lines::Lines;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Of which kind.
    pub kind: Kind,
    /// How it is to be called.
    pub id: Option<&'a str>,
    /// Its title, name or term.
    pub title: Option<&'a str>,
    /// The language of the explanations.
    pub language: Language,
    /// Where the schemas are, relative to the folder around the content folder.
    pub schemas: Option<&'a str>,
}

/// The portal to which it comes.
#[derive(Debug, Clone, Copy)]
pub struct Portal<'a> {
    /// Its files.
    pub files: &'a Files,
    /// What they say.
    pub model: &'a Model,
    /// The as-of date.
    pub as_of: Date,
    /// What was found in them.
    pub diagnostics: &'a [Diagnostic],
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The file, relative to the content folder.
    pub path: String,
    /// The identifier, where it has one.
    pub id: Option<String>,
    /// What is done to the file.
    pub change: Change,
    /// What is left to whoever asked.
    pub notes: Vec<Words>,
}

/// What is done to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is made, with this text.
    Create(String),
    /// This is put at its end.
    Append(String),
}

/// Why nothing is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub message: Words,
    /// What would be right.
    pub help: Words,
}

/// Writes the file of a new thing, or the entry of a list.
pub fn draft(request: &Request<'_>, portal: &Portal<'_>) -> Result<Draft, Refusal> {
    let kind = request.kind;
    let id = name::id(request)?;
    let path = path(kind, id.as_deref(), portal.files);
    if let Some(id) = &id {
        refuse_known(&Thing::new(kind, &Id::new(id)), portal)?;
    }
    refuse_strange_series(kind, id.as_deref(), portal)?;
    let known = Known { portal, kind, id: id.as_deref(), title: name::title(request, id.as_deref()) };
    let (fields, mut notes) = sample::fields(&known, request.language);
    let change = match portal.files.find(&path) {
        None => Change::Create(create(request, id.as_deref(), &path, &fields, portal)),
        Some(file) if is_list(kind) => {
            let entry = fields.required();
            Change::Append(append::entry(kind, id.as_deref(), &entry, file, portal)?)
        }
        Some(file) => return Err(exists(&portal.files.shown_path(file))),
    };
    if fields.has_prompts() {
        notes.push(Words::new(
            "Ersetzen Sie, was in eckigen Klammern steht.",
            "Replace what stands in square brackets.",
        ));
    }
    Ok(Draft { path, id, change, notes })
}

/// Whether several things of a kind share one file that has a fixed place.
fn is_list(kind: Kind) -> bool {
    matches!(kind.form(), Form::Terms(..) | Form::Rows(_) | Form::Named(_))
}

/// The file in which a new thing stands. The one file of a kind may end in `.yml` already.
fn path(kind: Kind, id: Option<&str>, files: &Files) -> String {
    let id = id.unwrap_or_default();
    match kind.form() {
        Form::Markdown(folder) | Form::Chapters(folder) => format!("{folder}/{id}.md"),
        Form::Yaml(folder) | Form::Figures(folder) | Form::Entries(folder, _) => {
            format!("{folder}/{id}.yaml")
        }
        Form::OneMarkdown(file) => file.to_owned(),
        Form::OneYaml(file) | Form::Terms(file, _) | Form::Rows(file) | Form::Named(file) => {
            let other = file.replace(".yaml", ".yml");
            if files.find(&other).is_some() { other } else { file.to_owned() }
        }
        Form::Declared => "portal.yaml".to_owned(),
    }
}

fn refuse_known(thing: &Thing, portal: &Portal<'_>) -> Result<(), Refusal> {
    if !portal.model.knows(thing) {
        return Ok(());
    }
    let at = portal.model.tables.head(thing).map(|head| head.at).filter(|at| at.is_somewhere());
    Err(match at {
        Some(at) => exists(&portal.files.shown_path(at.file)),
        None => Refusal {
            message: Words::new(
                format!("„{}“ gibt es schon.", thing.id),
                format!("There is a “{}” already.", thing.id),
            ),
            help: other_name(),
        },
    })
}

/// A series of figures is named after its platform, so there must be one of that name.
fn refuse_strange_series(kind: Kind, id: Option<&str>, portal: &Portal<'_>) -> Result<(), Refusal> {
    let platforms = &portal.model.tables.platforms;
    let Some(id) = id.filter(|_| kind == Kind::Series && !platforms.is_empty()) else { return Ok(()) };
    if platforms.get(&Id::new(id)).is_some() {
        return Ok(());
    }
    let series = &portal.model.tables.series;
    let free = platforms.iter().filter(|platform| series.get(&platform.head.id).is_none());
    let free: Vec<&str> = free.map(|platform| platform.head.id.as_str()).collect();
    Err(Refusal {
        message: Words::new(
            format!("Kennzahlen heißen wie ihre Plattform, aber „{id}“ ist keine."),
            format!("Figures are named after their platform, but “{id}” is none."),
        ),
        help: if free.is_empty() {
            Words::new("Jede Plattform hat schon Kennzahlen.", "Every platform has figures already.")
        } else {
            Words::new(
                format!("Noch keine Kennzahlen haben {}.", Language::De.and(&free)),
                format!("Without figures so far: {}.", Language::En.and(&free)),
            )
        },
    })
}

fn exists(path: &str) -> Refusal {
    Refusal {
        message: Words::new(
            format!("Das gibt es schon: „{path}“."),
            format!("That exists already: “{path}”."),
        ),
        help: other_name(),
    }
}

fn other_name() -> Words {
    Words::new(
        "Es wurde nichts geändert. Wählen Sie einen anderen Namen.",
        "Nothing was changed. Choose another name.",
    )
}

/// A whole new file.
fn create(
    request: &Request<'_>,
    id: Option<&str>,
    path: &str,
    fields: &Lines,
    portal: &Portal<'_>,
) -> String {
    let kind = request.kind;
    let all = fields.all(request.language);
    if kind.form().has_body() {
        let language = text_language(portal, request.language);
        return format!("---\n{}---\n\n{}", yaml::block(&all, "", ""), body::hint(kind, language));
    }
    let text = match kind.form() {
        Form::Entries(_, key) | Form::Terms(_, key) => {
            format!("{key}:\n{}", yaml::block(&all, "  - ", "    "))
        }
        Form::Rows(_) => yaml::block(&all, "- ", "  "),
        Form::Named(_) => format!("{}:\n{}", id.unwrap_or_default(), yaml::block(&all, "  ", "  ")),
        _ => yaml::block(&all, "", ""),
    };
    format!("{}{text}", modeline(request, path))
}

/// The line by which editors find the schema.
fn modeline(request: &Request<'_>, path: &str) -> String {
    let Some(folder) = request.schemas else { return String::new() };
    let up = "../".repeat(path.split('/').count());
    format!("# yaml-language-server: $schema={up}{folder}/{}\n", schema::file_name(request.kind))
}

/// The language of the portal's originals.
fn text_language(portal: &Portal<'_>, otherwise: Language) -> Language {
    portal.model.portal().map_or(otherwise, crate::model::Portal::default_language)
}
