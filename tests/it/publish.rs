//! Publishing, seen from outside: what is in the output folder after a build, after a failed one and
//! after one that was killed.

// These tests look at real files; their helpers are tests, too.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod killed;
mod sequences;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use leitstand::publish::{PublishError, Refused, Report, open};
use rayon::prelude::*;

/// A build's files.
type Site = BTreeMap<String, Vec<u8>>;

fn site(files: &[(&str, &str)]) -> Site {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A temporary folder with an empty content folder and room for outputs.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        Place(folder)
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn open(&self, output: &str) -> Result<leitstand::publish::Publication, PublishError> {
        open(&self.at(output), Some(&self.at("content")))
    }

    /// Builds into a folder, on several threads.
    fn build(&self, output: &str, site: &Site) -> Result<Report, PublishError> {
        let publication = self.open(output)?;
        site.par_iter().try_for_each(|(path, bytes)| publication.put(path, bytes))?;
        publication.finish(&digest(site))
    }

    /// What a build into a new folder makes of a site.
    fn clean(&self, site: &Site) -> Tree {
        let folder = tempfile::tempdir_in(self.0.path()).unwrap();
        let name = format!("{}/out", folder.path().file_name().unwrap().to_str().unwrap());
        self.build(&name, site).unwrap();
        tree(&folder.path().join("out"))
    }

    fn tree(&self, output: &str) -> Tree {
        tree(&self.at(output))
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }
}

fn digest(site: &Site) -> String {
    blake3::hash(format!("{site:?}").as_bytes()).to_hex().to_string()
}

/// Everything in a folder: files with their bytes, links with their target, folders.
type Tree = BTreeMap<String, Vec<u8>>;

fn tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let kind = entry.file_type();
        let what = if kind.is_dir() {
            b"folder".to_vec()
        } else if kind.is_symlink() {
            format!("link to {}", fs::read_link(entry.path()).unwrap().display()).into_bytes()
        } else {
            fs::read(entry.path()).unwrap()
        };
        tree.insert(entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned(), what);
    }
    tree
}

fn small() -> Site {
    site(&[
        ("index.html", "start"),
        ("platforms/xing.html", "xing"),
        ("platforms/index.html", "all"),
        ("assets/site.1.css", "css"),
        ("pages/a/b/c.html", "deep"),
    ])
}

/// `small` with something added, changed and removed.
fn changed() -> Site {
    let mut site = small();
    site.remove("pages/a/b/c.html");
    site.remove("assets/site.1.css");
    site.insert("assets/site.2.css".into(), b"css 2".to_vec());
    site.insert("index.html".into(), b"start 2".to_vec());
    site.insert("people/erika.html".into(), b"erika".to_vec());
    site
}

#[test]
fn a_build_writes_changes_and_nothing_else() {
    let place = Place::new();
    let first = place.build("out", &small()).unwrap();
    assert_eq!(first.written, small().into_keys().collect::<Vec<_>>());
    let second = place.build("out", &changed()).unwrap();
    assert_eq!(second.written, ["assets/site.2.css", "index.html", "people/erika.html"]);
    assert_eq!(second.removed, ["assets/site.1.css", "pages/a/b/c.html"]);
    assert_eq!(second.unchanged, 2);
    assert_eq!(place.tree("out"), place.clean(&changed()));
}

#[test]
fn unchanged_files_keep_their_times() {
    let place = Place::new();
    place.build("out", &small()).unwrap();
    let times = || -> Vec<_> {
        let modified = |path: &String| fs::metadata(place.at("out").join(path)).unwrap().modified().unwrap();
        place.tree("out").keys().map(modified).collect()
    };
    let before = times();
    std::thread::sleep(Duration::from_millis(20));
    let report = place.build("out", &small()).unwrap();
    assert_eq!(report, Report { written: vec![], unchanged: 5, removed: vec![] });
    assert_eq!(times(), before);
}

