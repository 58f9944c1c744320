//! Ensures that no file holds a password, a token or a private key.
//!
//! Every text is gone through once, byte by byte: a secret betrays itself by a rare byte, the colon
//! behind `Passwort` or the last one of a token's well-known beginning. What is found is meant to be
//! certain enough for an error, so texts that talk about passwords pass: `Passwort: liegt im Tresor`.

mod field;

use std::ops::Range;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::locale::Words;
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "secrets",
    ensures: (
        "Keine Datei enthält ein Passwort oder einen anderen geheimen Schlüssel",
        "no file holds a password or another secret key",
    ),
    codes: &[&codes::secrets::SECRET],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let texts = checked.files.iter().map(|(file, _)| (file, checked.files.text(file)));
    found.extend(checked.each_file(RULE.name, texts, |file, text| {
        let secrets = secrets(text).into_iter();
        let secret = |(place, what): (Range<usize>, What)| {
            codes::secrets::secret(Span::new(file, place.start, place.end), &Words::new(what.0, what.1))
        };
        secrets.map(secret).collect()
    }));
}

/// What a secret is, in German and English.
type What = (&'static str, &'static str);

const PRIVATE_KEY: What = ("ein privater Schlüssel", "a private key");
const ADDRESS: What = ("ein Passwort in einer Adresse", "a password in an address");
const LOGIN: What = ("ein Anmelde-Token (JWT)", "a login token (JWT)");

/// A token that is known by its beginning.
struct Token {
    prefix: &'static str,
    /// How many letters, digits, hyphens and underscores follow.
    length: Range<usize>,
    what: What,
}

const ANY: usize = 1000;
/// A secret stands within so many bytes behind its name.
const REACH: usize = 500;
/// The longest private keys have about a hundred lines.
const MOST_KEY_LINES: usize = 200;

const TOKENS: [Token; 16] = [
    token("ghp_", 36..ANY, ("ein Zugriffstoken von GitHub", "an access token of GitHub")),
    token("gho_", 36..ANY, ("ein Zugriffstoken von GitHub", "an access token of GitHub")),
    token("ghu_", 36..ANY, ("ein Zugriffstoken von GitHub", "an access token of GitHub")),
    token("ghs_", 36..ANY, ("ein Zugriffstoken von GitHub", "an access token of GitHub")),
    token("ghr_", 36..ANY, ("ein Zugriffstoken von GitHub", "an access token of GitHub")),
    token("github_pat_", 22..ANY, ("ein Zugriffstoken von GitHub", "an access token of GitHub")),
    token("glpat-", 20..ANY, ("ein Zugriffstoken von GitLab", "an access token of GitLab")),
    token("xoxb-", 10..ANY, ("ein Zugriffstoken von Slack", "an access token of Slack")),
    token("xoxp-", 10..ANY, ("ein Zugriffstoken von Slack", "an access token of Slack")),
    token("xoxa-", 10..ANY, ("ein Zugriffstoken von Slack", "an access token of Slack")),
    token("AKIA", 16..17, ("ein Zugangsschlüssel von Amazon", "an access key of Amazon")),
    token("ASIA", 16..17, ("ein Zugangsschlüssel von Amazon", "an access key of Amazon")),
    token("sk-", 20..ANY, ("ein API-Schlüssel", "an API key")),
    token("sk_live_", 16..ANY, ("ein API-Schlüssel", "an API key")),
    // The fourth letter is an a; the z before it is rarer.
    token("AIz", 36..37, ("ein API-Schlüssel von Google", "an API key of Google")),
    token("EAA", 40..ANY, ("ein Zugriffstoken von Facebook", "an access token of Facebook")),
];

const fn token(prefix: &'static str, length: Range<usize>, what: What) -> Token {
    Token { prefix, length, what }
}

/// The bytes that betray a secret.
const SIGNALS: [bool; 256] = {
    let mut table = [false; 256];
    let signals = *b":=-_AJz";
    let mut index = 0;
    while index < signals.len() {
        table[signals[index] as usize] = true;
        index += 1;
    }
    table
};

