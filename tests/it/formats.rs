//! The forms of a check's findings that other programs read, each read by something that is not ours:
//! the published schema of SARIF, Jenkins' schema of `JUnit` and libxml2, and readers in
//! `tests/validate/`. All must say what the JSON form says. `npm ci` in `tests/` brings what they need.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use leitstand::diag::{self, Acceptance, Diagnostic, codes};
use leitstand::locale::{Language, Words};
use leitstand::source::{Content, FileId, Files, SourceFile, Span};
use serde_json::{Value, json};

use crate::mistakes;
use crate::site::{Findings, SiteTest, tests};

/// Texts that break a form which does not expect them.
const HOSTILE: [&str; 14] = [
    "",
    "100 %, 50 %25 und %0A",
    "a\nb\r\nc\rd\te",
    "::error file=x,line=1::y",
    "a,b:c=d::e",
    "]]> <![CDATA[ & &amp; <b a=\"c\" d='e'>",
    "<!-- -- --> <?xml?>",
    "| Tabelle | `Code` | <script>alert(1)</script> |",
    "\"quotes\" 'quotes' \\ back\\slash",
    "\0\u{1}\u{8}\u{b}\u{c}\u{1b}[31m\u{1f}\u{7f}\u{85}",
    "\u{fffe}\u{ffff}\u{2028}\u{2029}\u{feff}\u{202e}",
    "😀👩‍👩‍👧 größe 漢字 \u{10ffff}",
    "  vorn und hinten  ",
    "\n",
];

/// Paths as somebody may name files.
const PATHS: [&str; 6] = [
    "pages/größe und maß.md",
    "pages/100%25 #1?.md",
    "pages/a:b,c;d=e.md",
    "pages/<&\"'>.md",
    "C:/x.yaml",
    "pages/😀.md",
];

/// Findings with hostile texts at hostile places: of all severities, accepted, with repairs, with other
/// places, and all of them twice.
fn hostile() -> Findings {
    let file = |path: &&str| SourceFile {
        path: (*path).into(),
        content: Content::Text("\u{feff}größe: 😀 ja\r\nx: |\n  y\n".into()),
    };
    let files = Files::new("./content", PATHS.iter().map(file).collect());
    let codes = codes::all();
    let mut diagnostics = Vec::new();
    for (index, text) in HOSTILE.into_iter().enumerate() {
        for severity in [diag::Severity::Error, diag::Severity::Warning, diag::Severity::Hint] {
            let Some(code) = codes.iter().find(|code| code.severity == severity) else { continue };
            let at = FileId(u32::try_from(index % PATHS.len()).unwrap());
            let span = Span::new(at, index, index + 9);
            // A help may be empty, a message never is.
            let message = if text.trim().is_empty() { "leer" } else { text };
            let one = Diagnostic::new(code, span, Words::same(message), Words::same(text))
                .related(Span::whole(FileId(0)), Words::same(text));
            let accepted = Acceptance { until: "2026-12-31".parse().unwrap(), reason: text.to_owned() };
            diagnostics.push(one.clone());
            diagnostics.push(Diagnostic { accepted: Some(accepted), ..one.clone() });
            diagnostics.push(Diagnostic { span: Span::whole(at), ..one.clone() }.fix(span, text));
        }
    }
    Findings { files, diagnostics }
}

/// All that the tests know of: every seeded mistake, the hostile texts, and nothing at all.
fn everything() -> Vec<(String, Findings)> {
    let mut all: Vec<(String, Findings)> =
        mistakes::cases().into_iter().map(|case| (case.name, case.site.check())).collect();
    all.push(("hostile".into(), hostile()));
    all.push(("nothing".into(), SiteTest::minimal().check()));
    all
}

/// What was found, as the JSON form says it, with what that form does not say.
fn facts(findings: &Findings, language: Language) -> Vec<Value> {
    let Findings { files, diagnostics } = findings;
    let report: Value = serde_json::from_str(&diag::json(diagnostics, files, language)).unwrap();
    let mut facts = report["diagnostics"].as_array().unwrap().clone();
    let relative = |value: &mut Value| {
        let path = value.as_str().unwrap().trim_start_matches("./").to_owned();
        *value = path.into();
    };
    for (fact, diagnostic) in facts.iter_mut().zip(diagnostics) {
        relative(&mut fact["file"]);
        fact["related"].as_array_mut().unwrap().iter_mut().for_each(|related| relative(&mut related["file"]));
        fact["accepted"] = diagnostic.accepted.is_some().into();
        fact["fix"] = diagnostic.fix.as_ref().map_or(Value::Null, |fix| {
            let (start, end) = (files.start(fix.span), files.end(fix.span));
            json!({"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
                "text": fix.text})
        });
    }
    facts
}

