//! The examples of the `CommonMark` specification, run through our reader of Markdown.
//!
//! What we do otherwise on purpose is either undone before the comparison ([`ours`], [`theirs`]) or
//! listed with its reason in [`OTHERWISE`]. The test fails for an example that differs and is not
//! listed, and for a listed one that no longer differs.
//!
//! The specification is not part of this repository; `npm ci` in `tests/` brings it.

#![allow(clippy::disallowed_methods, reason = "a test reads its specification itself")]

use leitstand::locale::Language;
use leitstand::model::body::{Body, Destination, Piece};
use leitstand::read::markdown::{Context, parse};
use leitstand::source::FileId;

/// Where `npm ci` puts the specification.
const SPECIFICATION: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/node_modules/commonmark-spec/spec.txt");

/// What we render otherwise on purpose: the reason and the examples.
const OTHERWISE: [(&str, &[usize]); 5] = [
    (
        "raw HTML is shown as text",
        &[
            21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165,
            166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 178, 180, 181, 182, 184, 185, 186, 187,
            188, 189, 190, 191, 201, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623,
            627, 628, 629, 630, 631, 642, 643,
        ],
    ),
    ("comments disappear", &[177, 179, 183, 308, 309, 625, 626]),
    ("[[text]] is a short link", &[548, 559, 590]),
    ("bare addresses are links", &[602, 606, 608, 611, 612]),
    ("paths are normalised", &[484]),
];

/// One example.
struct Example {
    number: usize,
    markdown: String,
    html: String,
}

#[test]
fn every_example_of_the_specification_is_rendered_as_it_says() {
    let text = std::fs::read_to_string(SPECIFICATION).unwrap_or_else(|error| {
        panic!(
            "{SPECIFICATION}: {error}. Install it with: cd tests && npm ci (package commonmark-spec, 0.31.2)"
        )
    });
    let examples = examples(&text);
    assert_eq!(examples.len(), 652, "version 0.31.2 has 652 examples; is this another version?");
    let mut wrong = Vec::new();
    for example in &examples {
        let listed = OTHERWISE.iter().find(|(_, numbers)| numbers.contains(&example.number));
        let (got, expected) = (ours(&example.markdown), theirs(&example.html));
        match listed {
            None if got != expected => {
                let Example { number, markdown, .. } = example;
                wrong.push(format!("--- {number}\n{markdown}\n--- expected\n{expected}\n--- got\n{got}"));
            }
            Some((reason, _)) if got == expected => {
                let number = example.number;
                wrong.push(format!("--- {number} is as the specification says, but listed: {reason}"));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The examples of the specification: blocks fenced by 32 backticks, the two halves parted by a dot.
fn examples(text: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let (opening, closing) = (format!("\n{fence} example\n"), format!("\n{fence}"));
    let mut examples = Vec::new();
    for (number, block) in (1..).zip(text.split(&opening).skip(1)) {
        let block = block.split(&closing).next().unwrap_or_default().replace('→', "\t") + "\n";
        let (markdown, html) = match block.strip_prefix(".\n") {
            Some(html) => ("", html),
            None => block.split_once("\n.\n").unwrap_or((&block, "")),
        };
        examples.push(Example { number, markdown: format!("{markdown}\n"), html: html.to_owned() });
    }
    examples
}

/// Our rendering, with what we add taken out again.
fn ours(markdown: &str) -> String {
    let context =
        Context { file: FileId(0), path: "spec.md", language: Language::En, offset: 0, first_line: None };
    let (body, _) = parse(markdown, &context);
    let mut html = filled(&body);
    for heading in &body.headings {
        html = html.replacen(&format!(" id=\"{}\"", escaped(&heading.id)), "", 1);
    }
    for (ours, theirs) in [
        ("<pre tabindex=\"0\">", "<pre>"),
        (" loading=\"lazy\" decoding=\"async\"", ""),
        ("<figure>", "<p>"),
        ("</figure>", "</p>"),
        ("><figcaption>", " title=\""),
        ("</figcaption>", "\">"),
    ] {
        html = html.replace(ours, theirs);
    }
    typed(&html)
}

/// The specification's rendering in our spelling.
fn theirs(html: &str) -> String {
    let mut html = html.replace(" />", ">");
    for attribute in ["href=\"", "src=\""] {
        let mut parts = html.split(attribute);
        let mut readable = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (value, rest) = part.split_once('"').unwrap_or((part, ""));
            readable.extend([attribute, &escaped(&decoded(&unescaped(value))), "\"", rest]);
        }
        html = readable;
    }
    typed(&html)
}

/// The pieces put together, destinations as they are.
fn filled(body: &Body) -> String {
    let mut html = String::new();
    for piece in &body.pieces {
        match piece {
            Piece::Markup(range) => html += &body.markup[range.start as usize..range.end as usize],
            Piece::Anchor | Piece::Line(_) => {}
            Piece::Level(level) => html += &level.to_string(),
            Piece::Href(index) => html.extend([&address(&body.links[*index as usize].to), "\""]),
            Piece::Title(index) => html += &address(&body.links[*index as usize].to),
            Piece::Source(index) => html += &address(&body.images[*index as usize].to),
        }
    }
    html
}

fn address(destination: &Destination) -> String {
    let address = match destination {
        Destination::External(address)
        | Destination::Outside(address)
        | Destination::Forbidden(address)
        | Destination::UnknownKind(address) => address.clone(),
        Destination::Here(fragment) => format!("#{fragment}"),
        Destination::File { path, fragment: Some(fragment) } => format!("{path}#{fragment}"),
        Destination::File { path, fragment: None } => path.clone(),
        Destination::Short { id, .. } => format!("[[{id}]]"),
        Destination::Empty => String::new(),
    };
    escaped(&decoded(&address))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn unescaped(html: &str) -> String {
    html.replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}

/// A text without percent encoding.
fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_owned();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        bytes.extend(part.bytes().skip(if byte.is_some() { 2 } else { 0 }));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Typography undone: as it was typed.
fn typed(html: &str) -> String {
    let mut html = html.to_owned();
    for (mark, typed) in
        [("“", "&quot;"), ("”", "&quot;"), ("‘", "'"), ("’", "'"), ("…", "..."), ("—", "---"), ("–", "--")]
    {
        html = html.replace(mark, typed);
    }
    html
}
