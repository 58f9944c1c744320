//! How a run ends: its exit code, and what is said where it could not do what it should.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::BuildError;
use crate::diag;
use crate::locale::Words;
use crate::publish::PublishError;
use crate::serve::server::NotBound;
use crate::source::SourceError;

/// How a run ended. The numbers are the exit codes, which scripts rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is done.
    Done = 0,
    /// The content has errors.
    Content = 1,
    /// The arguments are wrong, or the output folder is refused.
    Usage = 2,
    /// The environment failed.
    Environment = 3,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(outcome as u8)
    }
}

/// What is wrong, and what would be right; each a line.
#[derive(Debug, Clone)]
pub(super) struct Complaint {
    /// What is wrong.
    pub(super) message: Words,
    /// What would be right; may be empty.
    pub(super) help: Words,
}

/// What kept a command from its end.
#[derive(Debug)]
pub(super) enum Failure {
    /// The content could not be read.
    Source(SourceError),
    /// The portal could not be published.
    Publish(PublishError),
    /// The result could not be written.
    Output(io::Error),
    /// A file could not be written: its path, and why.
    Write(String, io::Error),
    /// The preview has no port: at which host, and why.
    NotBound(String, NotBound),
    /// What was asked for is refused; nothing was changed.
    Refused(Complaint),
    /// The files cannot be watched.
    Watch(io::Error),
    /// The summary of the step could not be written into the file that the platform names.
    StepSummary(PathBuf, io::Error),
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Failure {
        Failure::Source(error)
    }
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Failure {
        match error {
            BuildError::Source(error) => Failure::Source(error),
            BuildError::Publish(error) => Failure::Publish(error),
            BuildError::TeamOnly => Failure::Refused(Complaint {
                message: Words::new(
                    "Dieses Portal ist nur für das Team: So steht es in portal.yaml unter `audience`.",
                    "This portal is for the team only: so says `audience` in portal.yaml.",
                ),
                help: Words::new(
                    "Bauen Sie es ohne „--audience company“, oder nehmen Sie `audience` aus portal.yaml heraus.",
                    "Build it without “--audience company”, or take `audience` out of portal.yaml.",
                ),
            }),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

impl Failure {
    /// The exit code.
    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Failure::Publish(error) if error.is_refusal() => Outcome::Usage,
            Failure::Refused(_) => Outcome::Usage,
            Failure::Source(_)
            | Failure::Watch(_)
            | Failure::Publish(_)
            | Failure::Output(_)
            | Failure::Write(..)
            | Failure::NotBound(..)
            | Failure::StepSummary(..) => Outcome::Environment,
        }
    }

    /// What is said.
    pub(super) fn words(self) -> Complaint {
        match self {
            Failure::Refused(complaint) => complaint,
            Failure::Source(error) => source(&error),
            Failure::Publish(error) => Complaint { message: error.words(), help: Words::default() },
            Failure::Output(error) => Complaint {
                message: Words::new(
                    format!("Das Ergebnis kann nicht ausgegeben werden: {error}."),
                    format!("The result cannot be written: {error}."),
                ),
                help: Words::default(),
            },
            Failure::NotBound(host, error) => not_bound(&host, &error),
            Failure::Watch(error) => Complaint {
                message: Words::new(
                    format!("Die Dateien können nicht beobachtet werden: {error}."),
                    format!("The files cannot be watched: {error}."),
                ),
                help: Words::default(),
            },
            Failure::StepSummary(file, error) => Complaint {
                message: Words::new(
                    format!(
                        "Die Zusammenfassung „{}“ kann nicht geschrieben werden: {error}.",
                        file.display()
                    ),
                    format!("The summary “{}” cannot be written: {error}.", file.display()),
                ),
                help: Words::new(
                    "Prüfen Sie die Umgebungsvariable GITHUB_STEP_SUMMARY.",
                    "Check the environment variable GITHUB_STEP_SUMMARY.",
                ),
            },
            Failure::Write(path, error) => Complaint {
                message: Words::new(
                    format!("„{path}“ kann nicht geschrieben werden: {error}."),
                    format!("“{path}” cannot be written: {error}."),
                ),
                help: Words::new(
                    "Prüfen Sie, ob Sie in diesen Ordner schreiben dürfen und ob dort Platz ist.",
                    "Check that you may write to this folder and that there is room.",
                ),
            },
        }
    }
}

fn not_bound(host: &str, error: &NotBound) -> Complaint {
    match error {
        NotBound::Taken(port) => Complaint {
            message: Words::new(
                format!("Der Port {port} ist schon belegt."),
                format!("Port {port} is in use already."),
            ),
            help: Words::new(
                "Nennen Sie mit --port einen anderen; ohne --port wird ein freier gesucht.",
                "Name another one with --port; without --port a free one is looked for.",
            ),
        },
        NotBound::Refused(error) => Complaint {
            message: Words::new(
                format!("Unter „{host}“ kann keine Vorschau laufen: {error}."),
                format!("No preview can run at “{host}”: {error}."),
            ),
            help: Words::new(
                "Nennen Sie mit --host eine Adresse dieses Rechners und mit --port einen Port, der dafür frei ist.",
                "Name an address of this machine with --host, and with --port a port that is free for it.",
            ),
        },
    }
}

fn source(error: &SourceError) -> Complaint {
    let help = match error {
        SourceError::Missing(_) | SourceError::NotAFolder(_) => Words::new(
            "Rufen Sie das Programm im Ordner des Portals auf, oder nennen Sie mit --content den Ordner der Inhalte.",
            "Run the program in the portal's folder, or name the folder of the content with --content.",
        ),
        SourceError::Unreadable(..) => Words::new(
            "Prüfen Sie, ob Sie diesen Ordner und diese Datei lesen dürfen.",
            "Check that you may read this folder and this file.",
        ),
    };
    Complaint { message: diag::unreadable(error), help }
}
