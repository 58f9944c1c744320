//! `check --fix`: what is certain is mended, and nothing else changes.

// Tests look at real files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::process::Command;

use crate::mistakes::cases;
use crate::site::{Findings, SiteTest, tree};

#[test]
fn every_certain_repair_mends_what_was_found_and_breaks_nothing() {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for case in cases() {
        let before = case.site.check();
        for found in &before.diagnostics {
            let Some(fix) = &found.fix else { continue };
            let path = before.files.path(fix.span.file).to_owned();
            let mut text = before.files.text(fix.span.file).to_owned();
            text.replace_range(before.files.range(fix.span), &fix.text);
            let after = case.site.clone().file(&path, text.as_str()).check();
            tried += 1;
            // Moved by the repair, a finding is told from the others by its words.
            let count = |findings: &Findings| {
                findings.diagnostics.iter().filter(|other| other.message == found.message).count()
            };
            let unreadable = |findings: &Findings| {
                findings.diagnostics.iter().filter(|other| other.code.name == "yaml-syntax").count()
            };
            if count(&after) >= count(&before) || unreadable(&after) > unreadable(&before) {
                wrong.push(format!("--- {}: {:?}\n{text}\n{}", case.name, found.message.de, after.shown()));
            }
        }
    }
    assert!(tried > 40, "only {tried} repairs");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_files_keep_all_that_is_not_mended() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    let campaign = "# Ein Kommentar, der bleibt\r\nend: 15.12.2026   # und dieser\r\ntitle: Herbst\r\n\
                    lead: erika\r\nplatforms: [xing]\r\nstart: 2026-09-01\r\n";
    let site = SiteTest::minimal().file("status/campaigns/herbst.yaml", campaign);
    site.write_to(&content);
    let before = tree(&content);
    let fix = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_leitstand"));
        program.current_dir(folder.path()).args(["--lang", "de", "check", "--fix"]).output().unwrap()
    };
    let output = fix();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(said, "Berichtigt: content/status/campaigns/herbst.yaml:2:6: 15.12.2026 → 2026-12-15\n");
    let mut expected = before;
    expected.insert(
        "status/campaigns/herbst.yaml".to_owned(),
        campaign.replace("15.12.2026", "2026-12-15").into_bytes(),
    );
    assert!(tree(&content) == expected, "something else has changed");
    assert!(fix().stderr.is_empty(), "there is nothing left to mend");
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
