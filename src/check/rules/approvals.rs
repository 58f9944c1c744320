//! Ensures that posts are approved by those who may, and by as many as they need.

use super::{Checked, Rule, post_history};
use crate::diag::Diagnostic;
use crate::diag::codes::posts as codes;
use crate::insight::approval::{self, Standing};
use crate::model::{Approval, Entry, Kind, Platform, Post, PostEntry, PostState};

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "approvals",
    ensures: (
        "Ein Beitrag erscheint erst, wenn die Richtigen ihn freigegeben haben",
        "a post appears only once the right people have approved it",
    ),
    codes: &[&codes::AUTHOR_APPROVES, &codes::NOT_AN_APPROVER, &codes::MISSING_APPROVAL],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    for entry in &checked.model.tables.posts {
        let post = entry.original();
        let needed = approval::needed(checked.model, post);
        if needed == Approval::None {
            continue;
        }
        let wrong = wrong_approvals(checked, post);
        // What is missing because of another mistake in the history is no mistake of its own.
        if wrong.is_empty() && post_history::is_sound(post, needed) {
            found.extend(missing_approval(checked, post));
        }
        found.extend(wrong);
    }
}

/// The approvals by somebody who may not approve.
fn wrong_approvals(checked: &Checked<'_>, post: &Post) -> Vec<Diagnostic> {
    let mut standing = Standing::New;
    let mut wrong = Vec::new();
    for entry in &post.history {
        let state = entry.state.known().copied();
        // What comes back from being on hold is what it was; nobody approves it by that.
        let approves = state == Some(PostState::Approved) && !matches!(standing, Standing::OnHold(_));
        if approves {
            wrong.extend(wrong_approval(checked, post, entry));
        }
        standing = standing.after(state);
    }
    wrong
}

fn wrong_approval(checked: &Checked<'_>, post: &Post, entry: &PostEntry) -> Option<Diagnostic> {
    let by = entry.by.known()?;
    let person = checked.name(Kind::Person, by);
    if post.author.known() == Some(by) {
        return Some(codes::author_approves(entry.by.at, person, post.author.at));
    }
    let platforms = approval::closed_to(checked.model, by, post);
    let all = || platforms.iter().flat_map(|platform| &platform.original().approvers);
    let place = all().next()?.at;
    let mut approvers: Vec<&str> = Vec::new();
    for name in all().map(|approver| checked.name(approver.kind, &approver.id)) {
        if !approvers.contains(&name) {
            approvers.push(name);
        }
    }
    let platforms: Vec<&str> = platforms.iter().map(|platform| title(checked, platform)).collect();
    Some(codes::not_an_approver(entry.by.at, person, &platforms, &approvers, place))
}

/// The first entry that needed approvals which are not there. What could not be read may have been
/// one, so that only what stands above it is judged.
fn missing_approval(checked: &Checked<'_>, post: &Post) -> Option<Diagnostic> {
    let model = checked.model;
    let is_read = |entry: &&PostEntry| entry.state.known().is_some() && entry.by.known().is_some();
    let entries: Vec<&PostEntry> = post.history.iter().take_while(is_read).collect();
    let needy = entries.iter().enumerate().filter(|(_, entry)| needs_approval(entry.state.value));
    let (entry, approvals) = needy
        .map(|(index, entry)| (entry, approval::approvals(model, post, &entries[..index])))
        .find(|(_, approvals)| !approvals.are_enough())?;
    // Where it lacks on all platforms alike, none of them needs to be named.
    let lacking = approval::platforms(model, post).find(|platform| {
        approvals.have < approvals.by.len() && approvals.on(model, platform).len() == approvals.have
    });
    let by = lacking.map_or_else(|| approvals.by.clone(), |platform| approvals.on(model, platform));
    let by: Vec<&str> = by.iter().map(|person| checked.name(Kind::Person, &person.id)).collect();
    let platform = lacking.map(|platform| title(checked, platform));
    let state = post_history::named(entry.state.value);
    Some(codes::missing_approval(entry.state.at, &state, &by, approvals.need, platform))
}

fn needs_approval(state: PostState) -> bool {
    matches!(state, PostState::Scheduled | PostState::Published)
}

fn title<'m>(checked: &Checked<'m>, platform: &'m Entry<Platform>) -> &'m str {
    checked.name(Kind::Platform, &platform.head.id)
}
