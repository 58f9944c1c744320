//! Ensures that texts can be read by everybody: headings without gaps, images and links with words.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::body::{Body, Destination, Label};
use crate::source::FileId;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "text",
    ensures: (
        "Überschriften überspringen keine Ebene, Bilder und Links haben einen Text, der etwas sagt",
        "headings leave out no level, images and links have a text that says something",
    ),
    codes: &[
        &codes::markdown::HEADING_JUMPS,
        &codes::markdown::IMAGE_WITHOUT_TEXT,
        &codes::markdown::VAGUE_LINK,
        &codes::markdown::LINK_WITHOUT_TEXT,
    ],
    check,
};

/// Texts of links that do not say where they lead; both languages, for texts quote each other.
#[rustfmt::skip]
const VAGUE: [&str; 52] = [
    "hier", "klick hier", "klicke hier", "klicken sie hier", "hier klicken", "hier entlang", "hier lesen",
    "hier nachlesen", "siehe hier", "link", "der link", "dieser link", "diesem link", "diesen link", "zum link",
    "verweis", "dieser verweis", "mehr", "mehr dazu", "mehr erfahren", "mehr lesen", "mehr infos",
    "mehr informationen", "weitere infos", "weitere informationen", "weiterlesen", "jetzt lesen", "diese seite",
    "dieser seite", "dies", "das",
    "here", "click here", "click", "click this", "read here", "see here", "this", "this link", "the link",
    "this page", "more", "more info", "more information", "read more", "read on", "learn more", "find out more",
    "see more", "further information", "url", "www",
];

/// The most letters that vague words have.
const LONGEST: usize = 24;

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let versions = checked.model.tables.heads().flat_map(|(_, head)| &head.versions);
    let bodies = versions.filter_map(|version| Some((version.file, version.body.as_deref()?)));
    // Whether a text is shown at all depends on other files, too: of two things of one name only one is.
    let mut bodies: Vec<(FileId, &Body)> = bodies.collect();
    bodies.sort_by_key(|(file, _)| *file);
    found.extend(checked.each_file(RULE.name, bodies.into_iter(), |_, body| {
        let mut found = Vec::new();
        headings(body, &mut found);
        images(body, &mut found);
        links(body, &mut found);
        found
    }));
}

/// The page's title stands above all headings as if it were one of level 1. A text whose own headings
/// begin at that level is lowered by one; in any other, that level is one too high.
fn headings(body: &Body, found: &mut Vec<Diagnostic>) {
    let begins_high = body.headings.first().is_none_or(|heading| heading.level == 1);
    let mut above = 1;
    for heading in &body.headings {
        let right = above + 1;
        if heading.level == 1 && !begins_high {
            found.push(codes::markdown::heading_too_high(heading.at, &heading.title));
        } else if heading.level > right {
            found.push(codes::markdown::heading_jumps(heading.at, &heading.title, heading.level, right));
        }
        above = heading.level;
    }
}

fn images(body: &Body, found: &mut Vec<Diagnostic>) {
    let silent = body.images.iter().filter(|image| image.alt.trim().is_empty());
    // An image of nothing is a mistake of its own.
    let silent = silent.filter(|image| image.to != Destination::Empty);
    found.extend(silent.map(|image| codes::markdown::image_without_text(image.at)));
}

fn links(body: &Body, found: &mut Vec<Diagnostic>) {
    // A link to nothing is a mistake of its own.
    for link in body.links.iter().filter(|link| link.to != Destination::Empty) {
        match &link.label {
            Label::Empty => found.push(codes::markdown::link_without_text(link.at)),
            Label::Words(words) if is_vague(words) => found.push(codes::markdown::vague_link(link.at, words)),
            Label::Words(_) | Label::Other => {}
        }
    }
}

/// Whether the words alone do not say where a link leads, whatever marks stand around them.
fn is_vague(words: &str) -> bool {
    // Nothing vague has so many letters.
    if words.bytes().filter(u8::is_ascii_alphabetic).take(LONGEST + 1).count() > LONGEST {
        return false;
    }
    let bare = words.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
    let single_blanks = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    VAGUE.contains(&single_blanks.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_vague_words_are_longer_than_the_longest() {
        let letters = |words: &&str| words.bytes().filter(u8::is_ascii_alphabetic).count();
        assert!(VAGUE.iter().map(letters).all(|count| count <= LONGEST));
    }

    #[test]
    fn vague_words_are_found_in_any_dress() {
        for words in ["hier", "HIER", "hier.", "» mehr …", "Klicken  Sie\nhier", "Read more »", "→ here"]
        {
            assert!(is_vague(words), "{words}");
        }
        for words in ["Hierarchie", "hier beginnt die Einarbeitung", "X", "…", "Linkliste", "C++"] {
            assert!(!is_vague(words), "{words}");
        }
    }
}
