//! Ensures that shifts end after they begin, and that a platform has one shift at a time.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::model::{Entry, Id, Kind, Shift};
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "rota",
    ensures: (
        "Dienste enden nach ihrem Beginn und überschneiden sich nicht",
        "shifts end after they begin and do not overlap",
    ),
    codes: &[&codes::rota::SHIFT_REVERSED, &codes::rota::SHIFTS_OVERLAP],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let shifts = checked.model.tables.rota.iter().map(Entry::original);
    let written = shifts.filter(|shift| shift.from.known().is_some() && shift.to.known().is_some());
    let (mut right, reversed): (Vec<&Shift>, Vec<&Shift>) =
        written.partition(|shift| *shift.from <= *shift.to);
    for shift in reversed {
        let (to, from) = ((shift.to.value, shift.to.at), (shift.from.value, shift.from.at));
        found.push(codes::rota::shift_reversed(to, from));
    }
    right.sort_by_key(|shift| (shift.from.value, shift.from.at));
    overlaps(checked, &right, found);
}

/// The shift that runs longest of those that began so far.
#[derive(Clone, Copy)]
struct Running<'m> {
    to: Date,
    /// Where its first day stands.
    at: Span,
    /// The platform; all of them where there is none.
    platform: Option<&'m Id>,
}

/// Goes through the shifts by their first day; each is reported once at most.
fn overlaps<'m>(checked: &Checked<'m>, shifts: &[&'m Shift], found: &mut Vec<Diagnostic>) {
    // By platform; under `None`, the shifts for all of them.
    let mut running: HashMap<Option<&'m Id>, Running<'m>> = HashMap::new();
    // Of any platform, for the shifts that are for all.
    let mut longest: Option<Running<'m>> = None;
    for shift in shifts {
        let platforms: Vec<Option<&Id>> = match shift.platforms.as_slice() {
            [] => vec![None],
            named => named.iter().map(|platform| Some(&platform.id)).collect(),
        };
        let same = platforms.iter().filter_map(|platform| running.get(platform));
        let all = if shift.platforms.is_empty() { longest.as_ref() } else { running.get(&None) };
        let other = same.chain(all).filter(|other| other.to >= shift.from.value).max_by_key(|other| other.to);
        if let Some(other) = other {
            let platform = other.platform.or(platforms.first().copied().flatten());
            let title = platform.map(|id| checked.name(Kind::Platform, id));
            found.push(codes::rota::shifts_overlap(shift.from.at, title, other.to, other.at));
        }
        for platform in platforms {
            let own = Running { to: shift.to.value, at: shift.from.at, platform };
            let later = |known: &Running<'_>| known.to >= own.to;
            if !running.get(&platform).is_some_and(later) {
                running.insert(platform, own);
            }
            if !longest.as_ref().is_some_and(later) {
                longest = Some(own);
            }
        }
    }
}
