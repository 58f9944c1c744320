//! Many ask and listen while somebody edits: each gets whole pages, at once, and is told what concerns it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::browser::{Browser, Told, listen, tag};
use super::program::Program;
use crate::pulse::{LONG, Pulse};
use crate::server::client::{Reply, connect, get, head, read};
use crate::site::SiteTest;

/// The addresses of all pages of a portal.
fn addresses(site: &SiteTest) -> Vec<String> {
    let is_page = |path: &String| Path::new(path).extension().is_some_and(|ending| ending == "html");
    site.build().tree().into_keys().filter(is_page).map(|path| format!("/{path}")).collect()
}

/// The stylesheets of a page.
fn stylesheets(page: &str) -> Vec<String> {
    let links = page.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
    let links = links.filter(|link| link.contains("stylesheet"));
    links.filter_map(|link| Some(link.split("href=\"").nth(1)?.split('"').next()?.to_owned())).collect()
}

/// Where a reference on a page leads to; those of stylesheets are relative.
fn resolve(page: &str, reference: &str) -> String {
    if reference.starts_with('/') {
        return reference.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in reference.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A browser's connection, kept for what is asked next.
struct Line<'p> {
    program: &'p Program,
    stream: TcpStream,
}

impl Line<'_> {
    fn new(program: &Program) -> Line<'_> {
        Line { program, stream: connect(program.address) }
    }

    fn get(&mut self, target: &str) -> Reply {
        let address = self.program.address;
        self.stream.write_all(head("GET", target, address, &[]).as_bytes()).unwrap();
        read(&mut self.stream, false).unwrap_or_else(|| panic!("{target}: the answer is not whole"))
    }
}

