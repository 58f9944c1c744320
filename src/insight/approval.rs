//! How a post comes to be approved: which step may follow which, whose agreement it needs, and how
//! far it is on a day.

use jiff::civil::Date;

use super::post::{planned_day, written_state};
use crate::model::{Approval, Entry, Id, Kind, Model, Person, Platform, Post, PostEntry, PostState, Ref};

/// Which state may follow which. What is not over yet may also be put on hold or be cancelled; from
/// there see [`Standing::next`].
const TRANSITIONS: [(PostState, &[PostState]); 8] = [
    (PostState::Idea, &[PostState::Draft]),
    (PostState::Draft, &[PostState::InReview]),
    (
        PostState::InReview,
        &[PostState::Draft, PostState::ChangesRequested, PostState::Approved, PostState::Rejected],
    ),
    (PostState::ChangesRequested, &[PostState::InReview, PostState::Rejected]),
    (
        PostState::Approved,
        // Approved again: by the second of two approvers.
        &[PostState::Approved, PostState::Scheduled, PostState::Published, PostState::ChangesRequested],
    ),
    (PostState::Scheduled, &[PostState::Published, PostState::Failed, PostState::ChangesRequested]),
    (PostState::Failed, &[PostState::Scheduled]),
    (PostState::Rejected, &[PostState::Draft]),
];

/// With what a history may begin; before, a post is an idea.
const BEGINNINGS: [PostState; 3] = [PostState::Idea, PostState::Draft, PostState::InReview];

/// Where a post stands between two entries of its history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Before the first entry.
    New,
    /// In a state.
    At(PostState),
    /// On hold, and in which state it was before, where that is known.
    OnHold(Option<PostState>),
    /// After an entry whose state was refused.
    Unknown,
}

impl Standing {
    /// Where a post stands after an entry; `None` is a refused state.
    pub fn after(self, state: Option<PostState>) -> Standing {
        match (state, self) {
            (None, _) => Standing::Unknown,
            (Some(PostState::OnHold), Standing::At(was)) => Standing::OnHold(Some(was)),
            (Some(PostState::OnHold), Standing::New) => Standing::OnHold(Some(PostState::Idea)),
            (Some(PostState::OnHold), Standing::Unknown) => Standing::OnHold(None),
            (Some(PostState::OnHold), held @ Standing::OnHold(_)) => held,
            (Some(state), _) => Standing::At(state),
        }
    }

    /// The states that may come next; `None` where nobody can tell.
    pub fn next(self, approval: Approval) -> Option<Vec<PostState>> {
        let unasked = |state: PostState| approval == Approval::None && state == PostState::Draft;
        Some(match self {
            Standing::Unknown | Standing::OnHold(None) => return None,
            Standing::New if approval == Approval::None => [&BEGINNINGS[..], &[PostState::Approved]].concat(),
            Standing::New => BEGINNINGS.to_vec(),
            Standing::OnHold(Some(was)) => vec![was, PostState::Cancelled],
            Standing::At(PostState::Published | PostState::Cancelled) => Vec::new(),
            Standing::At(state) => {
                let listed = TRANSITIONS.iter().filter(|(from, _)| *from == state);
                let mut next: Vec<PostState> = listed.flat_map(|(_, next)| next.iter().copied()).collect();
                next.extend(unasked(state).then_some(PostState::Approved));
                next.extend([PostState::OnHold, PostState::Cancelled]);
                next
            }
        })
    }
}

/// A step that a post may not take.
#[derive(Debug, Clone, PartialEq)]
pub struct IllegalStep<'p> {
    /// The entry that takes it.
    pub entry: &'p PostEntry,
    /// The entry before it; the history begins with the step where there is none.
    pub before: Option<&'p PostEntry>,
    /// What could have come instead.
    pub allowed: Vec<PostState>,
}

/// The steps of a history that may not be taken. Each is judged by the states as they are written.
pub fn illegal_steps(history: &[PostEntry], approval: Approval) -> Vec<IllegalStep<'_>> {
    let mut standing = Standing::New;
    let mut before = None;
    let mut illegal = Vec::new();
    for entry in history {
        let state = entry.state.known().copied();
        if let (Some(state), Some(allowed)) = (state, standing.next(approval))
            && !allowed.contains(&state)
        {
            illegal.push(IllegalStep { entry, before, allowed });
        }
        (standing, before) = (standing.after(state), Some(entry));
    }
    illegal
}

