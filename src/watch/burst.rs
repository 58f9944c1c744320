//! When a run of announcements is over, so that it is time to look.

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind};

/// Whether the system says that somebody has finished writing a file.
const TELLS_ENDS: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// How much silence is waited for, and after what time it is no longer waited for.
struct Patience {
    silence: Duration,
    most: Duration,
}

/// The usual save: all that was begun is finished.
const FINISHED: Patience = Patience {
    silence: Duration::from_millis(if TELLS_ENDS { 2 } else { 8 }),
    most: Duration::from_millis(50),
};
/// Somebody is still writing.
const UNFINISHED: Patience = Patience { silence: Duration::from_millis(20), most: Duration::from_millis(50) };
/// Many files at once: another branch, or a folder that is being copied.
const MANY: Patience = Patience { silence: Duration::from_millis(40), most: Duration::from_millis(300) };

/// From how many paths on it is many files.
const MANY_PATHS: usize = 12;

/// Announcements that follow one another.
#[derive(Debug)]
pub struct Burst {
    first: Instant,
    last: Instant,
    paths: BTreeSet<PathBuf>,
    unfinished: HashSet<PathBuf>,
}

impl Burst {
    /// One that begins now.
    pub fn new(now: Instant) -> Burst {
        Burst { first: now, last: now, paths: BTreeSet::new(), unfinished: HashSet::new() }
    }

    /// Another announcement.
    pub fn add(&mut self, event: Event, now: Instant) {
        self.last = now;
        for path in event.paths {
            match event.kind {
                EventKind::Modify(ModifyKind::Data(_)) if TELLS_ENDS => {
                    self.unfinished.insert(path.clone());
                }
                EventKind::Access(AccessKind::Close(AccessMode::Write))
                | EventKind::Modify(ModifyKind::Name(_))
                | EventKind::Remove(_) => {
                    self.unfinished.remove(&path);
                }
                _ => {}
            }
            self.paths.insert(path);
        }
    }

    /// When it is time to look, unless something more is announced before.
    pub fn due(&self) -> Instant {
        let patience = match () {
            () if self.paths.len() >= MANY_PATHS => MANY,
            () if self.unfinished.is_empty() => FINISHED,
            () => UNFINISHED,
        };
        (self.last + patience.silence).min(self.first + patience.most)
    }

    /// What was announced.
    pub fn into_paths(self) -> Vec<PathBuf> {
        self.paths.into_iter().collect()
    }
}

/// Whether an announcement says no more than that somebody has read something.
pub fn is_reading(event: &Event) -> bool {
    event.kind.is_access() && event.kind != EventKind::Access(AccessKind::Close(AccessMode::Write))
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, RemoveKind, RenameMode};

    use super::*;

    const CREATED: EventKind = EventKind::Create(CreateKind::File);
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const RENAMED: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));
    const REMOVED: EventKind = EventKind::Remove(RemoveKind::File);

    /// What happens, the events at milliseconds after the first, and when it is time to look.
    #[cfg(target_os = "linux")]
    type Case = (&'static str, &'static [(u64, EventKind)], u64);

    #[cfg(target_os = "linux")]
    #[test]
    fn a_look_waits_for_the_end_of_a_save_but_not_for_long() {
        let cases: [Case; 8] = [
            ("in place", &[(0, WRITTEN), (0, WRITTEN), (1, CLOSED)], 3),
            ("truncated, not yet written", &[(0, WRITTEN)], 20),
            ("in two chunks", &[(0, WRITTEN), (5, WRITTEN), (30, WRITTEN)], 50),
            ("renamed over", &[(0, RENAMED)], 2),
            ("written and renamed", &[(0, CREATED), (0, WRITTEN), (1, CLOSED), (2, RENAMED)], 4),
            ("removed while written", &[(0, WRITTEN), (1, REMOVED)], 3),
            ("linked", &[(0, CREATED)], 2),
            ("without an end", &[(0, WRITTEN), (20, WRITTEN), (40, WRITTEN), (60, WRITTEN)], 50),
        ];
        for (name, events, expected) in cases {
            let start = Instant::now();
            let mut burst = Burst::new(start);
            for (at, kind) in events {
                let event = Event::new(*kind).add_path("a.md".into());
                burst.add(event, start + Duration::from_millis(*at));
            }
            assert_eq!(burst.due() - start, Duration::from_millis(expected), "{name}");
        }
    }

    #[test]
    fn many_files_are_waited_for_longer() {
        let start = Instant::now();
        for (files, expected) in [(20, 20 * 9 + 40), (100, 300)] {
            let mut burst = Burst::new(start);
            for file in 0..=files {
                let event = Event::new(RENAMED).add_path(format!("{file}.md").into());
                burst.add(event, start + Duration::from_millis(file * 9));
            }
            assert_eq!(burst.due() - start, Duration::from_millis(expected), "{files} files");
        }
    }
}
