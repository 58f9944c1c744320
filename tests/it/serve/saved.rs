//! However a page is saved, it is shown as it is in the end, soon.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::program::{Program, write};
use super::times;
use crate::pulse::Pulse;
use crate::site::SiteTest;
use crate::watch::saves::{SAVES, Save};

/// In what time a save is to be shown, as a rule even where nothing is announced; no save is ever missed.
const SOON: Duration = Duration::from_secs(2);

/// The pages below a folder of `pages`, each with its address and its text.
fn pages(folder: &Path) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for entry in walkdir::WalkDir::new(folder).follow_links(true) {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|ending| ending == "md") {
            pages.push((address(&path), fs::read_to_string(&path).unwrap()));
        }
    }
    pages
}

fn address(file: &Path) -> String {
    let path = file.to_str().unwrap();
    path[path.find("/pages/").unwrap()..].replace(".md", ".html")
}

/// Whether a page shows a text: its title, and its last line as often as it stands there.
fn shows(program: &Program, address: &str, text: &str) -> bool {
    let reply = program.get(address);
    let title = text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap();
    let (page, last) = (reply.text(), text.lines().last().unwrap());
    let is_whole = page.matches(last).count() >= text.matches(last).count();
    reply.status == 200 && page.contains(&format!("<h1>{title}</h1>")) && is_whole
}

/// Saves some times in one way; how long it took each time until that was shown.
fn saves(Save { name, prepare, change, .. }: &Save, arguments: &str, rounds: usize) -> Vec<Duration> {
    let program = Program::serve(&SiteTest::minimal(), arguments);
    let folder: PathBuf = program.content().join("pages/s");
    fs::create_dir(&folder).unwrap();
    (0..rounds)
        .map(|round| {
            prepare(&folder, round);
            let before = pages(&folder);
            program.until(name, |program| before.iter().all(|(at, text)| shows(program, at, text)));
            change(&folder, round);
            let (saved, after) = (Instant::now(), pages(&folder));
            let gone = |at: &String| after.iter().all(|(there, _)| there != at);
            let gone: Vec<&String> = before.iter().map(|(at, _)| at).filter(|at| gone(at)).collect();
            program.until(name, |program| {
                after.iter().all(|(at, text)| shows(program, at, text))
                    && gone.iter().all(|at| program.get(at).status == 404)
            });
            saved.elapsed()
        })
        .collect()
}

fn all_ways(arguments: &str, rounds: usize) {
    let pulse = Pulse::start();
    // Two at a time: who waits is not to wait for the others.
    for pair in SAVES.chunks(2) {
        thread::scope(|scope| {
            let all: Vec<_> =
                pair.iter().map(|save| (save.name, scope.spawn(|| saves(save, arguments, rounds)))).collect();
            for (name, times) in all {
                let mut times = times.join().expect(name);
                times.sort();
                assert!(times[times.len() / 2] < pulse.allows(SOON), "{name}: {times:?}");
                println!("{name} {arguments}: {:?} to {:?}", times[times.len() / 2], times[times.len() - 1]);
            }
        });
    }
}

#[test]
fn no_save_is_missed() {
    all_ways("", times("LEITSTAND_SAVES", 4));
}

#[test]
fn no_save_is_missed_where_nothing_is_announced() {
    all_ways("--poll", times("LEITSTAND_SAVES", 1));
}

#[test]
fn another_branch_is_shown_as_it_is_in_the_end() {
    for arguments in ["", "--poll"] {
        let program = Program::serve(&SiteTest::minimal(), arguments);
        let path = |file: usize| format!("pages/b{}/a{file}.md", file % 7);
        let is_there = |branch: usize, file: usize| file % 4 != branch;
        let text = |branch: usize, file: usize| format!("---\ntitle: S{file}\n---\n\nZweig {branch}.\n");
        for branch in 0..3 {
            for file in 0..300 {
                let _ = fs::remove_file(program.content().join(path(file)));
                if is_there(branch, file) {
                    write(&program.content(), &path(file), text(branch, file));
                }
            }
            let saved = Instant::now();
            for file in 0..300 {
                let target = format!("/{}", path(file).replace(".md", ".html"));
                program.until(&target, |program| {
                    if is_there(branch, file) {
                        shows(program, &target, &text(branch, file))
                    } else {
                        program.get(&target).status == 404
                    }
                });
            }
            println!("branch {branch} {arguments}: {:?}", saved.elapsed());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_content_folder_that_is_replaced_as_a_whole_is_shown_anew() {
    use std::os::unix::fs::symlink;
    let site = |number: usize| {
        SiteTest::minimal()
            .file("pages/einstieg.md", format!("---\ntitle: Einstieg\n---\n\nFassung {number}.\n"))
    };
    for arguments in ["", "--poll"] {
        let program = Program::serve(&site(0), arguments);
        let path = |name: &str| program.path(name);
        for number in 1..4 {
            site(number).write_to(&path("new"));
            fs::rename(path("content"), path(&format!("old{number}"))).unwrap();
            fs::rename(path("new"), path("content")).unwrap();
            let took = program.until_shown("/pages/einstieg.html", &format!("Fassung {number}."));
            println!("replaced {arguments}: {took:?}");
        }
        fs::rename(path("content"), path("v3")).unwrap();
        symlink("v3", path("content")).unwrap();
        for number in 4..7 {
            site(number).write_to(&path(&format!("v{number}")));
            symlink(format!("v{number}"), path("link")).unwrap();
            fs::rename(path("link"), path("content")).unwrap();
            let took = program.until_shown("/pages/einstieg.html", &format!("Fassung {number}."));
            println!("another link {arguments}: {took:?}");
            // What the new link leads to is listened at, too.
            let text = format!("---\ntitle: Einstieg\n---\n\nNachtrag {number}.\n");
            fs::write(path(&format!("v{number}/pages/einstieg.md")), text).unwrap();
            let took = program.until_shown("/pages/einstieg.html", &format!("Nachtrag {number}."));
            println!("edited behind it {arguments}: {took:?}");
        }
    }
}
