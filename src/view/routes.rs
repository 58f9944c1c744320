//! Where everything stands in the output, and how one place names another. Links are relative, so the
//! same build works under any path, from a network share and from a USB stick.

use crate::insight;
use crate::locale::Language;
use crate::model::time::Period;
use crate::model::{Kind, LinkTarget, Model, Thing, page_path, relative_path};

/// A place of the output: a page, and a place on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The page below the root of its language: `platforms/xing.html`.
    pub path: String,
    /// The place on it, without `#`.
    pub fragment: Option<String>,
}

impl Route {
    /// A page.
    pub fn page(path: impl Into<String>) -> Route {
        Route { path: path.into(), fragment: None }
    }

    /// A place on a page.
    pub fn part(path: impl Into<String>, fragment: impl Into<String>) -> Route {
        Route { path: path.into(), fragment: Some(fragment.into()) }
    }
}

/// The page for addresses that do not exist. Servers show it under any address, so its links are absolute.
pub const NOT_FOUND: &str = "404.html";

/// The path under which a portal is published, with a slash at its end.
pub fn base_path(base_url: Option<&str>) -> String {
    let path = base_url.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.split_once('/'));
    let path = path.map_or("", |(_, path)| path.trim_matches('/'));
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// The page that lists the things of a kind.
pub fn section_page(kind: Kind) -> String {
    match kind.section() {
        "" => "index.html".to_owned(),
        section => format!("{section}/index.html"),
    }
}

/// Where a thing is shown; `None` for things that are shown nowhere.
pub fn route(model: &Model, thing: &Thing) -> Option<Route> {
    if let Some(path) = page_path(thing.kind, &thing.id) {
        return Some(Route::page(path));
    }
    let id = thing.id.as_str();
    match thing.kind {
        Kind::Post => {
            let post = model.tables.posts.get(&thing.id)?.original();
            let page = match insight::post::shown_on(post) {
                Some(moment) => month_page(moment.date.year(), moment.date.month()),
                None => section_page(Kind::Post),
            };
            Some(Route::part(page, id))
        }
        Kind::Review | Kind::Term => Some(Route::part(section_page(thing.kind), id)),
        Kind::Metric => Some(Route::part(section_page(Kind::Metric), format!("m.{id}"))),
        Kind::Duty => Some(Route::part(section_page(Kind::Platform), "s.matrix")),
        _ => None,
    }
}

/// The page on which what stands in a file of the content folder is shown.
pub fn page_of_file(model: &Model, path: &str) -> Option<String> {
    match model.written_in(path)? {
        LinkTarget::Thing(thing, _) => route(model, &thing).map(|route| route.path),
        LinkTarget::Section(kind) => Some(section_page(kind)),
        _ => None,
    }
}

/// The page of a month of the editorial calendar.
pub fn month_page(year: i16, month: i8) -> String {
    format!("calendar/{year:04}-{month:02}.html")
}

/// The report of a month or of a quarter.
pub fn report_page(period: Period) -> String {
    format!("reports/{period}.html")
}

/// The way to the root from a page: `../` for every folder.
pub fn to_root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// A path of the output as seen from a page; both below the output's root. Special characters are
/// written as addresses have them.
pub fn relative(from: &str, to: &str) -> String {
    let path = relative_path(from, to);
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    // Nearly every path is the same as an address.
    if path.bytes().all(is_plain) {
        return path;
    }
    path.split('/').map(encode).collect::<Vec<_>>().join("/")
}

/// The folder of a language below the output's root; the first language has none.
pub fn language_folder(language: Language, default: Language) -> &'static str {
    match language {
        _ if language == default => "",
        Language::De => "de/",
        Language::En => "en/",
    }
}

/// The digits of percent forms.
const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// A part of a path or a fragment as addresses have it: everything but letters, digits and `-._~` is
/// written in percent form. Letters of all languages stay, as browsers show them.
pub fn encode(part: &str) -> String {
    if part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return part.to_owned();
    }
    let mut encoded = String::with_capacity(part.len());
    for character in part.chars() {
        if character.is_alphanumeric() || "-._~!$&'()*+,;=@".contains(character) {
            encoded.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                encoded.push('%');
                encoded.push(char::from(HEX[usize::from(byte >> 4)]));
                encoded.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_their_page() {
        for (from, to, expected) in [
            ("index.html", "platforms/xing.html", "platforms/xing.html"),
            ("platforms/xing.html", "platforms/x.html", "x.html"),
            ("platforms/xing.html", "index.html", "../index.html"),
            ("pages/a/b/c.html", "pages/a/d.html", "../d.html"),
            ("en/pages/a.html", "pages/a.html", "../../pages/a.html"),
            ("a.html", "files/plan mit leer.pdf", "files/plan%20mit%20leer.pdf"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} -> {to}");
        }
    }
}
