//! The types of fields: how each is read from a node, what it looks like, and its name for people.

use jiff::civil::Date;

use super::fields::Field;
use super::node::{Node, NodeContent, Pair};
use super::sink::Sink;
use super::time::{Duration, Hours, Moment, Period, Weekdays, parse_date};
use super::{Id, Kind, Spanned, meant};
use crate::diag::{Diagnostic, Meant, codes, nearest, same};
use crate::locale::Words;
use crate::source::{FileId, Span};

/// What a value looks like; schema, documentation and translation are made of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A text that a translation may say in another language.
    Text,
    /// A text that is the same in every language: an address, a file, a version.
    Line,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// A colour, `#0a5f6b`.
    Colour,
    /// An identifier.
    Id,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A whole number, from zero.
    Whole,
    /// `2026-11-23`
    Date,
    /// `2026-11-23` or `2026-11-23 14:30`
    Moment,
    /// `2026-11`, `2026-W48`, `2026-Q4`, `2026`, `2026-11-23`
    Period,
    /// `P6M`, `6 Monate`
    Duration,
    /// `mon`, `mon-fri`
    Weekdays,
    /// `08:00-17:00`
    Hours,
    /// One of some words.
    Choice(Vec<&'static str>),
    /// The identifier of a thing of one of these kinds.
    Reference(Vec<Kind>),
    /// A list of values of one shape.
    List(Box<Shape>),
    /// A mapping with fixed fields.
    Record(Vec<Field>),
    /// A mapping with free keys.
    Map(Box<Shape>, Box<Shape>),
    /// Any of these.
    Either(Vec<Shape>),
}

/// A type that a field can have.
pub trait Value: Sized {
    /// Reads a node; `None` after having reported why not.
    fn read(node: &Node, sink: &mut Sink) -> Option<Self>;

    /// What it looks like.
    fn shape() -> Shape;

    /// What takes its part where it is missing or refused.
    fn placeholder() -> Self;

    /// What it is called in a message, with an example: "a date such as 2026-11-23".
    fn words() -> Words;
}

/// Reads a scalar by its spelling; refuses lists and mappings, and what `parse` does not take.
fn scalar<T: Value>(
    node: &Node,
    sink: &mut Sink,
    parse: impl FnOnce(&str) -> Option<T>,
    refuse: impl FnOnce(Span, &str, &str) -> Diagnostic,
) -> Option<T> {
    let Some(text) = node.text() else {
        sink.refuse_type(node, &T::words());
        return None;
    };
    let value = parse(text);
    if value.is_none() {
        sink.report(refuse(node.at, sink.field(), text));
    }
    value
}

/// A text that a translation may say in another language.
/// Knows the file in which it stands, and so whether it is translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(pub String, FileId);

impl Text {
    /// A text that stands in no file: it is there in every language.
    pub(super) fn built_in(text: impl Into<String>) -> Text {
        Text(text.into(), Span::NOWHERE.file)
    }

    /// The file in which it stands.
    pub fn file(&self) -> FileId {
        self.1
    }
}

impl Default for Text {
    fn default() -> Self {
        Text::built_in("")
    }
}

impl Value for Text {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        scalar(node, sink, |text| Some(Text(text.trim().to_owned(), node.at.file)), refuse::<Text>(never))
    }

    fn shape() -> Shape {
        Shape::Text
    }

    fn placeholder() -> Self {
        Text::default()
    }

    fn words() -> Words {
        Words::new("ein Text", "a text")
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// The types that are read from a scalar's spelling: shape, words, stand-in, parser, refusal.
macro_rules! scalars {
    ($($type:ty { $shape:expr; $de:literal, $en:literal; $placeholder:expr; $parse:expr; $refuse:expr })*) => { $(
        impl Value for $type {
            fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
                scalar(node, sink, $parse, $refuse)
            }

            fn shape() -> Shape {
                $shape
            }

            fn placeholder() -> Self {
                $placeholder
            }

            fn words() -> Words {
                Words::new($de, $en)
            }
        }
    )* };
}

/// Refuses a value with the words of its type, and with what it probably means.
fn refuse<T: Value>(
    meant: impl FnOnce(&str) -> Option<Meant>,
) -> impl FnOnce(Span, &str, &str) -> Diagnostic {
    |at, field, text| codes::values::wrong_value(at, field, text, &T::words(), meant(text).as_ref())
}

/// Every text is one.
fn never(_: &str) -> Option<Meant> {
    None
}

/// Whether a number is written with separators of thousands, `4.210`; read as it stands it would be
/// four and a bit. Shares (`0.125`) begin with a nought.
pub fn has_thousands(text: &str) -> bool {
    let mut groups = text.trim_start_matches('-').split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    rest.peek().is_some()
        && first.len() <= 3
        && digits(first)
        && !first.starts_with('0')
        && rest.all(|group| group.len() == 3 && digits(group))
}

