//! A build that is killed at any moment.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use leitstand::publish::open;
use rayon::prelude::*;

use super::{Place, Site};

/// Set in the child process that builds until it is killed: its place.
const CHILD: &str = "LEITSTAND_TEST_PUBLISH";
/// Pages in each of the child's folders.
const PAGES: usize = 20;

/// The child's site: every page of a version names it in each line and needs that version's asset.
fn version(number: usize) -> Site {
    let line = format!("version {number}\n");
    let mut site = Site::from([(format!("assets/{number}.css"), line.clone().into_bytes())]);
    for folder in ["", "people/", "platforms/", &format!("only-{number}/"), &format!("some-{}/", number % 3)]
    {
        for page in 0..PAGES {
            site.insert(format!("{folder}{page}.html"), line.repeat(50 + page).into_bytes());
        }
    }
    site
}

/// Not a test of its own: in the child process it builds version after version.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let folder = PathBuf::from(folder);
    for number in 1.. {
        let publication = open(&folder.join("out"), Some(&folder.join("content"))).unwrap();
        if number == 2 {
            std::io::stdout().write_all(b"\nready\n").unwrap();
        }
        version(number).par_iter().try_for_each(|(path, bytes)| publication.put(path, bytes)).unwrap();
        publication.finish(&number.to_string()).unwrap();
    }
}

/// The version of each page in the output; fails where a page is not a whole one of some version.
fn versions(place: &Place) -> BTreeSet<usize> {
    let mut versions = BTreeSet::new();
    for (path, bytes) in place.tree("out") {
        if path.starts_with(".leitstand")
            || Path::new(&path).extension().is_none_or(|ending| ending != "html")
        {
            continue;
        }
        let text = String::from_utf8(bytes.clone()).unwrap();
        let number = text.lines().next().and_then(|line| line.strip_prefix("version ")?.parse().ok());
        let number = number.unwrap_or_else(|| panic!("{path} is broken"));
        assert!(version(number).get(&path) == Some(&bytes), "{path} is not a whole page of version {number}");
        assert!(place.at(&format!("out/assets/{number}.css")).is_file(), "{path} has lost its asset");
        versions.insert(number);
    }
    versions
}

#[test]
fn a_killed_build_leaves_whole_pages_and_is_repaired() {
    let mut wait = 1_u64;
    for round in 0..60 {
        let place = Place::new();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["publish::killed::child", "--exact", "--nocapture"])
            .env(CHILD, place.0.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap() == "ready"));
        // Spread over the steps of several builds, differently in each round.
        wait = wait.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros(wait % 30_000));
        child.kill().unwrap();
        child.wait().unwrap();

        let found: Vec<usize> = versions(&place).into_iter().collect();
        assert!(matches!(found[..], [_]) || matches!(found[..], [a, b] if a + 1 == b), "{round}: {found:?}");
        drop(place.open("out").unwrap());
        let found: Vec<usize> = versions(&place).into_iter().collect();
        assert_eq!(found.len(), 1, "round {round}: the run is finished or undone");
        place.build("out", &version(0)).unwrap();
        assert_eq!(place.tree("out"), place.clean(&version(0)), "round {round}");
    }
}
