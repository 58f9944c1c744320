//! The address that is asked for, as a path of the output.

/// The path of a file that could stand in the output: `/platforms/` is `platforms/index.html`. Nothing
/// where no file has such a path: a step up, a backslash, what cannot be seen.
pub(super) fn output_path(path: &str) -> Option<String> {
    let path = decoded(path.strip_prefix('/')?, false)?;
    let (folder, name) = path.rsplit_once('/').map_or(("", path.as_str()), |(folder, name)| (folder, name));
    let is_below = path.contains('/');
    let is_sound = |segment: &str| !matches!(segment, "" | "." | "..");
    if is_below && !folder.split('/').all(is_sound) || matches!(name, "." | "..") {
        return None;
    }
    Some(if name.is_empty() { path + "index.html" } else { path })
}

/// The value of a parameter: `page=a&tag=b`.
pub(super) fn parameter(query: &str, name: &str) -> Option<String> {
    let (_, value) =
        query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name)?;
    decoded(value, true)
}

/// Decoded once. Nothing where that is no text, or holds what no file has in its name.
fn decoded(text: &str, is_form: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hexadecimal(rest.next()?)? * 16 + hexadecimal(rest.next()?)?,
            b'+' if is_form => b' ',
            other => other,
        });
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains(|character: char| character.is_control() || character == '\\')).then_some(text)
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_path_of_the_output_or_nothing() {
        let cases = [
            ("/", Some("index.html")),
            ("/index.html", Some("index.html")),
            ("/platforms/", Some("platforms/index.html")),
            ("/platforms", Some("platforms")),
            ("/a/b.html", Some("a/b.html")),
            ("/%C3%BCber%20uns.html", Some("über uns.html")),
            ("/a+b.html", Some("a+b.html")),
            ("/%252e%252e/a", Some("%2e%2e/a")),
            ("/...", Some("...")),
            ("/a..b/c", Some("a..b/c")),
            ("", None),
            ("*", None),
            ("a", None),
            ("//", None),
            ("//evil.example/a", None),
            ("/a//b", None),
            ("/..", None),
            ("/../a", None),
            ("/a/../b", None),
            ("/a/..", None),
            ("/a/.", None),
            ("/./a", None),
            ("/%2e%2e/a", None),
            ("/.%2E/a", None),
            ("/a%2f..%2fb", None),
            ("/%2Fetc/passwd", None),
            ("/..%5c..%5ca", None),
            ("/a\\b", None),
            ("/a%00.html", None),
            ("/a%0d%0ab", None),
            ("/a%7f", None),
            ("/%C2%85", None),
            ("/%", None),
            ("/%4", None),
            ("/%zz", None),
            ("/%+4", None),
            ("/%ff", None),
            ("/%c0%ae%c0%ae/a", None),
        ];
        for (path, expected) in cases {
            assert_eq!(output_path(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn parameters_are_found_by_their_name() {
        let query = "page=a%26b%2Bc+d.html&tag=12ab&bad=%zz&empty=";
        assert_eq!(parameter(query, "page").as_deref(), Some("a&b+c d.html"));
        assert_eq!(parameter(query, "tag").as_deref(), Some("12ab"));
        assert_eq!(parameter(query, "empty").as_deref(), Some(""));
        assert_eq!(parameter(query, "bad"), None);
        assert_eq!(parameter(query, "ta"), None);
    }
}
