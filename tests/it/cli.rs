//! What the program says and returns, called as people and scripts call it.

// Tests lay out folders and look into them.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A portal without mistakes.
const PORTAL: &str = "title: Test\nas_of: 2026-11-23\n";
/// A page with something that is only warned of.
const WARNING: &str = "---\ntitle: Seite\n---\nEin <b>Wort</b>.\n";
/// Refused: there is no such field.
const ERROR: &str = "title: Test\ntitel: Test\n";

/// A folder with a portal in `content/`.
pub struct Site {
    /// The folder, gone with the site.
    pub folder: TempDir,
}

impl Site {
    /// A portal without mistakes.
    pub fn new() -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        site.file("content/portal.yaml", PORTAL)
    }

    /// Writes a file, by its path in the folder.
    pub fn file(self, path: &str, text: &str) -> Site {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs the program in the folder; words of the command line are parted by blanks.
    pub fn run(&self, line: &str) -> Run {
        Run::of(self.command(line).output().unwrap())
    }

    pub fn command(&self, line: &str) -> Command {
        let mut command = program(self.folder.path());
        command.args(line.split_whitespace());
        command
    }
}

/// The program in a folder and in an environment that says nothing of languages and colours.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leitstand"));
    command.current_dir(folder).stdin(Stdio::null());
    for name in
        ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY"]
    {
        command.env_remove(name);
    }
    command
}

/// How a run ended and what it said.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: Option<i32>,
    /// What it wrote to standard output.
    pub results: String,
    /// What it wrote to standard error.
    pub messages: String,
}

