//! What is wrong, as browsers of the preview are told: the findings of `check`, each with its place, the
//! line of its source and a link into the editor.

use serde::Serialize;

use super::editor::Editor;
use crate::diag::{self, Diagnostic, Masks, Places, Severity, Summary, visible};
use crate::locale::{Language, Words};
use crate::source::{Files, Span};

/// So many findings are told: nobody reads more, and browsers have to show them.
const MOST: usize = 200;

/// All that is wrong.
#[derive(Debug, Default, Serialize)]
pub struct Problems {
    /// The portal's language.
    pub language: &'static str,
    /// The link into the editor, with holes for the path within the content folder, line and column.
    pub editor: String,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many hints.
    pub hints: usize,
    /// How many findings are not among `findings`, for there are too many.
    pub more: usize,
    /// The findings, errors first, in the order of `check`.
    pub findings: Vec<Finding>,
}

/// Something that is wrong.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// `error`, `warning`, `hint`
    pub severity: &'static str,
    /// `L0201`
    pub code: &'static str,
    /// `unknown-reference`
    pub name: &'static str,
    /// What is wrong.
    pub message: String,
    /// What would be right; empty where there is nothing to say.
    pub help: String,
    /// Until when it is accepted, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
    /// Where it is, unless it is in no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Spot>,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
}

/// Another place that has to do with a finding.
#[derive(Debug, Serialize)]
pub struct Related {
    /// What is there.
    pub message: String,
    /// Where, unless it is in no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Spot>,
}

/// A place in a file.
#[derive(Debug, Serialize)]
pub struct Spot {
    /// The file with the content folder in front.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in Unicode scalar values.
    pub column: usize,
    /// The line of the source, or the part of it around the place.
    pub text: String,
    /// Where the mark begins in it, in UTF-16 code units, as scripts count.
    pub start: usize,
    /// How long the mark is.
    pub length: usize,
    /// What opens the place in the editor.
    pub link: String,
}

impl Problems {
    /// Describes findings in one language.
    pub fn new(found: &[Diagnostic], files: &Files, language: Language, editor: &Editor) -> Problems {
        let Summary { errors, warnings, hints } = Summary::of(found);
        let mut sorted: Vec<&Diagnostic> = found.iter().collect();
        sorted.sort_by_key(|found| (found.accepted.is_some(), found.code.severity));
        let mut describer = Describer {
            files,
            language,
            editor,
            places: Places::new(files),
            masks: Masks::new(found, files),
        };
        Problems {
            language: language.code(),
            editor: editor.pattern().to_owned(),
            errors,
            warnings,
            hints,
            more: sorted.len().saturating_sub(MOST),
            findings: sorted.into_iter().take(MOST).map(|found| describer.finding(found)).collect(),
        }
    }

    /// Something that is no finding of `check`: what is wrong, and what would help.
    pub fn of_words(message: &Words, help: &Words, language: Language, editor: &Editor) -> Problems {
        let finding = Finding {
            severity: "error",
            code: "",
            name: "",
            message: visible(message.get(language)),
            help: visible(help.get(language)),
            accepted: None,
            place: None,
            related: Vec::new(),
        };
        Problems {
            language: language.code(),
            editor: editor.pattern().to_owned(),
            errors: 1,
            findings: vec![finding],
            ..Problems::default()
        }
    }

