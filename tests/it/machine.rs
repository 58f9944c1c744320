//! What machines read beside the pages: it is valid by readers that are not ours, and says what the
//! content says.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::path::Path;

use leitstand::view::machine;
use serde_json::{Value, json};

use crate::schema::problems;
use crate::site::{BuiltSite, SiteTest};

/// The example portal of the repository.
fn example() -> SiteTest {
    SiteTest::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"))
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
    for (name, site) in [("example", example()), ("fixture", SiteTest::folder("portal")), ("nasty", nasty())]
    {
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
fn somebody_who_left_long_ago_has_no_identifier_and_no_name() {
    let campaign = "title: Herbst\nlead: erika\nplatforms: [xing]\nstart: 2026-01-01\nend: 2026-02-01\n\
                    closed_on: 2026-02-01\n";
    let site = SiteTest::minimal()
        .file("people/erika.yaml", "name: Erika Sommer\nleft_on: 2026-05-01\n")
        .file("status/campaigns/herbst.yaml", campaign)
        .file("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: planned\n---\n");
    let built = site.build();
    assert!(built.report.is_some(), "{}", built.findings.shown());
    let portal = portal(&built);
    assert_eq!(portal["campaigns"][0]["lead"], json!({ "name": "ehemaliges Teammitglied" }));
}

#[test]
fn badges_say_title_state_and_progress() {
    let built = nasty().build();
    let badge = text(&built, "badges/herbst.svg");
    assert!(badge.contains("· 0\u{a0}%") && badge.contains("&amp; &lt;f&gt;"), "{badge}");
    assert!(!badge.contains("style="), "{badge}");
}
