//! A decision: its evidence, what changed, and when its effect is checked.

use jiff::civil::Date;

use super::fields::{Fields, Record};
use super::reference::Ref;
use super::text_types::OneOrMore;
use super::time::Period;
use super::value::{Text, choice};
use super::{Metric, Person, Platform, Spanned};

choice! {
    /// What a decision is about.
    pub enum DecisionKind {
        Restructuring = "restructuring", "Umstrukturierung", "restructuring";
        Strategy = "strategy", "Strategie", "strategy";
        Other = "other", "anderes", "other";
    }
}

choice! {
    /// Where a decision is on its way.
    pub enum DecisionStatus {
        Proposed = "proposed", "vorgeschlagen", "proposed";
        Decided = "decided", "entschieden", "decided";
        InEffect = "in_effect", "in Kraft", "in effect";
        Withdrawn = "withdrawn", "zurückgezogen", "withdrawn";
        NoChange = "no_change", "keine Änderung", "no change";
    }
}

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Its title.
    pub title: Text,
    /// What it is about.
    pub kind: Spanned<DecisionKind>,
    /// Where it is on its way.
    pub status: Spanned<DecisionStatus>,
    /// When it was decided.
    pub decided_on: Option<Spanned<Date>>,
    /// By whom.
    pub decided_by: Option<Ref<Person>>,
    /// Why.
    pub reason: Option<Text>,
    /// The figures that it rests on.
    pub evidence: Vec<Evidence>,
    /// What changes.
    pub changes: OneOrMore<Text>,
    /// What it should bring.
    pub effect: Option<Effect>,
}

impl Record for Decision {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Decision {
            title: f.required("title", ("Titel", "title")),
            kind: f.required("kind", ("Art", "kind")),
            status: f.required("status", ("Stand", "status")),
            decided_on: f.written("decided_on", ("entschieden am", "decided on")),
            decided_by: f.written("decided_by", ("entschieden von", "decided by")),
            reason: f.written("reason", ("Grund", "reason")),
            evidence: f.list("evidence", ("Zahlen, auf die sie sich stützt", "figures that it rests on")),
            changes: f.or("changes", ("Was sich ändert", "what changes"), OneOrMore::default()),
            effect: f.optional("effect", ("Wirkung, die zu prüfen ist", "effect to be checked")),
        }
    }
}

impl Decision {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// Figures that a decision rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Of which platform.
    pub platform: Ref<Platform>,
    /// Of which metric.
    pub metric: Ref<Metric>,
    /// First period.
    pub from: Option<Spanned<Period>>,
    /// Last period.
    pub to: Option<Spanned<Period>>,
}

impl Record for Evidence {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Evidence {
            platform: f.required("platform", ("Plattform", "platform")),
            metric: f.required("metric", ("Kennzahl", "metric")),
            from: f.optional("from", ("ab Zeitraum", "from period")),
            to: f.optional("to", ("bis Zeitraum", "to period")),
        }
    }
}

choice! {
    /// Whether a decision had its effect.
    pub enum EffectVerdict {
        Reached = "reached", "erreicht", "reached";
        Missed = "missed", "verfehlt", "missed";
        Unclear = "unclear", "unklar", "unclear";
    }
}

/// What a decision should bring, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// Where it begins: its first key.
    pub first_key: Spanned<()>,
    /// When it is to be checked.
    pub check_on: Spanned<Date>,
    /// On which platform.
    pub platform: Ref<Platform>,
    /// By which metric.
    pub metric: Ref<Metric>,
    /// What is expected.
    pub expected: Option<Text>,
    /// When it was checked.
    pub checked_on: Option<Spanned<Date>>,
    /// What came of it.
    pub verdict: Option<EffectVerdict>,
}

impl Record for Effect {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Effect {
            first_key: Spanned::new((), f.place()),
            check_on: f.required("check_on", ("zu prüfen am", "to be checked on")),
            platform: f.required("platform", ("Plattform", "platform")),
            metric: f.required("metric", ("Kennzahl", "metric")),
            expected: f.optional("expected", ("Was erwartet wird", "what is expected")),
            checked_on: f.written("checked_on", ("geprüft am", "checked on")),
            verdict: f.written("verdict", ("Urteil", "verdict")),
        }
    }
}
