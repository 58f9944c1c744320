//! Numbers as characters of a script: few bytes, nothing that must be escaped. The script in the browser
//! reads them (`numbers` in `find.js`).

/// The digits: all that ASCII can print but for blank, `!`, `"` and the backslash. The last one of a number
/// is one of the first sixty, those before it are among the others.
const LAST: usize = 60;
const DIGITS: &[u8; 91] =
    b"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// Writes a number.
pub fn number(value: usize, out: &mut String) {
    let before = DIGITS.len() - LAST;
    let mut digits = vec![value % LAST];
    let mut rest = value / LAST;
    while rest > 0 {
        digits.push(LAST + (rest - 1) % before);
        rest = (rest - 1) / before;
    }
    out.extend(digits.iter().rev().filter_map(|digit| DIGITS.get(*digit)).map(|digit| char::from(*digit)));
}

/// Writes the places of a word, each as its distance to the one before.
pub fn postings(postings: &[u32], out: &mut String) {
    let mut before = 0;
    for posting in postings {
        let (record, level) = (posting >> super::LEVEL_BITS, posting & super::LEVEL_MASK);
        number(((record - before) << super::LEVEL_BITS | level) as usize, out);
        before = record;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As the script does it.
    fn read(text: &str) -> Vec<usize> {
        let (mut numbers, mut number) = (Vec::new(), 0);
        for character in text.bytes() {
            let digit = DIGITS.iter().position(|digit| *digit == character).expect("a digit");
            if digit < LAST {
                numbers.push(number * LAST + digit);
                number = 0;
            } else {
                number = number * (DIGITS.len() - LAST) + digit - LAST + 1;
            }
        }
        numbers
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn numbers_are_read_as_they_were_written(numbers in prop::collection::vec(0_usize..5_000_000, 0..40)) {
            let mut text = String::new();
            for value in &numbers {
                number(*value, &mut text);
            }
            prop_assert_eq!(read(&text), numbers);
        }
    }
}
