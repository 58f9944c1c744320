//! Texts with a form of their own: addresses, colours, files; and lists that may be a single value.

use super::meant;
use super::node::{Node, NodeContent};
use super::sink::Sink;
use super::value::{Shape, Value};
use crate::diag::{Meant, codes};
use crate::locale::Words;

/// Reads a scalar that `accept` says is well formed.
fn checked<T: Value>(
    node: &Node,
    sink: &mut Sink,
    accept: impl Fn(&str) -> bool,
    meant: impl FnOnce(&str) -> Option<Meant>,
    make: impl FnOnce(String) -> T,
) -> Option<T> {
    let text = String::read(node, sink)?;
    if accept(&text) {
        return Some(make(text));
    }
    let meant = meant(&text);
    sink.report(codes::values::wrong_value(node.at, sink.field(), &text, &T::words(), meant.as_ref()));
    None
}

/// A text of a checked form: its check, what another form means, its words.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { $accept:expr; $meant:expr; $shape:expr; $de:literal, $en:literal })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $name(pub String);

        impl Value for $name {
            fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
                checked(node, sink, $accept, $meant, $name)
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
    Url { is_url; meant::url; Shape::Url;
        "eine Adresse, die mit https:// oder http:// beginnt", "an address that begins with https:// or http://" }
    /// An e-mail address.
    Email { is_email; |text| meant::email(text, is_email); Shape::Email;
        "eine E-Mail-Adresse wie team@example.org", "an e-mail address such as team@example.org" }
    /// A colour, `#0a5f6b`.
    Colour { is_colour; |text| meant::colour(text, is_colour); Shape::Colour;
        "eine Farbe wie \"#0a5f6b\" (in Anführungszeichen)", "a colour such as \"#0a5f6b\" (in quotation marks)" }
    /// An editor on this machine, by the scheme of its links or a whole link with `{path}`, `{line}` and
    /// `{column}`. Nothing that a browser would open itself.
    Editor { is_editor; |_| None; Shape::Line;
        "das Schema eines Schreibprogramms wie vscodium, oder dessen Link wie \"idea://open?file={path}&line={line}\"",
        "the scheme of an editor such as vscodium, or its link such as \"idea://open?file={path}&line={line}\"" }
}

/// What browsers open themselves; a link of that scheme would run something, or tell others of files.
const NO_EDITORS: [&str; 15] = [
    "about",
    "blob",
    "chrome",
    "data",
    "file",
    "filesystem",
    "ftp",
    "http",
    "https",
    "javascript",
    "mailto",
    "vbscript",
    "view-source",
    "ws",
    "wss",
];

fn is_editor(text: &str) -> bool {
    let (scheme, rest) = text.split_once(':').unwrap_or((text, "//"));
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let is_known = !NO_EDITORS.contains(&scheme.to_ascii_lowercase().as_str());
    let is_odd = |c: char| c.is_whitespace() || c.is_control();
    is_scheme && is_known && rest.starts_with("//") && !text.contains(is_odd)
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or(text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && !text.contains(char::is_whitespace)
}

/// The part before the `@` is ASCII: hardly any mail server takes an umlaut there.
fn is_email(text: &str) -> bool {
    let (name, host) = text.split_once('@').unwrap_or_default();
    let is_odd = |c: char| c.is_whitespace() || "<>\"?&".contains(c);
    !name.is_empty() && name.is_ascii() && host.contains('.') && !host.contains('@') && !text.contains(is_odd)
}

fn is_colour(text: &str) -> bool {
    let hex = text.strip_prefix('#').unwrap_or_default();
    matches!(hex.len(), 3 | 6) && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
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
