//! `check --fix`: what is certain is mended, and nothing else changes.

// Tests look at real files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use leitstand::diag;

use crate::mistakes::cases;
use crate::site::{Findings, SiteTest};

/// How often each finding is there.
fn counts(findings: &Findings) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for found in &findings.diagnostics {
        *counts.entry(found.code.name).or_default() += 1;
    }
    counts
}

fn repaired(mut site: SiteTest, findings: &Findings) -> SiteTest {
    for repair in diag::repairs(&findings.diagnostics, &findings.files) {
        site = site.file(findings.files.path(repair.file), repair.text);
    }
    site
}

#[test]
fn every_repair_of_a_seeded_mistake_mends_it_and_breaks_nothing() {
    let mut wrong = Vec::new();
    for case in cases() {
        let before = case.site.check();
        let fixes = before.diagnostics.iter().filter(|found| found.fix.is_some()).count();
        if fixes == 0 {
            continue;
        }
        let after = repaired(case.site.clone(), &before).check();
        let (was, is) = (counts(&before), counts(&after));
        let more = is.iter().find(|(name, count)| was.get(*name).copied().unwrap_or(0) < **count);
        if after.diagnostics.len() >= before.diagnostics.len() || more.is_some() {
            wrong.push(format!("--- {}: {fixes} repairs, and then:\n{}", case.name, after.shown()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_changed_is_said_and_left() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    let site = SiteTest::minimal().file("people/erika.yaml", "name: Erika Sommer\nfrom: 1.2.2020\n");
    site.write_to(&content);
    let path = content.join("people");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever runs as root may write everywhere; then there is nothing to see.
    let is_root = fs::write(path.join(".probe"), "").is_ok();
    let mut program = Command::new(env!("CARGO_BIN_EXE_leitstand"));
    let output = program.current_dir(folder.path()).args(["check", "--fix"]).output().unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    if !is_root {
        assert_eq!(output.status.code(), Some(3));
        let text = fs::read_to_string(path.join("erika.yaml")).unwrap();
        assert_eq!(text, "name: Erika Sommer\nfrom: 1.2.2020\n");
    }
}
