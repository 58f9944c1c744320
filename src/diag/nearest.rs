//! The names that somebody probably meant.

/// At most this many names are suggested.
const SUGGESTIONS: usize = 3;

/// The names most like `wrong`, best first: by edit distance of the identifier, and by title, so
/// that "Anna Muster" finds `anna-muster`. Each name comes with its title (empty where it has none).
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
    let wanted = simplify(wrong);
    let mut scored: Vec<(f64, &str)> = names
        .into_iter()
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, title)| {
            (likeness(&wanted, &simplify(name)).max(likeness(&wanted, &simplify(title))), name)
        })
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(SUGGESTIONS).map(|(_, name)| name).collect()
}

/// The one name that a text is up to case, blanks, hyphens, underscores and the spelling of umlauts:
/// by the name itself or by its title. `None` where it fits none, or several.
pub fn same<'a>(wrong: &str, names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<&'a str> {
    let letters = |text: &str| simplify(text).replace('-', "");
    let wanted = letters(wrong);
    let mut fitting = names
        .into_iter()
        .filter(|(name, title)| !wanted.is_empty() && (letters(name) == wanted || letters(title) == wanted))
        .map(|(name, _)| name);
    let first = fitting.next()?;
    fitting.all(|other| other == first).then_some(first)
}

/// What is less alike than this is no suggestion.
const ALIKE: f64 = 0.6;

/// From 0 (nothing in common) to 1 (the same). A whole part of the other's name counts as alike.
fn likeness(wanted: &str, name: &str) -> f64 {
    if wanted.is_empty() || name.is_empty() {
        return 0.0;
    }
    let part = wanted.len() >= 3 && name.split('-').any(|part| part == wanted);
    // Of two letters in the wrong order not one stands in its place.
    let swapped = wanted.len() == 2 && wanted.bytes().rev().eq(name.bytes());
    let floor = if part || swapped { 0.8 } else { 0.0 };
    // The edit distance costs the product of the lengths; most names are ruled out by their letters.
    if may_be_alike(wanted, name) {
        strsim::normalized_damerau_levenshtein(wanted, name).max(floor)
    } else {
        floor
    }
}

/// Whether two names could be alike: every letter that one has more often than the other costs an edit.
fn may_be_alike(a: &str, b: &str) -> bool {
    let mut surplus = [0_i32; 64];
    a.bytes().for_each(|byte| surplus[usize::from(byte & 63)] += 1);
    b.bytes().for_each(|byte| surplus[usize::from(byte & 63)] -= 1);
    let more: i32 = surplus.iter().filter(|count| **count > 0).sum();
    let less: i32 = -surplus.iter().filter(|count| **count < 0).sum::<i32>();
    let longest = f64::from(u32::try_from(a.chars().count().max(b.chars().count())).unwrap_or(u32::MAX));
    f64::from(more.max(less)) <= (1.0 - ALIKE) * longest * bytes_per_letter(a, b)
}

/// How many bytes a letter takes at most, so that counting bytes never rules out too much.
fn bytes_per_letter(a: &str, b: &str) -> f64 {
    if a.is_ascii() && b.is_ascii() { 1.0 } else { 4.0 }
}

/// Lower case, umlauts spelled out, everything else a hyphen: how an identifier is made of a title.
pub(crate) fn simplify(text: &str) -> String {
    let mut simple = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'ä' => simple.push_str("ae"),
            'ö' => simple.push_str("oe"),
            'ü' => simple.push_str("ue"),
            'ß' => simple.push_str("ss"),
            letter if letter.is_alphanumeric() => simple.push(letter),
            _ if !simple.is_empty() && !simple.ends_with('-') => simple.push('-'),
            _ => {}
        }
    }
    simple.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_was_meant_comes_first() {
        let people = [
            ("anna-muster", "Anna Muster"),
            ("ben-beispiel", "Ben Beispiel"),
            ("jörg", "Jörg Über"),
            ("by", ""),
        ];
        for (wrong, meant) in [
            ("anna-mustr", Some("anna-muster")),
            ("Anna Muster", Some("anna-muster")),
            ("muster", Some("anna-muster")),
            ("beispiel", Some("ben-beispiel")),
            ("Joerg Ueber", Some("jörg")),
            ("yb", Some("by")),
            ("zzz", None),
            ("", None),
        ] {
            assert_eq!(nearest(wrong, people).first().copied(), meant, "{wrong}");
        }
    }

    #[test]
    fn a_name_in_another_spelling_is_the_same_unless_two_are() {
        let names = [("in_review", "in Prüfung"), ("on-hold", "angehalten"), ("a-b", "x"), ("ab", "y")];
        for (wrong, meant) in [
            ("In Review", Some("in_review")),
            ("in_Pruefung", Some("in_review")),
            ("ON_HOLD", Some("on-hold")),
            ("A B", None),
            ("review", None),
            ("", None),
        ] {
            assert_eq!(same(wrong, names), meant, "{wrong}");
        }
    }

    #[test]
    fn ruling_out_by_letters_never_loses_a_likeness() {
        let names = [
            "plattform",
            "platform",
            "platfrom",
            "form",
            "plattformen",
            "größe",
            "grösse",
            "groesse",
            "a",
            "ab",
        ];
        for a in names {
            for b in names {
                let alike = strsim::normalized_damerau_levenshtein(a, b) >= ALIKE;
                assert!(!alike || may_be_alike(a, b), "{a} {b}");
            }
        }
    }
}
