//! Burn-up charts: how far a campaign was meant to be and how far it is, day by day.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::drawing::{BESIDE_SCALE, Band, Drawing, Path, Rule, Sign, Tick, width};
use super::scale::At;
use super::time::Days;
use super::{BurnUp, Chart};
use crate::locale::Words;
use crate::view::details::{row, table_without_empty_columns};
use crate::view::parts::{Cell, Column, Table};
use crate::view::writer::Writer;

/// A burn-up chart.
pub fn burn_up(writer: &Writer<'_>, burn_up: &BurnUp) -> Chart {
    let days = Days::new(burn_up.days.0, burn_up.days.1);
    let end = burn_up.days.0.max(burn_up.days.1);
    let scale: Vec<Tick> = [1.0, 0.75, 0.5, 0.25, 0.0]
        .into_iter()
        .map(|share| Tick { at: level(share), text: writer.numbers.percent(share) })
        .collect();
    let widest = scale.iter().map(|tick| width(&tick.text)).fold(0.0, f64::max);
    let paths = [
        ("first_plan", &burn_up.first_plan, end),
        ("plan", &burn_up.plan, end),
        ("actual", &burn_up.actual, burn_up.as_of.min(end)),
    ]
    .into_iter()
    // Nothing done is a line, too; no plan is none.
    .filter(|(shape, values, _)| !values.is_empty() || (*shape == "actual" && is_known(burn_up)))
    .filter_map(|(shape, values, until)| Path::through(&steps(days, values, until), shape));
    let pauses = burn_up.pauses.iter().filter_map(|(from, to)| {
        let (at, width) = days.stretch(*from, *to)?;
        let title = writer.dates.range(*from, *to);
        let title = writer.say(&Words::new(format!("ruht: {title}"), format!("paused: {title}")));
        Some(Band { at, width, title })
    });
    let drawing = Drawing {
        margin: format!("{:.1}", widest + 0.8),
        scale,
        base: At::END,
        labels: days.marks(writer, BESIDE_SCALE).1,
        bands: pauses.collect(),
        paths: paths.collect(),
        rules: rules(writer, burn_up, days),
        ..Drawing::default()
    };
    Chart {
        kind: "burn_up",
        id: burn_up.id.clone(),
        title: burn_up.title.clone(),
        description: describe(writer, burn_up),
        remarks: Vec::new(),
        key: key(&drawing, burn_up),
        drawing: Some(drawing),
        lanes: None,
        table: table(writer, burn_up),
    }
}

/// Whether there is any progress to be known, be it none so far.
fn is_known(burn_up: &BurnUp) -> bool {
    !burn_up.actual.is_empty() || !burn_up.first_plan.is_empty()
}

fn level(share: f64) -> At {
    At::percent(100.0 - share * 100.0)
}

/// The values in order of their days, without what is no number.
fn ordered(values: &[(Date, f64)]) -> Vec<(Date, f64)> {
    let mut values: Vec<(Date, f64)> = values
        .iter()
        .filter(|(_, share)| share.is_finite())
        .map(|(day, share)| (*day, share.clamp(0.0, 1.0)))
        .collect();
    values.sort_by_key(|(day, _)| *day);
    values
}

/// The value that holds on a day; nothing is done before the first.
fn on(values: &[(Date, f64)], day: Date) -> f64 {
    let after = values.partition_point(|(from, _)| *from <= day);
    after.checked_sub(1).and_then(|index| values.get(index)).map_or(0.0, |(_, share)| *share)
}

/// A line of steps: each value holds until the next, the last one until a day's end.
fn steps(days: Days, values: &[(Date, f64)], until: Date) -> Vec<(At, At)> {
    let values = ordered(values);
    if !days.contain(until) {
        return Vec::new();
    }
    let mut height = level(0.0);
    let mut places = vec![(At::START, height)];
    for (day, share) in values.iter().filter(|(day, _)| *day <= until) {
        let (at, next) = (days.start_of(*day), level(*share));
        if next != height {
            places.push((at, height));
            places.push((at, next));
            height = next;
        }
    }
    places.push((days.end_of(until), height));
    places.dedup();
    places
}

fn rules(writer: &Writer<'_>, burn_up: &BurnUp, days: Days) -> Vec<Rule> {
    let replanned = burn_up.replanned.iter().filter(|day| days.contain(**day)).map(|day| {
        let title = writer.dates.day(*day);
        Rule { title, ..Rule::new(days.start_of(*day), "replanned", String::new()) }
    });
    let mut rules: Vec<Rule> = replanned.collect();
    if days.contain(burn_up.as_of) {
        let word = writer.say(&Words::new("Stand", "As of"));
        let text = format!("{word} {}", writer.dates.short(burn_up.as_of));
        let title = writer.dates.day(burn_up.as_of);
        rules.push(Rule { title, ..Rule::new(days.end_of(burn_up.as_of), "today", text) });
    }
    rules
}