#[test]
fn the_list_is_the_same_for_the_same_build() {
    let place = Place::new();
    place.build("one", &small()).unwrap();
    place.build("two", &changed()).unwrap();
    place.build("two", &small()).unwrap();
    let list = fs::read_to_string(place.at("one/.leitstand/files")).unwrap();
    assert!(list.starts_with(&format!("leitstand files 1\ndigest {}\n", digest(&small()))), "{list}");
    assert_eq!(fs::read_to_string(place.at("two/.leitstand/files")).unwrap(), list);
}

#[test]
fn what_was_changed_by_hand_is_repaired() {
    let place = Place::new();
    let start = place.at("out/index.html");
    place.build("out", &small()).unwrap();
    assert!(place.open("out").unwrap().is_current(&digest(&small())));
    assert!(!place.open("out").unwrap().is_current(&digest(&changed())));
    let time = fs::metadata(&start).unwrap().modified().unwrap();
    let damages: [(&str, &dyn Fn()); 4] = [
        ("same size, same time", &|| {
            fs::write(&start, "trats").unwrap();
            fs::File::options().write(true).open(&start).unwrap().set_modified(time).unwrap();
        }),
        ("longer", &|| fs::write(&start, "start and more").unwrap()),
        ("empty", &|| fs::write(&start, "").unwrap()),
        ("deleted", &|| fs::remove_file(&start).unwrap()),
    ];
    for (what, damage) in damages {
        damage();
        assert!(!place.open("out").unwrap().is_current(&digest(&small())), "{what}");
        assert_eq!(place.build("out", &small()).unwrap().written, ["index.html"], "{what}");
        assert_eq!(place.tree("out"), place.clean(&small()), "{what}");
    }
    fs::remove_dir_all(place.at("out/platforms")).unwrap();
    place.build("out", &small()).unwrap();
    assert_eq!(place.tree("out"), place.clean(&small()));
}

#[test]
fn foreign_files_stay_beside_ours() {
    let place = Place::new();
    place.build("out", &small()).unwrap();
    place.write("out/pages/a/notes.txt", "foreign");
    place.write("out/other/file.html", "foreign");
    fs::create_dir(place.at("out/people")).unwrap();
    place.build("out", &changed()).unwrap();
    let mut expected = place.clean(&changed());
    expected.insert("pages".into(), b"folder".to_vec());
    expected.insert("pages/a".into(), b"folder".to_vec());
    expected.insert("pages/a/notes.txt".into(), b"foreign".to_vec());
    expected.insert("other".into(), b"folder".to_vec());
    expected.insert("other/file.html".into(), b"foreign".to_vec());
    let list = fs::read(place.at("out/.leitstand/files")).unwrap();
    expected.insert(".leitstand/files".into(), list);
    assert_eq!(place.tree("out"), expected);
    // The folder `people` was there before our file came and stays when it goes.
    place.build("out", &small()).unwrap();
    assert!(place.at("out/people").is_dir());
}

/// Puts something foreign at a path of the output.
type Foreign = (&'static str, &'static str, fn(&Path));

