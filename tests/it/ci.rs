//! The files for continuous integration in `docs/ci/`: what they call is called here, as the platform
//! would, on content in order and on content with a mistake.

#![cfg(unix)]
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::formats::{read_command, validate};

/// A page with an error and a warning, beside a portal in order.
const MISTAKES: &str = "---\ntitle: Seite\n---\nEin <b>Wort</b> und [nichts](fehlt.md).\n";

/// A checkout: the folder of a repository with content.
struct Checkout {
    folder: TempDir,
}

/// How a step ended.
#[derive(Debug)]
struct Step {
    code: i32,
    log: String,
}

impl Checkout {
    fn new(page: &str) -> Checkout {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/pages")).unwrap();
        fs::write(folder.path().join("content/portal.yaml"), "title: Test\nas_of: 2026-11-23\n").unwrap();
        fs::write(folder.path().join("content/pages/seite.md"), page).unwrap();
        Checkout { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs commands in one shell that stops at the first that fails, as both platforms do.
    fn run(&self, commands: &str, variables: &[(&str, &Path)]) -> Step {
        let program = Path::new(env!("CARGO_BIN_EXE_leitstand")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let mut shell = Command::new("bash");
        shell.args(["-e", "-o", "pipefail", "-c", commands]).current_dir(self.folder.path());
        shell.env("PATH", path).env_remove("GITHUB_STEP_SUMMARY").envs(variables.iter().copied());
        let output = shell.output().unwrap();
        let log = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        Step { code: output.status.code().unwrap(), log }
    }
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci").join(name)
}

fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(file(name)).unwrap()).unwrap()
}

/// The commands of the workflow that call the program: the check and the build.
fn github_commands() -> [String; 2] {
    let workflow = yaml("github.yml");
    let steps = workflow["jobs"]["portal"]["steps"].as_array().unwrap();
    let runs = steps.iter().filter_map(|step| step["run"].as_str());
    let calls: Vec<String> = runs.filter(|run| run.contains("leitstand ")).map(str::to_owned).collect();
    calls.try_into().unwrap()
}

/// The script of a job.
fn gitlab_script(job: &Value) -> String {
    let lines = job["script"].as_array().unwrap().iter().map(|line| line.as_str().unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_workflow_for_github_is_one_and_runs_at_night_too() {
    validate("workflow.mjs", &file("github.yml"));
    let workflow = yaml("github.yml");
    for event in ["push", "pull_request", "schedule"] {
        assert!(workflow["on"].as_object().unwrap().contains_key(event), "{event}");
    }
    assert_eq!(workflow["env"]["LEITSTAND_INSTALL"], "cargo install --locked --path .");
}

#[test]
fn github_shows_mistakes_at_their_lines_and_publishes_what_is_in_order() {
    let [check, build] = github_commands();
    let clean = Checkout::new("---\ntitle: Seite\n---\nEin Wort.\n");
    let summary = clean.path("summary.md");
    let environment = [("GITHUB_STEP_SUMMARY", summary.as_path())];
    let step = clean.run(&check, &environment);
    assert!(step.code == 0 && !step.log.contains("::"), "{step:?}");
    let step = clean.run(&build, &environment);
    assert!(step.code == 0 && clean.path("public/index.html").is_file(), "{step:?}");

    let wrong = Checkout::new(MISTAKES);
    let summary = wrong.path("summary.md");
    fs::write(&summary, "Was ein anderes Programm schrieb.").unwrap();
    let step = wrong.run(&check, &[("GITHUB_STEP_SUMMARY", &summary)]);
    assert_eq!(step.code, 1, "{step:?}");
    let annotations: Vec<_> = step.log.lines().filter_map(read_command).collect();
    let found: Vec<&str> = annotations.iter().map(|(command, _)| command.as_str()).collect();
    assert_eq!(found, ["error", "warning"], "{step:?}");
    for (_, fields) in &annotations {
        assert!(fields["file"] == "content/pages/seite.md" && fields["line"] == "4", "{fields}");
    }
    let summary = fs::read_to_string(summary).unwrap();
    assert!(
        summary.starts_with("Was ein anderes Programm schrieb.\n### Leitstand: 1 Fehler und "),
        "{summary}"
    );
    assert_eq!(summary.matches("\n| ").count(), 2 + annotations.len(), "{summary}");
    assert!(!wrong.path("public").exists());
}

#[test]
fn gitlab_gets_report_and_portal_and_the_log_says_what_is_wrong() {
    let pipeline = yaml("gitlab.yml");
    let (portal, pages) = (&pipeline["portal"], &pipeline["pages"]);
    let report = portal["artifacts"]["reports"]["codequality"].as_str().unwrap();
    let published = portal["artifacts"]["paths"][0].as_str().unwrap();
    assert_eq!(portal["artifacts"]["when"], "always", "a report is wanted where the check fails");
    assert_eq!(pages["artifacts"]["paths"][0], published);
    assert_eq!(pipeline["variables"]["LEITSTAND_INSTALL"], "cargo install --locked --path .");
    let read = |checkout: &Checkout| -> Vec<Value> {
        serde_json::from_str(&fs::read_to_string(checkout.path(report)).unwrap()).unwrap()
    };

    let clean = Checkout::new("---\ntitle: Seite\n---\nEin Wort.\n");
    let step = clean.run(&gitlab_script(portal), &[]);
    assert!(step.code == 0 && read(&clean).is_empty(), "{step:?}");
    assert!(clean.path(published).join("index.html").is_file(), "{step:?}");
    assert_eq!(clean.run(&gitlab_script(pages), &[]).code, 0);

    let wrong = Checkout::new(MISTAKES);
    let step = wrong.run(&gitlab_script(portal), &[]);
    assert!(step.code == 1 && step.log.contains("--> content/pages/seite.md:4:"), "{step:?}");
    let found = read(&wrong);
    assert_eq!(found[0]["location"]["path"], "content/pages/seite.md");
    assert_eq!(found.iter().filter(|finding| finding["severity"] == "blocker").count(), 1, "{found:?}");
    assert!(!wrong.path(published).exists(), "{step:?}");
}

#[test]
fn a_summary_that_cannot_be_written_is_a_failure_of_the_environment() {
    let [check, _] = github_commands();
    let clean = Checkout::new("---\ntitle: Seite\n---\nEin Wort.\n");
    let step = clean.run(&check, &[("GITHUB_STEP_SUMMARY", Path::new("nowhere/summary.md"))]);
    assert!(step.code == 3 && step.log.contains("„nowhere/summary.md“ kann nicht geschrieben"), "{step:?}");
    let step = clean.run(&check, &[("GITHUB_STEP_SUMMARY", Path::new(""))]);
    assert_eq!(step.code, 0, "{step:?}");
}

#[test]
fn a_summary_never_grows_beyond_what_the_platform_shows() {
    let [check, _] = github_commands();
    let wrong = Checkout::new(&format!("{MISTAKES}{}", "\nEin <b>Wort</b>.\n".repeat(90)));
    let summary = wrong.path("summary.md");
    let limit = 1 << 20;
    for left in [5_000, 100, 0] {
        fs::write(&summary, "-".repeat(limit - left)).unwrap();
        let step = wrong.run(&check, &[("GITHUB_STEP_SUMMARY", &summary)]);
        let text = fs::read_to_string(&summary).unwrap();
        assert!(step.code == 1 && text.len() <= limit, "{} in {limit}: {step:?}", text.len());
        assert_eq!(text.contains(" weitere; "), left == 5_000, "{}", &text[limit - left..]);
    }
}
