//! `init`: a small portal to start from.

use std::path::{Path, PathBuf};

use clap::Args;

use super::files;
use super::outcome::{Complaint, Failure, Outcome};
use super::terminal::Terminal;
use crate::locale::{Language, Words};
use crate::source::{Disk, Source};
use crate::starter;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    portal: PathBuf,
}

/// Writes the portal into a folder that is new or empty, and says what to do next.
pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let folder = &arguments.portal;
    if files::is_in_use(folder)? {
        return Err(Failure::Refused(in_use(folder)));
    }
    let today = Disk::new(folder, "").today(starter::time_zone(terminal.language));
    let written = starter::files(terminal.language, today);
    for (path, text) in &written {
        files::create(&folder.join(path), text)?;
    }
    terminal.result(&next(folder, written.len(), terminal.language))?;
    Ok(Outcome::Done)
}

fn in_use(folder: &Path) -> Complaint {
    let folder = folder.display();
    Complaint {
        message: Words::new(format!("„{folder}“ ist nicht leer."), format!("“{folder}” is not empty.")),
        help: Words::new(
            "Es wurde nichts geändert. Nennen Sie einen Ordner, den es noch nicht gibt.",
            "Nothing was changed. Name a folder that does not exist yet.",
        ),
    }
}

fn next(folder: &Path, files: usize, language: Language) -> String {
    let enter = if folder == Path::new(".") { String::new() } else { format!("  cd {}\n", folder.display()) };
    let folder = folder.display();
    match language {
        Language::De => {
            format!("{files} Dateien in {folder}. So geht es weiter:\n{enter}  leitstand build\n")
        }
        Language::En => format!("{files} files in {folder}. What to do next:\n{enter}  leitstand build\n"),
    }
}
