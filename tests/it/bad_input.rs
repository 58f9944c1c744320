//! Bad input from a real disk: each gets a finding with its place and what to do, or says that the
//! content folder cannot be used; the program ends with 1 or 3; the output stays as it was.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use leitstand::diag::Severity;
use leitstand::source::{Disk, SourceError};
use leitstand::stopwatch::Stopwatch;
use leitstand::{BuildError, Options, build};
use proptest::prelude::*;

use crate::site::{Findings, SiteTest, hash};

/// No bad input may keep the program busy for long, even unoptimised and on a slow machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A content folder on the disk beside an output folder that holds the minimal portal.
struct Place {
    folder: tempfile::TempDir,
    before: String,
}

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let minimal = SiteTest::minimal();
        minimal.write_to(&folder.path().join("content"));
        minimal.build_into(&folder.path().join("public")).expect_clean();
        let before = hash(&folder.path().join("public"));
        Place { folder, before }
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    /// Puts a file into the content folder.
    fn put(&self, path: &str, bytes: &[u8]) -> &Self {
        let path = self.content().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Builds with the library; what was found.
    fn build(&self) -> Result<(Findings, bool), BuildError> {
        let started = Instant::now();
        let source = Disk::new(&self.content(), "content");
        let output = self.folder.path().join("public");
        let built = build(&source, &Options::default(), &output, &mut Stopwatch::running());
        assert!(started.elapsed() < PATIENCE, "took {:?}", started.elapsed());
        built.map(|built| {
            (Findings { files: built.files, diagnostics: built.diagnostics }, built.report.is_some())
        })
    }

    /// Builds with the program; its exit code and what it says.
    fn run(&self) -> (Option<i32>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_leitstand"))
            .args(["build", "--content", "content", "--output", "public"])
            .current_dir(self.folder.path())
            .env("LC_ALL", "de_DE.UTF-8")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).expect("what the program says is UTF-8"))
    }

    fn expect_untouched(&self) {
        assert_eq!(hash(&self.folder.path().join("public")), self.before, "the output was changed");
    }

    /// Fails unless there is exactly this error, at this place, and nothing was published.
    fn expect_error(&self, name: &str, path: &str, line: usize, column: usize) {
        let (findings, published) = self.build().unwrap();
        findings.expect_diagnostic(name, path, line, column);
        let errors = findings.diagnostics.iter().filter(|found| found.code.severity == Severity::Error);
        assert_eq!(errors.count(), 1, "{}", findings.shown());
        assert!(!published);
        assert!(findings.diagnostics.iter().all(|found| !found.help.de.is_empty()), "{}", findings.shown());
        self.expect_untouched();
        let (code, said) = self.run();
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(name) && said.contains("Hilfe: "), "{said}");
        assert!(path.is_empty() || said.contains(&format!("content/{path}")), "{said}");
        self.expect_untouched();
    }
}

#[test]
fn a_folder_that_is_missing_or_no_folder_is_said_to_be() {
    let place = Place::new();
    fs::rename(place.content(), place.folder.path().join("inhalt")).unwrap();
    let missing = place.build().map(|_| ());
    assert!(
        matches!(&missing, Err(BuildError::Source(SourceError::Missing(path))) if path == "content"),
        "{missing:?}"
    );
    let (code, said) = place.run();
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("content"), "{said}");
    fs::write(place.content(), "kein Ordner").unwrap();
    let file = place.build().map(|_| ());
    assert!(matches!(file, Err(BuildError::Source(SourceError::NotAFolder(_)))), "{file:?}");
    assert_eq!(place.run().0, Some(3));
    place.expect_untouched();
}

#[test]
fn an_empty_folder_is_told_from_a_missing_one() {
    let place = Place::new();
    fs::remove_dir_all(place.content()).unwrap();
    fs::create_dir(place.content()).unwrap();
    place.expect_error("empty-content", "", 1, 1);
}

#[test]
fn a_text_that_is_not_utf_8_is_shown_at_the_first_wrong_byte() {
    let place = Place::new();
    place.put("pages/alt.md", b"---\ntitle: Alt\n---\n\nGr\xfc\xdfe\n").expect_error(
        "not-utf8",
        "pages/alt.md",
        5,
        3,
    );
}

#[test]
fn a_text_in_utf_16_is_no_text_that_is_read() {
    let utf_16: Vec<u8> =
        "\u{feff}---\ntitle: Alt\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let place = Place::new();
    place.put("pages/alt.md", &utf_16);
    let (findings, published) = place.build().unwrap();
    assert!(!published);
    let [found] = findings.diagnostics.as_slice() else { panic!("{}", findings.shown()) };
    assert_eq!(found.code.name, "not-utf8", "{}", findings.shown());
    assert!(found.message.de.contains("UTF-16"), "{}", findings.shown());
    place.expect_untouched();
}

#[test]
fn a_binary_file_under_the_name_of_a_text_is_no_text() {
    let place = Place::new();
    place.put("pages/bild.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect_error(
        "binary-file",
        "pages/bild.md",
        1,
        1,
    );
}

