//! One line a field. A kind is read by a plain function that names each of its fields once:
//!
//! ```ignore
//! lead: f.required("lead", ("Wer sie führt", "who leads it")),
//! ```
//!
//! Run against a mapping, the line reads the value and collects every mistake; run against a
//! describing reader, it yields the field's name, words and shape, from which the list of known
//! names, the schema and the documentation are made.

use super::node::{Node, NodeContent, Pair};
use super::sink::Sink;
use super::value::{Shape, Value};
use crate::diag::{Diagnostic, codes, nearest, same};
use crate::locale::Words;
use crate::source::Span;

/// What a field is, in German and English.
pub type About = (&'static str, &'static str);

/// A field as its kind's reading function names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name in content.
    pub name: &'static str,
    /// What it is.
    pub about: About,
    /// Whether it must be there.
    pub required: bool,
    /// What its value looks like.
    pub shape: Shape,
}

/// The fields of one mapping, or the describing reader that stands in for one.
pub struct Fields<'n, 's> {
    pairs: &'n [Pair],
    /// Which pairs a field has asked for.
    used: Vec<bool>,
    /// The names asked for so far.
    names: Vec<(&'static str, About)>,
    /// The required fields that are not written.
    missing: Vec<(&'static str, About)>,
    at: Span,
    sink: &'s mut Sink,
    described: Option<Vec<Field>>,
}

impl<'n, 's> Fields<'n, 's> {
    /// Reads the pairs of a mapping; `at` is the place to show for the mapping as a whole.
    fn reading(pairs: &'n [Pair], at: Span, sink: &'s mut Sink) -> Self {
        Fields {
            pairs,
            used: vec![false; pairs.len()],
            names: Vec::new(),
            missing: Vec::new(),
            at,
            sink,
            described: None,
        }
    }

    /// Reads the pairs of a mapping by a function that names each of its fields, and reports what is
    /// wrong with the keys. A misspelt key is one mistake: what stands below it is read as the field that
    /// it probably means, so that no rule misses it.
    pub fn all<T>(pairs: &[Pair], at: Span, sink: &mut Sink, read: impl Fn(&mut Fields<'_, '_>) -> T) -> T {
        let mut first = sink.within();
        let mut fields = Fields::reading(pairs, at, &mut first);
        let mut value = read(&mut fields);
        if let Some(meant) = fields.meant() {
            let mut second = fields.sink.within();
            value = read(&mut Fields::reading(&meant, at, &mut second));
            // A value that the field refuses was perhaps meant as another one.
            let mut renamed = meant.iter().zip(pairs).filter(|(meant, written)| meant.key != written.key);
            let is_refused = |at: Span| second.diagnostics.iter().any(|found| found.span == at);
            if !renamed.any(|(pair, _)| is_refused(pair.value.place())) {
                *fields.sink = second;
            }
        }
        fields.finish();
        sink.append(first);
        value
    }

    /// Reads the pairs of a mapping whose keys have been looked at before.
    pub fn unchecked<T>(
        pairs: &[Pair],
        at: Span,
        sink: &mut Sink,
        read: impl Fn(&mut Fields<'_, '_>) -> T,
    ) -> T {
        read(&mut Fields::reading(pairs, at, sink))
    }

    fn describing(sink: &'s mut Sink) -> Self {
        Fields { described: Some(Vec::new()), ..Fields::reading(&[], Span::NOWHERE, sink) }
    }

    /// Runs a reading function for the fields it names instead of for a value.
    pub fn describe<T>(read: impl FnOnce(&mut Fields<'_, '_>) -> T) -> (T, Vec<Field>) {
        let mut sink = Sink::default();
        let mut fields = Fields::describing(&mut sink);
        let value = read(&mut fields);
        let described = fields.described.take().unwrap_or_default();
        (value, described)
    }

    /// A field that must be there. Where it is missing or refused, that is reported and a stand-in
    /// without a place takes its part.
    pub fn required<T: Value>(&mut self, name: &'static str, about: About) -> T {
        self.describe_field::<T>(name, about, true);
        if let Some(node) = self.take(name) {
            return self.read(name, node).unwrap_or_else(T::placeholder);
        }
        match self.pairs.iter().find(|pair| pair.key.value == name) {
            // What was meant as its value is a comment; that is said already.
            Some(_) if self.is_comment(name) => {}
            Some(empty) => self.sink.report(codes::fields::empty_field(empty.key.at, name, about)),
            None => self.missing.push((name, about)),
        }
        T::placeholder()
    }

    /// A field that may be there.
    pub fn optional<T: Value>(&mut self, name: &'static str, about: About) -> Option<T> {
        self.describe_field::<T>(name, about, false);
        self.take(name).and_then(|node| self.read(name, node))
    }

    /// A field that may be there, and of which rules ask whether it is. A refused value counts as
    /// written: a stand-in without a place takes its part, so that nobody is told it is missing.
    pub fn written<T: Value>(&mut self, name: &'static str, about: About) -> Option<T> {
        self.describe_field::<T>(name, about, false);
        self.take(name).map(|node| self.read(name, node).unwrap_or_else(T::placeholder))
    }

    /// A field that has a value of its own where it is not written.
    pub fn or<T: Value>(&mut self, name: &'static str, about: About, default: T) -> T {
        self.optional(name, about).unwrap_or(default)
    }

    /// A list that may be missing or empty.
    pub fn list<T: Value>(&mut self, name: &'static str, about: About) -> Vec<T> {
        self.optional(name, about).unwrap_or_default()
    }

    /// A list in which each entry counts, the refused ones included: stand-ins take their part.
    pub fn entries<T: Value>(&mut self, name: &'static str, about: About) -> Vec<T> {
        let kept: Option<Vec<Kept<T>>> = self.optional(name, about);
        match kept {
            Some(kept) => kept.into_iter().map(|Kept(entry)| entry).collect(),
            None if self.has(name) => vec![T::placeholder()],
            None => Vec::new(),
        }
    }

    /// Whether a field of this name is written, with a value or what was meant as one.
    pub fn has(&self, name: &str) -> bool {
        let is_written = |pair: &Pair| pair.value.content != NodeContent::Null;
        self.pairs.iter().any(|pair| pair.key.value == name && is_written(pair))
    }

    /// How many entries a mapping has that stands below a name, the refused ones included.
    pub fn size(&self, name: &str) -> usize {
        let pair = self.pairs.iter().find(|pair| pair.key.value == name);
        pair.and_then(|pair| pair.value.map()).map_or(0, <[Pair]>::len)
    }

    /// The place of a list that is written and has no items.
    pub fn empty_list(&self, name: &str) -> Option<Span> {
        let pair = self.pairs.iter().find(|pair| pair.key.value == name)?;
        let is_empty = matches!(&pair.value.content, NodeContent::List(items) if items.is_empty());
        is_empty.then_some(pair.value.at)
    }

    /// Whether what was meant as a field's value is a comment.
    fn is_comment(&self, name: &str) -> bool {
        let is_comment = |pair: &Pair| matches!(pair.value.content, NodeContent::Comment(_));
        self.pairs.iter().any(|pair| pair.key.value == name && is_comment(pair))
    }

    /// The place of the mapping.
    pub fn place(&self) -> Span {
        self.at
    }

    /// Notes a problem that the kind itself found.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.report(diagnostic);
    }

    /// Reports the keys that no field asked for, those that are written twice, and the required
    /// fields that are missing: unless an unknown key is probably the missing one, misspelt.
    fn finish(mut self) {
        for (index, pair) in self.pairs.iter().enumerate() {
            let key = &pair.key;
            let earlier = self.pairs[..index].iter().find(|other| other.key.value == key.value);
            if let Some(earlier) = earlier {
                self.sink.report(codes::fields::duplicate_field(key.at, &key.value, earlier.key.at));
            } else if !self.used[index] {
                let (same, near) = self.alike(&key.value);
                self.missing.retain(|(name, _)| same != Some(name) && near.first() != Some(name));
                // Where there is only one field, whatever is written is meant to be it.
                if self.names.len() == 1 {
                    self.missing.clear();
                }
                let names: Vec<&str> = self.names.iter().map(|(name, _)| *name).collect();
                self.sink.report(codes::fields::unknown_field(key.at, &key.value, same, &near, &names));
            }
        }
        for (name, about) in self.missing {
            self.sink.report(codes::fields::missing_field(self.at, name, about));
        }
    }

    /// The pairs as they were probably meant: misspelt keys in the right spelling. `None` where there
    /// are none.
    fn meant(&self) -> Option<Vec<Pair>> {
        let names = || self.names.iter().map(|(name, _)| (*name, ""));
        let mut meant: Option<Vec<Pair>> = None;
        for (index, pair) in self.pairs.iter().enumerate().filter(|(index, _)| !self.used[*index]) {
            let Some(name) = nearest(&pair.key.value, names()).first().copied() else { continue };
            let pairs = meant.as_deref().unwrap_or(self.pairs);
            if pairs.iter().all(|other| other.key.value != name) {
                let pairs = meant.get_or_insert_with(|| self.pairs.to_vec());
                name.clone_into(&mut pairs[index].key.value);
            }
        }
        meant
    }

    /// The field that a key surely means, unless it is written as well, and those that it may mean.
    fn alike(&self, key: &str) -> (Option<&'static str>, Vec<&'static str>) {
        let names = || self.names.iter().map(|(name, _)| (*name, ""));
        let abouts = self.names.iter().flat_map(|(name, about)| [(*name, about.0), (*name, about.1)]);
        let same = same_field(key, self.pairs, names());
        let near = nearest(key, names());
        (same, if near.is_empty() { nearest(key, abouts) } else { near })
    }

    fn describe_field<T: Value>(&mut self, name: &'static str, about: About, required: bool) {
        self.names.push((name, about));
        if let Some(described) = &mut self.described {
            described.push(Field { name, about, required, shape: T::shape() });
        }
    }

    /// The first value written under a name; nothing (`key:`) counts as not written.
    fn take(&mut self, name: &str) -> Option<&'n Node> {
        let index = self.pairs.iter().position(|pair| pair.key.value == name)?;
        self.used[index] = true;
        let node = &self.pairs[index].value;
        if let NodeContent::Comment(word) = &node.content {
            self.sink.report(codes::fields::comment_for_value(node.at, name, word));
        }
        Some(node).filter(|node| !node.is_null())
    }

