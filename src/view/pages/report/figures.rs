//! The figures of a period against their targets.

use super::{Reported, Told};
use crate::insight::measured::{Change, Figure, Measured, TargetStanding, Verdict};
use crate::insight::metrics;
use crate::insight::phrase;
use crate::locale::{Sorter, Words};
use crate::model::time::Period;
use crate::model::{Choice, Entry, Platform, TargetPer};
use crate::view::details::{row, section as table_section, table_without_empty_columns};
use crate::view::parts::{Cell, Column, Row, Word};
use crate::view::writer::Writer;

/// The targets that the period judges, platform by platform.
pub fn section(writer: &Writer<'_>, reported: Reported) -> Told {
    let mut platforms: Vec<(String, &Entry<Platform>)> = writer
        .site
        .model
        .tables
        .platforms
        .iter()
        .filter(|platform| was_open(platform.original(), reported))
        .map(|platform| (writer.entry(platform).text, platform))
        .collect();
    let sorter = Sorter::new(writer.language);
    platforms.sort_by(|a, b| sorter.compare(&a.0, &b.0).then_with(|| a.1.head.id.cmp(&b.1.head.id)));
    let mut rows = Vec::new();
    let mut tally = Tally::default();
    for (_, platform) in platforms {
        let Some(figures) = writer.insight().figures.get(&platform.head.id) else { continue };
        for measured in figures.metrics.values() {
            for target in &measured.targets {
                rows.extend(target_row(writer, reported, platform, measured, target, &mut tally));
            }
        }
    }
    let columns = [
        Column::new("platform"),
        Column::new("metric"),
        Column::numeric("value"),
        Column::new("target"),
        Column::new("verdict"),
        Column::new("since_before"),
    ];
    let section = table_section("figures_then", table_without_empty_columns(columns, rows));
    Told { section, words: tally.words() }
}

/// Whether a platform had an account in the period.
fn was_open(platform: &Platform, reported: Reported) -> bool {
    let opened = platform.opened_on.as_ref().is_none_or(|day| day.value <= reported.last);
    let closed = platform.closed_on.as_ref().is_some_and(|day| day.value < reported.first);
    opened && !closed
}

/// How many targets were judged, and how many of them reached.
#[derive(Default)]
struct Tally {
    judged: usize,
    reached: usize,
}

impl Tally {
    /// "vier von sechs Zielen sind erreicht"
    fn words(&self) -> Option<Words> {
        let (reached, judged) = (phrase::number(self.reached), phrase::number(self.judged));
        match (self.reached, self.judged) {
            (_, 0) => None,
            (1, 1) => Some(Words::new("das einzige Ziel ist erreicht", "the only target was reached")),
            (0, 1) => Some(Words::new("das einzige Ziel ist verfehlt", "the only target was missed")),
            (0, _) => Some(Words::new(
                format!("keines von {} Zielen ist erreicht", judged.de),
                format!("none of {} targets was reached", judged.en),
            )),
            (1, _) => Some(Words::new(
                format!("eines von {} Zielen ist erreicht", judged.de),
                format!("one of {} targets was reached", judged.en),
            )),
            _ => Some(Words::new(
                format!("{} von {} Zielen sind erreicht", reached.de, judged.de),
                format!("{} of {} targets were reached", reached.en, judged.en),
            )),
        }
    }
}

/// A target in a period: its latest figure, and what became of it.
fn target_row(
    writer: &Writer<'_>,
    reported: Reported,
    platform: &Entry<Platform>,
    measured: &Measured<'_>,
    target: &TargetStanding<'_>,
    tally: &mut Tally,
) -> Option<Row> {
    let periods = judged_periods(target, reported);
    let latest = *periods.last()?;
    let known = |period: &Period| target.periods.get(period).copied();
    let found: Vec<(Figure, Option<Verdict>)> = periods.iter().filter_map(known).collect();
    let verdicts: Vec<Verdict> = found.iter().filter_map(|(_, verdict)| *verdict).collect();
    let reached = verdicts.iter().filter(|verdict| **verdict == Verdict::Reached).count();
    tally.judged += verdicts.len();
    tally.reached += reached;
    let figure = known(&latest).map(|(figure, _)| figure);
    let several = periods.len() > 1;
    let value = figure.map_or_else(|| Cell::text("–"), |figure| value_cell(writer, measured, figure));
    let when = if several { metrics::period(latest, writer.language) } else { String::new() };
    let value = if value.note.is_none() { value.note(when) } else { value };
    Some(row([
        Cell::links([writer.entry(platform)]),
        Cell::text(writer.text(&measured.metric.value(writer.language).title)),
        value,
        Cell::text(writer.say(&target.words(measured.metric))),
        verdict_cell(writer, &found, &verdicts, reached, periods.len()),
        figure.map(|figure| change(writer, measured, target, latest, figure)).unwrap_or_default(),
    ]))
}

