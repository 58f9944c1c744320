//! YAML to a tree of nodes with places. The only module that knows the YAML library.

use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::DuplicateKeyPolicy;
use serde_yaml::{Error, Location, Options};

use crate::diag::{Diagnostic, codes};
use crate::locale::Words;
use crate::model::{Node, NodeContent, Pair, Spanned};
use crate::source::{FileId, Span};

/// Nesting that is read; a portal's data is five levels deep.
const MAX_DEPTH: usize = 40;
/// Values that are read from one file.
const MAX_NODES: usize = 250_000;
/// Values that repeated parts (`*name`) may add; more is a mistake or an attack.
const MAX_REPEATED: usize = 50_000;

/// Reads a text that begins at byte `offset` of a file. Nothing at all is an empty mapping.
pub fn parse(text: &str, file: FileId, offset: usize) -> Result<Node, Diagnostic> {
    match serde_yaml::from_str_with_options::<Tree>(text, options()) {
        Ok(tree) => Ok(Build { text, file, offset }.node(tree)),
        Err(error) => Err(Failure { text, file, offset }.diagnostic(&error)),
    }
}

fn options() -> Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! { max_depth: MAX_DEPTH, max_nodes: MAX_NODES, max_documents: 2 },
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: MAX_REPEATED },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
        with_snippet: false,
    }
}

/// What the library hands over: a value with its place, read without knowing what is expected.
struct Tree {
    value: TreeValue,
    at: Location,
}

enum TreeValue {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(serde_yaml::Spanned<String>, Tree)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_yaml::Spanned::<TreeValue>::deserialize(deserializer)?;
        Ok(Tree { value: spanned.value, at: spanned.referenced })
    }
}

impl<'de> Deserialize<'de> for TreeValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

