//! The driver of the tests: a content folder put together in memory, built into a folder of its own,
//! and looked at.

// Tests look at real files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use leitstand::diag::Diagnostic;
use leitstand::locale::Language;
use leitstand::model::Audience;
use leitstand::publish::Report;
use leitstand::read::Bodies;
use leitstand::source::{Files, History, LineColumn, Memory};
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, build, diag, load};

/// The day of all tests, unless `portal.yaml` names another.
pub const TODAY: &str = "2026-11-23";

/// A folder of this repository's `tests`.
pub fn tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// A portal under test.
#[derive(Debug, Clone)]
pub struct SiteTest {
    /// The content, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    themes: Vec<(String, String, String)>,
    date: Option<Date>,
    audience: Audience,
    history: Option<History>,
}

impl SiteTest {
    /// The smallest portal that has something of everything that others refer to.
    pub fn minimal() -> SiteTest {
        SiteTest::folder("minimal")
    }

    /// A folder under `tests/fixtures`.
    pub fn folder(name: &str) -> SiteTest {
        SiteTest::at(&tests("fixtures").join(name))
    }

    /// Any content folder on the disk.
    pub fn at(root: &Path) -> SiteTest {
        SiteTest {
            files: tree(root),
            themes: Vec::new(),
            date: None,
            audience: Audience::Team,
            history: None,
        }
    }

    /// No file at all.
    pub fn empty() -> SiteTest {
        SiteTest {
            files: BTreeMap::new(),
            themes: Vec::new(),
            date: None,
            audience: Audience::Team,
            history: None,
        }
    }

    /// Puts a file in, or replaces it.
    pub fn file(mut self, path: &str, content: impl Into<Vec<u8>>) -> SiteTest {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Takes a file away, which must be there.
    pub fn without(mut self, path: &str) -> SiteTest {
        assert!(self.files.remove(path).is_some(), "{path} is not there to be taken away");
        self
    }

    /// Adds a line at the end of a file, which must be there.
    pub fn line(mut self, path: &str, line: &str) -> SiteTest {
        let file = self.files.get_mut(path).unwrap_or_else(|| panic!("{path} is not there"));
        file.extend(format!("{line}\n").bytes());
        self
    }

    /// Puts a file of a theme in.
    pub fn theme_file(mut self, theme: &str, path: &str, text: &str) -> SiteTest {
        self.themes.push((theme.to_owned(), path.to_owned(), text.to_owned()));
        self
    }

    /// The as-of date, whatever `portal.yaml` says.
    pub fn date(mut self, date: &str) -> SiteTest {
        self.date = Some(date.parse().unwrap());
        self
    }

    /// Lays another folder under `tests/fixtures` over this one.
    pub fn overlay(mut self, name: &str) -> SiteTest {
        self.files.extend(tree(&tests("fixtures").join(name)));
        self
    }

    /// Who the portal is built for.
    pub fn audience(mut self, audience: Audience) -> SiteTest {
        self.audience = audience;
        self
    }

    /// Gives the content a history.
    pub fn history(mut self, history: History) -> SiteTest {
        self.history = Some(history);
        self
    }

    /// The content as a source.
    pub fn source(&self) -> Memory {
        let mut memory = Memory::new(TODAY.parse().unwrap());
        for (path, bytes) in &self.files {
            memory = memory.file(path, bytes.clone());
        }
        for (theme, path, text) in &self.themes {
            memory = memory.theme_file(theme, path, text.as_bytes());
        }
        match &self.history {
            Some(history) => memory.history(history.clone()),
            None => memory,
        }
    }

    /// What builds of this portal are asked for.
    pub fn options(&self) -> Options {
        Options { date: self.date, audience: self.audience, ..Options::default() }
    }

    /// Writes the content to the disk.
    pub fn write_to(&self, root: &Path) {
        for (path, bytes) in &self.files {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), bytes).unwrap();
        }
    }

    /// Reads and checks the content, as `check` does.
    pub fn check(&self) -> Findings {
        self.load(Bodies::Checked)
    }

    /// Reads and checks the content, and keeps as much of the texts as is asked for.
    pub fn load(&self, bodies: Bodies) -> Findings {
        let options = Options { bodies, ..self.options() };
        let loaded = load(&self.source(), &options, &mut Stopwatch::running()).unwrap();
        Findings { files: loaded.files, diagnostics: loaded.diagnostics }
    }

    /// Builds into a new folder, which is gone with what is returned.
    pub fn build(&self) -> BuiltSite {
        let folder = tempfile::tempdir().unwrap();
        let mut built = self.build_into(&folder.path().join("out"));
        built.folder = Some(folder);
        built
    }

    /// Builds into a folder.
    pub fn build_into(&self, output: &Path) -> BuiltSite {
        let built = build(&self.source(), &self.options(), output, &mut Stopwatch::running())
            .unwrap_or_else(|error| panic!("the build could not be tried: {error:?}"));
        BuiltSite {
            findings: Findings { files: built.files, diagnostics: built.diagnostics },
            report: built.report,
            output: output.to_owned(),
            folder: None,
        }
    }
}

