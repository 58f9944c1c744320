//! Stylesheets as they are sent: without comments and without blanks that mean nothing.

/// Before and after these a blank means nothing.
const PARTS: [char; 5] = ['{', '}', ';', ',', ' '];

/// A stylesheet without its comments, each run of blanks made one or none. What stands in quotes stays as it is.
pub fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '/' if rest.starts_with("/*") => {
                blank = true;
                rest.get(2..).and_then(|text| text.find("*/")).map_or(rest.len(), |end| end + 4)
            }
            _ if first.is_whitespace() => {
                blank = true;
                first.len_utf8()
            }
            _ => {
                // After the colon of a declaration, too; before one a blank tells `a :hover` from `a:hover`.
                let is_needed = !out.ends_with(PARTS) && !out.ends_with(':') && !PARTS.contains(&first);
                if blank && is_needed && !out.is_empty() {
                    out.push(' ');
                }
                blank = false;
                let taken = if matches!(first, '"' | '\'') { quoted(rest, first) } else { first.len_utf8() };
                out.push_str(rest.get(..taken).unwrap_or_default());
                taken
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

/// How long a text in quotes is, both quotes included; to the end where the second one is missing.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_means_nothing_goes() {
        for (written, sent) in [
            ("", ""),
            ("a { color: red; }\n", "a{color:red;}"),
            ("/* one */ a,\n  b > c { /* two */ margin: 0 1px }", "a,b > c{margin:0 1px}"),
            ("a :hover { }", "a :hover{}"),
            ("a { width: calc(1px + 2px - var(--x)) }", "a{width:calc(1px + 2px - var(--x))}"),
            ("a::after { content: \"a  /* b */ ; \\\" c\" }", "a::after{content:\"a  /* b */ ; \\\" c\"}"),
            ("@media (width >= 1px) and (x) { }", "@media (width >= 1px) and (x){}"),
            ("a/* */b { }", "a b{}"),
            ("a { b: url('x  y') }", "a{b:url('x  y')}"),
            ("/*/ one */ a { }", "a{}"),
            ("/* never closed", ""),
            ("a { content: \"never closed", "a{content:\"never closed"),
        ] {
            assert_eq!(compact(written), sent, "{written}");
        }
    }

    proptest! {
        #[test]
        fn what_is_sent_is_as_short_as_it_gets(text in "[a-z{};:, \n/*\"'\\\\ü]{0,40}") {
            let sent = compact(&text);
            prop_assert!(sent.len() <= text.len());
            prop_assert_eq!(compact(&sent), sent);
        }
    }
}
