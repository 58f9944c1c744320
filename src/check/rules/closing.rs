//! Ensures that a platform says truly whether, when and in whose favour it closes.

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::platform as platforms;
use crate::model::{Account, Entry, Lifecycle, Platform};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "closing",
    ensures: (
        "Eine Plattform sagt, ob und wann sie schließt und was an ihre Stelle tritt",
        "a platform says whether and when it closes, and what takes its place",
    ),
    codes: &[
        &codes::platforms::CLOSED_WITHOUT_DATE,
        &codes::platforms::CLOSED_BEFORE_OPENED,
        &codes::platforms::LIFECYCLE_NOT_CLOSED,
        &codes::platforms::CLOSED_WITHOUT_SUCCESSOR,
        &codes::platforms::BAD_SUCCESSOR,
    ],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for platform in &checked.model.tables.platforms {
        dates(checked, platform, found);
        found.extend(successor(checked, platform));
    }
}

fn dates(checked: &Checked<'_>, entry: &Entry<Platform>, found: &mut Vec<Diagnostic>) {
    let platform = entry.original();
    let Some(lifecycle) = platform.lifecycle.known() else { return };
    let closed = *lifecycle == Lifecycle::Closed;
    let Some(closed_on) = &platform.closed_on else {
        if closed {
            found.push(codes::platforms::closed_without_date(entry.head.first_key, &platform.title));
        }
        return;
    };
    if closed_on.known().is_none() {
        return;
    }
    if let Some(opened_on) = platform.opened_on.as_ref().filter(|opened| closed_on.value < opened.value) {
        let (closed_on, opened_on) = ((closed_on.value, closed_on.at), (opened_on.value, opened_on.at));
        found.push(codes::platforms::closed_before_opened(closed_on, opened_on, &platform.title));
    } else if closed_on.value < checked.as_of && !closed {
        let closed_on = (closed_on.value, closed_on.at);
        found.push(codes::platforms::lifecycle_not_closed(platform.lifecycle.at, closed_on, &platform.title));
    }
}

/// What is wrong with what takes the place of a platform, if anything is.
fn successor(checked: &Checked<'_>, entry: &Entry<Platform>) -> Option<Diagnostic> {
    let platform = entry.original();
    let closed = platform.lifecycle.known() == Some(&Lifecycle::Closed);
    let Some(successor) = &platform.successor else {
        return match platform.account {
            Some(Account::Deleted | Account::Archived) => None,
            _ if !closed => None,
            Some(Account::Redirected) => {
                Some(codes::platforms::redirected_nowhere(entry.head.first_key, &platform.title))
            }
            None => Some(codes::platforms::closed_without_successor(entry.head.first_key, &platform.title)),
        };
    };
    if successor.id == entry.head.id {
        return Some(codes::platforms::own_successor(successor.at, &platform.title));
    }
    let next = checked.model.tables.platforms.get(&successor.id)?.original();
    platforms::is_closed(next, checked.as_of).then(|| {
        let says_so = *next.lifecycle == Lifecycle::Closed;
        let closing_day = next.closed_on.as_ref().filter(|_| !says_so);
        let place = closing_day.map_or(next.lifecycle.at, |day| day.at);
        codes::platforms::closed_successor(successor.at, &platform.title, &next.title, place)
    })
}
