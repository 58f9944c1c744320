//! What machines read beside the pages: it is valid by readers that are not ours, and says what the
//! content says.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use leitstand::model::Audience;
use leitstand::view::machine;
use serde_json::{Value, json};

use crate::schema::problems;
use crate::site::{BuiltSite, SiteTest, tests};

/// The example portal of the repository.
fn example() -> SiteTest {
    SiteTest::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"))
}

/// The fixture with something for the team in every field and kind.
fn canaries() -> SiteTest {
    SiteTest::folder("portal").overlay("audience")
}

/// The text of a file of the output.
fn text(built: &BuiltSite, path: &str) -> String {
    std::fs::read_to_string(built.output.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn portal(built: &BuiltSite) -> Value {
    serde_json::from_str(&text(built, "api/portal.json")).unwrap()
}

/// The one of a list with an identifier.
fn one<'v>(list: &'v Value, id: &str) -> &'v Value {
    list.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

/// Titles that need care in every format.
const NASTY: &str = "A, \"b\"; c: d\\e & <f> ]]> 'g' \u{1F389} ü #%";

/// A portal whose titles and texts need care in every format.
fn nasty() -> SiteTest {
    let quoted = format!("\"{}\"", NASTY.replace('\\', "\\\\").replace('"', "\\\""));
    let campaign = format!(
        "title: {quoted}\nlead: erika\nplatforms: [xing]\nstart: 2026-09-01\nend: 2026-12-15\nmilestones:\n  \
         - {{id: plan, title: {quoted}, due: 2026-12-01, owner: erika}}\nupdates:\n  \
         - {{date: 2026-11-20, by: erika, text: {quoted}}}\n"
    );
    let post = format!(
        "posts:\n  - {{id: karte, platforms: [xing], planned: \"2026-11-24 09:30\", title: {quoted}, \
         text: Text, author: jonas, campaign: herbst}}\n"
    );
    SiteTest::minimal()
        .file("status/campaigns/herbst.yaml", campaign)
        .file("status/posts/2026.yaml", post)
        .file("people/erika.yaml", format!("name: {quoted}\n"))
}

fn expect_no_null(value: &Value, path: &str) {
    match value {
        Value::Null => panic!("{path} is null"),
        Value::Array(items) => items.iter().for_each(|item| expect_no_null(item, &format!("{path}[]"))),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| expect_no_null(value, &format!("{path}.{name}")));
        }
        _ => {}
    }
}

#[test]
fn the_json_fits_its_schema_and_nothing_in_it_is_null() {
    let schemas = [("api".to_owned(), machine::schema())].into_iter().collect();
    for (name, site) in [
        ("example", example()),
        ("nasty", nasty()),
        ("canaries", canaries()),
        ("example for the company", example().audience(Audience::Company)),
        ("canaries for the company", canaries().audience(Audience::Company)),
    ] {
        let built = site.build();
        let json = text(&built, "api/portal.json");
        assert_eq!(problems(&schemas, [("api", json.as_str())]), [Vec::<String>::new()], "{name}");
        expect_no_null(&serde_json::from_str(&json).unwrap(), name);
    }
    // The schema refuses what is none.
    let mut wrong = portal(&SiteTest::minimal().build());
    wrong["campaigns"][0]["state"] = "done".into();
    wrong["campaigns"][0]["lead"] = Value::Null;
    let found = problems(&schemas, [("api", wrong.to_string().as_str())]);
    assert_eq!(found[0].len(), 2, "{found:?}");
}

