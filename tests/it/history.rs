//! The history of the content, from real Git repositories: what pages say of it, whatever the repository
//! looks like; that it says nothing that is not certain; and that reading it does nothing else.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::process::{Command, Output, Stdio};

use leitstand::insight::history::horizon;
use leitstand::model::Audience;
use leitstand::serve::Folder;
use leitstand::serve::world::World;
use leitstand::source::{Disk, FileChange, Source};

use crate::site::{BuiltSite, SiteTest, hash};
use repository::{FILLED, Repository, date, expect_filled, history, portal, read, shallow, short};

mod repository;

#[test]
fn the_history_is_the_same_wherever_the_content_lies_in_its_repository() {
    expect_filled(&Repository::filled("").root);
    let deep = Repository::filled("Wissen & Portal/inhalt/");
    expect_filled(&deep.root.join("Wissen & Portal/inhalt"));

    let repository = Repository::filled("content/");
    expect_filled(&repository.root.join("content"));
    // In a further work tree `.git` is a file.
    let tree = repository.folder.path().join("tree");
    repository.git(&["worktree", "add", "-q", tree.to_str().unwrap()]);
    assert!(tree.join(".git").is_file());
    expect_filled(&tree.join("content"));
    // In a submodule as well, and its repository lies in the one around it.
    let outer = Repository::new();
    outer.git(&["submodule", "add", "-q", repository.root.to_str().unwrap(), "portal"]);
    outer.commit("2026-11-22T12:00:00Z", "Portal eingebunden");
    assert!(outer.root.join("portal/.git").is_file());
    expect_filled(&outer.root.join("portal/content"));
    // The names of branches in one file, and no branch at all.
    repository.git(&["pack-refs", "--all"]);
    expect_filled(&repository.root.join("content"));
    repository.git(&["checkout", "-q", "--detach"]);
    expect_filled(&repository.root.join("content"));
    // A link to the folder.
    let link = repository.folder.path().join("link");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(repository.root.join("content"), &link).unwrap();
        expect_filled(&link);
    }
}

#[test]
fn without_a_history_there_is_none() {
    let empty = Repository::new();
    empty.write("content/a.md", "a");
    let other = Repository::filled("content/");
    other.write("drafts/a.md", "never committed");
    let none = tempfile::tempdir().unwrap();
    // No repository is what Git says of a folder that only looks like one.
    let hollow = tempfile::tempdir().unwrap();
    fs::create_dir(hollow.path().join(".git")).unwrap();
    for (what, content) in [
        ("no commit", empty.root.join("content")),
        ("nothing committed here", other.root.join("drafts")),
        ("no repository", none.path().to_owned()),
        ("a hollow repository", hollow.path().to_owned()),
    ] {
        assert_eq!(read(&content), Ok(None), "{what}");
    }
}

#[test]
fn days_are_those_of_the_portal_and_none_is_ahead() {
    let repository = Repository::new();
    repository
        .write("a.md", "1")
        // Half past midnight in Berlin, and the same moment said in another zone.
        .commit("2026-11-21T23:30:00Z", "Nach Mitternacht")
        .write("b.md", "1")
        .commit("2026-11-22T13:30:00-10:00", "Am Stichtag")
        .write("a.md", "2")
        .commit("2026-11-24T01:00:00+01:00", "Danach");
    let history = read(&repository.root).unwrap().unwrap();
    assert_eq!(
        short(&history),
        "a.md 2026-11-22, b.md 2026-11-23 / 2026-11-23 Am Stichtag: Added b.md; 2026-11-22 Nach Mitternacht: Added a.md"
    );
}

#[test]
fn merges_count_what_they_change_themselves() {
    let repository = Repository::new();
    repository
        .write("a.md", "1\n")
        .write("b.md", "1\n")
        .commit("2026-10-01T12:00:00Z", "Anfang")
        .git(&["checkout", "-q", "-b", "seite"])
        .write("a.md", "2\n")
        .commit("2026-11-10T12:00:00Z", "Seitenzweig")
        .git(&["checkout", "-q", "main"])
        .write("b.md", "2\n")
        .commit("2026-11-11T12:00:00Z", "Hauptzweig")
        .git_at("2026-11-12T12:00:00Z", &["merge", "-q", "--no-ff", "-m", "Zusammengeführt", "seite"]);
    let merged = "a.md 2026-11-10, b.md 2026-11-11 / 2026-11-11 Hauptzweig: Edited b.md; 2026-11-10 Seitenzweig: Edited a.md";
    assert_eq!(short(&read(&repository.root).unwrap().unwrap()), merged);
    // Both have changed the same line, and the merge says something third.
    repository
        .git(&["checkout", "-q", "seite"])
        .write("a.md", "3\n")
        .commit("2026-11-13T12:00:00Z", "Noch einmal")
        .git(&["checkout", "-q", "main"])
        .write("a.md", "4\n")
        .commit("2026-11-14T12:00:00Z", "Anders")
        .git_at("2026-11-15T12:00:00Z", &["merge", "-q", "-s", "ours", "--no-commit", "seite"])
        .write("a.md", "5\n")
        .commit("2026-11-15T12:00:00Z", "Geeinigt");
    let history = read(&repository.root).unwrap().unwrap();
    assert_eq!(history.last["a.md"].to_string(), "2026-11-15");
    assert_eq!(history.recent[0].subject, "Geeinigt");
}