/// Runs a reader of `tests/validate/`; fails with what it says.
pub fn validate(script: &str, argument: &Path) {
    assert!(
        tests("node_modules/libxml2-wasm/package.json").is_file(),
        "the readers of the report formats are not installed; run `npm ci` in the folder `tests`"
    );
    let output = Command::new("node").arg(tests("validate").join(script)).arg(argument).output();
    let output = output.unwrap_or_else(|error| panic!("`node` cannot be started: {error}"));
    let said =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{script}:\n{said}");
}

#[test]
fn sarif_gitlab_and_junit_are_valid_and_say_what_json_says() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, ending: &str, text: String| {
        fs::write(folder.path().join(format!("{name}.{ending}")), text).unwrap();
    };
    for (name, findings) in everything() {
        let Findings { files, diagnostics } = &findings;
        for language in Language::ALL {
            let name = format!("{name}.{}", language.code());
            write(&name, "facts.json", Value::from(facts(&findings, language)).to_string());
            write(&name, "sarif.json", diag::sarif(diagnostics, files, language));
            write(&name, "gitlab.json", diag::gitlab(diagnostics, files, language));
            write(&name, "junit.xml", diag::junit(diagnostics, files, language));
        }
    }
    validate("reports.mjs", folder.path());
}

/// A workflow command as the runner of GitHub Actions reads it; nothing for a line that is none.
pub fn read_command(line: &str) -> Option<(String, Value)> {
    let (head, message) = line.strip_prefix("::")?.split_once("::")?;
    let (command, properties) = head.split_once(' ')?;
    let undo = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
    let mut fields = json!({"message": undo(message).replace("%25", "%")});
    for property in properties.split(',') {
        let (key, value) = property.split_once('=')?;
        let value = undo(value).replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
        fields[key] = value.into();
    }
    Some((command.to_owned(), fields))
}

#[test]
fn annotations_say_what_json_says_errors_first_and_ten_of_each() {
    for (name, findings) in everything() {
        let all = facts(&findings, Language::De);
        let text = diag::github(&findings.diagnostics, &findings.files, Language::De);
        let (commands, others): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.starts_with("::"));
        let found: Vec<_> = commands.iter().map(|line| read_command(line).unwrap()).collect();

        let mut expected = Vec::new();
        let open: Vec<&Value> = all.iter().filter(|fact| fact["accepted"] == false).collect();
        for (severity, command) in [("error", "error"), ("warning", "warning"), ("hint", "notice")] {
            let of_severity = open.iter().filter(|fact| fact["severity"] == severity);
            expected.extend(of_severity.take(10).map(|fact| (command.to_owned(), annotation(fact))));
        }
        assert_eq!(found, expected, "{name}");
        let rest = open.len() - expected.len();
        let more = format!("und {rest} weitere; „leitstand check“ zeigt alle");
        assert_eq!(others.len(), 1 + usize::from(rest > 0), "{name}: {text}");
        assert!(rest == 0 || others[0] == more, "{name}: {others:?}");
    }
}

/// A finding of the JSON form as an annotation.
fn annotation(fact: &Value) -> Value {
    let text = |key: &str| fact[key].as_str().map_or_else(|| fact[key].to_string(), str::to_owned);
    let mut fields = json!({
        "file": text("file"),
        "line": text("line"),
        "endLine": text("end_line"),
        "title": format!("{} {}", text("code"), text("name")),
        "message": format!("{}\n{}", text("message"), text("help")).trim_end(),
    });
    if fact["line"] == fact["end_line"] {
        fields["col"] = text("column").into();
        fields["endColumn"] = text("end_column").into();
    }
    fields
}

#[test]
fn a_fingerprint_outlives_lines_that_move_and_twins_that_are_accepted() {
    let site = |page: &str| {
        SiteTest::minimal().file("pages/neu.md", format!("---\ntitle: Neu\n---\n{page}")).check()
    };
    let fingerprints = |findings: &Findings, language| -> Vec<String> {
        let report = diag::gitlab(&findings.diagnostics, &findings.files, language);
        let report: Vec<Value> = serde_json::from_str(&report).unwrap();
        report.iter().map(|finding| finding["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let twice = "Ein [Anleitung](fehlt.md).\n\nNoch ein [Anleitung](fehlt.md).\n";
    let before = fingerprints(&site(twice), Language::De);
    assert!(before.len() == 2 && before[0] != before[1], "{before:?}");
    let mut moved = site(&format!("Ein Absatz.\n\nNoch einer.\n\n{twice}"));
    assert_eq!(fingerprints(&moved, Language::De), before);
    assert_eq!(fingerprints(&moved, Language::En), before);
    let accepted = Acceptance { until: "2026-12-31".parse().unwrap(), reason: "Bald.".into() };
    moved.diagnostics[0].accepted = Some(accepted);
    assert_eq!(fingerprints(&moved, Language::De), before[1..]);
    assert_ne!(fingerprints(&site("Ein [Anleitung](fehlt2.md).\n"), Language::De)[0], before[0]);
}
