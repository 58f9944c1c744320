//! What rules find where it takes more than a file to say so: the day, the names asked for, a repair.

use leitstand::check::Selection;
use leitstand::diag::{Diagnostic, json};
use leitstand::locale::Language;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Loaded, Options, load};

use crate::site::SiteTest;

/// Reads and checks a portal with `--skip` and `--only`.
fn check(site: &SiteTest, skip: &[&str], only: &[&str]) -> Loaded {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let selection = Selection::new(names(skip), names(only)).expect("names that there are");
    let options = Options { selection, ..site.options() };
    load(&site.source(), &options, &mut Stopwatch::off()).expect("memory can be read")
}

/// The names of what was found, with a mark where it is accepted.
fn names(diagnostics: &[Diagnostic]) -> Vec<String> {
    let mark = |finding: &Diagnostic| if finding.accepted.is_some() { " (accepted)" } else { "" };
    diagnostics.iter().map(|finding| format!("{}{}", finding.code.name, mark(finding))).collect()
}

/// A portal with a gap in its figures that is accepted until the end of November.
fn with_exception() -> SiteTest {
    SiteTest::minimal()
        .file("status/metrics/xing.yaml", "platform: xing\nperiods:\n  2026-07: {}\n  2026-09: {}\n")
        .file(
            "exceptions.yaml",
            "- {rule: gap-in-series, subject: 'metrics:xing', reason: Ferien., by: erika, until: 2026-11-30}\n",
        )
}

#[test]
fn an_exception_holds_until_its_last_day_and_then_says_that_it_did() {
    for (day, expected) in [("2026-11-30", "gap-in-series (accepted)"), ("2026-12-01", "gap-in-series")] {
        let findings = with_exception().date(day).check();
        assert_eq!(names(&findings.diagnostics), [expected], "{day}");
    }
    let findings = with_exception().date("2026-12-01").check();
    let related = &findings.diagnostics[0].related;
    let told = related.iter().any(|related| related.message.de.contains("30. November 2026"));
    assert!(told, "{related:?}");
}

#[test]
fn what_is_accepted_counts_nowhere_and_json_says_why() {
    let Loaded { files, diagnostics, .. } = check(&with_exception(), &[], &[]);
    let text = json(&diagnostics, &files, Language::De);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["summary"]["warnings"], 0);
    let expected = serde_json::json!({"until": "2026-11-30", "reason": "Ferien."});
    assert_eq!(value["diagnostics"][0]["accepted"], expected);
}

#[test]
fn an_exception_is_unused_only_where_its_finding_was_looked_for() {
    let one = "platform: xing\nperiods:\n  2026-09: {}\n";
    let mended = with_exception().file("status/metrics/xing.yaml", one);
    let cases: [(&[&str], &[&str], &[&str]); 6] = [
        (&[], &[], &["unused-exception"]),
        (&["unused-exception"], &[], &[]),
        (&["exceptions"], &[], &[]),
        (&["gap-in-series"], &[], &[]),
        (&[], &["links"], &[]),
        (&[], &["series", "exceptions"], &["unused-exception"]),
    ];
    for (skip, only, expected) in cases {
        assert_eq!(names(&check(&mended, skip, only).diagnostics), expected, "{skip:?} {only:?}");
    }
    // On an earlier day there may be nothing to accept yet.
    assert_eq!(names(&mended.date("2026-11-22").check().diagnostics), [""; 0]);
}

#[test]
fn a_fact_lies_ahead_only_of_the_portals_own_day() {
    for day in ["2026-09-01", "2026-11-23", "2026-12-24"] {
        SiteTest::minimal().date(day).check().expect_clean();
    }
    let early =
        SiteTest::minimal().file("portal.yaml", "title: Portal\nas_of: 2026-11-19\nlanguages: [de, en]\n");
    let findings = early.check();
    findings.expect_diagnostic("fact-in-the-future", "status/campaigns/herbst.yaml", 10, 12);
    assert_eq!(findings.diagnostics.len(), 1, "{}", findings.shown());
}

/// The text of a file with the repairs of all findings.
fn mended(site: &SiteTest, path: &str, text: &str) -> String {
    let mut text = text.to_owned();
    let findings = site.check();
    let mut edits: Vec<_> = findings.diagnostics.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    edits.retain(|edit| findings.files.path(edit.span.file) == path);
    edits.sort_by_key(|edit| edit.span.start);
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    text
}

#[test]
fn the_repair_writes_what_a_translation_was_made_of() {
    let original =
        "---\ntitle: Eins\n---\nVorweg.\n\n## Erstes\n\nText.\n\n## 2026\n\nText.\n\n## Drei {#a:b}\n";
    let path = "pages/eins.en.md";
    for (text, rest) in [
        ("---\ntitle: One\n---\nText.\n", 0),
        ("\u{feff}---\r\ntitle: One\r\n---\r\nText.\r\n", 0),
        ("---\ntitle: One\noriginal:\n---\nText.\n## A\n## B\n## C\n", 0),
        ("---\ntitle: One\noriginal:\r\n    erstes: 'HASH'\n---\nText.\n## A\n## B\n## C\n", 0),
        ("---\noriginal:\n  erstes: HASH\ntitle: One\n---\nText.\n## A\n## B\n## C\n", 0),
        // What is new in the original is not translated yet.
        ("---\ntitle: One\noriginal:\n  erstes: HASH\n---\nText.\n## A\n", 3),
        // Here a person must look.
        ("---\ntitle: One\noriginal: {erstes: HASH}\n---\nText.\n", 3),
        ("---\ntitle: One\noriginal: {}\n---\nText.\n", 4),
        ("---\ntitle: One\noriginal:\n  erstes: 00000000\n---\nText.\n", 4),
    ] {
        let hash = leitstand::insight::translation::hash("## Erstes\n\nText.");
        let text = text.replace("HASH", &hash);
        let site = SiteTest::minimal().file("pages/eins.md", original).file(path, &*text);
        let repaired = mended(&site, path, &text);
        let findings = site.file(path, &*repaired).check();
        assert_eq!(findings.diagnostics.len(), rest, "{text:?}\n{repaired}\n{}", findings.shown());
        assert_eq!(repaired.contains("\r\n"), text.contains("\r\n"));
    }
}
