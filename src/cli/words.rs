//! All that help says, in both languages. The types of the arguments hold no text; clap's own words
//! are English alone, so nothing of them is shown.

use std::fmt::Write;

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::{Arg, ArgAction, ColorChoice, Command};

use super::PROGRAM;
use crate::locale::Language;

/// A text in German and English.
type Pair = (&'static str, &'static str);

/// What each command does; the program itself comes first.
const COMMANDS: &[(&str, Pair)] = &[
    (
        PROGRAM,
        (
            "Baut das Portal eines Social-Media-Teams, Handbuch und Stand der Dinge, aus Markdown und YAML.",
            "Builds the portal of a social media team, its handbook and its status, from Markdown and YAML.",
        ),
    ),
    (
        "build",
        ("Prüft die Inhalte und veröffentlicht das Portal", "Checks the content and publishes the portal"),
    ),
    (
        "serve",
        (
            "Zeigt das Portal im Browser, mit jeder Änderung sofort, ohne etwas zu schreiben",
            "Shows the portal in the browser, with each change at once, without writing anything",
        ),
    ),
    (
        "check",
        (
            "Prüft die Inhalte wie build, ohne etwas zu schreiben",
            "Checks the content as build does, without writing anything",
        ),
    ),
    (
        "explain",
        (
            "Erklärt eine Meldung, mit einem Beispiel für falsch und richtig",
            "Explains a finding, with an example of wrong and right",
        ),
    ),
    ("init", ("Legt ein kleines Portal zum Anfangen an", "Makes a small portal to start from")),
    (
        "new",
        (
            "Legt eine Datei für etwas Neues an, mit allen Feldern und ihren Erklärungen",
            "Makes a file for something new, with all fields and what they mean",
        ),
    ),
    (
        "schema",
        (
            "Schreibt, wie die Dateien jeder Art aussehen, für Schreibprogramme (JSON Schema); mit „api“ das von api/portal.json",
            "Writes what the files of each kind look like, for editors (JSON Schema); with “api” that of api/portal.json",
        ),
    ),
    (
        "completions",
        (
            "Schreibt das Skript, mit dem eine Shell Befehle und Optionen ergänzt",
            "Writes the script by which a shell completes commands and options",
        ),
    ),
    (
        "man",
        (
            "Schreibt die Handbuchseite des Programms oder eines Befehls",
            "Writes the manual page of the program, or of a command",
        ),
    ),
    ("help", ("Zeigt diese Hilfe oder die eines Befehls", "Shows this help, or that of a command")),
];

