//! What needs attention, most urgent first, each with who and where.
//!
//! | kind | red | yellow |
//! |---|---|---|
//! | incident | it is open | |
//! | campaign | its assessment is red | its assessment is yellow |
//! | coverage | nobody has a duty in hand | a duty of an active platform is not safe |
//! | approval | the planned day passed without it | a post has waited for more than 3 days, or is planned within 2 days |
//! | review | a serious finding is overdue | a review, a finding or a look at a concept is overdue |
//! | guideline | | its review, or that of a chapter, is overdue or never was |
//! | contribution | | it is overdue |
//! | compliance | | an active platform fails a point of the scorecard |
//! | restructuring | | a target was missed as often as the threshold says |
//! | effect | | the effect of a decision was to be checked |
//! | figures | | an active platform's figures are missing |
//! | left | somebody who left still has something in hand | |
//!
//! Findings about one thing with one cause are one point with several reasons.

mod planning;
mod platforms;
mod texts;

use std::cmp::Reverse;

use super::reason::{Reason, urgency};
use super::{Insight, Today, lateness, phrase};
use crate::locale::Words;
use crate::model::{Assessment, Id, Thing, worded};
use crate::source::Span;

worded! {
    /// What kind of thing needs attention.
    pub enum AttentionKind {
        /// An open incident.
        Incident = "incident", "Vorfall", "incident";
        /// A campaign off its course.
        Campaign = "campaign", "Kampagne", "campaign";
        /// A duty that nobody covers, or may not be covered soon.
        Coverage = "coverage", "Besetzung", "coverage";
        /// A post that waits for approval or has expired.
        Approval = "approval", "Freigabe", "approval";
        /// A review that is overdue.
        Review = "review", "Prüfung", "review";
        /// A guideline or chapter whose review is due.
        Guideline = "guideline", "Richtlinie", "guideline";
        /// A contribution that is overdue.
        Contribution = "contribution", "Zulieferung", "contribution";
        /// A platform that lacks what law and safety ask for.
        Compliance = "compliance", "Recht und Sicherheit", "law and safety";
        /// A platform due for a restructuring check.
        Restructuring = "restructuring", "Umstrukturierung", "restructuring";
        /// A decision whose effect is to be checked.
        Effect = "effect", "Wirkung", "effect";
        /// Figures that are missing.
        Figures = "figures", "Zahlen", "figures";
        /// Something that somebody who left still holds.
        Left = "left", "Übergabe", "handover";
    }
}

/// Something that needs attention.
#[derive(Debug, Clone, PartialEq)]
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
    /// The same without the days on which somebody is not there, where the sentence names them: for
    /// what programs read.
    pub undated: Option<Words>,
    /// Since when or until when, for people: "seit 5 Tagen", "in 11 Tagen".
    pub when: Option<Words>,
    /// Who is to act.
    pub who: Vec<&'m Id>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Where it is mended.
    pub at: Span,
}

impl Attention<'_> {
    /// What programs read: nothing of when somebody is not there.
    pub fn for_machines(&self) -> &Words {
        self.undated.as_ref().unwrap_or(&self.words)
    }
}

/// What needs attention: red first, then days late, kind, identifier.
pub fn attention<'m>(insight: &Insight<'m>) -> Vec<Attention<'m>> {
    let mut found = Found { today: insight.today, all: Vec::new() };
    planning::incidents(&mut found);
    planning::campaigns(&mut found, insight);
    planning::contributions(&mut found);
    planning::effects(&mut found);
    platforms::coverage(&mut found, insight);
    platforms::compliance(&mut found, insight);
    platforms::figures(&mut found, insight);
    platforms::left(&mut found);
    texts::approvals(&mut found, insight);
    texts::reviews(&mut found);
    texts::guidelines(&mut found);
    let mut all = found.all;
    all.sort_by(|a, b| {
        let key = |one: &Attention<'_>| (urgency(one.value), Reverse(one.days_late), one.kind);
        key(a).cmp(&key(b)).then_with(|| (&a.thing.id, a.at.start).cmp(&(&b.thing.id, b.at.start)))
    });
    all
}

/// Collects what needs attention.
struct Found<'m> {
    today: Today<'m>,
    all: Vec<Attention<'m>>,
}

impl<'m> Found<'m> {
    /// Adds a point that is late by so many days and says so; 0 says nothing.
    fn late(&mut self, days: i32, point: Attention<'m>) {
        let when = (days > 0).then(|| phrase::since(days));
        self.all.push(Attention { days_late: days, when, ..point });
    }

    /// What a thing is called.
    fn name(&self, thing: &Thing) -> Words {
        self.today.name(thing)
    }

    /// By how many days something that is open is late.
    fn days_late(&self, due: jiff::civil::Date) -> Option<i32> {
        lateness::overdue_days(due, self.today.as_of)
    }
}

/// A point with what it always has; who, when and lateness are to be added.
fn point<'m>(
    kind: AttentionKind,
    value: Assessment,
    thing: &Thing,
    words: Words,
    reasons: Vec<Reason>,
    at: Span,
) -> Attention<'m> {
    let (thing, who) = (thing.clone(), Vec::new());
    Attention { kind, value, days_late: 0, thing, words, undated: None, when: None, who, reasons, at }
}

/// Two words with something between, in both languages: `glue` stands between them.
fn after_name(name: &Words, rest: &Words) -> Words {
    Words::new(format!("{}: {}", name.de, rest.de), format!("{}: {}", name.en, rest.en))
}

/// A name in quotation marks.
fn quoted(name: &Words) -> Words {
    Words::new(format!("„{}“", name.de), format!("“{}”", name.en))
}