#[test]
fn the_json_says_what_the_content_says() {
    let built = SiteTest::folder("portal").build();
    let portal = portal(&built);
    for (key, expected) in [
        ("schema", json!(1)),
        ("as_of", json!("2026-11-23")),
        ("title", json!("Portal der Werkstatt Lindental")),
        ("language", json!("de")),
        ("audience", json!("team")),
        ("time_zone", json!("Europe/Berlin")),
    ] {
        assert_eq!(portal[key], expected, "{key}");
    }
    let herbst = one(&portal["campaigns"], "herbst");
    // Of weights 1, 2 and 1 the first is done; the second was put off to 20 November, which has passed.
    let expected = json!({
        "title": "Herbst in der Werkstatt",
        "url": "campaigns/herbst.html",
        "lead": { "id": "aylin-kaya", "name": "Aylin Kaya" },
        "concept": "offene-werkstatt",
        "platforms": ["xing"],
        "start": "2026-09-01",
        "end": "2026-12-15",
        "state": "running",
        "progress": { "actual": 0.25, "planned": 0.75 },
        "milestones": [
            { "id": "plan", "title": "Plan steht", "due": "2026-09-15", "done": "2026-09-14" },
            { "id": "start", "title": "Erster Beitrag", "due": "2026-11-20", "overdue_days": 3 },
            { "id": "schluss", "title": "Auswertung", "due": "2026-12-14" },
        ],
        "departments": [{
            "department": "vertrieb",
            "contribution": "Kundenstimmen",
            "status": "overdue",
            "due": "2026-11-10",
            "overdue_days": 13,
        }],
    });
    for (key, expected) in expected.as_object().unwrap() {
        assert_eq!(&herbst[key], expected, "{key}");
    }
    let ids = |list: &str| -> Vec<String> {
        portal[list].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    for list in ["campaigns", "platforms", "concepts", "posts", "reviews", "guidelines", "decisions"] {
        let ids = ids(list);
        assert!(!ids.is_empty() && ids.is_sorted(), "{list}: {ids:?}");
    }
    // Pages that are named are there.
    for list in ["campaigns", "platforms", "concepts", "posts", "guidelines", "decisions", "incidents"] {
        for one in portal[list].as_array().unwrap() {
            let page = one["url"].as_str().unwrap().split('#').next().unwrap();
            assert!(built.output.join(page).is_file(), "{page}");
        }
    }
}

#[test]
fn what_a_campaign_that_is_over_left_open_is_not_overdue() {
    let campaign = "title: Herbst\nlead: erika\nplatforms: [xing]\nstart: 2026-01-01\nend: 2026-12-01\n\
                    milestones: [{id: film, title: Film, due: 2026-02-01}]\n";
    for (field, overdue) in [
        ("", json!(300)),
        ("paused: [{from: 2026-11-01, reason: Umbau}]\n", json!(300)),
        ("cancelled: {date: 2026-11-28, reason: Umbau}\n", Value::Null),
        ("closed_on: 2026-11-28\n", Value::Null),
    ] {
        let portal_yaml = "title: Portal\nas_of: 2026-11-28\n";
        let site = SiteTest::minimal().file("portal.yaml", portal_yaml);
        let built = site.file("status/campaigns/herbst.yaml", format!("{campaign}{field}")).build();
        let portal = portal(&built);
        let milestone = &one(&portal["campaigns"], "herbst")["milestones"][0];
        assert_eq!(milestone["overdue_days"], overdue, "{field}");
    }
}

#[test]
fn programs_do_not_read_on_which_days_somebody_is_not_there() {
    let built = example().build();
    let page = text(&built, "platforms/coverage.html");
    assert!(page.contains("Am 4. Dezember 2026 ist niemand da."), "the example has a day without anybody");
    let portal = portal(&built);
    let platforms = portal["platforms"].as_array().unwrap();
    let duties = platforms.iter().flat_map(|platform| platform["coverage"].as_array().unwrap());
    let reasons = duties.flat_map(|duty| duty["reasons"].as_array().unwrap());
    let reasons: Vec<&str> = reasons.map(|reason| reason["text"].as_str().unwrap()).collect();
    assert!(reasons.contains(&"An einem der nächsten Arbeitstage ist niemand da."), "{reasons:?}");
    assert!(!reasons.iter().any(|text| text.contains("202")), "{reasons:?}");
    let points = portal["attention"].as_array().unwrap().iter();
    let points: Vec<&Value> = points.filter(|point| point["kind"] == "coverage").collect();
    let names_a_day =
        |point: &&&Value| point["text"].as_str().unwrap().contains(|c: char| c.is_ascii_digit());
    assert!(!points.is_empty() && points.iter().find(names_a_day).is_none(), "{points:?}");
}

#[test]
fn somebody_who_left_long_ago_has_no_identifier_and_no_name() {
    let campaign = "title: Herbst\nlead: erika\nplatforms: [xing]\nstart: 2026-01-01\nend: 2026-02-01\n\
                    closed_on: 2026-02-01\n";
    let concept = "---\ntitle: Idee\nstatus: draft\nowner: erika\ncreated: 2026-01-01\nsummary: Eine.\n---\n";
    let site = SiteTest::minimal()
        .file("people/erika.yaml", "name: Erika Sommer\nleft_on: 2026-05-01\n")
        .file("concepts/idee.md", concept)
        .file("status/campaigns/herbst.yaml", campaign)
        .file("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: planned\n---\n");
    let built = site.build();
    assert!(built.report.is_some(), "{}", built.findings.shown());
    let portal = portal(&built);
    assert_eq!(portal["campaigns"][0]["lead"], json!({ "name": "ehemaliges Teammitglied" }));
    // What they still hold leads to a page that there is.
    let left = portal["attention"].as_array().unwrap().iter().find(|one| one["kind"] == "left").unwrap();
    assert_eq!(left["text"], "Übergabe offen: ehemaliges Teammitglied");
    assert_eq!(left["url"], "handover.html");
    assert!(built.output.join("handover.html").is_file());
    assert!(!portal.to_string().contains("erika"), "{portal}");
}

#[test]
fn badges_say_title_state_and_progress() {
    let built = nasty().build();
    let badge = text(&built, "badges/herbst.svg");
    assert!(badge.contains("· 0\u{a0}%") && badge.contains("&amp; &lt;f&gt;"), "{badge}");
    assert!(!badge.contains("style="), "{badge}");
}

/// What readers that are not ours make of calendars and feeds.
fn read(calendars: &[String], feeds: &[String]) -> Value {
    let mut node = Command::new("node")
        .arg(tests("validate/machine.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is installed; ./test.sh sees to it");
    let input = json!({ "calendars": calendars, "feeds": feeds }).to_string();
    node.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "a reader refuses a calendar or a feed");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The paths of the calendars of a build.
fn calendars(built: &BuiltSite) -> Vec<String> {
    built.tree().into_keys().filter(|path| path.starts_with("calendars/")).collect()
}

/// The events of a calendar by their name, as the first reader tells them.
fn events(built: &BuiltSite, path: &str) -> BTreeMap<String, Value> {
    let read = read(&[text(built, path)], &[]);
    let events = read["calendars"][0]["first"]["events"].as_array().unwrap().clone();
    events.into_iter().map(|event| (event["uid"].as_str().unwrap().to_owned(), event)).collect()
}

/// The events of a calendar as "name, start, end".
fn days(built: &BuiltSite, path: &str) -> Vec<String> {
    let word = |event: &Value, field: &str| event[field].as_str().unwrap().replace(":00.000Z", "Z");
    let shown = |event: &Value| {
        let uid = word(event, "uid").replace("@leitstand", "");
        format!("{uid} {} {}", word(event, "start"), word(event, "end"))
    };
    events(built, path).values().map(shown).collect()
}

#[test]
fn two_readers_read_the_same_in_every_calendar() {
    for (name, site) in [
        ("example", example()),
        ("nasty", nasty()),
        ("canaries", canaries()),
        ("canaries for the company", canaries().audience(Audience::Company)),
    ] {
        let built = site.build();
        let paths = calendars(&built);
        let texts: Vec<String> = paths.iter().map(|path| text(&built, path)).collect();
        let read = read(&texts, &[]);
        for (index, (path, text)) in paths.iter().zip(&texts).enumerate() {
            let (first, second) = (&read["calendars"][index]["first"], &read["calendars"][index]["second"]);
            assert_eq!(first, second, "{name}: {path}");
            let events = first["events"].as_array().unwrap();
            assert_eq!(events.len(), text.matches("BEGIN:VEVENT").count(), "{name}: {path}");
            assert!(
                events.iter().all(|event| event["stamp"] == "2026-11-23T00:00:00.000Z"),
                "{name}: {path}"
            );
            for line in text.split("\r\n") {
                assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{name}: {path}: {line}");
            }
        }
    }
}

#[test]
fn the_calendar_holds_the_milestones_and_posts_of_the_json() {
    let built = example().build();
    let (portal, events) = (portal(&built), events(&built, "calendars/all.ics"));
    let within = |day: &str| ("2026-09-24".."2027-12-29").contains(&day);
    let mut found = 0;
    for campaign in portal["campaigns"].as_array().unwrap() {
        for milestone in campaign["milestones"].as_array().unwrap() {
            let (id, due) = (milestone["id"].as_str().unwrap(), milestone["due"].as_str().unwrap());
            let event = events.get(&format!("milestone-{}-{id}@leitstand", campaign["id"].as_str().unwrap()));
            // What was called off is not to be done any more; what a closed one left open neither.
            let over = campaign["state"] == "cancelled"
                || (campaign["state"] == "closed" && milestone["done"].is_null());
            if over || !within(due) {
                assert!(event.is_none(), "{milestone}");
                continue;
            }
            let event = event.unwrap_or_else(|| panic!("no event for {milestone}"));
            let summary = event["summary"].as_str().unwrap();
            assert_eq!(event["start"], due, "{milestone}");
            assert!(summary.contains(milestone["title"].as_str().unwrap()), "{summary}");
            assert_eq!(summary.starts_with('✓'), milestone["done"].is_string(), "{summary}");
            found += 1;
        }
    }
    let berlin = TimeZone::get("Europe/Berlin").unwrap();
    for post in portal["posts"].as_array().unwrap() {
        let Some(planned) = post["planned"].as_str() else { continue };
        let is_over = ["cancelled", "rejected"].contains(&post["state"].as_str().unwrap());
        if is_over || !within(planned) {
            continue;
        }
        let event = &events[&format!("post-{}@leitstand", post["id"].as_str().unwrap())];
        let expected = planned.parse::<DateTime>().ok().filter(|_| planned.contains('T')).map_or_else(
            || planned.to_owned(),
            |at| {
                format!(
                    "{}.000Z",
                    at.to_zoned(berlin.clone()).unwrap().timestamp().strftime("%Y-%m-%dT%H:%M:%S")
                )
            },
        );
        assert_eq!(event["start"], expected, "{post}");
        assert!(event["summary"].as_str().unwrap().contains(post["title"].as_str().unwrap()), "{event}");
        found += 1;
    }
    assert!(found > 60, "only {found} milestones and posts");
}

/// A portal with posts before and after the clock is put back, a shift, and reviews.
fn dated() -> SiteTest {
    let posts = "posts:\n  \
        - {id: sommer, platforms: [xing], planned: \"2026-10-24 09:30\", title: Sommerzeit, author: jonas}\n  \
        - {id: winter, platforms: [xing], planned: \"2026-10-26 09:30\", title: Winterzeit, author: jonas}\n  \
        - {id: nacht, platforms: [xing], planned: \"2026-12-01 00:15\", title: Nachts, author: jonas}\n  \
        - {id: tag, platforms: [xing], planned: 2026-12-02, title: Ganztags, author: jonas}\n  \
        - {id: frueher, platforms: [xing], planned: 2026-09-01, title: Zu lange her, author: jonas}\n";
    SiteTest::minimal()
        .file("status/posts/2026.yaml", posts)
        .file("status/rota.yaml", "- {from: 2026-11-23, to: 2026-11-29, person: jonas, backup: erika}\n")
        .file(
            "status/reviews/2026.yaml",
            "reviews:\n  - {id: blick, subject: \"campaign:herbst\", reviewer: erika, due: 2026-12-03}\n",
        )
}

#[test]
fn days_are_whole_days_and_moments_are_right_on_both_sides_of_the_change_of_clocks() {
    let built = dated().build();
    let expected = [
        "campaign_end-herbst 2026-12-15 2026-12-16",
        "duty-2026-11-23-jonas 2026-11-23 2026-11-30",
        "milestone-herbst-start 2026-12-01 2026-12-02",
        "post-nacht 2026-11-30T23:15Z 2026-11-30T23:15Z",
        "post-sommer 2026-10-24T07:30Z 2026-10-24T07:30Z",
        "post-tag 2026-12-02 2026-12-03",
        "post-winter 2026-10-26T08:30Z 2026-10-26T08:30Z",
        "review-blick 2026-12-03 2026-12-04",
    ];
    assert_eq!(days(&built, "calendars/all.ics"), expected);
    // Everything is about the only platform.
    assert_eq!(days(&built, "calendars/platforms/xing.ics"), expected);
    assert_eq!(
        days(&built, "calendars/people/erika.ics"),
        [
            "campaign_end-herbst 2026-12-15 2026-12-16",
            "duty-2026-11-23-jonas 2026-11-23 2026-11-30",
            "milestone-herbst-start 2026-12-01 2026-12-02",
            "review-blick 2026-12-03 2026-12-04",
        ]
    );
}

#[test]
fn no_calendar_tells_of_an_absence() {
    let away = "name: Jonas Winter\nabsences: [{from: 2026-11-20, to: 2026-12-04, deputy: erika}]\n";
    let (with, without) = (dated().file("people/jonas.yaml", away).build(), dated().build());
    for path in calendars(&without) {
        assert_eq!(text(&with, &path), text(&without, &path), "{path}");
    }
}

#[test]
fn a_reader_finds_the_updates_decisions_and_concepts_in_the_feed() {
    let built = SiteTest::folder("portal").build();
    let read = read(&[], &[text(&built, "feeds/updates.xml")]);
    let feed = &read["feeds"][0];
    assert_eq!(
        feed["meta"],
        json!({
            "id": "urn:leitstand:updates",
            "title": "Portal der Werkstatt Lindental",
            "date": feed["entries"][0]["date"],
            "author": "Werkstatt Lindental",
            "link": "https://portal.example.org/lindental/index.html",
            "own": "https://portal.example.org/lindental/feeds/updates.xml",
            "language": "de",
        })
    );
    let entries = feed["entries"].as_array().unwrap();
    let of = |id: &str| {
        entries.iter().find(|entry| entry["id"] == id).unwrap_or_else(|| panic!("no {id} in {entries:#?}"))
    };
    assert_eq!(
        of("urn:leitstand:campaign:herbst:2026-11-18:1"),
        &json!({
            "id": "urn:leitstand:campaign:herbst:2026-11-18:1",
            "title": "Herbst in der Werkstatt: Neues zur Kampagne",
            // Midnight in Berlin.
            "date": "2026-11-17T23:00:00.000Z",
            "author": "Aylin Kaya",
            "link": "https://portal.example.org/lindental/campaigns/herbst.html",
            "text": "Die Bilder sind da.",
            "categories": ["campaign"],
        })
    );
    for kind in ["campaign", "decision", "concept", "incident"] {
        assert!(entries.iter().any(|entry| entry["categories"] == json!([kind])), "no {kind}");
    }
    let ids: std::collections::BTreeSet<&str> =
        entries.iter().map(|entry| entry["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), entries.len(), "an identifier is there twice");
    let dates: Vec<&str> = entries.iter().map(|entry| entry["date"].as_str().unwrap()).collect();
    assert!(dates.is_sorted_by(|a, b| a >= b), "{dates:?}");
}

#[test]
fn texts_come_out_of_the_formats_as_they_went_in() {
    let site = nasty().line("portal.yaml", "base_url: https://example.org");
    let built = site.build();
    built.expect_clean();
    let event = &events(&built, "calendars/all.ics")["post-karte@leitstand"];
    assert_eq!(event["summary"], format!("Beitrag: {NASTY} (Xing)"));
    let feed = text(&built, "feeds/updates.xml");
    let read = read(&[], &[feed]);
    let entry = &read["feeds"][0]["entries"][0];
    assert_eq!(entry["title"], format!("{NASTY}: Neues zur Kampagne"));
    assert_eq!((&entry["text"], &entry["author"]), (&json!(NASTY), &json!(NASTY)));
}

#[test]
fn the_feed_holds_the_fifty_newest_and_keeps_their_names() {
    let update = |number: u32| {
        format!(
            "  - {{date: 2026-{:02}-{:02}, by: erika, text: Nummer {number}}}\n",
            9 + number / 28,
            1 + number % 28
        )
    };
    let campaign = |numbers: std::ops::Range<u32>| {
        let updates: Vec<String> = numbers.map(update).collect();
        let updates = updates.concat();
        let head = "title: Herbst\nlead: erika\nplatforms: [xing]\nstart: 2026-09-01\nend: 2026-12-15\n";
        SiteTest::minimal()
            .line("portal.yaml", "base_url: https://example.org")
            .file("status/campaigns/herbst.yaml", format!("{head}updates:\n{updates}"))
    };
    let feeds = [campaign(0..60), campaign(0..61)].map(|site| text(&site.build(), "feeds/updates.xml"));
    let read = read(&[], &feeds);
    let names = |index: usize| -> Vec<(String, String)> {
        let entries = read["feeds"][index]["entries"].as_array().unwrap().iter();
        let field = |entry: &Value, name: &str| entry[name].as_str().unwrap().to_owned();
        entries.map(|entry| (field(entry, "text"), field(entry, "id"))).collect()
    };
    let (before, after) = (names(0), names(1));
    assert_eq!((before.len(), before[0].0.as_str(), before[49].0.as_str()), (50, "Nummer 59", "Nummer 10"));
    assert_eq!((after[0].0.as_str(), &after[1..]), ("Nummer 60", &before[..49]));
}

#[test]
fn nothing_absolute_is_written_where_nobody_knows_the_address() {
    let built = nasty().build();
    assert!(!built.output.join("feeds").exists());
    assert!(!text(&built, "index.html").contains("application/atom+xml"));
    for (path, bytes) in built.tree() {
        if !["api/", "calendars/", "badges/"].iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap().replace("http://www.w3.org/2000/svg", "");
        assert!(!text.contains("://"), "{path}: {text}");
    }
    let known = nasty().line("portal.yaml", "base_url: https://example.org/portal/").build();
    assert!(text(&known, "platforms/xing.html").contains(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Kleines Portal\" href=\"../feeds/updates.xml\">"
    ));
    let url = &events(&known, "calendars/all.ics")["milestone-herbst-plan@leitstand"]["url"];
    assert_eq!(url, "https://example.org/portal/campaigns/herbst.html");
}