/// What the value of each option is called, where it has one, and what the option is for.
const OPTIONS: &[(&str, Pair, Pair)] = &[
    ("command", ("BEFEHL", "COMMAND"), ("Der Befehl, um den es geht", "The command in question")),
    (
        "output",
        ("ORDNER", "DIR"),
        ("Ordner, in dem das Portal veröffentlicht wird", "Folder in which the portal is published"),
    ),
    (
        "date",
        ("DATUM", "DATE"),
        (
            "Tag, für den alles berechnet wird, zum Beispiel 2026-11-23 [sonst: as_of in portal.yaml, sonst heute]",
            "Day for which everything is computed, such as 2026-11-23 [otherwise: as_of in portal.yaml, or today]",
        ),
    ),
    (
        "theme",
        ("NAME", "NAME"),
        ("Gestaltung [sonst: theme in portal.yaml]", "Theme [otherwise: theme in portal.yaml]"),
    ),
    (
        "base_url",
        ("ADRESSE", "URL"),
        (
            "Adresse, unter der das Portal steht [sonst: base_url in portal.yaml]",
            "Address at which the portal is published [otherwise: base_url in portal.yaml]",
        ),
    ),
    (
        "audience",
        ("LESERKREIS", "AUDIENCE"),
        (
            "Für wen das Portal ist; company lässt weg, was nur das Team lesen darf",
            "Who the portal is for; company leaves out what only the team may read",
        ),
    ),
    (
        "no_history",
        ("", ""),
        ("Fragt Git nicht, wann welche Seite geändert wurde", "Does not ask Git when which page was changed"),
    ),
    (
        "timings",
        ("", ""),
        ("Zeigt auch, wie lange jeder Schritt dauert", "Shows how long each stage takes, too"),
    ),
    (
        "port",
        ("PORT", "PORT"),
        (
            "Port der Vorschau, 0 für einen beliebigen [sonst: 4550 oder der nächste freie]",
            "Port of the preview, 0 for any [otherwise: 4550 or the next that is free]",
        ),
    ),
    (
        "host",
        ("ADRESSE", "ADDRESS"),
        (
            "Adresse dieses Rechners, unter der die Vorschau zu erreichen ist; 0.0.0.0 für alle im Netz",
            "Address of this machine at which the preview can be reached; 0.0.0.0 for all in the network",
        ),
    ),
    (
        "allow_host",
        ("NAME", "NAME"),
        (
            "Weiterer Name, unter dem die Vorschau aufgerufen werden darf; mehrere durch Kommas getrennt",
            "Further name under which the preview may be opened; several are separated by commas",
        ),
    ),
    ("open", ("", ""), ("Öffnet die Vorschau im Browser", "Opens the preview in the browser")),
    (
        "poll",
        ("", ""),
        (
            "Sieht immer wieder selbst nach Änderungen, für Netzlaufwerke und Container",
            "Looks for changes by itself again and again, for network shares and containers",
        ),
    ),
    (
        "format",
        ("FORM", "FORMAT"),
        (
            "Form der Ausgabe: für Menschen oder für Programme",
            "Form of the output: for people or for programs",
        ),
    ),
    (
        "deny",
        ("WAS", "WHAT"),
        ("Was außer Fehlern noch zum Misserfolg führt", "What leads to failure beside errors"),
    ),
    (
        "skip",
        ("REGEL", "RULE"),
        (
            "Lässt eine Regel oder eine Meldung aus; mehrere durch Kommas getrennt",
            "Leaves a rule or a finding out; several are separated by commas",
        ),
    ),
    (
        "only",
        ("REGEL", "RULE"),
        (
            "Prüft nur diese Regel oder diese Meldung, dazu alles, was sich nicht lesen lässt",
            "Checks this rule or finding alone, and all that cannot be read",
        ),
    ),
    (
        "fix",
        ("", ""),
        (
            "Berichtigt in den Dateien, was sich sicher berichtigen lässt",
            "Fixes in the files what can be fixed with certainty",
        ),
    ),
    (
        "code",
        ("MELDUNG", "CODE"),
        (
            "Nummer oder Name einer Meldung, zum Beispiel L0201 [sonst: Liste aller]",
            "Number or name of a finding, such as L0201 [otherwise: the list of all]",
        ),
    ),
    ("shell", ("SHELL", "SHELL"), ("Die Shell, für die es ist", "The shell that it is for")),
    (
        "portal",
        ("ORDNER", "DIR"),
        ("Neuer oder leerer Ordner für das Portal", "New or empty folder for the portal"),
    ),
    ("kind", ("ART", "KIND"), ("Art der Inhalte, zum Beispiel person", "Kind of content, such as person")),
    (
        "id",
        ("KENNUNG", "ID"),
        (
            "Kennung, also der Name der Datei ohne Endung [sonst: aus dem Titel]",
            "Identifier, that is the file's name without its ending [otherwise: from the title]",
        ),
    ),
    (
        "title",
        ("TITEL", "TITLE"),
        ("Titel oder Name [sonst: aus der Kennung]", "Title or name [otherwise: from the identifier]"),
    ),
    (
        "folder",
        ("ORDNER", "DIR"),
        (
            "Ordner, in den die Dateien geschrieben werden [sonst: auf die Standardausgabe]",
            "Folder to which the files are written [otherwise: to standard output]",
        ),
    ),
    ("content", ("ORDNER", "DIR"), ("Ordner der Inhalte", "Folder of the content")),
    ("color", ("WANN", "WHEN"), ("Farben in der Ausgabe", "Colours in the output")),
    (
        "lang",
        ("SPRACHE", "LANGUAGE"),
        ("Sprache der Ausgabe [sonst: die des Systems]", "Language of the output [otherwise: the system's]"),
    ),
    ("help", ("", ""), ("Zeigt diese Hilfe", "Shows this help")),
    ("version", ("", ""), ("Zeigt die Version des Programms", "Shows the program's version")),
];

/// A command line in one language: with the options that every command has, and all texts.
pub(super) fn translate(command: Command, language: Language) -> Command {
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(common_options());
    let usage_of_all = choose(language, ("[OPTIONEN] BEFEHL", "[OPTIONS] COMMAND"));
    let command = one(command, language, format!("{PROGRAM} {usage_of_all}"));
    command.mut_subcommands(|command| {
        let usage = usage(language, &command);
        one(command.disable_help_flag(true).disable_version_flag(true), language, usage)
    })
}

/// The options that are not read from what was parsed: two are looked for earlier, two are answered by
/// the parser.
fn common_options() -> [Arg; 4] {
    let codes = Language::ALL.map(Language::code);
    [
        Arg::new("color")
            .long("color")
            .global(true)
            .value_parser(clap::value_parser!(ColorChoice))
            .default_value("auto"),
        Arg::new("lang").long("lang").global(true).value_parser(PossibleValuesParser::new(codes)),
        Arg::new("help").long("help").short('h').global(true).action(ArgAction::Help),
        Arg::new("version").long("version").short('V').action(ArgAction::Version),
    ]
}