/// Settings that run a program, or change what Git says.
const HOSTILE: &str = "
[core]
	fsmonitor = touch PWNED
	pager = touch PWNED
	sshCommand = touch PWNED
	hooksPath = hooks
	quotePath = true
	commentChar = M
[alias]
	log = !touch PWNED
	rev-parse = !touch PWNED
[pager]
	log = touch PWNED
[gpg]
	program = PWNED.sh
[diff]
	external = touch PWNED
	renames = copies
	orderFile = nowhere
	noprefix = true
	relative = true
[diff \"x\"]
	textconv = touch PWNED
[log]
	showRoot = false
	showSignature = true
	follow = true
	decorate = full
	diffMerges = first-parent
	date = relative
	mailmap = true
[format]
	pretty = fuller
	notes = *
[color]
	ui = always
[i18n]
	logOutputEncoding = ISO-8859-1
";

#[cfg(unix)]
#[test]
fn a_hostile_repository_runs_nothing_and_changes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::filled("content/");
    let pwned = repository.folder.path().join("PWNED");
    let script = repository.folder.path().join("PWNED.sh");
    fs::write(&script, format!("#!/bin/sh\ntouch '{}'\n", pwned.display())).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let hostile = HOSTILE
        .replace("PWNED.sh", script.to_str().unwrap())
        .replace("touch PWNED", &format!("touch {}", pwned.display()));
    for hook in ["post-index-change", "reference-transaction"] {
        fs::copy(&script, repository.root.join(".git/hooks").join(hook)).unwrap();
    }
    fs::write(repository.root.join("content/.gitattributes"), "*.md diff=x\n").unwrap();
    let config = repository.root.join(".git/config");
    let own = fs::read_to_string(&config).unwrap();
    fs::write(&config, own + &hostile).unwrap();
    let before = hash(&repository.root);
    expect_filled(&repository.root.join("content"));
    assert!(!pwned.exists(), "a program of the repository was run");
    assert_eq!(hash(&repository.root), before, "something was written");
}

#[test]
fn a_shallow_clone_tells_what_is_certain_and_from_when_on() {
    let repository = Repository::filled("content/");
    let cut = [
        // The last commit has nothing of the content in it, and yet all files look new there.
        (1, " / ", "2026-11-22"),
        (2, " / ", "2026-11-21"),
        (3, " / 2026-11-21 Umzug: Moved pages/c.md", "2026-11-20"),
        (4, &FILLED.replacen("pages/c.md 2026-09-01, ", "", 1), "2026-09-01"),
    ];
    for (depth, expected, known_from) in cut {
        let history = read(&shallow(&repository, depth)).unwrap().unwrap();
        assert_eq!(short(&history), expected, "depth {depth}");
        assert_eq!(history.known_from, Some(date(known_from)), "depth {depth}");
    }
    // So deep that nothing was cut off.
    expect_filled(&shallow(&repository, 5));
}

