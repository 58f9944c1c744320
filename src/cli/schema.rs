//! `schema`: what the files of each kind look like, for editors; and what `api/portal.json` looks like.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::outcome::{Failure, Outcome};
use super::terminal::{self, Terminal};
use super::{files, values};
use crate::locale::{Language, Words};
use crate::model::Kind;
use crate::schema;
use crate::view::machine;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_parser = of_what)]
    kind: Option<Of>,
    #[arg(long = "output")]
    folder: Option<PathBuf>,
}

/// What a schema is asked of.
#[derive(Debug, Clone, Copy)]
enum Of {
    /// The files of a kind.
    Kind(Kind),
    /// `api/portal.json`, which a build makes.
    Api,
}

/// What `api/portal.json` goes by.
const API: &str = "api";

/// A kind, or `api`.
fn of_what(text: &str) -> Result<Of, values::Refused> {
    if text == API { Ok(Of::Api) } else { values::kind(text).map(Of::Kind) }
}

impl Of {
    /// Everything that has a schema.
    fn all() -> Vec<Of> {
        schema::kinds().map(Of::Kind).chain([Of::Api]).collect()
    }

    /// The schemas by the names of their files.
    fn files(self) -> Vec<(String, serde_json::Value)> {
        match self {
            Of::Kind(kind) => schema::files(kind).into(),
            Of::Api => vec![(machine::SCHEMA_FILE.to_owned(), machine::schema())],
        }
    }

    /// Its row in the list: name, what it is, where its files are.
    fn row(self, language: Language) -> [String; 3] {
        match self {
            Of::Kind(kind) => {
                [kind.name().to_owned(), kind.words().get(language).to_owned(), schema::place(kind)]
            }
            Of::Api => {
                let words = Words::new("Stand des Portals", "state of the portal");
                [API.to_owned(), words.get(language).to_owned(), machine::PORTAL.to_owned()]
            }
        }
    }
}

/// Writes schemas to standard output or into a folder, or lists the kinds.
pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    match (arguments.kind, &arguments.folder) {
        (Some(Of::Kind(kind)), None) => terminal::document(&text(&schema::of(kind)))?,
        (Some(Of::Api), None) => terminal::document(&text(&machine::schema()))?,
        (None, None) => terminal.result(&list(terminal.language))?,
        (one, Some(folder)) => {
            let asked = one.map_or_else(Of::all, |one| vec![one]);
            for (name, schema) in asked.into_iter().flat_map(Of::files) {
                let path = folder.join(name);
                let is_new = files::update(&path, &text(&schema))?;
                terminal.result(&written(&path.display().to_string(), is_new, terminal.language))?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn text(schema: &serde_json::Value) -> String {
    format!("{schema:#}\n")
}

fn written(path: &str, is_new: bool, language: Language) -> String {
    match (language, is_new) {
        (Language::De, true) => format!("geschrieben: {path}\n"),
        (Language::De, false) => format!("unverändert: {path}\n"),
        (Language::En, true) => format!("written: {path}\n"),
        (Language::En, false) => format!("unchanged: {path}\n"),
    }
}

/// Everything that has a schema, with what it is and where its files are.
fn list(language: Language) -> String {
    let rows: Vec<[String; 3]> = Of::all().into_iter().map(|one| one.row(language)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (first, second) = (width(0), width(1));
    let mut table = String::new();
    for [name, words, place] in &rows {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{name:first$}  {words:second$}  {place}");
    }
    table
}
