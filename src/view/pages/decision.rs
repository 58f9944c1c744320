//! Decisions: their evidence before and after, what changes, and when their effect is checked.

use jiff::civil::Date;

use crate::insight::decision::{self as insight, EffectState, EvidenceStanding, Stretch, Summary};
use crate::insight::metrics;
use crate::locale::Words;
use crate::model::time::Period;
use crate::model::{Decision, DecisionStatus, Effect, Entry, Evidence, Id, Metric, MetricKind};
use crate::view::charts::{self, Chart};
use crate::view::details::{Details, add_section, names, row, section, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::pages::analytics;
use crate::view::pages::campaign::overdue;
use crate::view::pages::lists::summary;
use crate::view::parts::{Cell, Column, Row, Section, Table, Word};
use crate::view::text::Placement;
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// So many periods of evidence are drawn at most.
const DRAWN: usize = 36;

/// The page of a decision.
pub fn page(writer: &Writer<'_>, decision: &Entry<Decision>) -> (PageHead, View) {
    let value = decision.value(writer.language);
    let state = insight::effect(decision.original(), writer.site.as_of);
    let mut details = Details::default();
    details
        .add("kind", Cell::word(writer.word(value.kind.value)))
        .add("status", Cell::word(writer.word(value.status.value)))
        .add("decided_on", Cell::day(writer.past(value.decided_on.as_ref())))
        .add("decided_by", Cell::links(value.decided_by.iter().map(|person| writer.refer(person))))
        .text("reason", value.reason.as_ref().map(|reason| writer.text(reason)))
        .add("effect", state.map(|state| effect_cell(writer, value, state)).unwrap_or_default());
    let mut sections = Vec::new();
    let changes = value.changes.iter().map(|change| row([Cell::text(writer.text(change))])).collect();
    add_section(&mut sections, "decided_changes", table([Column::new("change")], changes));
    sections.extend(evidence(writer, decision));
    if let Some(effect) = &value.effect {
        add_section(&mut sections, "effect", effect_table(writer, effect, state));
    }
    let body = writer.body(&decision.head, Placement::default());
    let view = Article { details: details.take(), body, sections, ..Article::default() };
    (frame::thing(writer, &decision.head, Vec::new()), View::Article(view))
}

/// The decisions: those to be made, those whose effect is to be checked, those that stand, the others.
pub fn lists(writer: &Writer<'_>) -> Vec<Section> {
    let as_of = writer.site.as_of;
    let mut groups: [Vec<&Entry<Decision>>; 4] = Default::default();
    for entry in &writer.site.model.tables.decisions {
        let value = entry.original();
        let effect = insight::effect(value, as_of);
        let group = match value.status.value {
            _ if effect.is_some_and(EffectState::is_due) => 1,
            DecisionStatus::Withdrawn | DecisionStatus::NoChange => 3,
            _ if matches!(effect, Some(EffectState::Checked(_))) => 3,
            _ if insight::is_decided(value, as_of) => 2,
            _ => 0,
        };
        if let Some(group) = groups.get_mut(group) {
            group.push(entry);
        }
    }
    let keys = ["proposed_decisions", "effects_due", "standing_decisions", "past_decisions"];
    let mut sections = Vec::new();
    for (key, mut group) in keys.into_iter().zip(groups) {
        group.sort_by_key(|entry| {
            let day = insight::decided_on(entry.original(), as_of);
            (std::cmp::Reverse(day), entry.head.id.clone())
        });
        let rows = group.into_iter().map(|entry| list_row(writer, entry)).collect();
        let columns = ["decision", "kind", "status", "platforms", "decided_on", "effect"].map(Column::new);
        let table = table_without_empty_columns(columns, rows)
            .listed(&["kind", "status", "platforms"])
            .ordered("status", &names::<DecisionStatus>());
        add_section(&mut sections, key, table);
    }
    if sections.is_empty() {
        sections.push(section("decisions", Table::default()));
    }
    sections
}

fn list_row(writer: &Writer<'_>, entry: &Entry<Decision>) -> Row {
    let value = entry.value(writer.language);
    let as_of = writer.site.as_of;
    let mut platforms: Vec<_> = value.evidence.iter().map(|one| &one.platform).collect();
    platforms.dedup_by_key(|platform| &platform.id);
    let effect = insight::effect(value, as_of);
    row([
        Cell::links([writer.entry(entry)]).note(summary(writer, entry)),
        Cell::word(writer.word(value.kind.value)),
        Cell::word(writer.word(value.status.value)),
        Cell::links(writer.refer_all(platforms)),
        Cell::day(insight::decided_on(value, as_of).map(|day| writer.short_day(day))),
        effect.map(|effect| effect_cell(writer, value, effect)).unwrap_or_default(),
    ])
}

/// Where the check of the effect stands, with its day.
fn effect_cell(writer: &Writer<'_>, decision: &Decision, state: EffectState) -> Cell {
    let day = decision.effect.as_ref().map(|effect| match (state, &effect.checked_on) {
        (EffectState::Checked(_), Some(checked)) => checked.value,
        _ => effect.check_on.value,
    });
    Cell { word: Some(effect_word(writer, state)), ..Cell::day(day.map(|day| writer.short_day(day))) }
}

fn effect_word(writer: &Writer<'_>, state: EffectState) -> Word {
    let (key, words) = match state {
        EffectState::Ahead => ("open", Words::new("steht aus", "to come")),
        EffectState::Due => ("due", Words::new("heute fällig", "due today")),
        EffectState::Overdue(days) => return Word { key: "overdue", text: overdue(writer, days) },
        EffectState::Checked(Some(verdict)) => return writer.word(verdict),
        EffectState::Checked(None) => ("checked", Words::new("geprüft", "checked")),
    };
    Word { key, text: writer.say(&words) }
}

/// The figures that a decision rests on, before and after it.
fn evidence(writer: &Writer<'_>, decision: &Entry<Decision>) -> Option<Section> {
    let site = writer.insight();
    let figures = |platform: &Id| site.figures.get(platform);
    let standings = insight::evidence(site.today, decision.original(), figures);
    let decided = insight::decided_on(decision.original(), writer.site.as_of);
    let rows: Vec<Row> = standings.iter().map(|standing| evidence_row(writer, standing)).collect();
    let columns = [
        Column::new("metric"),
        Column::new("platform"),
        Column::numeric("before"),
        Column::numeric("after"),
        Column::numeric("difference"),
    ];
    let charts = standings
        .iter()
        .enumerate()
        .filter_map(|(place, standing)| chart(writer, standing, decided, place))
        .collect();
    let waits = decided.is_some() && standings.iter().all(|standing| standing.after.value.is_none());
    let none_after = Words::new(
        "Für die Zeit nach der Entscheidung gibt es noch keine Zahlen.",
        "There are no figures yet for the time after the decision.",
    );
    let intro = waits.then(|| writer.say(&none_after));
    let table = table_without_empty_columns(columns, rows);
    (!table.rows.is_empty()).then(|| Section { intro, charts, ..section("evidence", table) })
}

fn metric<'s>(writer: &Writer<'s>, evidence: &Evidence) -> Option<&'s Entry<Metric>> {
    writer.insight().today.model.tables.metrics.get(&evidence.metric.id)
}

