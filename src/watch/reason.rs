//! Why changes are looked for instead of being announced.

use crate::locale::Words;

/// Why a watch asks for looks every 300 milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Somebody wants it so.
    Asked,
    /// The folder lies on a file system that is known not to announce what others change; its type.
    FileSystem(String),
    /// The system watches as many folders as it may.
    Limit,
    /// The system refuses to announce changes; its words.
    Refused(String),
    /// A change was found that nothing had announced.
    Unannounced,
}

impl Reason {
    /// A sentence for the person who edits.
    pub fn words(&self) -> Words {
        match self {
            Reason::Asked => Words::new(
                "Änderungen werden alle 0,3 Sekunden gesucht.",
                "Changes are looked for every 0.3 seconds.",
            ),
            Reason::FileSystem(kind) => Words::new(
                format!(
                    "Änderungen werden alle 0,3 Sekunden gesucht, denn das Dateisystem „{kind}“ meldet sie nicht zuverlässig."
                ),
                format!(
                    "Changes are looked for every 0.3 seconds, for the file system “{kind}” does not announce them reliably."
                ),
            ),
            Reason::Limit => Words::new(
                "Änderungen werden alle 0,3 Sekunden gesucht, denn das System beobachtet schon so viele Ordner, wie es darf.",
                "Changes are looked for every 0.3 seconds, for the system already watches as many folders as it may.",
            ),
            Reason::Refused(words) => Words::new(
                format!(
                    "Änderungen werden alle 0,3 Sekunden gesucht, denn das System meldet sie nicht: {words}"
                ),
                format!(
                    "Changes are looked for every 0.3 seconds, for the system does not announce them: {words}"
                ),
            ),
            Reason::Unannounced => Words::new(
                "Änderungen werden von jetzt an alle 0,3 Sekunden gesucht, denn eine wurde nicht gemeldet.",
                "From now on changes are looked for every 0.3 seconds, for one was not announced.",
            ),
        }
    }
}

impl From<notify::Error> for Reason {
    fn from(error: notify::Error) -> Reason {
        match error.kind {
            notify::ErrorKind::MaxFilesWatch => Reason::Limit,
            _ => Reason::Refused(error.to_string()),
        }
    }
}
