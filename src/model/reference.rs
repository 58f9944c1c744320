//! References to other things, typed by what they may name.

use std::marker::PhantomData;

use super::node::Node;
use super::sink::Sink;
use super::value::{Shape, Value};
use super::{Id, Kind, Thing};
use crate::diag::{Diagnostic, codes, same};
use crate::locale::Words;
use crate::source::Span;

/// What a [`Ref`] may name: one kind, or several of which one is then written.
pub trait Target {
    /// The kinds, at least one.
    const KINDS: &'static [Kind];
}

/// The name of a thing elsewhere in the content. Whether there is such a thing is for `check` to say.
pub struct Ref<T> {
    /// The kind that is named.
    pub kind: Kind,
    /// The identifier.
    pub id: Id,
    /// Where it stands.
    pub at: Span,
    target: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// The thing that is named.
    pub fn thing(&self) -> Thing {
        Thing::new(self.kind, &self.id)
    }

    /// The identifier, unless it stands in for one that was refused: rules measure nothing against those.
    pub fn known(&self) -> Option<&Id> {
        self.at.is_somewhere().then_some(&self.id)
    }
}

impl<T: Target> Ref<T> {
    /// A reference that is written nowhere: to a thing that is built in.
    pub(super) fn to(id: &str) -> Ref<T> {
        Ref { id: Id::new(id), ..Ref::placeholder() }
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Ref { kind: self.kind, id: self.id.clone(), at: self.at, target: PhantomData }
    }
}

impl<T> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.kind.name(), self.id)
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.kind, &self.id) == (other.kind, &other.id)
    }
}

/// Refuses a reference whose kind is none that may stand there.
fn wrong_kind(at: Span, field: &str, kind: &str, id: &str, kinds: &[Kind]) -> Diagnostic {
    let words: Vec<(&str, Words)> = kinds.iter().map(|kind| (kind.name(), kind.words())).collect();
    let labels = words.iter().flat_map(|(name, words)| [(*name, &*words.de), (*name, &*words.en)]);
    let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
    codes::names::wrong_kind(at, field, kind, id, same(kind, labels), &names)
}

impl<T: Target> Value for Ref<T> {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        let Some(text) = node.text() else {
            sink.refuse_type(node, &Self::words());
            return None;
        };
        let (kind, id) = match (T::KINDS, text.split_once(':')) {
            ([only], _) => (*only, text),
            (kinds, Some((kind, id))) if kinds.iter().any(|known| known.name() == kind) => {
                (Kind::from_name(kind)?, id.trim())
            }
            (kinds, written) => {
                let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
                sink.report(match written {
                    Some((kind, id)) => wrong_kind(node.at, sink.field(), kind, id.trim(), kinds),
                    None => codes::names::kind_not_written(node.at, sink.field(), text, &names),
                });
                return None;
            }
        };
        let id = sink.refer(kind, id, node.at);
        Some(Ref { kind, id, at: node.at, target: PhantomData })
    }

    fn shape() -> Shape {
        Shape::Reference(T::KINDS.to_vec())
    }

    fn placeholder() -> Self {
        let kind = T::KINDS.first().copied().unwrap_or(Kind::Page);
        Ref { kind, id: Id::new(""), at: Span::NOWHERE, target: PhantomData }
    }

    fn words() -> Words {
        let example =
            |kind: &Kind| if T::KINDS.len() == 1 { String::new() } else { format!("`{}:…`", kind.name()) };
        let kinds = |plural: fn(&Kind) -> String| T::KINDS.iter().map(plural).collect::<Vec<_>>();
        let spelled =
            T::KINDS.iter().map(example).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        let spelled = if spelled.is_empty() { spelled } else { format!(" ({spelled})") };
        Words::new(
            format!(
                "der Name einer Datei oder eines Eintrags der Art {}{spelled}",
                kinds(|k| k.words().de).join(" oder ")
            ),
            format!(
                "the name of a file or entry of the kind {}{spelled}",
                kinds(|k| k.words().en).join(" or ")
            ),
        )
    }
}

/// A person of the portal, or somebody else by name.
#[derive(Debug, Clone, PartialEq)]
pub enum Contact {
    /// A person with a page.
    Person(Ref<super::Person>),
    /// A name, an office, an address.
    Other(String),
}

impl Value for Contact {
    /// An identifier names a person; whatever cannot be one (capitals, blanks, an @) is a text.
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        match node.text() {
            Some(text) if !Id::is_proper(text) => Some(Contact::Other(text.trim().to_owned())),
            _ => Ref::read(node, sink).map(Contact::Person),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Reference(vec![Kind::Person]), Shape::Line])
    }

    fn placeholder() -> Self {
        Contact::Other(String::new())
    }

    fn words() -> Words {
        Words::new("eine Person des Portals oder ein Name", "a person of the portal or a name")
    }
}

/// What a guideline applies to.
#[derive(Debug, Clone, PartialEq)]
pub enum Scope {
    /// Everybody and everything.
    All,
    /// One platform, network or role.
    One(Ref<Scoped>),
}

/// What a scope can name.
pub struct Scoped;

impl Target for Scoped {
    const KINDS: &'static [Kind] = &[Kind::Platform, Kind::Network, Kind::Role];
}

impl Value for Scope {
    fn read(node: &Node, sink: &mut Sink) -> Option<Self> {
        match node.text() {
            Some("all") => Some(Scope::All),
            _ => Ref::read(node, sink).map(Scope::One),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Choice(vec!["all"]), Ref::<Scoped>::shape()])
    }

    fn placeholder() -> Self {
        Scope::All
    }

    fn words() -> Words {
        let one = Ref::<Scoped>::words();
        Words::new(
            format!("`all` (für alles) oder {}", one.de),
            format!("`all` (for everything) or {}", one.en),
        )
    }
}

/// The pairs of kinds that some fields leave open.
macro_rules! targets {
    ($($(#[$doc:meta])* $name:ident => $($kind:ident)*;)*) => { $(
        $(#[$doc])*
        pub struct $name;

        impl Target for $name {
            const KINDS: &'static [Kind] = &[$(Kind::$kind),*];
        }
    )* };
}

targets! {
    /// Whom a role works with.
    RoleOrDepartment => Role Department;
    /// Who approves.
    PersonOrRole => Person Role;
    /// What a review looks at.
    Reviewed => Campaign Post Concept Platform Guideline;
}