/// Builds with the program itself.
fn build(repository: &Repository, output: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leitstand"));
    command
        .args(["build", "--lang", "en", "--date", "2026-11-23", "--output", output])
        .args(arguments)
        .current_dir(&repository.root)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .envs(environment.iter().copied())
        .stdin(Stdio::null());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn page(repository: &Repository, output: &str, page: &str) -> String {
    fs::read_to_string(repository.root.join(output).join(page)).unwrap()
}

const CHANGED: &str = "<dt>Zuletzt geändert</dt><dd><time datetime=\"";

#[test]
fn pages_say_when_they_were_changed_and_one_page_says_what_was() {
    let repository = portal();
    build(&repository, "out", &[], &[]);
    let chapter = page(&repository, "out", "pages/ablauf.html");
    assert!(chapter.contains(&format!("{CHANGED}2026-11-20\">20. November 2026</time>")), "{chapter}");
    let changes = page(&repository, "out", "changes.html");
    for expected in [
        "<time datetime=\"2026-11-20\">Freitag, 20.\u{a0}November 2026</time>",
        "Ablauf &lt;b&gt;ergänzt&lt;/b&gt; &amp; geprüft",
        "<a href=\"pages/ablauf.html\">Der Ablauf</a>",
    ] {
        assert!(changes.contains(expected), "{expected} is missing in\n{changes}");
    }
    // What was changed earlier, and by whom, stands nowhere.
    assert!(!changes.contains("Das Portal<"), "{changes}");
    for (path, bytes) in crate::site::tree(&repository.root.join("out")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("Geheim"), "{path} names an author");
    }
    assert!(page(&repository, "out", "index.html").contains("href=\"changes.html\""));
    assert!(page(&repository, "out", "en/pages/ablauf.html").contains("20 November 2026"));

    build(&repository, "without", &["--no-history"], &[]);
    assert!(!page(&repository, "without", "pages/ablauf.html").contains(CHANGED));
    assert!(page(&repository, "without", "changes.html").contains("Git-Repository"));
}

#[test]
fn a_build_does_without_git_and_says_what_git_refuses() {
    let repository = portal();
    let said = |output: Output| String::from_utf8(output.stderr).unwrap();
    build(&repository, "reference", &["--no-history"], &[]);
    // Git is not installed.
    let nowhere = tempfile::tempdir().unwrap();
    let output = build(&repository, "no-git", &[], &[("PATH", nowhere.path().to_str().unwrap())]);
    assert_eq!(said(output), "");
    let pages = |output: &str| {
        let mut tree = crate::site::tree(&repository.root.join(output));
        tree.retain(|path, _| !path.starts_with(".leitstand/"));
        tree
    };
    assert!(pages("no-git") == pages("reference"), "without Git something else is built");
    // Once it is there the pages are made again, though nothing else has changed.
    build(&repository, "no-git", &[], &[]);
    assert!(page(&repository, "no-git", "pages/ablauf.html").contains(CHANGED));
    // A repository that Git cannot read.
    let config = repository.root.join(".git/config");
    fs::write(config, "[core\n").unwrap();
    let output = said(build(&repository, "refused", &[], &[]));
    assert!(output.contains("unreadable-history") && output.contains("bad config"), "{output}");
    assert!(pages("refused") == pages("reference"), "of a refused history something is built");
}

#[test]
fn a_shallow_clone_is_said_by_the_build_and_by_the_page_of_changes() {
    let repository = portal();
    let clone = repository.folder.path().join("clone");
    let from = format!("file://{}", repository.root.display());
    repository.git(&["clone", "-q", "--depth", "1", &from, clone.to_str().unwrap()]);
    let clone = Repository { folder: tempfile::tempdir().unwrap(), root: clone };
    let output = String::from_utf8(build(&clone, "out", &[], &[]).stderr).unwrap();
    assert!(output.contains("shallow-history") && output.contains("20 November 2026"), "{output}");
    let changes = page(&clone, "out", "changes.html");
    assert!(changes.contains("flachen Git-Klon") && changes.contains("20. November 2026"), "{changes}");
    for page_path in ["pages/ablauf.html", "index.html"] {
        assert!(!page(&clone, "out", page_path).contains(CHANGED), "{page_path} tells what nobody knows");
    }
    // Fetched whole, the clone knows it, and the next build as well.
    clone.git(&["fetch", "-q", "--unshallow"]);
    let output = String::from_utf8(build(&clone, "out", &[], &[]).stderr).unwrap();
    assert!(!output.contains("history"), "{output}");
    assert!(page(&clone, "out", "pages/ablauf.html").contains(CHANGED));
}

#[test]
fn the_same_commit_is_the_same_bytes_whatever_the_environment() {
    let repository = portal();
    let elsewhere = Repository::filled("content/");
    let other = elsewhere.root.join(".git");
    let environments: [&[(&str, &str)]; 4] = [
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "de_DE.UTF-8"), ("RAYON_NUM_THREADS", "1")],
        &[("TZ", "Pacific/Pago_Pago"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nonexistent")],
        // As in a hook of another repository.
        &[("GIT_DIR", other.to_str().unwrap()), ("GIT_INDEX_FILE", "nowhere"), ("GIT_PREFIX", "content/")],
        &[("GIT_TRACE", "1"), ("GIT_PAGER", "false"), ("GIT_LITERAL_PATHSPECS", "1")],
    ];
    build(&repository, "reference", &[], &[]);
    let expected = hash(&repository.root.join("reference"));
    for (number, environment) in environments.into_iter().enumerate() {
        let output = format!("out-{number}");
        build(&repository, &output, &[], environment);
        assert_eq!(hash(&repository.root.join(&output)), expected, "{environment:?}");
    }
    assert!(page(&repository, "reference", "pages/ablauf.html").contains(CHANGED));
}

