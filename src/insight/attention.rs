//! What needs attention, most urgent first, each with who and where.

use super::Insight;
use super::reason::Reason;
use crate::locale::Words;
use crate::model::{Assessment, Id, Thing};
use crate::source::Span;

/// What kind of thing needs attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttentionKind {
    /// An open incident.
    Incident,
    /// A campaign off its course.
    Campaign,
    /// A duty that nobody covers, or may not be covered soon.
    Coverage,
    /// A post that waits for approval or has expired.
    Approval,
    /// A review that is overdue.
    Review,
    /// A guideline or chapter whose review is due.
    Guideline,
    /// A contribution that is overdue.
    Contribution,
    /// A platform that lacks what law and safety ask for.
    Compliance,
    /// A platform due for a restructuring check.
    Restructuring,
    /// A decision whose effect is to be checked.
    Effect,
    /// Figures that are missing.
    Figures,
    /// Something that somebody who left still holds.
    Left,
}

impl AttentionKind {
    /// Its name in `api/portal.json`.
    pub fn name(self) -> &'static str {
        match self {
            AttentionKind::Incident => "incident",
            AttentionKind::Campaign => "campaign",
            AttentionKind::Coverage => "coverage",
            AttentionKind::Approval => "approval",
            AttentionKind::Review => "review",
            AttentionKind::Guideline => "guideline",
            AttentionKind::Contribution => "contribution",
            AttentionKind::Compliance => "compliance",
            AttentionKind::Restructuring => "restructuring",
            AttentionKind::Effect => "effect",
            AttentionKind::Figures => "figures",
            AttentionKind::Left => "left",
        }
    }
}

/// Something that needs attention.
#[derive(Debug, Clone)]
pub struct Attention<'m> {
    /// What kind of thing.
    pub kind: AttentionKind,
    /// Red or yellow.
    pub value: Assessment,
    /// By how many days it is late; 0 where lateness means nothing.
    pub days_late: i32,
    /// The thing, whose page tells more.
    pub thing: Thing,
    /// What is up, in a sentence without its full stop: "Herbstkampagne: Film ist 9 Tage überfällig".
    pub words: Words,
    /// Since when or until when, for people: "seit 5 Tagen", "in 11 Tagen".
    pub when: Option<Words>,
    /// Who is to act.
    pub who: Vec<&'m Id>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Where it is mended.
    pub at: Span,
}

/// What needs attention: red first, then days late, kind, identifier.
pub fn attention<'m>(_insight: &Insight<'m>) -> Vec<Attention<'m>> {
    Vec::new()
}
