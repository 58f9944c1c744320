//! Diagnostics for people: the finding, its place with the line of the source, what would be right.

use std::fmt::Write;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};

use super::excerpt::{excerpt, visible};
use super::masks::Masks;
use super::places::Places;
use super::{Acceptance, Diagnostic, Severity, Summary};
use crate::locale::{Dates, Language, Numbers};
use crate::source::{Files, Span};

/// The diagnostics as a text for a terminal, in the order given, a blank line between them; with
/// `color` it holds ANSI colours. Nothing of the content reaches the terminal that could steer it.
pub fn human(diagnostics: &[Diagnostic], files: &Files, language: Language, color: bool) -> String {
    let mut writer = Writer {
        files,
        places: Places::new(files),
        masks: Masks::new(diagnostics, files),
        // Excerpts come cut to size; a second cut would only blur the place.
        renderer: if color { Renderer::styled() } else { Renderer::plain() }.term_width(1000),
        arrow: if color { DEFAULT_LINE_NUM_STYLE } else { Style::new() },
        text: String::new(),
    };
    for (index, diagnostic) in diagnostics.iter().enumerate() {
        if index > 0 {
            writer.text.push('\n');
        }
        writer.diagnostic(diagnostic, language);
    }
    writer.text
}

/// The closing line: "3 Fehler und 1 Warnung in 61 Dateien".
pub fn summary(summary: &Summary, files: usize, language: Language) -> String {
    let numbers = Numbers::new(language);
    let words = match language {
        Language::De => [("Fehler", "Fehler"), ("Warnung", "Warnungen"), ("Hinweis", "Hinweise")],
        Language::En => [("error", "errors"), ("warning", "warnings"), ("hint", "hints")],
    };
    let found: Vec<String> = [summary.errors, summary.warnings, summary.hints]
        .into_iter()
        .zip(words)
        .filter(|(count, _)| *count > 0)
        .map(|(count, (one, other))| numbers.count(count, one, other))
        .collect();
    match (language, found.is_empty()) {
        (Language::De, true) => format!("Keine Probleme in {}", numbers.count(files, "Datei", "Dateien")),
        (Language::De, _) => {
            format!("{} in {}", language.and(&found), numbers.count(files, "Datei", "Dateien"))
        }
        (Language::En, true) => format!("No problems in {}", numbers.count(files, "file", "files")),
        (Language::En, _) => format!("{} in {}", language.and(&found), numbers.count(files, "file", "files")),
    }
}

/// What is needed on the way, and the text so far.
struct Writer<'a> {
    files: &'a Files,
    places: Places<'a>,
    masks: Masks<'a>,
    renderer: Renderer,
    arrow: Style,
    text: String,
}

impl Writer<'_> {
    fn diagnostic(&mut self, diagnostic: &Diagnostic, language: Language) {
        let level = match &diagnostic.accepted {
            Some(_) => Level::NOTE.with_name(accepted_word(language)),
            None => severity(diagnostic.code.severity, language),
        };
        let title = level
            .clone()
            .primary_title(visible(diagnostic.message.get(language)))
            .id(format!("{} {}", diagnostic.code.id, diagnostic.code.name));
        self.render(Group::with_title(title));
        let mut text = diagnostic.help.get(language).to_owned();
        if let Some(accepted) = &diagnostic.accepted {
            let separator = if text.is_empty() { "" } else { "\n" };
            let _ = write!(text, "{separator}{}", acceptance(accepted, language));
        }
        self.place(level, diagnostic.span, help(&text, language));
        let see = match language {
            Language::De => "Siehe auch",
            Language::En => "see also",
        };
        for related in &diagnostic.related {
            let level = Level::NOTE.with_name(see);
            self.render(Group::with_title(
                level.clone().primary_title(visible(related.message.get(language))),
            ));
            self.place(level, related.span, None);
        }
    }

    /// The path with line and column, the line of the source, and a note below.
    ///
    /// The path is written here and not by the library, which would count columns in the excerpt.
    fn place(&mut self, level: Level<'static>, span: Span, note: Option<Element<'static>>) {
        let path = visible(&self.files.shown_path(span.file));
        let mut group = Group::with_level(level);
        if self.files.text(span.file).is_empty() {
            self.arrow(1, &path);
        } else {
            let (start, _) = self.places.of(span);
            self.arrow(start.line.to_string().len(), &format!("{path}:{}:{}", start.line, start.column));
            let excerpt = excerpt(self.masks.text(span.file), self.files.range(span));
            let mark = AnnotationKind::Primary.span(excerpt.mark);
            group = group.element(Snippet::source(excerpt.line).line_start(start.line).annotation(mark));
        }
        self.render(group.elements(note));
    }

    fn arrow(&mut self, indent: usize, place: &str) {
        if !place.is_empty() {
            let style = self.arrow;
            // Writing to a string cannot fail.
            let _ = writeln!(self.text, "{:indent$}{style}-->{style:#} {place}", "");
        }
    }

    fn render(&mut self, group: Group<'_>) {
        if !group.is_empty() {
            self.text.push_str(&self.renderer.render(&[group]));
            self.text.push('\n');
        }
    }
}

