//! Seeded mistakes. Each file of `tests/mistakes` is laid over the minimal portal; the findings that
//! it expects are written in it, and there must be no others.
//!
//! ```text
//! What the case is about.
//! === people/erika.yaml
//! name: Erika Sommer
//! email: erika   # error: wrong-value @8 "team@example.org"
//! === pages/neu.md
//! ---
//! title: Neu
//! ---
//! Mehr steht [dort](fehlt.md). <!-- error: broken-link -->
//! === platforms/xing.md (absent)
//! === status/metrics/xing.csv # error: csv-syntax @2:1
//! monat;followers
//! ```
//!
//! `@8` is the column; the quoted text must stand in the finding's words. Where a file has no room for
//! comments, the line with its path says what is expected, with line and column; without them, the
//! file's first character is meant. A path of `.` stands for no file at all; the files of themes stand
//! in `../themes/`.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use leitstand::diag::{Code, Diagnostic, Severity, codes};
use leitstand::read::Bodies;

use crate::site::{Findings, SiteTest, tests};

/// Codes that no file of `tests/mistakes` can show, and the test that does.
const ELSEWHERE: [(&str, &str); 8] = [
    ("not-utf8", "bytes that no text file can hold: bad_input.rs"),
    ("binary-file", "bytes that no text file can hold: bad_input.rs"),
    ("file-too-large", "50 MB: bad_input.rs"),
    ("bad-file-link", "needs a disk: bad_input.rs"),
    ("unreadable-file", "needs a disk: bad_input.rs"),
    ("empty-content", "no file at all: bad_input.rs"),
    ("shallow-history", "needs a repository: history.rs"),
    ("unreadable-history", "needs a repository: history.rs"),
];

/// A file of `tests/mistakes`.
pub struct Case {
    /// Its name.
    pub name: String,
    /// The minimal portal with the files of the case.
    pub site: SiteTest,
    expected: Vec<Expected>,
}

/// A finding that a case expects.
#[derive(Debug, Clone)]
struct Expected {
    severity: Severity,
    name: String,
    path: String,
    line: usize,
    column: Option<usize>,
    words: Option<String>,
}

/// Every case, sorted by name.
pub fn cases() -> Vec<Case> {
    let mut names: Vec<_> =
        fs::read_dir(tests("mistakes")).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            Case::parse(&name, &fs::read_to_string(&path).unwrap())
        })
        .collect()
}

impl Case {
    /// Whether the portal of the case may not be published.
    pub fn is_error(&self) -> bool {
        self.expected.iter().any(|expected| expected.severity == Severity::Error)
    }

    /// The names of the findings that a file of the case has.
    pub fn names(&self, path: &str) -> Vec<&str> {
        let of_file = self.expected.iter().filter(|expected| expected.path == path);
        of_file.map(|expected| expected.name.as_str()).collect()
    }

    fn parse(name: &str, text: &str) -> Case {
        let mut parts = text.split("\n=== ");
        let about = parts.next().unwrap_or_default();
        assert!(
            !about.trim().is_empty() && !about.starts_with("==="),
            "{name} does not say what it is about"
        );
        let mut case = Case { name: name.to_owned(), site: SiteTest::minimal(), expected: Vec::new() };
        for part in parts {
            let (head, body) = part.split_once('\n').unwrap_or((part, ""));
            let path = head.split(['#', '(']).next().unwrap().trim().to_owned();
            let shown = if path == "." { "" } else { &path };
            case.expected.extend(expectations(head, shown, 1, true));
            for (index, line) in body.lines().enumerate() {
                case.expected.extend(expectations(line, shown, index + 1, false));
            }
            // The line break in front of the next file's line is part of this file.
            let text =
                if body.is_empty() || body.ends_with('\n') { body.to_owned() } else { format!("{body}\n") };
            case.site = match path.strip_prefix("../themes/").and_then(|path| path.split_once('/')) {
                Some((theme, path)) => case.site.theme_file(theme, path, &text),
                None if head.contains("(absent)") => case.site.without(&path),
                None if path == "." => case.site,
                None => case.site.file(&path, text),
            };
        }
        assert!(!case.expected.is_empty(), "{name} expects nothing");
        case
    }

