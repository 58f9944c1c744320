//! `new`: whatever is made is right at once, in a full portal and in a small one.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use leitstand::schema;
use serde_json::Value;

use crate::cli::Site;
use crate::site::{SiteTest, tree};

/// One of every kind that a portal can have more of, and the file in which it stands.
const EVERY_KIND: [(&str, &str); 17] = [
    ("person --title Jörg", "people/joerg.yaml"),
    ("role neue-rolle", "roles/neue-rolle.md"),
    ("department neue-abteilung", "departments/neue-abteilung.yaml"),
    ("platform bluesky", "platforms/bluesky.md"),
    ("guideline neue-regel", "guidelines/neue-regel.md"),
    ("concept neues-konzept", "concepts/neues-konzept.md"),
    ("page handbuch/neues/kapitel", "pages/handbuch/neues/kapitel.md"),
    ("campaign fruehling", "status/campaigns/fruehling.yaml"),
    ("decision neue-entscheidung", "status/decisions/neue-entscheidung.md"),
    ("incident neuer-vorfall", "status/incidents/neuer-vorfall.md"),
    ("post neuer-beitrag", "status/posts/neuer-beitrag.yaml"),
    ("review neue-pruefung", "status/reviews/neue-pruefung.yaml"),
    ("metrics bluesky", "status/metrics/bluesky.yaml"),
    ("term neuer-begriff", "glossary.yaml"),
    ("metric neue_zahl", "metrics.yaml"),
    ("shift", "status/rota.yaml"),
    ("exception", "exceptions.yaml"),
];

fn site(content: &SiteTest) -> Site {
    let site = Site { folder: tempfile::tempdir().unwrap() };
    content.write_to(&site.path("content"));
    site
}

fn example() -> SiteTest {
    SiteTest::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"))
}

