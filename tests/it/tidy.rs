//! The rules of the source that neither the compiler nor clippy holds.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use leitstand::check::RULES;

/// Which module of `src` may name which others. What stands higher may not be named from below.
const ARROWS: [(&str, &[&str]); 23] = [
    ("colour", &[]),
    ("source", &[]),
    ("locale", &[]),
    ("stopwatch", &[]),
    ("starter", &["locale"]),
    ("diag", &["source", "locale"]),
    ("model", &["source", "locale", "diag"]),
    ("read", &["source", "locale", "diag", "model"]),
    ("audience", &["source", "locale", "model"]),
    ("insight", &["source", "locale", "model"]),
    ("check", &["colour", "source", "locale", "diag", "model", "insight"]),
    ("schema", &["locale", "model"]),
    ("scaffold", &["source", "locale", "diag", "model", "read", "insight", "schema"]),
    ("view", &["source", "locale", "model", "insight"]),
    ("search", &["locale", "view"]),
    ("render", &["colour", "source", "locale", "view"]),
    ("publish", &["locale"]),
    ("outputs", &["source", "locale", "diag", "model", "view", "search", "render", "publish"]),
    ("memo", &["source", "locale", "diag", "model", "read", "check", "view", "search", "render"]),
    ("watch", &["locale"]),
    ("serve", EVERYTHING),
    ("cli", EVERYTHING),
    ("lib", EVERYTHING),
];

/// What stands on top names whatever it needs.
const EVERYTHING: &[&str] = &[
    "colour",
    "source",
    "locale",
    "stopwatch",
    "starter",
    "diag",
    "model",
    "read",
    "audience",
    "insight",
    "check",
    "schema",
    "scaffold",
    "view",
    "search",
    "render",
    "publish",
    "outputs",
    "memo",
    "watch",
    "serve",
    "cli",
    "lib",
];

/// Arrows of single files that the table forbids, each with its reason.
const EXCEPTIONS: [(&str, &str, &str); 6] = [
    (
        "src/render/theme.rs",
        "read",
        "a theme's settings and strings are YAML, and there is one reader of YAML",
    ),
    (
        "src/render/theme.rs",
        "model",
        "the tree of nodes that the reader of YAML yields; no table of the model",
    ),
    ("src/view/chrome.rs", "lib", "every page names the program, `GENERATOR`"),
    ("src/view/machine/mod.rs", "lib", "feed and calendars name the program, `GENERATOR`"),
    ("src/view/pages/about.rs", "lib", "the page about the build names the program, `GENERATOR`"),
    ("src/outputs/digest.rs", "lib", "the digest of the inputs holds the options and the program's name"),
];

/// The most lines of a file in `src`, and the files that may have more, each with its reason.
const MOST_LINES: usize = 500;
const LONG_FILES: [(&str, &str); 0] = [];

/// Calls that stop the program, where it is certain that they never do.
const MAY_STOP: [(&str, &str, &str); 1] =
    [("src/locale/sorting.rs", ".expect(", "the collation data of both languages is compiled in")];

/// Macros, attributes and calls that do not belong into finished code.
const FORBIDDEN: [&str; 9] = [
    "todo!",
    "dbg!",
    "unimplemented!",
    "unreachable!",
    "panic!(",
    "#[ignore",
    ".unwrap()",
    ".expect(",
    "unsafe ",
];

/// A file of `src`.
struct SourceFile {
    /// `src/view/page.rs`
    path: String,
    /// Without what stands in `mod tests`.
    lines: Vec<String>,
    /// How many lines it has with its tests.
    length: usize,
}

impl SourceFile {
    /// The module of the table that it belongs to.
    fn module(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap();
        match below.split(['/', '.']).next().unwrap() {
            "main" => "cli",
            module => module,
        }
    }
}

/// Every file of `src` that is no test.
fn sources() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<SourceFile> = walkdir::WalkDir::new(root.join("src"))
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
            let lines = text[..tests].lines().map(str::to_owned).collect();
            SourceFile { path, lines, length: text.lines().count() }
        })
        .filter(|file| !file.path.ends_with("/tests.rs") && !file.path.contains("/tests/"))
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.len() > 50, "the source is not found");
    files
}

/// Fails with every line that breaks a rule.
fn expect_none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

