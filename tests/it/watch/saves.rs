//! How editors and people change files.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// A way of changing something in a folder.
pub struct Save {
    /// What it is called.
    pub name: &'static str,
    /// Makes what is there before.
    pub prepare: fn(&Path, usize),
    /// Changes it; the number is another one each time.
    pub change: fn(&Path, usize),
    /// Whether a text is gone in the end.
    pub loses: bool,
}

/// The file that most of them change.
fn file(folder: &Path) -> PathBuf {
    folder.join("page.md")
}

/// A page of the usual length.
fn text(round: usize) -> String {
    format!("---\ntitle: Page {round}.\n---\n\n{}", "A line of text that stands there.\n".repeat(100))
}

/// A page that is there before.
fn page(folder: &Path, _: usize) {
    fs::write(file(folder), text(1000)).unwrap();
}

fn nothing(folder: &Path, _: usize) {
    fs::remove_dir_all(folder).unwrap();
    fs::create_dir(folder).unwrap();
}

fn sleep(milliseconds: u64) {
    thread::sleep(Duration::from_millis(milliseconds));
}

/// The ways.
pub const SAVES: [Save; 15] = [
    Save {
        name: "in place",
        prepare: page,
        loses: false,
        change: |folder, round| fs::write(file(folder), text(round)).unwrap(),
    },
    Save {
        name: "temporary file renamed over it",
        prepare: page,
        loses: false,
        change: |folder, round| {
            let temporary = folder.join(".page.md.x7Fq");
            fs::write(&temporary, text(round)).unwrap();
            fs::rename(temporary, file(folder)).unwrap();
        },
    },
    Save {
        name: "renamed to a backup, then written new",
        prepare: page,
        loses: false,
        change: |folder, round| {
            fs::rename(file(folder), folder.join("page.md.bak")).unwrap();
            sleep(2);
            fs::write(file(folder), text(round)).unwrap();
        },
    },
    Save {
        name: "truncated, then written",
        prepare: page,
        loses: false,
        change: |folder, round| {
            let mut file = File::create(file(folder)).unwrap();
            sleep(5);
            file.write_all(text(round).as_bytes()).unwrap();
        },
    },
    Save {
        name: "truncated and closed, then written",
        prepare: page,
        loses: false,
        change: |folder, round| {
            drop(File::create(file(folder)).unwrap());
            sleep(5);
            fs::write(file(folder), text(round)).unwrap();
        },
    },
    Save {
        name: "written in two chunks",
        prepare: page,
        loses: false,
        change: |folder, round| {
            let text = text(round);
            let mut file = File::create(file(folder)).unwrap();
            file.write_all(&text.as_bytes()[..1000]).unwrap();
            sleep(5);
            file.write_all(&text.as_bytes()[1000..]).unwrap();
        },
    },
    Save {
        name: "deleted and made again",
        prepare: page,
        loses: false,
        change: |folder, round| {
            fs::remove_file(file(folder)).unwrap();
            sleep(5);
            fs::write(file(folder), text(round)).unwrap();
        },
    },
    Save {
        name: "as vim does",
        prepare: page,
        loses: false,
        change: |folder, round| {
            fs::write(folder.join("4913"), "").unwrap();
            fs::remove_file(folder.join("4913")).unwrap();
            fs::rename(file(folder), folder.join("page.md~")).unwrap();
            let mut file = File::create(file(folder)).unwrap();
            file.write_all(text(round).as_bytes()).unwrap();
            file.sync_all().unwrap();
            drop(file);
            fs::remove_file(folder.join("page.md~")).unwrap();
        },
    },
    Save {
        name: "a byte, at once after another",
        prepare: |folder, round| fs::write(file(folder), text(round) + "Letter a.\n").unwrap(),
        loses: false,
        change: |folder, round| {
            fs::write(file(folder), text(round) + "Letter b.\n").unwrap();
            fs::write(file(folder), text(round) + "Letter c.\n").unwrap();
        },
    },
    Save {
        name: "lines added at the end",
        prepare: page,
        loses: false,
        change: |folder, round| {
            let mut file = OpenOptions::new().append(true).open(file(folder)).unwrap();
            writeln!(file, "Added {round}.").unwrap();
        },
    },
    Save {
        name: "new in new folders",
        prepare: nothing,
        loses: false,
        change: |folder, round| {
            let deep = folder.join(format!("a{round}/b/c"));
            fs::create_dir_all(&deep).unwrap();
            fs::write(file(&deep), text(round)).unwrap();
        },
    },
    Save {
        name: "changed in new folders",
        prepare: |folder, round| {
            nothing(folder, round);
            fs::create_dir_all(folder.join("a/b/c")).unwrap();
            fs::write(folder.join("a/b/c/page.md"), text(1000)).unwrap();
        },
        loses: false,
        change: |folder, round| fs::write(folder.join("a/b/c/page.md"), text(round)).unwrap(),
    },
    Save {
        name: "folder renamed",
        prepare: |folder, round| {
            nothing(folder, round);
            fs::create_dir(folder.join("before")).unwrap();
            fs::write(folder.join("before/page.md"), text(round)).unwrap();
        },
        loses: true,
        change: |folder, _| fs::rename(folder.join("before"), folder.join("after")).unwrap(),
    },
    Save {
        name: "folder deleted",
        prepare: |folder, round| {
            nothing(folder, round);
            fs::create_dir_all(folder.join("a/b")).unwrap();
            fs::write(folder.join("a/b/page.md"), text(round)).unwrap();
        },
        loses: true,
        change: |folder, _| fs::remove_dir_all(folder.join("a")).unwrap(),
    },
    Save {
        name: "what a link leads to",
        prepare: |folder, round| {
            nothing(folder, round);
            page(folder, round);
            #[cfg(unix)]
            std::os::unix::fs::symlink("page.md", folder.join("link.md")).unwrap();
        },
        loses: false,
        change: |folder, round| fs::write(file(folder), text(round)).unwrap(),
    },
];