#[test]
fn front_matter_that_never_ends_is_shown_where_it_begins() {
    let place = Place::new();
    place.put("pages/offen.md", "---\ntitle: Offen\n\nText\n".as_bytes());
    place.expect_error("open-front-matter", "pages/offen.md", 1, 1);
}

#[test]
fn a_yaml_bomb_does_not_go_off() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (before, name) in ('a'..='k').zip('b'..='l') {
        let repeated = vec![format!("*{before}"); 10].join(", ");
        let _ = writeln!(bomb, "{name}: &{name} [{repeated}]");
    }
    let place = Place::new();
    place.put("people/bombe.yaml", bomb.as_bytes());
    let (findings, published) = place.build().unwrap();
    assert!(!published);
    let [found] = findings.diagnostics.as_slice() else { panic!("{}", findings.shown()) };
    assert_eq!(found.code.name, "yaml-syntax", "{}", findings.shown());
    assert_eq!(findings.place(found).0, "people/bombe.yaml");
    assert_eq!(place.run().0, Some(1));
    place.expect_untouched();
}

#[test]
fn deep_yaml_is_refused_and_not_followed() {
    for deep in ["[".repeat(100_000), "a: {".repeat(50_000), "- ".repeat(100_000), "? ".repeat(50_000)] {
        let place = Place::new();
        place.put("people/tief.yaml", deep.as_bytes());
        let (findings, published) = place.build().unwrap();
        assert!(!published, "{}", &deep[..4]);
        assert!(findings.diagnostics.iter().all(|found| findings.place(found).0 == "people/tief.yaml"));
        place.expect_untouched();
    }
}

#[test]
fn a_file_of_50_mb_is_not_read() {
    let place = Place::new();
    let file = fs::File::create(place.content().join("pages/gross.md")).unwrap();
    file.set_len(50_000_000).unwrap();
    place.expect_error("file-too-large", "pages/gross.md", 1, 1);
}

#[test]
fn a_name_with_umlauts_or_blanks_gets_a_proposal() {
    let place = Place::new();
    place.put("people/Jörg Müller.yaml", "name: Jörg Müller\n".as_bytes());
    place.expect_error("bad-identifier", "people/Jörg Müller.yaml", 1, 1);
    let (findings, _) = place.build().unwrap();
    assert!(findings.shown().contains("joerg-mueller"), "{}", findings.shown());
}

