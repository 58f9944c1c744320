//! Fields that hold secrets, and what tells a secret from a sentence about one.

use std::ops::Range;

use super::{REACH, What, is_random, is_stand_in, near};

const PASSWORD: What = ("ein Passwort", "a password");
const KEY: What = ("ein geheimer Zugangsschlüssel", "a secret access key");
const PIN: What = ("eine PIN", "a PIN");

/// The names of fields that hold secrets. Words are formed with passwords (`WLAN-Passwort`,
/// `Hauptkennwort`); the others stand alone or behind a `-` or `_` (`access_token`).
const PASSWORD_NAMES: [&str; 6] = ["passwort", "password", "kennwort", "passphrase", "passwd", "pwd"];
const KEY_NAMES: [&str; 7] = ["token", "secret", "api_key", "api-key", "apikey", "access_key", "secret_key"];
const PIN_NAMES: [&str; 1] = ["pin"];
/// What may stand between the name and the colon.
const VERBS: [&str; 3] = [" lautet", " ist", " is"];

/// The value of a field whose name ends before a byte: `Passwort: …`, `**PIN:** …`, `token=…`.
pub(super) fn secret(text: &str, at: usize) -> Option<(Range<usize>, What)> {
    let before = text.get(..at)?.trim_end_matches(['"', '\'', '`', '*', ' ']);
    // "Das Passwort lautet: …"
    let named = VERBS.iter().find_map(|verb| before.strip_suffix(verb));
    let what = sort_of(named.map_or(before, str::trim_end))?;
    let line = near(text.get(at + 1..)?).lines().next()?;
    let rest = line.trim_start_matches(['*', ' ', '\t']);
    let value = Value::of(rest);
    let start = at + 1 + (line.len() - rest.len()) + value.start;
    let is_secret = match what {
        PASSWORD => value.is_password(named.is_none() && begins_line(before)),
        PIN => {
            value.is_complete
                && value.text.bytes().all(|b| b.is_ascii_digit())
                && (4..9).contains(&value.text.len())
        }
        _ => value.is_complete && value.text.len() >= 8 && is_random(value.text) && !is_stand_in(value.text),
    };
    is_secret.then(|| (start..start + value.text.len(), what))
}

/// What a field holds whose name stands at the end of a text.
fn sort_of(text: &str) -> Option<What> {
    let bytes = text.as_bytes();
    let ends_with = |name: &&&str| {
        let start = bytes.len().checked_sub(name.len());
        start
            .and_then(|start| bytes.get(start..))
            .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
    };
    let alone = |name: &&&str| {
        let before = bytes.len().checked_sub(name.len() + 1).and_then(|before| bytes.get(before));
        ends_with(name) && !before.is_some_and(u8::is_ascii_alphanumeric)
    };
    if PASSWORD_NAMES.iter().any(|name| ends_with(&name)) {
        return Some(PASSWORD);
    }
    if KEY_NAMES.iter().any(|name| alone(&name)) {
        return Some(KEY);
    }
    PIN_NAMES.iter().any(|name| alone(&name)).then_some(PIN)
}

/// Whether a field's name is the first word of its line, as in YAML or a list.
fn begins_line(before: &str) -> bool {
    let line = before.chars().rev().take(REACH).take_while(|character| *character != '\n');
    line.skip_while(|character| *character != ' ').all(|character| "-*+>| \t\"'{`".contains(character))
}

/// What stands behind the colon.
struct Value<'t> {
    text: &'t str,
    /// Where it begins: behind a quotation mark.
    start: usize,
    /// It stands in quotation marks.
    is_quoted: bool,
    /// It is no beginning of a sentence: nothing follows, or a comma, a bracket.
    is_complete: bool,
    /// Nothing follows.
    is_last: bool,
}

impl Value<'_> {
    fn of(rest: &str) -> Value<'_> {
        let quotes = [('"', '"'), ('\'', '\''), ('`', '`'), ('„', '“'), ('“', '”')];
        for (open, close) in quotes {
            let Some(inner) = rest.strip_prefix(open) else { continue };
            let text = inner.split(close).next().unwrap_or_default();
            let is_complete = !text.contains(char::is_whitespace);
            return Value { text, start: open.len_utf8(), is_quoted: true, is_complete, is_last: true };
        }
        let word = rest.split([' ', '\t', '\r', '&']).next().unwrap_or_default();
        let text = word.trim_end_matches(['.', ',', ';', ')', ']', '}', '*', '`', '"', '|', '\\']);
        let behind = rest.get(text.len()..).unwrap_or_default().trim();
        let is_last = behind.trim_matches(['.', '|', '}', ']', ')', '*', '`', '"']).is_empty();
        let is_complete =
            is_last || behind.starts_with(['.', ',', ';', ')', '(', '|', '}', ']', '&', '#', '<', '–']);
        Value { text, start: 0, is_quoted: false, is_complete, is_last }
    }

    /// Digits and marks betray a password; a bare word is one only where nothing else can be meant.
    fn is_password(&self, begins_line: bool) -> bool {
        let text = self.text;
        if text.chars().count() < 4 || !self.is_complete || is_stand_in(text) {
            return false;
        }
        let is_word = text.chars().all(|character| character.is_alphabetic() || "-/".contains(character));
        if is_word {
            let names_a_place = ["passw", "tresor", "manager", "verwaltung", "safe"];
            let lower = text.to_lowercase();
            return self.is_last
                && (begins_line || self.is_quoted)
                && !names_a_place.iter().any(|place| lower.contains(place));
        }
        let is_date =
            text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b':' | b'/'))
                && !text.bytes().all(|byte| byte.is_ascii_digit());
        !is_date
    }
}
