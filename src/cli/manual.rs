//! `completions` and `man`: what shells and manuals know of the commands, in the caller's language.

use std::ffi::OsStr;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Args, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use super::outcome::{Complaint, Failure, Outcome};
use super::terminal::{self, Terminal};
use super::{PROGRAM, words};
use crate::diag::nearest;
use crate::locale::{Language, Words};
use crate::model::Kind;
use crate::schema;

#[derive(Debug, Args)]
pub(super) struct Completions {
    shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct Manual {
    command: Option<String>,
}

/// The headings of a manual page that are not ours.
const HEADINGS: [(&str, &str); 3] =
    [("SYNOPSIS", "ÜBERSICHT"), ("DESCRIPTION", "BESCHREIBUNG"), ("VERSION", "FASSUNG")];

/// Writes the script that completes commands in a shell.
pub(super) fn completions(arguments: &Completions, terminal: &Terminal) -> Result<Outcome, Failure> {
    let names: Vec<&str> = schema::kinds().map(Kind::name).collect();
    let kinds = |argument: Arg| match argument.get_id().as_str() {
        "kind" => argument.value_parser(PossibleValuesParser::new(names.clone())),
        _ => argument,
    };
    let mut command = program(terminal.language).mut_subcommands(|command| command.mut_args(kinds));
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, PROGRAM, &mut script);
    terminal::document(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}

/// Writes the manual page of the program, or of a command.
pub(super) fn manual(arguments: &Manual, terminal: &Terminal) -> Result<Outcome, Failure> {
    let mut program = program(terminal.language);
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => {
            program.find_subcommand(OsStr::new(name)).cloned().ok_or_else(|| unknown(name, &program))?
        }
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    terminal::document(&translated(&String::from_utf8_lossy(&page), terminal.language))?;
    Ok(Outcome::Done)
}

fn program(language: Language) -> Command {
    words::translate(super::Arguments::command(), language)
}

fn translated(page: &str, language: Language) -> String {
    if language == Language::En {
        return page.to_owned();
    }
    let line = |line: &str| {
        let heading =
            line.strip_prefix(".SH ").and_then(|heading| HEADINGS.iter().find(|(en, _)| *en == heading));
        heading.map_or_else(|| format!("{line}\n"), |(_, de)| format!(".SH {de}\n"))
    };
    page.lines().map(line).collect()
}

fn unknown(name: &str, program: &Command) -> Failure {
    let near = nearest(name, program.get_subcommands().map(|command| (command.get_name(), "")));
    let help = near.first().map_or_else(Words::default, |near| {
        Words::new(format!("Meinten Sie „{near}“?"), format!("Did you mean “{near}”?"))
    });
    let message =
        Words::new(format!("Den Befehl „{name}“ gibt es nicht."), format!("There is no command “{name}”."));
    Failure::Refused(Complaint { message, help })
}
