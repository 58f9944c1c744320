//! Wrong arguments, in plain words of both languages and with what was probably meant.

use std::error::Error;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::PROGRAM;
use super::outcome::Complaint;
use super::values::Refused;
use crate::diag::nearest;
use crate::locale::{Language, Words};

/// A mistake in the arguments, and where it was made.
pub(super) struct Mistake<'a> {
    error: &'a clap::Error,
    program: &'a Command,
    /// The command that was called, if it is one.
    command: Option<&'a Command>,
}

impl<'a> Mistake<'a> {
    /// What the parser has found, in which command line.
    pub(super) fn new(error: &'a clap::Error, program: &'a Command, arguments: &[OsString]) -> Mistake<'a> {
        // As much of it as can be understood.
        let matches = program.clone().ignore_errors(true).try_get_matches_from(arguments).ok();
        let name = matches.as_ref().and_then(|matches| matches.subcommand_name());
        Mistake { error, program, command: name.and_then(|name| program.find_subcommand(name)) }
    }

    /// What is wrong, what was probably meant, and where more is said.
    pub(super) fn words(&self) -> Complaint {
        let Complaint { message, help } = self.explain();
        let command = self.command.map_or(PROGRAM.to_owned(), call);
        let more = Words::new(
            format!("Alles Weitere zeigt „{command} --help“."),
            format!("“{command} --help” tells more."),
        );
        let join = |help: String, more: String| if help.is_empty() { more } else { format!("{help} {more}") };
        Complaint { message, help: Words { de: join(help.de, more.de), en: join(help.en, more.en) } }
    }

    fn explain(&self) -> Complaint {
        let option = self.option();
        match self.error.kind() {
            ErrorKind::UnknownArgument if option.starts_with('-') => self.unknown_option(&option),
            ErrorKind::UnknownArgument => complaint(
                (format!("„{option}“ passt hier nicht."), format!("“{option}” does not fit here.")),
                (
                    "Erwartet werden hier nur Optionen; sie beginnen mit --.",
                    "Only options are expected here; they begin with --.",
                ),
            ),
            ErrorKind::InvalidSubcommand => self.unknown_command(),
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Complaint {
                message: Words::new("Es fehlt ein Befehl.", "A command is missing."),
                help: self.commands(),
            },
            ErrorKind::InvalidValue => self.wrong_value(&option),
            ErrorKind::ValueValidation => self.refused_value(&option),
            ErrorKind::TooManyValues => complaint(
                (
                    format!("„{option}“ steht für sich und hat keinen Wert."),
                    format!("“{option}” stands for itself and takes no value."),
                ),
                ("", ""),
            ),
            ErrorKind::ArgumentConflict => complaint(
                (
                    format!("„{option}“ steht mehr als einmal da."),
                    format!("“{option}” is given more than once."),
                ),
                ("Lassen Sie nur eines davon stehen.", "Leave only one of them."),
            ),
            ErrorKind::MissingRequiredArgument => {
                complaint((format!("{option} fehlt."), format!("{option} is missing.")), ("", ""))
            }
            ErrorKind::InvalidUtf8 => complaint(
                (
                    "Eine Angabe ist kein lesbarer Text (UTF-8).".to_owned(),
                    "An argument is no readable text (UTF-8).".to_owned(),
                ),
                ("", ""),
            ),
            _ => complaint(
                (
                    "Diese Angaben sind nicht zu verstehen.".to_owned(),
                    "These arguments make no sense.".to_owned(),
                ),
                ("", ""),
            ),
        }
    }

    fn unknown_option(&self, option: &str) -> Complaint {
        let owners: Vec<String> = std::iter::once(self.program)
            .chain(self.program.get_subcommands())
            .filter(|command| command.get_arguments().any(|known| is_long(known, option)))
            .map(|command| format!("{} {option}", call(command)))
            .collect();
        let message = match self.command.map(call) {
            Some(command) => Words::new(
                format!("Bei „{command}“ gibt es die Option „{option}“ nicht."),
                format!("“{command}” has no option “{option}”."),
            ),
            None if owners.is_empty() => Words::new(
                format!("Die Option „{option}“ gibt es nicht."),
                format!("There is no option “{option}”."),
            ),
            None => Words::new(
                format!("Die Option „{option}“ steht hinter dem Befehl, zu dem sie gehört."),
                format!("The option “{option}” stands behind the command that it belongs to."),
            ),
        };
        let help = if owners.is_empty() { self.meant(ContextKind::SuggestedArg) } else { meant(&owners) };
        Complaint { message, help }
    }

    fn unknown_command(&self) -> Complaint {
        let name = self.text(ContextKind::InvalidSubcommand);
        let names = self.program.get_subcommands().map(|command| (command.get_name(), ""));
        let near: Vec<String> = nearest(&name, names).into_iter().map(str::to_owned).collect();
        let meant = meant(&near);
        Complaint {
            message: Words::new(
                format!("Den Befehl „{name}“ gibt es nicht."),
                format!("There is no command “{name}”."),
            ),
            help: meant.or(self.commands()),
        }
    }

    fn wrong_value(&self, option: &str) -> Complaint {
        let value = self.text(ContextKind::InvalidValue);
        if value.is_empty() {
            // `--output <DIR>` as the parser writes it.
            let example = self.text(ContextKind::InvalidArg).replace(['<', '>'], "");
            return complaint(
                (
                    format!("Nach „{option}“ fehlt der Wert."),
                    format!("The value after “{option}” is missing."),
                ),
                (&format!("Schreiben Sie „{example}“."), &format!("Write “{example}”.")),
            );
        }
        let possible = self.list(ContextKind::ValidValue);
        let help = if possible.is_empty() {
            Words::default()
        } else {
            Words::new(
                format!("Möglich: {}.", Language::De.or(&quoted(Language::De, &possible))),
                format!("Possible: {}.", Language::En.or(&quoted(Language::En, &possible))),
            )
        };
        Complaint {
            message: Words::new(
                format!("„{value}“ ist kein Wert für „{option}“."),
                format!("“{value}” is no value of “{option}”."),
            ),
            help,
        }
    }

    /// A value that a parser of ours has refused.
    fn refused_value(&self, option: &str) -> Complaint {
        match self.error.source().and_then(|source| source.downcast_ref::<Refused>()) {
            Some(Refused { message, help }) => Complaint {
                message: Words::new(format!("{option}: {}", message.de), format!("{option}: {}", message.en)),
                help: help.clone(),
            },
            None => self.wrong_value(option),
        }
    }

    /// The commands that there are.
    fn commands(&self) -> Words {
        let names: Vec<String> =
            self.program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
        Words::new(
            format!("Die Befehle sind {}.", Language::De.and(&quoted(Language::De, &names))),
            format!("The commands are {}.", Language::En.and(&quoted(Language::En, &names))),
        )
    }

    /// The option that the parser speaks of, without the name of its value.
    fn option(&self) -> String {
        let text = self.text(ContextKind::InvalidArg);
        match text.split_once(" <") {
            Some((option, _)) => option.to_owned(),
            // What has a place but no name stands in brackets.
            None => text.trim_matches(['<', '>', '[', ']']).to_owned(),
        }
    }

    fn meant(&self, kind: ContextKind) -> Words {
        meant(&self.list(kind))
    }

    fn text(&self, kind: ContextKind) -> String {
        self.list(kind).into_iter().next().unwrap_or_default()
    }

    fn list(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }
}

/// What is wrong in German and English, and what would be right.
fn complaint((de, en): (String, String), (help_de, help_en): (&str, &str)) -> Complaint {
    Complaint { message: Words { de, en }, help: Words::new(help_de, help_en) }
}

/// "Meinten Sie …?", or nothing.
pub(super) fn meant(names: &[impl AsRef<str>]) -> Words {
    if names.is_empty() {
        return Words::default();
    }
    Words::new(
        format!("Meinten Sie {}?", Language::De.or(&quoted(Language::De, names))),
        format!("Did you mean {}?", Language::En.or(&quoted(Language::En, names))),
    )
}

fn quoted(language: Language, names: &[impl AsRef<str>]) -> Vec<String> {
    let quote = |name: &str| match language {
        Language::De => format!("„{name}“"),
        Language::En => format!("“{name}”"),
    };
    names.iter().map(|name| quote(name.as_ref())).collect()
}

/// How a command is called.
fn call(command: &Command) -> String {
    match command.get_name() {
        PROGRAM => PROGRAM.to_owned(),
        name => format!("{PROGRAM} {name}"),
    }
}

fn is_long(argument: &Arg, option: &str) -> bool {
    option.strip_prefix("--").is_some_and(|name| argument.get_long() == Some(name))
}
