//! What the values of options may be, beside a plain text.

use std::ffi::OsString;
use std::fmt;

use anstream::ColorChoice;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use crate::diag::nearest;
use crate::locale::{Language, Words};
use crate::model::{Audience, Choice, Kind};
use crate::{schema, serve};

/// Why a value is refused; `usage` shows it in the caller's language.
#[derive(Debug, Clone)]
pub(super) struct Refused {
    /// What is wrong with it.
    pub(super) message: Words,
    /// What would be right.
    pub(super) help: Words,
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message.en)
    }
}

impl std::error::Error for Refused {}

/// A day as it is written in the content, `2026-11-23`. Other forms that exist would be guesses.
pub(super) fn date(text: &str) -> Result<Date, Refused> {
    let is_written_so =
        text.len() == "2026-11-23".len() && text.bytes().all(|b| b == b'-' || b.is_ascii_digit());
    let date = text.parse().ok().filter(|date: &Date| is_written_so && date.to_string() == text);
    date.ok_or_else(|| Refused {
        message: Words::new(
            format!("„{text}“ ist kein Tag im Kalender."),
            format!("“{text}” is no day of the calendar."),
        ),
        help: Words::new(
            "Schreiben Sie Jahr, Monat und Tag, zum Beispiel 2026-11-23.",
            "Write year, month and day, for example 2026-11-23.",
        ),
    })
}

/// A web address.
pub(super) fn url(text: &str) -> Result<String, Refused> {
    let host = ["https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    let is_url = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'));
    if is_url && !text.contains(|character: char| character.is_whitespace() || character.is_control()) {
        return Ok(text.to_owned());
    }
    Err(Refused {
        message: Words::new(
            format!("„{text}“ ist keine Web-Adresse."),
            format!("“{text}” is not a web address."),
        ),
        help: Words::new(
            "Schreiben Sie sie mit https:// oder http:// davor, zum Beispiel https://portal.example.org/team/.",
            "Write it with https:// or http:// in front, for example https://portal.example.org/team/.",
        ),
    })
}

/// A port; 0 is any that is free.
pub(super) fn port(text: &str) -> Result<u16, Refused> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit())).ok_or_else(|| Refused {
        message: Words::new(format!("„{text}“ ist kein Port."), format!("“{text}” is not a port.")),
        help: Words::new("Ein Port ist eine Zahl von 0 bis 65535.", "A port is a number from 0 to 65535."),
    })
}

/// The name or the address of a machine.
pub(super) fn host(text: &str) -> Result<String, Refused> {
    if serve::is_host(text) {
        return Ok(text.to_owned());
    }
    Err(Refused {
        message: Words::new(
            format!("„{text}“ ist weder Name noch Adresse eines Rechners."),
            format!("“{text}” is neither the name nor the address of a machine."),
        ),
        help: Words::new(
            "Schreiben Sie den Namen ohne http:// und ohne Port, zum Beispiel portal.example.org oder 127.0.0.1.",
            "Write the name without http:// and without port, for example portal.example.org or 127.0.0.1.",
        ),
    })
}

/// Who a portal is for, by its name in content.
pub(super) fn audience() -> impl TypedValueParser<Value = Audience> {
    let find = |name: &str| Audience::ALL.iter().find(|(_, known, ..)| *known == name);
    let names = Audience::ALL.iter().map(|(_, name, ..)| *name);
    PossibleValuesParser::new(names)
        .map(move |name| find(&name).map_or_else(Audience::default, |(audience, ..)| *audience))
}

/// A kind that has files, by its name in content.
pub(super) fn kind(text: &str) -> Result<Kind, Refused> {
    if let Some(kind) = schema::kinds().find(|kind| kind.name() == text) {
        return Ok(kind);
    }
    if let Some(declared) = Kind::from_name(text) {
        let Words { de, en } = declared.plural();
        return Err(Refused {
            message: Words::new(
                format!("{de} haben keine eigene Datei."),
                format!("{en} have no file of their own."),
            ),
            help: Words::new("Sie stehen in portal.yaml.", "They stand in portal.yaml."),
        });
    }
    // Whoever writes the word of their language means it, too.
    let words: Vec<(&str, Words)> = schema::kinds().map(|kind| (kind.name(), kind.words())).collect();
    let spelled =
        words.iter().flat_map(|(name, words)| [(*name, words.de.as_str()), (*name, words.en.as_str())]);
    let near = nearest(text, spelled);
    let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
    Err(Refused {
        message: Words::new(
            format!("Die Art „{text}“ gibt es nicht."),
            format!("There is no kind “{text}”."),
        ),
        help: if near.is_empty() {
            Words::new(
                format!("Die Arten sind {}.", Language::De.and(&names)),
                format!("The kinds are {}.", Language::En.and(&names)),
            )
        } else {
            Words::new(
                format!("Meinten Sie „{}“?", near.join("“, „")),
                format!("Did you mean “{}”?", near.join("”, “")),
            )
        },
    })
}

/// The colours asked for with `--color`. A value that is none is refused later.
pub(super) fn color(arguments: &[OsString]) -> ColorChoice {
    match raw(arguments, "--color").as_deref() {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// The value of an option, found without understanding the other arguments.
pub(super) fn raw(arguments: &[OsString], option: &str) -> Option<String> {
    let mut arguments =
        arguments.iter().map(|argument| argument.to_string_lossy()).take_while(|text| text != "--");
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix(option) {
            Some("") => return arguments.next().map(Into::into),
            Some(rest) if rest.starts_with('=') => return rest.get(1..).map(str::to_owned),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_one_way() {
        assert_eq!(date("2026-02-28").unwrap().to_string(), "2026-02-28");
        let wrong = [
            "",
            "2026-02-29",
            "2026-2-28",
            "20260228",
            "28.02.2026",
            "2026-02-28T10:00",
            "2026-W09-6",
            "-026-02-28",
        ];
        for text in wrong {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_has_a_scheme_and_a_host() {
        assert!(url("https://example.org/a/").is_ok() && url("http://localhost:4550").is_ok());
        for text in ["", "example.org", "https://", "https:///a", "javascript:x", "https://a b", "file:///a"]
        {
            assert!(url(text).is_err(), "{text}");
        }
    }
}
