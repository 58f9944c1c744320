//! `check`: everything that `build` would refuse, and warnings, without writing.

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::outcome::{Failure, Outcome};
use super::terminal::{self, Terminal};
use super::{Global, values};
use crate::diag::{self, Summary};
use crate::stopwatch::Stopwatch;
use crate::{Loaded, Options};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(long, value_parser = values::date)]
    date: Option<Date>,
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    theme: Option<String>,
    #[arg(long, default_value = "human")]
    format: Format,
    #[arg(long)]
    deny: Option<Deny>,
}

/// In which form findings are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

/// What is refused beside errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

/// Checks, and writes all that was found.
pub(super) fn run(arguments: &Arguments, global: &Global, terminal: &Terminal) -> Result<Outcome, Failure> {
    let language = terminal.language;
    let options = Options { date: arguments.date, theme: arguments.theme.clone(), ..Options::default() };
    let Loaded { files, diagnostics, .. } = crate::load(&global.source(), &options, &mut Stopwatch::off())?;
    let summary = Summary::of(&diagnostics);
    match arguments.format {
        Format::Json => terminal::document(&diag::json(&diagnostics, &files, language))?,
        Format::Human => {
            let mut text = diag::human(&diagnostics, &files, language, true);
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&diag::summary(&summary, files.len(), language));
            text.push('\n');
            terminal.result(&text)?;
        }
    }
    let is_refused = match arguments.deny {
        Some(Deny::Warnings) => summary.errors + summary.warnings > 0,
        None => summary.errors > 0,
    };
    Ok(if is_refused { Outcome::Content } else { Outcome::Done })
}
