//! Approvals and reviews: which posts wait for approval, expired, or go back; what is looked at, by
//! whom, what was found. Times are of the posts and reviews, never of people.

use std::cmp::Reverse;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{campaign, post};
use crate::insight::post_standing::{self, PostStanding};
use crate::insight::{lateness, review as reviews};
use crate::locale::Words;
use crate::model::{Entry, PostEntry, PostState, Review};
use crate::view::details::{add_section, row, row_at, section, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Link, Row, Section, Word};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// Reviews that were done in so many days are shown first.
const LATELY: i32 = 90;

/// The page of all approvals and reviews.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let as_of = writer.site.as_of;
    let is_done = |review: &&Entry<Review>| !lateness::is_open(review.original().done.as_ref(), as_of);
    let (mut done, mut open): (Vec<_>, Vec<_>) = writer.site.model.tables.reviews.iter().partition(is_done);
    let due = |review: &Entry<Review>| review.original().due.as_ref().map(|due| due.value);
    open.sort_by_key(|review| (due(review).is_none(), due(review), review.head.id.clone()));
    let done_on = |review: &Entry<Review>| review.original().done.as_ref().map(|done| done.value);
    done.sort_by_key(|review| Reverse(done_on(review)));
    let lately = as_of.saturating_sub(LATELY.days());
    let first_earlier = done.partition_point(|review| done_on(review) >= Some(lately));
    let earlier = done.split_off(first_earlier);
    let mut sections = approvals(writer);
    sections.push(list(writer, "open_reviews", &open));
    sections.push(findings(writer));
    sections.push(list(writer, "done_reviews", &done));
    add_section(&mut sections, "earlier_reviews", list(writer, "earlier_reviews", &earlier).table);
    let title = writer.say(&Words::new("Freigaben und Prüfungen", "Approvals and reviews"));
    let head = frame::section(writer, title, "reviews", "reviews/index.html");
    (head, View::Article(Article { sections, ..Article::default() }))
}

/// The posts that wait, that have expired, and that go back to their authors.
fn approvals(writer: &Writer<'_>) -> Vec<Section> {
    let posts = || writer.insight().posts.values();
    let mut waiting: Vec<&PostStanding<'_>> = posts().filter(|post| post.waiting_days.is_some()).collect();
    waiting.sort_by_key(|post| (Reverse(post.waiting_days), post.planned.is_none(), post.planned));
    let mut expired: Vec<&PostStanding<'_>> = posts().filter(|post| post.shows_expired()).collect();
    expired.sort_by_key(|post| post.planned);
    let is_back = |post: &&PostStanding<'_>| post.state == PostState::ChangesRequested;
    let mut back: Vec<&PostStanding<'_>> = posts().filter(is_back).collect();
    back.sort_by_key(|post| post.last.map(|last| last.date.value));
    vec![waiting_posts(writer, &waiting), expired_posts(writer, &expired), posts_with_changes(writer, &back)]
}

/// The posts in review, those that wait longest first.
fn waiting_posts(writer: &Writer<'_>, posts: &[&PostStanding<'_>]) -> Section {
    let rows = posts.iter().map(|standing| {
        let since = standing.waiting_days.map(|days| unbroken(writer, days)).unwrap_or_default();
        let Approvals { count, by } = approvals_of(writer, standing);
        row([
            title(writer, standing),
            Cell::text(since),
            Cell::text(count).note(by),
            approvers(writer, standing),
            planned(writer, standing),
            marks(writer, standing),
        ])
    });
    let columns = ["post", "waiting", "approvals", "may_approve", "planned", "remark"].map(Column::new);
    section("waiting_posts", table_without_empty_columns(columns, rows.collect()).listed(&[]))
}

