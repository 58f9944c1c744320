//! Platforms in `api/portal.json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Person, Reason};
use crate::insight::compliance::Check;
use crate::insight::measured::Verdict;
use crate::model;
use crate::view::machine::values::{Named, Number, Period};

/// A platform.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Platform<'m> {
    /// Its identifier.
    pub id: &'m str,
    /// Its name.
    pub title: String,
    /// Its page.
    pub url: String,
    /// The network on which it stands.
    pub network: &'m str,
    /// Where it is in its life.
    pub lifecycle: Named<model::Lifecycle>,
    /// Who is there for its duties; none where it is not active. A duty that is not needed is left out.
    pub coverage: Vec<Coverage<'m>>,
    /// What law and safety ask for; absent where it has no account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance: Option<Compliance>,
    /// Its figures: a row per metric and target; a metric that no target judges has one without.
    pub metrics: Vec<Metric<'m>>,
    /// Whether a restructuring is to be checked.
    pub restructuring_check: bool,
}

/// Who is there for a duty.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Coverage<'m> {
    /// The duty.
    pub duty: &'m str,
    /// How it stands.
    pub value: Named<model::Assessment>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accountable: Option<Person<'m>>,
    /// Who stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deputy: Option<Person<'m>>,
    /// Who is there; absent where nobody is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covered_by: Option<Person<'m>>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What law and safety ask of a platform.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Compliance {
    /// How many points are met.
    pub passed: usize,
    /// Of how many.
    pub of: usize,
    /// Those that are not met.
    pub failed: Vec<Named<Check>>,
}

/// A metric of a platform, with a target that judges it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Metric<'m> {
    /// Which one.
    pub metric: &'m str,
    /// In what it is counted; the kind of metric where it has no unit.
    pub unit: String,
    /// Its figures, the earliest first; with a target those of its length.
    pub periods: Vec<Figure>,
    /// What it should reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// Whether it did in the latest period that was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Named<Verdict>>,
    /// In how many periods running, up to that one, it did not.
    pub missed_in_a_row: usize,
}

/// A figure of a period.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Figure {
    /// When.
    pub period: Period,
    /// How much.
    pub value: Number,
    /// Whether the target was reached; absent where nothing is judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Named<Verdict>>,
    /// There where the figure is not final: it is shown and never judged.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
}

/// What a metric should reach.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Target {
    /// In which periods.
    pub per: Named<model::TargetPer>,
    /// At least this much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Number>,
    /// At most this much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Number>,
}
