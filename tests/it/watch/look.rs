//! Looking again sees what looking for the first time sees, and leaves alone what is unchanged.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use leitstand::source::{Content, Disk, Files, Seen, Source};
use proptest::prelude::*;

use super::list;

/// One change of a folder: what is done to which of few files.
#[derive(Debug, Clone)]
enum Change {
    Write(usize, u8),
    Remove(usize),
    Rename(usize, usize),
    RemoveFolder(usize),
    RenameFolder(usize, usize),
    Nothing,
}

const FOLDERS: [&str; 3] = ["a", "a/b", "c"];
const NAMES: [&str; 4] = ["x.md", "y.yaml", "z.png", "w.csv"];

fn path(file: usize) -> String {
    format!("{}/{}", FOLDERS[file % 3], NAMES[file / 3])
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (0..12usize, any::<u8>()).prop_map(|(file, byte)| Change::Write(file, byte)),
        2 => (0..12usize).prop_map(Change::Remove),
        2 => (0..12usize, 0..12usize).prop_map(|(from, to)| Change::Rename(from, to)),
        1 => (0..3usize).prop_map(Change::RemoveFolder),
        1 => (0..3usize, 0..3usize).prop_map(|(from, to)| Change::RenameFolder(from, to)),
        1 => Just(Change::Nothing),
    ]
}

fn texts(files: &Files) -> BTreeMap<&str, &Arc<str>> {
    let mut texts = BTreeMap::new();
    for (_, file) in files.iter() {
        if let Content::Text(text) = &file.content {
            texts.insert(&*file.path, text);
        }
    }
    texts
}

fn apply(root: &std::path::Path, change: &Change) {
    // What is not there cannot be changed; such a change is none.
    let _ = match change {
        Change::Write(file, byte) => {
            let file = root.join(path(*file));
            fs::create_dir_all(file.parent().unwrap()).and_then(|()| fs::write(file, [b'0' + byte % 10]))
        }
        Change::Remove(file) => fs::remove_file(root.join(path(*file))),
        Change::Rename(from, to) => fs::rename(root.join(path(*from)), root.join(path(*to))),
        Change::RemoveFolder(folder) => fs::remove_dir_all(root.join(FOLDERS[*folder])),
        Change::RenameFolder(from, to) => fs::rename(root.join(FOLDERS[*from]), root.join(FOLDERS[*to])),
        Change::Nothing => Ok(()),
    };
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn looking_again_is_looking_for_the_first_time(changes in prop::collection::vec(change(), 1..25)) {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::new(folder.path(), "content");
        let mut seen: Seen = disk.look(None, &[]).unwrap();
        for change in changes {
            apply(folder.path(), &change);
            let now = disk.look(Some(&seen), &[]).unwrap();
            let fresh = disk.content().unwrap();
            prop_assert_eq!(list(&now.files), list(&fresh));
            prop_assert_eq!(now.is_same(&seen), list(&fresh) == list(&seen.files));
            let before = texts(&seen.files);
            for (path, text) in texts(&now.files) {
                if let Some(old) = before.get(path).filter(|old| **old == text) {
                    prop_assert!(Arc::ptr_eq(old, text), "{} is unchanged, and another text", path);
                }
            }
            seen = now;
        }
    }
}

#[test]
fn a_theme_is_looked_at_as_the_content_is() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Disk::new(&folder.path().join("content"), "content");
    let theme = folder.path().join("themes/own");
    assert!(disk.look_at_theme("own", None, &[]).unwrap().is_none());
    fs::create_dir_all(&theme).unwrap();
    fs::write(theme.join("theme.yaml"), "a: b").unwrap();
    let first = disk.look_at_theme("own", None, &[]).unwrap().unwrap();
    let again = disk.look_at_theme("own", Some(&first), &[]).unwrap().unwrap();
    assert!(again.is_same(&first) && !again.has_lost_file_of(&first));
    fs::write(theme.join("theme.yaml"), "a: c").unwrap();
    let changed = disk.look_at_theme("own", Some(&again), &[]).unwrap().unwrap();
    assert!(!changed.is_same(&again) && !changed.has_lost_file_of(&again));
    assert_eq!(Some(changed.files()), disk.theme("own").unwrap());
    fs::write(theme.join("theme.yaml"), "").unwrap();
    let emptied = disk.look_at_theme("own", Some(&changed), &[]).unwrap().unwrap();
    assert!(emptied.has_lost_file_of(&changed));
}

#[test]
fn a_text_that_is_suddenly_empty_or_gone_or_no_text_is_doubtful() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Disk::new(folder.path(), "content");
    let write = |bytes: &[u8]| fs::write(folder.path().join("a.md"), bytes).unwrap();
    write("Grüße".as_bytes());
    let before = disk.look(None, &[]).unwrap();
    for (bytes, is_lost) in
        [(&b""[..], true), (b"Gr\xc3", true), (b"a\0", true), (b"Gr", false), (b"other", false)]
    {
        write(bytes);
        let now = disk.look(Some(&before), &[]).unwrap();
        assert_eq!(now.has_lost_text_of(&before), is_lost, "{bytes:?}");
        assert!(!before.has_lost_text_of(&before));
    }
    fs::remove_file(folder.path().join("a.md")).unwrap();
    assert!(disk.look(Some(&before), &[]).unwrap().has_lost_text_of(&before));
}
