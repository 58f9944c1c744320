//! However a file is saved, the preview sees it, soon and as it is in the end.

// Tests look at real files and at the clock.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod look;
pub mod saves;

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use leitstand::locale::Language;
use leitstand::source::{Content, Disk, Files, Seen, Source, SourceError, SourceFile};
use leitstand::watch::{How, Reason, Trigger, Watch, settled, watch};

use crate::pulse::{LONG, Pulse};
use saves::{SAVES, Save};

/// A content folder that is watched as the preview does.
struct Preview {
    folder: tempfile::TempDir,
    disk: Disk,
    seen: Seen,
    watch: Watch,
    triggers: Receiver<Trigger>,
    /// Why it went over to polling.
    polling: Option<Reason>,
    /// How many texts were seen as lost that were there before.
    losses: usize,
    /// What the machine does beside it.
    pulse: Pulse,
}

impl Preview {
    fn new(how: How) -> Preview {
        let (folder, pulse) = (tempfile::tempdir().unwrap(), Pulse::start());
        fs::create_dir(folder.path().join("content")).unwrap();
        let disk = Disk::new(&folder.path().join("content"), "content");
        let (sender, triggers) = mpsc::channel();
        // In a mutex, for a sender belongs to one thread at a time.
        let sender = Mutex::new(sender);
        let changed = move |trigger| drop(sender.lock().unwrap().send(trigger));
        let watch = watch(vec![folder.path().join("content"), disk.themes()], how, changed).unwrap();
        let seen = disk.look(None, &[]).unwrap();
        let mut preview = Preview { folder, disk, seen, watch, triggers, polling: None, losses: 0, pulse };
        preview.next(LONG).expect("a first look is asked for");
        preview
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// The folder in which a save does what it does.
    fn folder_of(&self, save: usize) -> PathBuf {
        let folder = self.content().join(format!("s{save}"));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// Waits until a look is asked for, and looks; says whether it was announced, and when it was asked for.
    fn next(&mut self, patience: Duration) -> Option<(bool, Instant)> {
        let until = Instant::now() + patience;
        loop {
            match self.triggers.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Trigger::Polling(reason)) => {
                    assert_eq!(self.polling.replace(reason), None, "it is said once");
                }
                Ok(Trigger::Look { paths, is_announced }) => {
                    let asked = Instant::now();
                    self.look(&paths, is_announced);
                    return Some((is_announced, asked));
                }
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => panic!("the watch has ended"),
            }
        }
    }

    fn look(&mut self, paths: &[PathBuf], is_announced: bool) {
        let look = || self.disk.look(Some(&self.seen), paths);
        let is_doubtful = |look: &Result<Seen, SourceError>| {
            look.as_ref().map_or(true, |now| now.has_lost_text_of(&self.seen))
        };
        // What stays unreadable is shown as an error; the last state is kept.
        let Ok(now) = settled(look, is_doubtful) else { return };
        self.losses += usize::from(now.has_lost_text_of(&self.seen));
        if !is_announced && !now.is_same(&self.seen) {
            self.watch.found_unannounced();
        }
        self.seen = now;
    }

    /// Waits until what is seen is what is there; says how the look was asked for that saw it first.
    fn catch_up(&mut self, name: &str) -> (bool, Instant) {
        let until = Instant::now() + LONG;
        let there = self.disk.content().unwrap();
        loop {
            let (is_announced, asked) =
                self.next(until.saturating_duration_since(Instant::now())).unwrap_or_else(|| {
                    panic!("{name}: missed\n{:?}\n{:?}", names(&self.seen.files), names(&there))
                });
            if list(&self.seen.files) == list(&there) {
                return (is_announced, asked);
            }
        }
    }

    /// Waits until what is seen is what is there, and fails where nobody was told to look. On a machine that stumbles
    /// the look that is asked for every now and then may come before.
    fn catch_up_told(&mut self, name: &str) -> Instant {
        let (is_announced, asked) = self.catch_up(name);
        let is_told = is_announced || self.pulse.has_stumbled();
        assert!(is_told, "{name}: seen only because a look is asked for every now and then");
        asked
    }

