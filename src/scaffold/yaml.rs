//! YAML as a person would write it.

use std::fmt::Write;

use super::lines::Line;

/// Explanations do not stand further to the right than this.
const FURTHEST: usize = 40;

/// The lines of a mapping: the first one after `first`, the others after `rest`.
pub(super) fn block(lines: &[Line], first: &str, rest: &str) -> String {
    let shown = |line: &Line| if line.is_written { line.text.clone() } else { format!("# {}", line.text) };
    let width = lines.iter().filter(|line| !line.about.is_empty()).map(|line| shown(line).chars().count());
    let width = width.filter(|width| *width <= FURTHEST).max().unwrap_or(0);
    let mut block = String::new();
    for (index, line) in lines.iter().enumerate() {
        let indent = if index == 0 { first } else { rest };
        let text = shown(line);
        // Writing to a string cannot fail.
        let _ = match line.about.as_str() {
            "" => writeln!(block, "{indent}{text}"),
            about => writeln!(block, "{indent}{text:width$}  # {about}"),
        };
    }
    block
}

/// A text as a value: as it is where YAML takes it for nothing else, otherwise in quotation marks.
pub(super) fn text(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Letters, digits, blanks and what does no harm between them, beginning with a letter.
fn is_plain(text: &str) -> bool {
    let harmless = |letter: char| letter.is_alphanumeric() || " -_./()?!+".contains(letter);
    let word = text.to_lowercase();
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(harmless)
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"]
            .contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NodeContent, Pair};
    use crate::read::yaml::parse;
    use crate::source::FileId;

    #[test]
    fn texts_are_read_as_they_were_given() {
        for given in [
            "Herbst",
            "Jörg Müller",
            "2027",
            "",
            "true",
            "Herbst: der Plan",
            "a # b",
            "\"so\"",
            "C:\\temp",
            "- x",
            "Zeile\nZwei",
            "[a]",
            "{a}",
            "*a",
            "@a",
            "'",
            "null",
            "No",
            "ends ",
            "tab\there",
            "\u{2028}",
            "1e3",
            "~",
            "東京 #1",
            "a, b",
        ] {
            let node = parse(&format!("value: {}\nlist: [{}]\n", text(given), text(given)), FileId(0), 0);
            let node = node.unwrap_or_else(|found| panic!("{given:?}: {}", found.message.en));
            let [Pair { value, .. }, Pair { value: list, .. }] = node.map().unwrap_or_default() else {
                panic!("{given:?}: {node:?}");
            };
            assert_eq!(value.content, NodeContent::Text(given.to_owned()));
            let NodeContent::List(items) = &list.content else { panic!("{given:?}: {list:?}") };
            assert_eq!(items.len(), 1);
            assert_eq!(items[0].content, NodeContent::Text(given.to_owned()));
        }
    }
}
