//! Where text goes: results to standard output, everything else to standard error.

use std::io::{self, ErrorKind, Write};

use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};

use super::outcome::Complaint;
use crate::locale::Language;

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// The two streams, and how to write to them.
#[derive(Debug, Clone)]
pub(super) struct Terminal {
    /// In which language.
    pub(super) language: Language,
    /// Whether with colours; texts come with them, and they are removed where they are not wanted.
    color: ColorChoice,
}

impl Terminal {
    /// Left to itself, `color` follows `NO_COLOR` and whether somebody is looking.
    pub(super) fn new(language: Language, color: ColorChoice) -> Terminal {
        Terminal { language, color }
    }

    /// Writes a result for people.
    pub(super) fn result(&self, text: &str) -> io::Result<()> {
        let mut stream = AutoStream::new(io::stdout().lock(), self.color);
        unless_unread(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
    }

    /// Writes what is no result. Where that fails, there is no place left to say so.
    pub(super) fn message(&self, text: &str) {
        let mut stream = AutoStream::new(io::stderr().lock(), self.color);
        let _ = stream.write_all(text.as_bytes());
    }

    /// Says what is wrong, and what would be right.
    pub(super) fn complain(&self, complaint: &Complaint) {
        let (error, help) = match self.language {
            Language::De => ("Fehler", "Hilfe"),
            Language::En => ("error", "help"),
        };
        self.message(&format!(
            "{ERROR}{error}{ERROR:#}: {}\n",
            harmless(complaint.message.get(self.language))
        ));
        match complaint.help.get(self.language) {
            "" => {}
            text => self.message(&format!("{HELP}{help}{HELP:#}: {}\n", harmless(text))),
        }
    }
}

/// Writes a result for programs, byte for byte.
pub(super) fn document(text: &str) -> io::Result<()> {
    let mut stream = io::stdout().lock();
    unless_unread(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
}

/// Whoever reads may stop (`| head`): that is no failure.
fn unless_unread(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Names of files and arguments may hold what a terminal would obey.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|character| if character.is_control() { char::REPLACEMENT_CHARACTER } else { character })
        .collect()
}
