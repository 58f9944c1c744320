//! How the preview begins, with what it is given.

use std::fs;

use super::program::Program;
use crate::cli::Site;
use crate::pulse::Pulse;
use crate::site::SiteTest;

#[test]
fn without_content_there_is_no_preview_but_a_sentence() {
    for (line, expected) in [
        ("--content nirgends serve --port 0", "error: There is no “nirgends”.\nhelp: Run the program"),
        ("--content datei serve --port 0", "error: “datei” is not a folder.\nhelp: Run the program"),
    ] {
        let site = Site { folder: tempfile::tempdir().unwrap() }.file("datei", "");
        let run = site.run(&format!("--lang en {line}"));
        assert_eq!((run.code, run.results.as_str()), (Some(3), ""), "{line}: {run:?}");
        assert!(run.messages.starts_with(expected), "{}", run.messages);
    }
}

#[test]
fn a_theme_that_does_not_exist_is_said_until_there_is_one() {
    let program = Program::serve(&SiteTest::minimal(), "--theme neu");
    let reply = program.get("/");
    assert_eq!(reply.status, 503);
    assert!(reply.text().contains("„neu“ gibt es nicht"), "{}", reply.text());
    program.until("the terminal says it, too", |program| program.said().contains("no theme “neu”"));
    let file = program.path("themes/neu/assets/neu.css");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, "body { color: red }").unwrap();
    program.until("the portal", |program| program.get("/").status == 200);
}

#[test]
fn a_theme_that_is_made_while_one_looks_can_be_chosen_and_changed() {
    let site = SiteTest::minimal();
    let program = Program::serve(&site, "");
    assert_eq!(program.get("/").status, 200);
    let template = |text: &str| {
        let file = program.path("themes/neu/templates/header.html");
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, format!("<header>{text}</header>")).unwrap();
    };
    template("Erste Fassung");
    assert!(!program.get("/").text().contains("Erste Fassung"));
    program.write("portal.yaml", [&site.files["portal.yaml"][..], b"theme: neu\n"].concat());
    program.until_shown("/", "Erste Fassung");
    template("Zweite Fassung");
    program.until_shown("/", "Zweite Fassung");
    program.write("portal.yaml", &site.files["portal.yaml"]);
    program.until("the default theme", |program| !program.get("/").text().contains("Fassung"));
}

#[test]
fn the_day_is_the_one_asked_for_or_that_of_the_settings_or_today() {
    let today = |zone: &str| jiff::Zoned::now().in_tz(zone).unwrap().date().to_string();
    let without =
        SiteTest::minimal().file("portal.yaml", "title: Kleines Portal\ntime_zone: Pacific/Auckland\n");
    let written = |day: &str| format!("<p>Stand <time datetime=\"{day}\">");
    let before = today("Pacific/Auckland");
    let shows = |site: &SiteTest, arguments: &str, day: &str| {
        Program::serve(site, arguments).get("/").text().contains(&written(day))
    };
    let is_today = shows(&without, "", &before) || shows(&without, "", &today("Pacific/Auckland"));
    assert!(is_today, "the page does not name {before}");
    assert!(shows(&SiteTest::minimal(), "", "2026-11-23"));
    assert!(shows(&SiteTest::minimal(), "--date 2027-03-04", "2027-03-04"));
}

#[cfg(unix)]
#[test]
fn interrupted_while_it_makes_pages_it_ends_at_once() {
    let mut site = SiteTest::minimal();
    for number in 0..1_000 {
        let text = format!("---\ntitle: Seite {number}\n---\n\nText.\n");
        site = site.file(&format!("pages/viele/a{number}.md"), text);
    }
    let mut program = Program::serve(&site, "");
    // A refusal comes from the server alone: then it is there, and its pages are not yet.
    assert_eq!(program.get("/.leitstand/nothing").status, 404);
    let (start, pulse) = (std::time::Instant::now(), Pulse::start());
    let pid = program.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(program.child.wait().unwrap().code(), Some(0));
    assert!(start.elapsed() < pulse.allows(std::time::Duration::from_secs(1)), "{:?}", start.elapsed());
}
