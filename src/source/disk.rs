//! Content and themes from the disk.
//!
//! Nothing outside the content folder is ever read: a symbolic link is followed only where it stays
//! inside. Only regular files are opened, so that no pipe or device can make the program wait.

// The one module of `source` that touches the world.
#![allow(clippy::disallowed_methods)]

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Content, Files, LinkProblem, Refusal, Source, SourceError, SourceFile, TEXT_LIMIT};

/// How many entries are visited below links to folders before no further such link is followed.
/// Links that point at one another multiply; without a limit ten folders make millions of paths.
const LINKED_LIMIT: usize = 5_000;

/// A content folder on the disk, with `themes/` beside it.
#[derive(Debug, Clone)]
pub struct Disk {
    content: PathBuf,
    shown: String,
}

impl Disk {
    /// The content folder `content`; `shown` is how messages name it, relative to the working directory.
    pub fn new(content: &Path, shown: &str) -> Disk {
        Disk { content: content.to_owned(), shown: shown.to_owned() }
    }

    /// The folder `themes` beside the content folder.
    fn themes(&self) -> PathBuf {
        // `.` and `..` have no name of their own; their parent is known only after resolving them.
        let named = if self.content.file_name().is_some() {
            self.content.clone()
        } else {
            fs::canonicalize(&self.content).unwrap_or_else(|_| self.content.clone())
        };
        named.parent().unwrap_or(Path::new("")).join("themes")
    }
}

impl Source for Disk {
    fn content(&self) -> Result<Files, SourceError> {
        let found = walk(&self.content, &self.shown)?;
        let read = |found: Found| {
            let content = match found.at {
                Ok(file) => read(&file, &found.path)?,
                Err(refusal) => Content::Refused(refusal),
            };
            Some(SourceFile { path: found.path.into(), content })
        };
        let list = found.into_par_iter().filter_map(read).collect();
        Ok(Files::new(&self.shown, list))
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        let unreadable = |error: io::Error| match error.kind() {
            ErrorKind::NotFound => SourceError::Missing(path.to_owned()),
            _ => SourceError::Unreadable(path.to_owned(), error.to_string()),
        };
        let root = fs::canonicalize(&self.content).map_err(unreadable)?;
        let file = fs::canonicalize(root.join(path)).map_err(unreadable)?;
        if !file.starts_with(&root) || !file.is_file() {
            return Err(SourceError::Missing(path.to_owned()));
        }
        fs::read(file).map_err(unreadable)
    }

    fn theme(&self, name: &str) -> Result<Option<Vec<(String, Vec<u8>)>>, SourceError> {
        let mut parts = Path::new(name).components();
        if !matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name) {
            return Ok(None);
        }
        let shown = format!("themes/{name}");
        let found = match walk(&self.themes().join(name), &shown) {
            Err(SourceError::Missing(_)) => return Ok(None),
            found => found?,
        };
        let unreadable =
            |path: &str, words: String| SourceError::Unreadable(format!("{shown}/{path}"), words);
        let mut files = Vec::with_capacity(found.len());
        for Found { path, at } in found {
            let file = at.map_err(|refusal| unreadable(&path, words(&refusal)))?;
            match fs::read(file) {
                Ok(bytes) => files.push((path, bytes)),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(unreadable(&path, error.to_string())),
            }
        }
        files.sort();
        Ok(Some(files))
    }

    fn theme_names(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.themes()) else { return Vec::new() };
        let name = |entry: io::Result<fs::DirEntry>| {
            let entry = entry.ok().filter(|entry| entry.path().is_dir())?;
            entry.file_name().into_string().ok().filter(|name| !is_leftover(name))
        };
        let mut names: Vec<String> = entries.filter_map(name).collect();
        names.sort();
        names
    }

    fn folder(&self) -> Option<&Path> {
        Some(&self.content)
    }

    fn today(&self, time_zone: &str) -> Date {
        let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
        Timestamp::now().to_zoned(zone).date()
    }
}

/// Something in a folder: its path relative to that folder, and where it can be read or why it cannot.
struct Found {
    path: String,
    at: Result<PathBuf, Refusal>,
}

