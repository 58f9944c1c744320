//! What is for the team appears in no byte that the company gets: no page, no address, no file, however
//! it is written there. The content in `tests/fixtures/audience` is full of canaries, words and figures
//! that occur nowhere else: in every field for the team, and in everything of every kind that is for
//! the team, with links and references of every form from what the company may read.

#![allow(clippy::unwrap_used)]

mod canaries;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use leitstand::model::Audience;
use leitstand::stopwatch::Stopwatch;
use leitstand::{BuildError, Options, build};
use proptest::prelude::*;

use crate::site::SiteTest;
use canaries::{canaries, found, readable};

/// The canaries that nobody sees, the team included, with the reason.
const UNSEEN: [(&str, &[&str]); 9] = [
    ("a break is shown where its chart has figures", &["zeisig149", "zeisig1402"]),
    (
        "entries of lists show no summary",
        &["zeisig212", "zeisig221", "zeisig224", "zeisig244", "zeisig254", "zeisig260", "zeisig261"],
    ),
    ("a post on several platforms shows the address of one", &["zeisig303"]),
    ("the calendar shows no sources and rights of images", &["zeisig2190", "zeisig2191"]),
    (
        "no page shows the notes of approvals",
        &["zeisig2192", "zeisig304", "zeisig305", "zeisig306", "zeisig307"],
    ),
    ("findings that are mended are not shown", &["zeisig309"]),
    ("exceptions are for the check alone", &["zeisig270"]),
    ("results of posts are counted together", &["928171", "283746", "293847"]),
    ("absences that have ended are not published", &["2025-03-04", "2025-03-21"]),
];

fn portal() -> SiteTest {
    SiteTest::folder("portal").overlay("audience")
}

#[test]
fn no_byte_for_the_company_holds_what_is_for_the_team() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("out");
    let team = portal().build_into(&output);
    assert!(team.report.is_some(), "not published:\n{}", team.findings.shown());
    let seen = found(&team.tree());
    let words = canaries();
    assert!(words.len() >= 40, "there are too few canaries: {}", words.len());
    let unseen: Vec<&String> = words
        .iter()
        .filter(|word| {
            !seen.contains_key(*word) && UNSEEN.iter().all(|(_, known)| !known.contains(&word.as_str()))
        })
        .collect();
    assert!(unseen.is_empty(), "the team does not see {unseen:#?}");

    // Into the same folder: nothing of the other build may stay there.
    let company = portal().audience(Audience::Company).build_into(&output);
    assert!(company.report.is_some(), "not published:\n{}", company.findings.shown());
    let leaks = found(&company.tree());
    assert!(leaks.is_empty(), "the company sees {leaks:#?}");
}

