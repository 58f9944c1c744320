//! What the preview says in the terminal: what was edited, how long it took, what is wrong.

use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::outcome::{Complaint, Failure};
use super::terminal::Terminal;
use super::timings::timings;
use crate::diag::{self, Diagnostic, Severity};
use crate::locale::{Language, Numbers, Words};
use crate::memo::Why;
use crate::serve::note::{Looked, Note};
use crate::source::Files;

/// So many files are named where several change at once.
const NAMED: usize = 3;

/// Writes notes to the terminal.
#[derive(Debug)]
pub(super) struct Log {
    terminal: Terminal,
    with_timings: bool,
    state: Mutex<State>,
}

/// What was said before.
#[derive(Debug, Default)]
struct State {
    /// Whether all pages were once made.
    has_settled: bool,
    /// Whether the last content had errors.
    is_broken: bool,
    /// How many warnings there were.
    warnings: usize,
}

impl Log {
    pub(super) fn new(terminal: Terminal, with_timings: bool) -> Log {
        Log { terminal, with_timings, state: Mutex::default() }
    }

    /// Says what is worth saying.
    pub(super) fn note(&self, note: &Note<'_>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let language = self.terminal.language;
        match note {
            Note::Looked(looked) => self.looked(looked, &mut state),
            Note::Rendered { path, why } if state.has_settled => {
                self.terminal.message(&format!("  {path}: {}\n", reason(why).get(language)));
            }
            Note::Settled { pages, rendered, took } if self.with_timings || !state.has_settled => {
                state.has_settled = true;
                self.terminal.message(&settled(*pages, *rendered, *took, language));
            }
            Note::Rendered { .. } | Note::Settled { .. } => {}
            Note::Unreadable(error) => {
                state.is_broken = true;
                self.terminal.complain(&Failure::Source((*error).clone()).words());
            }
            Note::Unrenderable(found) => {
                state.is_broken = true;
                let found = std::slice::from_ref(*found);
                self.terminal.message(&diag::human(found, &Files::default(), language, true));
            }
            Note::Stumbled => {
                state.is_broken = true;
                self.terminal.complain(&Complaint { message: stumbled(), help: Words::default() });
            }
            Note::Polling(reason) => {
                self.terminal.message(&format!("{}\n", reason.words().get(language)));
            }
        }
    }

    fn looked(&self, looked: &Looked<'_>, state: &mut State) {
        let language = self.terminal.language;
        let mut said = String::new();
        if !looked.changed.is_empty() {
            let _ = writeln!(said, "{}", changed(looked, language));
        }
        if self.with_timings {
            said.push_str(&timings(looked.laps, looked.took, language));
        }
        let count = |severity| looked.diagnostics.iter().filter(|found| counts(found, severity)).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        if errors > 0 {
            let shown: Vec<Diagnostic> =
                looked.diagnostics.iter().filter(|found| found.is_error()).cloned().collect();
            said.push_str(&diag::human(&shown, looked.files, language, true));
            said.push_str(waiting(looked.is_shown, state.has_settled).get(language));
        } else if state.is_broken {
            said.push_str(mended().get(language));
        }
        if warnings != state.warnings {
            said.push_str(&warned(warnings, language));
        }
        (state.is_broken, state.warnings) = (errors > 0, warnings);
        self.terminal.message(&said);
    }
}

fn counts(found: &Diagnostic, severity: Severity) -> bool {
    found.code.severity == severity && found.accepted.is_none()
}

/// `platforms/xing.md: 12 ms`
fn changed(looked: &Looked<'_>, language: Language) -> String {
    let names = looked.changed.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let numbers = Numbers::new(language);
    let rest = match (looked.changed.len().saturating_sub(NAMED), language) {
        (0, _) => String::new(),
        (more, Language::De) => format!(" und {}", numbers.count(more, "weitere Datei", "weitere Dateien")),
        (more, Language::En) => format!(" and {}", numbers.count(more, "more file", "more files")),
    };
    format!("{names}{rest}: {}", milliseconds(looked.took, language))
}

fn milliseconds(took: Duration, language: Language) -> String {
    format!("{} ms", Numbers::new(language).integer(usize::try_from(took.as_millis()).unwrap_or(usize::MAX)))
}

fn settled(pages: usize, rendered: usize, took: Duration, language: Language) -> String {
    let numbers = Numbers::new(language);
    let took = milliseconds(took, language);
    match language {
        Language::De => format!(
            "{}, davon {} neu gerendert: {took}\n",
            numbers.count(pages, "Seite", "Seiten"),
            numbers.integer(rendered)
        ),
        Language::En => format!(
            "{}, {} of them rendered anew: {took}\n",
            numbers.count(pages, "page", "pages"),
            numbers.integer(rendered)
        ),
    }
}

fn waiting(is_shown: bool, has_settled: bool) -> Words {
    match (is_shown, has_settled) {
        (true, _) => Words::default(),
        (false, true) => Words::new(
            "Bis das behoben ist, zeigt die Vorschau den letzten Stand ohne Fehler.\n",
            "Until that is mended, the preview shows the last state without errors.\n",
        ),
        (false, false) => Words::new(
            "Sobald das behoben ist, zeigt die Vorschau das Portal.\n",
            "As soon as that is mended, the preview shows the portal.\n",
        ),
    }
}

fn mended() -> Words {
    Words::new(
        "Behoben; die Vorschau zeigt wieder den neuesten Stand.\n",
        "Mended; the preview shows the newest state again.\n",
    )
}

fn stumbled() -> Words {
    Words::new(
        "Das war ein Fehler des Programms, den seine Entwickler kennen sollten. Die Vorschau zeigt weiter den letzten Stand.",
        "That was a mistake of the program, of which its developers should know. The preview goes on showing the last state.",
    )
}

fn warned(warnings: usize, language: Language) -> String {
    let numbers = Numbers::new(language);
    match (warnings, language) {
        (0, Language::De) => "Keine Warnungen mehr.\n".to_owned(),
        (0, Language::En) => "No warnings any more.\n".to_owned(),
        (count, Language::De) => {
            format!("{}; „leitstand check“ nennt sie.\n", numbers.count(count, "Warnung", "Warnungen"))
        }
        (count, Language::En) => {
            format!("{}; “leitstand check” names them.\n", numbers.count(count, "warning", "warnings"))
        }
    }
}

/// Why a page was rendered: the way to the field that differs, as templates name it.
fn reason(why: &Why) -> Words {
    match why {
        Why::New => Words::new("neu", "new"),
        Why::Templates => Words::new("andere Vorlagen", "other templates"),
        Why::Chrome => Words::new("anderer Rahmen", "another frame"),
        Why::View(field) => Words::same(field.as_deref().unwrap_or_default()),
    }
}
