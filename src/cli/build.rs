//! `build`: checks, renders, publishes.

use std::env;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::civil::Date;

use super::outcome::{Failure, Outcome};
use super::terminal::Terminal;
use super::timings::timings;
use super::{Global, values};
use crate::diag::{self, Summary};
use crate::locale::{Language, Numbers};
use crate::model::Audience;
use crate::publish::{Remarks, Report};
use crate::stopwatch::Stopwatch;
use crate::{Built, Options};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(long, default_value = "public")]
    output: PathBuf,
    #[arg(long, value_parser = values::date)]
    date: Option<Date>,
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    theme: Option<String>,
    #[arg(long, value_parser = values::url)]
    base_url: Option<String>,
    #[arg(long, default_value = "team", value_parser = values::audience())]
    audience: Audience,
    #[arg(long)]
    no_history: bool,
    #[arg(long)]
    timings: bool,
}

impl Arguments {
    fn options(&self) -> Options {
        Options {
            date: self.date,
            theme: self.theme.clone(),
            base_url: self.base_url.clone(),
            audience: self.audience,
            without_history: self.no_history,
            program: program(),
            ..Options::default()
        }
    }
}

/// A hash of the running program: another one may make other pages of the same content.
fn program() -> String {
    let mut hasher = blake3::Hasher::new();
    match env::current_exe().and_then(File::open).and_then(|file| hasher.update_reader(file).map(|_| ())) {
        Ok(()) => hasher.finalize().to_hex().to_string(),
        // Its name and version must do, which are part of the digest anyway.
        Err(_) => String::new(),
    }
}

/// Builds, and says what is wrong and what has changed.
pub(super) fn run(arguments: &Arguments, global: &Global, terminal: &Terminal) -> Result<Outcome, Failure> {
    let language = terminal.language;
    let mut clock = Stopwatch::running();
    let options = arguments.options();
    clock.lap("cli");
    let built = crate::build(&global.source(), &options, &arguments.output, &mut clock)?;
    let total = clock.total();

    let Built { files, diagnostics, report, pages, remarks } = built;
    if !diagnostics.is_empty() {
        terminal.message(&diag::human(&diagnostics, &files, language, true));
        terminal.message("\n");
    }
    if let Some(remarks) = remarks.filter(|remarks| *remarks != Remarks::default()) {
        terminal.message(&as_before(remarks, language));
    }
    if arguments.timings {
        terminal.result(&timings(clock.laps(), total, language))?;
    }
    let Some(report) = report else {
        let found = diag::summary(&Summary::of(&diagnostics), files.len(), language);
        terminal.message(&match language {
            Language::De => format!("Nichts veröffentlicht: {found}\n"),
            Language::En => format!("Nothing published: {found}\n"),
        });
        return Ok(Outcome::Content);
    };
    terminal.result(&changes(&report, pages, total, &arguments.output, language))?;
    Ok(Outcome::Done)
}

/// What the last build found in the same content.
fn as_before(Remarks { warnings, hints }: Remarks, language: Language) -> String {
    let numbers = Numbers::new(language);
    let words = match language {
        Language::De => [("Warnung", "Warnungen"), ("Hinweis", "Hinweise")],
        Language::En => [("warning", "warnings"), ("hint", "hints")],
    };
    let found = [warnings, hints].into_iter().zip(words).filter(|(count, _)| *count > 0);
    let found: Vec<String> = found.map(|(count, (one, other))| numbers.count(count, one, other)).collect();
    let found = language.and(&found);
    match language {
        Language::De => format!("Wie beim letzten Mal: {found}; „leitstand check“ zeigt, wo.\n"),
        Language::En => format!("As the last time: {found}; “leitstand check” shows where.\n"),
    }
}

/// The closing line: what was made and what of it has changed, how long that took, where to look.
fn changes(report: &Report, pages: usize, total: Duration, output: &Path, language: Language) -> String {
    let numbers = Numbers::new(language);
    let files = report.written.len() + report.unchanged;
    let counts = [report.written.len(), report.unchanged, report.removed.len()];
    let [written, unchanged, removed] = counts.map(|count| numbers.integer(count));
    // Nothing takes no time.
    let seconds = numbers.decimal(total.as_secs_f64().max(0.01), 2);
    let index = output.join("index.html");
    let index = index.display();
    match language {
        Language::De => format!(
            "{} in {}: {written} geschrieben, {unchanged} unverändert, {removed} entfernt, in {seconds} s; {index}\n",
            numbers.count(pages, "Seite", "Seiten"),
            numbers.count(files, "Datei", "Dateien"),
        ),
        Language::En => format!(
            "{} in {}: {written} written, {unchanged} unchanged, {removed} removed, in {seconds} s; {index}\n",
            numbers.count(pages, "page", "pages"),
            numbers.count(files, "file", "files"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_counts_in_words() {
        let report = Report { written: vec!["index.html".into()], unchanged: 1_234, removed: Vec::new() };
        let line = |pages, millis, language| {
            changes(&report, pages, Duration::from_millis(millis), Path::new("public"), language)
        };
        assert_eq!(
            line(63, 120, Language::De),
            "63 Seiten in 1.235 Dateien: 1 geschrieben, 1.234 unverändert, 0 entfernt, in 0,12 s; public/index.html\n"
        );
        assert_eq!(
            line(1, 1, Language::En),
            "1 page in 1,235 files: 1 written, 1,234 unchanged, 0 removed, in 0.01 s; public/index.html\n"
        );
    }
}
