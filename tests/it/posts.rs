//! Posts on their way: the rule of approval clause by clause, what an incident keeps on hold, and the
//! places of a post in the editorial calendar.

use std::fmt::Write as _;

use jiff::civil::Date;
use leitstand::insight::calendar::Calendar;
use leitstand::insight::post::shown_on;
use leitstand::insight::{Insight, Today, post_standing};
use leitstand::model::{Audience, Id, Model, PostState};
use leitstand::source::Memory;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, load};

use PostState::{
    Approved, Cancelled, ChangesRequested, Draft, Failed, Idea, InReview, OnHold, Published, Rejected,
    Scheduled,
};

fn day(text: &str) -> Date {
    text.parse().expect(text)
}

/// A portal with two open platforms and one that names its approvers, and two incidents.
fn model(posts: &str) -> Model {
    let platform = |title: &str, more: &str| {
        format!("---\ntitle: {title}\nnetwork: xing\nlifecycle: active\n{more}---\n")
    };
    let incident = |more: &str| {
        format!("---\ntitle: Sturm\nlead: max\nplatforms: [sturm]\nstarted: 2026-04-05 09:00\n{more}---\n")
    };
    let source = Memory::new(day("2026-12-31"))
        .file("portal.yaml", "title: Portal\n")
        .file("people/max.yaml", "name: Max Berg\n")
        .file("people/eva.yaml", "name: Eva Tal\nroles: [pruefung]\n")
        .file("people/ida.yaml", "name: Ida See\n")
        .file("roles/pruefung.md", "---\ntitle: Prüfung\nsummary: Prüft.\n---\n")
        .file("platforms/xing.md", platform("Xing", ""))
        .file("platforms/zwei.md", platform("Zwei", "approval: two_approvers\n"))
        .file("platforms/eng.md", platform("Eng", "approvers: [\"role:pruefung\"]\n"))
        .file("platforms/sturm.md", platform("Sturm", ""))
        .file("status/incidents/a.md", incident("hold_posts: true\nended: 2026-04-20 08:00\n"))
        .file("status/incidents/b.md", incident("ended: 2026-05-01\n"))
        .file("status/posts/2026.yaml", format!("posts:\n{posts}"));
    let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("memory can be read");
    loaded.model
}

/// A post of Max with a history, each entry written as "state day by".
fn post(id: &str, more: &str, history: &[&str]) -> String {
    let mut text = format!("  - id: {id}\n    title: Beitrag\n    author: max\n    text: Ein Text.\n");
    for line in more.split("; ") {
        let _ = writeln!(text, "    {line}");
    }
    for (index, entry) in history.iter().enumerate() {
        let mut parts = entry.split(' ');
        let mut next = || parts.next().unwrap_or_default();
        let (state, date, by) = (next(), next(), next());
        let key = if index == 0 { "    history:\n" } else { "" };
        let _ = writeln!(text, "{key}      - {{state: {state}, date: 2026-{date}, by: {by}}}");
    }
    text
}

