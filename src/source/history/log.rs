//! What `git log` prints, taken apart.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Commit, FileChange, History, Horizon};

/// So many characters of a subject are kept.
const SUBJECT: usize = 200;

/// What must be known of a clone to understand its log.
#[derive(Debug)]
pub struct Checkout<'c> {
    /// Whether its history ends before the first commit.
    pub is_shallow: bool,
    /// The way from the top of the work tree to the content folder, with a slash at its end.
    pub prefix: &'c [u8],
    /// Where the days begin and end.
    pub time_zone: TimeZone,
}

/// Takes the log apart. Its parts end in zero bytes: of each commit its time, its parents and its subject,
/// then of each file what was done to it, and its path or paths. The newest commit comes first, and none
/// before those that were made on it.
pub fn parse(log: &[u8], clone: &Checkout<'_>, horizon: &Horizon) -> History {
    let mut reader = Reader { clone, horizon, history: History::default(), names: HashMap::new() };
    let mut parts = log.split(|byte| *byte == 0).map(|part| part.strip_prefix(b"\n").unwrap_or(part));
    let mut commit: Option<Found> = None;
    while let Some(part) = parts.next() {
        match part {
            [] => {}
            [b'0'..=b'9', ..] => {
                let (parents, subject) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                reader.finish(commit.take());
                commit = reader.begin(part, parents, subject);
            }
            [letter, rest @ ..] => {
                let first = parts.next().unwrap_or_default();
                // Only what was moved on its own has a likeness, and two paths.
                let is_moved = *letter == b'R' && rest.first().is_some_and(u8::is_ascii_digit);
                let second = is_moved.then(|| parts.next().unwrap_or_default());
                if let Some(commit) = &mut commit {
                    reader.file(commit, *letter, first, second);
                }
            }
        }
    }
    reader.finish(commit);
    reader.history()
}

/// A commit whose files are being read.
struct Found {
    commit: Commit,
    /// Whether it has happened on the as-of date, and whether anything is known of before it.
    counts: bool,
}

/// Collects what the log says.
struct Reader<'r> {
    clone: &'r Checkout<'r>,
    horizon: &'r Horizon,
    history: History,
    /// What files are called today that had another name in the commits that are still to come.
    names: HashMap<String, String>,
}

impl Reader<'_> {
    fn begin(&mut self, time: &[u8], parents: &[u8], subject: &[u8]) -> Option<Found> {
        let seconds = std::str::from_utf8(time).ok()?.parse().ok()?;
        let date = Timestamp::from_second(seconds).ok()?.to_zoned(self.clone.time_zone.clone()).date();
        // Where the clone was cut off, all files look new.
        let is_cut_off = self.clone.is_shallow && parents.is_empty();
        if is_cut_off {
            self.history.known_from = self.history.known_from.max(Some(date));
        }
        let commit = Commit { date, subject: plain(&String::from_utf8_lossy(subject)), files: Vec::new() };
        Some(Found { commit, counts: !is_cut_off && date <= self.horizon.until })
    }

    fn file(&mut self, found: &mut Found, letter: u8, first: &[u8], second: Option<&[u8]>) {
        let Some(path) = self.path(second.unwrap_or(first)) else { return };
        let path = self.names.get(&path).cloned().unwrap_or(path);
        let change = match (letter, second) {
            (_, Some(_)) => FileChange::Moved,
            (b'A', None) => FileChange::Added,
            (b'D', None) => FileChange::Removed,
            _ => FileChange::Edited,
        };
        if second.is_some()
            && let Some(before) = self.path(first)
        {
            self.names.insert(before, path.clone());
        }
        if found.counts {
            if change != FileChange::Moved {
                let last = self.history.last.entry(path.clone()).or_insert(Date::MIN);
                *last = (*last).max(found.commit.date);
            }
            found.commit.files.push((path, change));
        }
    }

    fn finish(&mut self, found: Option<Found>) {
        let Some(Found { mut commit, counts }) = found else { return };
        if counts && commit.date >= self.horizon.recent_from && !commit.files.is_empty() {
            commit.files.sort();
            self.history.recent.push(commit);
        }
    }

    /// A path relative to the content folder; one that is no UTF-8 names no content.
    fn path(&self, path: &[u8]) -> Option<String> {
        let path = path.strip_prefix(self.clone.prefix)?;
        std::str::from_utf8(path).ok().map(str::to_owned)
    }

    fn history(mut self) -> History {
        // What was cut off is older than the commit at which that was done, and may be newer than others.
        if let Some(known_from) = self.history.known_from {
            self.history.last.retain(|_, date| *date >= known_from);
        }
        self.history.recent.sort_by_key(|commit| std::cmp::Reverse(commit.date));
        self.history
    }
}

