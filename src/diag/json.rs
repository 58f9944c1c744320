//! Diagnostics for programs: one JSON document.

use serde::Serialize;

use super::places::Places;
use super::{Diagnostic, Related, Severity, Summary};
use crate::locale::Language;
use crate::source::Files;

/// The document. Its fields stand in the order in which they are documented.
#[derive(Serialize)]
struct Report<'a> {
    diagnostics: Vec<Finding<'a>>,
    summary: Counts,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    related: Vec<Reference<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Accepted<'a>>,
}

/// That a finding is known and does not count, until a day.
#[derive(Serialize)]
struct Accepted<'a> {
    until: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct Reference<'a> {
    message: &'a str,
    file: String,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    hints: usize,
    files: usize,
}

/// The diagnostics and their summary as JSON, in the order given, messages in one language. Lines and
/// columns count from 1, a column is a Unicode scalar value, ends are exclusive. Ends with a newline.
pub fn json(diagnostics: &[Diagnostic], files: &Files, language: Language) -> String {
    let mut places = Places::new(files);
    let summary = Summary::of(diagnostics);
    let report = Report {
        diagnostics: diagnostics
            .iter()
            .map(|finding| describe(finding, files, &mut places, language))
            .collect(),
        summary: Counts {
            errors: summary.errors,
            warnings: summary.warnings,
            hints: summary.hints,
            files: files.len(),
        },
    };
    // Strings and numbers alone cannot fail to be written.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn describe<'a>(
    diagnostic: &'a Diagnostic,
    files: &Files,
    places: &mut Places<'_>,
    language: Language,
) -> Finding<'a> {
    let (start, end) = places.of(diagnostic.span);
    let mut refer = |related: &'a Related| {
        let (start, _) = places.of(related.span);
        Reference {
            message: related.message.get(language),
            file: files.shown_path(related.span.file),
            line: start.line,
            column: start.column,
        }
    };
    Finding {
        code: diagnostic.code.id,
        name: diagnostic.code.name,
        severity: match diagnostic.code.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        },
        message: diagnostic.message.get(language),
        help: diagnostic.help.get(language),
        file: files.shown_path(diagnostic.span.file),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        related: diagnostic.related.iter().map(&mut refer).collect(),
        accepted: diagnostic
            .accepted
            .as_ref()
            .map(|accepted| Accepted { until: accepted.until.to_string(), reason: &accepted.reason }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Acceptance, Code};
    use crate::locale::Words;
    use crate::source::{Content, FileId, SourceFile, Span};

    static CODE: Code =
        Code { id: "L0201", name: "unknown-reference", severity: Severity::Error, explanation: "" };

    fn files(text: &str) -> Files {
        let file =
            |path: &str, text: &str| SourceFile { path: path.into(), content: Content::Text(text.into()) };
        Files::new("content", vec![file("a.yaml", text), file("b.yaml", "id: b\n")])
    }

    fn finding(span: Span) -> Diagnostic {
        Diagnostic::new(&CODE, span, Words::new("Falsch.", "Wrong."), Words::new("Richtig.", "Right."))
    }

    #[test]
    fn the_document_has_the_documented_form() {
        let finding = finding(Span::new(FileId(0), 6, 11))
            .related(Span::new(FileId(1), 4, 5), Words::new("Dort „b“.", "There."));
        let expected = r#"{
  "diagnostics": [
    {
      "code": "L0201",
      "name": "unknown-reference",
      "severity": "error",
      "message": "Falsch.",
      "help": "Richtig.",
      "file": "content/a.yaml",
      "line": 1,
      "column": 7,
      "end_line": 1,
      "end_column": 12,
      "related": [
        {
          "message": "Dort „b“.",
          "file": "content/b.yaml",
          "line": 1,
          "column": 5
        }
      ]
    }
  ],
  "summary": {
    "errors": 1,
    "warnings": 0,
    "hints": 0,
    "files": 2
  }
}
"#;
        assert_eq!(json(&[finding], &files("lead: erika\n"), Language::De), expected);
    }

    #[test]
    fn what_is_accepted_says_until_when_and_does_not_count() {
        let accepted = Acceptance { until: jiff::civil::date(2027, 3, 31), reason: "Folgt.".into() };
        let finding = Diagnostic { accepted: Some(accepted), ..finding(Span::NOWHERE) };
        let value: serde_json::Value =
            serde_json::from_str(&json(&[finding], &files(""), Language::De)).unwrap();
        let expected = serde_json::json!({"until": "2027-03-31", "reason": "Folgt."});
        assert_eq!(value["diagnostics"][0]["accepted"], expected);
        assert_eq!(value["summary"]["errors"], 0);
    }

    #[test]
    fn nothing_found_is_an_empty_list() {
        let text = json(&[], &files(""), Language::En);
        assert!(text.contains(r#""diagnostics": [],"#) && text.contains(r#""files": 2"#), "{text}");
    }

    #[test]
    fn places_count_characters_from_one() {
        let here = |start, end| Span::new(FileId(0), start, end);
        let cases = [
            ("umlauts", "größe: ja", here(9, 11), [1, 8, 1, 10]),
            ("emoji are one character", "😀 x", here(5, 6), [1, 3, 1, 4]),
            ("a tab is one character", "\tx", here(1, 2), [1, 2, 1, 3]),
            ("CRLF", "a\r\nbc\r\n", here(4, 5), [2, 2, 2, 3]),
            ("BOM", "\u{feff}title: x", here(3, 8), [1, 1, 1, 6]),
            ("whole file with BOM", "\u{feff}title: x", here(0, 0), [1, 1, 1, 1]),
            ("several lines", "a: |\n  b\nc", here(3, 9), [1, 4, 3, 1]),
            ("zero width", "ab", here(1, 1), [1, 2, 1, 2]),
            ("end of file", "ab\n", here(3, 3), [2, 1, 2, 1]),
            ("empty file", "", here(0, 0), [1, 1, 1, 1]),
            ("beyond the end", "ab", here(90, 99), [1, 3, 1, 3]),
            ("end before start", "abc", here(2, 1), [1, 2, 1, 2]),
            ("inside a character", "ä", here(1, 1), [1, 1, 1, 1]),
            ("nowhere", "ab", Span::NOWHERE, [1, 1, 1, 1]),
        ];
        for (what, text, span, expected) in cases {
            let value: serde_json::Value =
                serde_json::from_str(&json(&[finding(span)], &files(text), Language::En)).unwrap();
            let place = &value["diagnostics"][0];
            let found = ["line", "column", "end_line", "end_column"].map(|key| place[key].as_u64().unwrap());
            assert_eq!(found, expected, "{what}");
            let file = if span == Span::NOWHERE { "content" } else { "content/a.yaml" };
            assert_eq!(place["file"], file, "{what}");
        }
    }
}