/// Refuses a day, with what is wrong with it.
fn refuse_date(at: Span, field: &str, text: &str) -> Diagnostic {
    codes::values::bad_date(at, field, text, &meant::bad_date(text))
}

/// Refuses a day that may have a time, with what is wrong with it.
fn refuse_moment(at: Span, field: &str, text: &str) -> Diagnostic {
    codes::values::bad_date(at, field, text, &meant::bad_moment(text))
}

scalars! {
    String { Shape::Line; "ein Text", "a text"; String::new();
        |text| Some(text.trim().to_owned()); refuse::<String>(never) }
    bool { Shape::Bool; "`true` (ja) oder `false` (nein)", "`true` or `false`"; false;
        |text| match text { "true" => Some(true), "false" => Some(false), _ => None }; refuse::<bool>(meant::boolean) }
    f64 { Shape::Number; "eine Zahl ohne Tausenderpunkt wie 4210 oder 0.5",
        "a number without separators such as 4210 or 0.5"; 0.0;
        |text| text.parse().ok().filter(|number: &f64| number.is_finite() && !has_thousands(text)); refuse::<f64>(meant::number) }
    u32 { Shape::Whole; "eine ganze Zahl wie 12", "a whole number such as 12"; 0;
        |text| text.parse().ok(); refuse::<u32>(meant::whole) }
    Date { Shape::Date; "ein Datum wie 2026-11-23", "a date such as 2026-11-23"; Date::default();
        parse_date; refuse_date }
    Moment { Shape::Moment; "ein Datum wie 2026-11-23, auch mit Uhrzeit: 2026-11-23 14:30",
        "a date such as 2026-11-23, also with a time: 2026-11-23 14:30";
        Moment { date: Date::default(), time: None }; Moment::parse; refuse_moment }
    Period { Shape::Period; "ein Zeitraum wie 2026-11, 2026-W48, 2026-Q4 oder 2026",
        "a period such as 2026-11, 2026-W48, 2026-Q4 or 2026"; Period::Year(1970);
        Period::parse; refuse::<Period>(meant::period) }
    Duration { Shape::Duration; "eine Dauer wie „6 Monate“, „4 Stunden“ oder P6M",
        "a duration such as “6 months”, “4 hours” or P6M"; Duration::default();
        Duration::parse; refuse::<Duration>(meant::duration) }
    Hours { Shape::Hours; "eine Uhrzeitspanne wie „08:00-17:00“", "hours such as “08:00-17:00”"; Hours::default();
        Hours::parse; refuse::<Hours>(meant::hours) }
    Id { Shape::Id; "eine Kennung aus kleinen Buchstaben a bis z, Ziffern und Bindestrichen",
        "an identifier of lower-case letters a to z, digits and hyphens"; Id::new("");
        |text| (Id::is_proper(text) && !text.contains('/')).then(|| Id::new(text)); codes::names::bad_id }
}

impl Value for Weekdays {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        let one = |node: &Node, sink: &mut Sink| {
            scalar(node, sink, Weekdays::parse, refuse::<Weekdays>(meant::weekdays))
        };
        match &node.content {
            NodeContent::List(items) => {
                let days = items.iter().filter_map(|item| one(item, sink));
                Some(days.fold(Weekdays::default(), Weekdays::union))
            }
            _ => one(node, sink),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Weekdays, Shape::List(Box::new(Shape::Weekdays))])
    }

    fn placeholder() -> Self {
        Weekdays::WORKING
    }

    fn words() -> Words {
        Words::new(
            "ein Wochentag (mon, tue, wed, thu, fri, sat, sun), eine Spanne wie mon-fri oder eine Liste davon",
            "a weekday (mon, tue, wed, thu, fri, sat, sun), a range such as mon-fri, or a list of these",
        )
    }
}

impl<T: Value> Value for Spanned<T> {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        T::read(node, sink).map(|value| Spanned::new(value, node.place()))
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn placeholder() -> Self {
        Spanned::new(T::placeholder(), Span::NOWHERE)
    }

    fn words() -> Words {
        T::words()
    }
}

impl<T: Value> Value for Vec<T> {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        if let NodeContent::List(items) = &node.content {
            Some(items.iter().filter_map(|item| T::read(item, sink)).collect())
        } else {
            let example = node.text().unwrap_or("…");
            sink.report(codes::values::not_a_list(node.place(), sink.field(), &node.words(), example));
            None
        }
    }

    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn placeholder() -> Self {
        Vec::new()
    }

    fn words() -> Words {
        Words::new("eine Liste", "a list")
    }
}

/// A mapping with free keys, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<K, V>(pub Vec<(Spanned<K>, V)>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map(Vec::new())
    }
}

impl<K: Value + PartialEq, V: Value> Value for Map<K, V> {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        let Some(pairs) = node.map() else {
            sink.refuse_type(node, &Self::words());
            return None;
        };
        let keyed = read_keys(pairs, sink);
        let entries =
            keyed.into_iter().filter_map(|(key, value)| V::read(value, sink).map(|value| (key, value)));
        let entries = entries.collect();
        Some(Map(entries))
    }

    fn shape() -> Shape {
        Shape::Map(Box::new(K::shape()), Box::new(V::shape()))
    }

    fn placeholder() -> Self {
        Map::default()
    }

    fn words() -> Words {
        Words::new("eine Gruppe von Zeilen „Name: Wert“", "a group of lines “name: value”")
    }
}