fn evidence_row(writer: &Writer<'_>, standing: &EvidenceStanding<'_>) -> Row {
    let evidence = standing.evidence;
    let change = metric(writer, evidence).zip(standing.change);
    row([
        Cell::links([analytics::metric_of(writer, &evidence.platform.id, &evidence.metric)]),
        Cell::links([writer.refer(&evidence.platform)]),
        stretch_cell(writer, standing, &standing.before),
        stretch_cell(writer, standing, &standing.after),
        change
            .map(|(metric, change)| Cell::text(analytics::change(writer, metric, change)))
            .unwrap_or_default(),
    ])
}

/// What some periods say together, and which they are.
fn stretch_cell(writer: &Writer<'_>, standing: &EvidenceStanding<'_>, stretch: &Stretch) -> Cell {
    let (Some(value), Some((first, _)), Some((last, _))) =
        (stretch.value, stretch.periods.first(), stretch.periods.last())
    else {
        return Cell::default();
    };
    let (from, to) = (analytics::period(writer, *first), analytics::period(writer, *last));
    let span = if first == last {
        from
    } else {
        writer.say(&Words::new(format!("{from} bis {to}"), format!("{from} to {to}")))
    };
    let how = match standing.summary {
        _ if first == last => Words::default(),
        Summary::Mean => Words::new("im Mittel, ", "on average, "),
        Summary::Rate => Words::new("zusammen, ", "together, "),
        Summary::Latest => Words::new("zuletzt, ", "at the end, "),
    };
    // A mean of counts is no exact figure.
    let value = match standing.summary {
        Summary::Mean if value.abs() >= 100.0 => value.round(),
        Summary::Mean => (value * 10.0).round() / 10.0,
        _ => value,
    };
    Cell::text(analytics::value(writer, &standing.evidence.metric.id, value))
        .note(format!("{}{span}", writer.say(&how)))
}

