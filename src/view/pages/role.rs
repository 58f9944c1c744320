//! A role: what it does, who has it, and the ways into it on one time line.

use crate::insight::entry_path::{self, Amount, MonthRange};
use crate::locale::Words;
use crate::model::{
    Cost, CostPer, Entry as ModelEntry, EntryPath as ModelPath, Role as ModelRole, Scope, Text,
};
use crate::view::details::{Details, add_section, row, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Link};
use crate::view::text::Placement;
use crate::view::views::{Entry, EntryPath, Mark, Role, Step, Task, TitleForms, View};
use crate::view::writer::Writer;

/// The page of a role.
pub fn page(writer: &Writer<'_>, role: &ModelEntry<ModelRole>) -> (PageHead, View) {
    let value = role.value(writer.language);
    let mut details = Details::default();
    details
        .add("people", Cell::links(people(writer, role)))
        .add("departments", Cell::links(writer.refer_all(&value.departments)))
        .add("reports_to", Cell::links(value.reports_to.iter().map(|role| writer.refer(role))))
        .add("works_with", Cell::links(writer.refer_all(&value.works_with)));
    let mut sections = Vec::new();
    let guidelines = guidelines(writer, role).into_iter().map(|link| row([Cell::links([link])])).collect();
    add_section(&mut sections, "guidelines", table([Column::new("guideline")], guidelines));
    let texts = |list: &[Text]| list.iter().map(|text| writer.text(text)).collect();
    let view = Role {
        title_forms: value.title_forms.as_ref().and_then(|forms| title_forms(writer, forms)),
        tasks: value
            .tasks
            .iter()
            .map(|task| Task {
                title: writer.text(&task.title),
                detail: task.detail.as_ref().map(|text| writer.text(text)),
            })
            .collect(),
        authority: texts(&value.authority),
        competences: texts(&value.competences),
        details: details.take(),
        sectors: texts(&value.sectors),
        entry: entry(writer, &value.entry_paths),
        body: writer.body(&role.head, Placement::default()),
        sections,
    };
    (frame::thing(writer, &role.head, Vec::new()), View::Role(Box::new(view)))
}

/// The forms of a title; nothing where they do not differ, as in English.
fn title_forms(writer: &Writer<'_>, forms: &crate::model::TitleForms) -> Option<TitleForms> {
    let text = |form: &Option<Text>| form.as_ref().map(|text| writer.text(text));
    let [neutral, female, male] = [&forms.neutral, &forms.female, &forms.male].map(text);
    (neutral != female || female != male).then_some(TitleForms { neutral, female, male })
}

/// Whoever has the role on the as-of date.
pub fn people(writer: &Writer<'_>, role: &ModelEntry<ModelRole>) -> Vec<Link> {
    let here = |person: &&ModelEntry<crate::model::Person>| {
        let value = person.original();
        !crate::insight::person::has_left(value, writer.site.as_of)
            && value.roles.iter().any(|held| held.id == role.head.id)
    };
    writer.site.model.tables.people.iter().filter(here).map(|person| writer.entry(person)).collect()
}

fn guidelines(writer: &Writer<'_>, role: &ModelEntry<ModelRole>) -> Vec<Link> {
    let applies = |scope: &Scope| match scope {
        Scope::All => true,
        Scope::One(one) => one.thing() == role.head.thing(),
    };
    let guidelines = writer.site.model.tables.guidelines.iter();
    guidelines
        .filter(|guideline| guideline.original().applies_to.iter().any(|scope| applies(scope)))
        .map(|guideline| writer.entry(guideline))
        .collect()
}

/// All ways into a role, drawn to one scale.
fn entry(writer: &Writer<'_>, paths: &[ModelPath]) -> Option<Entry> {
    let longest = paths.iter().map(|path| entry_path::totals(path).months_with_optional.max).max()?;
    let months = longest.div_ceil(12).max(1) * 12;
    let year = |years: u32| {
        writer.say(&match years {
            1 => Words::new("1 Jahr", "1 year"),
            years => Words::new(format!("{years} Jahre"), format!("{years} years")),
        })
    };
    Some(Entry {
        months,
        marks: (1..=months / 12).map(|years| Mark { at: years * 12, text: year(years) }).collect(),
        paths: paths.iter().map(|path| way(writer, path)).collect(),
    })
}

fn way(writer: &Writer<'_>, path: &ModelPath) -> EntryPath {
    let totals = entry_path::totals(path);
    let mut start = 0;
    let steps = path.steps.iter().map(|step| {
        let (min, max) = step.months.as_ref().map_or((0, 0), |months| (months.min.value, months.max.value));
        let at = start;
        start += max;
        Step {
            title: writer.text(&step.title),
            kind: writer.word(step.kind),
            optional: step.optional,
            start: at,
            min,
            max,
            duration: step.months.as_ref().map(|_| range(writer, MonthRange { min, max })),
            cost: step.cost.as_ref().and_then(|cost| step_cost(writer, cost, max)),
            cost_note: step.cost.as_ref().and_then(|cost| cost.note.as_ref()).map(|note| writer.text(note)),
            fields: step.fields.iter().map(|field| writer.text(field)).collect(),
            provider: step.provider.as_ref().map(|provider| writer.text(provider)),
        }
    });
    EntryPath {
        title: writer.text(&path.title),
        steps: steps.collect(),
        duration: range(writer, totals.months),
        duration_with_optional: (totals.months != totals.months_with_optional)
            .then(|| range(writer, totals.months_with_optional)),
        cost: at_most(writer, &totals.cost),
        cost_with_optional: if totals.cost == totals.cost_with_optional {
            None
        } else {
            at_most(writer, &totals.cost_with_optional)
        },
    }
}

/// "36 Monate", "24 bis 36 Monate".
fn range(writer: &Writer<'_>, months: MonthRange) -> String {
    let longest = writer.dates.duration_months(months.max);
    if months.min == months.max {
        return longest;
    }
    writer.say(&Words::new(format!("{} bis {longest}", months.min), format!("{} to {longest}", months.min)))
}

fn at_most(writer: &Writer<'_>, amounts: &[Amount]) -> Option<String> {
    if amounts.is_empty() {
        return None;
    }
    let sums: Vec<String> =
        amounts.iter().map(|amount| writer.numbers.money(amount.amount, &amount.currency)).collect();
    let sums = writer.language.and(&sums);
    Some(writer.say(&Words::new(format!("höchstens {sums}"), format!("at most {sums}"))))
}

/// "höchstens 500 € je Semester, 6 Semester".
fn step_cost(writer: &Writer<'_>, cost: &Cost, months: u32) -> Option<String> {
    let amount = writer.numbers.money(cost.max.as_ref()?.value, &cost.currency);
    let per = writer.word(cost.per).text;
    let (de, en) = match cost.per {
        CostPer::Semester if months > 0 => {
            let semesters = entry_path::semesters(months);
            (format!(", {semesters} Semester"), format!(", {semesters} semesters"))
        }
        _ => (String::new(), String::new()),
    };
    Some(
        writer
            .say(&Words::new(format!("höchstens {amount} {per}{de}"), format!("at most {amount} {per}{en}"))),
    )
}
