//! Where the repository lies, and what tells without asking Git that its history has not moved on.

// A part of `source` that reads files.
#![allow(clippy::disallowed_methods)]

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The largest file of a repository that is read here: names of branches, in a very large repository.
const MOST: u64 = 16 * 1024 * 1024;
/// How often one name may stand for another.
const HOPS: usize = 5;

/// The repository around a folder, as far as it can be told by looking.
#[derive(Debug)]
pub struct Repository {
    /// Holds `HEAD`; that of a further work tree is another one than [`Repository::common`].
    own: PathBuf,
    /// Holds branches and objects.
    common: PathBuf,
}

impl Repository {
    /// Finds the repository around a folder: the first one upwards that has a `HEAD`.
    pub fn around(folder: &Path) -> Option<Repository> {
        let folder = fs::canonicalize(folder).ok()?;
        folder.ancestors().find_map(|above| Repository::at(above.join(".git")))
    }

    /// The repository that a `.git` is or names.
    fn at(place: PathBuf) -> Option<Repository> {
        let own = if place.is_dir() {
            place
        } else {
            // A further work tree, or a submodule.
            let text = text(&place)?;
            place.parent()?.join(text.strip_prefix("gitdir:")?.trim())
        };
        bytes(&own.join("HEAD"))?;
        let common = text(&own.join("commondir")).map_or_else(|| own.clone(), |path| own.join(path.trim()));
        Some(Repository { own, common })
    }

    /// A mark that is another one whenever the history of the checked out commit may be another one.
    pub fn mark(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut add = |name: &str, bytes: &[u8]| {
            hasher.update(name.as_bytes());
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        let mut head = bytes(&self.own.join("HEAD")).unwrap_or_default();
        for _ in 0..HOPS {
            add("head", &head);
            let Some(name) = std::str::from_utf8(&head).ok().and_then(|text| text.strip_prefix("ref:"))
            else {
                break;
            };
            let name = name.trim();
            // A branch has a file of its own, or stands in the list of all.
            let Some(next) = bytes(&self.common.join(name)).or_else(|| bytes(&self.own.join(name))) else {
                for list in ["packed-refs", "reftable/tables.list"] {
                    add(list, &bytes(&self.common.join(list)).unwrap_or_default());
                }
                break;
            };
            head = next;
        }
        add("shallow", &bytes(&self.common.join("shallow")).unwrap_or_default());
        hasher.finalize().to_hex().to_string()
    }
}

/// What is in a regular file.
fn bytes(path: &Path) -> Option<Vec<u8>> {
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn text(path: &Path) -> Option<String> {
    String::from_utf8(bytes(path)?).ok()
}
