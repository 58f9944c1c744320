//! `schema`: what the files of each kind look like, for editors.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::outcome::{Failure, Outcome};
use super::terminal::{self, Terminal};
use super::{files, values};
use crate::locale::Language;
use crate::model::Kind;
use crate::schema;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_parser = values::kind)]
    kind: Option<Kind>,
    #[arg(long = "output")]
    folder: Option<PathBuf>,
}

/// Writes schemas to standard output or into a folder, or lists the kinds.
pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    match (arguments.kind, &arguments.folder) {
        (Some(kind), None) => terminal::document(&text(&schema::of(kind)))?,
        (None, None) => terminal.result(&list(terminal.language))?,
        (kind, Some(folder)) => {
            let kinds: Vec<Kind> = kind.map_or_else(|| schema::kinds().collect(), |kind| vec![kind]);
            for (name, schema) in kinds.into_iter().flat_map(schema::files) {
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

/// Every kind with what it is and where its files are.
fn list(language: Language) -> String {
    let rows: Vec<[String; 3]> = schema::kinds()
        .map(|kind| [kind.name().to_owned(), kind.words().get(language).to_owned(), schema::place(kind)])
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (first, second) = (width(0), width(1));
    let mut table = String::new();
    for [name, words, place] in &rows {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{name:first$}  {words:second$}  {place}");
    }
    table
}