/// How a command is called: with what must stand behind it, and what may.
fn usage(language: Language, command: &Command) -> String {
    let mut usage = format!("{PROGRAM} {}", command.get_name());
    for argument in command.get_positionals() {
        let texts = OPTIONS.iter().find(|(id, ..)| argument.get_id() == id);
        let name = texts.map_or("", |(_, name, _)| choose(language, *name));
        // Writing to a string cannot fail.
        let _ =
            if argument.is_required_set() { write!(usage, " {name}") } else { write!(usage, " [{name}]") };
    }
    if command.get_name() != "help" {
        usage.push_str(choose(language, (" [OPTIONEN]", " [OPTIONS]")));
    }
    usage
}

/// One command with its texts.
fn one(command: Command, language: Language, usage: String) -> Command {
    let about = COMMANDS.iter().find(|(name, _)| *name == command.get_name()).map(|(_, about)| *about);
    let header = *command.get_styles().get_header();
    let heading = choose(language, ("Aufruf", "Usage"));
    let mut template = StyledStr::new();
    // Writing to a string cannot fail.
    let _ =
        write!(template, "{{about-with-newline}}\n{header}{heading}:{header:#} {{usage}}\n\n{{all-args}}");
    // Under a heading of their own the parser would sort them by name.
    let mut places = 0..;
    command
        .about(choose(language, about.unwrap_or_default()))
        .override_usage(usage)
        .help_template(template)
        .subcommand_help_heading(choose(language, ("Befehle", "Commands")))
        .mut_args(|argument| {
            let argument = translate_option(argument, language);
            if argument.is_positional() {
                argument.display_order(places.next().unwrap_or(0))
            } else {
                argument
            }
        })
}

fn translate_option(argument: Arg, language: Language) -> Arg {
    let texts = OPTIONS.iter().find(|(id, ..)| argument.get_id() == id);
    let (value, help) = texts.map(|(_, value, help)| (*value, *help)).unwrap_or_default();
    let takes_values = argument.get_action().takes_values();
    let mut help = choose(language, help).to_owned();
    if takes_values {
        help.push_str(&notes(&argument, language));
    }
    let is_general = argument.is_global_set() || argument.get_id() == "version";
    let heading = match (argument.is_positional(), is_general) {
        (true, _) => ("Angaben", "Arguments"),
        (_, true) => ("Allgemeine Optionen", "General options"),
        _ => ("Optionen", "Options"),
    };
    let argument = match choose(language, value) {
        "" => argument,
        name => argument.value_name(name),
    };
    argument
        .help(help)
        .help_heading(choose(language, heading))
        .hide_default_value(takes_values)
        .hide_possible_values(takes_values)
}

/// The value that an option has if it is not given, and those that it may have.
fn notes(argument: &Arg, language: Language) -> String {
    let mut notes = String::new();
    if let Some(default) = argument.get_default_values().first() {
        let word = choose(language, ("sonst", "otherwise"));
        let _ = write!(notes, " [{word}: {}]", default.to_string_lossy());
    }
    let possible: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !possible.is_empty() {
        let word = choose(language, ("möglich", "possible"));
        let _ = write!(notes, " [{word}: {}]", possible.join(", "));
    }
    notes
}

fn choose(language: Language, (de, en): Pair) -> &'static str {
    match language {
        Language::De => de,
        Language::En => en,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;

    #[test]
    fn every_command_and_option_has_its_words() {
        let program = translate(Arguments::command(), Language::De);
        for command in std::iter::once(&program).chain(program.get_subcommands()) {
            let name = command.get_name();
            assert!(COMMANDS.iter().any(|(known, _)| *known == name), "{name}");
            for argument in command.get_arguments() {
                let id = argument.get_id();
                let texts = OPTIONS.iter().find(|(known, ..)| id == known);
                let (_, value, help) = texts.unwrap_or_else(|| panic!("{name} {id}"));
                let is_named = |name: &str| name.is_empty() != argument.get_action().takes_values();
                assert!(is_named(value.0) && is_named(value.1), "{name} {id}");
                assert!(!help.0.is_empty() && !help.1.is_empty(), "{name} {id}");
            }
        }
    }

    #[test]
    fn nothing_of_the_parsers_english_is_in_german_help() {
        let mut program = translate(Arguments::command(), Language::De);
        program.build();
        for command in program.get_subcommands().cloned().chain([program.clone()]) {
            let help = command.clone().render_long_help().to_string();
            for word in ["Usage", "Options", "Commands", "Arguments", "default", "possible", "Print"] {
                assert!(!help.contains(word), "{word} in:\n{help}");
            }
        }
    }
}