#[test]
fn a_commit_makes_an_unchanged_build_current_again() {
    let repository = portal();
    let text = "---\ntitle: Der Ablauf\n---\n\nNeu.\n";
    repository.write("content/pages/ablauf.md", text);
    // Git passes by what only looks like a repository, and so does the mark of the history.
    fs::create_dir(repository.root.join("content/.git")).unwrap();
    let written = |arguments: &[&str]| {
        let output = build(&repository, "out", arguments, &[]);
        let line = String::from_utf8(output.stdout).unwrap();
        line.split(": ").nth(1).unwrap().split(" written").next().unwrap().to_owned()
    };
    assert_ne!(written(&[]), "0");
    assert_eq!(written(&[]), "0");
    repository.commit("2026-11-22T12:00:00Z", "Neu geschrieben");
    let before = crate::site::tree(&repository.root.join("out"));
    // The page in both languages, the page of changes in both, and what lists of pages mark by.
    assert_eq!(written(&[]), "5");
    let after = crate::site::tree(&repository.root.join("out"));
    let other = after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes));
    let other: Vec<&str> =
        other.map(|(path, _)| path.as_str()).filter(|path| !path.starts_with('.')).collect();
    let told = ["changed.js", "changes.html", "en/changes.html", "en/pages/ablauf.html", "pages/ablauf.html"];
    assert_eq!(other, told);
    assert!(page(&repository, "out", "pages/ablauf.html").contains("2026-11-22"));
    repository.git(&["gc", "-q"]);
    assert_eq!(written(&[]), "0", "the names of branches are packed");
    assert_eq!(written(&[]), "0");
}

#[test]
fn the_preview_reads_the_history_anew_when_it_has_moved_on_and_only_then() {
    let repository = portal();
    let mut folder = Folder::new(Disk::new(&repository.root.join("content"), "content"));
    let asked = horizon(date("2026-11-23"), "Europe/Berlin");
    let mut look = || {
        let glance = folder.look(&[]).unwrap();
        let history = folder.history(&asked).unwrap().expect("a history");
        let latest = history.last["pages/ablauf.md"].to_string();
        (glance.is_different, glance.is_history, latest, history)
    };
    let (_, _, latest, first) = look();
    assert_eq!(latest, "2026-11-20");
    // An edit is no commit, and what was read is kept.
    repository.write("content/pages/ablauf.md", "---\ntitle: Der Ablauf\n---\n\nAnders.\n");
    let (is_different, is_history, _, same) = look();
    assert!(is_different && !is_history && std::sync::Arc::ptr_eq(&first, &same));
    // A commit changes no file of the content.
    repository.commit("2026-11-22T12:00:00Z", "Anders");
    let (is_different, is_history, latest, _) = look();
    assert!(is_different && is_history, "the commit is not seen");
    assert_eq!(latest, "2026-11-22");
    let (is_different, is_history, _, _) = look();
    assert!(!is_different && !is_history, "what was seen is seen again");
}

#[test]
fn a_build_for_the_company_knows_only_of_what_it_shows() {
    let site = SiteTest::minimal()
        .file("pages/offen.md", "---\ntitle: Offenes Kapitel\n---\n\nText.\n")
        .file("pages/geheim.md", "---\ntitle: Vertrauliches\naudience: team\n---\n\nText.\n");
    let history = history(&[
        ("2026-11-22", "Gehalt von Erna im Kapitel", &["pages/geheim.md"]),
        ("2026-11-21", "Zorro, Kapitel 1", &["pages/geheim.md", "pages/offen.md", "pages/weg.md"]),
        ("2026-11-21", "Zorro, Kapitel 2", &["pages/offen.md", "portal.yaml"]),
    ]);
    let built = |audience| site.clone().history(history.clone()).audience(audience).build();
    let team = built(Audience::Team);
    team.expect_page("changes.html", |main| {
        main.contains("Gehalt von Erna")
            && main.contains("Zorro, Kapitel 2")
            && main.contains("Vertrauliches")
    });
    let company = built(Audience::Company);
    company.expect_page("changes.html", |main| {
        main.matches("Offenes Kapitel").count() == 1
            && main.contains("2026-11-21")
            && !main.contains("2026-11-22")
    });
    for (path, bytes) in company.tree() {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["Erna", "Zorro", "Vertrauliches", "geheim.", "weg.md", "2026-11-22"] {
            assert!(!text.contains(secret), "{path} says {secret}");
        }
    }
}

