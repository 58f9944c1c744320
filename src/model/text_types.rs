//! Texts with a form of their own: addresses, colours, files; and lists that may be a single value.

use super::fields::Sink;
use super::node::{Node, NodeContent};
use super::value::{Shape, Value};
use crate::diag::codes;
use crate::locale::Words;

/// Reads a scalar that `accept` says is well formed.
fn checked<T: Value>(
    node: &Node,
    sink: &mut Sink,
    accept: impl FnOnce(&str) -> bool,
    make: impl FnOnce(String) -> T,
) -> Option<T> {
    let text = String::read(node, sink)?;
    if accept(&text) {
        return Some(make(text));
    }
    sink.report(codes::fields::wrong_value(node.at, sink.field(), &text, &T::words()));
    None
}

/// A text of a checked form: its check, and its words.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { $accept:expr; $shape:expr; $de:literal, $en:literal })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $name(pub String);

        impl Value for $name {
            fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
                checked(node, sink, $accept, $name)
            }

            fn shape() -> Shape {
                $shape
            }

            fn placeholder() -> Self {
                $name::default()
            }

            fn words() -> Words {
                Words::new($de, $en)
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }
    )* };
}

texts! {
    /// A web address. Only `http` and `https`: nothing that a browser would run.
    Url { |text| ["https://", "http://"].iter().any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
            && !text.contains(char::is_whitespace);
        Shape::Url; "eine Adresse, die mit https:// oder http:// beginnt", "an address that begins with https:// or http://" }
    /// An e-mail address.
    Email { |text| text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
            && !text.contains(|c: char| c.is_whitespace() || "<>\"?&".contains(c));
        Shape::Email; "eine E-Mail-Adresse wie team@example.org", "an e-mail address such as team@example.org" }
    /// A colour, `#0a5f6b`.
    Colour { |text| text.strip_prefix('#').is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit()));
        Shape::Colour; "eine Farbe wie \"#0a5f6b\" (in Anführungszeichen)", "a colour such as \"#0a5f6b\" (in quotation marks)" }
}

/// A file of the content folder, by its path relative to the file that names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilePath(pub String);

impl Value for FilePath {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        let path = String::read(node, sink)?;
        sink.name_file(&path, node.at);
        Some(FilePath(path))
    }

    fn shape() -> Shape {
        Shape::Line
    }

    fn placeholder() -> Self {
        FilePath::default()
    }

    fn words() -> Words {
        Words::new("der Pfad einer Datei", "the path of a file")
    }
}

/// One value, or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOrMore<T>(pub Vec<T>);

impl<T> Default for OneOrMore<T> {
    fn default() -> Self {
        OneOrMore(Vec::new())
    }
}

impl<T> std::ops::Deref for OneOrMore<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Value> Value for OneOrMore<T> {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        match &node.content {
            NodeContent::List(items) => {
                Some(OneOrMore(items.iter().filter_map(|item| T::read(item, sink)).collect()))
            }
            _ => T::read(node, sink).map(|value| OneOrMore(vec![value])),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![T::shape(), Shape::List(Box::new(T::shape()))])
    }

    fn placeholder() -> Self {
        OneOrMore::default()
    }

    fn words() -> Words {
        let one = T::words();
        Words::new(format!("{}, oder eine Liste davon", one.de), format!("{}, or a list of them", one.en))
    }
}
