//! The preview shows what a build would make, after any edits, byte for byte; and while the content has
//! errors, what it showed before.

#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]

mod edits;
mod world;

use std::collections::BTreeMap;
use std::env;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use leitstand::Options;
use leitstand::diag::Diagnostic;
use leitstand::serve::answers::{Answer, Answers};
use leitstand::serve::builder::{Builder, Settings};
use leitstand::serve::note::Note;

use crate::site::{BuiltSite, SiteTest};
use edits::{Edits, Random};
use world::Desk;

/// How many edits are tried, unless `LEITSTAND_EDITS` says otherwise.
const EDITS: usize = 150;

/// A builder at work on content that a test edits.
struct Preview {
    desk: Desk,
    builder: Builder,
    /// What was found last, as the terminal is told.
    found: Arc<Mutex<Vec<String>>>,
}

impl Preview {
    fn new(site: &SiteTest) -> Preview {
        let desk = Desk::new(site);
        let found: Arc<Mutex<Vec<String>>> = Arc::default();
        let told = Arc::clone(&found);
        let settings = Settings {
            options: Options { date: None, ..site.options() },
            live: None,
            explains: false,
            notes: Arc::new(move |note| {
                if let Note::Looked(looked) = note {
                    *told.lock().unwrap() = findings(looked.diagnostics);
                }
            }),
            unannounced: Box::new(|| {}),
        };
        Preview { builder: Builder::start(Box::new(desk.clone()), settings), desk, found }
    }

    /// Puts other content in place of the one that is there, and says so.
    fn edit(&self, site: &SiteTest) {
        self.desk.put(site);
        self.builder.looks().look(Vec::new(), true);
    }

    fn ask(&self, path: &str) -> Answer {
        let (send, receive) = mpsc::channel();
        self.builder.ask(path, Box::new(move |answer| send.send(answer).unwrap()));
        receive.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("{path} is never answered"))
    }

    /// Fails unless these files are shown, and what is not among them is missing.
    fn expect(&self, files: &BTreeMap<String, Vec<u8>>, what: &str) {
        self.expect_files(files, what);
        assert!(matches!(self.ask("pages/gibt-es-nicht.html"), Answer::Missing(_)), "{what}");
    }

    fn expect_files(&self, files: &BTreeMap<String, Vec<u8>>, what: &str) {
        for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with(".leitstand/")) {
            match self.ask(path) {
                Answer::Found(file) if file.bytes == *bytes => {}
                Answer::Found(file) => {
                    panic!("{what}: {path} differs\n{}", first_difference(&file.bytes, bytes))
                }
                other => panic!("{what}: {path} is {other:?}"),
            }
        }
    }
}

/// What was found, in short.
fn findings(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(|found| format!("{} {}", found.code.name, found.message.en)).collect()
}

fn first_difference(shown: &[u8], built: &[u8]) -> String {
    let at = shown.iter().zip(built).take_while(|(a, b)| a == b).count();
    let part =
        |of: &[u8]| String::from_utf8_lossy(&of[at.saturating_sub(80)..of.len().min(at + 80)]).into_owned();
    format!("shown: {}\nbuilt: {}", part(shown), part(built))
}

/// The portal of the fixtures, published at the root of a server as a preview is.
fn portal() -> SiteTest {
    let site = SiteTest::folder("portal");
    let settings = String::from_utf8(site.files["portal.yaml"].clone()).unwrap();
    site.file("portal.yaml", settings.replace("example.org/lindental\n", "example.org\n"))
}

/// What a build makes, where it makes anything.
fn built(site: &SiteTest) -> Option<BTreeMap<String, Vec<u8>>> {
    let built: BuiltSite = site.build();
    built.report.is_some().then(|| built.tree())
}

