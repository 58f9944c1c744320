//! Ensures that there are figures for what decisions rest on.

use std::collections::BTreeMap;

use super::{Checked, Rule, known};
use crate::diag::Diagnostic;
use crate::diag::codes::reviews as codes;
use crate::insight::figures;
use crate::model::time::Period;
use crate::model::{Evidence, Id, Kind, Series, Thing};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "evidence",
    ensures: (
        "Zu den Belegen einer Entscheidung gibt es Zahlen",
        "there are figures for the evidence of a decision",
    ),
    codes: &[&codes::EVIDENCE_WITHOUT_FIGURES, &codes::EVIDENCE_ENDS_BEFORE_START],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let series = figures::by_platform(checked.model);
    // A series whose platform is misspelt may be the one that is looked for.
    let may_be_misnamed = checked.may_be_misnamed(Kind::Series, Kind::Platform);
    let all = checked.model.tables.decisions.iter().flat_map(|decision| &decision.original().evidence);
    for evidence in all {
        match wrong_order(evidence) {
            Some(wrong) => found.push(wrong),
            None if may_be_misnamed => {}
            None => found.extend(without_figures(checked, evidence, &series)),
        }
    }
}

fn wrong_order(evidence: &Evidence) -> Option<Diagnostic> {
    let (from, first) = evidence.from.as_ref().and_then(known)?;
    let (to, last) = evidence.to.as_ref().and_then(known)?;
    (to.last_day() < from.first_day())
        .then(|| codes::evidence_ends_before_start(last, &to.to_string(), &from.to_string(), first))
}

fn without_figures(
    checked: &Checked<'_>,
    evidence: &Evidence,
    series: &BTreeMap<&Id, Vec<&Series>>,
) -> Option<Diagnostic> {
    let (model, platform, metric) = (checked.model, evidence.platform.known()?, evidence.metric.known()?);
    let are_there = model.knows(&evidence.platform.thing()) && model.knows(&evidence.metric.thing());
    if !are_there || figures::may_be_unread(model, platform) {
        return None;
    }
    let name = checked.name(Kind::Platform, platform);
    let Some(series) = series.get(platform) else {
        return Some(codes::platform_without_figures(evidence.platform.at, name, platform.as_str()));
    };
    let from = evidence.from.as_ref().and_then(known).map(|(period, _)| period);
    let to = evidence.to.as_ref().and_then(known).map(|(period, _)| period);
    if figures::has_figures(model, series, metric, from, to) {
        return None;
    }
    let text = |period: Option<Period>| period.map(|period| period.to_string());
    let title = checked.title(&Thing::new(Kind::Metric, metric));
    let (from, to) = (text(from), text(to));
    let at = evidence.metric.at;
    Some(codes::metric_without_figures(at, &title, name, from.as_deref(), to.as_deref()))
}
