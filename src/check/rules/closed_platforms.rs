//! Ensures that campaigns and posts take place while their platforms are open.

use jiff::civil::Date;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::campaign::{self as campaigns, CampaignState};
use crate::insight::{platform as platforms, post as posts};
use crate::model::time::Moment;
use crate::model::{Campaign, Entry, Platform, Post, PostState, Ref, Spanned, Table};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "closed-platforms",
    ensures: (
        "Kampagnen und Beiträge finden statt, solange ihre Plattformen offen sind",
        "campaigns and posts take place while their platforms are open",
    ),
    codes: &[
        &codes::platforms::CAMPAIGN_AFTER_CLOSING,
        &codes::platforms::CLOSED_DURING_CAMPAIGN,
        &codes::platforms::POST_AFTER_CLOSING,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let tables = &checked.model.tables;
    for campaign in &tables.campaigns {
        campaign_platforms(checked, campaign, found);
    }
    for post in &tables.posts {
        post_platforms(&tables.platforms, post.original(), found);
    }
}

/// The platform that is named and the day on which it closes.
fn closing<'m>(
    platforms: &'m Table<Platform>,
    reference: &Ref<Platform>,
) -> Option<(&'m Platform, &'m Spanned<Date>)> {
    let platform = platforms.get(&reference.id)?.original();
    Some((platform, platforms::closing_day(platform)?))
}

/// A campaign that was called off needs no platform, and one whose dates are refused is not measured.
fn campaign_platforms(checked: &Checked<'_>, entry: &Entry<Campaign>, found: &mut Vec<Diagnostic>) {
    let campaign = entry.original();
    let (Some(start), Some(end)) = (campaign.start.known(), campaign.end.known()) else { return };
    if campaign.cancelled.is_some() || end < start {
        return;
    }
    let end = campaigns::end(campaign, checked.as_of);
    let is_over = campaigns::state(campaign, checked.as_of) == CampaignState::Closed;
    for reference in &campaign.platforms {
        let Some((platform, closed_on)) = closing(&checked.model.tables.platforms, reference) else {
            continue;
        };
        let closed = (closed_on.value, closed_on.at);
        let over_before = campaign.closed_on.as_ref().is_some_and(|day| day.value <= closed_on.value);
        if closed_on.value < *start {
            found.push(codes::platforms::campaign_after_closing(
                reference.at,
                &platform.title,
                *start,
                closed,
            ));
        } else if closed_on.value < end && !is_over && !over_before {
            found.push(codes::platforms::closed_during_campaign(reference.at, &platform.title, end, closed));
        }
    }
}

/// Ideas are no plans yet, and what was refused or called off is none any more. All that is written
/// about a post counts here, so that the passing of a day changes nothing.
fn post_platforms(platforms: &Table<Platform>, post: &Post, found: &mut Vec<Diagnostic>) {
    let state = posts::written_state(post, Date::MAX);
    if matches!(state, PostState::Idea | PostState::Rejected | PostState::Cancelled) {
        return;
    }
    for (reference, variation) in &post.platforms.0 {
        let planned: Option<&Spanned<Moment>> = variation.planned.as_ref().or(post.planned.as_ref());
        let (Some(planned), Some((platform, closed_on))) = (planned, closing(platforms, reference)) else {
            continue;
        };
        if closed_on.value < planned.date {
            let (planned, closed) = ((planned.date, planned.at), (closed_on.value, closed_on.at));
            found.push(codes::platforms::post_after_closing(planned, &platform.title, closed));
        }
    }
}
