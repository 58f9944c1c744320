//! The ids of headings, made as code hosts make them, so that a link to a heading works there too.

use std::collections::{HashMap, HashSet};

/// The ids of one body.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    /// Every id given so far.
    given: HashSet<String>,
    /// The last number that was hung on an id.
    numbers: HashMap<String, u32>,
    /// What authors chose themselves anywhere in the text (`{#id}`): no other heading may take it.
    chosen: HashSet<&'a str>,
    /// The id of a heading without a letter or digit.
    fallback: &'static str,
}

impl<'a> Ids<'a> {
    /// No id is given yet; `text` is the whole text.
    pub(super) fn new(text: &'a str, fallback: &'static str) -> Ids<'a> {
        // A single character is found much faster than two; most texts have not even that.
        let marked = if text.contains('{') { text } else { "" };
        let chosen = marked
            .split("{#")
            .skip(1)
            .filter_map(|rest| rest.split(|c: char| c == '}' || c.is_ascii_whitespace()).next())
            .collect();
        Ids { given: HashSet::new(), numbers: HashMap::new(), chosen, fallback }
    }

    /// The id of a heading by its text: `Über uns!` is `über-uns`, the second one `über-uns-1`.
    pub(super) fn of_text(&mut self, text: &str) -> String {
        let slug = slug(text);
        let named = slug.chars().any(char::is_alphanumeric);
        self.unique(if named { slug } else { self.fallback.to_owned() }, true)
    }

    /// The id that an author chose; the second heading of the same id gets a number.
    pub(super) fn chosen(&mut self, id: &str) -> String {
        self.unique(id.to_owned(), false)
    }

    fn unique(&mut self, id: String, respect_chosen: bool) -> String {
        let free = |id: &str| {
            let reserved = is_footnote(id) || respect_chosen && self.chosen.contains(id);
            !reserved && !self.given.contains(id)
        };
        let mut unique = id;
        if !free(&unique) {
            let id = unique;
            let number = self.numbers.entry(id.clone()).or_insert(0);
            // Numbers behind `fn-` are those of footnotes; no such id is ever free.
            let hyphens = if is_footnote(&format!("{id}-")) { "--" } else { "-" };
            unique = loop {
                *number += 1;
                let numbered = format!("{id}{hyphens}{number}");
                if free(&numbered) {
                    break numbered;
                }
            };
        }
        self.given.insert(unique.clone());
        unique
    }
}

/// The id of a footnote.
pub(super) fn footnote(number: usize) -> String {
    format!("fn-{number}")
}

/// The id of a place that refers to a footnote, counted from 1.
pub(super) fn footnote_reference(number: usize, place: usize) -> String {
    if place == 1 { format!("fnref-{number}") } else { format!("fnref-{number}.{place}") }
}

/// Whether an id could be one of the two above.
fn is_footnote(id: &str) -> bool {
    let number = id.strip_prefix("fn-").or_else(|| id.strip_prefix("fnref-"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
}

/// Lower case, blanks as hyphens, everything dropped that is no letter, digit, hyphen or underscore.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            // The last are marks: some keyboards make an umlaut of a letter and a mark.
            '-' | '_' | '\u{300}'..='\u{36f}' => slug.push(character),
            letter if letter.is_alphanumeric() => slug.extend(letter.to_lowercase()),
            blank if blank.is_whitespace() => slug.push('-'),
            _ => {}
        }
    }
    slug
}
