//! Ordinary YAML, straight from the parser's events: mappings, lists and scalars. That takes less than half
//! the time, and nearly every file is no more than that. Whatever is not ordinary, and whatever is wrong, is
//! left to the library, which knows anchors, merges, tags, limits and numbers of all sorts.

use std::borrow::Cow;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span, StrInput};

use super::tree::Build;
use super::{MAX_DEPTH, MAX_NODES};
use crate::model::{Node, NodeContent, Spanned};

/// Reads a text as far as it is ordinary; `None` leaves all of it to the library.
pub(super) fn read(build: &Build<'_>) -> Option<Node> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let parser = Parser::new_from_str_with_options(build.text, options);
    let mut reader = Reader { build, parser, nodes: 0, depth: 0 };
    reader.next().filter(|(event, _)| *event == Event::StreamStart)?;
    reader.next().filter(|(event, _)| matches!(event, Event::DocumentStart(..)))?;
    let (event, span) = reader.next()?;
    let node = reader.node(event, span)?;
    reader.next().filter(|(event, _)| *event == Event::DocumentEnd)?;
    reader.next().filter(|(event, _)| *event == Event::StreamEnd)?;
    Some(node)
}

struct Reader<'b, 't> {
    build: &'b Build<'t>,
    parser: Parser<'t, StrInput<'t>>,
    /// The values that have been read.
    nodes: usize,
    /// The lists and mappings around the value that is being read.
    depth: usize,
}

impl<'t> Reader<'_, 't> {
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        self.parser.next_event()?.ok()
    }

    /// The value that begins with an event. Those with an anchor or a tag are not ordinary.
    fn node(&mut self, event: Event<'t>, span: Span) -> Option<Node> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return None;
        }
        let at = self.place(span)?;
        let content = match event {
            Event::Scalar(text, ScalarStyle::Plain, 0, None) => plain(text)?,
            Event::Scalar(text, _, 0, None) => NodeContent::Text(text.into_owned()),
            Event::SequenceStart(_, 0, None) => self.within(Self::list)?,
            Event::MappingStart(_, 0, None) => self.within(Self::map)?,
            _ => return None,
        };
        Some(Node { content, at })
    }

    fn within(&mut self, read: fn(&mut Self) -> Option<NodeContent>) -> Option<NodeContent> {
        self.depth += 1;
        let content = if self.depth > MAX_DEPTH { None } else { read(self) };
        self.depth -= 1;
        content
    }

    fn list(&mut self) -> Option<NodeContent> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Some(NodeContent::List(items)),
                (event, span) => items.push(self.node(event, span)?),
            }
        }
    }

    fn map(&mut self) -> Option<NodeContent> {
        let mut pairs = Vec::new();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, _) => return Some(NodeContent::Map(pairs)),
                (Event::Scalar(key, style, 0, None), span) if is_name(&key, style) => {
                    self.nodes += 1;
                    Spanned::new(key.into_owned(), self.place(span)?)
                }
                _ => return None,
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span)?;
            pairs.push(self.build.pair_of(key, value));
        }
    }

    fn place(&self, span: Span) -> Option<crate::source::Span> {
        Some(self.build.place(span.start.byte_offset()?, span.end.byte_offset()?).0)
    }
}

/// Whether a key is a name and nothing else: `<<` merges, and `~` is none.
fn is_name(key: &str, style: ScalarStyle) -> bool {
    style != ScalarStyle::Plain || !matches!(key, "<<" | "" | "~" | "null" | "Null" | "NULL")
}

/// What stands without quotation marks; `None` for numbers that are not ordinary.
fn plain(text: Cow<'_, str>) -> Option<NodeContent> {
    Some(match &*text {
        "" | "~" | "null" | "Null" | "NULL" => NodeContent::Null,
        "true" | "True" | "TRUE" => NodeContent::Bool(true),
        "false" | "False" | "FALSE" => NodeContent::Bool(false),
        _ if is_number(&text)? => NodeContent::Number(text.into_owned()),
        _ => NodeContent::Text(text.into_owned()),
    })
}