    /// Takes all looks that are asked for until there is silence, each without a reason left out.
    fn drain(&mut self) {
        // A slow machine tells late; but a look without a reason is not to be near.
        let silence = |pulse: &Pulse| pulse.allows(Duration::from_millis(130)).min(Duration::from_secs(1));
        while let Some((true, _)) = self.next(silence(&self.pulse)) {}
    }
}

/// The files without their ids.
fn list(files: &Files) -> Vec<&SourceFile> {
    files.iter().map(|(_, file)| file).collect()
}

fn names(files: &Files) -> Vec<String> {
    let length = |content: &Content| if let Content::Text(text) = content { text.len() } else { 0 };
    files.iter().map(|(_, file)| format!("{} {}", file.path, length(&file.content))).collect()
}

#[test]
fn every_way_of_saving_is_seen_soon_and_in_the_end() {
    thread::scope(|scope| {
        let watched: Vec<_> = SAVES.iter().map(|save| scope.spawn(|| median(save))).collect();
        for (save, median) in SAVES.iter().zip(watched) {
            let (median, patience) = median.join().expect(save.name);
            assert!(median < patience, "{}: {median:?}, not {patience:?}", save.name);
        }
    });
}

/// Saves some times; the median of the times from there to the look that sees what is there in the end, and how
/// long that may take. As a rule it is 2 ms, but other tests run beside this one.
fn median(Save { name, prepare, change, loses }: &Save) -> (Duration, Duration) {
    const ROUNDS: usize = 5;
    /// Who needs longer to save is believed to have emptied the file.
    const UNFINISHED: Duration = Duration::from_millis(60);
    let mut preview = Preview::new(How::Auto);
    let folder = preview.folder_of(0);
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        prepare(&folder, round);
        preview.drain();
        preview.seen = preview.disk.look(Some(&preview.seen), &[]).unwrap();
        preview.losses = 0;
        let start = Instant::now();
        change(&folder, round);
        let saved = Instant::now();
        let asked = preview.catch_up_told(name);
        let is_slow = saved - start >= UNFINISHED;
        assert!(*loses || is_slow || preview.losses == 0, "{name}: a text was shown as lost");
        times.push(asked.saturating_duration_since(saved));
    }
    assert!(preview.polling.is_none() || preview.pulse.has_stumbled(), "{name}: {:?}", preview.polling);
    times.sort();
    (times[ROUNDS / 2], preview.pulse.allows(Duration::from_millis(250)))
}

#[test]
fn every_way_of_saving_is_seen_without_announcements() {
    let mut preview = Preview::new(How::Poll);
    assert_eq!(preview.polling, Some(Reason::Asked));
    for round in 0..3 {
        for (index, Save { prepare, .. }) in SAVES.iter().enumerate() {
            prepare(&preview.folder_of(index), round);
        }
        preview.catch_up("prepared");
        for (index, Save { change, .. }) in SAVES.iter().enumerate() {
            change(&preview.folder_of(index), round);
        }
        preview.catch_up("saved");
    }
}

#[test]
fn another_branch_is_seen_as_it_is_in_the_end() {
    let mut preview = Preview::new(How::Auto);
    for branch in 0..4 {
        // Some files stay, some change, some come and go with their folders.
        for file in 0..300 {
            let path = preview.content().join(format!("{}/{file}.md", file % 7));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let _ = fs::remove_file(&path);
            if file % 4 != branch {
                fs::write(path, format!("{file} {}", branch * (file % 2))).unwrap();
            }
            if file % 50 == 0 {
                let _ = fs::remove_dir_all(preview.content().join(format!("only{file}")));
                preview.write(&format!("content/only{file}/deep/er/{branch}.md"), "x");
                thread::sleep(Duration::from_millis(3));
            }
        }
        preview.catch_up_told(&format!("branch {branch}"));
    }
}