/// The secrets of a text with their places, in order.
fn secrets(text: &str) -> Vec<(Range<usize>, What)> {
    let mut found: Vec<(Range<usize>, What)> = Vec::new();
    let (bytes, mut next) = (text.as_bytes(), 0);
    while let Some((at, byte)) = signal(bytes, next) {
        let secret = match byte {
            b':' => address(text, at).or_else(|| field::secret(text, at)),
            b'=' => field::secret(text, at),
            b'-' => private_key(text, at).or_else(|| known_token(text, at)),
            b'J' => login(text, at),
            _ => known_token(text, at),
        };
        next = secret.as_ref().map_or(at + 1, |(place, _)| place.end.max(at + 1));
        found.extend(secret);
    }
    found
}

/// The first byte from a place on that may betray a secret.
fn signal(bytes: &[u8], from: usize) -> Option<(usize, u8)> {
    let rest = bytes.get(from..)?;
    let at = rest.iter().position(|byte| SIGNALS[usize::from(*byte)])?;
    Some((from + at, *rest.get(at)?))
}

/// A token whose beginning ends at a byte.
fn known_token(text: &str, at: usize) -> Option<(Range<usize>, What)> {
    let before = text.get(..=at)?;
    // The last byte tells most of them apart.
    let last = before.as_bytes().last();
    let begins = |token: &&Token| token.prefix.as_bytes().last() == last && before.ends_with(token.prefix);
    let token = TOKENS.iter().find(begins)?;
    let start = before.len() - token.prefix.len();
    if in_word(text, start) {
        return None;
    }
    let body = run(text.get(at + 1..)?, |byte| matches!(byte, b'-' | b'_'));
    let is_token = token.length.contains(&body.len()) && is_random(body);
    is_token.then(|| (start..at + 1 + body.len(), token.what))
}

/// A JSON web token whose beginning, `eyJ`, ends at a byte: three parts with dots between them.
fn login(text: &str, at: usize) -> Option<(Range<usize>, What)> {
    let before = text.get(..=at)?.strip_suffix("eyJ")?;
    let start = before.len();
    // Behind a dot it is the second part.
    if in_word(text, start) || before.ends_with('.') {
        return None;
    }
    let token = run(text.get(start..)?, |byte| matches!(byte, b'-' | b'_' | b'.')).trim_end_matches('.');
    let parts: Vec<&str> = token.split('.').collect();
    let is_token = parts.len() == 3 && parts.iter().all(|part| part.len() >= 10);
    is_token.then(|| (start..start + token.len(), LOGIN))
}

/// The letters, digits and some other bytes with which a text begins.
fn run(text: &str, others: impl Fn(u8) -> bool) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric() && !others(byte));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// Whether a place lies within a word: no token begins there.
fn in_word(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).and_then(<[u8]>::last);
    before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte == b'-')
}

