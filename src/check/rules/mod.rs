//! The table of rules. A rule stands in the file of its name: `post-history` in `post_history.rs`.

mod absences;
mod accounts;
mod aliases;
mod amounts;
mod approvals;
mod campaign_dates;
mod closed_campaigns;
mod closed_platforms;
mod closing;
mod compliance;
mod concepts;
mod contrast;
mod contributions;
mod decisions;
mod duties;
mod entries_after_leaving;
mod evidence;
mod exceptions;
mod facts;
mod figures;
mod files;
mod glossary;
mod goals;
mod guidelines;
mod held_after_leaving;
mod identifiers;
mod incident_dates;
mod links;
mod measurable_targets;
mod milestones;
mod own_deputies;
mod person_dates;
mod post_contents;
mod post_history;
mod prerequisites;
mod program_version;
mod references;
mod review_due;
mod reviews;
mod roles;
mod rota;
mod secrets;
mod series;
mod settings;
mod settings_twice;
mod targets;
mod text;
mod thresholds;
mod translations;

use super::candidates::{Candidates, Similar};
use super::checked::{known, twice};
use super::{Checked, Rule, Selection};

pub use exceptions::accept;

/// All rules, in the order in which they run.
pub static RULES: &[&Rule] = &[
    // Names and links.
    &identifiers::RULE,
    &references::RULE,
    &links::RULE,
    &files::RULE,
    &aliases::RULE,
    // Settings.
    &settings::RULE,
    &settings_twice::RULE,
    &thresholds::RULE,
    &contrast::RULE,
    &program_version::RULE,
    // Texts of any page.
    &text::RULE,
    &secrets::RULE,
    &translations::RULE,
    // The handbook.
    &roles::RULE,
    &guidelines::RULE,
    &review_due::RULE,
    &glossary::RULE,
    // People.
    &person_dates::RULE,
    &absences::RULE,
    &own_deputies::RULE,
    &rota::RULE,
    &incident_dates::RULE,
    &entries_after_leaving::RULE,
    &held_after_leaving::RULE,
    // Platforms.
    &closing::RULE,
    &closed_platforms::RULE,
    &accounts::RULE,
    &duties::RULE,
    &targets::RULE,
    &compliance::RULE,
    // Figures.
    &series::RULE,
    &figures::RULE,
    &measurable_targets::RULE,
    // Posts, and who reviews them.
    &post_history::RULE,
    &approvals::RULE,
    &post_contents::RULE,
    &reviews::RULE,
    // Concepts and campaigns.
    &concepts::RULE,
    &contributions::RULE,
    &campaign_dates::RULE,
    &milestones::RULE,
    &prerequisites::RULE,
    &goals::RULE,
    &amounts::RULE,
    &closed_campaigns::RULE,
    // Decisions.
    &decisions::RULE,
    &evidence::RULE,
    // All of it.
    &facts::RULE,
    &exceptions::RULE,
];