/// The day, the state that is shown, approvals as "have of need", days of waiting, whether it is expired.
type Stands = (&'static str, PostState, (usize, usize), Option<i32>, bool);

/// What is promised, the fields of a post of Max, its history, and how it stands on some days.
type Case = (&'static str, &'static str, &'static [&'static str], &'static [Stands]);

const CASES: &[Case] = &[
    (
        "before its first entry a post is an idea, and an idea never expires",
        "platforms: [xing]; planned: 2026-04-10",
        &["draft 04-20 max"],
        &[("2026-04-19", Idea, (0, 1), None, false), ("2026-04-20", Draft, (0, 1), None, true)],
    ),
    (
        "waiting counts from the last in_review, also after changes",
        "platforms: [xing]; planned: 2026-04-10",
        &["in_review 04-01 max", "changes_requested 04-03 eva", "in_review 04-06 max"],
        &[
            ("2026-04-01", InReview, (0, 1), Some(0), false),
            ("2026-04-03", ChangesRequested, (0, 1), None, false),
            ("2026-04-06", InReview, (0, 1), Some(0), false),
            ("2026-04-10", InReview, (0, 1), Some(4), false),
            ("2026-04-11", InReview, (0, 1), Some(5), true),
        ],
    ),
    (
        "changes requested expire as well",
        "platforms: [xing]; planned: 2026-04-10",
        &["in_review 04-01 max", "changes_requested 04-03 eva"],
        &[("2026-04-11", ChangesRequested, (0, 1), None, true)],
    ),
    (
        "approved in time, it never expires",
        "platforms: [xing]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-10 eva"],
        &[
            ("2026-04-09", InReview, (0, 1), Some(8), false),
            ("2026-04-10", Approved, (1, 1), None, false),
            ("2026-05-10", Approved, (1, 1), None, false),
        ],
    ),
    (
        "one of two is in review, and the strictest platform decides",
        "platforms: [xing, zwei]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-02 eva", "approved 04-12 ida"],
        &[
            ("2026-04-02", InReview, (1, 2), Some(1), false),
            ("2026-04-11", InReview, (1, 2), Some(10), true),
            ("2026-04-12", Approved, (2, 2), None, false),
        ],
    ),
    (
        "the same person twice is one",
        "platforms: [xing, zwei]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-02 eva", "approved 04-03 eva"],
        &[("2026-04-03", InReview, (1, 2), Some(2), false)],
    ),
    (
        "an author's own approval never counts",
        "platforms: [xing]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-02 max"],
        &[("2026-04-03", InReview, (0, 1), Some(2), false)],
    ),
    (
        "approvals before the last in_review do not count",
        "platforms: [xing, zwei]; planned: 2026-04-10",
        &[
            "in_review 04-01 max",
            "approved 04-02 eva",
            "changes_requested 04-03 ida",
            "in_review 04-04 max",
            "approved 04-05 ida",
        ],
        &[("2026-04-04", InReview, (0, 2), Some(0), false), ("2026-04-05", InReview, (1, 2), Some(1), false)],
    ),
    (
        "where a platform names approvers, only they count",
        "platforms: [xing, eng]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-02 ida", "approved 04-04 eva"],
        &[("2026-04-02", InReview, (0, 1), Some(1), false), ("2026-04-04", Approved, (1, 1), None, false)],
    ),
    (
        "without approval the state is the last entry",
        "platforms: [xing]; approval: none; planned: 2026-04-10",
        &["draft 04-01 max", "approved 04-02 max"],
        &[("2026-04-01", Draft, (0, 0), None, false), ("2026-04-02", Approved, (0, 0), None, false)],
    ),
    (
        "back from being on hold it is what it was, and nobody approves it by that",
        "platforms: [xing, zwei]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-02 eva", "on_hold 04-03 ida", "approved 04-05 ida"],
        &[("2026-04-03", OnHold, (1, 2), None, false), ("2026-04-11", InReview, (1, 2), Some(10), true)],
    ),
    (
        "on hold a post does not expire",
        "platforms: [xing]; planned: 2026-04-10",
        &["draft 04-01 max", "on_hold 04-02 eva"],
        &[("2026-04-11", OnHold, (0, 1), None, false)],
    ),
    (
        "changes may still be asked for when it is scheduled",
        "platforms: [xing]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-02 eva", "scheduled 04-03 max", "changes_requested 04-04 ida"],
        &[
            ("2026-04-03", Scheduled, (1, 1), None, false),
            ("2026-04-04", ChangesRequested, (1, 1), None, false),
            ("2026-04-11", ChangesRequested, (1, 1), None, true),
        ],
    ),
    (
        "what failed does not wait and does not expire",
        "platforms: [xing]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-02 eva", "scheduled 04-03 max", "failed 04-10 max"],
        &[("2026-04-30", Failed, (1, 1), None, false)],
    ),
    (
        "what is rejected or cancelled is over",
        "platforms: [xing]; planned: 2026-04-10",
        &["in_review 04-01 max", "rejected 04-02 eva"],
        &[("2026-04-30", Rejected, (0, 1), None, false)],
    ),
    (
        "an incident that holds posts shows what is not published as on hold, while it is open",
        "platforms: [xing, sturm]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-15 eva"],
        &[
            ("2026-04-04", InReview, (0, 1), Some(3), false),
            ("2026-04-05", OnHold, (0, 1), Some(4), false),
            ("2026-04-14", OnHold, (0, 1), Some(13), false),
            ("2026-04-19", OnHold, (1, 1), None, false),
            ("2026-04-20", Approved, (1, 1), None, false),
        ],
    ),
    (
        "also what is scheduled",
        "platforms: [xing, sturm]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-02 eva", "scheduled 04-03 max"],
        &[("2026-04-06", OnHold, (1, 1), None, false)],
    ),
    (
        "not what is out",
        "platforms: [xing, sturm]; planned: 2026-04-10",
        &["in_review 04-01 max", "approved 04-02 eva", "published 04-05 max"],
        &[("2026-04-06", Published, (1, 1), None, false)],
    ),
    (
        "not what will never appear",
        "platforms: [xing, sturm]; planned: 2026-04-10",
        &["draft 04-01 max", "cancelled 04-02 max"],
        &[("2026-04-06", Cancelled, (0, 1), None, false)],
    ),
];