/// The posts that were not approved by the day for which they were planned.
fn expired_posts(writer: &Writer<'_>, posts: &[&PostStanding<'_>]) -> Section {
    let rows = posts.iter().map(|standing| {
        let days =
            standing.planned.and_then(|planned| lateness::overdue_days(planned.date, writer.site.as_of));
        let since = days.map(|days| unbroken(writer, days)).unwrap_or_default();
        row([
            title(writer, standing),
            Cell::judgement(post::state(writer, standing)),
            planned(writer, standing),
            Cell::text(since),
            Cell::links([writer.refer(&standing.entry.original().author)]),
        ])
    });
    let columns = ["post", "state", "planned", "expired_since", "author"].map(Column::new);
    section("expired_posts", table_without_empty_columns(columns, rows.collect()).listed(&["author"]))
}

/// The posts for which changes were asked, those asked first first.
fn posts_with_changes(writer: &Writer<'_>, posts: &[&PostStanding<'_>]) -> Section {
    let rows = posts.iter().map(|standing| {
        let note = standing.last.and_then(|last| said(writer, standing, last)).unwrap_or_default();
        let asked = standing.last.map(|last| writer.short_day(last.date.date));
        let days = standing.last.map(|last| (writer.site.as_of - last.date.date).get_days());
        row([
            title(writer, standing),
            Cell::text(note),
            Cell::day(asked).note(days.map(|days| writer.dates.since(days)).unwrap_or_default()),
            planned(writer, standing),
            Cell::links([writer.refer(&standing.entry.original().author)]),
            marks(writer, standing),
        ])
    });
    let columns = ["post", "asked_for", "asked_on", "planned", "author", "remark"].map(Column::new);
    section("changes_requested", table_without_empty_columns(columns, rows.collect()).listed(&["author"]))
}

/// How long something has lasted, for a narrow column: "seit 5 Tagen", in one line.
fn unbroken(writer: &Writer<'_>, days: i32) -> String {
    writer.dates.since(days).replace(' ', "\u{a0}")
}

/// What was said with a step, in the page's language where it is translated.
fn said(writer: &Writer<'_>, standing: &PostStanding<'_>, step: &PostEntry) -> Option<String> {
    let history = &standing.entry.original().history;
    let index = history.iter().position(|one| std::ptr::eq(one, step))?;
    let translated = standing.entry.value(writer.language).history.get(index);
    translated.unwrap_or(step).note.as_ref().map(|note| writer.text(note))
}

/// A post by its place in the calendar, with where it is to appear.
fn title(writer: &Writer<'_>, standing: &PostStanding<'_>) -> Cell {
    let platforms = standing.entry.original().platforms.0.iter();
    let names: Vec<String> = platforms.map(|(platform, _)| writer.refer(platform).text).collect();
    Cell::links([writer.entry(standing.entry)]).note(names.join(", "))
}

/// The approvals of a post in words: "1 von 2", and who gave them.
struct Approvals {
    count: String,
    by: String,
}

fn approvals_of(writer: &Writer<'_>, standing: &PostStanding<'_>) -> Approvals {
    let given = &standing.approvals;
    let names: Vec<String> = given.by.iter().map(|by| writer.refer(by).text).collect();
    let by = if names.is_empty() {
        String::new()
    } else {
        let names = writer.language.and(&names);
        writer.say(&Words::new(format!("freigegeben von {names}"), format!("approved by {names}")))
    };
    Approvals { count: post::of(writer, given.have, given.need), by }
}

/// Who may approve.
fn approvers(writer: &Writer<'_>, standing: &PostStanding<'_>) -> Cell {
    let asked = post_standing::asked(writer.insight().today, standing);
    let names_any = crate::insight::approval::platforms(writer.site.model, standing.entry.original())
        .any(|platform| !platform.original().approvers.is_empty());
    if names_any {
        return Cell::links(asked.into_iter().map(|one| writer.refer(one)));
    }
    let author = writer.refer(&standing.entry.original().author).text;
    Cell::text(writer.say(&Words::new(format!("alle außer {author}"), format!("everybody except {author}"))))
}

