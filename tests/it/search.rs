//! The search: its words are those of its script, an edit changes few of its files, and those of different
//! builds are told apart. That they are the same whatever the threads is part of what `determinism.rs` promises.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use leitstand::locale::Language;
use leitstand::search::{Stems, fold};
use serde_json::json;

use crate::site::SiteTest;

/// Words that the example may not have, for each rule of the stemmers.
const MORE: &str = "Lehrerin Lehrerinnen Kandidatinnen Erlebnisse Ergebnis Ergebnisses Systemen System Systeme tickete \
    geplant bearbeitet vorgeordnet dankbarkeit Sauberkeit Freundlichkeit Schwierigkeiten wichtig eigene eigenen \
    Öffentlichkeit freundlicher Verständlichkeit Krankheiten Wahrheit Sänger Handeln wandelns Äste Bäuerin feuern \
    Quelle quer neue Neuerung Poesie aktuellste am Ei See Schnee Bayern Loyalität Kopie Überprüfung Straßenbahn \
    caresses ponies ties cries gas this kiwis business news skies dying agreed feed proceed proceeding exceeding bled motoring \
    sing conflated troubled sized hopping tanned falling hissing fizzed failing filing happy say by enjoyed relational \
    conditional rational valenci hesitanci digitizer conformabli radicalli differentli vileli analogousli \
    vietnamization predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti \
    sensibiliti triplicate formative formalize electriciti electrical hopeful goodness revival allowance inference \
    airliner gyroscopic adjustable defensible irritant replacement adjustment dependent adoption homologou communism \
    activate angulariti homologous effective bowdlerize probate rate cease controll roll generate generic general \
    communication internal international later organization universe university past pasted evening canning outing \
    early only gently singly ugly values valued issues queue true does goes youth boy boyish flying cry biologist \
    add egg added ebb odd inns herring";

/// All words of the example.
fn words() -> BTreeSet<String> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut words: BTreeSet<String> = MORE.split_whitespace().map(str::to_owned).collect();
    for bytes in crate::site::tree(&content).into_values() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        words.extend(
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned),
        );
    }
    words
}

#[test]
fn the_script_sees_words_as_the_program_does() {
    let stems = Stems::default();
    let words = words();
    assert!(words.len() > 4000, "only {} words", words.len());
    let mut lines = String::new();
    for word in &words {
        let (german, english) = (stems.stem(word, Language::De), stems.stem(word, Language::En));
        writeln!(lines, "{}", json!([word, fold(word), german, english])).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validate/stems.mjs");
    let mut node =
        Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    node.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "of {} words", words.len());
}

/// The files of the search in an output.
fn files(tree: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, &[u8]> {
    let files = tree.iter().filter(|(path, _)| path.contains("search/"));
    files.map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect()
}

#[test]
fn an_edit_changes_the_text_of_its_page_and_few_words() {
    let site = SiteTest::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let before = site.build().tree();
    let path = "pages/arbeiten-im-team/redaktionskonferenz.md";
    let after = site.line(path, "Ein neuer Satz mit Quittengelee.").build().tree();
    let (before, after) = (files(&before), files(&after));
    let changed: Vec<&str> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(bytes))
        .map(|(path, _)| *path)
        .collect();
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert!(changed.len() <= before.len() / 3, "{changed:#?} of {}", before.len());
    assert_eq!(mark(&before), mark(&after));
}

/// By what scripts know that files belong together.
fn mark<'f>(files: &BTreeMap<&str, &'f [u8]>) -> &'f [u8] {
    files["search/index.js"].split(|byte| *byte == b'"').nth(1).unwrap()
}

#[test]
fn files_say_when_records_have_other_numbers() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let before = SiteTest::at(&content).build().tree();
    let after =
        SiteTest::at(&content).file("people/aaron-anders.yaml", "name: Aaron Anders\n").build().tree();
    let (before, after) = (files(&before), files(&after));
    assert_ne!(mark(&before), mark(&after));
    for (path, bytes) in after.iter().filter(|(path, _)| path.contains("/words-") || path.contains("/texts-"))
    {
        assert_ne!(before.get(path), Some(bytes), "{path}");
    }
}
