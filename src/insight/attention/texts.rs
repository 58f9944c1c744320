//! What waits for somebody to read it: posts, reviews, guidelines and chapters.

use super::{Attention, AttentionKind, Found, after_name, point, quoted};
use crate::insight::lateness::is_open;
use crate::insight::post_standing::{self, PostStanding};
use crate::insight::reason::Reason;
use crate::insight::review::{ReviewState, ReviewedText};
use crate::insight::{Insight, approval, concept, phrase, review};
use crate::locale::{Words, foreign};
use crate::model::{Assessment, Entry, Gravity, Id, Kind, PostState, Review, Spanned};
use crate::source::Span;

/// A post may wait so many days for approval before it needs attention.
const PATIENCE_DAYS: i32 = 3;
/// So many days before it is to appear, a post that is not approved needs attention.
const CLOSE_DAYS: i32 = 2;

/// Every post that has expired, waits too long, or is to appear soon and is not approved.
pub(super) fn approvals<'m>(found: &mut Found<'m>, insight: &Insight<'m>) {
    for standing in insight.posts.values() {
        let open = [PostState::Draft, PostState::InReview, PostState::ChangesRequested];
        if !open.contains(&standing.state) {
            continue;
        }
        let as_of = found.today.as_of;
        let planned = standing.planned.map(|planned| planned.date);
        let ahead = planned.map(|day| (day - as_of).get_days());
        let waits = standing.waiting_days.filter(|days| *days > PATIENCE_DAYS);
        let is_close =
            ahead.is_some_and(|days| (0..=CLOSE_DAYS).contains(&days)) && standing.held_by.is_none();
        let thing = standing.entry.head.thing();
        let name = quoted(&found.name(&thing));
        let (value, words, when, days) = if let Some(days) = ahead.filter(|_| standing.shows_expired()) {
            let words = Words::new(
                format!("Beitrag {} ist nicht freigegeben", name.de),
                format!("Post {} is not approved", name.en),
            );
            (Assessment::Red, words, phrase::since(-days), -days)
        } else if let Some(days) = waits {
            let words =
                Words::new(format!("Freigabe {} wartet", name.de), format!("Approval of {} waits", name.en));
            (Assessment::Yellow, words, phrase::since(days), days - PATIENCE_DAYS)
        } else if let Some(day) = planned.filter(|_| is_close) {
            let words = Words::new(
                format!("Beitrag {} ist noch nicht freigegeben", name.de),
                format!("Post {} is not approved yet", name.en),
            );
            (Assessment::Yellow, words, phrase::relative(day, as_of), 0)
        } else {
            continue;
        };
        let reasons = why_not_approved(found, standing);
        let last = approval::entries_until(standing.entry.original(), as_of).pop();
        let at = last.map_or(standing.entry.head.first_key, |entry| entry.state.at);
        let one = point(AttentionKind::Approval, value, &thing, words, reasons, at);
        let who = to_act(found, standing);
        found.all.push(Attention { days_late: days, when: Some(when), who, ..one });
    }
}

/// How far a post is, and when it is to appear.
fn why_not_approved(found: &Found<'_>, standing: &PostStanding<'_>) -> Vec<Reason> {
    let post = standing.entry.original();
    let last = approval::entries_until(post, found.today.as_of).pop();
    let at = last.map_or(standing.entry.head.first_key, |entry| entry.state.at);
    let (have, need) = (standing.approvals.have, standing.approvals.need);
    let state = match standing.state {
        PostState::InReview => Words::new(
            format!("{have} von {need} {}.", if need == 1 { "Freigabe" } else { "Freigaben" }),
            format!("{have} of {need} {}.", if need == 1 { "approval" } else { "approvals" }),
        ),
        PostState::ChangesRequested => Words::new("Änderungen sind erbeten.", "Changes are requested."),
        _ => Words::new("Noch ein Entwurf.", "Still a draft."),
    };
    let mut reasons = vec![Reason::new(state, at)];
    if let Some(planned) = standing.planned {
        let day = phrase::day(planned.date);
        let words = if planned.date < found.today.as_of {
            Words::new(
                format!("Geplant war er für den {}.", day.de),
                format!("It was planned for {}.", day.en),
            )
        } else {
            Words::new(format!("Geplant für den {}.", day.de), format!("Planned for {}.", day.en))
        };
        reasons.push(Reason::new(words, post.planned.as_ref().map_or(at, |planned| planned.at)));
    }
    reasons
}

/// Who approves, of those who have not; who writes, where it is their turn or nobody is named.
fn to_act<'m>(found: &Found<'m>, standing: &PostStanding<'m>) -> Vec<&'m Id> {
    let asked = match standing.state {
        PostState::InReview => post_standing::asked(found.today, standing),
        _ => Vec::new(),
    };
    let people = asked.into_iter().filter(|one| one.kind == Kind::Person);
    let who: Vec<&Id> = people.map(|person| &person.id).collect();
    if who.is_empty() { vec![&standing.entry.original().author.id] } else { who }
}