/// A line that does nothing but say something: without characters that steer terminals or turn the
/// direction of writing, and not too long.
pub fn plain(text: &str) -> String {
    let steers =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|c| !c.is_control() && !steers(*c)).collect();
    let text = text.trim();
    match text.char_indices().nth(SUBJECT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a log in which `|` stands for the zero bytes and `~` for days before the as-of date.
    fn read(log: &str, is_shallow: bool) -> History {
        let day = |days: i64| (1_795_392_000 - days * 86_400 + 43_200).to_string();
        let log: Vec<String> = log
            .split('|')
            .map(|part| {
                part.strip_prefix('~').and_then(|days| days.parse().ok()).map_or(part.to_owned(), day)
            })
            .collect();
        let clone = Checkout { is_shallow, prefix: b"content/", time_zone: TimeZone::UTC };
        let until: Date = "2026-11-23".parse().unwrap();
        let recent_from = "2026-10-24".parse().unwrap();
        parse(log.join("\0").as_bytes(), &clone, &Horizon { until, recent_from, time_zone: "UTC".into() })
    }

    /// The history in short: the last changes by path, then what was changed lately.
    fn short(history: &History) -> String {
        let mut last: Vec<String> =
            history.last.iter().map(|(path, date)| format!("{path} {}", date.strftime("%m-%d"))).collect();
        last.sort();
        let recent: Vec<String> = history
            .recent
            .iter()
            .map(|commit| {
                let files: Vec<String> =
                    commit.files.iter().map(|(path, change)| format!("{change:?} {path}")).collect();
                format!("{}: {}", commit.subject, files.join(", "))
            })
            .collect();
        format!("{} / {}", last.join(", "), recent.join("; "))
    }

    #[test]
    fn logs_say_what_was_changed_last_and_lately() {
        let table = [
            ("", " / "),
            ("~1|p|Neu||M|content/a.md|", "a.md 11-22 / Neu: Edited a.md"),
            // An empty subject, a path that looks like a time, and a commit without files.
            (
                "~1|p|||M|content/1.md|~2|p|leer|~3||Alt||A|content/1.md|",
                "1.md 11-22 / : Edited 1.md; Alt: Added 1.md",
            ),
            // After the as-of date, and before the days of which everything is told.
            ("~-1|p|Morgen||M|content/a.md|~60||Alt||A|content/a.md|", "a.md 09-24 / "),
            // The newest day counts, whatever the order.
            ("~9|p|B||M|content/a.md|~3|p|A||M|content/a.md|", "a.md 11-20 / A: Edited a.md; B: Edited a.md"),
            // Moved and not changed: what counts is the change before, under another name.
            (
                "~1|p|Umzug||R100|content/a.md|content/b.md|~5|p|Text||M|content/a.md|",
                "b.md 11-18 / Umzug: Moved b.md; Text: Edited b.md",
            ),
            // Twice moved, and then another file under the first name.
            (
                "~1|p|X||A|content/a.md|~2|p|Y||R100|content/b.md|content/c.md|~3|p|Z||R100|content/a.md|content/b.md|~4|p|T||M|content/a.md|",
                "a.md 11-22, c.md 11-19 / X: Added a.md; Y: Moved c.md; Z: Moved c.md; T: Edited c.md",
            ),
            // A merge has one path, whatever its letters.
            (
                "~1|p q|Merge||MM|content/ä b.md|~2|p|x||M|content/ä b.md|",
                "ä b.md 11-22 / Merge: Edited ä b.md; x: Edited ä b.md",
            ),
            ("~1|p q|Merge||RM|content/a.md|", "a.md 11-22 / Merge: Edited a.md"),
            // Nothing but the content.
            ("~1|p|Neu||M|docs/a.md|D|content/b.md|", "b.md 11-22 / Neu: Removed b.md"),
            // Cut off in the middle.
            ("~1|p|Neu||M", " / "),
            ("~1", " / "),
            ("x|y|z", " / "),
        ];
        for (log, expected) in table {
            assert_eq!(short(&read(log, false)), expected, "{log}");
        }
    }

    #[test]
    fn a_shallow_clone_knows_nothing_of_what_was_cut_off() {
        let day = |text: &str| Some(text.parse::<Date>().unwrap());
        let table = [
            // All files look new in the commit at which the history was cut off.
            ("~1||Letzte||A|content/a.md|A|content/b.md|", " / ", day("2026-11-22")),
            (
                "~1|p|Neu||M|content/a.md|~5||Schnitt||A|content/a.md|A|content/b.md|",
                "a.md 11-22 / Neu: Edited a.md",
                day("2026-11-18"),
            ),
            // Cut off at two places: of the second branch nothing is certain before the first.
            (
                "~1|p q|M|~4||S||A|content/a.md|~6|r|T||M|content/b.md|~7||U||A|content/a.md|",
                " / T: Edited b.md",
                day("2026-11-19"),
            ),
        ];
        for (log, expected, known_from) in table {
            let history = read(log, true);
            assert_eq!((short(&history).as_str(), history.known_from), (expected, known_from), "{log}");
        }
    }

    #[test]
    fn a_subject_cannot_do_anything() {
        for (text, expected) in [
            ("Ton geprüft", "Ton geprüft"),
            (" \u{1b}[31mrot\u{7} ", "[31mrot"),
            ("a\u{202e}b\u{2066}c", "abc"),
            ("", ""),
        ] {
            assert_eq!(plain(text), expected);
        }
        assert_eq!(plain(&"ü".repeat(500)), format!("{}…", "ü".repeat(200)));
    }
}