/// The course of a metric from the first period of the evidence to the last one after the decision.
fn chart(
    writer: &Writer<'_>,
    standing: &EvidenceStanding<'_>,
    decided: Option<Date>,
    place: usize,
) -> Option<Chart> {
    let evidence = standing.evidence;
    let metric = metric(writer, evidence)?;
    let figures = writer.insight().figures.get(&evidence.platform.id)?.metrics.get(&evidence.metric.id)?;
    let first = standing.before.periods.first().map(|(period, _)| *period)?;
    let last = standing.after.periods.last().or(standing.before.periods.last()).map(|(period, _)| *period)?;
    let after = writer.say(&Words::new("nachher", "after"));
    let decision = writer.say(&Words::new("Entscheidung", "decision"));
    let periods: Vec<Period> = std::iter::successors(Some(first), |period| period.next())
        .take_while(|period| *period <= last)
        .take(DRAWN)
        .collect();
    let mut points = charts::points(writer, &periods);
    for (point, period) in points.iter_mut().zip(periods) {
        let figure = figures.figures.get(&period).copied();
        let holds = |day: Date| (period.first_day()..=period.last_day()).contains(&day);
        if decided.is_some_and(holds) {
            point.label = format!("{}, {decision}", point.label);
            let blank = if point.short.is_empty() { "" } else { " " };
            point.short = format!("{}{blank}◆", point.short);
        } else if standing.after.periods.iter().any(|(known, _)| *known == period) {
            point.label = format!("{}, {after}", point.label);
        }
        point.value = figure.map(|figure| figure.value);
        point.provisional = figure.is_some_and(|figure| figure.provisional);
        // Before the first one nothing is shown that it could be compared with.
        let broken = figures.break_in(period).filter(|_| period != first);
        point.break_before = broken.map(|one| writer.text(&one.note));
    }
    if points.len() < 2 {
        return None;
    }
    let value = metric.value(writer.language);
    let write = |number| metrics::write(metric, number, writer.language);
    let (title, platform) = (writer.text(&value.title), writer.refer(&evidence.platform).text);
    let drawn = charts::Series {
        id: format!("evidence.{}", place + 1),
        title: writer.say(&if standing.after.periods.is_empty() {
            Words::new(
                format!("{title} auf {platform} vor der Entscheidung"),
                format!("{title} on {platform} before the decision"),
            )
        } else {
            Words::new(
                format!("{title} auf {platform} vor und nach der Entscheidung (◆)"),
                format!("{title} on {platform} before and after the decision (◆)"),
            )
        }),
        points,
        write: &write,
    };
    let is_counted = matches!(value.kind, MetricKind::Count | MetricKind::Unique);
    Some(if is_counted { charts::bars(writer, &drawn) } else { charts::line(writer, &drawn) })
}

/// What is expected, when it is checked, how the figure stands now, and what came of it.
fn effect_table(writer: &Writer<'_>, effect: &Effect, state: Option<EffectState>) -> Table {
    let checked = writer.past(effect.checked_on.as_ref());
    let figures = writer.insight().figures.get(&effect.platform.id);
    let latest = figures.and_then(|figures| figures.metrics.get(&effect.metric.id)?.latest());
    let latest = latest.map(|(period, figure)| {
        Cell {
            spark: analytics::spark_of(writer, &effect.platform.id, &effect.metric.id).map(Box::new),
            ..Cell::text(analytics::value(writer, &effect.metric.id, figure.value))
        }
        .note(analytics::marked(writer, period, figure.provisional))
    });
    let cells = row([
        Cell::links([analytics::metric_of(writer, &effect.platform.id, &effect.metric)])
            .note(writer.refer(&effect.platform).text),
        Cell::text(effect.expected.as_ref().map(|text| writer.text(text)).unwrap_or_default()),
        latest.unwrap_or_default(),
        Cell::day(Some(writer.day(effect.check_on.value))),
        Cell::day(checked),
        state.map(|state| Cell::word(effect_word(writer, state))).unwrap_or_default(),
    ]);
    let columns = [
        Column::new("metric"),
        Column::new("expected"),
        Column::numeric("latest"),
        Column::new("check_on"),
        Column::new("checked_on"),
        Column::new("verdict"),
    ];
    table_without_empty_columns(columns, vec![cells])
}
