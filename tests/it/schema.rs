//! The schemas for editors say what the reader says: judged by a YAML parser and a validator that are
//! not ours.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use leitstand::model::Kind;
use leitstand::schema;
use leitstand::view::machine;
use serde_json::{Value, json};

use crate::cli::Site;
use crate::mistakes;
use crate::site::{SiteTest, tests};

/// The findings that a schema shows in the editor already.
const VISIBLE: [&str; 11] = [
    "bad-date",
    "bad-identifier",
    "duplicate-field",
    "kind-not-written",
    "missing-field",
    "not-translatable",
    "unknown-choice",
    "unknown-field",
    "wrong-type",
    "wrong-value",
    "yaml-syntax",
];

/// Files of cases with which it is the other way round, and why.
const EXCEPTIONS: [(&str, &str, &str); 12] = [
    ("bad-identifier-file", "pages/Über uns.md", "the file's name is wrong, not what is in it"),
    ("bad-identifier-file", "people/Jörg Müller.yaml", "the file's name is wrong, not what is in it"),
    ("bad-identifier-index", "platforms/index.md", "the file's name is wrong, not what is in it"),
    (
        "closed-without-results-refused",
        "status/campaigns/herbst.yaml",
        "a point in a number is a number, too",
    ),
    ("comment-for-value", "people/jonas.yaml", "what is required has no value"),
    ("no-follow-ups-file-name", "people/Max.yaml", "the file's name is wrong, not what is in it"),
    ("unknown-reference-kind", "guidelines/ton.md", "a name that no person can have is seen"),
    ("unknown-reference-name", "guidelines/ton.md", "a name that no platform can have is seen"),
    ("unknown-reference-name", "platforms/xing.md", "a name that no person can have is seen"),
    (
        "wrong-value-quarter",
        "status/metrics/xing.yaml",
        "series have months, but fields elsewhere have quarters",
    ),
    ("wrong-value-thousands", "status/metrics/xing.yaml", "a point in a number is a number, too"),
    ("wrong-value-editor", "portal.yaml", "schemes that are no editor's are told by the reader"),
];

/// A file as the validator wants it.
struct File {
    shown: String,
    schema: String,
    text: String,
}

/// The kind whose files stand at a path.
fn kind_of(path: &str) -> Option<Kind> {
    schema::kinds().find(|kind| {
        let place = schema::place(*kind);
        if let Some((folder, ending)) = place.split_once("/**/*") {
            return path.starts_with(&format!("{folder}/")) && path.ends_with(ending);
        }
        let (name, ending) = place.rsplit_once('.').unwrap();
        path == place || (path.starts_with(&format!("{name}.")) && path.ends_with(&format!(".{ending}")))
    })
}

/// The files of a portal that schemas speak of; `None` in place of a text without a head.
fn files(site: &SiteTest, shown: &str) -> Vec<(String, File)> {
    let mut files = Vec::new();
    for (path, bytes) in &site.files {
        let Some(kind) = kind_of(path) else { continue };
        let text = String::from_utf8_lossy(bytes).into_owned();
        let name = path.rsplit('/').next().unwrap();
        let is_translation = name.matches('.').count() > 1;
        let schema = &schema::files(kind)[usize::from(is_translation)].0;
        let text = if kind.form().has_body() {
            let Some(head) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("---\n")) else {
                continue;
            };
            head.0.to_owned()
        } else {
            text
        };
        files.push((path.clone(), File { shown: format!("{shown}{path}"), schema: schema.clone(), text }));
    }
    files
}

/// What is wrong with each file, by the other parser and the other validator.
fn validate<'f>(files: impl IntoIterator<Item = &'f File>) -> Vec<Vec<String>> {
    let schemas: serde_json::Map<String, Value> = schema::kinds().flat_map(schema::files).collect();
    problems(&schemas, files.into_iter().map(|file| (file.schema.as_str(), file.text.as_str())))
}