/// The modules that a line names: `crate::a::b`, `crate::{a, b::c}`, `use crate::Name`, `super::super::a`.
fn named(line: &str, depth: usize) -> Vec<String> {
    let code = line.split("//").next().unwrap();
    let top = "super::".repeat(depth);
    let mut names = Vec::new();
    for prefix in ["crate::", top.as_str()] {
        for (at, _) in code.match_indices(prefix).filter(|_| !prefix.is_empty()) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$') {
                continue;
            }
            let rest = &code[at + prefix.len()..];
            match rest.strip_prefix('{') {
                Some(group) => names.extend(top_names(group)),
                None => names.extend(first_name(rest)),
            }
        }
    }
    names
}

/// The name that a path begins with.
fn first_name(path: &str) -> Option<String> {
    let name: String = path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty() && name != "self").then_some(name)
}

/// The names that the paths of a group begin with, those in groups within it left out.
fn top_names(group: &str) -> Vec<String> {
    let (mut names, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.extend(first_name(&group[start..at]));
                return names;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.extend(first_name(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

/// The lines of a file with each `use` on one line, and the number of its first line.
fn statements(lines: &[String]) -> Vec<(usize, String)> {
    let mut statements: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (index, line) in lines.iter().enumerate() {
        match statements.last_mut() {
            Some((_, statement)) if open => statement.push_str(line.trim()),
            _ => statements.push((index + 1, line.clone())),
        }
        let statement = &statements.last().unwrap().1;
        let is_use = ["use ", "pub use ", "pub(crate) use ", "pub(super) use "]
            .iter()
            .any(|start| statement.trim_start().starts_with(start));
        open = is_use && !statement.trim_end().ends_with(';');
    }
    statements
}

#[test]
fn arrows_are_seen_however_they_are_written() {
    for (line, depth, expected) in [
        ("use crate::model::{Id, Kind};", 2, vec!["model"]),
        ("use crate::{model::{Id, Kind}, check};", 2, vec!["model", "check"]),
        ("let page = crate::view::page(crate::check::RULES);", 1, vec!["view", "check"]),
        ("use super::super::render;", 2, vec!["render"]),
        ("use super::render;", 1, vec!["render"]),
        ("use super::sibling;", 2, vec![]),
        ("$crate::model::x // crate::view", 1, vec![]),
    ] {
        assert_eq!(named(line, depth), expected, "{line}");
    }
    let lines: Vec<String> = ["use crate::{", "    check,", "};", "fn f() {}"].map(str::to_owned).to_vec();
    assert_eq!(statements(&lines), [(1, "use crate::{check,};".to_owned()), (4, "fn f() {}".to_owned())]);
}

#[test]
fn arrows_never_run_back() {
    let mut broken = Vec::new();
    for file in sources() {
        let module = file.module().to_owned();
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            broken.push(format!("{}: the module `{module}` has no row in ARROWS", file.path));
            continue;
        };
        // So many `super` lead from the file to the root.
        let depth = file.path.matches('/').count() - usize::from(file.path.ends_with("/mod.rs"));
        for (number, line) in statements(&file.lines) {
            for name in named(&line, depth) {
                // What is no module stands in `lib.rs`: `GENERATOR`, `Options`.
                let is_module = EVERYTHING.contains(&name.as_str());
                let to = if is_module { name.as_str() } else { "lib" };
                let is_exception =
                    EXCEPTIONS.iter().any(|(path, known, _)| *path == file.path && *known == to);
                if to != module && !allowed.contains(&to) && !is_exception {
                    broken.push(format!(
                        "{}:{number}: `{module}` may not name `{name}`: {}",
                        file.path,
                        line.trim()
                    ));
                }
            }
        }
    }
    expect_none("An arrow runs back; see ARCHITECTURE.md and ARROWS in tests/it/tidy.rs.", &broken);
}

#[test]
fn the_table_of_arrows_has_no_circle_and_no_exception_too_many() {
    let order: Vec<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    for (index, (name, allowed)) in ARROWS.iter().enumerate().filter(|(_, (_, to))| *to != EVERYTHING) {
        for to in *allowed {
            assert!(order[..index].contains(to), "`{name}` names `{to}`, which stands above it");
        }
    }
    let find = |name: &str| ARROWS.iter().find(|(module, _)| *module == name).unwrap().1;
    assert!(!find("check").contains(&"view") && !find("view").contains(&"check"));
    let sources = sources();
    for (path, to, reason) in EXCEPTIONS {
        let file = sources.iter().find(|file| file.path == path);
        let depth = path.matches('/').count();
        let is_used = file.is_some_and(|file| {
            statements(&file.lines)
                .iter()
                .flat_map(|(_, line)| named(line, depth))
                .any(|name| name == to || (to == "lib" && !EVERYTHING.contains(&name.as_str())))
        });
        assert!(is_used, "{path} no longer names `{to}`; delete the exception ({reason})");
    }
}

#[test]
fn model_and_insight_are_never_serialised() {
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| ["model", "insight"].contains(&file.module())) {
        for (index, line) in file.lines.iter().enumerate() {
            if line.contains("Serialize") || line.contains("serde") {
                broken.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    expect_none("Views are what is serialised; model and insight are not.", &broken);
}

/// So that what is not translated says its language.
#[test]
fn pages_take_texts_of_the_content_through_the_writer() {
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| file.path.starts_with("src/view/pages/")) {
        for (index, line) in file.lines.iter().enumerate() {
            if line.contains(".0.clone()") && !line.contains("address.0.clone()") {
                broken.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    expect_none("`Writer::text` says of a text that is not translated which language it is of.", &broken);
}

#[test]
fn every_rule_stands_in_the_file_of_its_name() {
    let names = RULES.iter().map(|rule| format!("src/check/rules/{}.rs", rule.name.replace('-', "_")));
    let mut expected: Vec<String> = names.collect();
    expected.push("src/check/rules/mod.rs".into());
    expected.sort();
    let folder = "src/check/rules/";
    let is_rule = |path: &String| path.strip_prefix(folder).is_some_and(|name| !name.contains('/'));
    let files: Vec<String> = sources().into_iter().map(|file| file.path).filter(is_rule).collect();
    assert_eq!(files, expected);
}

#[test]
fn files_are_short_enough_to_be_read() {
    let mut broken = Vec::new();
    for file in sources() {
        let exception = LONG_FILES.iter().find(|(path, _)| *path == file.path);
        match (file.length > MOST_LINES, exception) {
            (true, None) => broken.push(format!("{}: {} lines", file.path, file.length)),
            (false, Some((_, reason))) => {
                broken.push(format!("{} is short again; delete its exception ({reason})", file.path));
            }
            _ => {}
        }
    }
    expect_none(&format!("A file has more than {MOST_LINES} lines; split it by what it is about."), &broken);
}

#[test]
fn nothing_unfinished_and_nothing_that_stops_the_program() {
    let mut broken = Vec::new();
    for file in sources() {
        for (index, line) in file.lines.iter().enumerate() {
            let code = line.split("//").next().unwrap();
            for forbidden in FORBIDDEN.iter().filter(|forbidden| code.contains(**forbidden)) {
                if !MAY_STOP.iter().any(|(path, call, _)| *path == file.path && call == forbidden) {
                    broken.push(format!("{}:{}: `{forbidden}`: {}", file.path, index + 1, line.trim()));
                }
            }
        }
    }
    expect_none("Content must never stop the program, and nothing is left unfinished.", &broken);
}

#[test]
fn no_test_is_switched_off() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mark = format!("#[{}", "ignore");
    let mut broken = Vec::new();
    for folder in ["src", "tests/it"] {
        for (path, bytes) in crate::site::tree(&root.join(folder)) {
            let text = String::from_utf8_lossy(&bytes);
            let lines = text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with(&mark));
            broken
                .extend(lines.map(|(index, line)| format!("{folder}/{path}:{}: {}", index + 1, line.trim())));
        }
    }
    expect_none("A test that does not run protects nothing.", &broken);
}

#[test]
fn every_module_says_what_it_is() {
    let wrong = |file: &SourceFile| !file.lines.first().is_some_and(|line| line.starts_with("//! "));
    let broken: Vec<String> =
        sources().into_iter().filter(wrong).map(|file| format!("{}:1", file.path)).collect();
    expect_none("A module begins with `//!` and a sentence on what it is.", &broken);
}