/// All that was found in a content folder.
#[derive(Debug)]
pub struct Findings {
    /// The files.
    pub files: Files,
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// Path, line and column of a finding; an empty path for one that is in no file.
    pub fn place(&self, diagnostic: &Diagnostic) -> (String, LineColumn) {
        (self.files.path(diagnostic.span.file).to_owned(), self.files.start(diagnostic.span))
    }

    /// As a person would read them.
    pub fn shown(&self) -> String {
        diag::human(&self.diagnostics, &self.files, Language::En, false)
    }

    /// What counts: all that is not accepted for a while.
    pub fn counted(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|finding| finding.accepted.is_none())
    }

    /// Fails unless there is nothing to find, but for what is accepted.
    pub fn expect_clean(&self) -> &Self {
        assert!(self.counted().next().is_none(), "expected no findings, got:\n{}", self.shown());
        self
    }

    /// Fails unless a finding of that name is at exactly that place.
    pub fn expect_diagnostic(&self, name: &str, path: &str, line: usize, column: usize) -> &Self {
        let place = (path.to_owned(), LineColumn { line, column });
        let found = self.diagnostics.iter().any(|d| d.code.name == name && self.place(d) == place);
        assert!(found, "expected {name} at {path}:{line}:{column}, got:\n{}", self.shown());
        self
    }
}

/// What a build made.
#[derive(Debug)]
pub struct BuiltSite {
    /// What was found.
    pub findings: Findings,
    /// What was published, if anything.
    pub report: Option<Report>,
    /// The output folder.
    pub output: PathBuf,
    folder: Option<tempfile::TempDir>,
}

impl BuiltSite {
    /// Fails unless the portal was published without a finding.
    pub fn expect_clean(&self) -> &Self {
        self.findings.expect_clean();
        assert!(self.report.is_some(), "nothing was published");
        self
    }

    /// Fails unless exactly these files were written.
    pub fn expect_written(&self, paths: &[&str]) -> &Self {
        let report = self.report.as_ref().expect("nothing was published");
        assert_eq!(report.written, paths, "the files that were written");
        self
    }

    /// Fails unless exactly these files were removed.
    pub fn expect_removed(&self, paths: &[&str]) -> &Self {
        let report = self.report.as_ref().expect("nothing was published");
        assert_eq!(report.removed, paths, "the files that were removed");
        self
    }

    /// Looks at the `<main>` of a page.
    pub fn expect_page(&self, path: &str, holds: impl FnOnce(&str) -> bool) -> &Self {
        let main = self.main(path);
        assert!(holds(&main), "{path} is not as expected:\n{main}");
        self
    }

    /// What stands between `<main …>` and `</main>`, each run of blanks made one, a line per tag.
    pub fn main(&self, path: &str) -> String {
        let page = fs::read_to_string(self.output.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        let start = page.find("<main").unwrap_or_else(|| panic!("{path} has no <main>"));
        let (main, _) = page[start..].split_once("</main>").unwrap_or_else(|| panic!("{path}: no </main>"));
        let (_, main) = main.split_once('>').unwrap();
        let mut lines = String::new();
        for word in main.split_whitespace() {
            let separator = if word.starts_with('<') || lines.ends_with('>') { "\n" } else { " " };
            let _ = write!(lines, "{}{word}", if lines.is_empty() { "" } else { separator });
        }
        lines + "\n"
    }

    /// Every file of the output with its bytes, the program's own list included.
    pub fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.output)
    }
}

/// Every file below a folder with its bytes, by its path relative to it.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).unwrap();
            let path = path.to_str().unwrap().replace('\\', "/");
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// One hash of all files below a folder, their names included.
pub fn hash(root: &Path) -> String {
    let mut hasher = blake3::Hasher::new();
    for (path, bytes) in tree(root) {
        hasher.update(format!("{}:{path}:{}:", path.len(), bytes.len()).as_bytes());
        hasher.update(&bytes);
    }
    hasher.finalize().to_hex().to_string()
}