    /// What is wrong with the findings; nothing where they are as expected.
    fn compare(&self, findings: &Findings) -> Option<String> {
        let mut left = self.expected.clone();
        let mut wrong = String::new();
        for diagnostic in &findings.diagnostics {
            if let Some(index) = left.iter().position(|expected| expected.fits(findings, diagnostic)) {
                left.remove(index);
            } else {
                let (path, at) = findings.place(diagnostic);
                let name = diagnostic.code.name;
                let _ = writeln!(wrong, "not expected: {name} at {path}:{}:{}", at.line, at.column);
            }
        }
        for Expected { name, path, line, column, words, .. } in left {
            let column = column.map_or(String::new(), |column| format!(":{column}"));
            let words = words.map_or(String::new(), |words| format!(" saying “{words}”"));
            let _ = writeln!(wrong, "not found: {name} at {path}:{line}{column}{words}");
        }
        (!wrong.is_empty()).then(|| format!("--- {}\n{wrong}{}", self.name, findings.shown()))
    }
}

impl Expected {
    fn fits(&self, findings: &Findings, diagnostic: &Diagnostic) -> bool {
        let (path, at) = findings.place(diagnostic);
        let said = [&diagnostic.message.de, &diagnostic.message.en, &diagnostic.help.de, &diagnostic.help.en];
        diagnostic.code.name == self.name
            && diagnostic.code.severity == self.severity
            && path == self.path
            && (at.line == self.line)
            && self.column.is_none_or(|column| column == at.column)
            && self.words.as_ref().is_none_or(|words| said.iter().any(|text| text.contains(words.as_str())))
    }
}

/// What a line expects: `error: name @7 "words"`, several separated by commas, in a comment.
fn expectations(line: &str, path: &str, number: usize, is_head: bool) -> Vec<Expected> {
    let Some((_, comment)) =
        line.split_once("# ").filter(|_| !line.contains("<!--")).or(line.split_once("<!-- "))
    else {
        return Vec::new();
    };
    let comment = comment.trim_end().trim_end_matches("-->");
    let one = |part: &str| {
        let (severity, rest) = part.trim().split_once(": ")?;
        let severity = match severity {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            "hint" => Severity::Hint,
            _ => return None,
        };
        let words = rest.split('"').nth(1).map(str::to_owned);
        let mut parts = rest.split_whitespace();
        let name = parts.next()?.to_owned();
        let place: Option<Vec<usize>> = parts
            .next()
            .and_then(|place| place.strip_prefix('@'))
            .map(|place| place.split(':').map(|number| number.parse().unwrap()).collect());
        let (line, column) = match (is_head, place.as_deref()) {
            (true, Some([line, column])) => (*line, Some(*column)),
            (true, Some([line])) => (*line, None),
            (true, _) => (1, Some(1)),
            (false, Some([column])) => (number, Some(*column)),
            (false, _) => (number, None),
        };
        Some(Expected { severity, name, path: path.to_owned(), line, column, words })
    };
    comment.split(", ").filter_map(one).collect()
}

#[test]
fn every_seeded_mistake_is_found_at_its_place_and_nothing_else() {
    let cases = cases();
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(|case| case.compare(&case.site.check())).collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_build_finds_what_a_check_finds() {
    for case in cases() {
        let [checked, built] = [Bodies::Checked, Bodies::Shown].map(|bodies| case.site.load(bodies).shown());
        assert_eq!(checked, built, "{}", case.name);
    }
}

#[test]
fn every_finding_says_what_is_wrong_and_what_would_be_right_in_both_languages() {
    for case in cases() {
        for Diagnostic { code, message, help, .. } in case.site.check().diagnostics {
            for (what, words) in [("message", message), ("help", help)] {
                assert!(!words.de.trim().is_empty(), "{}: {} has no German {what}", case.name, code.name);
                assert!(!words.en.trim().is_empty(), "{}: {} has no English {what}", case.name, code.name);
                assert_ne!(
                    words.de, words.en,
                    "{}: the {what} of {} is not translated",
                    case.name, code.name
                );
            }
        }
    }
}

#[test]
fn every_code_has_a_case_and_a_number_and_a_name_of_its_own() {
    let codes = codes::all();
    for own in [|code: &Code| code.id, |code: &Code| code.name] {
        let different: BTreeSet<&str> = codes.iter().map(|code| own(code)).collect();
        assert_eq!(different.len(), codes.len(), "two codes share one of {different:?}");
    }
    let shown: BTreeSet<String> =
        cases().into_iter().flat_map(|case| case.expected).map(|expected| expected.name).collect();
    for Code { name, .. } in &codes {
        let elsewhere = ELSEWHERE.iter().find(|(code, _)| code == name);
        match (shown.contains(*name), elsewhere) {
            (false, None) => panic!("no file of tests/mistakes shows `{name}`"),
            (true, Some((_, reason))) => panic!("`{name}` has a case; delete it from ELSEWHERE ({reason})"),
            _ => {}
        }
    }
    for (name, _) in ELSEWHERE {
        assert!(codes.iter().any(|code| code.name == name), "ELSEWHERE names `{name}`, which is no code");
    }
}
