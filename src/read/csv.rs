//! Figures in CSV, as the tree of nodes that a YAML file of the same figures would give.

use std::ops::Range;

use crate::diag::{Diagnostic, codes, same};
use crate::locale::Words;
use crate::model::time::Period;
use crate::model::{Node, NodeContent, Pair, Spanned, has_thousands};
use crate::source::{FileId, Span};

/// Reads a table with a column `period` and a column per metric, separated by commas or semicolons.
/// `platform` is the file's name: a CSV file has no other place for it. Empty cells are missing, not
/// zero. Each line that does not fit the first one is reported in `problems` and left out.
pub fn parse(
    text: &str,
    file: FileId,
    platform: &str,
    problems: &mut Vec<Diagnostic>,
) -> Result<Node, Diagnostic> {
    let at = |range: Range<usize>| Span::new(file, range.start, range.end);
    let bom = text.len() - text.trim_start_matches('\u{feff}').len();
    let table = &text[bom..];
    let separator = separator(table);
    let mut rows = Rows { text, at: bom, separator };
    let Some(header) = rows.next() else {
        return Err(codes::content::csv_syntax(
            Span::whole(file),
            Words::new("Die Tabelle ist leer.", "The table is empty."),
        ));
    };
    let names: Vec<(String, Span)> = header.iter().map(|cell| (cell.text(text), at(cell.range()))).collect();
    let Some(period_column) = names.iter().position(|(name, _)| name == "period") else {
        let what = Words::new("Die Tabelle hat keine Spalte `period`.", "The table has no column `period`.");
        if let Some((_, at)) = names.iter().find(|(name, _)| same(name, [("period", "Zeitraum")]).is_some()) {
            return Err(codes::content::csv_syntax(*at, what).fix(*at, "period"));
        }
        return Err(codes::content::csv_syntax(names.first().map_or(Span::whole(file), |(_, at)| *at), what));
    };
    let line = |period: &Cell, figures: Vec<Pair>| Pair {
        key: Spanned::new(period.text(text), at(period.range())),
        value: Node { content: NodeContent::Map(figures), at: at(period.range()) },
    };
    let mut periods = Vec::new();
    for row in rows {
        if row.len() != names.len() {
            let what = Words::new(
                format!("Diese Zeile hat {} Werte, die erste Zeile {} Spalten.", row.len(), names.len()),
                format!("This line has {} values, the first line {} columns.", row.len(), names.len()),
            );
            let place = row.first().map_or(0..0, Cell::range);
            problems.push(codes::content::csv_syntax(at(place), what));
            // The period is there all the same, unless the line is not separated as the others are.
            let cell = row.get(period_column).filter(|cell| Period::parse(&cell.text(text)).is_some());
            periods.extend(cell.map(|cell| line(cell, Vec::new())));
            continue;
        }
        let figures = row
            .iter()
            .zip(&names)
            .enumerate()
            .filter(|(column, (cell, _))| *column != period_column && !cell.text(text).is_empty());
        let figures = figures.map(|(_, (cell, (name, name_at)))| Pair {
            key: Spanned::new(name.clone(), *name_at),
            value: scalar(&cell.text(text), at(cell.range())),
        });
        periods.push(line(&row[period_column], figures.collect()));
    }
    let start = Span::whole(file);
    let pair = |key: &str, key_at, value| Pair { key: Spanned::new(key.to_owned(), key_at), value };
    let content = NodeContent::Map(vec![
        pair("platform", start, Node { content: NodeContent::Text(platform.to_owned()), at: start }),
        pair("periods", names[period_column].1, Node { content: NodeContent::Map(periods), at: start }),
    ]);
    Ok(Node { content, at: start })
}

/// A number as a node; "1.234,5" and "12,5" are read as Germans write them when the separator allows it.
fn scalar(text: &str, at: Span) -> Node {
    let plain = if text.contains(',') { text.replace('.', "").replace(',', ".") } else { text.to_owned() };
    let content = match plain.parse::<f64>() {
        Ok(number) if number.is_finite() && !has_thousands(text) => NodeContent::Number(plain),
        _ => NodeContent::Text(text.to_owned()),
    };
    Node { content, at }
}

/// The separator that the first line uses more often.
fn separator(table: &str) -> u8 {
    let first = table.lines().next().unwrap_or("");
    let count = |byte: u8| first.bytes().filter(|b| *b == byte).count();
    if count(b';') >= count(b',') && count(b';') > 0 { b';' } else { b',' }
}

/// A cell by its range in the file.
struct Cell(Range<usize>);

impl Cell {
    fn range(&self) -> Range<usize> {
        self.0.clone()
    }

    fn text(&self, file: &str) -> String {
        let raw = file.get(self.range()).unwrap_or("").trim();
        match raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(quoted) => quoted.replace("\"\"", "\"").trim().to_owned(),
            None => raw.to_owned(),
        }
    }
}

/// The rows of a table with the place of every cell, empty lines left out.
///
/// The csv crate knows the line of a record but not the byte of a cell, and a wrong figure must be
/// shown at its cell.
struct Rows<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
}

impl Iterator for Rows<'_> {
    type Item = Vec<Cell>;

    fn next(&mut self) -> Option<Vec<Cell>> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let (mut cells, mut start, mut quoted) = (Vec::new(), self.at, false);
            let mut end = self.at;
            while end < bytes.len() && (quoted || bytes[end] != b'\n') {
                match bytes[end] {
                    b'"' => quoted = !quoted,
                    byte if byte == self.separator && !quoted => {
                        cells.push(self.cell(start, end));
                        start = end + 1;
                    }
                    _ => {}
                }
                end += 1;
            }
            cells.push(self.cell(start, end));
            let blank = self.text[self.at..end].trim().is_empty();
            self.at = end + 1;
            if !blank {
                return Some(cells);
            }
        }
        None
    }
}

impl Rows<'_> {
    /// A cell without the blanks around it.
    fn cell(&self, start: usize, end: usize) -> Cell {
        let raw = &self.text[start..end];
        let left = raw.len() - raw.trim_start().len();
        let length = raw.trim().len();
        Cell(start + left.min(raw.len())..start + left.min(raw.len()) + length)
    }
}