/// The word and the colour of a severity.
fn severity(severity: Severity, language: Language) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO,
    };
    level.with_name(severity.words().get(language).to_owned())
}

/// What stands in place of the severity of a finding that is accepted.
fn accepted_word(language: Language) -> &'static str {
    match language {
        Language::De => "hingenommen",
        Language::En => "accepted",
    }
}

/// Until when a finding is accepted, and why.
pub(crate) fn acceptance(accepted: &Acceptance, language: Language) -> String {
    let until = Dates::new(language).short(accepted.until);
    match language {
        Language::De => format!("Hingenommen bis {until}: {}", accepted.reason),
        Language::En => format!("Accepted until {until}: {}", accepted.reason),
    }
}

/// What would be right; it may take several lines.
fn help(text: &str, language: Language) -> Option<Element<'static>> {
    let name = match language {
        Language::De => "Hilfe",
        Language::En => "help",
    };
    let lines: Vec<String> = text.lines().map(visible).collect();
    (!text.is_empty()).then(|| Level::HELP.with_name(name).message(lines.join("\n")).into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Code;
    use crate::locale::Words;
    use crate::source::{Content, FileId, Refusal, SourceFile};

    static ERROR: Code =
        Code { id: "L0201", name: "unknown-reference", severity: Severity::Error, explanation: "" };
    static WARNING: Code =
        Code { id: "L0301", name: "milestone-late", severity: Severity::Warning, explanation: "" };
    static HINT: Code = Code { id: "L0401", name: "raw-html", severity: Severity::Hint, explanation: "" };

    fn files(text: &str) -> Files {
        let file = |path: &str, content| SourceFile { path: path.into(), content };
        let text = Content::Text(text.into());
        Files::new("content", vec![file("a.yaml", text), file("b.md", Content::Refused(Refusal::Binary))])
    }

    fn finding(code: &'static Code, start: usize, end: usize) -> Diagnostic {
        let message = Words::new("Niemand heißt „erika“.", "Nobody is called \"erika\".");
        Diagnostic::new(
            code,
            Span::new(FileId(0), start, end),
            message,
            Words::new("Prüfe den Namen.", "Check the name."),
        )
    }

    fn plain(diagnostic: Diagnostic, text: &str, language: Language) -> String {
        human(&[diagnostic], &files(text), language, false)
    }

    #[test]
    fn a_finding_shows_place_help_and_what_has_to_do_with_it() {
        let text = "id: herbst\r\ntitle: Größe\r\nlead: erika\r\n";
        let start = text.find("erika").unwrap();
        let finding = finding(&ERROR, start, start + 5)
            .related(Span::new(FileId(0), 4, 10), Words::new("Die Kampagne", "The campaign"))
            .related(Span::whole(FileId(1)), Words::new("Die Person", "The person"));
        let german = r"
Fehler[L0201 unknown-reference]: Niemand heißt „erika“.
 --> content/a.yaml:3:7
  |
3 | lead: erika
  |       ^^^^^
  |
  = Hilfe: Prüfe den Namen.
Siehe auch: Die Kampagne
 --> content/a.yaml:1:5
  |
1 | id: herbst
  |     ^^^^^^
Siehe auch: Die Person
 --> content/b.md
";
        let english = r#"
error[L0201 unknown-reference]: Nobody is called "erika".
 --> content/a.yaml:3:7
  |
3 | lead: erika
  |       ^^^^^
  |
  = help: Check the name.
see also: The campaign
 --> content/a.yaml:1:5
  |
1 | id: herbst
  |     ^^^^^^
see also: The person
 --> content/b.md
"#;
        assert_eq!(plain(finding.clone(), text, Language::De), german.trim_start());
        assert_eq!(plain(finding, text, Language::En), english.trim_start());
    }

    #[test]
    fn the_mark_stands_under_what_a_terminal_shows() {
        let text = format!("\u{feff}{}\twer: 漢字 x\u{1b}[2J", "\n".repeat(9));
        let start = text.find('x').unwrap();
        let expected = "
  --> content/a.yaml:10:10
   |
10 |     wer: 漢字 x\u{fffd}[2J
   |               ^
   |
   = help: Check the name.
";
        let shown = plain(finding(&HINT, start, start), &text, Language::En);
        assert_eq!(shown.split_once('\n').unwrap().1, expected.trim_start_matches('\n'));
    }

    #[test]
    fn what_has_no_line_shows_its_path_and_findings_stand_apart() {
        let nowhere = Diagnostic { span: Span::NOWHERE, ..finding(&WARNING, 0, 0) };
        let whole =
            Diagnostic { span: Span::whole(FileId(1)), help: Words::default(), ..finding(&HINT, 0, 0) };
        let expected = "
Warnung[L0301 milestone-late]: Niemand heißt „erika“.
 --> content
 = Hilfe: Prüfe den Namen.

Hinweis[L0401 raw-html]: Niemand heißt „erika“.
 --> content/b.md
";
        assert_eq!(human(&[nowhere, whole], &files(""), Language::De, false), expected.trim_start());
        assert_eq!(human(&[], &files(""), Language::De, true), "");
    }

    #[test]
    fn what_is_accepted_says_until_when_and_why() {
        let accepted = Acceptance { until: jiff::civil::date(2027, 3, 31), reason: "Folgt.".into() };
        let finding = Diagnostic { accepted: Some(accepted), ..finding(&WARNING, 0, 2) };
        let shown = plain(finding.clone(), "id: a", Language::De);
        assert!(shown.starts_with("hingenommen[L0301 milestone-late]: Niemand"), "{shown}");
        assert!(shown.contains("Hingenommen bis 31.03.2027: Folgt."), "{shown}");
        assert_eq!(Summary::of(&[finding]), Summary::default());
    }

    #[test]
    fn colour_adds_nothing_but_colour() {
        let colored = human(&[finding(&ERROR, 0, 2)], &files("id: a"), Language::En, true);
        let mut bare = String::new();
        for part in colored.split('\u{1b}') {
            bare.push_str(
                part.strip_prefix('[').and_then(|part| part.split_once('m')).map_or(part, |(_, text)| text),
            );
        }
        assert_ne!(colored, bare);
        assert_eq!(bare, plain(finding(&ERROR, 0, 2), "id: a", Language::En));
    }

    #[test]
    fn a_hundred_findings_in_a_line_of_megabytes_take_no_time() {
        let text = "a, ".repeat(1_000_000);
        let findings: Vec<Diagnostic> =
            (0..100).map(|index| finding(&ERROR, index * 30_000, index * 30_000 + 20_000)).collect();
        let shown = human(&findings, &files(&text), Language::De, false);
        assert!(shown.contains("a.yaml:1:2970001") && shown.len() < 100 * 1_000, "{}", shown.len());
    }

    #[test]
    fn the_summary_counts_in_words() {
        let count = |errors, warnings, hints| Summary { errors, warnings, hints };
        let cases = [
            (
                count(3, 1, 0),
                61,
                "3 Fehler und 1 Warnung in 61 Dateien",
                "3 errors and 1 warning in 61 files",
            ),
            (count(1, 0, 0), 1, "1 Fehler in 1 Datei", "1 error in 1 file"),
            (
                count(1, 2, 3),
                2,
                "1 Fehler, 2 Warnungen und 3 Hinweise in 2 Dateien",
                "1 error, 2 warnings and 3 hints in 2 files",
            ),
            (count(0, 0, 0), 1_200, "Keine Probleme in 1.200 Dateien", "No problems in 1,200 files"),
        ];
        for (counts, files, german, english) in cases {
            assert_eq!(summary(&counts, files, Language::De), german);
            assert_eq!(summary(&counts, files, Language::En), english);
        }
    }

    proptest! {
        #[test]
        fn no_content_steers_the_terminal(text in any::<String>(), start in 0_usize..40, width in 0_usize..40) {
            let words = Words::same(text.as_str());
            let span = Span::new(FileId(0), start, start + width);
            let finding = Diagnostic::new(&ERROR, span, words.clone(), words.clone()).related(span, words);
            let shown = plain(finding, &text, Language::De);
            let steers = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
            prop_assert!(!shown.contains(steers), "{:?}", shown);
        }
    }
}
