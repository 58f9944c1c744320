//! Ensures that milestones do not wait for each other, and that none is done before what it needs.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checked, Rule, known};
use crate::diag::Diagnostic;
use crate::diag::codes::milestones as codes;
use crate::model::{Campaign, Milestone, Spanned};
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "prerequisites",
    ensures: (
        "Meilensteine warten nicht aufeinander, und keiner ist vor dem erledigt, was er braucht",
        "milestones do not wait for each other, and none is done before what it needs",
    ),
    codes: &[&codes::MILESTONES_IN_CIRCLE, &codes::DONE_BEFORE_PREREQUISITE],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for campaign in &checked.model.tables.campaigns {
        let plan = Plan::of(campaign.original());
        let circles = plan.circles();
        // In a circle nothing can be done in its order.
        if circles.is_empty() {
            plan.done_too_early(found);
        }
        found.extend(circles);
    }
}

/// The milestones of a campaign with what each of them needs.
struct Plan<'c> {
    milestones: &'c [Milestone],
    /// By the index of a milestone, in the order of the file.
    needs: Vec<Vec<Need>>,
}

/// That a milestone needs another.
#[derive(Clone, Copy)]
struct Need {
    /// The index of the other.
    to: usize,
    /// Where it says so.
    at: Span,
}

/// Where following the needs has come to.
#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Unseen,
    OnPath,
    Done,
}

impl<'c> Plan<'c> {
    /// Names that no milestone has, or that two have, are for other rules.
    fn of(campaign: &'c Campaign) -> Plan<'c> {
        let milestones = campaign.milestones.as_slice();
        let mut by_id: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for (index, milestone) in milestones.iter().enumerate() {
            let Some(id) = milestone.id.known() else { continue };
            by_id.entry(id.as_str()).and_modify(|first| *first = None).or_insert(Some(index));
        }
        let need = |name: &Spanned<String>| {
            let to = by_id.get(name.known()?.as_str()).copied()??;
            Some(Need { to, at: name.at })
        };
        let needs = milestones.iter().map(|milestone| milestone.needs.iter().filter_map(need).collect());
        Plan { milestones, needs: needs.collect() }
    }

    /// Follows the needs of every milestone; whenever they lead back to one on the way, that is a
    /// circle. Circles that share the first need in the file are mended there, and are one finding.
    fn circles(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut told = BTreeSet::new();
        let mut visits = vec![Visit::Unseen; self.milestones.len()];
        for root in 0..self.milestones.len() {
            if visits[root] != Visit::Unseen {
                continue;
            }
            visits[root] = Visit::OnPath;
            // The milestones on the way, each with the next of its needs to follow.
            let mut path = vec![(root, 0)];
            while let Some((milestone, next)) = path.last_mut() {
                let Some(need) = self.needs[*milestone].get(*next) else {
                    visits[*milestone] = Visit::Done;
                    path.pop();
                    continue;
                };
                *next += 1;
                match visits[need.to] {
                    Visit::Unseen => {
                        visits[need.to] = Visit::OnPath;
                        path.push((need.to, 0));
                    }
                    Visit::OnPath => {
                        let start = path.iter().position(|(on_path, _)| *on_path == need.to).unwrap_or(0);
                        found.extend(self.circle(&path[start..], &mut told));
                    }
                    Visit::Done => {}
                }
            }
        }
        found
    }

    /// What is to be said of a circle: milestones, each with the number of needs followed so far.
    fn circle(&self, path: &[(usize, usize)], told: &mut BTreeSet<(usize, usize)>) -> Option<Diagnostic> {
        let need = |(milestone, next): (usize, usize)| self.needs[milestone].get(next.checked_sub(1)?);
        // The milestones stand in the order of the file, and so do their needs.
        let first = (0..path.len()).min_by_key(|index| path[*index].0)?;
        let first_need = need(path[first])?;
        if !told.insert((path[first].0, first_need.to)) {
            return None;
        }
        if path.len() == 1 {
            return Some(codes::needs_itself(first_need.at, &self.milestones[first_need.to].title));
        }
        let from_first = path[first..].iter().chain(&path[..first]);
        let circle: Vec<(&str, Span)> =
            from_first.filter_map(|step| Some((&*self.milestones[step.0].title, need(*step)?.at))).collect();
        Some(codes::needs_in_circle(&circle))
    }

    /// Milestones that are done before something they need: one finding each, for the first of it.
    fn done_too_early(&self, found: &mut Vec<Diagnostic>) {
        for (milestone, needs) in self.milestones.iter().zip(&self.needs) {
            let Some(done) = milestone.done.as_ref().and_then(known) else { continue };
            found.extend(needs.iter().find_map(|need| {
                let needed = &self.milestones[need.to];
                match needed.done.as_ref().map(known) {
                    None => {
                        let place = needed.id.at;
                        Some(codes::done_before_open(&milestone.title, done, &needed.title, place))
                    }
                    Some(Some(later)) if later.0 > done.0 => {
                        Some(codes::done_before(&milestone.title, done, &needed.title, later))
                    }
                    // Done in time, or nobody knows when.
                    Some(_) => None,
                }
            }));
        }
    }
}
