//! What keeps a site from being published, with its wording.

use std::path::{Path, PathBuf};

use crate::locale::Words;

/// Why a site was not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishError {
    /// The output folder, or something in it, is not for us to change. Nothing was changed.
    Refused {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        why: Refused,
    },
    /// Two files of the build cannot both be written: the same path, paths that differ in letter
    /// case alone, or one is the folder of the other.
    Collision {
        /// The one that came later.
        path: String,
        /// The one that was there before.
        other: String,
    },
    /// A path that cannot be written: absolute, with `..`, with a backslash or a control character.
    Unusable {
        /// The path.
        path: String,
    },
    /// Another build is writing into the folder.
    Busy {
        /// The output folder.
        path: PathBuf,
    },
    /// The operating system refused.
    Disk {
        /// The folder or file.
        path: PathBuf,
        /// What was tried.
        action: Action,
        /// The operating system's words.
        words: String,
        /// Whether files had already been moved into place: the site is then partly new, each file of
        /// it whole, and the next run completes it.
        begun: bool,
    },
}

/// Why an output folder, or something in it, is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is a file.
    NotAFolder,
    /// It holds files and no list of ours.
    NotOurs,
    /// The list of our files cannot be understood.
    Damaged,
    /// A file, folder or link of others is in the place of a file of ours.
    Foreign,
    /// The root of the file system.
    Root,
    /// Somebody's home folder.
    Home,
    /// The folder of a repository.
    Repository,
    /// It is the content folder, or lies in it.
    InsideContent,
    /// The content folder lies in it.
    HoldsContent,
}

/// What was tried when the operating system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Reading.
    Read,
    /// Writing, moving into place.
    Write,
    /// Removing.
    Remove,
}

impl PublishError {
    pub(super) fn refused(path: &Path, why: Refused) -> PublishError {
        PublishError::Refused { path: path.to_owned(), why }
    }

    pub(super) fn disk(path: &Path, action: Action, error: &std::io::Error) -> PublishError {
        PublishError::Disk { path: path.to_owned(), action, words: error.to_string(), begun: false }
    }

    /// The same error, met after files had already been moved.
    pub(super) fn begun(self) -> PublishError {
        match self {
            PublishError::Disk { path, action, words, .. } => {
                PublishError::Disk { path, action, words, begun: true }
            }
            other => other,
        }
    }

    /// Whether the output folder is refused (exit code 2); otherwise the environment failed (3).
    pub fn is_refusal(&self) -> bool {
        matches!(self, PublishError::Refused { .. })
    }

    /// What is wrong and what to do.
    pub fn words(&self) -> Words {
        match self {
            PublishError::Refused { path, why } => refused(&path.display().to_string(), *why),
            PublishError::Collision { path, other } => Words::new(
                format!(
                    "„{path}“ und „{other}“ können nicht beide veröffentlicht werden: Groß- und \
                     Kleinschreibung genügt nicht als Unterschied, und eine Datei kann nicht zugleich \
                     Ordner sein. Eine der beiden muss anders heißen."
                ),
                format!(
                    "“{path}” and “{other}” cannot both be published: upper and lower case are not \
                     enough of a difference, and a file cannot be a folder at the same time. One of \
                     them needs another name."
                ),
            ),
            PublishError::Unusable { path } => Words::new(
                format!("Unter dem Namen „{}“ kann keine Datei veröffentlicht werden.", path.escape_debug()),
                format!("No file can be published under the name “{}”.", path.escape_debug()),
            ),
            PublishError::Busy { path } => Words::new(
                format!(
                    "In den Ordner „{}“ schreibt gerade ein anderer Lauf. Bitte warten, bis er fertig ist.",
                    path.display()
                ),
                format!(
                    "Another build is writing into the folder “{}”. Please wait until it is done.",
                    path.display()
                ),
            ),
            PublishError::Disk { path, action, words, begun } => {
                disk(&path.display().to_string(), *action, words, *begun)
            }
        }
    }
}

fn refused(path: &str, why: Refused) -> Words {
    let another = Words::new(
        "Bitte mit --output einen neuen oder leeren Ordner wählen.",
        "Please choose a new or empty folder with --output.",
    );
    let (reason, advice) = match why {
        Refused::NotAFolder => {
            (Words::new("ist eine Datei, kein Ordner.", "is a file, not a folder."), another)
        }
        Refused::NotOurs => (
            Words::new(
                "enthält Dateien, die nicht von diesem Programm stammen; sie blieben unberührt.",
                "holds files that this program did not write; they were not touched.",
            ),
            another,
        ),
        Refused::Damaged => (
            Words::new(
                "ist beschädigt: An dieser Liste erkennt das Programm seine eigenen Dateien.",
                "is damaged: by this list the program knows its own files.",
            ),
            Words::new(
                "Bitte den Ausgabeordner löschen und neu bauen.",
                "Please delete the output folder and build again.",
            ),
        ),
        Refused::Foreign => (
            Words::new(
                "stammt nicht von diesem Programm und steht an einer Stelle, die die Seiten brauchen; \
                 nichts davon wurde verändert.",
                "was not made by this program and is in a place that the pages need; it was not touched.",
            ),
            Words::new("Bitte umbenennen oder verschieben.", "Please rename or move it."),
        ),
        Refused::Root => (Words::new("ist die ganze Festplatte.", "is the whole disk."), another),
        Refused::Home => (Words::new("ist ein persönlicher Ordner.", "is somebody's home folder."), another),
        Refused::Repository => {
            (Words::new("ist der Ordner eines Repositorys.", "is the folder of a repository."), another)
        }
        Refused::InsideContent => {
            (Words::new("gehört zum Ordner der Inhalte.", "belongs to the content folder."), another)
        }
        Refused::HoldsContent => {
            (Words::new("enthält den Ordner der Inhalte.", "holds the content folder."), another)
        }
    };
    Words::new(
        format!("„{path}“ {} {}", reason.de, advice.de),
        format!("“{path}” {} {}", reason.en, advice.en),
    )
}

fn disk(path: &str, action: Action, words: &str, begun: bool) -> Words {
    let (de, en) = match action {
        Action::Read => ("gelesen", "read"),
        Action::Write => ("geschrieben", "written"),
        Action::Remove => ("gelöscht", "removed"),
    };
    let (so_far_de, so_far_en) = if begun {
        (
            "Ein Teil der Seiten ist schon neu, jede ist vollständig. Der nächste Lauf bringt es zu Ende.",
            "Some pages are new already, each of them is complete. The next build finishes the rest.",
        )
    } else {
        ("An den veröffentlichten Seiten wurde nichts verändert.", "The published pages were not changed.")
    };
    Words::new(
        format!("„{path}“ kann nicht {de} werden: {words}. {so_far_de}"),
        format!("“{path}” cannot be {en}: {words}. {so_far_en}"),
    )
}