#[test]
fn folders_may_come_and_go() {
    let mut preview = Preview::new(How::Auto);
    let (content, away) = (preview.content(), preview.folder.path().join("away"));
    let expect = |preview: &mut Preview, what: &str| {
        preview.catch_up_told(what);
        preview.drain();
    };
    preview.write("content/a.md", "a");
    expect(&mut preview, "a file");
    // Deleted, made again, and written to.
    fs::remove_dir_all(&content).unwrap();
    preview.write("content/b.md", "b");
    expect(&mut preview, "a new content folder");
    preview.write("content/deep/c.md", "c");
    expect(&mut preview, "a file in the new content folder");
    // Another folder takes the name.
    preview.write("away/d.md", "d");
    fs::rename(&content, preview.folder.path().join("old")).unwrap();
    fs::rename(&away, &content).unwrap();
    expect(&mut preview, "another content folder");
    preview.write("content/e.md", "e");
    expect(&mut preview, "a file in the other content folder");
    // What happens beside it asks for nothing.
    preview.write("out/index.html", "x");
    preview.write("old/b.md", "B");
    let asked = preview.next(Duration::from_millis(300));
    let is_told = asked.is_some_and(|(is_announced, _)| is_announced);
    assert!(!is_told || preview.pulse.has_stumbled(), "nothing has changed");
    // A theme comes, and is changed.
    for text in ["a: 1", "a: 2"] {
        preview.write("themes/own/theme.yaml", text);
        let (is_announced, _) = preview.next(LONG).unwrap();
        assert!(is_announced || preview.pulse.has_stumbled(), "theme {text}");
        preview.drain();
    }
}

/// A file of the content is changed through its other name, of which nobody is told who listens at the
/// content folder.
#[cfg(target_os = "linux")]
#[test]
fn where_changes_are_not_announced_they_are_looked_for() {
    let mut preview = Preview::new(How::Auto);
    preview.write("elsewhere.md", "a");
    fs::hard_link(preview.folder.path().join("elsewhere.md"), preview.content().join("a.md")).unwrap();
    preview.catch_up("linked");
    preview.drain();
    preview.write("elsewhere.md", "b");
    let (is_announced, _) = preview.catch_up("unannounced");
    assert!(!is_announced, "nobody is told");
    let start = Instant::now();
    while preview.polling.is_none() && start.elapsed() < LONG {
        preview.next(Duration::from_millis(400));
    }
    assert_eq!(preview.polling, Some(Reason::Unannounced));
    let start = Instant::now();
    for text in ["c", "d", "e"] {
        preview.write("elsewhere.md", text);
        preview.catch_up("polled");
    }
    // Without polling it would be six seconds.
    assert!(start.elapsed() < preview.pulse.allows(Duration::from_millis(1900)), "{:?}", start.elapsed());
}

#[test]
fn reading_asks_for_nothing() {
    let mut preview = Preview::new(How::Auto);
    for file in 0..20 {
        preview.write(&format!("content/{file}.md"), "a");
    }
    preview.catch_up("files");
    preview.drain();
    for _ in 0..3 {
        preview.disk.look(None, &[]).unwrap();
    }
    let asked = preview.next(Duration::from_millis(300));
    assert!(asked.is_none_or(|(is_announced, _)| !is_announced) || preview.pulse.has_stumbled());
}

#[test]
fn a_watch_ends_when_it_is_dropped() {
    let Preview { watch, triggers, .. } = Preview::new(How::Auto);
    drop(watch);
    let rest: Vec<Trigger> = triggers.iter().collect();
    assert!(rest.len() < 3, "{rest:?}");
}

#[test]
fn every_reason_for_polling_is_said_in_both_languages() {
    let kind = || "nfs4".to_owned();
    for reason in [
        Reason::Asked,
        Reason::FileSystem(kind()),
        Reason::Limit,
        Reason::Refused(kind()),
        Reason::Unannounced,
    ] {
        let words = reason.words();
        assert!(words.de.ends_with('.') || words.de.contains("nfs4"), "{words:?}");
        assert_ne!(words.get(Language::De), words.get(Language::En));
    }
}
