//! Where links lead: what an author wrote as a destination, understood.

use crate::model::Kind;
use crate::model::body::Destination;

/// The schemes a portal publishes. All others could run something or name a single computer's files.
const SCHEMES: [&str; 10] = ["http", "https", "mailto", "tel", "ftp", "sftp", "xmpp", "sip", "matrix", "geo"];

/// The destination of `[text](written)` in the file at `from`, a path relative to the content folder.
pub fn destination(written: &str, from: &str) -> Destination {
    let written = written.trim();
    if written.is_empty() || written == "#" {
        return Destination::Empty;
    }
    if let Some(fragment) = written.strip_prefix('#') {
        return Destination::Here(decoded(fragment));
    }
    if written.starts_with('/') {
        return Destination::Outside(written.to_owned());
    }
    match scheme(written) {
        // A drive of a computer: C:\Bilder\Logo.png.
        Some(scheme) if scheme.len() == 1 => Destination::Outside(written.to_owned()),
        Some(scheme) if SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme)) => {
            Destination::External(written.to_owned())
        }
        Some(_) => Destination::Forbidden(written.to_owned()),
        None => file(written, from),
    }
}

/// The destination of `[[written]]`.
pub(super) fn short(written: &str) -> Destination {
    let written = written.trim();
    let (target, fragment) = split_fragment(written);
    let fragment = fragment.map(|fragment| fragment.trim().to_owned());
    let (kind, id) = match target.split_once(':') {
        None => (None, target),
        Some((kind, id)) => match Kind::from_name(kind.trim()) {
            Some(kind) => (Some(kind), id),
            None => return Destination::UnknownKind(written.to_owned()),
        },
    };
    match (id.trim(), fragment) {
        ("", Some(fragment)) if kind.is_none() => Destination::Here(fragment),
        ("", _) => Destination::Empty,
        (id, fragment) => Destination::Short { kind, id: id.to_owned(), fragment },
    }
}

/// A path relative to the folder of `from`.
fn file(written: &str, from: &str) -> Destination {
    let (path, fragment) = split_fragment(written);
    let fragment = fragment.map(decoded);
    let path = decoded(path.split('?').next().unwrap_or_default());
    if path.is_empty() {
        return fragment.map_or(Destination::Empty, Destination::Here);
    }
    if path.starts_with('/') {
        return Destination::Outside(written.to_owned());
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Destination::Outside(written.to_owned());
                }
            }
            part => parts.push(part),
        }
    }
    Destination::File { path: parts.join("/"), fragment }
}

/// What stands before and behind `#`; nothing behind it is no fragment.
fn split_fragment(written: &str) -> (&str, Option<&str>) {
    match written.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment).filter(|fragment| !fragment.trim().is_empty())),
        None => (written, None),
    }
}

/// The scheme of an address, if it has one.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    valid.then_some(scheme)
}

/// Without percent encoding; as written where what it stands for is no text.
fn decoded(written: &str) -> String {
    if !written.contains('%') {
        return written.to_owned();
    }
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let encoded = match after {
            [high, low, ..] if *first == b'%' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        if let Some((high, low)) = encoded {
            bytes.push(high * 16 + low);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| written.to_owned())
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
