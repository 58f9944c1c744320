//! What a build does to the output of the build before it.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use leitstand::build;
use leitstand::diag::Summary;
use leitstand::publish::Remarks;
use leitstand::stopwatch::Stopwatch;
use proptest::prelude::*;

use crate::mistakes;
use crate::site::{SiteTest, hash, tree};

/// When each file below a folder was last written.
fn times(root: &Path) -> BTreeMap<String, SystemTime> {
    tree(root)
        .into_keys()
        .map(|path| {
            let time = fs::metadata(root.join(&path)).unwrap().modified().unwrap();
            (path, time)
        })
        .collect()
}

#[test]
fn a_second_build_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let site = SiteTest::folder("portal");
    site.build_into(folder.path()).expect_clean();
    let (before, times_before) = (hash(folder.path()), times(folder.path()));
    site.build_into(folder.path()).expect_written(&[]).expect_removed(&[]);
    assert_eq!(hash(folder.path()), before);
    assert_eq!(times(folder.path()), times_before, "a file was written again");
}

#[test]
fn a_second_build_reads_nothing_and_says_how_much_the_first_one_found() {
    let folder = tempfile::tempdir().unwrap();
    let site = SiteTest::minimal().file("pages/bild.md", "---\ntitle: Bild\n---\n[hier](einstieg.md)\n");
    let first = site.build_into(folder.path());
    let warnings = first.findings.diagnostics.iter().filter(|found| found.code.name == "vague-link").count();
    assert_eq!((warnings, first.report.is_some()), (1, true), "{}", first.findings.shown());
    let mut clock = Stopwatch::running();
    let second = build(&site.source(), &site.options(), folder.path(), &mut clock).unwrap();
    let Summary { warnings, hints, .. } = Summary::of(&first.findings.diagnostics);
    assert_eq!(second.remarks, Some(Remarks { warnings, hints }));
    assert!(
        clock.laps().iter().all(|(stage, _)| ["source", "publish"].contains(stage)),
        "{:?}",
        clock.laps()
    );
    // A file that was harmed is made again, and then everything is said again.
    fs::write(folder.path().join("index.html"), "").unwrap();
    site.build_into(folder.path()).expect_written(&["index.html"]);
}

#[test]
fn a_change_that_no_page_shows_writes_no_page() {
    let folder = tempfile::tempdir().unwrap();
    let site = SiteTest::folder("portal");
    site.build_into(folder.path());
    let comment = site.line("people/jonas-petersen.yaml", "# Wer das liest, gehört zum Team.");
    comment.build_into(folder.path()).expect_written(&[]).expect_removed(&[]);
}

#[test]
fn a_changed_text_writes_the_pages_that_show_it() {
    let folder = tempfile::tempdir().unwrap();
    let site = SiteTest::folder("portal");
    let before = site.build_into(folder.path()).tree();
    let built = site.line("pages/einarbeitung/index.md", "Ein Satz mehr.").build_into(folder.path());
    built.expect_page("pages/einarbeitung.html", |main| main.contains("Ein Satz mehr."));
    let report = built.report.as_ref().unwrap();
    assert!(report.written.contains(&"pages/einarbeitung.html".to_owned()), "{report:?}");
    assert!(!report.written.contains(&"platforms/xing.html".to_owned()), "{report:?}");
    let after = built.tree();
    let pages = |tree: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        tree.keys().filter(|path| !path.starts_with(".leitstand/")).cloned().collect()
    };
    let differing: Vec<String> =
        pages(&after).into_iter().filter(|p| after.get(p) != before.get(p)).collect();
    assert_eq!(report.written, differing, "what is written is what differs");
    assert_eq!(pages(&after), pages(&before));
}

#[test]
fn a_page_that_is_no_longer_made_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let page = "---\ntitle: Neu\n---\n";
    SiteTest::minimal().file("pages/kurz/neu.md", page).build_into(folder.path()).expect_clean();
    assert!(folder.path().join("pages/kurz/neu.html").is_file());
    let built = SiteTest::minimal().build_into(folder.path());
    let removed = &built.report.as_ref().unwrap().removed;
    assert!(removed.contains(&"pages/kurz/neu.html".to_owned()), "{removed:?}");
    assert!(!folder.path().join("pages/kurz").exists(), "its folder is still there");
}

