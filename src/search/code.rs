//! Numbers as characters of a script: few bytes, nothing that must be escaped. The script in the browser
//! reads them (`numbers` in `files.js`).

/// The digits: all that ASCII can print but for blank, `!`, `"` and the backslash. The last one of a number
/// is one of the first sixty, those before it are among the others.
const LAST: usize = 60;
const DIGITS: &[u8; 91] =
    b"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// Writes a number.
pub fn number(value: usize, out: &mut String) {
    let others = DIGITS.len() - LAST;
    let rest = value / LAST;
    if rest > 0 {
        first_digits(rest - 1, others, out);
    }
    push(value % LAST, out);
}

/// Writes the digits before the last one.
fn first_digits(value: usize, others: usize, out: &mut String) {
    let rest = value / others;
    if rest > 0 {
        first_digits(rest - 1, others, out);
    }
    push(LAST + value % others, out);
}

fn push(digit: usize, out: &mut String) {
    if let Some(digit) = DIGITS.get(digit) {
        out.push(char::from(*digit));
    }
}

/// Writes the places of a word, each as its distance to the record before.
pub fn postings(postings: &[u32], out: &mut String) {
    let mut before = 0;
    for posting in postings {
        number((posting - (before << super::RECORD_SHIFT)) as usize, out);
        before = posting >> super::RECORD_SHIFT;
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