#[test]
fn who_asks_while_pages_are_made_gets_whole_pages() {
    const EDITS: usize = 100;
    let site = SiteTest::folder("portal");
    let pages = addresses(&site);
    let program = Program::serve(&site, "");
    let (is_over, answered) = (AtomicBool::new(false), AtomicUsize::new(0));
    let settings = String::from_utf8(site.files["portal.yaml"].clone()).unwrap();
    let page = String::from_utf8(site.files["pages/einarbeitung/index.md"].clone()).unwrap();
    let slowest = Mutex::new(Duration::ZERO);
    thread::scope(|scope| {
        for browser in 0..8 {
            let (pages, program, is_over, answered, slowest) =
                (&pages, &program, &is_over, &answered, &slowest);
            scope.spawn(move || {
                let mut line = Line::new(program);
                for target in pages.iter().cycle().skip(browser * pages.len() / 8) {
                    if is_over.load(Ordering::Relaxed) {
                        return;
                    }
                    let start = Instant::now();
                    let reply = line.get(target);
                    let text = reply.text();
                    let length: usize = reply.header("content-length").unwrap().parse().unwrap();
                    assert_eq!((reply.status, length), (200, reply.body.len()), "{target}");
                    assert!(text.starts_with("<!doctype html>"), "{target}: {text}");
                    assert!(text.trim_end().ends_with("</html>"), "{target}: {text}");
                    let mut slowest = slowest.lock().unwrap();
                    *slowest = slowest.max(start.elapsed());
                    drop(slowest);
                    for sheet in stylesheets(&text) {
                        let sheet = resolve(target, &sheet);
                        assert_eq!(line.get(&sheet).status, 200, "{target}: {sheet}");
                    }
                    answered.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        // Whatever happens here, the others are not to ask for ever.
        let _over = Over(&is_over);
        for number in 0..EDITS {
            // At times the colour, so that the stylesheets are others; at times something that is wrong.
            match number % 10 {
                3 => program.write("portal.yaml", settings.replace("0a5f6b", &format!("0a5f{number:02}"))),
                5 => program.write("platforms/xing.md", "---\ntitle: [\n"),
                6 => program.write("platforms/xing.md", &site.files["platforms/xing.md"]),
                _ => {}
            }
            program.write("pages/einarbeitung/index.md", format!("{page}\nStand {number}.\n"));
            if number % 10 != 5 {
                program.until_shown("/pages/einarbeitung.html", &format!("Stand {number}."));
            }
        }
    });
    println!(
        "{} pages while {EDITS} edits, the slowest {:?}",
        answered.load(Ordering::Relaxed),
        slowest.lock().unwrap()
    );
    assert!(answered.load(Ordering::Relaxed) > EDITS);
}

/// Says that it is over when it is dropped, in a panic too.
struct Over<'o>(&'o AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn each_of_fifty_browsers_is_told_what_concerns_its_page() {
    const EDITS: usize = 100;
    let site = SiteTest::folder("portal");
    let mut program = Program::serve(&site, "");
    let pages: Vec<String> = addresses(&site).into_iter().filter(|page| page != "/404.html").collect();
    let browsers: Vec<Browser> =
        pages.iter().cycle().take(50).map(|page| Browser::open(&program, page)).collect();
    // These never read what they are told.
    let deaf: Vec<TcpStream> = pages.iter().take(5).map(|page| listen(program.address, page, "")).collect();
    for browser in &browsers {
        browser.until_problems("at first", |_| true);
    }
    let watched: BTreeSet<&String> = browsers.iter().map(|browser| &browser.target).collect();
    let tags = |program: &Program| -> BTreeMap<&String, String> {
        watched.iter().map(|page| (*page, tag(program, page))).collect()
    };
    let mut before = tags(&program);
    for number in 0..EDITS {
        let (path, target) = match number % 3 {
            0 => ("pages/einarbeitung/index.md", "/pages/einarbeitung.html"),
            1 => ("platforms/werkforum.md", "/platforms/werkforum.html"),
            _ => ("guidelines/ton.md", "/guidelines/ton.html"),
        };
        let text = String::from_utf8(site.files[path].clone()).unwrap();
        program.write(path, format!("{text}\nStand {number}.\n"));
        program.until_shown(target, &format!("Stand {number}."));
        let after = tags(&program);
        let changed: BTreeSet<&&String> =
            watched.iter().filter(|page| before[**page] != after[**page]).collect();
        assert!(changed.len() < watched.len() / 2, "edit {number}: {changed:?}");
        for browser in &browsers {
            let told: Vec<Told> = until_follow(browser);
            let expected: Vec<Told> = changed
                .contains(&&browser.target)
                .then(|| Told {
                    name: "page".into(),
                    data: serde_json::json!({ "tag": after[&browser.target] }),
                })
                .into_iter()
                .collect();
            assert_eq!(told, expected, "edit {number}: {}", browser.target);
        }
        before = after;
    }
    assert!(program.is_alive());
    drop(deaf);
}

/// What a browser is told until it is told which page shows the edited file, which all are told at last.
fn until_follow(browser: &Browser) -> Vec<Told> {
    let next = || browser.next(LONG).unwrap_or_else(|| panic!("{}: silence", browser.target));
    std::iter::from_fn(|| Some(next())).take_while(|told| told.name != "follow").collect()
}

#[test]
fn five_hundred_who_ask_by_halves_keep_no_edit_from_being_shown() {
    let program = Program::serve(&SiteTest::minimal(), "");
    let half_open = |_| {
        let mut stream = connect(program.address);
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Ha");
        stream
    };
    let held: Vec<TcpStream> = (0..500).map(half_open).collect();
    let (pulse, mut times) = (Pulse::start(), Vec::new());
    for number in 0..20 {
        let text = format!("---\ntitle: Einstieg\n---\n\nStand {number}.\n");
        program.write("pages/einstieg.md", text);
        program.until_shown("/pages/einstieg.html", &format!("Stand {number}."));
        for target in ["/", "/platforms/xing.html"] {
            let start = Instant::now();
            assert_eq!(get(program.address, target).status, 200);
            times.push(start.elapsed());
        }
    }
    times.sort();
    println!(
        "half of the pages within {:?}, all within {:?}",
        times[times.len() / 2],
        times[times.len() - 1]
    );
    pulse.expect_soon(&times);
    drop(held);
}