/// Every review that is overdue, the overdue findings of each, and concepts to be looked at again.
pub(super) fn reviews(found: &mut Found<'_>) {
    let (tables, as_of) = (&found.today.model.tables, found.today.as_of);
    for entry in &tables.reviews {
        let value = entry.original();
        let due =
            value.due.as_ref().filter(|due| due.at.is_somewhere() && is_open(value.done.as_ref(), as_of));
        if let Some((due, days)) = due.and_then(|due| Some((due, found.days_late(due.value)?))) {
            let name = found.today.refer(&value.subject);
            let words = Words::new(
                format!("Prüfung von {} ist überfällig", quoted(&name).de),
                format!("Review of {} is overdue", quoted(&name).en),
            );
            let reasons = vec![was_due(due)];
            let one =
                point(AttentionKind::Review, Assessment::Yellow, &entry.head.thing(), words, reasons, due.at);
            found.late(days, Attention { who: vec![&value.reviewer.id], ..one });
        }
        findings(found, entry);
    }
    for entry in &tables.concepts {
        let value = entry.original();
        let due = value.review_by.as_ref().filter(|due| due.at.is_somewhere());
        let Some(due) = due.filter(|_| !concept::is_over(value)) else { continue };
        let Some(days) = found.days_late(due.value) else { continue };
        let thing = entry.head.thing();
        let words = after_name(
            &found.name(&thing),
            &Words::new("Konzept wieder ansehen", "look at the concept again"),
        );
        let one = point(AttentionKind::Review, Assessment::Yellow, &thing, words, vec![was_due(due)], due.at);
        found.late(days, Attention { who: vec![&value.owner.id], ..one });
    }
}

/// The overdue findings of a review as one point; red where one of them is serious.
fn findings<'m>(found: &mut Found<'m>, entry: &'m Entry<Review>) {
    let value = entry.original();
    let mut overdue = Vec::new();
    for (index, finding) in review::open_findings(value, found.today.as_of) {
        let due = finding.due.as_ref().filter(|due| due.at.is_somewhere());
        if let Some((due, days)) = due.and_then(|due| Some((due, found.days_late(due.value)?))) {
            overdue.push((index, finding, due, days));
        }
    }
    let Some(most) = overdue.iter().map(|(.., days)| *days).max() else { return };
    let is_serious = overdue.iter().any(|(_, finding, ..)| finding.severity == Some(Gravity::High));
    let name = quoted(&found.today.refer(&value.subject));
    let what = phrase::count(
        overdue.len(),
        ("ein Befund ist überfällig", "one finding is overdue"),
        ("{} Befunde sind überfällig", "{} findings are overdue"),
    );
    let words = Words::new(
        format!("Prüfung von {}: {}", name.de, what.de),
        format!("Review of {}: {}", name.en, what.en),
    );
    let mut who: Vec<&Id> = Vec::new();
    let mut reasons = Vec::new();
    for (index, finding, due, _) in &overdue {
        who.extend(
            finding
                .owner
                .iter()
                .map(|owner| &owner.id)
                .filter(|owner| !who.contains(owner))
                .collect::<Vec<_>>(),
        );
        let text = phrase::both(entry, |review| Some(&review.findings.get(*index)?.text)).unwrap_or_default();
        let day = phrase::day(due.value);
        let full = |text: &str| foreign::without_full_stop(text).into_owned();
        let words = Words::new(
            format!("{}, zu beheben bis {}.", full(&text.de), day.de),
            format!("{}, to be mended by {}.", full(&text.en), day.en),
        );
        reasons.push(Reason::new(words, due.at));
    }
    let severity = if is_serious { Assessment::Red } else { Assessment::Yellow };
    let at = overdue.first().map_or(Span::NOWHERE, |(.., due, _)| due.at);
    let one = point(AttentionKind::Review, severity, &entry.head.thing(), words, reasons, at);
    found.late(most, Attention { who, ..one });
}

fn was_due(due: &Spanned<jiff::civil::Date>) -> Reason {
    let day = phrase::day(due.value);
    Reason::new(
        Words::new(format!("Fällig war sie am {}.", day.de), format!("It was due on {}.", day.en)),
        due.at,
    )
}

/// Every guideline and chapter whose review is overdue, or that was never reviewed.
pub(super) fn guidelines(found: &mut Found<'_>) {
    for text in review::texts(found.today.model, found.today.as_of) {
        if let Some(state) = text.state(found.today.as_of) {
            guideline(found, &text, state);
        }
    }
}

fn guideline<'m>(found: &mut Found<'m>, text: &ReviewedText<'m>, state: ReviewState) {
    let thing = text.head.thing();
    let name = quoted(&found.name(&thing));
    let kind = match thing.kind {
        Kind::Guideline => Words::new("Richtlinie", "Guideline"),
        _ => Words::new("Kapitel", "Chapter"),
    };
    let (days, what, why) = match state {
        ReviewState::Due { last, next } => {
            let Some(days) = found.days_late(next) else { return };
            let (last, next) = (phrase::day(last), phrase::day(next));
            let why = Words::new(
                format!("Zuletzt geprüft am {}, wieder fällig am {}.", last.de, next.de),
                format!("Last reviewed on {}, due again on {}.", last.en, next.en),
            );
            (days, Words::new("Prüfung ist fällig", "review is due"), why)
        }
        ReviewState::Never => {
            let why = Words::new(
                "Wann sie zuletzt geprüft wurde, steht nirgends.",
                "When it was last reviewed is written nowhere.",
            );
            (0, Words::new("noch nie geprüft", "never reviewed"), why)
        }
    };
    let words = Words::new(
        format!("{} {}: {}", kind.de, name.de, what.de),
        format!("{} {}: {}", kind.en, name.en, what.en),
    );
    let reasons = vec![Reason::new(why, text.at())];
    let one = point(AttentionKind::Guideline, Assessment::Yellow, &thing, words, reasons, text.at());
    let who = text.owner.iter().map(|owner| &owner.id).collect();
    found.late(days, Attention { who, ..one });
}
