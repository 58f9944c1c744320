//! Everything that the content promises and does not keep, once it could be read. [`RULES`] is the
//! table of named rules; each stands in a file of its own.

mod aliases;
mod duplicates;
mod handbook;
mod links;
mod references;
mod selection;
mod settings;

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic};
use crate::locale::Words;
use crate::model::Model;
use crate::source::Files;

pub use handbook::handbook;
pub use selection::Selection;

/// What a rule looks at.
#[derive(Debug)]
pub struct Checked<'m> {
    /// The model.
    pub model: &'m Model,
    /// The files, for their paths.
    pub files: &'m Files,
    /// The day for which is checked. What depends on it is never an error: the passing of a day must
    /// not keep a portal from being published.
    pub as_of: Date,
    /// Whether an earlier day was asked for than the portal's own: then facts after it are no mistakes.
    pub looks_back: bool,
}

/// A named rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name, for `--skip` and `--only`.
    pub name: &'static str,
    /// What it makes sure of, as a pair of German and English; stands after "Stellt sicher: " and
    /// "Ensures that ".
    pub ensures: (&'static str, &'static str),
    /// All that it can find.
    pub codes: &'static [&'static Code],
    /// Looks, and says all that it finds.
    pub check: fn(&Checked<'_>, &mut Vec<Diagnostic>),
}

/// All rules, in the order in which they run.
pub static RULES: &[&Rule] =
    &[&duplicates::RULE, &references::RULE, &links::RULE, &links::FILES, &aliases::RULE, &settings::RULE];

/// Runs every rule that is selected.
pub fn check(checked: &Checked<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in RULES.iter().filter(|rule| selection.runs(rule)) {
        let mut found = Vec::new();
        (rule.check)(checked, &mut found);
        debug_assert!(
            found.iter().all(|found| rule.codes.contains(&found.code)),
            "the rule {} finds what its list of codes does not name",
            rule.name
        );
        diagnostics.extend(found.into_iter().filter(|found| selection.keeps(rule, found.code)));
    }
    diagnostics
}

impl Rule {
    /// What it makes sure of.
    pub fn words(&self) -> Words {
        Words::new(self.ensures.0, self.ensures.1)
    }
}
