//! The real content is a test: this repository's own portal builds without a finding, today and on
//! any other day.

use std::path::Path;

use crate::site::SiteTest;

fn example() -> SiteTest {
    SiteTest::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"))
}

#[test]
fn the_example_builds_without_an_error_or_warning() {
    example().build().expect_clean();
}

#[test]
fn the_example_shows_warnings_that_are_accepted() {
    let findings = example().check();
    let accepted: Vec<&str> = findings
        .diagnostics
        .iter()
        .filter_map(|finding| finding.accepted.as_ref().map(|_| finding.code.name))
        .collect();
    let expected = [
        "review-overdue",
        "outdated-translation",
        "absence-without-deputy",
        "duty-without-deputy",
        "too-few-administrators",
        "held-after-leaving",
        "effect-check-overdue",
    ];
    assert_eq!(accepted, expected);
}

#[test]
fn the_example_builds_on_any_day() {
    // Before anything began, on a leap day, and long after everything ended.
    for day in ["2020-01-01", "2028-02-29", "2040-12-31"] {
        let built = example().date(day).build();
        assert!(built.report.is_some(), "not published on {day}:\n{}", built.findings.shown());
    }
}