// A figure of a portal never has so many digits that a float would lose any of them.
#[allow(clippy::cast_precision_loss)]
impl<'de> Visitor<'de> for AnyValue {
    type Value = TreeValue;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<TreeValue, E> {
        Ok(TreeValue::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<TreeValue, E> {
        Ok(TreeValue::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<TreeValue, E> {
        Ok(TreeValue::Number(value as f64))
    }

    fn visit_i128<E>(self, value: i128) -> Result<TreeValue, E> {
        Ok(TreeValue::Number(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<TreeValue, E> {
        Ok(TreeValue::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<TreeValue, E> {
        Ok(TreeValue::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<TreeValue, E> {
        Ok(TreeValue::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<TreeValue, E> {
        Ok(TreeValue::Text(value))
    }

    fn visit_unit<E>(self) -> Result<TreeValue, E> {
        Ok(TreeValue::Null)
    }

    fn visit_none<E>(self) -> Result<TreeValue, E> {
        Ok(TreeValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<TreeValue, D::Error> {
        TreeValue::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<TreeValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(TreeValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<TreeValue, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(TreeValue::Map(map))
    }
}

/// Turns the library's places into ours.
struct Build<'t> {
    text: &'t str,
    file: FileId,
    offset: usize,
}

impl Build<'_> {
    fn node(&self, tree: Tree) -> Node {
        let (at, text) = self.place(&tree.at);
        let content = match tree.value {
            TreeValue::Null => NodeContent::Null,
            TreeValue::Bool(value) => NodeContent::Bool(value),
            // A repeated value (`*name`) is not spelled where it stands.
            TreeValue::Number(value) if text.starts_with('*') => {
                NodeContent::Number(value, value.to_string())
            }
            TreeValue::Number(value) => NodeContent::Number(value, text.to_owned()),
            TreeValue::Text(value) => NodeContent::Text(value),
            TreeValue::List(items) => {
                NodeContent::List(items.into_iter().map(|item| self.node(item)).collect())
            }
            TreeValue::Map(entries) => {
                NodeContent::Map(entries.into_iter().map(|(key, value)| self.pair(key, value)).collect())
            }
        };
        Node { content, at }
    }

    fn pair(&self, key: serde_yaml::Spanned<String>, value: Tree) -> Pair {
        let key = Spanned::new(key.value, self.place(&key.referenced).0);
        let mut value = self.node(value);
        if value.content == NodeContent::Null
            && let Some((at, word)) = self.comment(key.at)
        {
            value = Node { content: NodeContent::Comment(word), at };
        }
        Pair { key, value }
    }

    /// The comment of a single word that stands where a key's value would: `key: #word`.
    fn comment(&self, key: Span) -> Option<(Span, String)> {
        let behind = usize::try_from(key.end).ok()?.checked_sub(self.offset)?;
        let line = self.text.get(behind..)?.lines().next()?;
        let written = line.trim_start().strip_prefix(':')?;
        let word = written.split_whitespace().next()?;
        let start = written.find(word)?;
        let rest = written.get(start + word.len()..)?.trim_start();
        let is_meant = start > 0 && word.len() > 1 && word.starts_with('#') && !word.starts_with("##");
        if !is_meant || !(rest.is_empty() || rest.starts_with("# ")) {
            return None;
        }
        let start = self.offset + behind + (line.len() - written.len()) + start;
        Some((Span::new(self.file, start, start + word.len()), word.to_owned()))
    }

    /// A place with the text that stands there.
    fn place(&self, location: &Location) -> (Span, &str) {
        let span = location.span();
        let start = usize::try_from(span.byte_offset().unwrap_or(0)).unwrap_or(0).min(self.text.len());
        let length = usize::try_from(span.byte_len().unwrap_or(0)).unwrap_or(0);
        let written = self.text.get(start..(start + length).min(self.text.len())).unwrap_or("").trim_end();
        (Span::new(self.file, self.offset + start, self.offset + start + written.len()), written)
    }
}

/// Says in plain words why a text is no YAML.
struct Failure<'t> {
    text: &'t str,
    file: FileId,
    offset: usize,
}

impl Failure<'_> {
    fn diagnostic(&self, error: &Error) -> Diagnostic {
        let error = error.without_snippet();
        if let Some((at, (what, help))) = culprit(self.text) {
            let at = Span::new(self.file, self.offset + at.start, self.offset + at.end);
            return codes::content::yaml_syntax(at, what, help);
        }
        let mut at = error.location().map_or(0, |location| self.byte(&location));
        if matches!(error, Error::MultipleDocuments { .. }) {
            // The library names what follows; what to delete is the line of `---` before it.
            at = self.text.get(..at).and_then(|before| before.rfind("\n---")).map_or(at, |line| line + 1);
        }
        let span = Span::new(self.file, self.offset + at, self.offset + at + self.width(at));
        let (what, help) = explain(error);
        codes::content::yaml_syntax(span, what, help)
    }

    /// The byte of a place; the scanner's own errors know only the character.
    fn byte(&self, location: &Location) -> usize {
        let offset = usize::try_from(location.span().offset()).unwrap_or(0);
        let byte = self.text.char_indices().nth(offset).map_or(self.text.len(), |(byte, _)| byte);
        // An error at the very end is shown at the last character that is written.
        if byte >= self.text.len() {
            self.text.trim_end().char_indices().last().map_or(0, |(byte, _)| byte)
        } else {
            byte
        }
    }

    fn width(&self, at: usize) -> usize {
        self.text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .filter(|c| *c != '\n')
            .map_or(0, char::len_utf8)
    }
}

/// What surely broke a file that could not be understood, wherever the parser noticed: a tab or a
/// non-breaking blank before the first word of a line, or the marks of an unfinished merge.
fn culprit(text: &str) -> Option<(Range<usize>, (Words, Words))> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let odd = line[..indent].char_indices().find(|(_, c)| matches!(c, '\t' | '\u{a0}' | '\u{202f}'));
        if let Some((at, character)) = odd.filter(|_| indent < line.trim_end().len()) {
            let place = start + at..start + at + character.len_utf8();
            return Some((place, if character == '\t' { tab() } else { wide_blank() }));
        }
        if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
            return Some((start..start + 7, merge()));
        }
        start += line.len();
    }
    None
}

fn tab() -> (Words, Words) {
    (
        Words::new("Hier steht ein Tabulator.", "There is a tab here."),
        Words::new(
            "Rücken Sie mit Leerzeichen ein, zwei je Stufe.",
            "Indent with blanks, two for each level.",
        ),
    )
}

fn wide_blank() -> (Words, Words) {
    (
        Words::new("Hier steht ein geschütztes Leerzeichen.", "There is a non-breaking blank here."),
        Words::new(
            "Löschen Sie es, und setzen Sie gewöhnliche Leerzeichen.",
            "Delete it, and put ordinary blanks.",
        ),
    )
}

fn merge() -> (Words, Words) {
    (
        Words::new("Hier treffen zwei Fassungen aufeinander.", "Two versions meet here."),
        Words::new(
            "Behalten Sie eine der beiden, und löschen Sie die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`.",
            "Keep one of the two, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
        ),
    )
}

/// What is wrong, and what would be right.
fn explain(error: &Error) -> (Words, Words) {
    let message = error.to_string();
    let has = |part: &str| message.contains(part);
    if matches!(
        error,
        Error::Budget { .. }
            | Error::AliasReplayLimitExceeded { .. }
            | Error::AliasExpansionLimitExceeded { .. }
            | Error::AliasReplayStackDepthExceeded { .. }
            | Error::AliasReplayCounterOverflow { .. }
    ) || has("recursion")
        || has("nesting")
    {
        return (
            Words::new(
                "Die Datei ist zu tief verschachtelt oder wiederholt sich zu oft.",
                "The file is nested too deeply or repeats itself too often.",
            ),
            Words::new(
                "Schreiben Sie Wiederholtes aus (ohne `&` und `*`), und teilen Sie große Dateien auf.",
                "Write out what is repeated (without `&` and `*`), and split large files.",
            ),
        );
    }
    if matches!(error, Error::MultipleDocuments { .. }) {
        return (
            Words::new(
                "Hier beginnt mit `---` ein zweites Dokument.",
                "Here `---` begins a second document.",
            ),
            Words::new(
                "Löschen Sie die Zeile, oder teilen Sie die Datei in zwei.",
                "Delete the line, or split the file in two.",
            ),
        );
    }
    if has("tab") {
        return tab();
    }
    if has("unclosed quote") || has("quoted") {
        return (
            Words::new(
                "Ein Anführungszeichen wird geöffnet, aber nicht geschlossen.",
                "A quotation mark is opened but not closed.",
            ),
            Words::new(
                "Setzen Sie am Ende des Textes dasselbe Zeichen: \" oder '.",
                "Put the same mark at the end of the text: \" or '.",
            ),
        );
    }
    if has("mapping values are not allowed") || has("illegal placement of ':'") {
        return (
            Words::new("An dieser Stelle kann kein Doppelpunkt stehen.", "A colon cannot stand here."),
            Words::new(
                "Enthält der Text einen Doppelpunkt, setzen Sie ihn in Anführungszeichen: `title: \"Herbst: der Plan\"`. Sonst stimmt die Einrückung nicht.",
                "If the text holds a colon, put it in quotation marks: `title: \"Autumn: the plan\"`. Otherwise the indentation is wrong.",
            ),
        );
    }
    (
        Words::new(
            "Ab hier lässt sich die Datei nicht verstehen.",
            "From here on the file cannot be understood.",
        ),
        Words::new(
            "Prüfen Sie diese Zeile und die davor: Einrückung, Doppelpunkt mit Leerzeichen danach, Anführungszeichen, Klammern.",
            "Check this line and the one before: indentation, a colon followed by a blank, quotation marks, brackets.",
        ),
    )
}
