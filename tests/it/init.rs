//! `init`: a portal to start from, without a mistake on any day.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::date;
use leitstand::locale::Language;
use leitstand::starter;

use crate::cli::Site;
use crate::site::{SiteTest, tree};

fn portal(language: Language, today: jiff::civil::Date) -> SiteTest {
    let mut site = SiteTest::empty();
    for (path, text) in starter::files(language, today) {
        if let Some(path) = path.strip_prefix("content/") {
            site = site.file(path, text);
        }
    }
    site
}

#[test]
fn the_new_portal_has_nothing_to_find_on_whatever_day_it_is_made() {
    for language in Language::ALL {
        for today in [date(2026, 1, 1), date(2028, 2, 29), date(2030, 12, 31), date(2027, 3, 31)] {
            let site = portal(language, today).date(&today.to_string());
            site.build().expect_clean();
        }
        let settings = &portal(language, date(2026, 11, 23)).files["portal.yaml"];
        let zone = format!("\ntime_zone: {}\n", starter::time_zone(language));
        assert!(String::from_utf8_lossy(settings).contains(&zone), "the day is taken from another zone");
        // Later some of it is late, as in any portal, but nothing is wrong.
        let later = portal(language, date(2026, 11, 23)).date("2028-11-23").build();
        assert!(later.report.is_some(), "{}", later.findings.shown());
    }
}

#[test]
fn the_languages_have_the_same_things() {
    let counted = |language| {
        let mut folders: BTreeMap<String, usize> = BTreeMap::new();
        for (path, _) in starter::files(language, date(2026, 11, 23)) {
            *folders.entry(path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()).or_default() +=
                1;
        }
        folders
    };
    assert_eq!(counted(Language::De), counted(Language::En));
}

#[test]
fn a_portal_is_made_checked_and_built_with_three_commands() {
    let site = Site { folder: tempfile::tempdir().unwrap() };
    for (language, next) in
        [("de", "So geht es weiter:\n  cd de/portal\n"), ("en", "What to do next:\n  cd en/portal\n")]
    {
        let run = site.run(&format!("--lang {language} init {language}/portal"));
        assert!(run.code == Some(0) && run.results.contains(next), "{run:?}");
        let checked =
            site.run(&format!("--lang en check --deny warnings --content {language}/portal/content"));
        assert!(checked.code == Some(0) && checked.results.starts_with("No problems"), "{}", checked.results);
        let line = format!("build --content {language}/portal/content --output {language}/portal/public");
        assert_eq!(site.run(&line).code, Some(0));
        assert_eq!(site.run(&format!("{line} --date 2030-01-01")).code, Some(0));
        let ignored = fs::read_to_string(site.path(&format!("{language}/portal/.gitignore"))).unwrap();
        assert_eq!(ignored, "/public/\n");
    }
    let before = tree(site.folder.path());
    let again = site.run("--lang de init de/portal");
    assert!(again.code == Some(2) && again.messages.contains("„de/portal“ ist nicht leer."), "{again:?}");
    let file = site.run("--lang en init de/portal/.gitignore");
    assert!(file.code == Some(2) && file.messages.contains("is not empty"), "{file:?}");
    assert!(tree(site.folder.path()) == before, "something was changed");
}
