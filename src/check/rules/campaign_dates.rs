//! Ensures that the days of a campaign follow each other: its start and end, its pauses, blockers and
//! changes of the plan.

use jiff::civil::Date;

use super::{Checked, Rule, known};
use crate::diag::Diagnostic;
use crate::diag::codes::{Dated, campaigns as codes};
use crate::model::{Campaign, Pause};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "campaign-dates",
    ensures: (
        "Anfang und Ende, Pausen, Hindernisse und Umplanungen einer Kampagne folgen aufeinander",
        "start and end, pauses, blockers and changes of the plan of a campaign follow each other",
    ),
    codes: &[
        &codes::CAMPAIGN_END_BEFORE_START,
        &codes::CAMPAIGN_CLOSED_BEFORE_START,
        &codes::PAUSE_END_BEFORE_START,
        &codes::OVERLAPPING_PAUSES,
        &codes::RESOLVED_BEFORE_SINCE,
        &codes::REPLANNED_OUT_OF_ORDER,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for campaign in &checked.model.tables.campaigns {
        let campaign = campaign.original();
        start_and_end(campaign, found);
        pauses(&campaign.paused, found);
        blockers(campaign, found);
        changes(campaign, found);
    }
}

/// The first and the last day by the first plan, where both are known and in their order: only then
/// can anything be measured against them.
pub(super) fn span(campaign: &Campaign) -> Option<(Dated, Dated)> {
    let (start, end) = (known(&campaign.start)?, known(&campaign.end)?);
    (start.0 <= end.0).then_some((start, end))
}

fn start_and_end(campaign: &Campaign, found: &mut Vec<Diagnostic>) {
    let Some(start) = known(&campaign.start) else { return };
    if let Some(end) = known(&campaign.end)
        && end.0 < start.0
    {
        // Probably the start is the wrong one; nothing else is measured against it.
        found.push(codes::end_before_start(end, start));
        return;
    }
    for end in campaign.replanned.iter().filter_map(|plan| plan.end.as_ref()).filter_map(known) {
        if end.0 < start.0 {
            found.push(codes::new_end_before_start(end, start));
        }
    }
    if let Some(closed) = campaign.closed_on.as_ref().and_then(known)
        && closed.0 < start.0
    {
        found.push(codes::closed_before_start(closed, start));
    }
}

fn pauses(pauses: &[Pause], found: &mut Vec<Diagnostic>) {
    let mut sound: Vec<(Dated, Option<Date>)> = Vec::with_capacity(pauses.len());
    for pause in pauses {
        let Some(from) = known(&pause.from) else { continue };
        match pause.to.as_ref().map(known) {
            Some(Some(to)) if to.0 < from.0 => found.push(codes::pause_end_before_start(to, from)),
            Some(Some(to)) => sound.push((from, Some(to.0))),
            // Nobody knows when it ends.
            Some(None) => {}
            None => sound.push((from, None)),
        }
    }
    sound.sort_by_key(|(from, _)| from.0);
    let mut longest: Option<(Dated, Option<Date>)> = None;
    for (from, to) in sound {
        match longest {
            Some((earlier, last)) if last.is_none_or(|last| from.0 <= last) => {
                found.push(codes::overlapping_pauses(from, earlier, last));
                if last.is_some_and(|last| to.is_none_or(|to| to > last)) {
                    longest = Some((from, to));
                }
            }
            _ => longest = Some((from, to)),
        }
    }
}

fn blockers(campaign: &Campaign, found: &mut Vec<Diagnostic>) {
    for blocker in &campaign.blockers {
        if let (Some(since), Some(resolved)) =
            (known(&blocker.since), blocker.resolved.as_ref().and_then(known))
            && resolved.0 < since.0
        {
            found.push(codes::resolved_before_since(&blocker.title, resolved, since));
        }
    }
}

/// Each change of the plan is compared with the one above it, so that one date that is too late is
/// one mistake.
fn changes(campaign: &Campaign, found: &mut Vec<Diagnostic>) {
    let dates: Vec<Dated> = campaign.replanned.iter().filter_map(|plan| known(&plan.date)).collect();
    for (above, date) in dates.iter().zip(dates.iter().skip(1)) {
        if date.0 < above.0 {
            found.push(codes::replanned_out_of_order(*date, *above));
        }
    }
}
