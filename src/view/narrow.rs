//! Which lists of a page may be narrowed down and put into another order: those that are long enough.

use super::page::PageHead;
use super::parts::{Section, Table};
use super::views::View;

/// From so many entries on a list is worth it.
const ENTRIES: usize = 5;

/// Settles it for a page, and with it which script the page asks for.
pub fn settle(head: &mut PageHead, view: &mut View) {
    let by = match view {
        View::Article(article) => tables(article.first.iter_mut().chain(&mut article.sections)),
        View::Platforms(platforms) => {
            tables(std::iter::once(&mut platforms.inventory).chain(&mut platforms.closed))
        }
        View::Board(board) => {
            enough(board.columns.iter().map(|column| column.cards.len()).sum(), &["owner", "platforms"])
        }
        View::Attention(page) => {
            enough(page.groups.iter().map(|group| group.points.len()).sum(), &["kind", "who"])
        }
        View::Glossary(glossary) => {
            enough(glossary.letters.iter().map(|letter| letter.terms.len()).sum(), &[])
        }
        _ => None,
    };
    if by.is_some() {
        head.narrow = by;
        head.script = Some("narrow");
    }
}

fn enough(entries: usize, by: &[&'static str]) -> Option<Vec<&'static str>> {
    (entries >= ENTRIES).then(|| by.to_vec())
}

/// All lists of a page are narrowed down at once; each may be sorted that is long enough itself.
fn tables<'t>(sections: impl Iterator<Item = &'t mut Section>) -> Option<Vec<&'static str>> {
    let mut lists: Vec<&mut Table> =
        sections.map(|section| &mut section.table).filter(|table| table.listed).collect();
    let is_enough = lists.iter().map(|table| table.rows.len()).sum::<usize>() >= ENTRIES;
    let mut by = Vec::new();
    for table in &mut lists {
        table.listed = is_enough && !table.rows.is_empty();
        table.sortable = table.rows.len() >= ENTRIES;
        for column in table.columns.iter().filter(|column| column.filter) {
            if !by.contains(&column.key) {
                by.push(column.key);
            }
        }
    }
    is_enough.then_some(by)
}
