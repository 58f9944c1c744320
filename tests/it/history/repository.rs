//! Repositories for tests: made by Git itself, in a folder of their own.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::Date;
use leitstand::insight::history::horizon;
use leitstand::source::{Commit, Disk, FileChange, History, NoHistory, Source};

use crate::site::SiteTest;

/// A folder with a repository in it.
pub struct Repository {
    pub folder: tempfile::TempDir,
    /// Where the repository lies below it.
    pub root: PathBuf,
}

impl Repository {
    pub fn new() -> Repository {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("repo");
        fs::create_dir(&root).unwrap();
        let repository = Repository { folder, root };
        repository.git(&["init", "-q", "-b", "main"]);
        repository
    }

    /// Runs Git, whatever the settings of this machine.
    pub fn git(&self, arguments: &[&str]) -> &Repository {
        self.git_at("2026-11-01T12:00:00Z", arguments)
    }

    pub fn git_at(&self, time: &str, arguments: &[&str]) -> &Repository {
        let output = Command::new("git")
            .arg("-C")
            .arg(&self.root)
            .args(["-c", "protocol.file.allow=always", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_DATE", time)
            .env("GIT_COMMITTER_DATE", time)
            .envs(["AUTHOR", "COMMITTER"].iter().flat_map(|who| {
                [(format!("GIT_{who}_NAME"), "Ada Geheim"), (format!("GIT_{who}_EMAIL"), "ada@example.org")]
            }))
            .output()
            .unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        self
    }

    pub fn write(&self, path: &str, text: &str) -> &Repository {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Commits all there is, at a time.
    pub fn commit(&self, time: &str, subject: &str) -> &Repository {
        self.git_at(time, &["add", "-A"]).git_at(time, &["commit", "-q", "--allow-empty", "-m", subject])
    }

    /// Three commits in the content folder `content`: two pages, one is changed, the other moved.
    pub fn filled(content: &str) -> Repository {
        let repository = Repository::new();
        let at = |path: &str| format!("{content}{path}");
        // What is no content, where there is room for it.
        let beside = if content.is_empty() { ".git/beside" } else { "README" };
        repository
            .write(&at("pages/größe b.md"), "eins")
            .write(&at("pages/b.md"), "eins")
            .write(beside, "Nicht vom Portal.")
            .commit("2026-09-01T12:00:00Z", "Anfang")
            .write(&at("pages/größe b.md"), "zwei")
            .commit("2026-11-20T12:00:00Z", "Zahl berichtigt")
            .git(&["mv", &at("pages/b.md"), &at("pages/c.md")])
            .commit("2026-11-21T12:00:00Z", "Umzug")
            .write(beside, "Noch immer nicht.")
            .commit("2026-11-22T12:00:00Z", "Etwas anderes");
        repository
    }
}

/// What [`Repository::filled`] has for a history.
pub const FILLED: &str = "pages/c.md 2026-09-01, pages/größe b.md 2026-11-20 / \
                      2026-11-21 Umzug: Moved pages/c.md; 2026-11-20 Zahl berichtigt: Edited pages/größe b.md";

/// Reads the history of a content folder.
pub fn read(content: &Path) -> Result<Option<History>, NoHistory> {
    let horizon = horizon("2026-11-23".parse().unwrap(), "Europe/Berlin");
    let history = Disk::new(content, "content").history(&horizon)?;
    Ok(history.map(|history| History::clone(&history)))
}

/// A history in short.
pub fn short(history: &History) -> String {
    let mut last: Vec<String> = history.last.iter().map(|(path, date)| format!("{path} {date}")).collect();
    last.sort();
    let commit = |commit: &Commit| {
        let files: Vec<String> =
            commit.files.iter().map(|(path, change)| format!("{change:?} {path}")).collect();
        format!("{} {}: {}", commit.date, commit.subject, files.join(", "))
    };
    let recent: Vec<String> = history.recent.iter().map(commit).collect();
    format!("{} / {}", last.join(", "), recent.join("; "))
}

pub fn expect_filled(content: &Path) {
    let history = read(content).unwrap().expect("a history");
    assert_eq!(short(&history), FILLED, "{}", content.display());
    assert_eq!(history.known_from, None);
}

/// A clone of a repository, of its last commits alone.
pub fn shallow(of: &Repository, depth: usize) -> PathBuf {
    let (from, to) =
        (format!("file://{}", of.root.display()), of.folder.path().join(format!("depth-{depth}")));
    of.git(&["clone", "-q", "--depth", &depth.to_string(), &from, to.to_str().unwrap()]);
    to.join("content")
}

/// The minimal portal in a repository: first all of it, then a change of the text `pages/start.md`.
pub fn portal() -> Repository {
    let repository = Repository::new();
    SiteTest::minimal()
        .file("pages/ablauf.md", "---\ntitle: Der Ablauf\n---\n\nErst, dann.\n")
        .write_to(&repository.root.join("content"));
    repository
        .commit("2026-08-03T12:00:00Z", "Das Portal")
        .write("content/pages/ablauf.md", "---\ntitle: Der Ablauf\n---\n\nErst, dann, zuletzt.\n")
        .commit("2026-11-20T12:00:00Z", "Ablauf <b>ergänzt</b> & geprüft");
    repository
}

/// A day.
pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A history of some commits, of which each has changed some files.
pub fn history(commits: &[(&str, &str, &[&str])]) -> History {
    let mut history = History::default();
    for (day, subject, files) in commits {
        for path in *files {
            let last = history.last.entry((*path).to_owned()).or_insert(date(day));
            *last = (*last).max(date(day));
        }
        let files = files.iter().map(|path| ((*path).to_owned(), FileChange::Edited)).collect();
        history.recent.push(Commit { date: date(day), subject: (*subject).to_owned(), files });
    }
    history
}
