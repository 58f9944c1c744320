//! The repairs that findings carry, put together to the new text of each file.

use super::{Diagnostic, Edit};
use crate::source::{FileId, Files};

/// A file with its repairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Which file.
    pub file: FileId,
    /// What was repaired, in the order of the text. What stood there is still in [`Files`].
    pub edits: Vec<Edit>,
    /// The file's text with all of it.
    pub text: String,
}

/// The repairs of all findings, by file. Where two of them touch, the first one is made: the other may
/// no longer be what is wanted. Everything else in a file stays byte for byte as it is.
pub fn repairs(diagnostics: &[Diagnostic], files: &Files) -> Vec<Repair> {
    let mut edits: Vec<&Edit> = diagnostics
        .iter()
        .filter(|found| found.accepted.is_none())
        .filter_map(|found| found.fix.as_ref())
        .filter(|edit| files.get(edit.span.file).is_some())
        .collect();
    edits.sort_by_key(|edit| (edit.span.file, edit.span.start, edit.span.end));
    edits.dedup();
    let of_one_file = edits.chunk_by(|a, b| a.span.file == b.span.file);
    of_one_file.filter_map(|edits| repair(edits, files)).collect()
}

fn repair(edits: &[&Edit], files: &Files) -> Option<Repair> {
    let file = edits.first()?.span.file;
    let old = files.text(file);
    let mut text = String::with_capacity(old.len() + 64);
    let mut made = Vec::new();
    let mut done = 0;
    for edit in edits {
        let range = files.range(edit.span);
        if range.start < done {
            continue;
        }
        text.push_str(old.get(done..range.start)?);
        text.push_str(&edit.text);
        done = range.end;
        made.push((*edit).clone());
    }
    text.push_str(old.get(done..)?);
    (text != old).then_some(Repair { file, edits: made, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::codes::fields::WRONG_VALUE;
    use crate::locale::Words;
    use crate::source::{Content, SourceFile, Span};

    fn fixing(start: usize, end: usize, text: &str) -> Diagnostic {
        let span = Span::new(FileId(0), start, end);
        Diagnostic::new(&WRONG_VALUE, span, Words::default(), Words::default()).fix(span, text)
    }

    #[test]
    fn only_what_is_wrong_changes() {
        let old = "# Kommentar\r\na: ja # so\r\nb:   38,5\r\n";
        let file = SourceFile { path: "a.yaml".into(), content: Content::Text(old.into()) };
        let files = Files::new("content", vec![file]);
        let cases: [(&[Diagnostic], Option<&str>); 5] = [
            (&[], None),
            (&[fixing(16, 18, "true")], Some("# Kommentar\r\na: true # so\r\nb:   38,5\r\n")),
            (
                &[fixing(30, 34, "38.5"), fixing(16, 18, "true")],
                Some("# Kommentar\r\na: true # so\r\nb:   38.5\r\n"),
            ),
            // Two repairs of one place: the first one is made.
            (
                &[fixing(16, 18, "true"), fixing(17, 18, "x")],
                Some("# Kommentar\r\na: true # so\r\nb:   38,5\r\n"),
            ),
            // Two lines that are added at one place.
            (
                &[fixing(36, 36, "c: 1\n"), fixing(36, 36, "d: 2\n")],
                Some("# Kommentar\r\na: ja # so\r\nb:   38,5\r\nc: 1\nd: 2\n"),
            ),
        ];
        for (findings, expected) in cases {
            let repaired = repairs(findings, &files);
            assert_eq!(repaired.first().map(|repair| repair.text.as_str()), expected);
        }
    }
}
