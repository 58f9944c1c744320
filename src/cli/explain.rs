//! `explain`: a finding at length, or the list of all.

use clap::Args;

use super::outcome::{Complaint, Failure, Outcome};
use super::terminal::Terminal;
use super::usage;
use crate::diag::{self, Code, codes, nearest};
use crate::locale::Words;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    code: Option<String>,
}

/// Explains the code that is asked for, by its number or its name; without one, names all.
pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let text = match &arguments.code {
        Some(wanted) => diag::explain(find(wanted)?, terminal.language),
        None => codes::all().into_iter().map(|code| line(code, terminal)).collect(),
    };
    terminal.result(&text)?;
    Ok(Outcome::Done)
}

/// `L0201  unknown-reference  Fehler`
fn line(code: &Code, terminal: &Terminal) -> String {
    format!("{}  {:<32}  {}\n", code.id, code.name, code.severity.words().get(terminal.language))
}

fn find(wanted: &str) -> Result<&'static Code, Failure> {
    let all = codes::all();
    let is_it = |code: &&&Code| {
        let number = code.id.trim_start_matches('L');
        [code.id, code.name, number].iter().any(|name| name.eq_ignore_ascii_case(wanted))
    };
    all.iter().find(is_it).copied().ok_or_else(|| {
        let near = nearest(wanted, all.iter().flat_map(|code| [(code.name, ""), (code.id, "")]));
        Failure::Refused(Complaint {
            message: Words::new(
                format!("Eine Meldung „{wanted}“ gibt es nicht."),
                format!("There is no finding “{wanted}”."),
            ),
            help: usage::meant(&near)
                .or(Words::new("„leitstand explain“ zeigt alle.", "“leitstand explain” shows all of them.")),
        })
    })
}