#[test]
fn one_file_says_which_pages_were_changed_lately() {
    let site = SiteTest::minimal()
        .file("pages/alt.md", "---\ntitle: Alt\n---\n\nText.\n")
        .file("pages/neu.md", "---\ntitle: Neu\n---\n\nText.\n")
        .file("pages/zwei.md", "---\ntitle: Zwei\n---\n\nText.\n")
        .file("pages/zwei.en.md", "---\ntitle: Two\n---\n\nText.\n");
    let mut history = history(&[
        ("2026-11-22", "Übersetzt", &["pages/zwei.en.md"]),
        ("2026-11-20", "Neu", &["pages/neu.md"]),
        ("2026-10-01", "Alt", &["pages/alt.md", "pages/zwei.md"]),
    ]);
    // A translation that is new makes no new page.
    history.recent[0].files[0].1 = FileChange::Added;
    history.recent[1].files[0].1 = FileChange::Added;
    let built = site.clone().history(history).build();
    built.expect_page("changes.html", |main| main.contains("Zwei") && main.matches("(neu)").count() == 1);
    let text = String::from_utf8(built.tree()["changed.js"].clone()).unwrap();
    assert_eq!(
        text,
        "window.leitstandChanged = {\"edited\":{\"en/pages/neu.html\":\"2026-11-20\",\"en/pages/zwei.html\":\"2026-11-22\",\
         \"pages/neu.html\":\"2026-11-20\"},\"added\":{\"en/pages/neu.html\":\"2026-11-20\",\"pages/neu.html\":\"2026-11-20\"}};\n"
    );
    // A page that is changed leaves all others as they are, but for those that tell of it.
    let page = |built: &BuiltSite| built.main("pages/index.html");
    assert_eq!(page(&built), page(&site.build()));
}

#[test]
fn a_change_of_very_much_stays_short() {
    let mut site = SiteTest::minimal();
    let paths: Vec<String> = (0..300).map(|number| format!("pages/k{number:03}.md")).collect();
    for path in &paths {
        site = site.file(path, format!("---\ntitle: Kapitel {path}\n---\n\nText.\n"));
    }
    let mut paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    paths.extend(["bild.png", "portal.yaml"]);
    let many: Vec<(&str, &str, &[&str])> = vec![("2026-11-20", "Alles neu gesetzt", &paths); 150];
    let built = site.history(history(&many)).build();
    built.expect_page("changes.html", |main| {
        main.matches("Alles neu gesetzt").count() == 100
            && main.contains("290 weitere Seiten und 2 Dateien ohne Seite")
            && main.contains("50 frühere")
            && main.contains("Kapitel pages/k009.md")
            && !main.contains("Kapitel pages/k010.md")
    });
}

/// A page's last change, as it stands there.
fn last_change(built: &BuiltSite, page: &str) -> Option<String> {
    let main = built.main(page);
    let (_, after) = main.split_once("Zuletzt geändert").or_else(|| main.split_once("Last changed"))?;
    Some(after.split("datetime=\"").nth(1)?.chars().take(10).collect())
}

#[test]
fn the_last_change_is_that_of_what_the_page_shows() {
    let portal = SiteTest::folder("portal");
    let history = history(&[
        ("2026-11-21", "Übersetzt", &["guidelines/ton.en.md"]),
        ("2026-11-20", "Ziel", &["status/campaigns/herbst.yaml"]),
        ("2026-11-02", "Ton", &["guidelines/ton.md"]),
    ]);
    let table = [
        // Without a history the days in the content serve.
        (false, "guidelines/ton.html", Some("2026-02-01")),
        (false, "pages/einarbeitung.html", None),
        (true, "guidelines/ton.html", Some("2026-11-02")),
        (true, "campaigns/herbst.html", Some("2026-11-20")),
        // A campaign in English shows the days and figures of its original.
        (true, "en/campaigns/herbst.html", Some("2026-11-20")),
        (true, "pages/einarbeitung.html", None),
    ];
    let with = portal.clone().history(history).build();
    let without = portal.build();
    for (has_history, page, expected) in table {
        let built = if has_history { &with } else { &without };
        assert_eq!(last_change(built, page).as_deref(), expected, "{page}, history: {has_history}");
    }
}