/// What is wrong with texts, each by one of the schemas: by a parser and a validator that are not ours.
pub fn problems<'t>(
    schemas: &serde_json::Map<String, Value>,
    texts: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> Vec<Vec<String>> {
    assert!(
        tests("node_modules/ajv").is_dir(),
        "the validator is not installed; run ./test.sh, or `npm ci` in the folder tests"
    );
    let files: Vec<Value> =
        texts.into_iter().map(|(schema, text)| json!({ "schema": schema, "text": text })).collect();
    let mut node = Command::new("node")
        .arg(tests("validate/schema.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is installed; ./test.sh sees to it");
    let input = json!({ "schemas": schemas, "files": files }).to_string();
    node.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "the validator refuses the schemas");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_file_of_the_example_fits_its_schema() {
    let site = SiteTest::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let files: Vec<File> = files(&site, "content/").into_iter().map(|(_, file)| file).collect();
    assert!(files.len() > 70, "only {} files", files.len());
    for (file, problems) in files.iter().zip(validate(&files)) {
        assert!(problems.is_empty(), "{}: {problems:#?}", file.shown);
    }
}

#[test]
fn the_schema_refuses_what_it_can_see_and_nothing_else() {
    let (mut all, mut expected) = (Vec::new(), Vec::new());
    for case in mistakes::cases() {
        for (path, file) in files(&case.site, &format!("{}: ", case.name)) {
            let is_exception = EXCEPTIONS.iter().any(|(name, file, _)| *name == case.name && *file == path);
            expected.push(is_exception ^ case.names(&path).iter().any(|name| VISIBLE.contains(name)));
            all.push(file);
        }
    }
    let mut wrong = Vec::new();
    for ((file, problems), expected) in all.iter().zip(validate(&all)).zip(expected) {
        match (problems.is_empty(), expected) {
            (true, true) => wrong.push(format!("{} should be refused", file.shown)),
            (false, false) => wrong.push(format!("{} should be taken: {problems:?}", file.shown)),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Values of fields of a platform, right and wrong ones.
const VALUES: [(&str, &[&str]); 10] = [
    ("url", &["https://example.org", "http://a", "https://", "example.org", "https://a b", "1"]),
    ("handle", &["name", "2026", "1.5", "true", "[a]", "{a: 1}"]),
    // Whether a year has a leap day, no pattern can tell.
    (
        "opened_on",
        &["2026-02-30", "2028-02-29", "2026-04-31", "1899-01-01", "2200-01-01", "\"2026-01-01\"", "2026"],
    ),
    ("lifecycle", &["planned", "geplant", "Planned"]),
    ("languages", &["de", "[de, en]", "[]", "[[de]]", "{de: en}"]),
    (
        "duties",
        &["[content]", "{content: {deputy: jonas}}", "{content: }", "{content: {deputi: jonas}}", "content"],
    ),
    ("approvers", &["[\"person:erika\"]", "[erika]", "[\"team:erika\"]"]),
    (
        "care",
        &[
            "{response_target: 6 Monate}",
            "{response_target: 6 MONATE}",
            "{response_target: 2 hours}",
            "{response_target: PT4H}",
            "{response_target: P1Y2W}",
            "{response_target: 6}",
            "{response_target: 6 Äonen}",
            "{days: mon}",
            "{days: [mon-fri, sun]}",
            "{days: Montag}",
            "{hours: \"08:00-17:00\"}",
            "{hours: \"8-17\"}",
            "{hours: \"08:00 - 24:00\"}",
            "",
        ],
    ),
    (
        "targets",
        &[
            "[{metric: reach, per: month, at_least: 1}]",
            "[{metric: reach, per: month, at_least: \"1.5\"}]",
            "[{metric: reach, per: month, at_least: .5}]",
            "[{metric: reach, per: month, at_least: viel}]",
            "[{metric: reach, per: month, from: 2026, at_least: 1}]",
            "[{metric: reach, per: month, from: 2026-W54, at_least: 1}]",
            "[{metric: reach, per: month, from: 2026-Q4, at_least: 1}]",
            "[{metric: reach, per: month, from: 2026-13, at_least: 1}]",
        ],
    ),
    ("compliance", &["{two_factor: true}", "{two_factor: \"false\"}", "{two_factor: ja}", "{two_factor: 1}"]),
];

#[test]
fn the_schema_takes_the_values_that_the_reader_takes() {
    let (mut all, mut refused) = (Vec::new(), Vec::new());
    for (field, value) in
        VALUES.iter().flat_map(|(field, values)| values.iter().map(move |value| (*field, *value)))
    {
        let mut fields = BTreeMap::from([
            ("title", "Xing"),
            ("network", "xing"),
            ("lifecycle", "active"),
            ("accountable", "erika"),
            ("deputy", "jonas"),
            ("duties", "[content]"),
        ]);
        fields.insert(field, value);
        let lines: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        let head = lines.concat();
        let text = format!("---\n{head}---\n\n## Betreuung\n\nWir antworten.\n");
        let found = SiteTest::minimal().file("platforms/xing.md", text).check().diagnostics;
        refused.push(found.iter().any(|found| VISIBLE.contains(&found.code.name)));
        let shown = format!("{field}: {value}");
        all.push(File { shown, schema: "platform.schema.json".to_owned(), text: head });
    }
    for ((file, problems), refused) in all.iter().zip(validate(&all)).zip(refused) {
        assert_eq!(
            !problems.is_empty(),
            refused,
            "{}: the reader refuses: {refused}; {problems:?}",
            file.shown
        );
    }
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    let bless = std::env::var_os("LEITSTAND_BLESS").is_some();
    let mut wrong = Vec::new();
    let mut names = Vec::new();
    let api = (machine::SCHEMA_FILE.to_owned(), machine::schema());
    for (name, schema) in schema::kinds().flat_map(schema::files).chain([api]) {
        let text = format!("{schema:#}\n");
        if bless {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(&name), &text).unwrap();
        }
        if fs::read_to_string(folder.join(&name)).ok() != Some(text) {
            wrong.push(name.clone());
        }
        names.push(name);
    }
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !names.contains(&name) {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?} in docs/schema; run `cargo run -- schema --output docs/schema`");
}

#[test]
fn the_command_writes_one_schema_or_says_which_there_are() {
    let site = Site::new();
    let list = site.run("--lang de schema").results;
    for kind in schema::kinds() {
        let line = list.lines().find(|line| line.split(' ').next() == Some(kind.name())).unwrap();
        assert!(line.contains(&kind.words().de) && line.ends_with(&schema::place(kind)), "{line}");
        let written = site.run(&format!("schema {}", kind.name()));
        assert_eq!(written.code, Some(0), "{written:?}");
        assert_eq!(serde_json::from_str::<Value>(&written.results).unwrap(), schema::of(kind));
    }
    assert!(list.lines().any(|line| line.starts_with("api ") && line.ends_with("api/portal.json")), "{list}");
    let api = site.run("schema api").results;
    assert_eq!(serde_json::from_str::<Value>(&api).unwrap(), machine::schema());
    let all = site.run("--lang de schema --output out").results;
    // Each kind has a schema for its files and one for their translations.
    assert_eq!(
        all.lines().filter(|line| line.starts_with("geschrieben: out/")).count(),
        2 * schema::kinds().count() + 1
    );
    let refused = site.run("--lang en schema persn");
    assert!(refused.code == Some(2) && refused.messages.contains("Did you mean “person”?"), "{refused:?}");
}

#[test]
fn the_editor_finds_the_schema_of_every_yaml_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".vscode/settings.json");
    let settings: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut expected = serde_json::Map::new();
    // The YAML extension does not read the heads of Markdown files.
    for kind in schema::kinds().filter(|kind| !kind.form().has_body()) {
        let place = format!("content/{}", schema::place(kind));
        let translations = place.replace(".yaml", ".*.yaml");
        let [(own, _), (translation, _)] = schema::files(kind);
        expected.insert(format!("./docs/schema/{own}"), json!([place, format!("!{translations}")]));
        expected.insert(format!("./docs/schema/{translation}"), json!([translations]));
    }
    let expected = Value::Object(expected);
    assert_eq!(
        settings["yaml.schemas"], expected,
        "yaml.schemas in .vscode/settings.json should be:\n{expected:#}"
    );
}
