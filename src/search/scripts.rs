//! The files as scripts: each calls the function that `files.js` has put there, with its mark and what it
//! holds. Numbers of records mean something only together with the `index.js` of the same build, and a page may
//! stay open while the portal is published anew: the mark says what a file belongs to and where it begins. It
//! changes only where the file does, or the numbers of records.

use std::fmt::Write as _;

use super::words::stop_words;
use super::{NEAR, code};
use crate::view::search::{Group, PARTS, Plan, Record};

/// What is called with each file's mark and what it holds.
const CALL: &str = "leitstand_search";

/// A script that hands over something.
fn script(mark: &str, value: &str) -> Vec<u8> {
    format!("{CALL}(\"{mark}\",{value});\n").into_bytes()
}

/// `index.js`: what must be known first. `words` are the words with which files begin.
pub fn directory(plan: &Plan, words: &[&str]) -> Vec<u8> {
    let mut out = String::from("{\"kinds\":[");
    for (at, kind) in plan.kinds.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push('[');
        quote(&kind.title, &mut out);
        let _ = write!(out, ",{},{}]", kind.first, u8::from(kind.is_named) + u8::from(kind.is_people));
    }
    let mut counts = String::new();
    for group in &plan.groups {
        code::number(group.records.len() * PARTS + group.parts - 1, &mut counts);
    }
    let stop: Vec<&str> = stop_words().collect();
    let (near, last) = (NEAR.start(), NEAR.end());
    let _ = write!(
        out,
        "],\"texts\":\"{counts}\",\"near\":[{near},{last}],\"stop\":\"{}\",\"words\":\"",
        stop.join(" ")
    );
    out.push_str(&words.join(" "));
    out.push_str("\"}");
    script(&plan.mark, &out)
}

/// `words-<n>.js`; `from` is the word with which it begins, `to` that of the next file.
pub fn words(plan: &Plan, [from, to]: [&str; 2], words: &str) -> Vec<u8> {
    script(&format!("{} {from} {to}", plan.mark), &format!("\"{words}\""))
}

/// `near-<n>.js`, without numbers of records.
pub fn near(words: &str) -> Vec<u8> {
    script("", &format!("\"{words}\""))
}

/// `texts-<n>.js`: of each record of a group title, address, language where it is not the page's, and the sections
/// of a part with anchor, title and text; the first section of all has no title. Where it is called something else in
/// other languages, that, each with its language.
pub fn texts(plan: &Plan, group: &Group, part: usize, records: &[Record]) -> Vec<u8> {
    let length: usize = records.iter().map(Record::length).sum();
    let mut out = String::with_capacity((length + length / 8) / group.parts + 64);
    let _ = write!(out, "{CALL}(\"{} {} {part}\",[", plan.mark, group.records.start);
    for (at, record) in records.iter().enumerate() {
        out.push_str(if at > 0 { ",\n[" } else { "\n[" });
        quote(&record.title, &mut out);
        out.push(',');
        quote(&record.place, &mut out);
        out.push(',');
        quote(if record.language == plan.language { "" } else { record.language.code() }, &mut out);
        out.push_str(",[");
        sections(record, part, &mut out);
        out.push(']');
        for foreign in record.foreign.iter().filter(|foreign| foreign.title != record.title) {
            out.push(',');
            quote(&foreign.title, &mut out);
            out.push(',');
            quote(foreign.language.code(), &mut out);
        }
        out.push(']');
    }
    out.push_str("]);\n");
    out.into_bytes()
}

/// The sections of a part, each in three texts. What is known of the record stands before them.
fn sections(record: &Record, part: usize, out: &mut String) {
    let intro = if part > 0 {
        String::new()
    } else {
        let names = record.names.join(", ");
        let intro = [names.as_str(), record.summary.as_str()].into_iter().filter(|text| !text.is_empty());
        intro.collect::<Vec<_>>().join(" · ")
    };
    quote(&intro, out);
    for section in record.sections.iter().filter(|section| section.part == part) {
        for text in [&section.anchor, &section.title, &section.text] {
            out.push(',');
            quote(text, out);
        }
    }
}

/// Writes a text as scripts have it. Texts are on one line.
fn quote(text: &str, out: &mut String) {
    let is_special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    out.push('"');
    // Most texts have nothing special, and to look at every byte takes less time than to stop at the first.
    if !text.bytes().fold(false, |found, byte| found | is_special(byte)) {
        out.push_str(text);
        out.push('"');
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match from.as_bytes().first() {
            Some(b'"') => "\\\"",
            Some(b'\\') => "\\\\",
            _ => " ",
        });
        rest = from.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_they_were_given() {
        for text in ["", "Vier-Augen-Prinzip", "\"", "a\"b\\c", "\\\\", "Größe „x“"] {
            let mut quoted = String::new();
            quote(text, &mut quoted);
            assert_eq!(serde_json::from_str::<String>(&quoted).ok().as_deref(), Some(text));
        }
    }

    /// It would take minutes if each looked at all that follow.
    #[test]
    fn a_text_of_nothing_but_quotation_marks_ends() {
        let mut quoted = String::new();
        quote(&"\"".repeat(1 << 20), &mut quoted);
        assert_eq!(quoted.len(), (2 << 20) + 2);
    }
}
