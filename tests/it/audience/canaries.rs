//! Canaries: words, figures, hours and days that occur nowhere else, and how they are found in files,
//! however they are written there.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use crate::site::tree;

/// What every canary word begins with; a number follows.
const BIRD: &str = "zeisig";

/// Budgets, figures and targets for the team: as they begin, without separators.
const FIGURES: [&str; 23] = [
    "7126354", "718293", "615243", "827364", "736455", "546372", "928171", "817263", "645342", "827161",
    "655443", "716253", "726354", "564738", "918273", "463728", "384756", "475869", "374655", "465768",
    "394857", "283746", "293847",
];

/// Hours a week.
const HOURS: [&str; 3] = ["31.73", "17.91", "18.83"];

/// The first and last days of absences.
const DAYS: [(i32, usize, i32); 6] =
    [(2025, 3, 4), (2025, 3, 21), (2026, 8, 12), (2027, 4, 13), (2027, 5, 17), (2027, 6, 9)];

/// All canaries: the words of the content, with those of paths and files, figures, hours and days.
pub fn canaries() -> BTreeSet<String> {
    let mut all: BTreeSet<String> = FIGURES.iter().chain(&HOURS).map(|one| (*one).to_owned()).collect();
    all.extend(DAYS.map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")));
    for (path, bytes) in tree(&crate::site::tests("fixtures").join("audience")) {
        all.extend(words(&path));
        all.extend(words(&String::from_utf8_lossy(&bytes)));
    }
    all
}

/// The canary words of a text, in lower case.
fn words(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let parts = text.split(BIRD).skip(1);
    parts.map(|part| BIRD.to_owned() + &part[..part.len() - part.trim_start_matches(digit).len()]).collect()
}

fn digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// A file as a reader's program takes it: lines of calendars put together, escapes resolved.
pub fn readable(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n ", "").replace("\n ", "\n");
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['%', '\\', '&', '\u{ad}', '\u{200b}']) {
        plain.push_str(&rest[..at]);
        let (character, taken) = escaped(&rest[at..]);
        plain.extend(character);
        rest = &rest[at + taken..];
    }
    plain + rest
}

/// The character that an escape stands for, and how long it is.
fn escaped(text: &str) -> (Option<char>, usize) {
    let code = |from: usize, to: usize, radix: u32| {
        text.get(from..to).and_then(|code| u32::from_str_radix(code, radix).ok()).and_then(char::from_u32)
    };
    if text.starts_with(['\u{ad}', '\u{200b}']) {
        return (None, text.chars().next().unwrap().len_utf8());
    }
    let entity = text.starts_with("&#").then(|| text.find(';')).flatten();
    let found = match (text.as_bytes()[0], entity) {
        (b'%', _) => code(1, 3, 16).map(|c| (c, 3)),
        (b'\\', _) if text.starts_with("\\u") => code(2, 6, 16).map(|c| (c, 6)),
        (b'&', Some(end)) if text.starts_with("&#x") => code(3, end, 16).map(|c| (c, end + 1)),
        (b'&', Some(end)) => code(2, end, 10).map(|c| (c, end + 1)),
        _ => None,
    };
    found.map_or_else(|| (text.chars().next(), 1), |(character, taken)| (Some(character), taken))
}

/// What base64 makes of a word, wherever in a text it begins.
fn in_base64(word: &str) -> Vec<String> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    (0..3)
        .map(|offset| {
            let bits: Vec<u8> =
                word.bytes().flat_map(|b| (0..8).rev().map(move |bit| b >> bit & 1)).collect();
            let whole = bits[(6 - offset * 8 % 6) % 6..].chunks_exact(6);
            let digit = |six: &[u8]| six.iter().fold(0, |sum, bit| sum * 2 + usize::from(*bit));
            whole.map(|six| char::from(DIGITS[digit(six)])).collect()
        })
        .collect()
}

/// Every canary in the files of a build, with the files in which it is.
pub fn found(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, BTreeSet<String>> {
    let encoded: Vec<String> = [BIRD, "Zeisig"].into_iter().flat_map(in_base64).collect();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, bytes) in files {
        let compressed = [".gz", ".br", ".zip", ".zst", ".woff2"].iter().any(|ending| path.ends_with(ending))
            || bytes.starts_with(&[0x1f, 0x8b])
            || bytes.starts_with(b"PK\x03\x04");
        assert!(!compressed, "{path} is compressed, and nobody looks into it");
        let text = readable(bytes);
        let mut all = words(path);
        all.extend(words(&text));
        all.extend(encoded.iter().filter(|form| text.contains(form.as_str())).cloned());
        all.extend(figures(&text));
        for canary in all {
            found.entry(canary).or_default().insert(path.clone());
        }
    }
    found
}

/// The canary figures, hours and days of a text.
fn figures(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let runs = joined(text);
    found.extend(FIGURES.iter().filter(|figure| runs.iter().any(|run| run.starts_with(**figure))));
    let alone = |form: &str, text: &str| {
        text.match_indices(form).any(|(at, _)| {
            let (before, behind) = (text[..at].chars().next_back(), text[at + form.len()..].chars().next());
            !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
        })
    };
    // Coordinates of charts have points, and may be any number.
    let outside: String =
        text.split("<svg").map(|part| part.split_once("</svg>").map_or(part, |p| p.1)).collect();
    found
        .extend(HOURS.iter().filter(|hours| alone(hours, &outside) || alone(&hours.replace('.', ","), text)));
    let mut found: Vec<String> = found.into_iter().map(|one: &&str| (*one).to_owned()).collect();
    for (year, month, day) in DAYS {
        const DE: [&str; 12] = [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ];
        const EN: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let (de, en) = (DE[month - 1], EN[month - 1]);
        let forms = [
            format!("{year}-{month:02}-{day:02}"),
            format!("{year}{month:02}{day:02}"),
            format!("{day:02}.{month:02}.{year}"),
            format!("{day}.{month}.{year}"),
            format!("{day}. {de}"),
            format!("{day}.\u{a0}{de}"),
            format!("{day} {en}"),
            format!("{en} {day}"),
        ];
        if forms.iter().any(|form| alone(form, text)) {
            found.push(format!("{year}-{month:02}-{day:02}"));
        }
    }
    found
}

/// The numbers of a text without separators: "918.273,12" and “918’273.12” are 91827312. What stands
/// right behind a letter is no number but a part of a hash.
fn joined(text: &str) -> Vec<String> {
    let (mut runs, mut run, mut before) = (Vec::new(), String::new(), ' ');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let separates = matches!(character, '.' | ',' | '\'' | '\u{a0}' | '\u{202f}' | '’')
            && !run.is_empty()
            && next.is_ascii_digit();
        if character.is_ascii_digit() {
            if run.is_empty() && before.is_alphanumeric() {
                continue;
            }
            run.push(character);
        } else if !separates {
            if !run.is_empty() && !character.is_alphanumeric() {
                runs.push(run.clone());
            }
            run.clear();
            before = character;
        }
    }
    runs.push(run);
    runs
}
