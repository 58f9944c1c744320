//! Everything that the content promises and does not keep, once it could be read. [`RULES`] is the
//! table of named rules; each stands in a file of its own.

mod absences;
mod accounts;
mod aliases;
mod amounts;
mod approvals;
mod campaign_dates;
mod candidates;
mod closed_campaigns;
mod closed_platforms;
mod closing;
mod compliance;
mod concepts;
mod contrast;
mod contributions;
mod decisions;
mod duplicates;
mod duties;
mod entries_after_leaving;
mod evidence;
mod exceptions;
mod figures;
mod glossary;
mod goals;
mod guidelines;
mod handbook;
mod held_after_leaving;
mod links;
mod measurable;
mod milestones;
mod misnamed;
mod own_deputy;
mod person_dates;
mod post_contents;
mod post_history;
mod prerequisites;
mod references;
mod requires;
mod review_due;
mod reviews;
mod roles;
mod rota;
mod secrets;
mod selection;
mod series;
mod settings;
mod settings_twice;
mod targets;
mod text;
mod thresholds;
mod time;
mod translations;

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic};
use crate::locale::{Language, Words};
use crate::model::{Id, Kind, Model, Thing};
use crate::source::Files;

pub use exceptions::accept;
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

impl Checked<'_> {
    /// What a thing is called, in both languages; its identifier where nobody knows.
    fn title(&self, thing: &Thing) -> Words {
        let title = |language| self.model.tables.title(thing, language).filter(|title| !title.is_empty());
        let title = |language| title(language).unwrap_or(thing.id.as_str());
        Words::new(title(Language::De), title(Language::En))
    }

    /// What a thing is called in the language of the originals: for names, which are not translated.
    fn name(&self, kind: Kind, id: &Id) -> String {
        let [language, ..] = self.model.languages()[..] else { return id.as_str().to_owned() };
        self.title(&Thing::new(kind, id)).get(language).to_owned()
    }
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
pub static RULES: &[&Rule] = &[
    &duplicates::RULE,
    &references::RULE,
    &links::RULE,
    &links::FILES,
    &aliases::RULE,
    &settings::RULE,
    &post_history::RULE,
    &approvals::RULE,
    &post_contents::RULE,
    &reviews::RULE,
    &decisions::RULE,
    &evidence::RULE,
    &campaign_dates::RULE,
    &milestones::RULE,
    &prerequisites::RULE,
    &goals::RULE,
    &amounts::RULE,
    &closed_campaigns::RULE,
    &concepts::RULE,
    &contributions::RULE,
    &settings_twice::RULE,
    &thresholds::RULE,
    &contrast::RULE,
    &requires::RULE,
    &text::RULE,
    &review_due::RULE,
    &guidelines::RULE,
    &roles::RULE,
    &rota::RULE,
    &glossary::RULE,
    &secrets::RULE,
    &person_dates::RULE,
    &entries_after_leaving::RULE,
    &held_after_leaving::RULE,
    &own_deputy::RULE,
    &absences::RULE,
    &closing::RULE,
    &closed_platforms::RULE,
    &accounts::RULE,
    &duties::RULE,
    &targets::RULE,
    &compliance::RULE,
    &series::RULE,
    &figures::RULE,
    &measurable::RULE,
    &translations::RULE,
    &time::RULE,
    &exceptions::RULE,
];

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
