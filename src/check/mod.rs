//! Everything that the content promises and does not keep, once it could be read. [`RULES`] is the
//! table of named rules; each stands in a file of its own.

mod aliases;
mod duplicates;
mod links;
mod references;
mod settings;

use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::model::Model;
use crate::source::Files;

/// What a rule looks at.
#[derive(Debug)]
pub struct Checked<'m> {
    /// The model.
    pub model: &'m Model,
    /// The files, for their paths.
    pub files: &'m Files,
}

/// A named rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name, for `--skip` and `--only`.
    pub name: &'static str,
    /// What it makes sure of, as a pair of German and English.
    pub ensures: (&'static str, &'static str),
    /// Looks, and says all that it finds.
    pub check: fn(&Checked<'_>, &mut Vec<Diagnostic>),
}

/// All rules, in the order in which they run.
pub const RULES: &[Rule] =
    &[duplicates::RULE, references::RULE, links::RULE, links::FILES, aliases::RULE, settings::RULE];

/// Runs every rule.
pub fn check(model: &Model, files: &Files) -> Vec<Diagnostic> {
    let checked = Checked { model, files };
    let mut diagnostics = Vec::new();
    for rule in RULES {
        (rule.check)(&checked, &mut diagnostics);
    }
    diagnostics
}

impl Rule {
    /// What it makes sure of.
    pub fn words(&self) -> Words {
        Words::new(self.ensures.0, self.ensures.1)
    }
}