#[test]
fn files_of_others_are_never_touched() {
    let folder = tempfile::tempdir().unwrap();
    SiteTest::minimal().file("pages/neu.md", "---\ntitle: Neu\n---\n").build_into(folder.path());
    let foreign =
        [("CNAME", "portal.example.org"), ("pages/notiz.txt", "bleibt"), ("eigenes/a.html", "auch")];
    for (path, text) in foreign {
        fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
        fs::write(folder.path().join(path), text).unwrap();
    }
    let times_before = times(folder.path());
    SiteTest::minimal().build_into(folder.path()).expect_clean();
    SiteTest::folder("portal").build_into(folder.path()).expect_clean();
    for (path, text) in foreign {
        assert_eq!(fs::read_to_string(folder.path().join(path)).unwrap(), text, "{path}");
        assert_eq!(times(folder.path())[path], times_before[path], "{path} was written");
    }
}

#[test]
fn a_build_with_errors_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    SiteTest::minimal().file("pages/alt.md", "---\ntitle: Alt\n---\n").build_into(folder.path());
    let before = (hash(folder.path()), times(folder.path()));
    for case in mistakes::cases().into_iter().filter(mistakes::Case::is_error) {
        let built = case.site.build_into(folder.path());
        assert!(built.report.is_none(), "{} was published", case.name);
        assert!((hash(folder.path()), times(folder.path())) == before, "{} changed the output", case.name);
    }
}

#[test]
fn warnings_do_not_keep_a_portal_from_being_published() {
    for case in mistakes::cases().into_iter().filter(|case| !case.is_error()) {
        let built = case.site.build();
        assert!(built.report.is_some(), "{}:\n{}", case.name, built.findings.shown());
    }
}

/// An edit of the content.
#[derive(Debug, Clone)]
enum Edit {
    /// A chapter is written, in a folder, with a text.
    Write(usize, usize),
    /// A chapter goes.
    Remove(usize),
    /// A chapter moves to another place.
    Rename(usize, usize),
    /// A platform comes, or goes if it is there.
    Platform,
    /// The other language comes, or goes if it is there.
    Translate(usize),
}

/// The places of chapters: some are one another's folder, and some differ from files by their ending alone.
const PLACES: [&str; 6] = ["a", "a/b", "a/index", "b", "b/c/d", "z"];

fn chapter(place: usize) -> String {
    format!("pages/{}.md", PLACES[place])
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = 0..PLACES.len();
    prop_oneof![
        4 => (place.clone(), 0..3usize).prop_map(|(at, text)| Edit::Write(at, text)),
        2 => place.clone().prop_map(Edit::Remove),
        3 => (place.clone(), place.clone()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => Just(Edit::Platform),
        1 => place.prop_map(Edit::Translate),
    ]
}

fn toggle(site: SiteTest, path: &str, text: &str) -> SiteTest {
    if site.files.contains_key(path) { site.without(path) } else { site.file(path, text) }
}

fn apply(mut site: SiteTest, edit: &Edit) -> SiteTest {
    let english = |place: usize| chapter(place).replace(".md", ".en.md");
    match edit {
        Edit::Write(at, text) => {
            site.file(&chapter(*at), format!("---\ntitle: Kapitel {at}\n---\n\n## Teil {text}\n\nText.\n"))
        }
        Edit::Remove(at) => {
            site.files.remove(&chapter(*at));
            site.files.remove(&english(*at));
            site
        }
        Edit::Rename(from, to) => {
            for name in [chapter, english] {
                if let Some(bytes) = site.files.remove(&name(*from)) {
                    site.files.insert(name(*to), bytes);
                }
            }
            site
        }
        Edit::Platform => {
            let text =
                "---\ntitle: Mastodon\nnetwork: mastodon\nlifecycle: active\naccountable: erika\n---\n";
            toggle(site, "platforms/mastodon.md", text)
        }
        Edit::Translate(at) if site.files.contains_key(&chapter(*at)) => {
            toggle(site, &english(*at), "---\ntitle: Chapter\n---\n")
        }
        Edit::Translate(_) => site,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    /// No page stays behind: after any edits the output is that of a build into an empty folder.
    #[test]
    fn after_any_edits_the_output_is_a_clean_builds(edits in proptest::collection::vec(edit(), 1..5)) {
        let folder = tempfile::tempdir().unwrap();
        let mut site = SiteTest::minimal();
        site.build_into(folder.path());
        for edit in &edits {
            let before = hash(folder.path());
            site = apply(site, edit);
            let built = site.build_into(folder.path());
            let clean = site.build();
            prop_assert_eq!(built.report.is_some(), clean.report.is_some());
            if built.report.is_some() {
                prop_assert!(built.tree() == clean.tree(), "the output differs after {edit:?}");
            } else {
                prop_assert_eq!(hash(folder.path()), before, "a build with errors changed the output");
                // Two chapters of one name: the next edits start from what can be published.
                break;
            }
        }
    }
}
