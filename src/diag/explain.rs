//! What `explain` says of a code: the cause, and an example of wrong and right.

use std::fmt::Write;

use super::Code;
use crate::locale::{Language, Words};

/// A code at length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Why it is found, and why that matters.
    pub cause: Words,
    /// Content in which it is found.
    pub wrong: Vec<ExampleFile>,
    /// The same content as it would be right.
    pub right: Vec<ExampleFile>,
}

/// A file of an example, laid over a portal that is otherwise in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExampleFile {
    /// Its path in the content folder.
    pub path: &'static str,
    /// What stands in it.
    pub text: &'static str,
}

impl Code {
    /// The code at length. Its text has four parts, each below a line of its own: `== de`, `== en`,
    /// `== wrong`, `== right`; the last two hold files, each below a line `=== path`.
    pub fn explain(&self) -> Explanation {
        let part = |name: &str| {
            let parts = self.explanation.split("\n== ").map(|part| part.trim_start_matches("== "));
            parts.filter_map(|part| part.split_once('\n')).find(|(title, _)| *title == name)
        };
        let text = |name: &str| part(name).map_or("", |(_, text)| text.trim());
        let files = |name: &str| part(name).map_or(Vec::new(), |(_, text)| files(text));
        Explanation {
            cause: Words::new(text("de"), text("en")),
            wrong: files("wrong"),
            right: files("right"),
        }
    }
}

/// The files of an example; each begins with the line after its path.
fn files(text: &'static str) -> Vec<ExampleFile> {
    let parts = text.split("=== ").skip(1);
    let file = |part: &'static str| {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        ExampleFile { path: path.trim(), text }
    };
    parts.map(file).collect()
}

/// A code at length, as a person reads it: its name, the cause, the example of wrong and of right.
pub fn explain(code: &Code, language: Language) -> String {
    let Explanation { cause, wrong, right } = code.explain();
    let (is_wrong, is_right) = match language {
        Language::De => ("Falsch:", "Richtig:"),
        Language::En => ("Wrong:", "Right:"),
    };
    let severity = code.severity.words();
    let mut text =
        format!("{} {} ({})\n\n{}\n", code.id, code.name, severity.get(language), cause.get(language));
    // Writing to a string cannot fail.
    for (title, files) in [(is_wrong, wrong), (is_right, right)] {
        let _ = writeln!(text, "\n{title}");
        for file in files {
            let _ = writeln!(text, "\n  {}", file.path);
            text.extend(file.text.trim_end().lines().map(|line| format!("      {line}\n")));
        }
    }
    text
}
