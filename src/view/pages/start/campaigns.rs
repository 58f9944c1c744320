//! The campaigns that are not over, those off their course first.

use crate::insight::assessment::{self, CampaignStanding};
use crate::insight::campaign::{self as campaigns, CampaignState};
use crate::insight::headline::WEEK;
use crate::insight::reason::urgency;
use crate::view::pages::campaign;
use crate::view::views::{CampaignLine, NextMilestone};
use crate::view::writer::Writer;

/// So many campaigns are shown.
const CAMPAIGNS: usize = 15;

/// The campaigns that run, the worst first, then those that rest, then those that are planned, each by
/// its end; and how many there are in all.
pub fn lines(writer: &Writer<'_>) -> (Vec<CampaignLine>, usize) {
    let mut all: Vec<&CampaignStanding<'_>> = writer.insight().campaigns.values().collect();
    all.retain(|one| !one.state.is_over());
    all.sort_by_key(|one| {
        let judged = one.assessment.as_ref().map(|judged| urgency(judged.value));
        (one.state, judged, one.end, &one.entry.head.id)
    });
    let count = all.len();
    (all.into_iter().take(CAMPAIGNS).map(|one| line(writer, one)).collect(), count)
}

fn line(writer: &Writer<'_>, one: &CampaignStanding<'_>) -> CampaignLine {
    let value = one.entry.value(writer.language);
    let as_of = writer.site.as_of;
    let is_running = one.state == CampaignState::Running;
    let change = is_running.then(|| assessment::change_since(writer.insight().today, one.entry, WEEK));
    // The milestone of the original, in the words of the page.
    let next = one.next.and_then(|next| value.milestones.iter().find(|own| own.id.value == next.id.value));
    CampaignLine {
        link: writer.entry(one.entry),
        lead: writer.refer(&value.lead),
        assessment: one.assessment.as_ref().map(|judged| writer.judgement(judged)),
        state: writer.word(one.state),
        change: change.map(|change| writer.say(&change.words)),
        progress: campaign::progress(writer, value).filter(|_| campaign::is_underway(one.state)),
        next: next.map(|milestone| NextMilestone {
            title: writer.text(&milestone.title),
            due: writer.short_day(campaigns::due(value, milestone, as_of)),
            overdue: campaigns::overdue_days(value, milestone, as_of)
                .filter(|_| is_running)
                .map(|days| campaign::overdue(writer, days)),
        }),
        start: writer.short_day(value.start.value),
        end: writer.short_day(one.end),
    }
}