/// The state to which a history leads; what is on hold is still what it was.
pub fn reached(history: &[PostEntry]) -> Option<PostState> {
    let end = history.iter().fold(Standing::New, |at, entry| at.after(entry.state.known().copied()));
    match end {
        Standing::At(state) => Some(state),
        Standing::OnHold(was) => was,
        Standing::New | Standing::Unknown => None,
    }
}

/// The platforms of a post, those that exist.
pub fn platforms<'m>(model: &'m Model, post: &'m Post) -> impl Iterator<Item = &'m Entry<Platform>> {
    post.platforms.0.iter().filter_map(|(platform, _)| model.tables.platforms.get(&platform.id))
}

/// How a post is approved: as it says itself, else as the strictest of its platforms does; a platform
/// that says nothing is like the portal.
pub fn needed(model: &Model, post: &Post) -> Approval {
    let portal = model.portal().map_or(Approval::FourEyes, |portal| portal.approval);
    let of_platforms = || platforms(model, post).map(|on| on.original().approval.unwrap_or(portal)).max();
    // Without any platform that is known, nothing is asked of a post.
    post.approval.or_else(of_platforms).unwrap_or(Approval::None)
}

/// How many people must agree.
pub fn count(approval: Approval) -> usize {
    match approval {
        Approval::None => 0,
        Approval::FourEyes => 1,
        Approval::TwoApprovers => 2,
    }
}

/// Whether somebody approves on a platform: everybody does where it names nobody. Who is not known,
/// and what names that do not exist, is not held against anybody.
pub fn approves_on(model: &Model, person: &Id, platform: &Platform) -> bool {
    let Some(person) = model.tables.people.get(person) else { return true };
    let is_named = |approver: &Ref<_>| {
        !model.knows(&approver.thing())
            || match approver.kind {
                Kind::Role => {
                    let has = |role: &Ref<_>| role.id == approver.id || !model.knows(&role.thing());
                    person.original().roles.iter().any(has)
                }
                _ => approver.id == person.head.id,
            }
    };
    platform.approvers.is_empty() || platform.approvers.iter().any(is_named)
}

/// The platforms of a post that name approvers, where somebody is not among those of any; else none.
pub fn closed_to<'m>(model: &'m Model, person: &Id, post: &'m Post) -> Vec<&'m Entry<Platform>> {
    let naming: Vec<_> =
        platforms(model, post).filter(|platform| !platform.original().approvers.is_empty()).collect();
    let is_open = naming.iter().any(|platform| approves_on(model, person, platform.original()));
    if is_open { Vec::new() } else { naming }
}

/// Whether a post that is in review waits for somebody: neither its author, nor among those who have
/// approved, and allowed to approve on a platform of it.
pub fn waits_for(model: &Model, person: &Id, post: &Post, approvals: &Approvals<'_>) -> bool {
    let has_approved = approvals.by.iter().any(|by| by.id == *person);
    post.author.id != *person && !has_approved && closed_to(model, person, post).is_empty()
}

/// The approvals that a post has.
#[derive(Debug, Clone, PartialEq)]
pub struct Approvals<'p> {
    /// Who has approved: different people, none of them the author.
    pub by: Vec<&'p Ref<Person>>,
    /// How many there are on the platform that has the fewest.
    pub have: usize,
    /// How many are needed.
    pub need: usize,
}

impl<'p> Approvals<'p> {
    /// Those that count on a platform.
    pub fn on(&self, model: &Model, platform: &Entry<Platform>) -> Vec<&'p Ref<Person>> {
        let approves = |person: &&&Ref<Person>| approves_on(model, &person.id, platform.original());
        self.by.iter().filter(approves).copied().collect()
    }

    /// Whether they suffice.
    pub fn are_enough(&self) -> bool {
        self.have >= self.need
    }
}