/// Reads a list of names, or a mapping from name to what belongs to it; where nothing is said, `T`'s
/// stand-in belongs to it. A second entry of a name is reported.
pub fn read_keyed<K: Value + PartialEq, T: Value>(node: &Node, sink: &mut Sink) -> Option<Vec<(K, T)>> {
    let NodeContent::Map(pairs) = &node.content else {
        let names: Vec<K> = Value::read(node, sink)?;
        return Some(names.into_iter().map(|name| (name, T::placeholder())).collect());
    };
    let keyed = read_keys::<K>(pairs, sink).into_iter().map(|(key, value)| {
        let value = if value.is_null() { None } else { T::read(value, sink) };
        (key.value, value.unwrap_or_else(T::placeholder))
    });
    Some(keyed.collect())
}

/// Reads the keys of a mapping, each with its value's node; a second entry of a name is reported.
fn read_keys<'n, K: Value + PartialEq>(pairs: &'n [Pair], sink: &mut Sink) -> Vec<(Spanned<K>, &'n Node)> {
    let mut keys: Vec<(Spanned<K>, &Node)> = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let key = Node { content: NodeContent::Text(pair.key.value.clone()), at: pair.key.at };
        let Some(key) = Spanned::<K>::read(&key, sink) else { continue };
        match keys.iter().find(|(known, _)| *known == key) {
            Some((first, _)) => {
                sink.report(codes::fields::duplicate_field(key.at, &pair.key.value, first.at));
            }
            None => keys.push((key, &pair.value)),
        }
    }
    keys
}

/// A type whose values are a fixed set of words.
pub trait Choice: Copy + 'static {
    /// Every value with its name in content and its words for people.
    const ALL: &'static [(Self, &'static str, &'static str, &'static str)];

    /// Its name in content.
    fn name(self) -> &'static str;

    /// Its words for people.
    fn label(self) -> Words;
}

/// What a choice is called in a message.
pub fn one_of(names: &[&str]) -> Words {
    Words::new(
        format!("eines der Wörter {}", names.join(", ")),
        format!("one of the words {}", names.join(", ")),
    )
}

/// Reads one of a fixed set of words.
pub fn read_choice<T: Choice>(node: &Node, sink: &mut Sink) -> Option<T> {
    let Some(text) = node.text() else {
        let names: Vec<_> = T::ALL.iter().map(|(_, name, ..)| *name).collect();
        sink.refuse_type(node, &one_of(&names));
        return None;
    };
    let found = T::ALL.iter().find(|(_, name, ..)| *name == text).map(|(value, ..)| *value);
    if found.is_none() {
        let labels = || T::ALL.iter().flat_map(|(_, name, de, en)| [(*name, *de), (*name, *en)]);
        let (same, near) = (same(text, labels()), nearest(text, labels()));
        let names: Vec<&str> = T::ALL.iter().map(|(_, name, ..)| *name).collect();
        sink.report(codes::values::unknown_choice(node.place(), sink.field(), text, same, &near, &names));
    }
    found
}

/// An enumeration with a name for machines for each value, and words for people in German and in English.
macro_rules! worded {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$value_doc:meta])* $value:ident = $text:literal, $de:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$value_doc])* #[doc = $en] $value,)* }

        impl $crate::model::Choice for $name {
            const ALL: &'static [(Self, &'static str, &'static str, &'static str)] =
                &[$(($name::$value, $text, $de, $en),)*];

            fn name(self) -> &'static str {
                match self { $($name::$value => $text,)* }
            }

            fn label(self) -> $crate::locale::Words {
                match self { $($name::$value => $crate::locale::Words::new($de, $en),)* }
            }
        }
    };
}

/// The same for words of the content, which can be read.
macro_rules! choice {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$value_doc:meta])* $value:ident = $text:literal, $de:literal, $en:literal;)* }) => {
        $crate::model::value::worded! {
            $(#[$doc])*
            pub enum $name { $($(#[$value_doc])* $value = $text, $de, $en;)* }
        }

        impl $crate::model::value::Value for $name {
            fn read(node: &$crate::model::node::Node, sink: &mut $crate::model::sink::Sink) -> Option<Self> {
                $crate::model::value::read_choice(node, sink)
            }

            fn shape() -> $crate::model::value::Shape {
                $crate::model::value::Shape::Choice(vec![$($text),*])
            }

            fn placeholder() -> Self {
                <Self as $crate::model::value::Choice>::ALL[0].0
            }

            fn words() -> $crate::locale::Words {
                $crate::model::value::one_of(&[$($text),*])
            }
        }
    };
}
pub(crate) use choice;
pub(crate) use worded;
