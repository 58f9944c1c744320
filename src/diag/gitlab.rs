//! Diagnostics as a Code Quality report of GitLab.

use serde::Serialize;

use super::places::Places;
use super::report::{fingerprints, path, text, title};
use super::{Diagnostic, Severity};
use crate::locale::Language;
use crate::source::Files;

#[derive(Serialize)]
struct Finding {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// The findings as a JSON list, in the order given; accepted ones are left out. Ends with a newline.
pub fn gitlab(diagnostics: &[Diagnostic], files: &Files, language: Language) -> String {
    let mut places = Places::new(files);
    let findings: Vec<Finding> = diagnostics
        .iter()
        .zip(fingerprints(diagnostics, files))
        .filter(|(diagnostic, _)| diagnostic.accepted.is_none())
        .map(|(diagnostic, fingerprint)| Finding {
            description: text(diagnostic, language),
            check_name: title(diagnostic),
            fingerprint,
            // An error keeps the portal from being published.
            severity: match diagnostic.code.severity {
                Severity::Error => "blocker",
                Severity::Warning => "minor",
                Severity::Hint => "info",
            },
            location: Location {
                path: path(files, diagnostic.span.file),
                lines: Lines { begin: places.of(diagnostic.span).0.line },
            },
        })
        .collect();
    // Strings and numbers alone cannot fail to be written.
    let mut text = serde_json::to_string_pretty(&findings).unwrap_or_default();
    text.push('\n');
    text
}
