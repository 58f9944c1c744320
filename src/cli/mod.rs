//! The front door: arguments to options, a command a file, exit codes.

// The arguments and the environment are read here, once.
#![allow(clippy::disallowed_methods)]

mod browser;
mod build;
mod check;
mod explain;
mod files;
mod fix;
mod init;
mod language;
mod manual;
mod new;
mod outcome;
mod schema;
mod serve;
mod serve_log;
mod step_summary;
mod terminal;
mod timings;
mod usage;
mod values;
mod words;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::locale::Language;
use crate::source::Disk;
use outcome::{Failure, Outcome};
use terminal::Terminal;

/// What the program is called where it is called.
const PROGRAM: &str = "leitstand";

// Comments on these types and their fields would become English help; `words` holds all of it.
#[derive(Debug, Parser)]
#[command(name = PROGRAM, version)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
struct Global {
    #[arg(long, global = true, default_value = "content")]
    content: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Arguments),
    Serve(serve::Arguments),
    Check(check::Arguments),
    Explain(explain::Arguments),
    Init(init::Arguments),
    New(new::Arguments),
    Schema(schema::Arguments),
    Completions(manual::Completions),
    Man(manual::Manual),
    Help { command: Option<String> },
}

impl Global {
    /// The content folder, named as the caller named it.
    fn source(&self) -> Disk {
        Disk::new(&self.content, &self.content.to_string_lossy())
    }
}

/// Runs the program with the arguments and the environment of the process.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().collect();
    // Both must be known before the arguments are understood, for what is said if they are not.
    let language = language::choose(&arguments, |name| env::var_os(name));
    let terminal = Terminal::new(language, values::color(&arguments));
    let outcome = start(&arguments, &terminal).unwrap_or_else(|failure| {
        let outcome = failure.outcome();
        terminal.complain(&failure.words());
        outcome
    });
    outcome.into()
}

fn start(arguments: &[OsString], terminal: &Terminal) -> Result<Outcome, Failure> {
    match parse(arguments, terminal.language) {
        Ok(Arguments { global, command: Command::Build(arguments) }) => {
            build::run(&arguments, &global, terminal)
        }
        Ok(Arguments { global, command: Command::Serve(arguments) }) => {
            serve::run(&arguments, &global, terminal)
        }
        Ok(Arguments { global, command: Command::Check(arguments) }) => {
            check::run(&arguments, &global, terminal)
        }
        Ok(Arguments { command: Command::Explain(arguments), .. }) => explain::run(&arguments, terminal),
        Ok(Arguments { command: Command::Init(arguments), .. }) => init::run(&arguments, terminal),
        Ok(Arguments { global, command: Command::New(arguments) }) => new::run(&arguments, &global, terminal),
        Ok(Arguments { command: Command::Schema(arguments), .. }) => schema::run(&arguments, terminal),
        Ok(Arguments { command: Command::Completions(arguments), .. }) => {
            manual::completions(&arguments, terminal)
        }
        Ok(Arguments { command: Command::Man(arguments), .. }) => manual::manual(&arguments, terminal),
        // The same as the option `--help`.
        Ok(Arguments { command: Command::Help { command }, .. }) => {
            let mut same = vec![OsString::from(PROGRAM)];
            same.extend(command.map(OsString::from));
            same.push("--help".into());
            start(&same, terminal)
        }
        Err(error) => answer(&error, arguments, terminal),
    }
}

fn parse(arguments: &[OsString], language: Language) -> Result<Arguments, clap::Error> {
    let matches = words::translate(Arguments::command(), language).try_get_matches_from(arguments)?;
    Arguments::from_arg_matches(&matches)
}

/// What is said in place of running a command: the help, the version, or what is wrong.
fn answer(error: &clap::Error, arguments: &[OsString], terminal: &Terminal) -> Result<Outcome, Failure> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        terminal.result(&error.render().ansi().to_string())?;
        return Ok(Outcome::Done);
    }
    let command = words::translate(Arguments::command(), terminal.language);
    terminal.complain(&usage::Mistake::new(error, &command, arguments).words());
    Ok(Outcome::Usage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_well_formed() {
        for language in Language::ALL {
            words::translate(Arguments::command(), language).debug_assert();
        }
    }
}