#[test]
fn what_is_foreign_in_the_place_of_a_page_is_refused() {
    let file: fn(&Path) = |at| fs::write(at, "foreign").unwrap();
    let folder: fn(&Path) = |at| fs::create_dir(at).unwrap();
    let mut cases: Vec<Foreign> = vec![
        ("people", "a file in the place of a folder", file),
        ("assets/site.2.css", "a file", file),
        ("assets/site.2.css", "a folder", folder),
        ("index.html", "a folder in the place of an old page", folder),
    ];
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        let link: fn(&Path) = |at| symlink(at.parent().unwrap().join("platforms/xing.html"), at).unwrap();
        let dangling: fn(&Path) = |at| symlink("nowhere", at).unwrap();
        let outside: fn(&Path) = |at| symlink(at.parent().unwrap().join("../content"), at).unwrap();
        cases.push(("index.html", "a link in the place of an old page", link));
        cases.push(("index.html", "a link to nowhere", dangling));
        cases.push(("people", "a link in the place of a folder", outside));
        cases.push(("platforms", "a link in the place of an old folder", outside));
    }
    for (path, what, put) in cases {
        let place = Place::new();
        place.build("out", &small()).unwrap();
        let at = place.at("out").join(path);
        if at.is_dir() {
            fs::remove_dir_all(&at).unwrap();
        } else {
            _ = fs::remove_file(&at);
        }
        put(&at);
        let before = tree(place.0.path());
        let error = place.build("out", &changed()).unwrap_err();
        assert_eq!(error, PublishError::Refused { path: at, why: Refused::Foreign }, "{what}");
        assert!(error.is_refusal() && error.words().en.contains(path) && error.words().de.contains(path));
        assert_eq!(tree(place.0.path()), before, "{what}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_removed_through_a_link() {
    let place = Place::new();
    place.build("out", &small()).unwrap();
    fs::rename(place.at("out/pages"), place.at("elsewhere")).unwrap();
    std::os::unix::fs::symlink(place.at("elsewhere"), place.at("out/pages")).unwrap();
    place.build("out", &changed()).unwrap();
    assert_eq!(fs::read(place.at("elsewhere/a/b/c.html")).unwrap(), b"deep");
    assert!(place.at("out/pages").is_symlink());
}

#[test]
fn dangerous_folders_are_refused() {
    let place = Place::new();
    let content = place.at("content");
    place.write("full/file", "x");
    place.write("file", "x");
    place.write("repository/.git/HEAD", "x");
    place.write("damaged/.leitstand/files", "leitstand files 1\ndigest a\n");
    place.write("damaged/index.html", "x");
    place.write("strange/.leitstand", "x");
    let before = tree(place.0.path());
    let cases = [
        (place.at("full"), Refused::NotOurs),
        (place.at("file"), Refused::NotAFolder),
        (place.at("repository"), Refused::Repository),
        (content.clone(), Refused::InsideContent),
        (content.join("new/public"), Refused::InsideContent),
        (place.at("new/../content/x"), Refused::InsideContent),
        (place.at(""), Refused::HoldsContent),
        (place.at("content/.."), Refused::HoldsContent),
        (PathBuf::from("/"), Refused::Root),
        (std::env::home_dir().unwrap(), Refused::Home),
    ];
    for (output, expected) in cases {
        match open(&output, Some(&content)).map(drop) {
            Err(PublishError::Refused { why, .. }) => assert_eq!(why, expected, "{output:?}"),
            other => panic!("{output:?}: {other:?}"),
        }
    }
    let parts = [("damaged", "files", Refused::Damaged), ("strange", "", Refused::Foreign)];
    for (output, file, why) in parts {
        let path = place.at(output).join(".leitstand").join(file);
        let path = if file.is_empty() { place.at(output).join(".leitstand") } else { path };
        assert_eq!(place.open(output).map(drop), Err(PublishError::Refused { path, why }), "{output}");
    }
    fs::remove_file(place.at("damaged/.leitstand/lock")).unwrap();
    assert_eq!(tree(place.0.path()), before);
}

#[test]
fn files_that_cannot_both_exist_are_errors() {
    let cases = [
        ("index.html", "index.html"),
        ("a.html", "A.html"),
        ("Ä/b.html", "ä/B.html"),
        ("a/b.html", "a"),
        ("a", "a/b/c.html"),
    ];
    let place = Place::new();
    for (one, other) in cases {
        let publication = place.open("out").unwrap();
        publication.put(one, b"1").unwrap();
        let expected = PublishError::Collision { path: other.into(), other: one.into() };
        assert_eq!(publication.put(other, b"2"), Err(expected.clone()));
        assert_eq!(publication.finish("d"), Err(expected), "nothing is published after an error");
        assert!(!place.at("out").exists());
    }
    for path in ["", "/a", "a/", "../a", "a/./b", "a\\b", "a\nb", ".leitstand/files", ".Leitstand/x"] {
        let publication = place.open("out").unwrap();
        assert_eq!(publication.put(path, b""), Err(PublishError::Unusable { path: path.into() }));
    }
}

#[test]
fn without_the_finish_nothing_changes() {
    let place = Place::new();
    fs::create_dir(place.at("empty")).unwrap();
    place.build("old", &small()).unwrap();
    let before = tree(place.0.path());
    for output in ["empty", "old", "new", "deep/er/new"] {
        let publication = place.open(output).unwrap();
        for (path, bytes) in changed() {
            publication.put(&path, &bytes).unwrap();
        }
        drop(publication);
        assert_eq!(tree(place.0.path()), before, "{output}");
    }
}

#[test]
fn one_build_at_a_time() {
    let place = Place::new();
    let first = place.open("out").unwrap();
    assert_eq!(place.open("out").map(drop), Err(PublishError::Busy { path: place.at("out") }));
    drop(first);
    place.build("out", &small()).unwrap();
}

#[test]
fn a_failure_in_the_middle_leaves_whole_files_and_is_completed() {
    let place = Place::new();
    let mut new = changed();
    new.insert("platforms/new.html".into(), b"new".to_vec());
    place.build("out", &small()).unwrap();
    let publication = place.open("out").unwrap();
    for (path, bytes) in &new {
        publication.put(path, bytes).unwrap();
    }
    // Comes into the way after it was looked for: assets have moved then, old pages not yet.
    let foreign = place.at("out/platforms/new.html");
    fs::create_dir(&foreign).unwrap();
    let error = publication.finish(&digest(&new)).unwrap_err();
    assert_eq!(error, PublishError::Refused { path: foreign.clone(), why: Refused::Foreign });
    assert_eq!(fs::read(place.at("out/assets/site.2.css")).unwrap(), b"css 2");
    assert_eq!(fs::read(place.at("out/assets/site.1.css")).unwrap(), b"css");
    assert_eq!(fs::read(place.at("out/index.html")).unwrap(), b"start");
    fs::remove_dir(foreign).unwrap();
    drop(place.open("out").unwrap());
    assert_eq!(place.tree("out"), place.clean(&new));
}

/// The states in which a run from `small` to `changed` can be interrupted, one step after the other.
#[test]
fn every_phase_is_finished_or_undone() {
    let steps: [(&str, &str); 8] = [
        ("", ""), // The stage alone.
        (".leitstand/next.part", ".leitstand/next"),
        (".leitstand/stage/assets/site.2.css", "assets/site.2.css"),
        (".leitstand/stage/people", "people"),
        (".leitstand/stage/index.html", "index.html"),
        (".leitstand/files", ".leitstand/previous"),
        (".leitstand/next", ".leitstand/files"),
        ("assets/site.1.css", ""),
    ];
    for count in 1..=steps.len() {
        let place = Place::new();
        place.build("out", &small()).unwrap();
        place.build("new", &changed()).unwrap();
        for path in ["assets/site.2.css", "people/erika.html", "index.html"] {
            place.write(&format!("out/.leitstand/stage/{path}"), "");
            fs::copy(place.at("new").join(path), place.at("out/.leitstand/stage").join(path)).unwrap();
        }
        fs::copy(place.at("new/.leitstand/files"), place.at("out/.leitstand/next.part")).unwrap();
        for (from, to) in &steps[1..count] {
            match *to {
                "" => fs::remove_file(place.at("out").join(from)).unwrap(),
                to => fs::rename(place.at("out").join(from), place.at("out").join(to)).unwrap(),
            }
        }
        drop(place.open("out").unwrap());
        let expected = if count == 1 { small() } else { changed() };
        let expected = place.clean(&expected);
        assert_eq!(place.tree("out"), expected, "after {count} steps");
    }
}

#[test]
fn a_staged_file_that_was_cut_is_not_used() {
    let place = Place::new();
    place.build("out", &small()).unwrap();
    place.build("new", &changed()).unwrap();
    fs::copy(place.at("new/.leitstand/files"), place.at("out/.leitstand/next")).unwrap();
    place.write("out/.leitstand/stage/index.html", "sta");
    drop(place.open("out").unwrap());
    assert_eq!(fs::read(place.at("out/index.html")).unwrap(), b"start");
    place.build("out", &changed()).unwrap();
    assert_eq!(place.tree("out"), place.clean(&changed()));
}
