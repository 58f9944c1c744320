//! Diagnostics: what is wrong, where, and what would be right. A constructor per code with all its
//! wording stands in [`codes`]; the renderers stand beside it.

pub mod codes;
mod excerpt;
mod explain;
mod github;
mod github_summary;
mod gitlab;
mod human;
mod json;
mod junit;
mod masks;
mod meant;
mod nearest;
mod places;
mod repair;
mod report;
mod sarif;
mod unreadable;

pub use explain::{ExampleFile, Explanation, explain};
pub use github::github;
pub use github_summary::github_summary;
pub use gitlab::gitlab;
pub use human::{human, summary};
pub use json::json;
pub use junit::junit;
pub use meant::Meant;
pub use nearest::{nearest, same};
pub use repair::{Repair, repairs};
pub use sarif::sarif;
pub use unreadable::unreadable;

pub(crate) use excerpt::{excerpt, visible};
pub(crate) use human::acceptance;
pub(crate) use masks::Masks;
pub(crate) use places::Places;

use std::collections::HashSet;

use jiff::civil::Date;

use crate::locale::Words;
use crate::source::{FileId, Files, Span};

/// How bad it is. Errors keep a portal from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, but somebody should look.
    Warning,
    /// A suggestion.
    Hint,
}

impl Severity {
    /// What it is called.
    pub fn words(self) -> Words {
        match self {
            Severity::Error => Words::new("Fehler", "error"),
            Severity::Warning => Words::new("Warnung", "warning"),
            Severity::Hint => Words::new("Hinweis", "hint"),
        }
    }
}

/// A kind of diagnostic: its stable code, its name, its severity. Codes are never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `L0201`.
    pub id: &'static str,
    /// `unknown-reference`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What [`explain`] shows, as it stands in `src/diag/explain/<name>.txt`.
    pub explanation: &'static str,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of finding.
    pub code: &'static Code,
    /// Where it is.
    pub span: Span,
    /// What is wrong.
    pub message: Words,
    /// What would be right.
    pub help: Words,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
    /// What mends it, where that is certain.
    pub fix: Option<Edit>,
    /// That it is known and accepted for a while; then it does not count.
    pub accepted: Option<Acceptance>,
}

/// A repair: what is written at a place is replaced by a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The place; of no width where something is added.
    pub span: Span,
    /// What is to stand there.
    pub text: String,
}

/// That a finding is known and accepted for a while, as `exceptions.yaml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The last day.
    pub until: Date,
    /// Why.
    pub reason: String,
}

/// Another place that has to do with a finding: the other definition, the file referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is there.
    pub message: Words,
}

impl Diagnostic {
    /// A finding of a code at a place; `help` says what would be right.
    pub fn new(code: &'static Code, span: Span, message: Words, help: Words) -> Diagnostic {
        let help = Words::new(help.de.trim_end(), help.en.trim_end());
        Diagnostic { code, span, message, help, related: Vec::new(), fix: None, accepted: None }
    }

    /// Says what surely mends it.
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.fix = Some(Edit { span, text: text.into() });
        self
    }

    /// Adds another place.
    pub fn related(mut self, span: Span, message: Words) -> Diagnostic {
        self.related.push(Related { span, message });
        self
    }

    /// Whether this keeps the portal from being published.
    pub fn is_error(&self) -> bool {
        self.code.severity == Severity::Error
    }
}

/// Sorts by file, then place, then code, and drops what is said twice.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, files: &Files) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (files.path(d.span.file).to_owned(), d.span.start, d.span.end, d.code.id);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}

/// The files that findings show.
pub fn files(diagnostics: &[Diagnostic]) -> HashSet<FileId> {
    let related =
        |found: &Diagnostic| found.related.iter().map(|related| related.span.file).collect::<Vec<_>>();
    diagnostics.iter().flat_map(|found| std::iter::once(found.span.file).chain(related(found))).collect()
}

/// How many of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
}

impl Summary {
    /// Counts them, without those that are accepted.
    pub fn of(diagnostics: &[Diagnostic]) -> Summary {
        let counted = |d: &&Diagnostic| d.accepted.is_none();
        let count =
            |severity| diagnostics.iter().filter(counted).filter(|d| d.code.severity == severity).count();
        Summary {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            hints: count(Severity::Hint),
        }
    }
}