/// When a post is to appear.
fn planned(writer: &Writer<'_>, standing: &PostStanding<'_>) -> Cell {
    Cell::day(standing.planned.map(|planned| writer.short_moment(planned)))
}

/// What stands out beside the queue: that a post has expired, or that an incident holds it.
fn marks(writer: &Writer<'_>, standing: &PostStanding<'_>) -> Cell {
    if standing.held_by.is_some() || standing.is_expired {
        let mut state = post::state(writer, standing);
        if standing.held_by.is_none() {
            state.word = Word { key: "expired", text: writer.say(&Words::new("abgelaufen", "expired")) };
        }
        return Cell::judgement(state);
    }
    Cell::default()
}

fn list(writer: &Writer<'_>, key: &'static str, reviews: &[&Entry<Review>]) -> Section {
    let rows = reviews.iter().map(|review| review_row(writer, review));
    let columns = ["subject", "reviewer", "requested", "due", "state", "done", "outcome"].map(Column::new);
    section(key, table_without_empty_columns(columns, rows.collect()).listed(&["reviewer"]))
}

fn review_row(writer: &Writer<'_>, review: &Entry<Review>) -> Row {
    let as_of = writer.site.as_of;
    let value = review.original();
    let done = value.done.as_ref().filter(|done| done.value <= as_of);
    let outcome = value.outcome.as_ref().filter(|_| done.is_some());
    let requested = value.requested.as_ref().filter(|requested| requested.value <= as_of);
    row_at(
        review.head.id.as_str(),
        [
            subject(writer, value),
            Cell::links([writer.refer(&value.reviewer)]),
            Cell::day(requested.map(|requested| writer.short_day(requested.value))),
            Cell::day(value.due.as_ref().map(|due| writer.short_day(due.value))),
            due_state(writer, value.due.as_ref().map(|due| due.value).filter(|_| done.is_none())),
            Cell::day(done.map(|done| writer.short_day(done.value))),
            outcome.map(|outcome| Cell::word(writer.word(outcome.value))).unwrap_or_default(),
        ],
    )
}

/// What is looked at, with what kind of thing it is.
fn subject(writer: &Writer<'_>, review: &Review) -> Cell {
    Cell::links([writer.refer(&review.subject)]).note(writer.say(&review.subject.kind.words()))
}

/// "9 Tage überfällig", for what is late.
fn due_state(writer: &Writer<'_>, due: Option<Date>) -> Cell {
    let late = due.and_then(|due| lateness::overdue_days(due, writer.site.as_of));
    let word = |days| Word { key: "overdue", text: campaign::overdue(writer, days) };
    late.map(|days| Cell::word(word(days))).unwrap_or_default()
}

/// The findings that are not mended yet, those due first first.
fn findings(writer: &Writer<'_>) -> Section {
    let as_of = writer.site.as_of;
    let mut rows: Vec<(Option<Date>, Row)> = Vec::new();
    for review in &writer.site.model.tables.reviews {
        let value = review.value(writer.language);
        for (_, finding) in reviews::open_findings(value, as_of) {
            let due = finding.due.as_ref().map(|due| due.value);
            let about: Link = writer.refer(&value.subject);
            let cells = row([
                Cell::text(writer.text(&finding.text)),
                Cell::links([about]),
                finding.severity.map(|severity| Cell::word(writer.word(severity))).unwrap_or_default(),
                Cell::links(finding.owner.iter().map(|owner| writer.refer(owner))),
                Cell::day(due.map(|due| writer.short_day(due))),
                due_state(writer, due),
            ]);
            rows.push((due, cells));
        }
    }
    rows.sort_by_key(|(due, _)| (due.is_none(), *due));
    let columns = ["finding", "subject", "severity", "owner", "due", "state"].map(Column::new);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    section("findings", table_without_empty_columns(columns, rows).listed(&[]))
}
