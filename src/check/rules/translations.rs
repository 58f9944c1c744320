//! Ensures that a translation says what it was made of, and that the original is still that.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::translation::{Compared, Section, compare, sections};
use crate::model::{Origin, Version};
use crate::source::{Files, Span};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "translations",
    ensures: (
        "Übersetzungen geben wieder, was im Original steht",
        "translations render what the original says",
    ),
    codes: &[&codes::translations::OUTDATED_TRANSLATION, &codes::translations::UNTRACKED_TRANSLATION],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for (_, head) in checked.model.tables.heads() {
        let Some((original, translations)) = head.versions.split_first() else { continue };
        if translations.is_empty() || original.body.is_none() {
            continue;
        }
        let compared =
            Translated { files: checked.files, sections: sections(checked.files, original), original };
        for translation in translations {
            match &translation.original {
                Some(origin) if !origin.at.is_somewhere() => {}
                Some(origin) => compared.outdated(translation, origin, found),
                None => found.extend(compared.untracked(translation)),
            }
        }
    }
}

/// An original with what its translations are compared to.
struct Translated<'m> {
    files: &'m Files,
    original: &'m Version,
    sections: Vec<Section>,
}

impl Translated<'_> {
    /// What has changed in the original since a translation was made of it.
    fn outdated(&self, translation: &Version, origin: &Origin, found: &mut Vec<Diagnostic>) {
        let at = origin.sections.first().map_or(origin.at, |(id, _)| id.at);
        // A translation with fewer sections lacks the new one; writing its hash would only hide that.
        let is_complete = headings(translation) >= headings(self.original);
        let insertion = Insertion::below(self.files.text(translation.file), origin);
        let insertion = insertion.filter(|_| is_complete);
        found.extend(compare(&self.sections, origin).into_iter().map(|compared| match compared {
            Compared::Changed(section, at) => {
                let (title, place) = (section.title.as_deref(), self.place(section));
                codes::translations::section_changed(at, title, &section.hash, place)
            }
            Compared::Removed(id, at) => {
                codes::translations::section_removed(at, id, Span::whole(self.original.file))
            }
            Compared::Added(section) => {
                let (title, line, place) = (section.title.as_deref(), line(section), self.place(section));
                let finding = codes::translations::section_added(at, title, &line, place);
                match &insertion {
                    Some(Insertion { at, before }) => finding.fix(*at, format!("{before}{line}")),
                    None => finding,
                }
            }
        }));
    }

    /// A translated text that does not say what it was made of.
    fn untracked(&self, translation: &Version) -> Option<Diagnostic> {
        let body = translation.body.as_ref()?;
        let is_written = |text: &str| !text.get(body.start..).unwrap_or_default().trim().is_empty();
        if self.sections.is_empty() || !is_written(self.files.text(translation.file)) {
            return None;
        }
        let lines: Vec<String> = self.sections.iter().map(|section| format!("  {}", line(section))).collect();
        let text = self.files.text(translation.file);
        let newline = newline(text);
        let field = format!("original:{newline}{}{newline}", lines.join(newline));
        // The head ends with the line `---` in front of the text.
        let head = text.get(..body.start).unwrap_or_default().trim_end();
        let end = head.strip_suffix("---").map_or(head.len(), str::len);
        let shown = format!("original:\n{}", lines.join("\n"));
        let finding = codes::translations::untracked_translation(translation.at, &shown);
        Some(finding.fix(Span::new(translation.file, end, end), field))
    }

    /// Where a section of the original begins.
    fn place(&self, section: &Section) -> Span {
        let headings = self.original.body.iter().flat_map(|body| &body.headings);
        let heading = headings.into_iter().find(|heading| heading.id == section.id);
        heading.map_or(Span::whole(self.original.file), |heading| heading.at)
    }
}

/// Where a line can be added to the field `original`, and what stands before it: a line break and blanks.
struct Insertion {
    at: Span,
    before: String,
}

impl Insertion {
    /// Below the last entry, or below the name of the field where it has none. Nothing where the
    /// entries do not stand on lines of their own.
    fn below(text: &str, origin: &Origin) -> Option<Insertion> {
        let (key, last) = match origin.sections.last() {
            Some((id, hash)) => (id.at, hash.known().map(|_| hash.at)?),
            None => (origin.at, origin.at),
        };
        let line_start = text.get(..key.start as usize)?.rfind('\n').map_or(0, |newline| newline + 1);
        let blanks = text.get(line_start..key.start as usize)?;
        let rest = text.get(last.end as usize..)?;
        let rest = rest.split('\n').next()?.trim_end_matches('\r');
        let is_block = blanks.trim().is_empty() && matches!(rest.trim(), "" | ":");
        let blanks = if origin.sections.is_empty() { "  " } else { blanks };
        let end = last.end as usize + rest.len();
        is_block.then(|| Insertion {
            at: Span::new(key.file, end, end),
            before: format!("{}{blanks}", newline(text)),
        })
    }
}

/// How many headings a text has.
fn headings(version: &Version) -> usize {
    version.body.as_ref().map_or(0, |body| body.headings.len())
}

/// A line of the field `original`.
fn line(section: &Section) -> String {
    let Section { id, hash, .. } = section;
    let is_plain = id.starts_with(char::is_alphabetic)
        && id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&id.as_str());
    if is_plain || id == crate::insight::translation::BEGINNING {
        return format!("{id}: {}", quoted(hash));
    }
    let id = id.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{id}\": {}", quoted(hash))
}

/// A hash; one that YAML would take for a number in quotation marks.
fn quoted(hash: &str) -> String {
    let is_number = hash.bytes().all(|byte| byte.is_ascii_digit() || byte == b'e');
    if is_number { format!("\"{hash}\"") } else { hash.to_owned() }
}

/// The line break that a file uses.
fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
