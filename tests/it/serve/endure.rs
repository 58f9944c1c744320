//! Broken and repaired again and again, the preview shows what was last whole, says what is wrong, and goes
//! on with what is new.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::breakages::{BREAKAGES, Breakage, lay_out, mend, whole};
use super::browser::{Browser, listen};
use super::program::{Program, write};
use super::times;
use crate::cli::Site;
use crate::pulse::LONG;
use crate::site::SiteTest;

const PAGE: &str = "content/pages/einstieg.md";
/// What is looked at while the content is broken; the last one exists nowhere.
const LOOKED_AT: [&str; 5] =
    ["/", "/pages/einstieg.html", "/platforms/xing.html", "/en/", "/pages/gibt-es-nicht.html"];

fn text(number: usize) -> String {
    format!("---\ntitle: Einstieg\n---\n\n## Erste Schritte\n\nStand {number}.\n")
}

/// The pages as they are shown.
fn shown(program: &Program) -> BTreeMap<&'static str, (u16, Vec<u8>)> {
    let reply = |target| {
        let reply = program.get(target);
        (target, (reply.status, reply.body))
    };
    LOOKED_AT.into_iter().map(reply).collect()
}

/// Whether browsers are told of a breakage, with its file and line.
fn names(problems: &Value, breakage: &Breakage) -> bool {
    problems["findings"].as_array().is_some_and(|findings| {
        findings.iter().any(|finding| {
            let place = match &finding["place"] {
                Value::Null => String::new(),
                place => format!("{}:{}", place["file"].as_str().unwrap(), place["line"]),
            };
            finding["name"] == breakage.finding
                && place == breakage.place
                && finding["message"].as_str().unwrap().contains(breakage.words)
        })
    })
}

fn breakages() -> Vec<&'static Breakage> {
    let mut all: Vec<&Breakage> = BREAKAGES.iter().collect();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let probe = tempfile::NamedTempFile::new().unwrap();
        fs::set_permissions(probe.path(), fs::Permissions::from_mode(0o000)).unwrap();
        // Who may do everything can read this, too.
        if fs::read(probe.path()).is_err() {
            all.push(&super::breakages::UNREADABLE);
        }
    }
    all
}

/// One portal with its preview and a browser, broken and repaired some times.
fn endure(share: usize, shares: usize, cycles: usize) -> String {
    let mut files = whole();
    let site = Site { folder: tempfile::tempdir().unwrap() };
    let root = site.path("");
    lay_out(&files, &root);
    let mut program = Program::start(site, "");
    let browser = Browser::open(&program, "/pages/einstieg.html");
    // These never read what they are told.
    let deaf: Vec<TcpStream> = (0..3).map(|_| listen(program.address, "/", "")).collect();
    let breakages: Vec<&Breakage> = breakages().into_iter().skip(share).step_by(shares).collect();
    let mut before = Size::default();
    let (mut told, mut repaired) = (Vec::new(), Vec::new());
    let mut good = shown(&program);
    let status = |target: &str| good[target].0;
    assert_eq!(LOOKED_AT.map(status), [200, 200, 200, 200, 404]);
    for number in 0..cycles {
        let breakage = breakages[number % breakages.len()];
        let what = format!("cycle {number}, {}", breakage.name);
        let start = Instant::now();
        (breakage.breaks)(&root);
        browser.until_problems(&what, |problems| names(problems, breakage));
        told.push(start.elapsed());
        for (target, (status, page)) in shown(&program) {
            let (before, text) = (String::from_utf8_lossy(&good[target].1), String::from_utf8_lossy(&page));
            let differs = text.lines().zip(before.lines()).find(|(one, other)| one != other);
            assert!(status == good[target].0 && text == before, "{what}: {target} is another: {differs:?}");
        }

        files.insert(PAGE.to_owned(), text(number).into_bytes());
        if breakage.touches != "content" {
            // An edit beside it changes nothing of that.
            write(&root, PAGE, text(number));
        }
        let start = Instant::now();
        mend(&files, &root, breakage.touches);
        browser.until_problems(&what, |problems| problems["errors"] == 0);
        program.until_shown("/pages/einstieg.html", &format!("Stand {number}."));
        repaired.push(start.elapsed());
        good = shown(&program);
        assert!(program.is_alive(), "{what}: it has ended");
        if number == breakages.len() {
            before = Size::of(&program);
        }
    }
    let after = Size::of(&program);
    // One that takes apart what was shown before may still be at it.
    assert!(cycles <= breakages.len() || after.threads <= before.threads + 1, "{before:?} {after:?}");
    drop(deaf);
    assert!(after.kilobytes < before.kilobytes + 100_000, "{before:?} {after:?}");
    format!("told {}, repaired {}; {before:?}, {after:?}", spread(&mut told), spread(&mut repaired))
}

/// How large a process is.
#[derive(Debug, Default)]
struct Size {
    kilobytes: usize,
    threads: usize,
}

