//! Asks the program Git, in one pass. Whatever the repository's settings and the environment say, Git reads
//! nothing but this repository, runs no other program, reaches for no network, and writes nothing.

// The one place outside `cli` that runs another program.
#![allow(clippy::disallowed_methods)]

use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use jiff::tz::TimeZone;

use super::log::{self, Checkout};
use super::{History, Horizon, NoHistory};

/// The program.
const GIT: &str = "git";

/// What of the environment would lead to another repository, or to another history of this one.
const FOREIGN: [&str; 14] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_CONFIG_PARAMETERS",
    "GIT_LITERAL_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_EXTERNAL_DIFF",
];

/// What of it is set: the history as it was committed, nothing fetched, nothing locked, nobody asked.
const SET: [(&str, &str); 8] = [
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_GRAFT_FILE", "/dev/null"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_PAGER", "cat"),
    ("LC_ALL", "C"),
];

/// The history, a record a commit: time, parents, subject, and what was done to which files. Moved is what
/// has all bytes in common, for which no file need be opened. Of a merge only what it changed itself.
const LOG: [&str; 20] = [
    "log",
    "--date-order",
    "--root",
    "--name-status",
    "-M100%",
    "--cc",
    "-z",
    "--format=%ct%x00%P%x00%s",
    "--encoding=UTF-8",
    "--no-color",
    "--no-decorate",
    "--no-notes",
    "--no-show-signature",
    "--no-ext-diff",
    "--no-textconv",
    "--no-follow",
    "-O/dev/null",
    "--no-relative",
    "--ignore-submodules=all",
    "HEAD",
];

/// Reads the history of a folder. `None` where there is none: no repository, no commit.
pub fn read(folder: &Path, horizon: &Horizon) -> Result<Option<History>, NoHistory> {
    let about = run(folder, &["rev-parse", "--is-shallow-repository", "--show-prefix"])?;
    if !about.status.success() {
        let words = words(&about);
        return if words.contains("not a git repository") {
            Ok(None)
        } else {
            Err(NoHistory::Refused(words))
        };
    }
    let about = about.stdout;
    let (shallow, prefix) = about.split_at(about.iter().position(|byte| *byte == b'\n').unwrap_or_default());
    let prefix = prefix.strip_prefix(b"\n").unwrap_or(prefix);
    let clone = Checkout {
        is_shallow: shallow == b"true",
        prefix: prefix.strip_suffix(b"\n").unwrap_or(prefix),
        time_zone: TimeZone::get(&horizon.time_zone).unwrap_or(TimeZone::UTC),
    };
    let mut arguments = LOG.to_vec();
    arguments.extend(["--", "."]);
    let log = run(folder, &arguments)?;
    if !log.status.success() {
        // Without a commit there is nothing that HEAD could name.
        let head = run(folder, &["rev-parse", "-q", "--verify", "HEAD"])?;
        return if head.status.code() == Some(1) { Ok(None) } else { Err(NoHistory::Refused(words(&log))) };
    }
    let history = log::parse(&log.stdout, &clone, horizon);
    Ok((!history.is_empty()).then_some(history))
}

/// Runs Git in a folder.
fn run(folder: &Path, arguments: &[&str]) -> Result<Output, NoHistory> {
    let mut command = Command::new(GIT);
    command.arg("-C").arg(folder).args(["--no-pager", "-c", "core.fsmonitor=false"]);
    for name in FOREIGN {
        command.env_remove(name);
    }
    command.envs(SET).args(arguments).stdin(Stdio::null()).output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => NoHistory::NoGit,
        _ => NoHistory::Refused(error.to_string()),
    })
}

/// What Git says, in one line.
fn words(output: &Output) -> String {
    let words = String::from_utf8_lossy(&output.stderr);
    let line = words.lines().find(|line| !line.trim().is_empty()).unwrap_or("git");
    log::plain(line.trim().trim_start_matches("fatal: "))
}
