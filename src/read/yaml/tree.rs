//! The tree of nodes from what the YAML library hands over.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Location;

use crate::model::{Node, NodeContent, Pair, Spanned};
use crate::source::{FileId, Span};

/// What the library hands over: a value with its place, read without knowing what is expected.
pub(super) struct Tree {
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
pub(super) struct Build<'t> {
    pub text: &'t str,
    pub file: FileId,
    pub offset: usize,
}

impl Build<'_> {
    pub fn node(&self, tree: Tree) -> Node {
        let (at, text) = self.located(&tree.at);
        let content = match tree.value {
            TreeValue::Null => NodeContent::Null,
            TreeValue::Bool(value) => NodeContent::Bool(value),
            // A repeated value (`*name`) is not spelled where it stands.
            TreeValue::Number(value) if text.starts_with('*') => NodeContent::Number(value.to_string()),
            TreeValue::Number(_) => NodeContent::Number(text.to_owned()),
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
        let key = Spanned::new(key.value, self.located(&key.referenced).0);
        self.pair_of(key, self.node(value))
    }

    /// A key with its value, or with the comment that was meant as one.
    pub fn pair_of(&self, key: Spanned<String>, mut value: Node) -> Pair {
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

    /// A place of the library with the text that stands there.
    fn located(&self, location: &Location) -> (Span, &str) {
        let span = location.span();
        let bytes = |count: Option<u64>| count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
        let (start, length) = (bytes(span.byte_offset()), bytes(span.byte_len()));
        self.place(start, start.saturating_add(length))
    }

    /// A place with the text that stands there.
    pub fn place(&self, start: usize, end: usize) -> (Span, &str) {
        let start = start.min(self.text.len());
        let written = self.text.get(start..end.min(self.text.len())).unwrap_or("").trim_end();
        (Span::new(self.file, self.offset + start, self.offset + start + written.len()), written)
    }
}
