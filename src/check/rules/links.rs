//! Ensures that every link and every image of a text leads somewhere, fragments included.

use std::collections::HashMap;

use super::{Candidates, Checked, Rule, Similar};
use crate::diag::{Diagnostic, codes, nearest};
use crate::locale::Language;
use crate::model::body::Destination;
use crate::model::{Broken, BrokenLink, Kind, Model, Thing, relative_path};
use crate::source::Span;

/// So many files are suggested.
const SUGGESTIONS: usize = 3;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "links",
    ensures: (
        "Jeder Link und jedes Bild führt zu etwas, das es gibt",
        "every link and image leads to something that exists",
    ),
    codes: &[
        &codes::names::BROKEN_LINK,
        &codes::names::BROKEN_FRAGMENT,
        &codes::names::MISSING_IMAGE,
        &codes::names::AMBIGUOUS_LINK,
        &codes::names::LINK_OUTSIDE,
        &codes::names::FORBIDDEN_LINK,
        &codes::names::NOT_A_PAGE,
        &codes::names::EMPTY_LINK,
        &codes::names::FOREIGN_IMAGE,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let model = checked.model;
    let mut looking = Looking::new(checked);
    for broken in model.graph.broken().filter(|broken| !may_be_unread(model, &broken.why)) {
        found.push(broken_link(&mut looking, broken));
    }
    let versions = model.tables.heads().flat_map(|(_, head)| &head.versions);
    for image in versions.filter_map(|version| version.body.as_ref()).flat_map(|body| &body.images) {
        found.extend(broken_image(&mut looking, &image.to, image.at));
    }
}

/// What is looked up for proposals: each list of names is made once, where it is needed at all, and each
/// wrong name looked up once.
pub(super) struct Looking<'m> {
    checked: &'m Checked<'m>,
    candidates: Candidates<'m>,
    /// All files, or those that can be images, with their names in their folders.
    paths: HashMap<bool, Vec<(&'m str, &'m str)>>,
    found: HashMap<(bool, String), Vec<&'m str>>,
}

fn broken_link(looking: &mut Looking<'_>, broken: &BrokenLink) -> Diagnostic {
    let model = looking.checked.model;
    let BrokenLink { from, language, at, why } = broken;
    let (language, at) = (*language, *at);
    match why {
        Broken::NoFile(path) => codes::names::broken_link(at, path, &looking.nearest_paths(at, path, false)),
        Broken::NoFragment(thing, fragment) => {
            let headings = headings(model, thing, language);
            let similar =
                Similar::find(fragment, headings.iter().map(|(id, title)| (id.as_str(), title.as_str())));
            let page = model.tables.title(thing, language).unwrap_or(thing.id.as_str());
            codes::names::broken_fragment(at, page, fragment, &similar.names())
        }
        Broken::NoThing(kind, id) => {
            let similar = looking.candidates.similar(*kind, id);
            let found = codes::names::broken_short_link(at, id, &similar.near());
            match &similar.same {
                Some(same) if looking.is_written(at, id) => found.fix(at, same),
                _ => found,
            }
        }
        Broken::Ambiguous(things) => {
            let names: Vec<String> = things.iter().map(Thing::to_string).collect();
            let id = things.first().map_or("", |thing| thing.id.as_str());
            codes::names::ambiguous_link(at, id, &names)
        }
        Broken::NoKind(text) => {
            let kinds: Vec<&str> =
                Kind::ALL.iter().filter(|kind| kind.is_linkable()).map(|kind| kind.name()).collect();
            let written = text.split(':').next().unwrap_or_default();
            codes::names::unknown_kind(
                at,
                text,
                &nearest(written, kinds.iter().map(|kind| (*kind, ""))),
                &kinds,
            )
        }
        Broken::NotAPage(path) => codes::names::not_a_page(at, path),
        Broken::Outside(path) => codes::names::link_outside(at, path),
        Broken::Forbidden(url) => codes::names::forbidden_link(at, url),
        Broken::Empty => {
            let whole = || model.tables.head(from).map_or(Span::NOWHERE, |head| head.at);
            codes::names::empty_link(if at.is_somewhere() { at } else { whole() })
        }
    }
}