    fn read<T: Value>(&mut self, name: &'static str, node: &Node) -> Option<T> {
        self.sink.path.push(name);
        let value = T::read(node, self.sink);
        self.sink.path.pop();
        value
    }
}

/// An entry of a list that is kept, as a stand-in, where it is refused.
struct Kept<T>(T);

impl<T: Value> Value for Kept<T> {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        Some(Kept(T::read(node, sink).unwrap_or_else(T::placeholder)))
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn placeholder() -> Self {
        Kept(T::placeholder())
    }

    fn words() -> Words {
        T::words()
    }
}

/// The field that a key surely means: up to case, blanks and hyphens, unless it is written as well.
pub fn same_field<'a>(
    key: &str,
    pairs: &[Pair],
    names: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Option<&'a str> {
    let is_word = key.chars().all(|c| c.is_alphanumeric() || " -_".contains(c));
    let same = same(key, names).filter(|_| is_word);
    same.filter(|name| pairs.iter().all(|pair| pair.key.value != *name))
}

/// What is wrong with a text that stands where fields are expected and is one itself, but for the
/// blank after its colon: `title:Herbst`.
pub fn no_blank_after_colon(node: &Node) -> Option<Diagnostic> {
    let NodeContent::Text(text) = &node.content else { return None };
    let (key, value) = text.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !is_key || value.starts_with('/') || value.is_empty() {
        return None;
    }
    let blank = node.at.start + u32::try_from(key.len()).ok()? + 1;
    // Written without quotation marks and on one line, the text stands in the file as it is read.
    let is_plain = usize::try_from(node.at.end - node.at.start) == Ok(text.len());
    let blank = is_plain.then_some(Span { start: blank, end: blank, ..node.at });
    Some(codes::values::no_blank_after_colon(node.at, key, blank))
}

/// A mapping with fixed fields: a kind, or a part of one.
pub trait Record: Sized {
    /// Names each field once.
    fn read(f: &mut Fields<'_, '_>) -> Self;
}

impl<T: Record> Value for T {
    fn read(node: &Node, sink: &mut Sink) -> Option<T> {
        let Some(pairs) = node.map() else {
            match no_blank_after_colon(node) {
                Some(found) => sink.report(found),
                None => sink.refuse_type(node, &Self::words()),
            }
            return None;
        };
        Some(Fields::all(pairs, node.place(), sink, T::read))
    }

    fn shape() -> Shape {
        Shape::Record(Fields::describe(T::read).1)
    }

    fn placeholder() -> T {
        Fields::describe(T::read).0
    }

    fn words() -> Words {
        Words::new(
            "eine Gruppe von Feldern („Name: Wert“, je Zeile eines)",
            "a group of fields (“name: value”, one per line)",
        )
    }
}
