//! Golden pages: what the portal in `tests/fixtures/portal` says on its pages, `<main>` by `<main>`.
//! A change that is meant is blessed with the command that a failure prints; the files in
//! `tests/golden` then show in the review what has changed for readers.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use crate::site::{SiteTest, tests};

/// The command that takes the pages as they are for the golden ones.
const BLESS: &str = "LEITSTAND_BLESS=1 cargo test --test it golden";

/// One page of every sort.
const PAGES: &[&str] = &[
    "index.html",
    "attention.html",
    "platforms/index.html",
    "platforms/xing.html",
    "platforms/coverage.html",
    "handover.html",
    "people/jonas-petersen.html",
    "roles/redaktion.html",
    "departments/vertrieb.html",
    "guidelines/ton.html",
    "concepts/index.html",
    "concepts/offene-werkstatt.html",
    "campaigns/index.html",
    "campaigns/herbst.html",
    "decisions/index.html",
    "decisions/xing-buendeln.html",
    "incidents/falscher-preis.html",
    "calendar/2026-12.html",
    "calendar/2026-11.html",
    "analytics/index.html",
    "analytics/xing.html",
    "reviews/index.html",
    "reports/2026-10.html",
    "reports/2026-11.html",
    "glossary/index.html",
    "pages/einarbeitung.html",
    "print.html",
    "en/platforms/xing.html",
];

#[test]
fn pages_say_what_the_golden_ones_say() {
    let bless = std::env::var_os("LEITSTAND_BLESS").is_some();
    let built = SiteTest::folder("portal").build();
    built.expect_clean();
    let mut wrong = String::new();
    for page in PAGES {
        let (main, golden) = (built.main(page), tests("golden").join(page));
        if bless {
            fs::create_dir_all(golden.parent().unwrap()).unwrap();
            fs::write(&golden, &main).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default().replace("\r\n", "\n");
        if main != expected {
            let _ = writeln!(wrong, "--- {page}\n{}", difference(&expected, &main));
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nIf this is meant, bless it: {BLESS}");
}

#[test]
fn every_golden_file_belongs_to_a_page() {
    let listed: BTreeSet<&str> = PAGES.iter().copied().collect();
    for path in crate::site::tree(&tests("golden")).keys() {
        assert!(listed.contains(path.as_str()), "tests/golden/{path} belongs to no page in PAGES; delete it");
    }
}

/// What differs, without the lines before and behind that agree; cut where there is much.
fn difference(expected: &str, got: &str) -> String {
    const MOST: usize = 12;
    let (mut expected, mut got): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), got.lines().collect());
    let before = expected.iter().zip(&got).take_while(|(a, b)| a == b).count();
    expected.drain(..before);
    got.drain(..before);
    let after = expected.iter().rev().zip(got.iter().rev()).take_while(|(a, b)| a == b).count();
    expected.truncate(expected.len() - after);
    got.truncate(got.len() - after);
    let mut shown = format!("@@ line {}\n", before + 1);
    for (sign, lines) in [('-', expected), ('+', got)] {
        for line in lines.iter().take(MOST) {
            let _ = writeln!(shown, "{sign} {line}");
        }
        if lines.len() > MOST {
            let _ = writeln!(shown, "{sign} … {} more lines", lines.len() - MOST);
        }
    }
    shown
}
