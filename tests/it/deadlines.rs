//! What is due and not done, day by day: hand-made cases, the edges included.

use jiff::civil::{Date, date};
use leitstand::insight::{Today, deadlines};
use leitstand::model::{Audience, Choice};

use crate::coverage::model;

const CAMPAIGN: &str = "title: Herbst
lead: ada
platforms: [xing]
start: 2026-09-01
end: 2026-12-15
milestones:
  - {id: plan, title: Plan, due: 2026-09-15, done: 2026-09-20}
  - {id: film, title: Film, due: 2026-10-10, owner: bea}
  - {id: schnitt, title: Schnitt, due: 2026-10-20, department: it}
replanned:
  - {date: 2026-10-01, by: ada, reason: Drehtag, milestones: {film: 2026-11-10}}
departments:
  - {department: it, contribution: Seite, due: 2026-10-16, contact: bea}
  - {department: it, contribution: Bild, due: 2026-10-16, delivered_on: 2026-10-12}
";

const FILES: [(&str, &str); 7] = [
        ("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: active\naccountable: ada\ndeputy: bea\nduties: [content]\n---\n"),
        ("departments/it.yaml", "name: IT\n"),
        ("status/campaigns/herbst.yaml", CAMPAIGN),
        (
            "guidelines/ton.md",
            "---\ntitle: Ton\nowner: bea\nlast_reviewed: 2026-04-30\nreview_every: 6 Monate\napplies_to: [all]\n---\n",
        ),
        (
            "status/posts/a.yaml",
            "posts:
  - {id: p1, title: Eins, platforms: [xing], author: bea, planned: 2026-10-12 09:30, text: T, state: idea}
  - id: p2
    title: Zwei
    platforms: [xing]
    author: bea
    approval: none
    planned: 2026-10-12
    text: T
    link: https://example.org/
    history: [{state: approved, date: 2026-10-11, by: bea}, {state: published, date: 2026-10-12, by: bea}]
",
        ),
        (
            "status/reviews/a.yaml",
            "reviews:
  - {subject: \"campaign:herbst\", reviewer: ada, due: 2026-10-11}
  - subject: \"platform:xing\"
    reviewer: ada
    due: 2026-10-01
    done: 2026-10-02
    outcome: accepted
    findings: [{text: Alt, owner: bea, due: 2026-10-30}, {text: Neu, owner: bea, due: 2026-10-30, done: 2026-10-05}]
",
        ),
        (
            "status/decisions/d.md",
            "---
title: Umbau
kind: restructuring
status: in_effect
decided_on: 2026-08-01
decided_by: ada
effect: {check_on: 2026-10-31, platform: xing, metric: reach}
---
",
        ),
];

#[test]
fn deadlines_are_what_is_due_and_not_done() {
    let model = model("", &[("ada", ""), ("bea", "")], &FILES);
    let lines = |as_of: Date, from: Date, to: Date| -> Vec<String> {
        let today = Today::new(&model, as_of, Audience::Team).expect("settings");
        let found = deadlines::deadlines(today, from, to).into_iter();
        let line = |one: deadlines::Deadline<'_>| {
            let who: Vec<&str> = one.who.iter().map(|id| id.as_str()).collect();
            format!("{} {} {} {}", one.date, one.kind.name(), one.words.de, who.join(","))
        };
        found.map(line).collect()
    };
    let october = lines(date(2026, 10, 7), date(2026, 10, 7), date(2026, 10, 31));
    assert_eq!(
        october,
        [
            "2026-10-11 review Herbst ada",
            "2026-10-12 post Zwei bea",
            "2026-10-12 post Eins bea",
            "2026-10-16 contribution Seite bea",
            "2026-10-16 contribution Bild ",
            // Nobody owns it: it is the lead's.
            "2026-10-20 milestone Schnitt ada",
            "2026-10-30 finding Alt bea",
            "2026-10-30 guideline_review Ton bea",
            "2026-10-31 effect_check Umbau ada",
        ]
    );
    // On the day itself what is done that day is done, and the new plan has not been made before its date.
    assert_eq!(
        lines(date(2026, 9, 30), date(2026, 9, 1), date(2026, 10, 12)).join("; "),
        "2026-10-01 review Xing ada; 2026-10-10 milestone Film bea; 2026-10-11 review Herbst ada; \
         2026-10-12 post Zwei bea; 2026-10-12 post Eins bea"
    );
    assert_eq!(
        lines(date(2026, 10, 12), date(2026, 10, 10), date(2026, 10, 12)),
        ["2026-10-11 review Herbst ada", "2026-10-12 post Eins bea"]
    );
    assert_eq!(
        lines(date(2026, 11, 12), date(2026, 11, 1), date(2026, 12, 15)),
        ["2026-11-10 milestone Film bea", "2026-12-15 campaign_end Herbst ada"]
    );
}
