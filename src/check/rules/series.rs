//! Ensures that each platform has one series of figures, without gaps.

use std::collections::{HashMap, HashSet};

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::time::Period;
use crate::model::{Entry, Series, Spanned};
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "series",
    ensures: (
        "Jede Plattform hat eine Reihe von Kennzahlen, ohne Lücken",
        "each platform has one series of figures, without gaps",
    ),
    codes: &[
        &codes::metrics::SECOND_SERIES,
        &codes::metrics::GAP_IN_SERIES,
        &codes::metrics::PROVISIONAL_WITHOUT_FIGURES,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    second_series(checked, found);
    for series in &checked.model.tables.series {
        if series.original().is_whole {
            gaps(series.original(), found);
        }
        provisional(series.original(), found);
    }
}

/// The later of two series of a platform, in the order of the files.
fn second_series(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    let tables = &checked.model.tables;
    let mut all: Vec<&Series> = tables.series.iter().map(Entry::original).collect();
    all.sort_by_key(|series| series.platform.at);
    for Series { platform, .. } in all {
        // A platform that does not exist is the mistake to mend.
        let Some(known) = tables.platforms.get(&platform.id) else { continue };
        if let Some(first) = first.get(platform.id.as_str()) {
            found.push(codes::metrics::second_series(platform.at, known.original().title(), *first));
        } else {
            first.insert(platform.id.as_str(), platform.at);
        }
    }
}

/// The runs of missing periods between the first and the last one, for days, weeks and months apart.
fn gaps(series: &Series, found: &mut Vec<Diagnostic>) {
    let lengths: [fn(&Period) -> bool; 3] = [
        |period| matches!(period, Period::Day(_)),
        |period| matches!(period, Period::Week(..)),
        |period| matches!(period, Period::Month(..)),
    ];
    for is_of_length in lengths {
        let periods = series.periods.0.iter().map(|(period, _)| period);
        let mut periods: Vec<&Spanned<Period>> = periods.filter(|period| is_of_length(period)).collect();
        periods.sort_by_key(|period| period.value);
        for pair in periods.windows(2) {
            if let [before, after] = pair {
                found.extend(gap(before, after));
            }
        }
    }
}

/// What is missing between two periods, if anything is.
fn gap(before: &Spanned<Period>, after: &Spanned<Period>) -> Option<Diagnostic> {
    let (first, last) = (before.next()?, after.previous()?);
    (first <= last).then(|| {
        let missing = (&*first.to_string(), &*last.to_string());
        codes::metrics::gap_in_series(after.at, missing, &before.value.to_string(), before.at)
    })
}

/// The provisional periods that have no figures.
fn provisional(series: &Series, found: &mut Vec<Diagnostic>) {
    let written: HashSet<Period> = series.periods.0.iter().map(|(period, _)| period.value).collect();
    // Where no figures could be read, that is the mistake to mend.
    let strangers = series.provisional.iter().filter(|period| !written.contains(&period.value));
    found.extend(
        strangers
            .filter(|_| !written.is_empty())
            .map(|period| codes::metrics::provisional_without_figures(period.at, &period.value.to_string())),
    );
}