/// Lists the regular files below a folder, in no particular order.
fn walk(root: &Path, shown: &str) -> Result<Vec<Found>, SourceError> {
    let refused = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => SourceError::Missing(shown.to_owned()),
        _ => SourceError::Unreadable(shown.to_owned(), error.to_string()),
    };
    if !fs::metadata(root).map_err(refused)?.is_dir() {
        return Err(SourceError::NotAFolder(shown.to_owned()));
    }
    fs::read_dir(root).map_err(refused)?;
    let inside = fs::canonicalize(root).map_err(refused)?;

    let mut list = Vec::new();
    let mut linked = Linked::default();
    let mut entries = WalkDir::new(root).min_depth(1).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let path = match &entry {
            Ok(entry) => entry.path(),
            Err(error) => error.path().unwrap_or(root),
        };
        linked.visit(entry.as_ref().map_or_else(walkdir::Error::depth, DirEntry::depth));
        let is_folder = entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir());
        let (name, is_utf8) = relative(path, root);
        let refusal = if is_leftover(name.rsplit('/').next().unwrap_or_default()) {
            None
        } else if !is_utf8 {
            Some(Refusal::Unreadable("the file name is not UTF-8".to_owned()))
        } else {
            match &entry {
                Ok(entry) => match link_problem(entry, &inside, &mut linked) {
                    Some(problem) => Some(Refusal::Link(problem)),
                    None if is_folder => continue,
                    None => {
                        if entry.file_type().is_file() {
                            list.push(Found { path: name, at: Ok(path.to_owned()) });
                        }
                        continue;
                    }
                },
                Err(error) => refusal_of(error),
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
fn is_leftover(name: &str) -> bool {
    const ENDINGS: [&str; 6] = [".swp", ".swo", ".bak", ".orig", ".tmp", "~"];
    const NAMES: [&str; 3] = ["thumbs.db", "desktop.ini", "4913"];
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || NAMES.contains(&lower.as_str())
}

/// Reads one file; `None` where it has vanished since it was listed.
fn read(file: &Path, path: &str) -> Option<Content> {
    let content = File::open(file).and_then(|file| {
        let size = file.metadata()?.len();
        if is_text(path) { Ok(classify(path, size, || read_text(file, size))) } else { attachment(file) }
    });
    match content {
        Ok(content) => Some(content),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => Some(Content::Refused(Refusal::Unreadable(error.to_string()))),
    }
}

/// At most one byte more than is allowed: the file may have grown since it was measured.
fn read_text(file: File, size: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(TEXT_LIMIT)).unwrap_or(0) + 1);
    file.take(TEXT_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// Hashes a file of any size without holding it.
fn attachment(file: File) -> io::Result<Content> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(file)?;
    let digest = hasher.finalize().to_hex().as_str().into();
    Ok(Content::Attachment { digest, size: hasher.count() })
}

/// Whether the file is one that is read as a text.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["md", "yaml", "yml", "csv"].iter().any(|text| ending.eq_ignore_ascii_case(text))
}

/// What a file is, by its path and size in bytes. Its bytes are not asked for where it is too large.
pub(super) fn classify(path: &str, size: u64, bytes: impl FnOnce() -> Result<Vec<u8>, String>) -> Content {
    let is_text = is_text(path);
    let too_large = |size| Content::Refused(Refusal::TooLarge { size, limit: TEXT_LIMIT });
    if is_text && size > TEXT_LIMIT {
        return too_large(size);
    }
    let bytes = match bytes() {
        Ok(bytes) => bytes,
        Err(words) => return Content::Refused(Refusal::Unreadable(words)),
    };
    let size = bytes.len() as u64;
    match is_text {
        true if size > TEXT_LIMIT => too_large(size),
        true => text(bytes),
        false => Content::Attachment { digest: blake3::hash(&bytes).to_hex().as_str().into(), size },
    }
}

fn text(bytes: Vec<u8>) -> Content {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Content::Refused(Refusal::Utf16);
    }
    if bytes.contains(&0) {
        return Content::Refused(Refusal::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Content::Text(text.into()),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let readable = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default());
            Content::Refused(Refusal::NotUtf8 { readable: readable.into() })
        }
    }
}

/// Why a file of a theme cannot be used, for the person who maintains the theme.
fn words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Link(LinkProblem::Escapes) => "the link leads out of the theme's folder".to_owned(),
        Refusal::Link(LinkProblem::Circle) => "the link leads into a circle".to_owned(),
        Refusal::Link(LinkProblem::Dangling) => "the link leads nowhere".to_owned(),
        Refusal::Unreadable(words) => words.clone(),
        Refusal::NotUtf8 { .. } | Refusal::Utf16 | Refusal::Binary | Refusal::TooLarge { .. } => {
            "unusable".to_owned()
        }
    }
}

#[cfg(test)]
mod tests;
