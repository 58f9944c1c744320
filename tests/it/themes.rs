//! A theme overrides tokens, then blocks, then files; nothing else changes with it, and what it names of its own comes
//! after what the default theme brings along.

// Tests look at real files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;

use crate::site::{SiteTest, tree};

const TOKENS: (&str, &str) = ("assets/own.css", "@layer tokens { :root { --paper: white; } }");
const SHEETS: (&str, &str) = ("theme.yaml", "stylesheets: [own.css]");
const BLOCK: (&str, &str) = (
    "templates/base.html",
    "{% extends \"default/base.html\" %}{% block footer %}<footer>Our team</footer>{% endblock %}",
);
const FILE: (&str, &str) = ("templates/badge.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
const WORDS: (&str, &str) = ("strings/en.yaml", "frame:\n  skip: To what matters\n");

/// The files of the portal with a theme of these files.
fn built(theme: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut site = SiteTest::folder("portal").line("portal.yaml", "theme: own");
    site = theme
        .iter()
        .fold(site.theme_file("own", "README", ""), |site, (path, text)| site.theme_file("own", path, text));
    let built = site.build();
    built.expect_clean();
    let mut files = built.tree();
    files.retain(|path, _| !path.starts_with(".leitstand/"));
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// What a theme holds, its files, and which files of the portal may be others because of it.
type Case = (&'static str, Vec<(&'static str, &'static str)>, fn(&str) -> bool);

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}

/// A page without its footer, without the lines that name stylesheets, and with the default skip link.
fn without_own(page: &str) -> String {
    let (before, rest) = page.split_once("<footer").unwrap_or((page, ""));
    let after = rest.split_once("</footer>").map_or("", |(_, after)| after);
    let lines = before.lines().filter(|line| !line.contains("rel=\"stylesheet\""));
    let page = lines.collect::<Vec<_>>().join("\n") + after;
    page.replace(">To what matters<", ">Skip to content<")
}

#[test]
fn a_theme_changes_what_it_names_and_nothing_else() {
    let default = built(&[]);
    let cases: Vec<Case> = vec![
        ("nothing", vec![], |_| false),
        ("tokens", vec![SHEETS, TOKENS], |path| is_page(path) || path.starts_with("assets/")),
        ("a block", vec![BLOCK], |path| is_page(path)),
        ("a file", vec![FILE], |path| path.starts_with("badges/")),
        ("words", vec![WORDS], |path| path.starts_with("en/")),
        ("all of it", vec![SHEETS, TOKENS, BLOCK, FILE, WORDS], |_| true),
    ];
    for (what, theme, may_differ) in cases {
        let own = built(&theme);
        let mut changed = 0;
        for (path, text) in &own {
            let before = default.get(path);
            if before == Some(text) {
                continue;
            }
            changed += 1;
            assert!(may_differ(path), "{what}: {path} is another");
            if is_page(path) {
                assert_eq!(without_own(text), without_own(before.unwrap()), "{what}: {path}");
            }
        }
        assert_eq!(changed > 0, !theme.is_empty(), "{what}: something changes");
        assert!(default.keys().all(|path| own.contains_key(path)), "{what}: a file is missing");
    }
}

#[test]
fn own_stylesheets_come_after_the_default_ones() {
    let page = &built(&[SHEETS, TOKENS])["index.html"];
    let sheets: Vec<&str> = page.lines().filter(|line| line.contains("rel=\"stylesheet\" href")).collect();
    // The company's colour, which `portal.yaml` names, has the last word.
    let [.., own, company] = sheets.as_slice() else { panic!("{sheets:?}") };
    assert!(
        sheets[0].contains("portal.") && own.contains("own.") && company.contains("company."),
        "{sheets:?}"
    );
}

#[test]
fn the_second_theme_dresses_every_page() {
    let files = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/kontrast"));
    let theme: Vec<(String, String)> =
        files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
    let theme: Vec<(&str, &str)> = theme.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    for (path, text) in built(&theme) {
        if is_page(&path) && !text.contains("http-equiv=\"refresh\"") {
            assert!(text.contains("kontrast."), "{path} has no stylesheet of the theme");
            let word =
                if path.starts_with("en/") { "To the top of the page" } else { "Zum Anfang der Seite" };
            assert!(text.contains(word), "{path} has no link to its top");
        }
        assert!(!path.starts_with("badges/") || text.contains("font-weight=\"700\""), "{path}");
    }
}