#[test]
fn posts_stand_as_their_history_says_on_any_day() {
    let posts: Vec<String> = CASES
        .iter()
        .enumerate()
        .map(|(index, (_, more, history, _))| post(&format!("p{index}"), more, history))
        .collect();
    let model = model(&posts.concat());
    for (index, (what, _, _, expected)) in CASES.iter().enumerate() {
        for (on, state, approvals, waiting, expired) in *expected {
            let today = Today::new(&model, day(on), Audience::Team).expect("settings");
            let insight = Insight::new(today);
            let standing = &insight.posts[&Id::new(&format!("p{index}"))];
            let found = (
                standing.shown(),
                (standing.approvals.have, standing.approvals.need),
                standing.waiting_days,
                standing.shows_expired(),
            );
            assert_eq!(found, (*state, *approvals, *waiting, *expired), "{what}, on {on}");
            let reasons = post_standing::reasons(today, standing);
            assert!(
                reasons.iter().all(|reason| reason.words.de.ends_with('.') && reason.at.is_somewhere()),
                "{what}, on {on}: {reasons:?}"
            );
            assert_eq!(reasons.is_empty(), *state == Idea, "{what}, on {on}: what is judged has a reason");
        }
    }
}

#[test]
fn those_are_asked_who_may_approve_and_have_not() {
    let cases: [(&str, &[&str], &[&str]); 4] = [
        ("platforms: [xing]", &["in_review 04-01 max"], &[]),
        ("platforms: [eng]", &["in_review 04-01 max"], &["pruefung"]),
        ("platforms: [xing, eng]", &["in_review 04-01 max"], &["pruefung"]),
        (
            "platforms: [eng]; approval: two_approvers",
            &["in_review 04-01 max", "approved 04-02 eva"],
            &["pruefung"],
        ),
    ];
    let posts: Vec<String> = cases
        .iter()
        .enumerate()
        .map(|(index, (more, history, _))| post(&format!("p{index}"), more, history))
        .collect();
    let model = model(&posts.concat());
    let today = Today::new(&model, day("2026-04-03"), Audience::Team).expect("settings");
    let insight = Insight::new(today);
    for (index, (more, _, expected)) in cases.iter().enumerate() {
        let asked = post_standing::asked(today, &insight.posts[&Id::new(&format!("p{index}"))]);
        let asked: Vec<&str> = asked.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(asked, *expected, "{more}");
    }
}

#[test]
fn posts_stand_in_the_calendar_on_each_day_that_they_are_planned_for() {
    // The fields, then each place: when, on which platforms, the number of the place.
    type Place = (&'static str, &'static [&'static str], usize);
    let cases: [(&str, &[Place]); 8] = [
        ("platforms: [xing]", &[]),
        ("platforms: [xing, zwei]; planned: 2026-04-10", &[("2026-04-10", &["xing", "zwei"], 1)]),
        // On the night when clocks go forward, and on a leap day.
        ("platforms: [xing]; planned: 2026-03-29 02:30", &[("2026-03-29 02:30", &["xing"], 1)]),
        ("platforms: [xing]; planned: 2028-02-29", &[("2028-02-29", &["xing"], 1)]),
        (
            "platforms: {xing: {planned: 2026-04-30 09:00}, zwei: {planned: 2026-05-01}}",
            &[("2026-04-30 09:00", &["xing"], 1), ("2026-05-01", &["zwei"], 2)],
        ),
        // Who says nothing goes with the post.
        (
            "platforms: {xing: {planned: 2026-04-03}, zwei: {}, eng: {}}; planned: 2026-04-10",
            &[("2026-04-03", &["xing"], 2), ("2026-04-10", &["zwei", "eng"], 1)],
        ),
        ("platforms: {xing: {planned: 2026-04-03}, zwei: {}}", &[("2026-04-03", &["xing", "zwei"], 1)]),
        // Every platform has a day of its own: the post's is none of them.
        (
            "platforms: {xing: {planned: 2026-04-12}, zwei: {planned: 2026-04-11}}; planned: 2026-03-01",
            &[("2026-04-11", &["zwei"], 1), ("2026-04-12", &["xing"], 2)],
        ),
    ];
    for (fields, expected) in cases {
        let model = model(&post("p", fields, &["draft 02-01 max"]));
        let today = Today::new(&model, day("2026-04-01"), Audience::Team).expect("settings");
        let calendar = Calendar::new(today);
        let places: Vec<(String, Vec<&str>, usize)> = calendar
            .months
            .values()
            .flatten()
            .map(|slot| {
                let time = slot.moment.time.map(|time| format!(" {:02}:{:02}", time.hour(), time.minute()));
                let when = format!("{}{}", slot.moment.date, time.unwrap_or_default());
                (when, slot.platforms.iter().map(|platform| platform.id.as_str()).collect(), slot.place)
            })
            .collect();
        let expected: Vec<(String, Vec<&str>, usize)> = expected
            .iter()
            .map(|(when, platforms, place)| ((*when).to_owned(), platforms.to_vec(), *place))
            .collect();
        assert_eq!(places, expected, "{fields}");
        assert_eq!(calendar.undated.len(), usize::from(expected.is_empty()), "{fields}");
        // What links to the post finds its first place.
        let entry = model.tables.posts.iter().next().expect("the post");
        let first = calendar.months.values().flatten().find(|slot| slot.place == 1);
        assert_eq!(shown_on(entry.original()), first.map(|slot| slot.moment), "{fields}");
    }
}
