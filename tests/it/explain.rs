//! What `explain` says is true: the wrong example is wrong in that way, the right one is right.

#![allow(clippy::disallowed_methods)]

use std::{env, fs};

use leitstand::check;
use leitstand::diag::{ExampleFile, Explanation, codes};
use leitstand::locale::Language;

use crate::site::{SiteTest, tests};

/// Codes whose example cannot be laid over a portal in memory.
const ELSEWHERE: [&str; 8] = [
    "not-utf8",
    "binary-file",
    "file-too-large",
    "bad-file-link",
    "unreadable-file",
    "empty-content",
    "shallow-history",
    "unreadable-history",
];

fn portal(files: &[ExampleFile]) -> SiteTest {
    let mut site = SiteTest::minimal();
    for ExampleFile { path, text } in files {
        site = match path.strip_prefix("../themes/").and_then(|path| path.split_once('/')) {
            Some((theme, path)) => site.theme_file(theme, path, text),
            None => match path.strip_suffix(" (absent)") {
                Some(path) => site.without(path),
                None => site.file(path, *text),
            },
        };
    }
    site
}

#[test]
fn every_explanation_is_complete_and_its_examples_are_what_they_say() {
    let mut problems = Vec::new();
    for code in codes::all() {
        let Explanation { cause, wrong, right } = code.explain();
        let mut complain = |what: String| problems.push(format!("{} {}: {what}", code.id, code.name));
        if cause.de.is_empty() || cause.en.is_empty() || wrong.is_empty() || right.is_empty() {
            complain("a part is missing".into());
        }
        if ELSEWHERE.contains(&code.name) {
            continue;
        }
        let findings = portal(&wrong).check();
        if findings.diagnostics.is_empty() || findings.diagnostics.iter().any(|d| d.code != code) {
            complain(format!("the wrong example should have this finding alone:\n{}", findings.shown()));
        }
        let findings = portal(&right).check();
        if findings.counted().next().is_some() {
            complain(format!("the right example has findings:\n{}", findings.shown()));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_catalogue_of_findings_is_what_the_program_knows() {
    for language in Language::ALL {
        let path = tests(&format!("../docs/checks.{}.md", language.code()));
        let made = check::catalogue(language);
        if env::var_os("LEITSTAND_BLESS").is_some() {
            fs::write(&path, &made).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == made,
            "{} is not up to date; look at the difference after:\n\n    LEITSTAND_BLESS=1 cargo test --test it explain\n",
            path.display()
        );
    }
}
