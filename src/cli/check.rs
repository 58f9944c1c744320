//! `check`: everything that `build` would refuse, and warnings, without writing.

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::outcome::{Complaint, Failure, Outcome};
use super::terminal::{self, Terminal};
use super::{Global, fix, step_summary, usage, values};
use crate::check::{RULES, Selection};
use crate::diag::{self, Summary};
use crate::locale::{Language, Words};
use crate::read::Bodies;
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
    #[arg(long, value_delimiter = ',')]
    skip: Vec<String>,
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    #[arg(long)]
    fix: bool,
}

/// In which form findings are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
    Github,
    Gitlab,
    Sarif,
    Junit,
}

/// What is refused beside errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

impl Arguments {
    fn options(&self) -> Result<Options, Failure> {
        let selection = Selection::new(self.skip.clone(), self.only.clone()).map_err(|unknown| {
            let name = unknown.name;
            Failure::Refused(Complaint {
                message: Words::new(
                    format!("Eine Regel „{name}“ gibt es nicht."),
                    format!("There is no rule “{name}”."),
                ),
                help: usage::meant(&unknown.near).or(all_rules()),
            })
        })?;
        Ok(Options {
            date: self.date,
            theme: self.theme.clone(),
            selection,
            bodies: Bodies::Checked,
            ..Options::default()
        })
    }
}

/// The rules that there are.
fn all_rules() -> Words {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    Words::new(
        format!("Die Regeln sind {}. Auch der Name einer Meldung ist möglich.", Language::De.and(&names)),
        format!("The rules are {}. The name of a finding will do, too.", Language::En.and(&names)),
    )
}

/// Checks, and writes all that was found.
pub(super) fn run(arguments: &Arguments, global: &Global, terminal: &Terminal) -> Result<Outcome, Failure> {
    let language = terminal.language;
    let options = arguments.options()?;
    let Loaded { files, diagnostics, .. } = if arguments.fix {
        fix::run(&global.source(), &options, terminal)?
    } else {
        crate::load(&global.source(), &options, &mut Stopwatch::off())?
    };
    let summary = Summary::of(&diagnostics);
    match arguments.format {
        Format::Json => terminal::document(&diag::json(&diagnostics, &files, language))?,
        Format::Gitlab => terminal::document(&diag::gitlab(&diagnostics, &files, language))?,
        Format::Sarif => terminal::document(&diag::sarif(&diagnostics, &files, language))?,
        Format::Junit => terminal::document(&diag::junit(&diagnostics, &files, language))?,
        Format::Github => {
            terminal::document(&diag::github(&diagnostics, &files, language))?;
            step_summary::append(|room| diag::github_summary(&diagnostics, &files, language, room))?;
        }
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