/// Whether a text is a number; `None` for one of another base and for one without an end.
fn is_number(text: &str) -> Option<bool> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Some(false);
    }
    let begins = |sort: &str| digits.get(..sort.len()).is_some_and(|word| word.eq_ignore_ascii_case(sort));
    if ["0x", "0o", "0b", ".inf", ".nan"].into_iter().any(begins) {
        return None;
    }
    // `007` is a name.
    if digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(false);
    }
    match text.parse::<f64>() {
        Ok(number) => number.is_finite().then_some(true),
        Err(_) => Some(false),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::FileId;

    /// What YAML is made of, ordinary or not.
    const PARTS: [&str; 58] = [
        "a: ",
        "b: ",
        "- ",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ": ",
        "? ",
        "'",
        "\"",
        "Wort",
        "größer",
        " ",
        "\r\n",
        "\t",
        "# Satz",
        " #rot",
        "|\n",
        ">-\n",
        "&x ",
        "*x",
        "!!str ",
        "!neu ",
        "<<: ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "\u{feff}",
        "~",
        "null",
        "true",
        "False",
        "yes",
        "0",
        "-0",
        "12",
        "1.50",
        "1e3",
        "1e999",
        "-7",
        "+49 711",
        "007",
        "-012",
        "00.5",
        "1_000",
        "0x1F",
        "0o17",
        ".5",
        ".inf",
        "-.NaN",
        "2026-11-23",
        "08:00-17:00",
    ];

    /// Whether a text is ordinary; then it must be what the library reads, place by place.
    fn is_ordinary(text: &str) -> bool {
        let build = Build { text, file: FileId(0), offset: 3 };
        let Some(node) = read(&build) else { return false };
        let library = super::super::read(text).map(|tree| build.node(tree));
        let library = library.unwrap_or_else(|error| panic!("{text:?} is read, but {error}"));
        assert_eq!(format!("{node:#?}"), format!("{library:#?}"), "{text:?}");
        true
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

        #[test]
        fn what_is_ordinary_is_read_as_the_library_reads_it(
            parts in proptest::collection::vec(proptest::sample::select(&PARTS[..]), 0..14)
        ) {
            is_ordinary(&parts.concat());
        }

        #[test]
        fn every_value_is_read_as_the_library_reads_it(
            value in "[+-]?(0[xob])?[0-9.eE_aAfFnN:-]{0,7}|\\.?[a-zA-Z]{1,5}"
        ) {
            is_ordinary(&format!("a: {value}\n{value}: [{value}, '{value}']\n"));
        }
    }

    #[test]
    fn files_as_people_write_them_are_ordinary() {
        for text in [
            "title: Xing\nlifecycle: active\nsince: 2026-11-23\n",
            "posts:\n  - id: a\n    platforms: {xing: {reach: 2062}}\n    text: \"Gut: so\"\n    note: >\n      Ja,\n      so.\n",
            "colour: #0a5f6b\nempty:\nshare: 0.5 # halb\nphone: +49 711 1\ncode: 007\n'yes': yes\n",
            "- 2026-W48\n- [1, -2.50, true, ~]\n",
            "a: 1\na: 2\n",
        ] {
            assert!(is_ordinary(text), "{text}");
        }
        for text in
            ["a: &x 1\nb: *x\n", "<<: {a: 1}\n", "a: !!str 1\n", "a: 0x1F\n", "a: [\n", "---\n---\n", ""]
        {
            assert!(!is_ordinary(text), "{text}");
        }
    }

    #[test]
    fn depth_and_size_have_the_limits_of_the_library() {
        for (depth, ordinary) in [(MAX_DEPTH, true), (MAX_DEPTH + 1, false)] {
            assert_eq!(is_ordinary(&format!("{}1{}", "[".repeat(depth), "]".repeat(depth))), ordinary);
        }
        assert!(!is_ordinary(&"- 1\n".repeat(MAX_NODES)));
    }
}
