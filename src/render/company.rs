//! The stylesheet that is written for each portal: the company's colour, and the portal's title for the
//! margins of paper.

use std::fmt::Write as _;

use crate::colour::{Colour, Tones};
use crate::locale::Language;

/// Its path in the output, and its text. On light and on dark pages the company's colour is a tone that can
/// be read; what is no colour is left out.
pub fn company_stylesheet(accent: Option<&str>, titles: &[(Language, &str)]) -> (String, String) {
    let mut text = String::from("@layer tokens {\n");
    if let Some(Tones { light, light_soft, dark, dark_soft }) =
        accent.and_then(Colour::parse).map(Colour::tones)
    {
        let _ = writeln!(
            text,
            "  :root {{ --accent: light-dark({light}, {dark}); --accent-soft: light-dark({light_soft}, {dark_soft}); }}"
        );
    }
    for (language, title) in titles {
        let _ = writeln!(text, "  :root:lang({}) {{ --portal: {}; }}", language.code(), quoted(title));
    }
    text.push_str("}\n");
    (super::theme::asset_path("company.css", text.as_bytes()), text)
}

/// A text as a string of a stylesheet: whatever could end it is written by its number.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        if matches!(character, '"' | '\\' | '<' | '>') || character.is_control() {
            let _ = write!(out, "\\{:x} ", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_within_its_quotes() {
        let (_, text) = company_stylesheet(None, &[(Language::De, "A \"B\" \\ </style>\n} * {")]);
        assert_eq!(
            text,
            "@layer tokens {\n  :root:lang(de) { --portal: \"A \\22 B\\22  \\5c  \\3c /style\\3e \\a } * {\"; }\n}\n"
        );
    }
}
