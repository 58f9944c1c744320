//! Lines and columns of many places in large files: what [`Files::start`] says, without walking
//! through the whole file again for each of a hundred thousand findings.

use std::collections::HashMap;

use crate::source::{FileId, Files, LineColumn, Span};

/// A file is measured once, and a milestone set every so many bytes.
const STRIDE: usize = 1024;
const BOM: char = '\u{feff}';

/// Finds lines and columns.
pub(crate) struct Places<'a> {
    files: &'a Files,
    milestones: HashMap<FileId, Vec<Milestone>>,
}

/// The line and column of an offset.
#[derive(Clone, Copy)]
struct Milestone {
    offset: usize,
    place: LineColumn,
}

impl<'a> Places<'a> {
    /// For places in these files.
    pub(crate) fn new(files: &'a Files) -> Places<'a> {
        Places { files, milestones: HashMap::new() }
    }

    /// Line and column of the start and of the end of a place.
    pub(crate) fn of(&mut self, span: Span) -> (LineColumn, LineColumn) {
        let text = self.files.text(span.file);
        let range = self.files.range(span);
        let milestones = self.milestones.entry(span.file).or_insert_with(|| measure(text));
        (locate(text, milestones, range.start), locate(text, milestones, range.end))
    }
}

fn measure(text: &str) -> Vec<Milestone> {
    let mut milestones = Vec::with_capacity(text.len() / STRIDE + 1);
    let mut place = LineColumn { line: 1, column: 1 };
    for (offset, character) in text.char_indices() {
        if offset >= milestones.len() * STRIDE {
            milestones.push(Milestone { offset, place });
        }
        place = step(place, character);
    }
    milestones
}

fn locate(text: &str, milestones: &[Milestone], offset: usize) -> LineColumn {
    let passed = milestones.partition_point(|milestone| milestone.offset <= offset);
    let start = Milestone { offset: 0, place: LineColumn { line: 1, column: 1 } };
    let last = passed.checked_sub(1).and_then(|index| milestones.get(index)).unwrap_or(&start);
    text.get(last.offset..offset).unwrap_or_default().chars().fold(last.place, step)
}

/// The place after a character.
fn step(place: LineColumn, character: char) -> LineColumn {
    match character {
        '\n' => LineColumn { line: place.line + 1, column: 1 },
        // A mark that editors put before a text and show nobody.
        BOM if place.column == 1 => place,
        _ => LineColumn { column: place.column + 1, ..place },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Content, SourceFile};

    #[test]
    fn a_place_is_where_the_files_say_it_is() {
        let long = format!("\u{feff}title: Größe\r\n\t{}\n{}ende", "ü😀-".repeat(900), "a: b\n".repeat(700));
        for text in ["", "x", "\u{feff}", "\u{feff}ä\r\nb", "\n\n", &long] {
            let file = SourceFile { path: "a.yaml".into(), content: Content::Text(text.into()) };
            let files = Files::new("content", vec![file]);
            let mut places = Places::new(&files);
            for start in (0..text.len() + 3).step_by(7) {
                let span = Span::new(FileId(0), start, start + 5);
                assert_eq!(places.of(span), (files.start(span), files.end(span)), "{start} in {text:.20?}");
            }
        }
    }

    #[test]
    fn a_place_in_no_file_is_the_first() {
        let first = LineColumn { line: 1, column: 1 };
        assert_eq!(Places::new(&Files::default()).of(Span::NOWHERE), (first, first));
    }
}
