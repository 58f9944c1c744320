//! What is said where the content cannot be read at all.

use crate::locale::Words;
use crate::source::SourceError;

/// The sentence that says what cannot be read.
pub fn unreadable(error: &SourceError) -> Words {
    match error {
        SourceError::Missing(path) => {
            Words::new(format!("„{path}“ gibt es nicht."), format!("There is no “{path}”."))
        }
        SourceError::NotAFolder(path) => {
            Words::new(format!("„{path}“ ist kein Ordner."), format!("“{path}” is not a folder."))
        }
        SourceError::Unreadable(path, words) => Words::new(
            format!("„{path}“ kann nicht gelesen werden: {words}."),
            format!("“{path}” cannot be read: {words}."),
        ),
    }
}
