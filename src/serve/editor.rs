//! The links of the preview that open a file in an editor on this machine.

use std::fmt::Write;

/// Where no editor is named.
const DEFAULT: &str = "vscode";
/// What stands in a link for the path of the file: the absolute one in settings, the one within the
/// content folder in what browsers are given.
const PATH: &str = "{path}";
/// What follows the path of a file where nothing else is known of an editor's links.
const PLACE: &str = "{path}:{line}:{column}";

/// How the editor is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    pattern: String,
}

impl Default for Editor {
    fn default() -> Editor {
        Editor::new(None, "")
    }
}

impl Editor {
    /// The editor that the settings name, for files of a content folder, whose path is absolute.
    ///
    /// `vscodium` alone is a scheme whose links are those of VS Code; a link without a hole for the path
    /// gets one at its end.
    pub fn new(setting: Option<&str>, folder: &str) -> Editor {
        // One that was refused is empty.
        let setting = setting.filter(|setting| !setting.is_empty()).unwrap_or(DEFAULT);
        let link = match setting.split_once("://") {
            None => of_scheme(setting),
            Some((scheme, "")) => of_scheme(scheme),
            Some(_) if setting.contains(PATH) => setting.to_owned(),
            Some(_) if setting.ends_with('=') => format!("{setting}{{path}}&line={{line}}&column={{column}}"),
            Some(_) => format!("{}/{PLACE}", setting.trim_end_matches('/')),
        };
        Editor { pattern: within(&link, folder) }
    }

    /// The link with holes: `{path}` for the path within the content folder, its parts percent-encoded,
    /// `{line}` and `{column}`.
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// The link to a place in a file of the content folder.
    pub fn link(&self, path: &str, line: usize, column: usize) -> String {
        self.pattern
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string())
            .replace(PATH, &encoded(path))
    }
}

/// The link of an editor of which only the scheme is known.
fn of_scheme(scheme: &str) -> String {
    match scheme {
        "idea" | "pycharm" | "webstorm" | "phpstorm" => {
            format!("{scheme}://open?file={{path}}&line={{line}}&column={{column}}")
        }
        "subl" | "txmt" | "mvim" => {
            format!("{scheme}://open?url=file://{{path}}&line={{line}}&column={{column}}")
        }
        "emacs" => "emacs://open?file={path}&line={line}&column={column}".to_owned(),
        other => format!("{other}://file/{PLACE}"),
    }
}

/// The link for files of a folder: what is left open is their path within it.
fn within(link: &str, folder: &str) -> String {
    let folder = folder.strip_prefix(r"\\?\").unwrap_or(folder).replace('\\', "/");
    let folder = encoded(folder.trim_end_matches('/'));
    // `/home/x` begins with a slash, `C:/Users/x` does not; one is needed, whatever the link has already.
    let (bare, (before, after)) =
        (folder.trim_start_matches('/'), link.split_once(PATH).unwrap_or((link, "")));
    let has_drive = bare.as_bytes().get(1) == Some(&b':');
    let root = if before.ends_with('/') && !before.ends_with("//") || has_drive && before.ends_with('=') {
        ""
    } else {
        "/"
    };
    format!("{before}{root}{bare}/{PATH}{after}")
}

/// A path as links have it. Colons stand after the letter of a drive only.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for (at, byte) in path.bytes().enumerate() {
        let is_drive = byte == b':' && at == 1 && path.starts_with(|c: char| c.is_ascii_alphabetic());
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) || is_drive {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_opens_the_place_in_the_editor_of_the_settings() {
        let cases = [
            (None, "/home/x/content", "vscode://file/home/x/content/a.md:3:7"),
            (Some(""), "/c", "vscode://file/c/a.md:3:7"),
            (Some("vscodium"), "/home/x/content/", "vscodium://file/home/x/content/a.md:3:7"),
            (Some("vscode://"), "/content", "vscode://file/content/a.md:3:7"),
            (Some("zed://file"), "/c", "zed://file/c/a.md:3:7"),
            (Some("zed://file{path}:{line}"), "/c", "zed://file/c/a.md:3"),
            (Some("idea"), "/c", "idea://open?file=/c/a.md&line=3&column=7"),
            (Some("idea://open?file="), "/c", "idea://open?file=/c/a.md&line=3&column=7"),
            (Some("txmt"), "/c", "txmt://open?url=file:///c/a.md&line=3&column=7"),
            (Some("own://{path}?l={line}"), "/c", "own:///c/a.md?l=3"),
            (
                None,
                r"C:\Users\Jörg & Co\content",
                "vscode://file/C:/Users/J%C3%B6rg%20%26%20Co/content/a.md:3:7",
            ),
            (None, r"\\?\C:\x", "vscode://file/C:/x/a.md:3:7"),
            (Some("idea"), r"C:\x", "idea://open?file=C:/x/a.md&line=3&column=7"),
            (Some("zed://file{path}"), r"C:\x", "zed://file/C:/x/a.md"),
            (None, "/a b/50%?#\"<x>{line}", "vscode://file/a%20b/50%25%3F%23%22%3Cx%3E%7Bline%7D/a.md:3:7"),
        ];
        for (setting, folder, expected) in cases {
            assert_eq!(Editor::new(setting, folder).link("a.md", 3, 7), expected, "{setting:?} {folder}");
        }
        let link = Editor::new(None, "/c").link("Ü b/{line}.md", 1, 1);
        assert_eq!(link, "vscode://file/c/%C3%9C%20b/%7Bline%7D.md:1:1");
    }
}
