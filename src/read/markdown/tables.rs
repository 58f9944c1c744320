//! Tables.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::walker::Walker;
use super::words;

/// A table under construction.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    /// Within the header row.
    head: bool,
    /// `<tbody>` is open.
    body: bool,
    /// The end tag of the open cell.
    cell_end: &'static str,
}

impl Walker<'_> {
    pub(super) fn open_table(&mut self, alignments: Vec<Alignment>) {
        self.table = Table { alignments, ..Table::default() };
        // A wide table scrolls, so the keyboard must be able to reach it. A group, not a region:
        // several regions of the same name on a page would clutter its landmarks.
        self.block("<div class=\"table\" tabindex=\"0\" role=\"group\"");
        self.out.attribute("aria-label", words::table(self.context.language));
        self.out.raw("><table>\n");
    }

    pub(super) fn close_table(&mut self) {
        self.block_end(if self.table.body { "</tbody></table></div>" } else { "</table></div>" });
    }

    pub(super) fn open_head(&mut self) {
        self.table.head = true;
        self.table.column = 0;
        self.located("<thead>\n<tr", ">\n");
    }

    pub(super) fn close_head(&mut self) {
        self.table.head = false;
        self.block_end("</tr>\n</thead>");
    }

    pub(super) fn open_row(&mut self) {
        if !self.table.body {
            self.table.body = true;
            self.block("<tbody>\n");
        }
        self.table.column = 0;
        self.located("<tr", ">\n");
    }

    pub(super) fn open_cell(&mut self, range: &Range<usize>) {
        // A header cell without text heads nothing.
        let empty = self.slice(range).chars().all(|c| c.is_whitespace() || c == '|');
        let header = self.table.head && !empty;
        self.block(if header { "<th scope=\"col\"" } else { "<td" });
        self.table.cell_end = if header { "</th>" } else { "</td>" };
        self.out.raw(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
    }

    pub(super) fn close_cell(&mut self) {
        self.block_end(self.table.cell_end);
        self.table.column += 1;
    }
}
