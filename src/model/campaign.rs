//! A campaign: a bounded piece of work that carries out a concept.

use jiff::civil::Date;

use super::department::Contribution;
use super::fields::{Fields, Record};
use super::reference::Ref;
use super::value::{Map, Text, choice};
use super::{Concept, Department, Id, Metric, Person, Platform, Spanned};
use crate::source::Span;

/// A campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct Campaign {
    /// Its title.
    pub title: Text,
    /// The concept that it carries out.
    pub concept: Option<Ref<Concept>>,
    /// Who leads it.
    pub lead: Ref<Person>,
    /// Where it takes place.
    pub platforms: Vec<Ref<Platform>>,
    /// First day.
    pub start: Spanned<Date>,
    /// Last day by the first plan.
    pub end: Spanned<Date>,
    /// Since when it is closed.
    pub closed_on: Option<Spanned<Date>>,
    /// What departments owe it.
    pub departments: Vec<Spanned<Contribution>>,
    /// What it may cost and has cost.
    pub budget: Option<Budget>,
    /// What it should reach.
    pub goals: Vec<Goal>,
    /// Its milestones.
    pub milestones: Vec<Milestone>,
    /// Changes of the plan; the latest counts from its date.
    pub replanned: Vec<Replanned>,
    /// When it rests.
    pub paused: Vec<Pause>,
    /// That it was called off.
    pub cancelled: Option<Cancelled>,
    /// What is in its way.
    pub blockers: Vec<Blocker>,
    /// What happened.
    pub updates: Vec<Update>,
    /// A manual assessment, shown beside the computed one.
    pub assessment: Option<ManualAssessment>,
}

impl Record for Campaign {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Campaign {
            title: f.required("title", ("Titel", "title")),
            concept: f.written("concept", ("Konzept, das sie umsetzt", "concept that it carries out")),
            lead: f.required("lead", ("Wer sie führt", "who leads it")),
            platforms: f.required("platforms", ("Plattformen", "platforms")),
            start: f.required("start", ("erster Tag", "first day")),
            end: f.required("end", ("letzter Tag", "last day")),
            closed_on: f.written("closed_on", ("abgeschlossen am", "closed on")),
            departments: f.list("departments", ("Beiträge der Abteilungen", "contributions by departments")),
            budget: f.optional("budget", ("Budget", "budget")),
            goals: f.list("goals", ("Ziele", "goals")),
            milestones: f.list("milestones", ("Meilensteine", "milestones")),
            replanned: f.list("replanned", ("Umplanungen", "changes of the plan")),
            paused: f.list("paused", ("Pausen", "pauses")),
            cancelled: f.optional("cancelled", ("abgesagt", "called off")),
            blockers: f.list("blockers", ("Hindernisse", "blockers")),
            updates: f.list("updates", ("Neues", "updates")),
            assessment: f.optional("assessment", ("Ampel von Hand", "manual assessment")),
        }
    }
}

impl Campaign {
    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// What a campaign may cost and has cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// Planned.
    pub planned: Option<Spanned<f64>>,
    /// Spent.
    pub spent: Option<Spanned<f64>>,
    /// ISO 4217 code.
    pub currency: String,
}

impl Record for Budget {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Budget {
            planned: f.optional("planned", ("geplant", "planned")),
            spent: f.optional("spent", ("ausgegeben", "spent")),
            currency: f.or("currency", ("Währung", "currency"), "EUR".to_owned()),
        }
    }
}

choice! {
    /// Where the figures of a goal come from.
    pub enum GoalSource {
        Posts = "posts", "Beiträge der Kampagne", "posts of the campaign";
        Platform = "platform", "Plattform", "platform";
    }
}

/// What a campaign should reach. A target below the baseline means that lower is better.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Of which metric.
    pub metric: Ref<Metric>,
    /// On which platform.
    pub platform: Option<Ref<Platform>>,
    /// Where it was before.
    pub baseline: Option<Spanned<f64>>,
    /// Where it should be.
    pub target: Spanned<f64>,
    /// Where the figures come from.
    pub from: Option<GoalSource>,
    /// What was reached, by hand where there are no figures.
    pub actual: Option<Spanned<f64>>,
}

impl Record for Goal {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Goal {
            metric: f.required("metric", ("Kennzahl", "metric")),
            platform: f.written("platform", ("Plattform", "platform")),
            baseline: f.optional("baseline", ("Ausgangswert", "baseline")),
            target: f.required("target", ("Zielwert", "target")),
            from: f.optional("from", ("woher die Zahlen kommen", "where the figures come from")),
            actual: f.written("actual", ("erreicht, von Hand", "reached, by hand")),
        }
    }
}

