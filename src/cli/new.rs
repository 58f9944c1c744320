//! `new`: the file of a new thing at its place, with its fields filled in and explained.

use std::path::Path;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::outcome::{Complaint, Failure, Outcome};
use super::terminal::Terminal;
use super::{Global, files, values};
use crate::locale::{Language, Words};
use crate::model::Kind;
use crate::scaffold::{self, Change, Draft, Portal, Request};
use crate::stopwatch::Stopwatch;
use crate::{Loaded, Options, schema};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_parser = values::kind)]
    kind: Kind,
    id: Option<String>,
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    title: Option<String>,
}

/// Where schemas are looked for, beside the content folder.
const SCHEMAS: [&str; 3] = ["docs/schema", "schema", "schemas"];

/// Writes the file, or adds the entry, and says what is left to do.
pub(super) fn run(arguments: &Arguments, global: &Global, terminal: &Terminal) -> Result<Outcome, Failure> {
    let language = terminal.language;
    let loaded = crate::load(&global.source(), &Options::default(), &mut Stopwatch::off())?;
    let Loaded { files, model, as_of, diagnostics, .. } = &loaded;
    let schemas = schemas(&global.content, arguments.kind);
    let request = Request {
        kind: arguments.kind,
        id: arguments.id.as_deref(),
        title: arguments.title.as_deref(),
        language,
        schemas,
    };
    let portal = Portal { files, model, as_of: *as_of, diagnostics };
    let draft = scaffold::draft(&request, &portal)
        .map_err(|refusal| Failure::Refused(Complaint { message: refusal.message, help: refusal.help }))?;
    let path = global.content.join(&draft.path);
    match &draft.change {
        Change::Create(text) => files::create(&path, text)?,
        Change::Append(text) => files::append(&path, text)?,
    }
    terminal.result(&report(&draft, &path, language))?;
    Ok(Outcome::Done)
}

/// The folder with the schema of a kind, relative to the folder around the content.
fn schemas(content: &Path, kind: Kind) -> Option<&'static str> {
    let around = content.parent()?;
    let has = |folder: &&str| around.join(folder).join(schema::file_name(kind)).is_file();
    SCHEMAS.into_iter().find(has)
}

/// What was written, under which name, and what is left to do.
fn report(draft: &Draft, path: &Path, language: Language) -> String {
    let path = path.display();
    let done = match draft.change {
        Change::Create(_) => Words::new(format!("Angelegt: {path}"), format!("Made: {path}")),
        Change::Append(_) => Words::new(format!("Ergänzt: {path}"), format!("Added to: {path}")),
    };
    let name = draft.id.as_ref().map(|id| Words::new(format!("Kennung: {id}"), format!("Identifier: {id}")));
    let lines = [Some(&done), name.as_ref()].into_iter().flatten().chain(&draft.notes);
    lines.map(|line| format!("{}\n", line.get(language))).collect::<Vec<_>>().concat()
}
