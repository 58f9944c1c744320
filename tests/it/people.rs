//! What people see on their pages, and what is handed over: hand-made cases, the edges included.

use jiff::civil::date;
use leitstand::insight::stand_in::{self, StandIn};
use leitstand::insight::{Insight, Today, approval};
use leitstand::model::{Audience, Id, Model};
use leitstand::source::Files;
use leitstand::view::views::View;
use leitstand::view::{self, Site, Subject};

use crate::coverage::model;

const XING: &str = "---
title: Xing
network: xing
lifecycle: active
accountable: ada
deputy: bea
duties: [content, analytics]
approvers: [\"person:ada\", \"role:redaktion\"]
---
";

/// A portal with four people, a platform and two posts in review.
fn portal() -> Model {
    let people = [
        (
            "ada",
            "absences: [{from: 2026-03-02, to: 2026-03-03, deputy: bea}, {from: 2026-04-01, deputy: bea}]",
        ),
        ("bea", "roles: [redaktion]\nabsences: [{from: 2026-03-16, to: 2026-03-16, deputy: cem}]"),
        ("cem", "left_on: 2026-03-31"),
        ("dan", "left_on: 2026-02-28"),
    ];
    let posts = "posts:
  - id: eins
    title: Eins
    platforms: [xing]
    author: bea
    approval: two_approvers
    planned: 2026-04-01
    text: T
    history:
      - {state: in_review, date: 2026-02-20, by: bea}
      - {state: approved, date: 2026-02-21, by: ada}
  - id: zwei
    title: Zwei
    platforms: [frei]
    author: cem
    planned: 2026-03-31
    text: T
    history: [{state: in_review, date: 2026-02-20, by: cem}]
";
    let files = [
        ("roles/redaktion.md", "---\ntitle: Redaktion\nsummary: Schreibt.\n---\n"),
        ("platforms/xing.md", XING),
        (
            "platforms/frei.md",
            "---\ntitle: Frei\nnetwork: x\nlifecycle: planned\naccountable: dan\nduties: [content]\n---\n",
        ),
        ("status/posts/a.yaml", posts),
    ];
    model("", &people, &files)
}

#[test]
fn deputies_see_for_whom_they_stand_in() {
    let model = portal();
    let found = |person: &str, day, audience| -> Vec<String> {
        let today = Today::new(&model, day, audience).expect("settings");
        let found = stand_in::for_whom(&Insight::new(today), &Id::new(person)).into_iter();
        let say = |one: StandIn<'_>| match one {
            StandIn::Absence { of, from, to } => {
                format!("{of} {from} {}", to.map(|to| to.to_string()).unwrap_or_default())
            }
            StandIn::Duty { platform, duty, of } => format!("{of} {}/{}", platform.head.id, duty.id),
        };
        found.map(say).collect()
    };
    let duties = ["ada xing/content", "ada xing/analytics"];
    let (first, open) = ("ada 2026-03-02 2026-03-03", "ada 2026-04-01 ");
    assert_eq!(found("bea", date(2026, 3, 3), Audience::Team), [&[first, open], &duties[..]].concat());
    // An absence that is over is shown nowhere.
    assert_eq!(found("bea", date(2026, 3, 4), Audience::Team), [&[open], &duties[..]].concat());
    assert_eq!(found("bea", date(2026, 3, 3), Audience::Company), duties);
    assert_eq!(found("cem", date(2026, 3, 16), Audience::Team), ["bea 2026-03-16 2026-03-16"]);
}

#[test]
fn posts_wait_for_those_who_may_approve_them() {
    let model = portal();
    let waits = |post: &str, person: &str| {
        let post = model.tables.posts.get(&Id::new(post)).expect(post).original();
        let entries = approval::entries_until(post, date(2026, 3, 2));
        let approvals = approval::approvals(&model, post, &entries);
        approval::waits_for(&model, &Id::new(person), post, &approvals)
    };
    // Ada has approved, Bea wrote it, Cem is not among those who approve on Xing.
    assert_eq!(["ada", "bea", "cem"].map(|person| waits("eins", person)), [false; 3]);
    // Where a platform names nobody, everybody approves but the author.
    assert_eq!(["ada", "bea", "cem"].map(|person| waits("zwei", person)), [true, true, false]);
}

#[test]
fn what_is_due_of_people_reaches_thirty_days_ahead() {
    let model = portal();
    let due = |day| {
        let today = Today::new(&model, day, Audience::Team).expect("settings");
        let insight = Insight::new(today);
        ["bea", "cem"].map(|person| {
            let due = insight.due_of_person.get(&Id::new(person)).into_iter().flatten();
            due.map(|one| one.words.de.clone()).collect::<Vec<_>>()
        })
    };
    let (eins, zwei, none): (Vec<String>, Vec<String>, Vec<String>) =
        (vec!["Eins".to_owned()], vec!["Zwei".to_owned()], Vec::new());
    assert_eq!(due(date(2026, 2, 28)), [none.clone(), none.clone()]);
    assert_eq!(due(date(2026, 3, 1)), [none, zwei.clone()]);
    assert_eq!(due(date(2026, 3, 2)), [eins.clone(), zwei.clone()]);
    // What was due before and is not done stays.
    assert_eq!(due(date(2026, 6, 2)), [eins, zwei]);
}

#[test]
fn leavers_come_first_then_those_who_leave_then_those_who_are_away() {
    let model = portal();
    let handing = |day, audience| -> Vec<(&str, Vec<String>)> {
        let today = Today::new(&model, day, audience).expect("settings");
        let files = Files::default();
        let site = Site::new(Insight::new(today), &files, None);
        let jobs = view::jobs(&site);
        let job = jobs.iter().find(|job| job.subject == Subject::Handover).expect("the handover");
        let Some(View::Handover(view)) = view::page(&site, job).map(|page| page.view) else {
            panic!("the handover has a view of its own")
        };
        let names = |people: Vec<leitstand::view::views::Holder>| {
            people.into_iter().map(|holder| holder.person.text).collect()
        };
        view.sections.into_iter().map(|group| (group.key, names(group.people))).collect()
    };
    let group = |key, names: &[&str]| (key, names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    // Cem leaves within three months; Ada's second absence lies beyond the days that are looked at.
    assert_eq!(handing(date(2026, 2, 15), Audience::Team), [group("leaving", &["cem", "dan"])]);
    assert_eq!(
        handing(date(2026, 3, 2), Audience::Team),
        [group("left", &["dan"]), group("leaving", &["cem"]), group("away", &["ada", "bea"])]
    );
    assert_eq!(
        handing(date(2026, 3, 2), Audience::Company),
        [group("left", &["dan"]), group("leaving", &["cem"])]
    );
    // Whose name has gone still hands over.
    assert_eq!(
        handing(date(2026, 9, 1), Audience::Company),
        [group("left", &["cem", "ehemaliges Teammitglied"])]
    );
}
