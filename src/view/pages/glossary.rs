//! The glossary, by first letter.

use crate::locale::{Sorter, Words};
use crate::model::{Entry, Term as ModelTerm, has_page};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::Link;
use crate::view::views::{Glossary, Letter, Term, View};
use crate::view::writer::Writer;

/// At most this many pages are named that speak of a term.
const USED_BY: usize = 6;

/// The page of all terms.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let sorter = Sorter::new(writer.language);
    let mut terms: Vec<&Entry<ModelTerm>> = writer.site.model.tables.terms.iter().collect();
    terms.sort_by(|a, b| sorter.compare(a.value(writer.language).title(), b.value(writer.language).title()));
    let mut letters: Vec<Letter> = Vec::new();
    for term in terms {
        let letter = first_letter(term.value(writer.language).title());
        if letters.last().is_none_or(|last| last.letter != letter) {
            letters.push(Letter { letter, terms: Vec::new() });
        }
        if let Some(last) = letters.last_mut() {
            last.terms.push(entry(writer, term));
        }
    }
    let title = writer.say(&Words::new("Glossar", "Glossary"));
    let head = frame::section(writer, title, "glossary", "glossary/index.html");
    (head, View::Glossary(Glossary { letters }))
}

/// The letter under which a term stands: umlauts stand with their vowels, as in a dictionary.
fn first_letter(term: &str) -> String {
    let first = term.chars().find(|c| c.is_alphanumeric()).unwrap_or('#');
    let plain = match first {
        'Ä' | 'ä' => 'A',
        'Ö' | 'ö' => 'O',
        'Ü' | 'ü' => 'U',
        digit if digit.is_numeric() => '#',
        other => other,
    };
    plain.to_uppercase().collect()
}

fn entry(writer: &Writer<'_>, term: &Entry<ModelTerm>) -> Term {
    let value = term.value(writer.language);
    let mut used_by: Vec<Link> = Vec::new();
    for edge in writer.site.model.graph.to(&term.head.thing()) {
        if used_by.len() == USED_BY || !has_page(edge.from.kind) {
            continue;
        }
        let link = writer.link(&edge.from);
        if !used_by.contains(&link) {
            used_by.push(link);
        }
    }
    Term {
        id: term.head.id.as_str().to_owned(),
        term: writer.text(&value.term.value),
        definition: writer.text(&value.definition),
        synonyms: value.synonyms.iter().map(|synonym| writer.text(&synonym.value)).collect(),
        see: writer.refer_all(&*value.see),
        used_by,
    }
}
