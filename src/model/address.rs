//! Where things stand in the output: one rule for pages, aliases and the collisions between them.

use super::{Form, Id, Kind};

/// The names in the output's root and its sections that pages of the portal itself take.
const TAKEN: [&str; 9] =
    ["assets", "files", "api", "feeds", "calendars", "badges", "search", "print", ".leitstand"];

/// The path of a thing's own page below the output's root; `None` for kinds that share a page.
pub fn page_path(kind: Kind, id: &Id) -> Option<String> {
    match kind.form() {
        Form::Markdown(_) | Form::Yaml(_) | Form::Chapters(_) | Form::Figures(_) => {
            Some(format!("{}/{id}.html", kind.section()))
        }
        Form::OneMarkdown(_) => Some("index.html".to_owned()),
        _ => None,
    }
}

/// The page of an old address: `alt/seite`, `/alt/seite/` and `alt/seite.html` are one;
/// `None` for what cannot be a path below the root.
pub fn alias_path(alias: &str) -> Option<String> {
    let path = alias.trim().trim_start_matches('/');
    let path =
        path.strip_suffix('/').map_or_else(|| path.to_owned(), |folder| format!("{folder}/index.html"));
    let path =
        path.strip_suffix(".html").map_or_else(|| format!("{path}.html"), |stem| format!("{stem}.html"));
    let proper = |part: &str| {
        (1..=200).contains(&part.len())
            && !part.starts_with('.')
            && !part.contains(|c: char| c.is_control() || "\\:*?\"<>|#%".contains(c))
    };
    let first = path.split('/').next().unwrap_or_default();
    (path.len() > ".html".len() && path.split('/').all(proper) && !TAKEN.contains(&first)).then_some(path)
}

/// A path as seen from another file; both from the same root, with `/` between their parts.
pub fn relative_path(from: &str, to: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut up = folder.split('/').filter(|part| !part.is_empty()).peekable();
    let mut down = to.split('/').peekable();
    while down.clone().count() > 1 && up.peek().is_some() && up.peek() == down.peek() {
        up.next();
        down.next();
    }
    format!("{}{}", "../".repeat(up.count()), down.collect::<Vec<_>>().join("/"))
}