/// The headings of a thing's text with their ids.
fn headings(model: &Model, thing: &Thing, language: Language) -> Vec<(String, String)> {
    let version = model.tables.head(thing).and_then(|head| head.version(language));
    let body = version.and_then(|version| version.body.as_deref());
    body.map(|body| body.headings.iter().map(|h| (h.id.clone(), h.title.clone())).collect())
        .unwrap_or_default()
}

/// Whether what a link names may stand in a list that could not be read; that is the mistake to mend.
fn may_be_unread(model: &Model, broken: &Broken) -> bool {
    match broken {
        Broken::NoThing(Some(kind), _) => model.is_unread(*kind),
        Broken::NoThing(None, _) => Kind::ALL.iter().any(|kind| kind.is_linkable() && model.is_unread(*kind)),
        _ => false,
    }
}

impl<'m> Looking<'m> {
    pub fn new(checked: &'m Checked<'m>) -> Looking<'m> {
        let candidates = Candidates::new(checked.model);
        Looking { checked, candidates, paths: HashMap::new(), found: HashMap::new() }
    }

    /// Whether a text stands at a place as it is.
    fn is_written(&self, at: Span, text: &str) -> bool {
        let files = self.checked.files;
        files.text(at.file).get(files.range(at)) == Some(text)
    }

    /// The paths that were probably meant, as they are to be written at a place.
    fn nearest_paths(&mut self, at: Span, wrong: &str, is_image: bool) -> Vec<String> {
        let Checked { model, files, .. } = self.checked;
        let known = self.paths.entry(is_image).or_insert_with(|| {
            let all =
                if is_image { model.attachments.iter().map(String::as_str).collect() } else { model.paths() };
            all.into_iter().map(|path| (path, path.rsplit('/').next().unwrap_or(path))).collect()
        });
        let key = (is_image, wrong.to_owned());
        let found = self.found.entry(key).or_insert_with(|| nearest_paths(wrong, known));
        let from = files.path(at.file);
        found.iter().map(|path| relative_path(from, path)).collect()
    }
}

/// The paths that were probably meant: the page of the folder that is named, or files of nearly that
/// name, wherever they are.
fn nearest_paths<'m>(wrong: &str, by_name: &[(&'m str, &'m str)]) -> Vec<&'m str> {
    let own_page = format!("{}/index.md", wrong.trim_end_matches('/'));
    let wanted = wrong.rsplit('/').next().unwrap_or(wrong);
    let near = nearest(wanted, by_name.iter().map(|(_, name)| (*name, "")));
    let meant = by_name.iter().filter(|(path, _)| *path == own_page);
    let alike = near.into_iter().flat_map(|near| by_name.iter().filter(move |(_, name)| *name == near));
    let mut found: Vec<&str> = meant.chain(alike).map(|(path, _)| *path).take(SUGGESTIONS).collect();
    if found.first() == Some(&own_page.as_str()) {
        found.truncate(1);
    }
    found
}

/// What is wrong with an image, if anything is. An image is a file of the content folder.
pub(super) fn broken_image(looking: &mut Looking<'_>, to: &Destination, at: Span) -> Option<Diagnostic> {
    let model = looking.checked.model;
    match to {
        Destination::File { path, .. } if model.attachments.contains(path) => None,
        Destination::File { path, .. } => {
            Some(codes::names::missing_image(at, path, &looking.nearest_paths(at, path, true)))
        }
        Destination::Outside(path) => Some(codes::names::link_outside(at, path)),
        Destination::External(url) | Destination::Forbidden(url) => {
            Some(codes::names::foreign_image(at, url))
        }
        Destination::Here(text) | Destination::UnknownKind(text) | Destination::Short { id: text, .. } => {
            Some(codes::names::missing_image(at, text, &[]))
        }
        Destination::Empty => Some(codes::names::missing_image(at, "", &[])),
    }
}