/// Errors and warnings that nobody has accepted, as `check` shows them.
fn problems(site: &Site) -> Vec<String> {
    let run = site.run("--lang en check --format json");
    let found: Value = serde_json::from_str(&run.results).unwrap();
    let problems = found["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["severity"] != "hint" && found["accepted"].is_null());
    problems
        .map(|found| format!("{} {}:{} {}", found["name"], found["file"], found["line"], found["message"]))
        .collect()
}

fn content(site: &Site) -> BTreeMap<String, Vec<u8>> {
    tree(&site.path("content"))
}

/// What is made to accept a warning is said to be of no use where there is none.
fn is_unused_exception(problem: &str) -> bool {
    problem.starts_with("\"unused-exception\"")
}

#[test]
fn one_of_every_kind_is_right_at_once() {
    let kinds: Vec<&str> = EVERY_KIND.iter().map(|(line, _)| line.split(' ').next().unwrap()).collect();
    let missing = schema::kinds().filter(|kind| !kinds.contains(&kind.name()));
    assert_eq!(missing.map(leitstand::model::Kind::name).collect::<Vec<_>>(), ["portal", "start"]);
    for (portal, language) in [(SiteTest::folder("minimal"), "en"), (example(), "de")] {
        let site = site(&portal);
        for (line, path) in EVERY_KIND {
            let before = content(&site);
            let run = site.run(&format!("--lang {language} new {line}"));
            assert_eq!(run.code, Some(0), "{line}: {run:#?}");
            let after = content(&site);
            let changed: Vec<&String> =
                after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
            assert_eq!(changed, [path], "{line}");
            let old = before.get(path).map(Vec::as_slice).unwrap_or_default();
            assert!(after[path].starts_with(old), "{line} changed what was there before");
        }
        let mut found = problems(&site);
        found.retain(|problem| !is_unused_exception(problem));
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// The findings of a line that cannot be used as it stands.
const UNUSABLE: [&str; 8] = [
    "bad-date",
    "duplicate-field",
    "kind-not-written",
    "unknown-choice",
    "unknown-field",
    "wrong-type",
    "wrong-value",
    "yaml-syntax",
];

#[test]
fn the_lines_that_are_possible_can_be_used_by_deleting_the_mark() {
    let site = site(&SiteTest::folder("minimal"));
    for (line, path) in EVERY_KIND {
        assert_eq!(site.run(&format!("new {line}")).code, Some(0), "{line}");
        let text = fs::read_to_string(site.path("content").join(path)).unwrap();
        let used = |line: &str| match line.split_once("# ") {
            Some((indent, field)) if indent.trim().is_empty() && field.contains(": ") => {
                format!("{indent}{field}\n")
            }
            _ => format!("{line}\n"),
        };
        let text: String = text.lines().map(used).collect();
        fs::write(site.path("content").join(path), &text).unwrap();
        let mut found = problems(&site);
        found.retain(|problem| UNUSABLE.iter().any(|name| problem.contains(&format!("\"{name}\""))));
        assert!(found.is_empty(), "{line}:\n{text}\n{}", found.join("\n"));
    }
}

#[test]
fn lists_that_have_entries_get_one_more() {
    let mut site = site(&SiteTest::folder("minimal"));
    for line in ["term eins", "term zwei", "metric eins", "metric zwei", "shift", "shift"] {
        assert_eq!(site.run(&format!("new {line}")).code, Some(0), "{line}");
    }
    assert!(problems(&site).is_empty(), "{:?}", problems(&site));
    // However the entries are indented, wherever the file ends.
    for (text, added) in [
        ("terms:\n- id: a\n  term: A\n  definition: A", "\n- id: neu\n  term: Neu\n"),
        (
            "terms:\n    -   id: a\n        term: A\n        definition: A\n",
            "    -   id: neu\n        term: Neu\n",
        ),
        ("# Nichts\r\nterms:\r\n", "  - id: neu\r\n    term: Neu\r\n"),
    ] {
        site = site.file("content/glossary.yaml", text);
        let run = site.run("new term neu");
        assert_eq!(run.code, Some(0), "{text:?}: {run:?}");
        let after = fs::read_to_string(site.path("content/glossary.yaml")).unwrap();
        assert!(after.starts_with(&format!("{text}{added}")), "{after:?}");
        assert!(problems(&site).is_empty(), "{:?}", problems(&site));
    }
    // Where it is not certain that nothing else would change, nothing does.
    for text in [
        "terms: []\n",
        "terms: [{id: a, term: A, definition: A}]\n",
        "terms:\n  - id: a\n...\n",
        "terms: {\n",
    ] {
        site = site.file("content/glossary.yaml", text);
        let run = site.run("new term neu");
        assert!(run.code == Some(2) && run.messages.contains("nothing was changed"), "{text:?}: {run:?}");
        assert_eq!(fs::read_to_string(site.path("content/glossary.yaml")).unwrap(), text);
    }
}

#[test]
fn names_are_refused_with_a_proposal_and_nothing_is_overwritten() {
    let site = site(&SiteTest::folder("minimal"));
    let before = content(&site);
    for (line, german, english) in [
        ("new", "ART fehlt.", "KIND is missing."),
        ("new persn x", "Meinten Sie „person“?", "Did you mean “person”?"),
        ("new Plattform x", "Meinten Sie „platform“?", "There is no kind “Plattform”."),
        ("new duty x", "haben keine eigene Datei", "have no file of their own"),
        ("new person", "Es fehlt eine Kennung.", "An identifier is missing."),
        ("new person Jörg_Müller", "Meinten Sie „joerg-mueller“?", "Did you mean “joerg-mueller”?"),
        ("new person a/b", "Meinten Sie „a-b“?", "“a/b” cannot be an identifier."),
        ("new page Handbuch/Über", "Meinten Sie „handbuch/ueber“?", "Did you mean “handbuch/ueber”?"),
        ("new platform index", "`index` ist vergeben", "`index` is taken"),
        ("new page handbuch/index", "kann keine Kennung sein", "cannot be an identifier"),
        ("new page ../../x", "kann keine Kennung sein", "cannot be an identifier"),
        ("new shift x", "hat keine Kennung", "has no identifier"),
        ("new review x --title X", "haben keinen Titel", "have no title"),
        ("new person erika", "„content/people/erika.yaml“", "“content/people/erika.yaml”"),
        ("new metric reach", "„reach“ gibt es schon.", "There is a “reach” already."),
        ("new portal", "„content/portal.yaml“", "“content/portal.yaml”"),
        ("new metrics facebook", "Noch keine Kennzahlen haben xing.", "Without figures so far: xing."),
    ] {
        for (language, expected) in [("de", german), ("en", english)] {
            let run = site.run(&format!("--lang {language} {line}"));
            assert!(
                run.code == Some(2) && run.messages.contains(expected),
                "{line}: {expected:?} is not in {run:#?}"
            );
        }
    }
    assert_eq!(content(&site), before);
}

#[test]
fn what_the_portal_lacks_is_said_in_the_file_and_on_the_terminal() {
    let site = Site::new();
    let run = site.run("--lang de new campaign herbst-2027");
    assert_eq!(run.code, Some(0), "{run:?}");
    let text = fs::read_to_string(site.path("content/status/campaigns/herbst-2027.yaml")).unwrap();
    assert!(text.starts_with("title: Herbst 2027\nlead:  ") && text.contains("start: 2026-11-23 "), "{text}");
    for said in [&run.results, &text] {
        assert!(said.contains("anlegen mit: leitstand new person"), "{said}");
        assert!(said.contains("anlegen mit: leitstand new platform"), "{said}");
    }
    // Once they are there, everything else follows.
    for line in ["person erika", "platform xing", "concept idee"] {
        assert_eq!(site.run(&format!("new {line}")).code, Some(0), "{line}");
    }
    let concept = fs::read_to_string(site.path("content/concepts/idee.md")).unwrap();
    assert!(concept.contains("\nowner: erika "), "{concept}");
}

#[test]
fn nobody_who_has_left_is_named() {
    let site = Site::new()
        .file("content/people/anna.yaml", "name: Anna\nleft_on: 2026-11-22\n")
        .file("content/people/berta.yaml", "name: Berta\nfrom: 2027-01-01\n")
        .file("content/people/carla.yaml", "name: Carla\n");
    assert_eq!(site.run("new guideline regel").code, Some(0));
    let text = fs::read_to_string(site.path("content/guidelines/regel.md")).unwrap();
    assert!(text.contains("\nowner: carla "), "{text}");
}

#[test]
fn editors_are_told_where_the_schema_is_if_it_is_there() {
    let site = Site::new();
    let first = |path: &str| {
        let text = fs::read_to_string(site.path(path)).unwrap();
        text.lines().next().unwrap().to_owned()
    };
    site.run("new person anna");
    assert_eq!(first("content/people/anna.yaml"), "name: Anna");
    assert_eq!(site.run("schema --output docs/schema").code, Some(0));
    site.run("new person berta");
    let line = first("content/people/berta.yaml");
    let schema = line.strip_prefix("# yaml-language-server: $schema=").unwrap();
    assert!(site.path("content/people").join(schema).is_file(), "{line}");
    let again = site.run("--lang de schema person --output docs/schema").results;
    assert!(again.starts_with("unverändert: docs/schema/person.schema.json\n"), "{again}");
}
