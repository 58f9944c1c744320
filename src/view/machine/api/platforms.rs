//! The platforms of `api/portal.json`.

use std::collections::BTreeMap;

use super::Api;
use crate::insight::compliance::Scorecard;
use crate::insight::coverage::DutyCoverage;
use crate::insight::measured::{self, Measured, TargetStanding};
use crate::model::time;
use crate::model::{self, Entry, Id, Kind, TargetPer, Thing};
use crate::view::machine::contract::{Compliance, Coverage, Figure, Metric, Person, Platform, Target};
use crate::view::machine::values::{Named, Number, Period};

impl<'s> Api<'s> {
    /// The platforms.
    pub(super) fn platforms(&self) -> Vec<Platform<'s>> {
        self.site.model.tables.platforms.iter().map(|entry| self.platform(entry)).collect()
    }

    fn platform(&self, entry: &'s Entry<model::Platform>) -> Platform<'s> {
        let (head, value, insight) = (&entry.head, entry.original(), &self.site.insight);
        let coverage = insight.coverage.get(&head.id).into_iter().flatten();
        let figures = insight.figures.get(&head.id).map(|figures| &figures.metrics);
        let measured = || figures.into_iter().flat_map(BTreeMap::values);
        let targets = || measured().flat_map(|measured| &measured.targets);
        Platform {
            id: head.id.as_str(),
            title: self.title(head),
            url: self.page(head),
            network: value.network.as_str(),
            lifecycle: Named(value.lifecycle.value),
            coverage: coverage.filter_map(|coverage| self.coverage(coverage)).collect(),
            compliance: insight.compliance.get(&head.id).map(compliance),
            metrics: measured().flat_map(|measured| self.metrics(measured)).collect(),
            restructuring_check: targets().any(|target| target.restructuring_check.is_some()),
        }
    }

    /// Who is there for a duty; nothing where nobody needs to be.
    fn coverage(&self, coverage: &'s DutyCoverage<'s>) -> Option<Coverage<'s>> {
        let (held, judged) = (&coverage.held, coverage.judged.as_ref()?);
        Some(Coverage {
            duty: self.id(held.duty)?,
            value: Named(judged.value),
            accountable: held.accountable.map(|person| self.person(person)),
            deputy: held.deputy.map(|person| self.person(person)),
            covered_by: coverage.cover.by.map(|by| self.somebody(by.person)),
            reasons: self.reasons(&judged.reasons),
        })
    }

    /// Somebody who is there.
    fn somebody(&self, person: &'s Id) -> Person<'s> {
        let thing = Thing::new(Kind::Person, person);
        let id = (self.site.model.knows(&thing) && !self.site.is_forgotten(&thing)).then(|| person.as_str());
        Person { id, name: self.writer.link(&thing).text }
    }

    /// The rows of a metric: one for each target, and one for the figures that no target judges.
    fn metrics(&self, measured: &'s Measured<'s>) -> Vec<Metric<'s>> {
        let mut rows: Vec<Metric<'s>> =
            measured.targets.iter().map(|target| self.judged(measured, target)).collect();
        let lengths: Vec<TargetPer> = measured.targets.iter().map(|target| target.target.per.value).collect();
        let is_judged = |period: &time::Period| lengths.iter().any(|per| is_of_length(*period, *per));
        if rows.is_empty() || !measured.figures.keys().all(is_judged) {
            rows.push(Metric { periods: figures(&measured.figures), ..self.metric(measured) });
        }
        rows
    }

    /// A row without figures.
    fn metric(&self, measured: &'s Measured<'s>) -> Metric<'s> {
        let value = measured.metric.value(self.writer.language);
        Metric {
            metric: measured.metric.head.id.as_str(),
            unit: value
                .unit
                .as_ref()
                .map_or_else(|| self.writer.word(value.kind).text, |unit| unit.0.clone()),
            periods: Vec::new(),
            target: None,
            verdict: None,
            missed_in_a_row: 0,
        }
    }

    /// The row of a target: the figures of its length, judged where it judges them.
    fn judged(&self, measured: &'s Measured<'s>, standing: &TargetStanding<'_>) -> Metric<'s> {
        let target = standing.target;
        let written = measured.figures.iter().filter(|(period, _)| is_of_length(**period, target.per.value));
        let mut periods: BTreeMap<time::Period, Figure> =
            written.map(|(period, written)| (*period, figure(*period, *written, None))).collect();
        for (period, (judged, verdict)) in &standing.periods {
            periods.insert(*period, figure(*period, *judged, *verdict));
        }
        Metric {
            periods: periods.into_values().collect(),
            target: Some(Target {
                per: Named(target.per.value),
                at_least: target.at_least.as_ref().map(|value| Number(value.value)),
                at_most: target.at_most.as_ref().map(|value| Number(value.value)),
            }),
            verdict: standing.verdict.map(Named),
            missed_in_a_row: standing.missed_in_a_row,
            ..self.metric(measured)
        }
    }
}

fn compliance(card: &Scorecard) -> Compliance {
    let failed = card.failed().map(|point| Named(point.check));
    Compliance { passed: card.passed(), of: card.points.len(), failed: failed.collect() }
}

/// Whether a period is as long as those of a target.
fn is_of_length(period: time::Period, per: TargetPer) -> bool {
    matches!(
        (period, per),
        (time::Period::Month(..), TargetPer::Month)
            | (time::Period::Quarter(..), TargetPer::Quarter)
            | (time::Period::Year(_), TargetPer::Year)
    )
}

fn figures(all: &BTreeMap<time::Period, measured::Figure>) -> Vec<Figure> {
    let mut ordered: Vec<(time::Period, measured::Figure)> =
        all.iter().map(|(period, written)| (*period, *written)).collect();
    ordered.sort_by_key(|(period, _)| (period.first_day(), *period));
    ordered.into_iter().map(|(period, written)| figure(period, written, None)).collect()
}

fn figure(period: time::Period, figure: measured::Figure, verdict: Option<measured::Verdict>) -> Figure {
    Figure {
        period: Period(period),
        value: Number(figure.value),
        verdict: verdict.map(Named),
        provisional: figure.provisional,
    }
}
