//! Diagnostics as a JUnit report: a test case for each finding, of which errors have failed.

use std::collections::HashMap;
use std::fmt::Write;

use super::places::Places;
use super::report::{acceptance, path, text, title};
use super::{Diagnostic, Severity, Summary, summary};
use crate::locale::Language;
use crate::source::Files;

/// The findings as XML, in the order given. An error is a failure, an accepted finding is skipped; warnings
/// and hints pass with their text as output. Without a finding there is one test case, which passes.
///
/// Attributes and elements are those that Jenkins' schema knows. What identifies a test case is its file
/// and its words, not its line: platforms compare reports by names and drop a second one of the same name.
pub fn junit(diagnostics: &[Diagnostic], files: &Files, language: Language) -> String {
    let counts = Summary::of(diagnostics);
    let skipped = diagnostics.iter().filter(|diagnostic| diagnostic.accepted.is_some()).count();
    let (tests, failures) = (diagnostics.len().max(1), counts.errors);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a string cannot fail.
    let _ = writeln!(xml, "<testsuites tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">");
    let _ = writeln!(
        xml,
        "  <testsuite name=\"leitstand\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">"
    );
    if diagnostics.is_empty() {
        let name = escape(&summary(&counts, files.len(), language));
        let _ = writeln!(xml, "    <testcase classname=\"leitstand\" name=\"{name}\"/>");
    }
    let mut places = Places::new(files);
    let mut names = HashMap::new();
    for diagnostic in diagnostics {
        let path = path(files, diagnostic.span.file);
        let name = escape(&format!("{}: {}", title(diagnostic), diagnostic.message.get(language)));
        let count: &mut usize = names.entry((path.clone(), name.clone())).or_default();
        *count += 1;
        let number = if *count > 1 { format!(" ({count})") } else { String::new() };
        let path = escape(&path);
        let outcome = outcome(diagnostic, files, &mut places, language);
        let _ = writeln!(
            xml,
            "    <testcase classname=\"{path}\" name=\"{name}{number}\">\n      {outcome}\n    </testcase>"
        );
    }
    xml.push_str("  </testsuite>\n</testsuites>\n");
    xml
}

fn outcome(diagnostic: &Diagnostic, files: &Files, places: &mut Places<'_>, language: Language) -> String {
    if let Some(accepted) = &diagnostic.accepted {
        return format!("<skipped>{}</skipped>", escape(&acceptance(accepted, language)));
    }
    let (start, _) = places.of(diagnostic.span);
    let path = path(files, diagnostic.span.file);
    let said = escape(&format!("{path}:{}:{}\n{}", start.line, start.column, text(diagnostic, language)));
    match diagnostic.code.severity {
        Severity::Error => {
            let (message, kind) = (escape(diagnostic.message.get(language)), escape(&title(diagnostic)));
            format!("<failure message=\"{message}\" type=\"{kind}\">{said}</failure>")
        }
        Severity::Warning | Severity::Hint => {
            let severity = diagnostic.code.severity.words();
            format!("<system-out>{}: {said}</system-out>", severity.get(language))
        }
    }
}

/// A text as it may stand in an element and in an attribute. What XML 1.0 cannot hold in any form is
/// replaced; line breaks are written as numbers, for readers change the others.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(escaped, "&#{};", u32::from(character));
            }
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            character => escaped.push(character),
        }
    }
    escaped
}