/// The approvals that a post has after some entries of its history. Those before the last `in_review`
/// do not count, and what comes back from being on hold is what it was: nobody approves it by that.
pub fn approvals<'p>(model: &Model, post: &'p Post, entries: &[&'p PostEntry]) -> Approvals<'p> {
    let mut by: Vec<&Ref<Person>> = Vec::new();
    let mut is_on_hold = false;
    for entry in entries {
        let counts = || entry.by.id != post.author.id && by.iter().all(|known| known.id != entry.by.id);
        match entry.state.value {
            PostState::InReview => by.clear(),
            PostState::Approved
                if !is_on_hold && counts() && closed_to(model, &entry.by.id, post).is_empty() =>
            {
                by.push(&entry.by);
            }
            _ => {}
        }
        is_on_hold = entry.state.value == PostState::OnHold;
    }
    let mut approvals = Approvals { have: by.len(), by, need: count(needed(model, post)) };
    let on_each = platforms(model, post).map(|platform| approvals.on(model, platform).len());
    approvals.have = on_each.min().unwrap_or(approvals.have);
    approvals
}

/// The entries of a post's history up to a day.
pub fn entries_until(post: &Post, as_of: Date) -> Vec<&PostEntry> {
    post.history.iter().filter(|entry| entry.date.date <= as_of).collect()
}

/// The state of a post on a day. Approved by one of two, it is still in review.
pub fn state(model: &Model, post: &Post, as_of: Date) -> PostState {
    let written = written_state(post, as_of);
    let is_half = || !approvals(model, post, &entries_until(post, as_of)).are_enough();
    if written == PostState::Approved && !post.history.is_empty() && is_half() {
        return PostState::InReview;
    }
    written
}

/// Whether the day on which a post was to appear has passed before it was approved.
pub fn is_expired(model: &Model, post: &Post, as_of: Date) -> bool {
    let is_open = matches!(
        state(model, post, as_of),
        PostState::Draft | PostState::InReview | PostState::ChangesRequested
    );
    is_open && planned_day(post).is_some_and(|planned| planned.date < as_of)
}

/// For how many days a post in review has waited: since it last came into review.
pub fn waiting_days(model: &Model, post: &Post, as_of: Date) -> Option<i32> {
    let entries = entries_until(post, as_of);
    let since = entries.iter().rev().find(|entry| entry.state.value == PostState::InReview)?;
    (state(model, post, as_of) == PostState::InReview).then(|| (as_of - since.date.date).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_those_of_the_table() {
        use PostState::*;
        let cases: [(&[PostState], Approval, bool); 16] = [
            (&[Idea, Draft, InReview, Approved, Published], Approval::FourEyes, true),
            (&[InReview, Approved, Approved, Scheduled, Failed, Scheduled], Approval::TwoApprovers, true),
            (&[Draft, InReview, Rejected, Draft], Approval::FourEyes, true),
            (&[Draft, OnHold, Draft], Approval::FourEyes, true),
            (&[Draft, OnHold, InReview], Approval::FourEyes, false),
            (&[InReview, OnHold, OnHold, Cancelled], Approval::FourEyes, false),
            (&[InReview, OnHold, Cancelled], Approval::FourEyes, true),
            (&[Approved, Published], Approval::None, true),
            (&[Approved, Published], Approval::FourEyes, false),
            (&[Draft, Approved], Approval::None, true),
            (&[Draft, Approved], Approval::FourEyes, false),
            (&[Idea, Approved], Approval::None, false),
            (&[InReview, Approved, Published, Cancelled], Approval::FourEyes, false),
            (&[Draft, Cancelled, Draft], Approval::FourEyes, false),
            (&[Scheduled], Approval::FourEyes, false),
            (&[], Approval::FourEyes, true),
        ];
        for (states, approval, legal) in cases {
            let mut standing = Standing::New;
            let mut all = true;
            for state in states {
                all &= standing.next(approval).is_none_or(|next| next.contains(state));
                standing = standing.after(Some(*state));
            }
            assert_eq!(all, legal, "{states:?} with {approval:?}");
        }
    }

    #[test]
    fn what_was_refused_is_not_held_against_what_follows() {
        let unknown = Standing::New.after(None);
        assert_eq!(unknown.next(Approval::FourEyes), None);
        assert_eq!(unknown.after(Some(PostState::OnHold)).next(Approval::FourEyes), None);
    }
}
