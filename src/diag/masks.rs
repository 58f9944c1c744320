//! Secrets that were found are shown to nobody: not in a terminal, not in the log of a build.

use std::collections::HashMap;

use super::{Diagnostic, codes};
use crate::source::{FileId, Files};

/// The texts of the files in which secrets were found, every byte of which is a star.
pub(crate) struct Masks<'a> {
    files: &'a Files,
    masked: HashMap<FileId, String>,
}

impl<'a> Masks<'a> {
    /// Covers the secrets among the findings, wherever else their lines are shown.
    pub(crate) fn new(diagnostics: &[Diagnostic], files: &'a Files) -> Masks<'a> {
        let mut texts: HashMap<FileId, Vec<u8>> = HashMap::new();
        for secret in diagnostics.iter().filter(|found| *found.code == codes::secrets::SECRET) {
            let file = secret.span.file;
            let text = texts.entry(file).or_insert_with(|| files.text(file).as_bytes().to_vec());
            let secret = text.get_mut(files.range(secret.span)).unwrap_or_default();
            secret.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b'*');
        }
        // Whole characters were covered, so what is left is a text.
        let masked =
            texts.into_iter().map(|(file, text)| (file, String::from_utf8(text).unwrap_or_default()));
        Masks { files, masked: masked.collect() }
    }

    /// The text of a file as it may be shown, with every byte in its place.
    pub(crate) fn text(&self, file: FileId) -> &str {
        self.masked.get(&file).map_or_else(|| self.files.text(file), String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::human;
    use crate::locale::{Language, Words};
    use crate::source::{Content, SourceFile, Span};

    #[test]
    fn a_secret_is_shown_in_no_finding_of_its_line() {
        let text = "größe: 1\nlogin: {name: a, password: ä-7, pin: 4711}\n";
        let file = SourceFile { path: "a.yaml".into(), content: Content::Text(text.into()) };
        let files = Files::new("content", vec![file]);
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            Span::new(FileId(0), start, start + part.len())
        };
        let what = Words::new("ein Passwort", "a password");
        let findings = [
            codes::fields::unknown_field(at("login"), "login", None, &[], &[])
                .related(at("name"), what.clone()),
            codes::secrets::secret(at("ä-7"), &what),
            codes::secrets::secret(at("4711"), &what),
        ];
        let shown = human(&findings, &files, Language::De, false);
        assert!(!shown.contains("ä-7") && !shown.contains("4711"), "{shown}");
        assert_eq!(shown.matches("{name: a, password: ****, pin: ****}").count(), 4, "{shown}");
    }
}