#[test]
fn after_any_edits_the_preview_shows_what_a_build_makes() {
    let count = env::var("LEITSTAND_EDITS").ok().and_then(|count| count.parse().ok()).unwrap_or(EDITS);
    let seed = env::var("LEITSTAND_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| u64::from(std::process::id()));
    println!("LEITSTAND_SEED={seed}");
    let mut random = Random::new(seed);
    let first = portal();
    let preview = Preview::new(&first);
    let mut shown = built(&first).expect("the fixture has no errors");
    preview.expect(&shown, "at first");
    let mut edits = Edits::new(first);
    let mut good = 0;
    for number in 0..count {
        let what = format!("seed {seed}, edit {number}: {}", edits.next(&mut random));
        preview.edit(&edits.site);
        // Somebody looks at some page in between, so that not all are always made.
        let paths: Vec<&String> = shown.keys().collect();
        preview.ask(paths[random.below(paths.len())]);
        edits.is_broken = edits.site.check().diagnostics.iter().any(Diagnostic::is_error);
        if edits.is_broken || random.below(3) == 0 {
            continue;
        }
        shown =
            built(&edits.site).unwrap_or_else(|| panic!("{what}: check finds nothing, and nothing is built"));
        good += 1;
        preview.expect(&shown, &what);
        let found = findings(&edits.site.check().diagnostics);
        assert_eq!(*preview.found.lock().unwrap(), found, "{what}: what is found");
    }
    println!("{good} of {count} edits left a portal that was compared");
    assert!(good * 5 > count, "only {good} of {count} edits left a portal to compare");
}

#[test]
fn what_a_text_says_is_found_again_once_it_is_shown_again() {
    let vague = "---\ntitle: Zweites\nnetwork: xing\nlifecycle: planned\n---\n[hier](../../index.md)\n";
    let site = portal().file("platforms/b/zweites.md", vague);
    let double =
        site.clone().file("platforms/a/zweites.md", vague.replace("[hier](../../index.md)", "Text."));
    let preview = Preview::new(&double);
    assert!(matches!(preview.ask("index.html"), Answer::Broken(_)));
    preview.edit(&site);
    preview.expect(&built(&site).unwrap(), "mended");
    let found = findings(&site.check().diagnostics);
    assert!(found.iter().any(|one| one.starts_with("vague-link")), "{found:?}");
    assert_eq!(*preview.found.lock().unwrap(), found);
}

#[test]
fn while_the_content_has_errors_the_last_portal_stays() {
    let good = portal();
    let preview = Preview::new(&good);
    let tree = built(&good).unwrap();
    preview.expect(&tree, "at first");
    for (path, text) in [
        ("platforms/xing.md", "---\ntitle: [\n"),
        ("status/campaigns/herbst.yaml", "title: Herbst\nlead: niemand\n"),
        ("portal.yaml", "titel: x\n"),
        ("people/rosa-lindner.yaml", ""),
    ] {
        preview.edit(&good.clone().file(path, text));
        preview.expect(&tree, path);
    }
    preview.edit(&good.clone().without("portal.yaml"));
    preview.expect(&tree, "without portal.yaml");
    let mended = good.line("pages/index.md", "Ein Satz mehr.");
    preview.edit(&mended);
    preview.expect(&built(&mended).unwrap(), "mended");
}

#[test]
fn over_a_mistake_of_the_program_the_preview_stumbles_and_does_not_fall() {
    let good = portal();
    let preview = Preview::new(&good);
    let tree = built(&good).unwrap();
    preview.expect(&tree, "at first");
    let (send, told) = mpsc::channel();
    let send = Mutex::new(send);
    let listener = move |event| send.lock().unwrap().send(event).is_ok();
    preview.builder.listen("index.html", None, Box::new(listener));
    let problems = || {
        let mut events = std::iter::from_fn(|| told.recv_timeout(Duration::from_secs(60)).ok());
        events.find(|event| event.name == "problems").expect("browsers are told").data
    };
    assert!(!problems().contains("gestolpert"));
    for round in 0..3 {
        let edited = good.clone().line("pages/index.md", &format!("Satz {round}."));
        preview.desk.trips.store(true, Ordering::Relaxed);
        preview.edit(&edited);
        assert!(problems().contains("gestolpert"), "round {round}");
        preview.expect_files(&tree, "after the mistake");
        preview.desk.trips.store(false, Ordering::Relaxed);
        preview.edit(&good);
        assert!(!problems().contains("gestolpert"), "round {round}");
        preview.expect(&tree, "as before");
    }
}

#[test]
fn content_that_had_errors_from_the_start_says_so_until_they_are_mended() {
    let good = portal();
    let preview = Preview::new(&good.clone().file("platforms/xing.md", "---\ntitle: [\n"));
    assert!(matches!(preview.ask("index.html"), Answer::Broken(_)));
    assert!(matches!(preview.ask("gibt-es-nicht.html"), Answer::Broken(_)));
    preview.edit(&good);
    preview.expect(&built(&good).unwrap(), "mended");
}
