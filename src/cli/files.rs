//! Files that commands write beside the portal: new content, schemas.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::outcome::{Complaint, Failure};
use crate::locale::Words;

/// Writes a file that must not exist yet, with the folders above it.
pub(super) fn create(path: &Path, text: &str) -> Result<(), Failure> {
    let written = make_parent(path)
        .and_then(|()| OpenOptions::new().write(true).create_new(true).open(path))
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::Refused(exists(path)),
        _ => failed(path, error),
    })
}

/// Writes a file unless it holds these bytes already; says whether it did.
pub(super) fn update(path: &Path, text: &str) -> Result<bool, Failure> {
    if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(false);
    }
    make_parent(path).and_then(|()| fs::write(path, text)).map_err(|error| failed(path, error))?;
    Ok(true)
}

/// Adds to the end of a file.
pub(super) fn append(path: &Path, text: &str) -> Result<(), Failure> {
    let file = OpenOptions::new().append(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| failed(path, error))
}

/// Whether a folder is there and holds something; a file in its place counts.
pub(super) fn is_in_use(folder: &Path) -> Result<bool, Failure> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(true),
        Err(error) => Err(failed(folder, error)),
    }
}

/// That a file is not overwritten.
pub(super) fn exists(path: &Path) -> Complaint {
    let path = path.display();
    Complaint {
        message: Words::new(format!("„{path}“ gibt es schon."), format!("“{path}” exists already.")),
        help: Words::new(
            "Es wurde nichts geändert. Wählen Sie einen anderen Namen.",
            "Nothing was changed. Choose another name.",
        ),
    }
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

fn failed(path: &Path, error: io::Error) -> Failure {
    Failure::Write(path.display().to_string(), error)
}
