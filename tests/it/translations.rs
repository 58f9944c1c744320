//! Both languages: what stands for a page without a translation, and what a translated page says when its original
//! has changed since.

use leitstand::insight::translation::hash;
use leitstand::model::Audience;

use crate::site::{BuiltSite, SiteTest};

/// The sections of the original, as they were translated.
const BEGINNING: &str = "Alles beginnt hier.";
const GOALS: &str = "## Ziele\n\nWir wollen viel.";
const WAYS: &str = "## Wege\n\nWir gehen zu Fuß.";

/// A chapter with its translation, made of those three sections and of one that is no more where `has_gone` says so.
fn portal(original: &str, has_gone: bool) -> SiteTest {
    let gone = if has_gone { "  weg: 00000000\n" } else { "" };
    let hashes =
        format!("  _: {:?}\n  ziele: {:?}\n  wege: {:?}\n{gone}", hash(BEGINNING), hash(GOALS), hash(WAYS));
    let gone = if has_gone { "\n## Gone {#weg}\n\nOld.\n" } else { "" };
    SiteTest::minimal()
        .file("pages/text.md", format!("---\ntitle: Ein Text\nsummary: Wovon er handelt.\n---\n\n{original}\n"))
        .file(
            "pages/text.en.md",
            format!(
                "---\ntitle: A text\nsummary: What it is about.\noriginal:\n{hashes}---\n\nIt all begins here.\n\n## Goals {{#ziele}}\n\nWe want much.\n\n## Ways {{#wege}}\n\nWe walk.\n{gone}"
            ),
        )
}

fn whole(sections: &[&str]) -> String {
    sections.join("\n\n")
}

/// What the page says at its top about its original, without its markup, and which sections say something.
fn said(built: &BuiltSite, page: &str) -> (String, Vec<String>) {
    let main = built.main(page).replace('\n', " ");
    let top = main.split_once("has changed since this translation was made:").map_or("", |(_, rest)| {
        let (notice, _) = rest.split_once("</p>").expect("a paragraph");
        notice
    });
    let mut last = "_";
    let mut marked = Vec::new();
    for tag in main.split('<') {
        if tag.starts_with('h') && tag.contains("id=\"") {
            last = tag.split('"').nth(1).expect("an id");
        } else if tag.starts_with("p class=\"outdated\"") {
            marked.push(last.to_owned());
        }
    }
    (top.trim().to_owned(), marked)
}

#[test]
fn a_translation_says_which_of_its_sections_have_changed_since() {
    let link = |fragment: &str, text: &str| format!("<a href=\"../../pages/text.html{fragment}\">{text}</a>");
    let (goals, ways) = ("## Ziele\n\nWir wollen wenig.", "## Wege\n\nWir fahren.");
    let table = [
        (whole(&[BEGINNING, GOALS, WAYS]), false, String::new(), vec![]),
        (
            whole(&[BEGINNING, goals, WAYS]),
            false,
            format!("{} (changed).", link("#ziele", "Goals")),
            vec!["ziele"],
        ),
        (
            whole(&["Anders.", GOALS, ways]),
            false,
            format!("{} (changed), {} (changed).", link("", "the beginning"), link("#wege", "Ways")),
            vec!["_", "wege"],
        ),
        // A section that is new stands nowhere in the translation, and has its own name.
        (
            whole(&[BEGINNING, GOALS, "## Neues\n\nMehr.", WAYS]),
            false,
            "<a href=\"../../pages/text.html#neues\" lang=\"de\">Neues</a> (new).".to_owned(),
            vec![],
        ),
        // One that is gone is still to be seen here.
        (whole(&[BEGINNING, GOALS, WAYS]), true, "<a href=\"#weg\">Gone</a> (gone).".to_owned(), vec!["weg"]),
    ];
    for (original, has_gone, top, marked) in table {
        let site = portal(&original, has_gone);
        for audience in [Audience::Team, Audience::Company] {
            let built = site.clone().audience(audience).build();
            let (found_top, found_marked) = said(&built, "en/pages/text.html");
            assert_eq!(found_top, top, "{original}");
            assert_eq!(found_marked, marked, "{original}");
            built.expect_page("pages/text.html", |main| !main.contains("outdated"));
        }
    }
}

