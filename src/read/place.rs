//! What a file is by its path: which kind, which identifier, which language.

use crate::model::{Form, Id, Kind};

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place<'p> {
    /// One thing.
    One(Kind, Name<'p>),
    /// A list of things.
    List(Kind, Name<'p>),
    /// A text in a folder that belongs to no kind.
    Misplaced,
    /// A file to be published as it is, where something names it.
    Attachment,
}

/// The name of a file, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'p> {
    /// The path without language and ending: what original and translations share.
    pub stem: String,
    /// The identifier that follows from the name; empty for lists.
    pub id: String,
    /// The language, where the name has one: `xing.en.md`.
    pub language: Option<&'p str>,
    /// Whether the file names its folder's own page, `index.md`.
    pub index: bool,
}

/// The endings of texts that are read; everything else is published as it is.
const TEXTS: [&str; 4] = ["md", "yaml", "yml", "csv"];

/// Finds out what a file is; `path` is relative to the content folder.
pub fn place(path: &str) -> Place<'_> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let Some((name, ending)) = file.rsplit_once('.') else { return Place::Attachment };
    let ending = ending.to_lowercase();
    if !TEXTS.contains(&ending.as_str()) {
        return Place::Attachment;
    }
    let (name, language) = match name.rsplit_once('.') {
        Some((name, language)) => (name, Some(language)),
        None => (name, None),
    };
    let stem = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    for kind in Kind::ALL {
        if let Some((is_list, id)) = matches(kind.form(), &stem, name, &ending) {
            let name = Name { stem, id, language, index: name == "index" };
            return if is_list { Place::List(*kind, name) } else { Place::One(*kind, name) };
        }
    }
    if ending == "csv" { Place::Attachment } else { Place::Misplaced }
}

/// The kind and the ending that a misplaced file would have, were only its ending another.
pub fn right_ending(path: &str) -> Option<(Kind, &'static str)> {
    let (stem, _) = path.rsplit_once('.')?;
    ["md", "yaml"].into_iter().find_map(|ending| match place(&format!("{stem}.{ending}")) {
        Place::One(kind, _) | Place::List(kind, _) => Some((kind, ending)),
        Place::Misplaced | Place::Attachment => None,
    })
}

/// Whether a file belongs to a form: whether it is a list, and its identifier.
fn matches(form: Form, stem: &str, name: &str, ending: &str) -> Option<(bool, String)> {
    let below = |folder: &str| stem.strip_prefix(folder)?.strip_prefix('/');
    let is = |file: &str| file.split_once('.').is_some_and(|(known, _)| known == stem);
    let (markdown, yaml) = (ending == "md", matches!(ending, "yaml" | "yml"));
    let one = |fits: bool| fits.then(|| (false, name.to_owned()));
    let list = |fits: bool| fits.then(|| (true, String::new()));
    match form {
        Form::Markdown(folder) => one(markdown && below(folder).is_some()),
        Form::Yaml(folder) => one(yaml && below(folder).is_some()),
        Form::Figures(folder) => one((yaml || ending == "csv") && below(folder).is_some()),
        Form::Chapters(folder) => below(folder).filter(|_| markdown).map(|path| {
            let own = path.strip_suffix("/index").unwrap_or(path);
            (false, own.to_owned())
        }),
        Form::OneMarkdown(file) => one(markdown && is(file)),
        Form::OneYaml(file) => one(yaml && is(file)),
        Form::Entries(folder, _) => list(yaml && below(folder).is_some()),
        Form::Terms(file, _) | Form::Rows(file) | Form::Named(file) => list(yaml && is(file)),
        Form::Declared => None,
    }
}

/// What is wrong with a file's name as an identifier, if anything is.
pub fn is_proper(kind: Kind, name: &Name<'_>) -> bool {
    Id::is_proper(&name.id) || (name.id.is_empty() && !matches!(kind.form(), Form::Chapters(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_say_what_a_file_is() {
        for (path, kind, id, language) in [
            ("platforms/xing.md", Kind::Platform, "xing", None),
            ("platforms/alt/xing.en.md", Kind::Platform, "xing", Some("en")),
            ("pages/a/b/index.md", Kind::Page, "a/b", None),
            ("pages/a/b.md", Kind::Page, "a/b", None),
            ("pages/index.md", Kind::Page, "index", None),
            ("status/campaigns/herbst.yml", Kind::Campaign, "herbst", None),
            ("status/metrics/xing.csv", Kind::Series, "xing", None),
            ("index.en.md", Kind::Start, "index", Some("en")),
            ("portal.yaml", Kind::Portal, "portal", None),
        ] {
            match place(path) {
                Place::One(found, name) => {
                    assert_eq!((found, name.id.as_str(), name.language), (kind, id, language), "{path}");
                }
                other => panic!("{path}: {other:?}"),
            }
        }
        for (path, kind) in [
            ("glossary.en.yaml", Kind::Term),
            ("status/rota.yaml", Kind::Shift),
            ("status/posts/2026/10.yaml", Kind::Post),
            ("metrics.yaml", Kind::Metric),
        ] {
            assert!(matches!(place(path), Place::List(found, _) if found == kind), "{path}");
        }
        for path in ["README.md", "people/erika.md", "platform/xing.md", "sub/portal.yaml"] {
            assert_eq!(place(path), Place::Misplaced, "{path}");
        }
        for (path, ending) in [
            ("people/erika.md", Some((Kind::Person, "yaml"))),
            ("roles/redaktion.yaml", Some((Kind::Role, "md"))),
            ("portal.md", Some((Kind::Portal, "yaml"))),
            ("platform/xing.md", None),
            ("README.md", None),
        ] {
            assert_eq!(right_ending(path), ending, "{path}");
        }
        for path in ["logo.svg", "pages/plan.xlsx", "pages/liste.csv", "LICENSE"] {
            assert_eq!(place(path), Place::Attachment, "{path}");
        }
    }
}
