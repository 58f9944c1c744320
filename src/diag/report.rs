//! What the forms for other programs share: a finding as one text, its path, its fingerprint.

use std::collections::HashMap;

use super::{Acceptance, Diagnostic};
use crate::locale::{Language, Numbers};
use crate::source::{FileId, Files};

/// Those that count: the accepted ones are left out where a form has no place for them.
pub(super) fn open(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    diagnostics.iter().filter(|diagnostic| diagnostic.accepted.is_none())
}

/// The code as the human form writes it: "L0201 unknown-reference".
pub(super) fn title(diagnostic: &Diagnostic) -> String {
    format!("{} {}", diagnostic.code.id, diagnostic.code.name)
}

/// What is wrong and, on the lines after it, what would be right.
pub(super) fn text(diagnostic: &Diagnostic, language: Language) -> String {
    format!("{}\n{}", diagnostic.message.get(language), diagnostic.help.get(language)).trim_end().to_owned()
}

/// Why a finding is accepted, and until when.
pub(super) fn acceptance(acceptance: &Acceptance, language: Language) -> String {
    let Acceptance { until, reason } = acceptance;
    match language {
        Language::De => format!("{reason} (angenommen bis {until})"),
        Language::En => format!("{reason} (accepted until {until})"),
    }
}

/// The line in place of what was cut.
pub(super) fn more(count: usize, language: Language) -> String {
    let count = Numbers::new(language).integer(count);
    match language {
        Language::De => format!("und {count} weitere; „leitstand check“ zeigt alle"),
        Language::En => format!("and {count} more; “leitstand check” shows all of them"),
    }
}

/// The path as platforms match it with the repository's: its parts joined by `/`, without a `./` in front.
pub(super) fn path(files: &Files, file: FileId) -> String {
    let shown = files.shown_path(file);
    let shown = if cfg!(windows) { shown.replace('\\', "/") } else { shown };
    let mut path = shown.as_str();
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/');
    }
    path.to_owned()
}

/// What each finding is recognised by in the next report. It holds no line, so that it stays when lines
/// above move, and no language; findings that agree in all else are numbered, so that no two are the same.
/// All findings are numbered, the accepted ones too: otherwise accepting one would rename its twin.
pub(super) fn fingerprints(diagnostics: &[Diagnostic], files: &Files) -> Vec<String> {
    let mut seen: HashMap<(&str, FileId, &str), usize> = HashMap::new();
    diagnostics
        .iter()
        .map(|diagnostic| {
            let key = (diagnostic.code.id, diagnostic.span.file, diagnostic.message.de.as_str());
            let count = seen.entry(key).or_default();
            *count += 1;
            let (code, file, message) = key;
            // JSON keeps the parts apart whatever stands in them. Texts and a number cannot fail to be written.
            let parts = serde_json::to_vec(&(code, path(files, file), message, *count)).unwrap_or_default();
            blake3::hash(&parts).to_hex().to_string()
        })
        .collect()
}
