//! A role that people have, and the ways into it.

use super::fields::{Fields, Record};
use super::reference::{Ref, RoleOrDepartment};
use super::text_types::OneOrMore;
use super::value::{Text, choice};
use super::{Department, Spanned};
use crate::diag::codes;
use crate::locale::Words;

/// A role.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Its name.
    pub title: Text,
    /// Its name in inclusive forms.
    pub title_forms: Option<TitleForms>,
    /// What whoever has it does.
    pub tasks: Vec<Task>,
    /// What whoever has it may decide.
    pub authority: OneOrMore<Text>,
    /// What whoever has it can do.
    pub competences: OneOrMore<Text>,
    /// Where it works.
    pub departments: Vec<Ref<Department>>,
    /// Where employers are found.
    pub sectors: Vec<Text>,
    /// The role above.
    pub reports_to: Option<Ref<Role>>,
    /// With whom it works.
    pub works_with: Vec<Ref<RoleOrDepartment>>,
    /// The ways into it.
    pub entry_paths: Vec<EntryPath>,
}

impl Record for Role {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Role {
            title: f.required("title", ("Name der Rolle", "the role's name")),
            title_forms: f.optional(
                "title_forms",
                ("Bezeichnungen neutral, weiblich, männlich", "neutral, female and male forms of the title"),
            ),
            tasks: f.list("tasks", ("Aufgaben", "tasks")),
            authority: f.or("authority", ("Befugnisse", "authority"), OneOrMore::default()),
            competences: f.or("competences", ("Fähigkeiten", "competences"), OneOrMore::default()),
            departments: f.list(
                "departments",
                ("Abteilungen, in denen die Rolle arbeitet", "departments in which the role works"),
            ),
            sectors: f.list("sectors", ("Wirtschaftszweige", "sectors")),
            reports_to: f.optional("reports_to", ("Rolle, der sie berichtet", "role that it reports to")),
            works_with: f.list("works_with", ("Mit wem sie arbeitet", "whom it works with")),
            entry_paths: f.list("entry_paths", ("Wege in die Rolle", "ways into the role")),
        }
    }
}

impl Role {
    /// Its name.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// The forms of a role's title.
#[derive(Debug, Clone, PartialEq)]
pub struct TitleForms {
    /// For everybody.
    pub neutral: Option<Text>,
    /// For a woman.
    pub female: Option<Text>,
    /// For a man.
    pub male: Option<Text>,
}

impl Record for TitleForms {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        TitleForms {
            neutral: f.optional("neutral", ("neutrale Form", "neutral form")),
            female: f.optional("female", ("weibliche Form", "female form")),
            male: f.optional("male", ("männliche Form", "male form")),
        }
    }
}

/// A task of a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// What it is.
    pub title: Text,
    /// More about it.
    pub detail: Option<Text>,
}

impl Record for Task {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Task {
            title: f.required("title", ("Aufgabe", "the task")),
            detail: f.optional("detail", ("Genaueres", "more about it")),
        }
    }
}

/// A way into a role.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryPath {
    /// Its name.
    pub title: Text,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

impl Record for EntryPath {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        EntryPath {
            title: f.required("title", ("Name des Weges", "the path's name")),
            steps: f.required("steps", ("Schritte der Reihe nach", "steps in order")),
        }
    }
}

choice! {
    /// What kind of step it is.
    pub enum StepKind {
        Degree = "degree", "Studium", "degree";
        VocationalTraining = "vocational_training", "Berufsausbildung", "vocational training";
        Course = "course", "Lehrgang", "course";
        InHouse = "in_house", "im Betrieb", "in-house training";
    }
}

/// A step of a way into a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is.
    pub title: Text,
    /// What kind of step.
    pub kind: StepKind,
    /// The subjects.
    pub fields: Vec<Text>,
    /// How long it takes.
    pub months: Option<Months>,
    /// Whether it can be left out.
    pub optional: bool,
    /// Who offers it.
    pub provider: Option<Text>,
    /// What it costs.
    pub cost: Option<Cost>,
}

impl Record for Step {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Step {
            title: f.required("title", ("Name des Schrittes", "the step's name")),
            kind: f.required("kind", ("Art des Schrittes", "kind of step")),
            fields: f.list("fields", ("Fachrichtungen", "subjects")),
            months: f.optional("months", ("Dauer in Monaten", "length in months")),
            optional: f.or("optional", ("Ob er entfallen kann", "whether it can be left out"), false),
            provider: f.optional("provider", ("Wer ihn anbietet", "who offers it")),
            cost: f.optional("cost", ("Was er kostet", "what it costs")),
        }
    }
}

/// From how many to how many months.
#[derive(Debug, Clone, PartialEq)]
pub struct Months {
    /// At least.
    pub min: Spanned<u32>,
    /// At most.
    pub max: Spanned<u32>,
}

impl Record for Months {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        let min: Option<Spanned<u32>> = f.optional("min", ("mindestens", "at least"));
        let max: Option<Spanned<u32>> = f.optional("max", ("höchstens", "at most"));
        let zero = Spanned::new(0, crate::source::Span::NOWHERE);
        let [min, max] = [min, max].map(|months| {
            // Ways are drawn month by month; nobody learns for longer than a century.
            let months = months?;
            if months.value <= 1200 {
                return Some(months);
            }
            let expected = Words::new("eine Zahl von Monaten bis 1200", "a number of months up to 1200");
            f.report(codes::values::wrong_value(
                months.at,
                "months",
                &months.value.to_string(),
                &expected,
                None,
            ));
            None
        });
        Months { min: min.or(max).unwrap_or(zero), max: max.or(min).unwrap_or(zero) }
    }
}

choice! {
    /// What a cost is counted by.
    pub enum CostPer {
        Semester = "semester", "je Semester", "per semester";
        Month = "month", "je Monat", "per month";
        Total = "total", "insgesamt", "in total";
    }
}

/// What a step costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    /// At most this much.
    pub max: Option<Spanned<f64>>,
    /// ISO 4217 code.
    pub currency: String,
    /// By what it is counted.
    pub per: CostPer,
    /// More about it.
    pub note: Option<Text>,
}

impl Record for Cost {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Cost {
            max: f.optional("max", ("höchster Betrag", "greatest amount")),
            currency: f.or("currency", ("Währung", "currency"), "EUR".to_owned()),
            per: f.or("per", ("wofür der Betrag gilt", "what the amount is for"), CostPer::Total),
            note: f.optional("note", ("Anmerkung", "note")),
        }
    }
}
