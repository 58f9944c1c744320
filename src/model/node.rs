//! What a YAML or CSV file says, as a tree in which every node knows its place.

use super::Spanned;
use crate::locale::Words;
use crate::source::Span;

/// A node of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What stands there.
    pub content: NodeContent,
    /// Where. A list or mapping is placed at its first character.
    pub at: Span,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeContent {
    /// Nothing: `key:` or `~`.
    Null,
    /// Nothing, for what was probably meant as the value is a comment: `key: #0a5f6b`.
    Comment(String),
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is spelled in the file (`1.10` is not `1.1` where a text is meant).
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping; keys in the order of the file, repeated ones included.
    Map(Vec<Pair>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// A scalar as it is spelled; `None` for nothing, lists and mappings.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            NodeContent::Text(text) | NodeContent::Number(text) => Some(text),
            NodeContent::Bool(true) => Some("true"),
            NodeContent::Bool(false) => Some("false"),
            NodeContent::Null | NodeContent::Comment(_) | NodeContent::List(_) | NodeContent::Map(_) => None,
        }
    }

    /// The pairs of a mapping.
    pub fn map(&self) -> Option<&[Pair]> {
        match &self.content {
            NodeContent::Map(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// The value of a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.map()?.iter().find(|pair| pair.key.value == key).map(|pair| &pair.value)
    }

    /// Whether there is nothing: an empty file, `key:`.
    pub fn is_null(&self) -> bool {
        matches!(self.content, NodeContent::Null | NodeContent::Comment(_))
    }

    /// What it holds, for people.
    pub fn words(&self) -> Words {
        match &self.content {
            NodeContent::Null | NodeContent::Comment(_) => Words::new("nichts", "nothing"),
            NodeContent::Bool(_) => Words::new("ein Ja/Nein-Wert", "a yes/no value"),
            NodeContent::Number(..) => Words::new("eine Zahl", "a number"),
            NodeContent::Text(_) => Words::new("ein Text", "a text"),
            NodeContent::List(_) => Words::new("eine Liste", "a list"),
            NodeContent::Map(_) => Words::new("eine Gruppe von Feldern", "a group of fields"),
        }
    }

    /// The place to show for the node as a whole: for a mapping its first key.
    pub fn place(&self) -> Span {
        match self.map() {
            Some([first, ..]) => first.key.at,
            _ => self.at,
        }
    }
}