    /// As JSON on one line.
    pub fn json(&self) -> String {
        // Strings and numbers alone cannot fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What is needed to describe findings.
struct Describer<'a> {
    files: &'a Files,
    language: Language,
    editor: &'a Editor,
    places: Places<'a>,
    masks: Masks<'a>,
}

impl Describer<'_> {
    fn finding(&mut self, found: &Diagnostic) -> Finding {
        let related = found.related.iter().map(|related| Related {
            message: visible(related.message.get(self.language)),
            place: self.spot(related.span),
        });
        let related = related.collect();
        let help: Vec<String> = found.help.get(self.language).lines().map(visible).collect();
        Finding {
            severity: match found.code.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "hint",
            },
            code: found.code.id,
            name: found.code.name,
            message: visible(found.message.get(self.language)),
            help: help.join("\n"),
            accepted: found.accepted.as_ref().map(|accepted| diag::acceptance(accepted, self.language)),
            place: self.spot(found.span),
            related,
        }
    }

    fn spot(&mut self, span: Span) -> Option<Spot> {
        let path = self.files.path(span.file);
        if path.is_empty() {
            return None;
        }
        let (start, _) = self.places.of(span);
        let excerpt = diag::excerpt(self.masks.text(span.file), self.files.range(span));
        let units = |text: Option<&str>| text.unwrap_or_default().encode_utf16().count();
        Some(Spot {
            file: visible(&self.files.shown_path(span.file)),
            line: start.line,
            column: start.column,
            start: units(excerpt.line.get(..excerpt.mark.start)),
            length: units(excerpt.line.get(excerpt.mark.clone())),
            text: excerpt.line,
            link: self.editor.link(path, start.line, start.column),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Acceptance, codes};
    use crate::locale::Words;
    use crate::source::{Content, FileId, SourceFile};

    const TEXT: &str = "id: herbst\ntitle: 😀 Größe\nlead: erika\npassword: geheim\n";

    fn files() -> Files {
        let file =
            |path: &str, text: &str| SourceFile { path: path.into(), content: Content::Text(text.into()) };
        Files::new("content", vec![file("a b/ä.yaml", TEXT)])
    }

    fn at(part: &str) -> Span {
        let start = TEXT.find(part).unwrap();
        Span::new(FileId(0), start, start + part.len())
    }

    fn problems(found: &[Diagnostic]) -> serde_json::Value {
        let editor = Editor::new(None, "/x/content");
        let json = Problems::new(found, &files(), Language::De, &editor).json();
        assert!(!json.contains('\n') && !json.contains("geheim"), "{json}");
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_finding_names_its_place_its_line_and_the_link_into_the_editor() {
        let warning = codes::markdown::raw_html(at("herbst"), "b");
        let words = Words::new("hier", "here");
        let error = codes::fields::unknown_field(at("Größe"), "Größe", None, &[], &[])
            .related(at("erika"), words.clone())
            .related(Span::NOWHERE, words);
        let told = problems(&[warning, error]);
        let (first, second) = (&told["findings"][0], &told["findings"][1]);
        assert_eq!((&told["errors"], &told["warnings"], &told["more"]), (&1.into(), &1.into(), &0.into()));
        assert_eq!((&first["severity"], &second["severity"]), (&"error".into(), &"warning".into()));
        let place = serde_json::json!({
            "file": "content/a b/ä.yaml", "line": 2, "column": 10, "text": "title: 😀 Größe", "start": 10,
            "length": 5, "link": "vscode://file/x/content/a%20b/%C3%A4.yaml:2:10",
        });
        assert_eq!(first["place"], place);
        assert_eq!(first["related"][0]["place"]["line"], 3);
        assert_eq!(first["related"][1], serde_json::json!({"message": "hier"}));
        assert_eq!(told["editor"], "vscode://file/x/content/{path}:{line}:{column}");
    }

    #[test]
    fn secrets_are_covered_and_what_is_accepted_comes_last() {
        let what = Words::new("ein Passwort", "a password");
        let mut accepted = codes::markdown::raw_html(at("herbst"), "b");
        accepted.accepted =
            Some(Acceptance { until: jiff::civil::date(2027, 3, 31), reason: "Folgt.".into() });
        let hidden = codes::fields::unknown_field(at("geheim"), "x", None, &[], &[]);
        let told = problems(&[accepted, codes::secrets::secret(at("geheim"), &what), hidden]);
        assert_eq!(told["findings"][2]["accepted"], "Hingenommen bis 31.03.2027: Folgt.");
        assert_eq!(told["warnings"], 0);
    }

    #[test]
    fn of_very_many_findings_the_first_are_told_and_the_others_counted() {
        let many = vec![codes::markdown::raw_html(at("herbst"), "b"); MOST + 5];
        let told = problems(&many);
        assert_eq!(told["findings"].as_array().map(Vec::len), Some(MOST));
        assert_eq!((&told["more"], &told["warnings"]), (&5.into(), &(MOST + 5).into()));
    }
}
