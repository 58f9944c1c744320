//! Words as the search compares them: without case, accents and the choice between ü and ue. The script
//! in the browser does the very same (`fold` in `words.js`); a test holds both together.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Words of German and English that say nothing of what a text is about. They are found in titles alone.
const STOP_WORDS: &str = "aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus \
    bei beim bin bis bist da dabei dadurch dafur dagegen daher damit danach dann daran darauf daraus darf darin daruber darum \
    das dass davon davor dazu dein deine dem den denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort \
    du durch ein eine einem einen einer eines einige einigen er es etwas euch euer fur gegen gibt hab habe haben hat hatte \
    hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ist ja jede jedem jeden jeder jedes jene \
    jetzt kann kein keine keinem keinen keiner konnen mal man mehr mein meine mich mir mit muss mussen nach nicht nichts noch \
    nun nur ob oder ohne schon sehr sei seid sein seine seinem seinen seiner seit sich sie sind so sobald soll sollen sollte \
    sondern sonst sowie uber um und uns unser unsere unter viel vom von vor wann war waren warum was weil weiter welche welchem \
    welchen welcher welches wenn wer werde werden wie wieder will wir wird wirst wo wohin wurde wurden zu zum zur zwar zwischen \
    about after all also an and any are as at be been before being between both but by can could did do dos during each for \
    from had has have having he her here him his how if into is it its just me more most my no nor not now of off on once only \
    or other our out over own same she should some such than that the their them then there these they this those through to \
    too under until up very was we were what when where which while who whom why will with would you your";

/// The words that say nothing, as they are compared.
pub fn stop_words() -> impl Iterator<Item = &'static str> {
    STOP_WORDS.split_ascii_whitespace()
}

/// A word without case, accents and other spellings: `Prüfung`, `PRUEFUNG` and `prufung` are one.
pub fn fold(word: &str) -> String {
    let lower = if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase() };
    let plain = if lower.is_ascii() { lower } else { without_accents(&lower) };
    if plain.contains("ae") || plain.contains("oe") || plain.contains("ue") { umlauts(&plain) } else { plain }
}

/// Without accents and dots, and with ss for ß.
fn without_accents(lower: &str) -> String {
    let mut plain = String::with_capacity(lower.len());
    for character in DecomposingNormalizerBorrowed::new_nfd().normalize_iter(lower.chars()) {
        match character {
            '\u{300}'..='\u{36f}' => {}
            'ß' => plain.push_str("ss"),
            other => plain.push(other),
        }
    }
    plain
}

/// The spellings ae, oe and ue for ä, ö and ü. What only looks like one stays: Steuer, neue, Quelle.
fn umlauts(plain: &str) -> String {
    let mut first = String::with_capacity(plain.len());
    let mut rest = plain;
    while let Some(at) = rest.find('e') {
        let (before, after) = rest.split_at(at);
        first.push_str(before);
        if !before.ends_with(['a', 'o']) {
            first.push('e');
        }
        rest = after.get(1..).unwrap_or_default();
    }
    first.push_str(rest);
    let mut folded = String::with_capacity(first.len());
    let mut before = [' ', ' '];
    for character in first.chars() {
        let [far, near] = before;
        if character == 'e' && near == 'u' && !"qaeiouy".contains(far) {
            before = [near, character];
            continue;
        }
        folded.push(character);
        before = [near, character];
    }
    folded
}

/// Which bytes are letters or digits by themselves: texts are long, and one look is less than three comparisons.
const IS_LETTER: [bool; 256] = {
    let mut is_letter = [false; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        is_letter[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    is_letter
};

/// Hands over each word of a text as it is written, and each row of words with hyphens between them as one
/// more word.
pub fn each(text: &str, mut found: impl FnMut(&str)) {
    let bytes = text.as_bytes();
    let (mut at, mut row) = (0, None);
    while let Some(first) = bytes.get(at) {
        let start = at;
        at = end_of_word(text, at);
        if at == start {
            at += width_of(*first);
            continue;
        }
        found(text.get(start..at).unwrap_or_default());
        if bytes.get(at) == Some(&b'-') && letter(text, at + 1) > 0 {
            row.get_or_insert(start);
            at += 1;
        } else if let Some(first) = row.take() {
            found(text.get(first..at).unwrap_or_default());
        }
    }
}

/// Where the letters and digits end that begin at a place.
fn end_of_word(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if IS_LETTER.get(usize::from(*byte)) == Some(&true) {
            at += 1;
            continue;
        }
        match if byte.is_ascii() { 0 } else { letter(text, at) } {
            0 => break,
            width => at += width,
        }
    }
    at
}

/// How many bytes the letter or digit at a place has; 0 where there is none.
fn letter(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at..) {
        Some([byte, ..]) if byte.is_ascii() => usize::from(byte.is_ascii_alphanumeric()),
        // Ä to ÿ, but for × and ÷.
        Some([0xc3, byte, ..]) => usize::from(!matches!(byte, 0x97 | 0xb7)) * 2,
        _ => {
            let character = text.get(at..).and_then(|rest| rest.chars().next());
            let is_letter = |one: &char| one.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(one);
            character.filter(is_letter).map_or(0, char::len_utf8)
        }
    }
}

/// How many bytes the character has that begins with a byte.
fn width_of(byte: u8) -> usize {
    match byte {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_a_word_are_one() {
        for (words, expected) in [
            ("Prüfung PRÜFUNG Pruefung pruefung Pru\u{308}fung prufung", "prufung"),
            ("Maß Mass MASS maß", "mass"),
            ("Übergabe Uebergabe übergabe", "ubergabe"),
            ("Größe Groesse grösse", "grosse"),
            ("Café Cafe CAFÉ", "cafe"),
            ("Bäuerin Baeuerin", "bauerin"),
            ("Straße Strasse", "strasse"),
            ("neue", "neue"),
            ("Quelle", "quelle"),
            ("Steuer", "steuer"),
        ] {
            for word in words.split(' ') {
                assert_eq!(fold(word), expected, "{word}");
            }
        }
    }

    #[test]
    fn words_are_found_and_rows_with_hyphens_are_one_more() {
        let found = |text: &str| {
            let mut words = Vec::new();
            each(text, |word| words.push(word.to_owned()));
            words.join(" ")
        };
        assert_eq!(found("Vier-Augen-Prinzip, heißt's."), "Vier Augen Prinzip Vier-Augen-Prinzip heißt s");
        assert_eq!(found("– 3,5 % „Größe“…"), "3 5 Größe");
        assert_eq!(found("a- -b"), "a b");
    }

    #[test]
    fn stop_words_are_as_they_are_compared() {
        assert!(stop_words().all(|word| fold(word) == word));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn case_never_matters(word in "[a-zäöüßéA-ZÄÖÜ]{1,12}") {
            prop_assert_eq!(fold(&word), fold(&word.to_lowercase()));
        }

        #[test]
        fn umlauts_may_be_written_with_e(word in "([bcdfgklmnrst][äöüa]){1,5}") {
            let spelt = word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
            prop_assert_eq!(fold(&spelt), fold(&word));
        }

        #[test]
        fn any_text_falls_into_words_that_stand_in_it(text in any::<String>()) {
            let mut at = 0;
            each(&text, |word| {
                assert!(!word.is_empty());
                if !word.contains('-') {
                    at += text[at..].find(word).expect("it follows the one before") + word.len();
                }
            });
        }
    }
}
