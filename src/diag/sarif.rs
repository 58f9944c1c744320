//! Diagnostics as SARIF 2.1.0, the form that code scanners and editors exchange.

use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::places::Places;
use super::report::{acceptance, fingerprints, path, text};
use super::{Code, Diagnostic, Edit, Severity, explain};
use crate::locale::Language;
use crate::source::{FileId, Files, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings as one run, in the order given, with the rules that they break. Accepted findings are
/// suppressed, certain repairs are fixes. Ends with a newline.
pub fn sarif(diagnostics: &[Diagnostic], files: &Files, language: Language) -> String {
    let mut codes: Vec<&Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_by_key(|code| code.id);
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code, language)).collect();
    let mut writer = Writer { files, places: Places::new(files), language };
    let results: Vec<Value> = diagnostics
        .iter()
        .zip(fingerprints(diagnostics, files))
        .map(|(diagnostic, fingerprint)| {
            let rule = codes.partition_point(|code| code.id < diagnostic.code.id);
            writer.result(diagnostic, rule, &fingerprint)
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Leitstand",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "language": language.code(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// A code, with what `explain` says of it.
fn rule(code: &Code, language: Language) -> Value {
    let cause = code.explain().cause;
    let cause = match cause.get(language) {
        "" => code.name,
        cause => cause,
    };
    let severity = match code.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "recommendation",
    };
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": first_sentence(cause)},
        "fullDescription": {"text": cause},
        "help": {"text": explain(code, language)},
        "defaultConfiguration": {"level": level(code.severity)},
        // Where GitHub looks for it.
        "properties": {"problem.severity": severity},
    })
}

/// A point after an abbreviation such as "z. B." ends no sentence.
fn first_sentence(text: &str) -> &str {
    let is_end = |at: usize| text[..at].chars().rev().take(2).all(char::is_alphanumeric);
    let end = text.match_indices(". ").map(|(at, _)| at).find(|at| is_end(*at));
    end.and_then(|end| text.get(..=end)).unwrap_or(text)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

struct Writer<'a> {
    files: &'a Files,
    places: Places<'a>,
    language: Language,
}

impl Writer<'_> {
    fn result(&mut self, diagnostic: &Diagnostic, rule: usize, fingerprint: &str) -> Value {
        let suppression = diagnostic.accepted.iter().map(|accepted| {
            json!({
                "kind": "external",
                "status": "accepted",
                "justification": acceptance(accepted, self.language),
            })
        });
        // A list without members says: not suppressed. Without the list it would not be known.
        let suppressions: Vec<Value> = suppression.collect();
        let mut result = json!({
            "ruleId": diagnostic.code.id,
            "ruleIndex": rule,
            "level": level(diagnostic.code.severity),
            "message": {"text": text(diagnostic, self.language)},
            "locations": [{"physicalLocation": self.place(diagnostic.span)}],
            "partialFingerprints": {"leitstand/v1": fingerprint},
            "suppressions": suppressions,
        });
        if !diagnostic.related.is_empty() {
            let related = diagnostic.related.iter().enumerate().map(|(index, related)| {
                json!({
                    "id": index + 1,
                    "physicalLocation": self.place(related.span),
                    "message": {"text": related.message.get(self.language)},
                })
            });
            result["relatedLocations"] = related.collect();
        }
        if let Some(Edit { span, text }) = &diagnostic.fix {
            result["fixes"] = json!([{
                "description": {"text": diagnostic.help.get(self.language)},
                "artifactChanges": [{
                    "artifactLocation": self.artifact(span.file),
                    "replacements": [{"deletedRegion": self.region(*span), "insertedContent": {"text": text}}],
                }],
            }]);
        }
        result
    }

    fn place(&mut self, span: Span) -> Value {
        json!({"artifactLocation": self.artifact(span.file), "region": self.region(span)})
    }

    fn artifact(&self, file: FileId) -> Value {
        json!({"uri": uri(&path(self.files, file))})
    }

    fn region(&mut self, span: Span) -> Value {
        let (start, end) = self.places.of(span);
        json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        })
    }
}

/// A path as an address: relative to the working directory, unless the content was named otherwise.
fn uri(path: &str) -> String {
    let mut uri = match (Path::new(path).is_absolute(), path.starts_with('/')) {
        (false, _) => String::new(),
        (true, true) => "file://".to_owned(),
        (true, false) => "file:///".to_owned(),
    };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_an_address_whatever_stands_in_it() {
        let cases = [
            ("content/a.yaml", "content/a.yaml"),
            ("Größe & Maß/100%:#?.md", "Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/100%25%3A%23%3F.md"),
            #[cfg(unix)]
            ("/srv/a b/c.md", "file:///srv/a%20b/c.md"),
        ];
        for (path, expected) in cases {
            assert_eq!(uri(path), expected);
        }
    }

    #[test]
    fn the_short_description_is_the_first_sentence() {
        let cases = [
            ("Ein Feld fehlt. Es wird gebraucht.", "Ein Feld fehlt."),
            ("Etwas, z. B. ein Name, fehlt. Mehr.", "Etwas, z. B. ein Name, fehlt."),
            ("unknown-field", "unknown-field"),
            ("A field. ", "A field."),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(first_sentence(text), expected);
        }
    }
}