/// The periods of a target's length that end in the part of the report's period that has come.
fn judged_periods(target: &TargetStanding<'_>, reported: Reported) -> Vec<Period> {
    let last = reported.last;
    let ending = match *target.target.per {
        TargetPer::Month => Period::Month(last.year(), last.month()),
        TargetPer::Quarter => Period::Quarter(last.year(), (last.month() + 2) / 3),
        TargetPer::Year => Period::Year(last.year()),
    };
    let from = target.target.from.as_ref().map(|from| from.first_day());
    let until = target.target.until.as_ref().map(|until| until.last_day());
    let mut periods: Vec<Period> = std::iter::successors(Some(ending), |period| period.previous())
        .take_while(|period| period.last_day() >= reported.first)
        .filter(|period| period.last_day() <= last)
        .filter(|period| from.is_none_or(|from| from <= period.first_day()))
        .filter(|period| until.is_none_or(|until| period.last_day() <= until))
        .collect();
    periods.reverse();
    periods
}

/// A figure with what it was divided by.
fn value_cell(writer: &Writer<'_>, measured: &Measured<'_>, figure: Figure) -> Cell {
    let metric = measured.metric.value(writer.language);
    let below = metric.denominator.as_ref().and_then(|below| {
        let entry = writer.site.model.tables.metrics.get(&below.id)?;
        let number = metrics::write(entry, figure.denominator?, writer.language);
        let title = writer.text(&entry.value(writer.language).title);
        Some(writer.say(&Words::new(
            format!("bezogen auf {title}: {number}"),
            format!("relative to {title}: {number}"),
        )))
    });
    Cell::text(metrics::write(measured.metric, figure.value, writer.language)).note(below.unwrap_or_default())
}

/// What became of a target: of one period its verdict, of several how many reached it.
fn verdict_cell(
    writer: &Writer<'_>,
    found: &[(Figure, Option<Verdict>)],
    verdicts: &[Verdict],
    reached: usize,
    periods: usize,
) -> Cell {
    let grey = |words: Words| Cell::word(Word { key: "grey", text: writer.say(&words) });
    if found.is_empty() {
        return grey(Words::new("keine Zahl", "no figure"));
    }
    let Some(latest) = verdicts.last() else { return grey(Words::new("vorläufig", "provisional")) };
    let text = if periods > 1 {
        let all = verdicts.len();
        Words::new(format!("{reached} von {all} erreicht"), format!("{reached} of {all} reached"))
    } else {
        latest.label()
    };
    let key = if periods > 1 && reached == verdicts.len() || periods == 1 && *latest == Verdict::Reached {
        "reached"
    } else {
        "missed"
    };
    Cell::word(Word { key, text: writer.say(&text) })
}

/// How a figure differs from that of the period before.
fn change(
    writer: &Writer<'_>,
    measured: &Measured<'_>,
    target: &TargetStanding<'_>,
    latest: Period,
    figure: Figure,
) -> Cell {
    let Some(before) = latest.previous() else { return Cell::default() };
    if measured.is_broken(before, latest) {
        return Cell::text(writer.say(&Words::new("nicht vergleichbar", "not comparable")));
    }
    let of_target = target.periods.get(&before).map(|(figure, _)| *figure);
    let Some(earlier) = of_target.or_else(|| measured.figures.get(&before).copied()) else {
        return Cell::default();
    };
    let change = Change::new(earlier.value, figure.value);
    let metric = measured.metric.value(writer.language);
    let text = if metrics::is_share(metric) {
        super::campaigns::points_of(writer, change.difference)
    } else {
        change.ratio.map(|ratio| signed_percent(writer, ratio)).unwrap_or_default()
    };
    let before = metrics::write(measured.metric, earlier.value, writer.language);
    let before = writer.say(&Words::new(format!("zuvor {before}"), format!("{before} before")));
    Cell::text(text).note(before)
}

/// "+12 %", "−3 %"
fn signed_percent(writer: &Writer<'_>, ratio: f64) -> String {
    let text = writer.numbers.percent(ratio);
    if ratio > 0.0 { format!("+{text}") } else { text.replace('-', "−") }
}
