//! What lies in a folder: its regular files, and what is refused without being opened.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::super::{LinkProblem, Refusal, SourceError};

/// How many entries are visited below links to folders before no further such link is followed.
/// Links that point at one another multiply; without a limit ten folders make millions of paths.
pub const LINKED_LIMIT: usize = 5_000;

/// Something in a folder.
pub struct Found {
    /// Relative to the folder, with `/` between its parts.
    pub path: String,
    /// Where it can be read, or why it cannot.
    pub at: Result<PathBuf, Refusal>,
}

/// The folder with all links resolved, where it is one that can be read.
pub fn enter(root: &Path, shown: &str) -> Result<PathBuf, SourceError> {
    let refused = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => SourceError::Missing(shown.to_owned()),
        _ => SourceError::Unreadable(shown.to_owned(), error.to_string()),
    };
    if !fs::metadata(root).map_err(refused)?.is_dir() {
        return Err(SourceError::NotAFolder(shown.to_owned()));
    }
    fs::read_dir(root).map_err(refused)?;
    fs::canonicalize(root).map_err(refused)
}

/// Lists the regular files below a folder, in no particular order.
pub fn walk(root: &Path, shown: &str) -> Result<Vec<Found>, SourceError> {
    let inside = enter(root, shown)?;
    let mut list = Vec::new();
    let mut linked = Linked::default();
    let mut entries = WalkDir::new(root).min_depth(1).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let path = entry.as_ref().map_or_else(|error| error.path().unwrap_or(root), DirEntry::path);
        linked.visit(entry.as_ref().map_or_else(walkdir::Error::depth, DirEntry::depth));
        let is_folder = entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir());
        let (name, is_utf8) = relative(path, root);
        let refusal = if is_leftover(name.rsplit('/').next().unwrap_or_default()) {
            None
        } else if !is_utf8 {
            Some(Refusal::Unreadable("the file name is not UTF-8".to_owned()))
        } else {
            match entry {
                Ok(entry) => match link_problem(&entry, &inside, &mut linked) {
                    Some(problem) => Some(Refusal::Link(problem)),
                    None if is_folder => continue,
                    None => {
                        if entry.file_type().is_file() {
                            list.push(Found { path: name, at: Ok(entry.into_path()) });
                        }
                        continue;
                    }
                },
                Err(error) => refusal_of(&error),
            }
        };
        if is_folder {
            entries.skip_current_dir();
        }
        list.extend(refusal.map(|refusal| Found { path: name, at: Err(refusal) }));
    }
    Ok(list)
}

/// What was visited below links to folders.
#[derive(Default)]
struct Linked {
    /// The depth of the outermost followed link that the walk is below of.
    depth: Option<usize>,
    /// How many entries were visited below such links.
    visited: usize,
}

impl Linked {
    /// The walk is at an entry of this depth.
    fn visit(&mut self, depth: usize) {
        self.depth = self.depth.filter(|link| depth > *link);
        self.visited += usize::from(self.depth.is_some());
    }
}

/// What keeps an entry from being followed: its own link, or too many links before it.
fn link_problem(entry: &DirEntry, inside: &Path, linked: &mut Linked) -> Option<LinkProblem> {
    if !entry.path_is_symlink() {
        return None;
    }
    match fs::canonicalize(entry.path()) {
        Ok(target) if target.starts_with(inside) => {}
        Ok(_) => return Some(LinkProblem::Escapes),
        Err(_) => return Some(LinkProblem::Dangling),
    }
    if entry.file_type().is_dir() {
        if linked.visited > LINKED_LIMIT {
            return Some(LinkProblem::Circle);
        }
        linked.depth.get_or_insert(entry.depth());
    }
    None
}

/// Why the walk could not look at something; nothing where it is simply gone.
fn refusal_of(error: &walkdir::Error) -> Option<Refusal> {
    if error.loop_ancestor().is_some() {
        return Some(Refusal::Link(LinkProblem::Circle));
    }
    let is_link = error.path().is_some_and(Path::is_symlink);
    match error.io_error().map(io::Error::kind) {
        Some(ErrorKind::NotFound) => is_link.then_some(Refusal::Link(LinkProblem::Dangling)),
        Some(ErrorKind::PermissionDenied) | None => Some(Refusal::Unreadable(os_words(error))),
        // A link to itself: the operating system gives up after some rounds.
        Some(_) if is_link => Some(Refusal::Link(LinkProblem::Circle)),
        Some(_) => Some(Refusal::Unreadable(os_words(error))),
    }
}

fn os_words(error: &walkdir::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), io::Error::to_string)
}

/// The path relative to the folder with `/` between its parts, and whether all of it is UTF-8.
fn relative(path: &Path, root: &Path) -> (String, bool) {
    // The usual case without a look at every part: the folder's path stands in front as it is.
    if let (Some(path), Some(root)) = (path.to_str(), root.to_str())
        && let Some(name) = path.strip_prefix(root).and_then(|name| name.strip_prefix(MAIN_SEPARATOR))
    {
        return (
            if MAIN_SEPARATOR == '/' { name.to_owned() } else { name.replace(MAIN_SEPARATOR, "/") },
            true,
        );
    }
    let mut name = String::new();
    let mut is_utf8 = true;
    for part in path.strip_prefix(root).unwrap_or(path) {
        if !name.is_empty() {
            name.push('/');
        }
        is_utf8 &= part.to_str().is_some();
        name.push_str(&part.to_string_lossy());
    }
    (name, is_utf8)
}

/// Dotfiles, and what editors and file managers leave behind.
pub fn is_leftover(name: &str) -> bool {
    const ENDINGS: [&str; 6] = [".swp", ".swo", ".bak", ".orig", ".tmp", "~"];
    const NAMES: [&str; 3] = ["thumbs.db", "desktop.ini", "4913"];
    let ends_with = |ending: &str| {
        let start = name.len().checked_sub(ending.len());
        start.and_then(|start| name.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    name.starts_with('.')
        || name.starts_with("~$")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || ENDINGS.into_iter().any(ends_with)
        || NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Which files below a folder are meant by paths that were named for it; what lies elsewhere is left out.
pub fn named(root: &Path, paths: &[PathBuf]) -> HashSet<String> {
    if paths.is_empty() {
        return HashSet::new();
    }
    let inside = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let below = |path: &PathBuf| {
        let below = path.strip_prefix(&inside).or_else(|_| path.strip_prefix(root)).ok()?;
        Some(relative(below, Path::new("")).0)
    };
    paths.iter().filter_map(below).collect()
}
