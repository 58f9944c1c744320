//! Where things stand in the output: one rule for pages, aliases and the collisions between them.

use super::{Form, Id, Kind};

/// The names in the output's root and its sections that pages of the portal itself take.
const TAKEN: [&str; 9] =
    ["assets", "files", "api", "feeds", "calendars", "badges", "search", "print", ".leitstand"];

/// Whether things of a kind have pages of their own.
pub fn has_page(kind: Kind) -> bool {
    use Form::{Chapters, Figures, Markdown, OneMarkdown, Yaml};
    matches!(kind.form(), Markdown(_) | Yaml(_) | Chapters(_) | Figures(_) | OneMarkdown(_))
}

/// The path of a thing's own page below the output's root; `None` for kinds that share a page.
pub fn page_path(kind: Kind, id: &Id) -> Option<String> {
    match kind.form() {
        Form::OneMarkdown(_) => Some("index.html".to_owned()),
        _ => has_page(kind).then(|| [kind.section(), "/", id.as_str(), ".html"].concat()),
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
    let (mut up, mut down) = (from.rsplit_once('/').map_or("", |(folder, _)| folder), to);
    // The folders that both are in are left out.
    while let Some((folder, rest)) = down.split_once('/') {
        let (first, others) = up.split_once('/').unwrap_or((up, ""));
        if first.is_empty() || first != folder {
            break;
        }
        (up, down) = (others, rest);
    }
    let steps = up.split('/').filter(|part| !part.is_empty()).count();
    let mut path = String::with_capacity(3 * steps + down.len());
    for _ in 0..steps {
        path.push_str("../");
    }
    path.push_str(down);
    path
}
