//! Same inputs, same bytes: whatever the order of the folder, the number of threads, the time zone,
//! the locale and the place on the disk.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Stdio};

use jiff::civil::Date;
use leitstand::source::{Files, Source, SourceError, SourceFile, ThemeFiles};
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, build};

use crate::site::{SiteTest, hash};

/// A source that lists its files in another order each time, as folders on a disk may.
struct Shuffled<'s>(&'s dyn Source, u64);

impl Source for Shuffled<'_> {
    fn content(&self) -> Result<Files, SourceError> {
        let files = self.0.content()?;
        let mut list: Vec<SourceFile> = files.iter().map(|(_, file)| file.clone()).collect();
        list.sort_by_key(|file| *blake3::hash(format!("{} {}", self.1, file.path).as_bytes()).as_bytes());
        Ok(Files::new("content", list))
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        self.0.bytes(path)
    }

    fn theme(&self, name: &str) -> Result<Option<ThemeFiles>, SourceError> {
        self.0.theme(name)
    }

    fn theme_names(&self) -> Vec<String> {
        self.0.theme_names()
    }

    fn today(&self, time_zone: &str) -> Date {
        self.0.today(time_zone)
    }
}

#[test]
fn ten_builds_are_the_same_bytes_whatever_the_order_and_the_threads() {
    let memory = SiteTest::folder("portal").source();
    let folder = tempfile::tempdir().unwrap();
    let mut hashes = Vec::new();
    for number in 0..10 {
        let threads = if number % 2 == 0 { 1 } else { 2 + usize::from(number > 4) * 6 };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let output = folder.path().join(format!("out-{number}"));
        let source = Shuffled(&memory, number);
        let built =
            pool.install(|| build(&source, &Options::default(), &output, &mut Stopwatch::running()).unwrap());
        assert!(built.report.is_some(), "build {number} was not published");
        hashes.push((threads, hash(&output)));
    }
    assert!(hashes.iter().all(|(_, hash)| *hash == hashes[0].1), "threads and hash: {hashes:#?}");
}

#[test]
fn findings_are_the_same_whatever_the_order_and_the_threads() {
    let mut site = SiteTest::minimal();
    for case in crate::mistakes::cases() {
        for (path, bytes) in case.site.files {
            site = site.file(&path, bytes);
        }
    }
    let memory = site.source();
    let shown = |threads: usize, seed: u64| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let source = Shuffled(&memory, seed);
        let loaded = pool
            .install(|| leitstand::load(&source, &Options::default(), &mut Stopwatch::running()).unwrap());
        leitstand::diag::json(&loaded.diagnostics, &loaded.files, leitstand::locale::Language::De)
    };
    let first = shown(1, 0);
    for (threads, seed) in [(1, 1), (2, 2), (8, 3), (8, 4)] {
        assert_eq!(shown(threads, seed), first, "{threads} threads, order {seed}");
    }
}

/// Builds a portal on the disk with the program itself, in an environment.
fn run(folder: &Path, environment: &[(&str, &str)]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_leitstand"))
        .args(["build", "--content", "content", "--output", "public"])
        .current_dir(folder)
        .envs(environment.iter().copied())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{environment:?}: {}", String::from_utf8_lossy(&output.stderr));
    hash(&folder.join("public"))
}

#[test]
fn zone_locale_threads_and_folder_change_nothing() {
    let site = SiteTest::folder("portal");
    let mut hashes = Vec::new();
    let environments: [&[(&str, &str)]; 5] = [
        &[("TZ", "UTC"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1")],
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "de_DE.UTF-8"), ("RAYON_NUM_THREADS", "2")],
        &[("TZ", "Pacific/Pago_Pago"), ("LC_ALL", "tr_TR.UTF-8"), ("RAYON_NUM_THREADS", "8")],
        &[("TZ", "Asia/Kolkata"), ("LANG", "ja_JP.SJIS"), ("COLUMNS", "20"), ("HOME", "/nonexistent")],
        &[("TZ", "no zone at all"), ("LC_ALL", ""), ("NO_COLOR", "1"), ("SOURCE_DATE_EPOCH", "0")],
    ];
    for (number, environment) in environments.into_iter().enumerate() {
        // Another folder each time, deep and with a name that needs care.
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("ein Ordner/Ü".repeat(number));
        site.write_to(&root.join("content"));
        hashes.push((environment, run(&root, environment)));
    }
    assert!(hashes.iter().all(|(_, hash)| *hash == hashes[0].1), "{hashes:#?}");
}
