//! The start page: what is shown of much, and the incident that heads every page.

use std::fmt::Write as _;

use crate::site::{BuiltSite, SiteTest};

/// A portal with more of everything than the start page shows.
fn full() -> SiteTest {
    let mut site = SiteTest::empty()
        .file("portal.yaml", "title: Portal\nlanguages: [de, en]\n")
        .file("index.md", "---\ntitle: Willkommen\n---\nHier entlang.\n")
        .file("people/ina.yaml", "name: Ina Muster\n")
        .file(
            "people/max.yaml",
            "name: Max Berg\nabsences: [{from: 2026-11-20, to: 2026-11-25, deputy: ina}]\n",
        )
        .file("people/lea.yaml", "name: Lea Berg\n")
        .file("status/rota.yaml", "- {from: 2026-11-23, to: 2026-11-29, person: max, backup: lea}\n");
    for number in 0..20 {
        site = site.file(
            &format!("platforms/p{number:02}.md"),
            format!(
                "---\ntitle: Plattform {number:02}\nnetwork: xing\nlifecycle: active\naccountable: ina\nduties: [content]\n---\n"
            ),
        );
        let late = if number == 17 { "2026-11-01" } else { "2026-12-01" };
        site = site.file(
            &format!("status/campaigns/k{number:02}.yaml"),
            format!(
                "title: Kampagne {number:02}
lead: ina
platforms: [p00]
start: 2026-10-01
end: 2026-12-31
milestones: [{{id: film, title: Film, due: {late}}}]
updates: [{{date: 2026-11-{:02}, by: ina, text: Es geht voran.}}]
",
                number % 5 + 17
            ),
        );
    }
    let mut posts = "posts:\n".to_owned();
    for number in 0..40 {
        let _ = writeln!(
            posts,
            "  - {{id: b{number}, title: Beitrag {number}, platforms: [p01], author: max, planned: 2026-11-27}}"
        );
    }
    site.file("status/posts/2026-11.yaml", posts)
}

const INCIDENT: &str = "---
title: Preis
started: 2026-11-22 21:30
lead: ina
platforms: [p01]
hold_posts: true
summary: Ein Preis stimmt nicht.
updates:
  - {date: 2026-11-22 21:40, by: max, text: Gefunden.}
  - {date: 2026-11-23, by: ina, text: Verborgen.}
---
";

/// A page as it is published.
fn html(built: &BuiltSite, page: &str) -> String {
    let tree = built.tree();
    String::from_utf8_lossy(tree.get(page).unwrap_or_else(|| panic!("{page} is not there"))).into_owned()
}

/// The part of a page from a section's anchor to the end of the section.
fn part<'p>(page: &'p str, anchor: &str) -> &'p str {
    let from = page.find(&format!("id=\"{anchor}\"")).unwrap_or_else(|| panic!("{anchor} is missing"));
    let rest = &page[from..];
    &rest[..rest.find("</section>").unwrap_or(rest.len())]
}

fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

#[test]
fn the_start_page_shows_the_most_urgent_of_much_and_stays_light() {
    let built = full().build();
    let page = html(&built, "index.html");
    let cases = [
        // A red campaign, and twenty platforms each without a deputy and without what law asks for.
        // Section, what a line of it holds, how many lines, what says that there is more.
        ("s.attention", "<p class=\"urgency\">", 8, ">alle 41<"),
        ("s.campaigns", "<th scope=\"row\">", 15, ">alle 20<"),
        ("s.platforms", "<th scope=\"row\">", 15, ">alle 20<"),
        ("s.agenda", "<li class=\"for-", 18, "und 41 weitere Termine"),
        ("s.changes", "<p class=\"about\">", 8, ""),
    ];
    for (anchor, line, lines, more) in cases {
        let part = part(&page, anchor);
        assert_eq!(count(part, line), lines, "{anchor}");
        assert!(part.contains(more), "{anchor} says that there is more: {more}");
    }
    // The one that is off its course comes first, whatever its name.
    let first = part(&page, "s.campaigns").find("Kampagne 17").expect("the red campaign");
    assert!(part(&page, "s.campaigns").find("Kampagne 00").is_some_and(|other| first < other));
    let text = |page: &str| page.find("<h1>").map(|at| page[at..at + 130].to_owned()).unwrap_or_default();
    assert!(
        text(&page).contains("Eine von 20 laufenden Kampagnen ist gefährdet, 41 Punkte"),
        "{}",
        text(&page)
    );
    assert!(page.contains("<title>Portal</title>"), "the browser's tab names the portal");
}

/// The bar above a page, where there is one.
fn bar(built: &BuiltSite, page: &str) -> Option<String> {
    let html = self::html(built, page);
    let from = html.find("<aside class=\"incident-bar\"")?;
    Some(html[from..].split("</aside>").next().unwrap_or_default().to_owned())
}

#[test]
fn an_open_incident_heads_every_page_with_who_leads_and_who_is_on_duty() {
    let built = full().file("status/incidents/preis.md", INCIDENT).build();
    let pages = ["index.html", "platforms/p01.html", "campaigns/index.html", "about.html", "404.html"];
    for page in pages {
        let bar = bar(&built, page).unwrap_or_else(|| panic!("{page} says nothing of the incident"));
        // Max is on the rota, and not there.
        for said in ["Preis", "Ina Muster", "Lea Berg", "gestern, 21:30 Uhr", "Geplante Beiträge ruhen"] {
            assert!(bar.contains(said), "{page} lacks {said}: {bar}");
        }
        assert!(!bar.contains("Max Berg"), "{page}: {bar}");
    }
    assert!(bar(&built, "en/people/ina.html").is_some_and(|bar| bar.contains("since <time")));
    let page = html(&built, "index.html");
    let full = part(&page, "s.incidents");
    for said in ["Ein Preis stimmt nicht.", "Verborgen.", "Geplante Beiträge ruhen, zurzeit 40", "Lea Berg"]
    {
        assert!(full.contains(said), "the start page lacks {said}: {full}");
    }
    // Over, it is no longer said.
    let over = INCIDENT.replace("summary", "ended: 2026-11-23\nsummary");
    let built = self::full().file("status/incidents/preis.md", over).build();
    assert_eq!(pages.map(|page| bar(&built, page)), [const { None }; 5]);
}

#[test]
fn holidays_have_the_names_of_the_page_s_language() {
    let portal = "title: Portal\nlanguages: [de, en]\nholidays: [{date: 2026-11-26, title: Stadtfest}]\n";
    let built = SiteTest::empty()
        .file("portal.yaml", portal)
        .file("portal.en.yaml", "holidays: [{title: Town fair}]\n")
        .file("index.md", "---\ntitle: Willkommen\n---\n")
        .build();
    for (page, name) in [("index.html", "Stadtfest"), ("en/index.html", "Town fair")] {
        let html = html(&built, page);
        assert!(part(&html, "s.agenda").contains(name), "{page} lacks {name}");
    }
}
