//! Everything that the content promises and does not keep, once it could be read. [`RULES`] is the
//! table of named rules; each stands in the file of its name in `rules/`.

mod candidates;
mod catalogue;
mod checked;
mod remembered;
mod rules;
mod selection;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic};
use crate::locale::Words;

pub use catalogue::catalogue;
pub use checked::Checked;
pub use remembered::Remembered;
pub use rules::{RULES, accept};
pub use selection::Selection;

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

impl Rule {
    /// What it makes sure of.
    pub fn words(&self) -> Words {
        Words::new(self.ensures.0, self.ensures.1)
    }
}

/// Runs every rule that is selected.
pub fn check(checked: &Checked<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let found = RULES.par_iter().filter(|rule| selection.runs(rule)).map(|rule| {
        let mut found = Vec::new();
        (rule.check)(checked, &mut found);
        debug_assert!(
            found.iter().all(|found| rule.codes.contains(&found.code)),
            "the rule {} finds what its list of codes does not name",
            rule.name
        );
        found.retain(|found| selection.keeps(rule, found.code));
        found
    });
    found.collect::<Vec<_>>().into_iter().flatten().collect()
}