fn key(drawing: &Drawing, burn_up: &BurnUp) -> Vec<Sign> {
    let has_path = |shape| drawing.paths.iter().any(|path| path.shape == shape);
    let has_rule = |shape| drawing.rules.iter().any(|rule| rule.shape == shape);
    let first = if burn_up.plan.is_empty() { "planned" } else { "first_plan" };
    Sign::list([
        ("actual", has_path("actual")),
        (first, has_path("first_plan")),
        ("plan", has_path("plan")),
        ("replanned", has_rule("replanned")),
        ("pause", !drawing.bands.is_empty()),
    ])
}

fn describe(writer: &Writer<'_>, burn_up: &BurnUp) -> String {
    let percent = |values: &[(Date, f64)], day: Date| writer.numbers.percent(on(&ordered(values), day));
    let as_of = burn_up.as_of;
    let (day, actual, first) =
        (writer.dates.day(as_of), percent(&burn_up.actual, as_of), percent(&burn_up.first_plan, as_of));
    let mut text = writer.say(&if burn_up.plan.is_empty() {
        Words::new(
            format!("Am {day} sind {actual} erledigt, geplant waren {first}."),
            format!("On {day}, {actual} is done and {first} was planned."),
        )
    } else {
        let plan = percent(&burn_up.plan, as_of);
        Words::new(
            format!("Am {day} sind {actual} erledigt, nach dem jetzigen Plan wären es {plan}, nach dem ersten {first}."),
            format!("On {day}, {actual} is done; by the present plan it would be {plan}, by the first plan {first}."),
        )
    });
    let mut more = |de: String, en: String| {
        text.push(' ');
        text += &writer.say(&Words::new(de, en));
    };
    if !burn_up.replanned.is_empty() {
        let days: Vec<String> = burn_up.replanned.iter().map(|day| writer.dates.day(*day)).collect();
        let days = writer.language.and(&days);
        more(format!("Neu geplant am {days}."), format!("Planned anew on {days}."));
    }
    for (from, to) in &burn_up.pauses {
        let range = writer.dates.range(*from, *to);
        more(format!("Pause: {range}."), format!("Paused: {range}."));
    }
    text
}

/// A row for each day on which something changes.
fn table(writer: &Writer<'_>, burn_up: &BurnUp) -> Table {
    let (first, plan, actual) =
        (ordered(&burn_up.first_plan), ordered(&burn_up.plan), ordered(&burn_up.actual));
    let mut days: BTreeSet<Date> = [burn_up.days.0, burn_up.days.1, burn_up.as_of].into();
    days.extend([&first, &plan, &actual].into_iter().flatten().map(|(day, _)| *day));
    days.extend(burn_up.replanned.iter().copied());
    days.extend(burn_up.pauses.iter().flat_map(|(from, to)| [*from, *to]));
    let share = |values: &[(Date, f64)], day| Cell::text(writer.numbers.percent(on(values, day)));
    let rows = days.into_iter().map(|day| {
        let known = is_known(burn_up) && day <= burn_up.as_of;
        row([
            Cell::day(Some(writer.day(day))),
            if first.is_empty() { Cell::default() } else { share(&first, day) },
            if plan.is_empty() { Cell::default() } else { share(&plan, day) },
            if known { share(&actual, day) } else { Cell::default() },
            Cell::text(remarks(writer, burn_up, day).join(", ")),
        ])
    });
    let columns = [
        Column::new("date"),
        Column::numeric(if plan.is_empty() { "planned" } else { "first_plan" }),
        Column::numeric("plan"),
        Column::numeric("actual"),
        Column::new("remark"),
    ];
    table_without_empty_columns(columns, rows.collect())
}

fn remarks(writer: &Writer<'_>, burn_up: &BurnUp, day: Date) -> Vec<String> {
    let mut words = Vec::new();
    if burn_up.pauses.iter().any(|(from, _)| *from == day) {
        words.push(Words::new("Pause beginnt", "pause begins"));
    }
    if burn_up.pauses.iter().any(|(_, to)| *to == day) {
        words.push(Words::new("Pause endet", "pause ends"));
    }
    if burn_up.replanned.contains(&day) {
        words.push(Words::new("neu geplant", "planned anew"));
    }
    if burn_up.as_of == day {
        words.push(Words::new("Stand", "as-of date"));
    }
    words.iter().map(|words| writer.say(words)).collect()
}
