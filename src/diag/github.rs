//! Diagnostics as annotations of GitHub Actions: workflow commands on standard output.

use std::fmt::Write;

use super::places::Places;
use super::report::{more, open, path, text, title};
use super::{Diagnostic, Severity, Summary, summary};
use crate::locale::Language;
use crate::source::Files;

/// The platform shows so many annotations of each type per step and drops the others without a word.
/// Three types are thirty, below the fifty it shows per job.
const MOST: usize = 10;

/// The findings as annotations, errors first, a line each, and a closing line that is none. Accepted ones
/// are left out; what the platform would drop is counted in a line "and 12 more".
pub fn github(diagnostics: &[Diagnostic], files: &Files, language: Language) -> String {
    let mut places = Places::new(files);
    let mut lines = String::new();
    let mut rest = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        let found = open(diagnostics).filter(|diagnostic| diagnostic.code.severity == severity);
        for (index, diagnostic) in found.enumerate() {
            if index < MOST {
                annotation(&mut lines, diagnostic, files, &mut places, language);
            } else {
                rest += 1;
            }
        }
    }
    // Writing to a string cannot fail.
    if rest > 0 {
        let _ = writeln!(lines, "{}", more(rest, language));
    }
    let _ = writeln!(lines, "{}", summary(&Summary::of(diagnostics), files.len(), language));
    lines
}

fn annotation(
    lines: &mut String,
    diagnostic: &Diagnostic,
    files: &Files,
    places: &mut Places<'_>,
    language: Language,
) {
    let command = match diagnostic.code.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let (start, end) = places.of(diagnostic.span);
    let mut place = format!("line={},endLine={}", start.line, end.line);
    // Of a place over several lines the platform refuses the columns.
    if start.line == end.line {
        let _ = write!(place, ",col={},endColumn={}", start.column, end.column);
    }
    let file = property(&path(files, diagnostic.span.file));
    let title = property(&title(diagnostic));
    let message = message(&text(diagnostic, language));
    let _ = writeln!(lines, "::{command} file={file},{place},title={title}::{message}");
}

/// A text where the message of a command stands: on one line.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text where a property stands: without what separates properties.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
