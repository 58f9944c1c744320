//! Where a link leads. `check` reports what leads nowhere; `view` writes the rest.

use super::body::Destination;
use super::{Form, Id, Kind, Model, Thing};
use crate::locale::Language;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a thing, and a place on its page.
    Thing(Thing, Option<String>),
    /// To the page that lists the things of a kind.
    Section(Kind),
    /// To a published file of the content folder, by its path.
    File(String),
    /// Out of the portal.
    External(String),
    /// To a place on the same page.
    Here(String),
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// There is no such file; its path from the content folder's root.
    NoFile(String),
    /// There is no such heading on the page of the thing.
    NoFragment(Thing, String),
    /// There is no thing of that name.
    NoThing(Option<Kind>, String),
    /// Several things have that name.
    Ambiguous(Vec<Thing>),
    /// The kind that is written is none.
    NoKind(String),
    /// The file is no page of its own and is not published.
    NotAPage(String),
    /// It leaves the content folder.
    Outside(String),
    /// Its scheme is not published.
    Forbidden(String),
    /// It names nothing.
    Empty,
}

impl Model {
    /// Follows a link that stands in a text of `from` in a language.
    pub fn resolve(&self, to: &Destination, from: &Thing, language: Language) -> Result<Target, Broken> {
        match to {
            Destination::External(url) => Ok(Target::External(url.clone())),
            Destination::Here(fragment) => {
                self.fragment(from, fragment, language).map(|()| Target::Here(fragment.clone()))
            }
            Destination::File { path, fragment } => self.resolve_file(path, fragment.as_deref(), language),
            Destination::Short { kind, id, fragment } => {
                let thing = self.resolve_short(*kind, id)?;
                self.to_thing(thing, fragment.as_deref(), language)
            }
            Destination::Outside(path) => Err(Broken::Outside(path.clone())),
            Destination::Forbidden(url) => Err(Broken::Forbidden(url.clone())),
            Destination::UnknownKind(text) => Err(Broken::NoKind(text.clone())),
            Destination::Empty => Err(Broken::Empty),
        }
    }

    /// What stands in a file of the content folder: a thing, or a list of things of a kind.
    pub fn written_in(&self, path: &str) -> Option<Target> {
        let thing = self.paths.get(path).map(|thing| Target::Thing(thing.clone(), None));
        thing.or_else(|| self.lists.get(path).map(|kind| Target::Section(*kind)))
    }

    /// Whether there is any file to which a link could lead itself.
    pub fn publishes_files(&self) -> bool {
        !self.attachments.is_empty() || !self.unread.is_empty()
    }

    /// Whether a link to a file of the content folder leads to the file itself, which is then published.
    pub fn is_published(&self, path: &str) -> bool {
        if self.attachments.contains(path) {
            return !is_run_by_browsers(path);
        }
        !self.unread.is_empty() && self.paths.get(path).is_some_and(|thing| self.unread.contains(thing))
    }

    fn resolve_file(&self, path: &str, fragment: Option<&str>, language: Language) -> Result<Target, Broken> {
        if let Some(thing) = self.paths.get(path) {
            if self.unread.contains(thing) {
                return Ok(Target::File(path.to_owned()));
            }
            return match thing.kind.form() {
                Form::OneYaml(_) => Err(Broken::NotAPage(path.to_owned())),
                _ => self.to_thing(thing.clone(), fragment, language),
            };
        }
        if let Some(kind) = self.lists.get(path) {
            return match fragment {
                _ if !kind.is_linkable() => Err(Broken::NotAPage(path.to_owned())),
                None => Ok(Target::Section(*kind)),
                Some(id) => self.to_thing(self.resolve_short(Some(*kind), id)?, None, language),
            };
        }
        if self.attachments.contains(path) && !is_run_by_browsers(path) {
            return Ok(Target::File(path.to_owned()));
        }
        if self.attachments.contains(path) {
            return Err(Broken::NotAPage(path.to_owned()));
        }
        Err(Broken::NoFile(path.to_owned()))
    }

    /// The one thing of a name over all kinds that a link can lead to.
    fn resolve_short(&self, kind: Option<Kind>, id: &str) -> Result<Thing, Broken> {
        let id = Id::new(id);
        let kinds = Kind::ALL.iter().copied().filter(|known| match kind {
            Some(kind) => *known == kind,
            None => known.is_linkable(),
        });
        let mut found: Vec<Thing> =
            kinds.map(|kind| Thing::new(kind, &id)).filter(|thing| self.knows(thing)).collect();
        match (found.len(), found.pop()) {
            (1, Some(thing)) => Ok(thing),
            (0, _) | (_, None) => Err(Broken::NoThing(kind, id.as_str().to_owned())),
            (_, Some(last)) => {
                found.push(last);
                // Figures and metrics stand on one page; a platform's name means the platform.
                found.retain(|thing| thing.kind != Kind::Series);
                match <[Thing; 1]>::try_from(found) {
                    Ok([thing]) => Ok(thing),
                    Err(several) => Err(Broken::Ambiguous(several)),
                }
            }
        }
    }

    fn to_thing(&self, thing: Thing, fragment: Option<&str>, language: Language) -> Result<Target, Broken> {
        if let Some(fragment) = fragment {
            self.fragment(&thing, fragment, language)?;
        }
        Ok(Target::Thing(thing, fragment.map(str::to_owned)))
    }

    /// Whether a heading of that id stands on a thing's page.
    fn fragment(&self, thing: &Thing, fragment: &str, language: Language) -> Result<(), Broken> {
        let Some(head) = self.tables.head(thing) else { return Ok(()) };
        let headings = head.version(language).and_then(|version| version.body.as_deref());
        let written = headings.is_some_and(|body| body.headings.iter().any(|heading| heading.id == fragment));
        let milestone =
            self.tables.campaigns.get(&thing.id).filter(|_| thing.kind == Kind::Campaign).is_some_and(
                |campaign| {
                    campaign.original().milestones.iter().any(|milestone| milestone.id.as_str() == fragment)
                },
            );
        if written || milestone {
            return Ok(());
        }
        Err(Broken::NoFragment(thing.clone(), fragment.to_owned()))
    }
}

/// Whether browsers would run what is in a file, or show it as a page: such files are not published.
fn is_run_by_browsers(path: &str) -> bool {
    const ENDINGS: [&str; 10] = ["html", "htm", "xhtml", "xml", "js", "mjs", "css", "wasm", "php", "svgz"];
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_lowercase().as_str()))
}