impl Run {
    /// Of a run that is over.
    pub fn of(output: Output) -> Run {
        Run {
            code: output.status.code(),
            results: String::from_utf8(output.stdout).unwrap(),
            messages: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Where a text is expected.
#[derive(Debug, Clone, Copy)]
enum Stream {
    Results,
    Messages,
}
use Stream::{Messages, Results};

/// Runs every line in both languages, and expects its exit code and, on one of the streams, its texts.
fn assert_says(site: &Site, cases: &[(&str, i32, Stream, &str, &str)]) {
    for (line, code, stream, german, english) in cases {
        for (language, expected) in [("de", german), ("en", english)] {
            let run = site.run(&format!("--lang {language} {line}"));
            assert_eq!(run.code, Some(*code), "{line}: {run:?}");
            let said = match stream {
                Results => &run.results,
                Messages => &run.messages,
            };
            assert!(said.contains(expected), "{line}: {expected:?} is not in {run:#?}");
            assert!(*code < 2 || run.results.is_empty(), "{line}: {run:?}");
        }
    }
}

/// Expects that each line is refused as a wrong one, with these texts.
fn assert_refuses(cases: &[(&str, &str, &str)]) {
    let site = Site::new();
    for (line, german, english) in cases {
        assert_says(&site, &[(line, 2, Messages, german, english)]);
    }
}

#[test]
fn rules_and_findings_are_left_out_or_looked_at_alone() {
    let site = Site::new()
        .file("content/pages/seite.md", WARNING)
        .file("content/people/erika.yaml", "name: Erika\nroles: [x]\n");
    let both = "1 error and 1 warning";
    let cases: [(&str, i32, Stream, &str, &str); 7] = [
        ("check", 1, Results, "1 Fehler und 1 Warnung", both),
        ("check --skip references", 0, Results, "1 Warnung in", "1 warning in"),
        ("check --skip unknown-reference,raw-html", 0, Results, "Keine Probleme", "No problems"),
        ("check --skip links --skip raw-html", 1, Results, "1 Fehler in", "1 error in"),
        ("check --only links", 0, Results, "Keine Probleme", "No problems"),
        ("check --only raw-html", 0, Results, "1 Warnung in", "1 warning in"),
        ("check --skip linsk", 2, Messages, "Meinten Sie „links“", "Did you mean “links”"),
    ];
    assert_says(&site, &cases);
}

#[test]
fn a_finding_is_explained_by_its_number_or_name() {
    let cases: [(&str, i32, Stream, &str, &str); 6] = [
        ("explain L0201", 0, Results, "L0201 unknown-reference (Fehler)", "L0201 unknown-reference (error)"),
        ("explain l0201", 0, Results, "\nFalsch:\n", "\nWrong:\n"),
        ("explain 0201", 0, Results, "lead: Erika Sommer", "lead: Erika Sommer"),
        ("explain unknown-reference", 0, Results, "\nRichtig:\n", "\nRight:\n"),
        ("explain", 0, Results, "L0401  raw-html", "L0401  raw-html"),
        ("explain raw-htlm", 2, Messages, "Meinten Sie „raw-html“", "Did you mean “raw-html”"),
    ];
    assert_says(&Site::new(), &cases);
}

#[test]
fn help_is_given_in_the_language_asked_for() {
    let cases = [
        ("--help", 0, Results, "Aufruf: leitstand [OPTIONEN] BEFEHL", "Usage: leitstand [OPTIONS] COMMAND"),
        ("-h", 0, Results, "\nBefehle:\n  build   ", "\nCommands:\n  build   "),
        ("help", 0, Results, "\nAllgemeine Optionen:\n", "\nGeneral options:\n"),
        ("help build", 0, Results, "--output <ORDNER>", "--output <DIR>"),
        ("build --help", 0, Results, "[sonst: public]", "[otherwise: public]"),
        ("check --help", 0, Results, "[möglich: warnings]", "[possible: warnings]"),
        (
            "check --help",
            0,
            Results,
            "Aufruf: leitstand check [OPTIONEN]",
            "Usage: leitstand check [OPTIONS]",
        ),
        ("--version", 0, Results, "leitstand 0.", "leitstand 0."),
    ];
    assert_says(&Site::new(), &cases);
    assert_eq!(Site::new().run("build --help").results, Site::new().run("help build").results);
}

#[test]
fn wrong_arguments_are_explained_with_what_was_meant() {
    let cases = [
        ("", "Fehler: Es fehlt ein Befehl.", "error: A command is missing."),
        ("chekc", "Meinten Sie „check“?", "Did you mean “check”?"),
        ("paint", "Die Befehle sind „build“,", "The commands are “build”,"),
        ("help paint", "Den Befehl „paint“ gibt es nicht.", "There is no command “paint”."),
        ("build --outptu x", "Meinten Sie „--output“?", "Did you mean “--output”?"),
        (
            "check --output x",
            "Meinten Sie „leitstand build --output“ oder",
            "Did you mean “leitstand build --output” or",
        ),
        ("--date 2026-11-23 build", "hinter dem Befehl", "behind the command"),
        ("--unheard-of", "Die Option „--unheard-of“ gibt es nicht.", "There is no option “--unheard-of”."),
        ("build public", "„public“ passt hier nicht.", "“public” does not fit here."),
    ];
    assert_refuses(&cases);
}

#[test]
fn wrong_values_are_explained_with_what_would_be_right() {
    let cases = [
        ("build --output", "Nach „--output“ fehlt der Wert.", "The value after “--output” is missing."),
        ("build --output=", "Schreiben Sie „--output ORDNER“.", "Write “--output DIR”."),
        (
            "build --output a --output b",
            "„--output“ steht mehr als einmal da.",
            "“--output” is given more than once.",
        ),
        ("build --timings=yes", "„--timings“ steht für sich", "“--timings” stands for itself"),
        (
            "build --date 2026-02-30",
            "„2026-02-30“ ist kein Tag im Kalender.",
            "“2026-02-30” is no day of the calendar.",
        ),
        ("check --date 23.11.2026", "zum Beispiel 2026-11-23", "for example 2026-11-23"),
        ("build --base-url portal", "„portal“ ist keine Web-Adresse.", "“portal” is not a web address."),
        ("build --audience all", "Möglich: „company“ oder „team“.", "“all” is no value of “--audience”."),
        ("check --theme=", "Nach „--theme“ fehlt der Wert.", "The value after “--theme” is missing."),
        ("check --format yaml", "„sarif“ oder „junit“.", "Possible: “human”, “json”, “github”, “gitlab”,"),
        ("check --deny hints", "„hints“ ist kein Wert für „--deny“.", "“hints” is no value of “--deny”."),
        ("check --color blue", "„auto“, „always“ oder „never“", "“auto”, “always” or “never”"),
        ("build --bad", "zeigt „leitstand build --help“.", "“leitstand build --help” tells more."),
    ];
    assert_refuses(&cases);
}

#[test]
fn a_check_ends_as_its_findings_are() {
    let clean = [
        ("check", 0, Results, "Keine Probleme in 1 Datei\n", "No problems in 1 file\n"),
        ("check --deny warnings", 0, Results, "Keine Probleme", "No problems"),
        ("check --format json", 0, Results, "\"errors\": 0", "\"diagnostics\": []"),
        ("check --format github", 0, Results, "Keine Probleme in 1 Datei\n", "No problems in 1 file\n"),
        ("check --format gitlab", 0, Results, "[]\n", "[]\n"),
        ("check --format sarif", 0, Results, "\"language\": \"de\"", "\"results\": []"),
        ("check --format junit", 0, Results, "name=\"Keine Probleme", "failures=\"0\""),
    ];
    assert_says(&Site::new(), &clean);
    let warnings = [
        ("check", 0, Results, "1 Warnung in 2 Dateien\n", "1 warning in 2 files\n"),
        ("check", 0, Results, "--> content/pages/seite.md:4:", "--> content/pages/seite.md:4:"),
        ("check --deny warnings", 1, Results, "1 Warnung in 2 Dateien\n", "1 warning in 2 files\n"),
        ("check --format json --deny warnings", 1, Results, "\"warnings\": 1", "\"warnings\": 1"),
    ];
    assert_says(&Site::new().file("content/pages/seite.md", WARNING), &warnings);
    let errors = [
        ("check", 1, Results, "Fehler[L", "error[L"),
        ("check", 1, Results, "1 Fehler in 1 Datei\n", "1 error in 1 file\n"),
        ("check --format json", 1, Results, "\"line\": 2", "\"line\": 2"),
        (
            "check --format github",
            1,
            Results,
            "::error file=content/portal.yaml,line=2,",
            "\n1 error in 1 file\n",
        ),
        ("check --format gitlab", 1, Results, "\"begin\": 2", "\"severity\": \"blocker\""),
        ("check --format sarif", 1, Results, "\"startLine\": 2", "\"level\": \"error\""),
        ("check --format junit", 1, Results, "failures=\"1\"", "content/portal.yaml:2:1"),
    ];
    assert_says(&Site::new().file("content/portal.yaml", ERROR), &errors);
}

#[test]
fn a_build_says_what_has_changed_and_where_to_look() {
    let site = Site::new().file("content/pages/seite.md", WARNING);
    let first = site.run("--lang de build --timings");
    assert_eq!(first.code, Some(0), "{first:?}");
    assert!(first.messages.starts_with("Warnung[L"), "{first:?}");
    assert!(first.results.starts_with("Schritt") && first.results.contains("\nzusammen "), "{first:?}");
    let line = first.results.lines().last().unwrap();
    assert!(line.contains(" geschrieben, 0 unverändert, 0 entfernt, in 0,"), "{line}");
    assert!(line.ends_with(" s; public/index.html") && site.path("public/index.html").is_file(), "{line}");

    let again = site.run("--lang en build");
    assert!(again.results.contains(": 0 written, ") && again.results.lines().count() == 1, "{again:?}");
    let elsewhere = site.run("build --output out/site");
    assert!(elsewhere.results.ends_with("; out/site/index.html\n"), "{elsewhere:?}");
}

#[test]
fn content_with_errors_is_not_published() {
    let cases = [
        (
            "build",
            1,
            Messages,
            "Nichts veröffentlicht: 1 Fehler in 1 Datei\n",
            "Nothing published: 1 error in 1 file\n",
        ),
        ("build", 1, Messages, "--> content/portal.yaml:2:1", "--> content/portal.yaml:2:1"),
    ];
    let site = Site::new().file("content/portal.yaml", ERROR);
    assert_says(&site, &cases);
    assert!(!site.path("public").exists());
}

#[test]
fn what_cannot_be_used_is_told_from_what_fails() {
    let site = Site::new().file("private/letter.txt", "").file("file", "");
    let cases = [
        ("build --output private", 2, Messages, "„private“ enthält Dateien", "“private” holds files"),
        ("build --output file", 2, Messages, "ist eine Datei, kein Ordner", "is a file, not a folder"),
        (
            "--content nowhere build",
            3,
            Messages,
            "Fehler: „nowhere“ gibt es nicht.",
            "error: There is no “nowhere”.",
        ),
        ("check --content nowhere", 3, Messages, "Ordner der Inhalte", "the folder of the content"),
        ("check --content nowhere --format json", 3, Messages, "„nowhere“", "“nowhere”"),
        ("check --content file", 3, Messages, "„file“ ist kein Ordner.", "“file” is not a folder."),
    ];
    assert_says(&site, &cases);
    assert_eq!(fs::read_dir(site.path("private")).unwrap().count(), 1);
}

#[test]
fn the_content_folder_is_named_as_it_was_given() {
    let site = Site::new().file("deep/down/portal.yaml", ERROR);
    let absolute = site.path("deep/down").display().to_string();
    for given in ["deep/down", "./deep/down", absolute.as_str()] {
        let run = site.run(&format!("check --content {given}"));
        assert!(run.results.contains(&format!("--> {given}/portal.yaml:2:1")), "{run:?}");
    }
}

#[test]
fn the_environment_chooses_language_and_colours_until_options_do() {
    let site = Site::new().file("content/portal.yaml", ERROR);
    let check = |line: &str, variables: &[(&str, &str)]| {
        Run::of(site.command(line).envs(variables.iter().copied()).output().unwrap()).results
    };
    assert!(check("check", &[]).starts_with("error[L"));
    assert!(check("check", &[("LANG", "de_DE.UTF-8")]).starts_with("Fehler[L"));
    assert!(check("check", &[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")]).starts_with("error[L"));
    assert!(check("check --lang en", &[("LANG", "de_DE.UTF-8")]).starts_with("error[L"));
    assert!(site.run("--lang fr check").messages.contains("“fr” is no value of “--lang”."));

    let is_colored = |text: &str| text.contains('\u{1b}');
    assert!(!is_colored(&check("check", &[])));
    assert!(is_colored(&check("check --color always", &[("NO_COLOR", "1")])));
    assert!(!is_colored(&check("check --color never", &[("CLICOLOR_FORCE", "1")])));
    assert!(!is_colored(&check("check --format json --color always", &[])));
    assert!(is_colored(&check("--color always --help", &[])) && !is_colored(&check("--help", &[])));
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused_or_used() {
    use std::os::unix::ffi::OsStringExt;

    let site = Site::new();
    let odd = || OsString::from_vec(b"caf\xe9".to_vec());
    let run = |arguments: &[OsString]| Run::of(program(site.folder.path()).args(arguments).output().unwrap());
    assert_eq!(run(&[odd()]).code, Some(2));
    for option in ["--theme", "--lang", "--format", "--date"] {
        let refused = run(&["check".into(), option.into(), odd()]);
        assert!(refused.code == Some(2) && refused.messages.starts_with("error: "), "{option} {refused:?}");
    }
    let missing = run(&["check".into(), "--content".into(), odd()]);
    assert!(missing.code == Some(3) && missing.messages.contains("caf\u{fffd}"), "{missing:?}");
    let built = run(&["build".into(), "--output".into(), odd()]);
    assert!(built.code == Some(0) && site.folder.path().join(odd()).is_dir(), "{built:?}");
}

#[test]
fn what_could_steer_a_terminal_is_not_repeated() {
    let run = program(Site::new().folder.path()).arg("\u{1b}[31mred").output().unwrap();
    let run = Run::of(run);
    assert!(run.code == Some(2) && !run.messages.contains('\u{1b}'), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let mut site = Site::new();
    for number in 0..200 {
        site = site.file(&format!("content/pages/seite-{number}.md"), &WARNING.repeat(50));
    }
    for line in ["check", "check --format json", "--help", "build"] {
        let mut child = site.command(line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let run = Run::of(child.wait_with_output().unwrap());
        assert!(run.code == Some(0) && !run.messages.contains("panicked"), "{line}: {:?}", run.code);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    for line in ["check", "check --format json", "--help"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Site::new().command(line).stdout(full).output().unwrap();
        let run = Run::of(output);
        assert!(
            run.code == Some(3) && run.messages.contains("The result cannot be written"),
            "{line} {run:?}"
        );
    }
}