#[test]
fn attachments_may_be_called_anything() {
    let place = Place::new();
    place.put("pages/Übersicht (neu) 100%.pdf", b"%PDF-1.7");
    place.put("pages/plan.md", "---\ntitle: Plan\n---\n[Plan](<Übersicht (neu) 100%.pdf>)\n".as_bytes());
    let (findings, published) = place.build().unwrap();
    findings.expect_clean();
    assert!(published);
    assert!(place.folder.path().join("public/files/pages/Übersicht (neu) 100%.pdf").is_file());
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_change_nothing() {
    let site = SiteTest::folder("portal");
    let mut windows = SiteTest::empty();
    for (path, bytes) in &site.files {
        windows = match std::str::from_utf8(bytes) {
            Ok(text) if Path::new(path).extension().is_none_or(|ending| ending != "svg") => {
                windows.file(path, format!("\u{feff}{}", text.replace('\n', "\r\n")))
            }
            _ => windows.file(path, bytes.clone()),
        };
    }
    let (unix, windows) = (site.build(), windows.build());
    windows.expect_clean();
    // The list of files names the digest of the inputs, which are other bytes.
    let pages = |tree: std::collections::BTreeMap<String, Vec<u8>>| -> Vec<(String, Vec<u8>)> {
        tree.into_iter().filter(|(path, _)| !path.starts_with(".leitstand/")).collect()
    };
    for (unix, windows) in pages(unix.tree()).into_iter().zip(pages(windows.tree())) {
        assert_eq!(unix.0, windows.0);
        assert!(unix.1 == windows.1, "{} differs", unix.0);
    }
}

#[test]
fn places_are_right_behind_a_byte_order_mark_and_with_line_ends_of_windows() {
    let place = Place::new();
    place.put("people/max.yaml", "\u{feff}name: Größe\r\nemial: x\r\n".as_bytes());
    place.expect_error("unknown-field", "people/max.yaml", 2, 1);
    place.put("people/max.yaml", "\u{feff}nmae: Größe\r\n".as_bytes());
    place.expect_error("unknown-field", "people/max.yaml", 1, 1);
}

#[cfg(unix)]
#[test]
fn links_in_circles_out_of_the_folder_and_nowhere_are_refused() {
    use std::os::unix::fs::symlink;

    for (target, name) in [(".", "kreis"), ("../..", "hinaus"), ("fehlt", "leer"), ("/etc", "etc")] {
        let place = Place::new();
        symlink(target, place.content().join("pages").join(name)).unwrap();
        place.expect_error("bad-file-link", &format!("pages/{name}"), 1, 1);
    }
    let place = Place::new();
    symlink("selbst.md", place.content().join("pages/selbst.md")).unwrap();
    place.expect_error("bad-file-link", "pages/selbst.md", 1, 1);
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_not_utf_8_is_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let place = Place::new();
    let name = OsStr::from_bytes(b"gr\xfc\xdfe.md");
    if fs::write(place.content().join("pages").join(name), "---\ntitle: G\n---\n").is_err() {
        return; // This file system takes no such names, and so cannot hand one over.
    }
    let (findings, published) = place.build().unwrap();
    assert!(!published);
    assert!(
        findings.diagnostics.iter().any(|found| found.code.name == "unreadable-file"),
        "{}",
        findings.shown()
    );
    let all_there = findings.diagnostics.iter().all(|found| findings.place(found).0.starts_with("pages/gr"));
    assert!(all_there, "{}", findings.shown());
    place.expect_untouched();
}

#[test]
fn values_at_their_limits_stop_nothing() {
    let limit = u32::MAX;
    let extremes = [
        (
            "portal.yaml",
            "thresholds: {silence_days: MAX, coverage_ahead_days: MAX, lag_red: -5, missed_periods: MAX, \
            milestone_overdue_red_days: MAX, close_within_days: MAX, absence_cover_days: MAX, compliance_days: MAX, \
            metrics_expected_by_day: MAX, manual_assessment_days: MAX, workload_red: 1e308}\nfiscal_year_starts: MAX",
        ),
        (
            "people/erika.yaml",
            "absences: [{from: 2199-12-31, to: 1900-01-01}]\nworks_on: []\nweekly_hours: -3",
        ),
        (
            "status/campaigns/herbst.yaml",
            "budget: {planned: 1e308, spent: 1e308}\ncancelled: {date: 1900-01-01, reason: a}\n\
            goals: [{metric: reach, baseline: 1e308, target: -1e308, actual: 0}, {metric: reach, target: 0, baseline: 0}]",
        ),
        (
            "roles/a.md",
            "---\ntitle: A\nsummary: A\nreports_to: a\nentry_paths: [{title: Weg, steps: [\
             {title: A, kind: course, months: {min: MAX, max: MAX}, cost: {max: 1e308, per: month}}, \
             {title: B, kind: course, months: {min: MAX, max: 1}, cost: {max: -1, per: semester}}]}]\n---\n",
        ),
        (
            "guidelines/a.md",
            "---\ntitle: A\nowner: erika\nlast_reviewed: 2199-12-31\nreview_every: 800000 Jahre\n---\n",
        ),
        (
            "metrics.yaml",
            "a: {title: A, definition: A, kind: rate, numerator: b, denominator: b}\n\
            b: {title: B, definition: B, kind: rate, numerator: a, denominator: a}",
        ),
        (
            "status/metrics/xing.csv",
            "period;impressions;reach;followers\n1900-01-01;0;1e308;0\n1900-W01;-0;0;0\n2026-11;1;1e308;0\n",
        ),
        (
            "status/posts/a.yaml",
            "posts:\n  - {id: a, title: '', platforms: {xing: }, planned: 2199-12-31 23:59, author: erika}\n\
            \u{20} - {id: b, title: B, platforms: [xing, xing], planned: 1900-01-01, author: erika, results: {reach: 1e308}}",
        ),
        (
            "status/rota.yaml",
            "- {from: 1900-01-01, to: 2199-12-31, person: erika}\n- {from: 2199-12-31, to: 1900-01-01, person: erika}",
        ),
    ];
    for (path, text) in extremes {
        let text = text.replace("MAX", &limit.to_string());
        let mut site = SiteTest::minimal();
        if site.files.contains_key(path) {
            site = site.line(path, &text);
        } else {
            site = site.file(path, text);
        }
        let built = site.build();
        // A value may be refused; it may not stop the program.
        let refused = built.findings.diagnostics.iter().any(leitstand::diag::Diagnostic::is_error);
        assert!(built.report.is_some() || refused, "{path}:\n{}", built.findings.shown());
    }
}

/// Pieces out of which nonsense is made that comes close to content.
const PIECES: [&str; 28] = [
    "---\n",
    "title: ",
    "name",
    ": ",
    "- ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "\"",
    "'",
    "#",
    "[[",
    "]]",
    "](",
    "<b>",
    "> ",
    "|",
    "2026-02-30",
    "ü",
    "\u{202e}",
    "\0",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written into any file: no panic, and each finding has a place and its words.
    #[test]
    fn no_text_makes_the_program_panic(
        pieces in proptest::collection::vec(0..PIECES.len(), 0..40),
        path in proptest::sample::select(vec![
            "portal.yaml", "index.md", "people/a.yaml", "platforms/a.md", "pages/a.en.md", "status/metrics/xing.csv",
            "status/posts/a.yaml", "glossary.yaml", "metrics.yaml", "status/rota.yaml", "status/campaigns/herbst.yaml",
        ]),
    ) {
        let text: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        let findings = SiteTest::minimal().file(path, text).check();
        for found in &findings.diagnostics {
            prop_assert!(!found.message.de.is_empty() && !found.help.en.is_empty());
        }
        prop_assert!(findings.diagnostics.is_empty() || !findings.shown().is_empty());
    }
}