#[test]
fn a_link_to_what_is_left_out_becomes_its_plain_text() {
    let cases = [
        ("[*ein* Wort](geheim.md \"Titel > Text\")", "<p><em>ein</em> Wort</p>"),
        ("[[geheim]], [[geheim|ein Wort]], [[page:geheim#los]]", "<p>intern, ein Wort, intern</p>"),
        (
            "[ein][a] [Wort](offen.md) [b](geheim.md#los)\n\n[a]: geheim.md",
            "<p>ein <a href=\"offen.html\">Wort</a> b</p>",
        ),
        ("[![Logo](../logo.svg)](geheim.md)", "alt=\"Logo\" loading=\"lazy\" decoding=\"async\"></p>"),
        (
            "## Zu [[geheim]] & [[offen]]\n\n[hin](#zu-geheim--offen)",
            "<h2 id=\"intern-1\">Zu intern &amp; <a href=\"offen.html\">Offen</a></h2>",
        ),
        ("## Intern 1\n\n## Zu [[geheim]]\n\n[hin](#zu-geheim)", "<a href=\"#intern-2\">hin</a>"),
        ("[hin](offen.md#zu-geheim)", "<a href=\"offen.html#intern-1\">hin</a>"),
        ("[hin](offen.md#sonst)", "<a href=\"offen.html#sonst\">hin</a>"),
    ];
    for (markdown, html) in cases {
        let site = SiteTest::minimal()
            .file("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
            .file("pages/geheim.md", "---\ntitle: Geheim\naudience: team\n---\n\n## Los\n")
            .file("pages/offen.md", "---\ntitle: Offen\n---\n\n## Sonst\n\n## Zu [[geheim]]\n")
            .file("pages/text.md", format!("---\ntitle: Text\n---\n\n{markdown}\n"));
        let built = site.audience(Audience::Company).build();
        assert!(built.report.is_some(), "{markdown}:\n{}", built.findings.shown());
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        built.expect_page("pages/text.html", |page| plain(page).contains(&plain(html)));
    }
}

#[test]
fn an_outdated_section_that_is_named_anew_or_gone_is_not_named() {
    let original = "---\ntitle: Text\n---\n\n## Zu [[geheim]]\n\n## Ziele\n";
    let outdated = "original:\n  ziele: 00000000\n  zu-geheim: 00000000\n  fort-geheim: 00000000\n";
    let site = SiteTest::minimal()
        .file("pages/geheim.md", "---\ntitle: Geheim\naudience: team\n---\n")
        .file("pages/text.md", original)
        .file("pages/text.en.md", format!("---\ntitle: A text\n{outdated}---\n\n## To [[geheim]]\n"));
    let goals = "<a href=\"../../pages/text.html#ziele\" lang=\"de\">Ziele</a> (changed)";
    let named = "<a href=\"../../pages/text.html#zu-geheim\" lang=\"de\">Zu geheim</a> (changed)";
    let plain = |main: &str| main.replace('\n', " ");
    let team = site.clone().build();
    team.expect_page("en/pages/text.html", |main| {
        plain(main).contains(&format!("{goals}, {named}.")) && !main.contains("fort-geheim")
    });
    let company = site.audience(Audience::Company).build();
    company.expect_page("en/pages/text.html", |main| {
        plain(main).contains(&format!("{goals}.")) && !main.to_lowercase().contains("geheim")
    });
}

#[test]
fn a_portal_for_the_team_is_not_built_for_the_company() {
    let site = SiteTest::minimal().line("portal.yaml", "audience: team");
    assert!(site.build().report.is_some());
    let folder = tempfile::tempdir().unwrap();
    let options = Options { audience: Audience::Company, ..site.options() };
    let refused = build(&site.source(), &options, &folder.path().join("out"), &mut Stopwatch::off());
    assert!(matches!(refused, Err(BuildError::TeamOnly)), "{refused:?}");
    assert!(!folder.path().join("out").exists());
}

/// The example with some of its things marked as for the team, chosen by a number; every `share`th or so.
fn marked(seed: u64, share: u64) -> SiteTest {
    const LISTS: [&str; 4] = ["glossary", "metrics", "status/posts/", "status/reviews/"];
    const UNMARKED: [&str; 3] = ["portal", "exceptions", "status/rota"];
    let mut site = SiteTest::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let chosen = |name: &str| {
        let hash = blake3::hash(format!("{seed} {name}").as_bytes());
        u64::from(hash.as_bytes()[0]).is_multiple_of(share)
    };
    for (path, bytes) in &mut site.files {
        let (stem, ending) = path.rsplit_once('.').unwrap();
        let is_translation = stem.contains('.');
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if is_translation || UNMARKED.contains(&stem) || !matches!(ending, "md" | "yaml") {
            continue;
        }
        // What is marked anyway is chosen like all else.
        let lines = text.lines().filter(|line| line.trim() != MARK);
        let in_list = ending == "yaml" && LISTS.iter().any(|list| stem.starts_with(list));
        let mut marked = Vec::new();
        for (number, line) in lines.enumerate() {
            marked.push(line.to_owned());
            let is_metric = stem == "metrics" && !line.starts_with([' ', '#']);
            let is_entry = line.starts_with("  - id: ") || is_metric;
            if in_list && is_entry && chosen(&format!("{path} {line}")) {
                marked.push(format!("{}{MARK}", if is_metric { "  " } else { "    " }));
            } else if ending == "md" && number == 0 && chosen(path) {
                marked.push(MARK.to_owned());
            }
        }
        if ending == "yaml" && !in_list && chosen(path) {
            marked.push(MARK.to_owned());
        }
        *bytes = (marked.join("\n") + "\n").into_bytes();
    }
    site
}

/// What marks a thing as for the team.
const MARK: &str = "audience: team";

/// The values of an attribute in a page.
fn attributes<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    text.split(&format!(" {name}=\"")).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

/// The links within a portal that lead nowhere: to a file that is not there, or to no place on it.
fn broken_links(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let is_page = |path: &str| path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html");
    // Servers show it under any address, so its links are those of the address of the portal.
    let pages = files.iter().filter(|(path, _)| is_page(path) && *path != "404.html");
    let pages: BTreeMap<&str, _> =
        pages.map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes))).collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, text)| (*path, attributes(text, "id").into_iter().collect())).collect();
    let mut broken = Vec::new();
    for (path, text) in &pages {
        for target in attributes(text, "href").into_iter().chain(attributes(text, "src")) {
            if ["https:", "http:", "mailto:", "tel:", "data:"].iter().any(|scheme| target.starts_with(scheme))
            {
                continue;
            }
            let (file, fragment) = target.split_once('#').unwrap_or((target, ""));
            let file =
                if file.is_empty() { (*path).to_owned() } else { joined(path, &readable(file.as_bytes())) };
            let fragment = readable(fragment.as_bytes());
            let has_place = || ids.get(file.as_str()).is_none_or(|ids| ids.contains(fragment.as_str()));
            if target.is_empty() || !files.contains_key(&file) || !fragment.is_empty() && !has_place() {
                broken.push(format!("{path}: {target}"));
            }
        }
    }
    broken
}

/// A relative path as seen from a page.
fn joined(page: &str, relative: &str) -> String {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is for the team, the company's portal is whole: built without an error, every link leads
    /// somewhere, and nothing has the address of what is left out.
    #[test]
    fn the_company_gets_a_whole_portal_whatever_is_for_the_team(seed in any::<u64>(), share in 1_u64..6) {
        let site = marked(seed, share);
        let built = site.clone().audience(Audience::Company).build();
        prop_assert!(built.report.is_some(), "not published:\n{}", built.findings.shown());
        let files = built.tree();
        let broken = broken_links(&files);
        prop_assert!(broken.is_empty(), "{broken:#?}");
        for (path, bytes) in &site.files {
            let is_for_team = String::from_utf8_lossy(bytes).lines().any(|line| line == MARK);
            let Some(stem) = path.strip_suffix(".md").filter(|_| is_for_team && path.contains('/')) else { continue };
            let page = format!("{}.html", stem.trim_start_matches("status/"));
            prop_assert!(page.ends_with("/index.html") || !files.contains_key(&page), "{page} is there");
        }
    }
}
