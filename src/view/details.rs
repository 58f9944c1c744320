//! Puts facts and tables together, leaving out what is not there.

use super::parts::{Cell, Column, Fact, Row, Section, Table};
use crate::model::Choice;

/// The facts that there are.
#[derive(Debug, Default)]
pub struct Details(Vec<Fact>);

impl Details {
    /// Adds a fact, unless there is nothing to say.
    pub fn add(&mut self, key: &'static str, cell: Cell) -> &mut Details {
        if !cell.is_empty() {
            self.0.push(Fact { key, value: cell });
        }
        self
    }

    /// Adds a text, where there is one.
    pub fn text(&mut self, key: &'static str, text: Option<impl Into<String>>) -> &mut Details {
        self.add(key, text.map(Cell::text).unwrap_or_default())
    }

    /// The facts.
    pub fn take(&mut self) -> Vec<Fact> {
        std::mem::take(&mut self.0)
    }
}

/// A table with its rows.
pub fn table(columns: impl IntoIterator<Item = Column>, rows: Vec<Row>) -> Table {
    Table { columns: columns.into_iter().collect(), rows, ..Table::default() }
}

/// A table without the columns in which no row has anything.
pub fn table_without_empty_columns(columns: impl IntoIterator<Item = Column>, mut rows: Vec<Row>) -> Table {
    let columns: Vec<Column> = columns.into_iter().collect();
    let used: Vec<bool> = (0..columns.len())
        .map(|index| {
            index == 0 || rows.iter().any(|row| row.cells.get(index).is_some_and(|cell| !cell.is_empty()))
        })
        .collect();
    for row in &mut rows {
        let mut used = used.iter();
        row.cells.retain(|_| used.next().copied().unwrap_or(false));
    }
    let columns = columns.into_iter().zip(used).filter(|(_, used)| *used).map(|(column, _)| column);
    Table { columns: columns.collect(), rows, ..Table::default() }
}

/// How urgent something is, the most urgent first, then where it is on its way.
pub const URGENCY: [&str; 9] =
    ["red", "overdue", "yellow", "grey", "green", "paused", "planned", "closed", "cancelled"];

/// The names of a fixed set of words, in their order.
pub fn names<C: Choice>() -> Vec<&'static str> {
    C::ALL.iter().map(|(_, name, ..)| *name).collect()
}

/// A row of cells.
pub fn row(cells: impl IntoIterator<Item = Cell>) -> Row {
    Row { id: None, cells: cells.into_iter().collect() }
}

/// A row with an anchor.
pub fn row_at(id: &str, cells: impl IntoIterator<Item = Cell>) -> Row {
    Row { id: Some(id.to_owned()), cells: cells.into_iter().collect() }
}

/// A section with a table.
pub fn section(key: &'static str, table: Table) -> Section {
    Section { key, title: None, id: None, intro: None, charts: Vec::new(), table }
}

/// Adds a section, unless its table has no rows.
pub fn add_section(sections: &mut Vec<Section>, key: &'static str, table: Table) {
    if !table.rows.is_empty() {
        sections.push(section(key, table));
    }
}