#[test]
fn each_text_says_in_which_language_it_is() {
    let built = portal(&whole(&[BEGINNING, GOALS, WAYS]), false)
        .file(
            "pages/nur-deutsch.md",
            "---\ntitle: Nur deutsch\nsummary: Kurz & gut.\n---\n\nText mit [Link](text.md).\n",
        )
        .file("pages/beide.md", "---\ntitle: Verweise\n---\n\n[[nur-deutsch]] und [[text]].\n")
        .build();
    let notice = "This page has no English version yet.";
    built.expect_page("en/pages/nur-deutsch.html", |main| {
        main.contains("<h1 lang=\"de\">Nur deutsch</h1>")
            && main.contains("<p class=\"summary\" lang=\"de\">")
            && main.contains("<div class=\"text\" lang=\"de\">")
            && main.contains(notice)
    });
    built.expect_page("en/pages/text.html", |main| {
        main.contains("<h1>A text</h1>")
            && !main.contains("<div class=\"text\" lang")
            && !main.contains(notice)
    });
    // So it is among the pages around another one.
    let page = String::from_utf8_lossy(&built.tree()["en/pages/text.html"]).replace('\n', " ");
    let (_, around) = page.split_once("<nav class=\"around\"").expect("the pages around it");
    let around = around.split("</nav>").next().expect("a list");
    assert!(around.contains("<a href=\"nur-deutsch.html\" lang=\"de\">Nur deutsch</a>"), "{around}");
    assert!(around.contains("<a href=\"text.html\" aria-current=\"page\">A text</a>"), "{around}");
    built.expect_page("pages/nur-deutsch.html", |main| !main.contains(" lang=\"de\""));
    // Its name in lists is German as well; what is translated has no need to say so.
    built.expect_page("en/pages/index.html", |main| {
        main.contains("<a href=\"nur-deutsch.html\" lang=\"de\">Nur deutsch</a>")
            && main.contains("<a href=\"text.html\">A text</a>")
    });
    built.expect_page("pages/index.html", |main| {
        main.contains("<a href=\"nur-deutsch.html\">Nur deutsch</a>")
    });
}

#[test]
fn what_is_translated_in_part_says_of_each_text_which_language_it_is() {
    let built = SiteTest::minimal()
        .file(
            "status/campaigns/herbst.en.yaml",
            "title: Autumn\nmilestones:\n  - {id: plan, title: The plan}\n",
        )
        .file("pages/einstieg.en.md", "---\nsummary: Where to begin.\n---\n\nHere.\n")
        .line("status/campaigns/herbst.yaml", "summary: Was im Herbst & danach geschieht.")
        .line("status/campaigns/herbst.yaml", "paused: [{from: 2026-11-20, reason: Es ist zu kalt.}]")
        .build();
    built.expect_page("en/campaigns/herbst.html", |main| {
        let main = main.replace('\n', " ");
        main.contains("<h1>Autumn</h1>")
            && main.contains("<th scope=\"row\">The plan")
            && main.contains("<th scope=\"row\"><bdi lang=\"de\">Start</bdi>")
            && main.contains("<p class=\"summary\" lang=\"de\">Was im Herbst &amp; danach geschieht.</p>")
            && main.contains("<p><bdi lang=\"de\">Alles im Plan.</bdi> <small>")
            && main.contains(" lang=\"de\">Es ist zu kalt.</td>")
    });
    built.expect_page("en/pages/einstieg.html", |main| {
        main.contains("<h1 lang=\"de\">") && main.contains("<p class=\"summary\">Where to begin.</p>")
    });
    built.expect_page("en/campaigns/index.html", |main| !main.contains("lang=\"de\">Autumn"));
    // The originals need to say nothing, and what machines read has no marks.
    built.expect_page("campaigns/herbst.html", |main| {
        !main.contains("<bdi") && !main.contains(" lang=\"de\">")
    });
    for (path, bytes) in built.tree() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(['\u{2068}', '\u{2069}']), "a mark is left in {path}");
    }
    // Where the originals are in English, they say so on the German pages.
    let turned = SiteTest::minimal()
        .file("portal.yaml", "title: Portal\nas_of: 2026-11-23\nlanguages: [en, de]\n")
        .build();
    turned.expect_page("de/campaigns/herbst.html", |main| main.contains("<h1 lang=\"en\">Herbst</h1>"));
    turned.expect_page("campaigns/herbst.html", |main| main.contains("<h1>Herbst</h1>"));
}
