//! Where an output folder may be.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::error::{Action, PublishError, Refused};
use super::output::Output;

/// The absolute path of a folder that may not exist yet, without links and `..`.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, PublishError> {
    let failed = |error| PublishError::disk(path, Action::Read, &error);
    let absolute = std::path::absolute(path).map_err(failed)?;
    let parts: Vec<Component<'_>> = absolute.components().collect();
    // The longest part that exists has its links resolved; the rest will be folders we make.
    for count in (1..=parts.len()).rev() {
        let (there, missing) = parts.split_at(count);
        match fs::canonicalize(there.iter().collect::<PathBuf>()) {
            Ok(mut resolved) => {
                for part in missing {
                    match part {
                        Component::ParentDir => _ = resolved.pop(),
                        part => resolved.push(part),
                    }
                }
                return Ok(resolved);
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) if error.kind() == ErrorKind::NotADirectory => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Ok(absolute)
}

/// Refuses folders in which a mistake would be costly.
pub(super) fn refuse_dangerous(output: &Output, content: Option<&Path>) -> Result<(), PublishError> {
    let root = output.at("");
    let content = content.map(resolve).transpose()?;
    let is_home =
        || std::env::home_dir().and_then(|home| resolve(&home).ok()).is_some_and(|home| home == root);
    let why = if root.parent().is_none() {
        Refused::Root
    } else if is_home() {
        Refused::Home
    } else if content.as_ref().is_some_and(|content| root.starts_with(content)) {
        Refused::InsideContent
    } else if content.is_some_and(|content| content.starts_with(&root)) {
        Refused::HoldsContent
    } else if fs::symlink_metadata(root.join(".git")).is_ok() {
        Refused::Repository
    } else if fs::metadata(&root).is_ok_and(|found| !found.is_dir()) {
        Refused::NotAFolder
    } else {
        return Ok(());
    };
    Err(PublishError::refused(&output.shown(""), why))
}
