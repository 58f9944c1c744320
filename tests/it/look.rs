//! The look of the default theme: every colour can be read, and every size, weight and colour is a token.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use leitstand::colour::{Colour, DARK, LIGHT};

/// Text, or the signs of states, and the grounds on which they stand.
const TEXT: [(&str, &[&str]); 7] = [
    ("--ink", &["--paper", "--raised", "--accent-soft", "--red-soft"]),
    ("--ink-2", &["--paper", "--raised", "--red-soft"]),
    ("--accent", &["--paper", "--raised"]),
    ("--green", &["--paper", "--raised"]),
    ("--yellow", &["--paper", "--raised"]),
    ("--red", &["--paper", "--raised", "--red-soft"]),
    ("--ink", &["--wash"]),
];
/// What is drawn and not read: the line under links, the ring of focus, bars, edges of what is touched.
const SHAPES: [(&str, &[&str]); 4] = [
    ("--underline", &["--paper", "--raised"]),
    ("--accent", &["--paper", "--raised", "--line", "--accent-soft"]),
    ("--ink", &["--line"]),
    ("--ink-2", &["--paper", "--raised"]),
];

/// The stylesheets of the default theme with their names, comments taken out.
fn stylesheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets");
    let tree = crate::site::tree(&folder)
        .into_iter()
        .filter(|(name, _)| name.rsplit_once('.').is_some_and(|(_, ending)| ending == "css"));
    tree.map(|(name, bytes)| (name, without_comments(&String::from_utf8(bytes).unwrap()))).collect()
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").unwrap().1;
    }
    out + rest
}

/// The tokens of portal.css by name.
fn tokens() -> BTreeMap<String, String> {
    let sheets = stylesheets();
    let sheet = &sheets.iter().find(|(name, _)| name == "portal.css").unwrap().1;
    let layer = sheet.split("@layer base {").next().unwrap();
    layer
        .split(['{', ';', '}'])
        .filter_map(|line| line.trim().split_once(": "))
        .filter(|(name, _)| name.starts_with("--") && *name != "--motion")
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// What a token is in the light or in the dark, laid on a ground.
fn colour(tokens: &BTreeMap<String, String>, value: &str, dark: bool, ground: Option<Colour>) -> Colour {
    let own = |value: &str| colour(tokens, value, dark, ground);
    if let Some(name) = value.strip_prefix("var(") {
        return own(&tokens[name.trim_end_matches(')')]);
    }
    if let Some(pair) = value.strip_prefix("light-dark(") {
        let (light, shade) = pair.trim_end_matches(')').split_once(", ").unwrap();
        return own(if dark { shade } else { light });
    }
    if let Some(mixture) = value.strip_prefix("color-mix(in srgb, ") {
        let (of, share) = mixture.trim_end_matches("%, transparent)").rsplit_once(' ').unwrap();
        let (Colour(over), Colour(under)) = (own(of), ground.unwrap());
        let share: u32 = share.parse().unwrap();
        let part = |at: usize| {
            u8::try_from((u32::from(over[at]) * share + u32::from(under[at]) * (100 - share)) / 100)
        };
        return Colour([0, 1, 2].map(|at| part(at).unwrap()));
    }
    Colour::parse(value).unwrap_or_else(|| panic!("{value} is no colour"))
}

#[test]
fn every_colour_stands_out_from_every_ground_it_stands_on() {
    let tokens = tokens();
    let mut wrong = Vec::new();
    for (pairs, least) in [(&TEXT[..], 4.5), (&SHAPES[..], 3.0)] {
        for (token, grounds) in pairs {
            for (ground, dark) in grounds.iter().flat_map(|ground| [(ground, false), (ground, true)]) {
                let paper = colour(&tokens, "var(--paper)", dark, None);
                let ground_colour = colour(&tokens, &format!("var({ground})"), dark, Some(paper));
                let own = colour(&tokens, &format!("var({token})"), dark, Some(ground_colour));
                let ratio = own.contrast(ground_colour);
                if ratio < least {
                    let scheme = if dark { "dark" } else { "light" };
                    wrong.push(format!(
                        "{token} {own} on {ground} {ground_colour}, {scheme}: {ratio:.2}, not {least}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `check` and `render` reckon with the grounds of the pages without reading the stylesheet.
#[test]
fn the_grounds_for_company_colours_are_those_of_the_pages() {
    let tokens = tokens();
    assert_eq!(colour(&tokens, "var(--paper)", false, None), LIGHT);
    assert_eq!(colour(&tokens, "var(--raised)", true, None), DARK);
    assert_eq!(colour(&tokens, "var(--ink)", false, None).to_string(), "#1d2126", "as in src/colour.rs");
    assert_eq!(colour(&tokens, "var(--ink)", true, None).to_string(), "#e8e6e1", "as in src/colour.rs");
}

#[test]
fn components_are_made_of_tokens() {
    let mut broken = Vec::new();
    for (name, text) in stylesheets() {
        for declaration in outside_tokens(&text).split(['{', ';', '}']) {
            let Some((property, value)) = declaration.trim().split_once(": ") else { continue };
            let is_literal = |token: &str| !value.contains("var(") && !value.contains(token);
            let wrong = match property {
                // Sizes in `em` are shares of the text around.
                "font-size" => !value.starts_with("var(") && !value.ends_with("em") || value.ends_with("rem"),
                "font-weight" => is_literal("inherit"),
                "border-radius" => is_literal("%") && value.ends_with("px") && value != "2px",
                "transition" => is_literal("none"),
                _ => {
                    ["#", "rgb", "hsl", "oklch"].iter().any(|sign| value.contains(sign))
                        && !value.contains("url(")
                }
            };
            if wrong && !name.starts_with("print") {
                broken.push(format!("{name}: {property}: {value}"));
            }
        }
    }
    assert!(broken.is_empty(), "These are to be tokens of portal.css:\n{}", broken.join("\n"));
}

/// A stylesheet without its `@layer tokens` blocks.
fn outside_tokens(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("@layer tokens {") {
        out.push_str(before);
        let mut depth = 1;
        let end = after.char_indices().find(|(_, character)| {
            depth += match character {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        rest = &after[end.unwrap().0 + 1..];
    }
    out + rest
}

/// Whoever wants no motion gets none: whatever moves takes its time from the one token.
#[test]
fn motion_is_one_token_that_can_be_switched_off() {
    let portal =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets/portal.css"))
            .unwrap();
    assert!(portal.contains("@media (prefers-reduced-motion: reduce) { :root { --motion: 0s; } }"));
    for (name, text) in stylesheets() {
        for property in ["transition", "animation", "scroll-behavior"] {
            for (_, rest) in text.split(property).skip(1).filter_map(|rest| rest.split_once(':')) {
                let value = rest.split(';').next().unwrap();
                assert!(value.contains("var(--motion)"), "{name}: {property}:{value}");
            }
        }
    }
}
