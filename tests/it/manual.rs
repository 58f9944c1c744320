//! `completions` and `man`: what shells and manuals are given can be read by them.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::process::Command;

use crate::cli::Site;

/// Every command that the program lists in its help.
fn commands(site: &Site) -> Vec<String> {
    let help = site.run("--lang en --help").results;
    let (_, list) = help.split_once("\nCommands:\n").unwrap();
    let lines = list.lines().take_while(|line| line.starts_with("  "));
    let names: Vec<String> = lines
        .filter(|line| !line.starts_with("   "))
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect();
    assert!(names.len() > 5, "{help}");
    names
}

#[test]
fn every_shell_completes_every_command() {
    let site = Site::new();
    let commands = commands(&site);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = site.run(&format!("completions {shell}"));
        assert_eq!(run.code, Some(0), "{shell}");
        for command in commands.iter().map(String::as_str).chain(["--content", "--deny"]) {
            let name = command.trim_start_matches('-');
            assert!(run.results.contains(name), "{shell} does not know {command}");
        }
    }
    let refused = site.run("--lang de completions cmd");
    assert!(refused.code == Some(2) && refused.messages.contains("„bash“"), "{refused:?}");
}

#[cfg(unix)]
#[test]
fn the_script_for_bash_completes() {
    let script = r#"
        source <(leitstand completions bash)
        complete_line() {
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
            _leitstand leitstand "${@: -1}" "${@: -2:1}"; echo "${COMPREPLY[*]}"
        }
        complete_line leitstand che
        complete_line leitstand check --den
        complete_line leitstand check --format ''
        complete_line leitstand new plat
    "#;
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_leitstand"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let output = Command::new("bash").args(["-euc", script]).env("PATH", path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!((lines[0], lines[1], lines[3]), ("check", "--deny", "platform"));
    assert!(lines[2].contains("human") && lines[2].contains("json"), "{}", lines[2]);
}

#[test]
fn every_command_has_a_manual_page_in_both_languages() {
    let site = Site::new();
    let mut pages = vec![String::new()];
    pages.extend(commands(&site));
    for command in pages {
        for (language, headings) in
            [("de", ["NAME", "ÜBERSICHT", "BESCHREIBUNG"]), ("en", ["NAME", "SYNOPSIS", "DESCRIPTION"])]
        {
            let run = site.run(&format!("--lang {language} man {command}"));
            assert_eq!(run.code, Some(0), "{command}: {run:?}");
            let found: Vec<&str> = run.results.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
            assert_eq!(found[..3], headings, "{command}");
            assert!(run.results.contains(".TH leitstand"), "{command}");
            // A line that begins with a dot is a request; any other text there would be lost.
            for line in run.results.lines().filter(|line| line.starts_with(['.', '\''])) {
                let request = line[1..].split(' ').next().unwrap();
                assert!(
                    ["TH", "SH", "TP", "RS", "RE", "PP", "IP", "ie", "el", "br"].contains(&request),
                    "{command}: {line}"
                );
            }
            if language == "de" {
                for word in ["[default", "[possible", "Possible values", "OPTIONS"] {
                    assert!(!run.results.contains(word), "{command}: {word} in\n{}", run.results);
                }
            }
        }
    }
    let refused = site.run("--lang de man bild");
    assert!(refused.code == Some(2) && refused.messages.contains("Meinten Sie „build“?"), "{refused:?}");
}