/// Whether somebody drew lots for it: letters and digits, and not the same one all the time (`xxxx`).
fn is_random(text: &str) -> bool {
    let mut seen = [false; 128];
    for byte in text.bytes() {
        if let Some(seen) = seen.get_mut(usize::from(byte)) {
            *seen = true;
        }
    }
    let different = seen.into_iter().filter(|seen| *seen).count();
    different >= 5
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// A private key that begins at a byte, up to its end.
fn private_key(text: &str, at: usize) -> Option<(Range<usize>, What)> {
    let rest = text.get(at..).filter(|rest| rest.starts_with("-----BEGIN "))?;
    let first = near(rest).lines().next()?.trim_end();
    if !first.contains("PRIVATE KEY") {
        return None;
    }
    let mut length = 0;
    for line in rest.split_inclusive('\n').take(MOST_KEY_LINES) {
        if line.contains("-----END ") {
            return Some((at..at + length + line.trim_end().len(), PRIVATE_KEY));
        }
        length += line.len();
    }
    Some((at..at + first.len(), PRIVATE_KEY))
}

/// The beginning of a text, as far as it is looked at: files of a single endless line take no time.
fn near(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The password of an address whose scheme ends at a byte: `https://user:password@host`.
fn address(text: &str, at: usize) -> Option<(Range<usize>, What)> {
    let rest = text.get(at..)?.strip_prefix("://")?;
    let ends = |character: char| character.is_whitespace() || "/?#\"'<>()[]`|".contains(character);
    let authority = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
    let (user, _) = authority.rsplit_once('@')?;
    let (name, password) = user.split_once(':')?;
    let start = at + "://".len() + name.len() + ":".len();
    (!is_stand_in(password)).then(|| (start..start + password.len(), ADDRESS))
}

/// Words that stand in a password's place and are none.
const NO_PASSWORDS: [&str; 30] = [
    "siehe",
    "kein",
    "keine",
    "keins",
    "keines",
    "keiner",
    "ohne",
    "nein",
    "nicht",
    "ja",
    "pflicht",
    "nötig",
    "erforderlich",
    "unbekannt",
    "vergessen",
    "persönlich",
    "nirgends",
    "keepass",
    "bitwarden",
    "1password",
    "lastpass",
    "vault",
    "none",
    "no",
    "yes",
    "see",
    "required",
    "optional",
    "true",
    "false",
];

/// Whether it stands in for a secret: `…`, `***`, `<hier>`, `${NAME}`, a link, a word for none.
fn is_stand_in(text: &str) -> bool {
    let first = text.chars().next();
    let same = text.chars().all(|character| Some(character) == first);
    let marked = text.starts_with(['<', '[', '{', '(', '$', '%', '!', '|', '>']);
    let cut = ["…", "...", "***", "•••", "xxx", "XXX", "://", "www."].iter().any(|mark| text.contains(mark));
    same || marked || cut || NO_PASSWORDS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secrets of a text as they are written.
    fn found(text: &str) -> Vec<&str> {
        secrets(text).into_iter().map(|(place, _)| &text[place]).collect()
    }

    #[test]
    fn secrets_are_found_whole() {
        for (text, secret) in [
            ("password: hunter2", "hunter2"),
            ("WLAN-Passwort: Sommer2026!, bitte merken", "Sommer2026!"),
            ("- **Kennwort:** `Feile-7-Hobel`", "Feile-7-Hobel"),
            ("{\"password\": \"qwertz\"}", "qwertz"),
            ("Passwort: sonnenschein\r\n", "sonnenschein"),
            ("Benutzer redaktion, Passwort: nord88 (nur Xing)", "nord88"),
            ("Das Passwort lautet: nord88!", "nord88!"),
            ("PIN: 4711", "4711"),
            ("access_token=9f8e7d6c5b4a&x=1", "9f8e7d6c5b4a"),
            ("api_key: 'a1B2c3D4e5F6'", "a1B2c3D4e5F6"),
            ("https://team:nord88@example.org/a", "nord88"),
            ("(AKIAIOSFODNN7EXAMPLE)", "AKIAIOSFODNN7EXAMPLE"),
            (
                "x\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\ny",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
            ),
            (
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlMTIz",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlMTIz",
            ),
        ] {
            assert_eq!(found(text), [secret], "{text}");
        }
        for (prefix, length) in [
            ("ghp_", 36),
            ("github_pat_", 40),
            ("glpat-", 20),
            ("xoxb-", 24),
            ("sk-", 40),
            ("AIza", 35),
            ("EAA", 80),
        ] {
            let token = format!("{prefix}{}", &"a1B2c3D4e5F6g7H8".repeat(5)[..length]);
            assert_eq!(found(&format!("Es ist {token}.")), [token.as_str()]);
        }
    }

    #[test]
    fn texts_about_secrets_pass() {
        for text in [
            "Passwort: liegt im Passwortmanager",
            "Passwort: Passwortverwaltung",
            "Passwort: siehe Tresor",
            "Passwort: …",
            "Das Passwort ist: geheim",
            "Passwort ist: wichtig",
            "Passwort: ***",
            "Passwort: <Ihr Passwort>",
            "Passwort: [Tresor](tresor.md)",
            "Passwort: 16 Zeichen",
            "Passwort: mindestens 16 Zeichen",
            "Passwort: 2026-11-23",
            "Passwörter: lang, einmalig, geheim",
            "Ein Wort zum Passwort: Vorsicht",
            "Passwort:",
            "password: ${PORTAL_PASSWORD}",
            "Token: 4000",
            "Token: Begriff",
            "secret: geheim",
            "Pin: drei Ziffern",
            "Der Kennwort-Wechsel: 14.30 Uhr",
            "https://example.org:8080/a@b",
            "https://name@example.org",
            "task-management-1A2b3C4d5E6f7G8h9I",
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "-----BEGIN CERTIFICATE-----",
            "eyJ.eyJ.x",
            "",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