/// A dated, weighted step of a campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// Its identifier within the campaign.
    pub id: Spanned<Id>,
    /// What it is.
    pub title: Text,
    /// By when, by the first plan.
    pub due: Spanned<Date>,
    /// Since when it is done.
    pub done: Option<Spanned<Date>>,
    /// Its weight in the progress.
    pub weight: Spanned<f64>,
    /// Who answers for it.
    pub owner: Option<Ref<Person>>,
    /// The department that does it.
    pub department: Option<Ref<Department>>,
    /// The milestones of the same campaign that must be done before.
    pub needs: Vec<Spanned<String>>,
}

impl Record for Milestone {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Milestone {
            id: f.required("id", ("Kennung", "identifier")),
            title: f.required("title", ("Was zu erreichen ist", "what is to be reached")),
            due: f.required("due", ("fällig am", "due on")),
            done: f.written("done", ("erledigt am", "done on")),
            weight: f.or("weight", ("Gewicht", "weight"), Spanned::new(1.0, Span::NOWHERE)),
            owner: f.optional("owner", ("Wer ihn verantwortet", "who answers for it")),
            department: f.optional("department", ("Abteilung", "department")),
            needs: f.list(
                "needs",
                ("Meilensteine, die vorher erledigt sein müssen", "milestones that must be done before"),
            ),
        }
    }
}

/// A change of the plan; replaces what it names from its date on.
#[derive(Debug, Clone, PartialEq)]
pub struct Replanned {
    /// From when it counts.
    pub date: Spanned<Date>,
    /// By whom.
    pub by: Ref<Person>,
    /// Why.
    pub reason: Text,
    /// The new last day.
    pub end: Option<Spanned<Date>>,
    /// The new due dates.
    pub milestones: Map<String, Spanned<Date>>,
}

impl Record for Replanned {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Replanned {
            date: f.required("date", ("Datum", "date")),
            by: f.required("by", ("von wem", "by whom")),
            reason: f.required("reason", ("Grund", "reason")),
            end: f.written("end", ("neues Ende", "new last day")),
            milestones: f.or("milestones", ("neue Termine", "new due dates"), Map::default()),
        }
    }
}

/// A time in which a campaign rests.
#[derive(Debug, Clone, PartialEq)]
pub struct Pause {
    /// First day.
    pub from: Spanned<Date>,
    /// Last day.
    pub to: Option<Spanned<Date>>,
    /// Why.
    pub reason: Text,
}

impl Record for Pause {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Pause {
            from: f.required("from", ("erster Tag", "first day")),
            to: f.written("to", ("letzter Tag", "last day")),
            reason: f.required("reason", ("Grund", "reason")),
        }
    }
}

/// That a campaign was called off.
#[derive(Debug, Clone, PartialEq)]
pub struct Cancelled {
    /// When.
    pub date: Spanned<Date>,
    /// Why.
    pub reason: Text,
}

impl Record for Cancelled {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Cancelled {
            date: f.required("date", ("Datum", "date")),
            reason: f.required("reason", ("Grund", "reason")),
        }
    }
}

/// What is in a campaign's way.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocker {
    /// What it is.
    pub title: Text,
    /// Since when.
    pub since: Spanned<Date>,
    /// Who clears it away.
    pub owner: Option<Ref<Person>>,
    /// Since when it is gone.
    pub resolved: Option<Spanned<Date>>,
}

impl Record for Blocker {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Blocker {
            title: f.required("title", ("Was im Weg steht", "what is in the way")),
            since: f.required("since", ("seit", "since")),
            owner: f.optional("owner", ("Wer es löst", "who clears it away")),
            resolved: f.optional("resolved", ("gelöst am", "resolved on")),
        }
    }
}

/// What happened, said by somebody on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// When.
    pub date: Spanned<Date>,
    /// By whom.
    pub by: Ref<Person>,
    /// What.
    pub text: Text,
}

impl Record for Update {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Update {
            date: f.required("date", ("Datum", "date")),
            by: f.required("by", ("von wem", "by whom")),
            text: f.required("text", ("Was es Neues gibt", "what is new")),
        }
    }
}

choice! {
    /// How something stands.
    pub enum Assessment {
        Green = "green", "im Plan", "on course";
        Yellow = "yellow", "Abweichung droht", "deviation threatens";
        Red = "red", "Eskalation", "escalation";
        Grey = "grey", "keine Aussage", "no statement";
    }
}

/// An assessment by somebody, shown beside the computed one until it lapses.
#[derive(Debug, Clone, PartialEq)]
pub struct ManualAssessment {
    /// How it stands.
    pub value: Spanned<Assessment>,
    /// Why.
    pub reason: Text,
    /// Who says so.
    pub by: Ref<Person>,
    /// When.
    pub date: Spanned<Date>,
}

impl Record for ManualAssessment {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        ManualAssessment {
            value: f.required("value", ("Ampel", "assessment")),
            reason: f.required("reason", ("Grund", "reason")),
            by: f.required("by", ("von wem", "by whom")),
            date: f.required("date", ("Datum", "date")),
        }
    }
}