impl Size {
    #[cfg(target_os = "linux")]
    fn of(program: &Program) -> Size {
        Size { kilobytes: program.status("VmRSS"), threads: program.status("Threads") }
    }

    #[cfg(not(target_os = "linux"))]
    fn of(_: &Program) -> Size {
        Size::default()
    }
}

fn spread(times: &mut [Duration]) -> String {
    times.sort();
    let (middle, last) = (times.get(times.len() / 2), times.last());
    format!(
        "median {:?}, longest {:?}",
        middle.copied().unwrap_or_default(),
        last.copied().unwrap_or_default()
    )
}

#[test]
fn whatever_breaks_the_last_good_portal_stays_until_it_is_mended() {
    // At the same time, for most of the time is spent waiting for what the watch believes to be unfinished.
    const SHARES: usize = 4;
    let cycles = times("LEITSTAND_CYCLES", 40);
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..SHARES)
            .map(|share| scope.spawn(move || endure(share, SHARES, cycles.div_ceil(SHARES))))
            .collect();
        for one in all {
            println!("{}", one.join().unwrap());
        }
    });
}

#[test]
fn what_is_broken_from_the_start_says_so_until_it_is_mended() {
    let files = whole();
    for breakage in breakages().into_iter().filter(|breakage| breakage.finding == "unknown-reference") {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        let root = site.path("");
        lay_out(&files, &root);
        (breakage.breaks)(&root);
        let program = Program::start(site, "");
        let reply = program.get("/pages/einstieg.html");
        assert_eq!(reply.status, 503, "{}", breakage.name);
        let (file, _) = breakage.place.rsplit_once(':').unwrap();
        assert!(reply.text().contains(file) && reply.text().contains(breakage.words), "{}", reply.text());
        let browser = Browser::open(&program, "/pages/einstieg.html");
        browser.until_problems(breakage.name, |problems| names(problems, breakage));
        mend(&files, &root, breakage.touches);
        let told = std::iter::from_fn(|| browser.next(LONG)).find(|told| told.name == "page");
        assert!(told.is_some(), "{}", breakage.name);
        assert_eq!(program.get("/pages/einstieg.html").status, 200, "{}", breakage.name);
    }
}

#[test]
fn content_that_cannot_be_read_is_said_once() {
    let files = whole();
    let site = Site { folder: tempfile::tempdir().unwrap() };
    let root = site.path("");
    lay_out(&files, &root);
    let program = Program::start(site, "--poll");
    assert_eq!(program.get("/").status, 200);
    fs::rename(root.join("content"), root.join("elsewhere")).unwrap();
    program.until("it is said", |program| program.said().contains("There is no “content”."));
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(program.get("/").status, 200);
    assert_eq!(program.said().matches("There is no").count(), 1, "{}", program.said());
    fs::rename(root.join("elsewhere"), root.join("content")).unwrap();
    program.until("it is said", |program| program.said().contains("Mended"));
}

#[test]
fn a_template_that_fails_only_when_it_is_used_is_said_in_the_terminal_too() {
    let files = whole();
    let site = Site { folder: tempfile::tempdir().unwrap() };
    let root = site.path("");
    lay_out(&files, &root);
    let program = Program::start(site, "");
    // Nobody looks at such a page: it is made only after what was edited is told.
    program.until("all pages", |program| program.said().contains("rendered anew"));
    let breakage =
        BREAKAGES.iter().find(|one| one.name == "a template that fails only when it is used").unwrap();
    (breakage.breaks)(&root);
    program.until("it is said", |program| program.said().contains("bad-template"));
    assert!(!program.said().contains("Mended"), "{}", program.said());
    mend(&files, &root, breakage.touches);
    program.until("it is said", |program| program.said().contains("Mended"));
}

#[cfg(unix)]
#[test]
fn a_theme_that_cannot_be_read_is_no_hindrance_once_nobody_names_it() {
    let files = whole();
    let site = Site { folder: tempfile::tempdir().unwrap() };
    let root = site.path("");
    lay_out(&files, &root);
    let program = Program::start(site, "");
    let browser = Browser::open(&program, "/pages/einstieg.html");
    let breakage = BREAKAGES.iter().find(|one| one.name == "a theme with a link into a circle").unwrap();
    (breakage.breaks)(&root);
    browser.until_problems(breakage.name, |problems| names(problems, breakage));
    program.write("portal.yaml", SiteTest::minimal().files["portal.yaml"].clone());
    browser.until_problems("another theme", |problems| problems["errors"] == 0);
    for number in 0..3 {
        // Files in new folders are seen only by a look at all there is.
        program.write(&format!("pages/neu{number}/a.md"), text(number));
        program.until_shown(&format!("/pages/neu{number}/a.html"), &format!("Stand {number}."));
    }
    assert_eq!(program.said().matches("cannot be read").count(), 1, "{}", program.said());
}
