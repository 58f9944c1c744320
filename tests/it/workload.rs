//! Hours of duties against the hours that people have: only where it is asked for, only for the team.

use jiff::civil::date;
use leitstand::insight::{Today, workload};
use leitstand::model::{Assessment, Audience};

use crate::coverage::model;

#[test]
fn hours_are_summed_by_who_does_the_work() {
    use Assessment::{Green, Grey, Red, Yellow};
    let text = |id: &str, lifecycle: &str| {
        format!(
            "---
title: {id}
network: x
lifecycle: {lifecycle}
accountable: ada
deputy: bea
duties:
  content: {{hours: 9, responsible: [bea, cem, dan]}}
  community_care: {{hours: 7, responsible: bea}}
  analytics: {{hours: 10}}
  advertising: {{not_needed: keine Anzeigen, hours: 40}}
duties_from:
  - {{date: 2026-04-01, duties: {{analytics: {{hours: 12}}}}}}
---
"
        )
    };
    let people = [
        ("ada", "weekly_hours: 10"),
        ("bea", "weekly_hours: 10.5"),
        ("cem", ""),
        ("dan", "weekly_hours: 30\nleft_on: 2026-02-28"),
    ];
    let files =
        [("platforms/eins.md", &*text("Eins", "active")), ("platforms/zwei.md", &*text("Zwei", "paused"))];
    let loads = |settings: &str, audience, day| {
        let model = model(settings, &people, &files);
        let today = Today::new(&model, day, audience).expect("settings");
        let loads = workload::workload(today).into_iter();
        loads
            .map(|load| (load.person.to_string(), load.hours, load.weekly, load.judged.value))
            .collect::<Vec<_>>()
    };
    let row = |id: &str, hours, weekly, value| (id.to_owned(), hours, weekly, value);
    // Content is shared by three; who has left is not shown.
    assert_eq!(
        loads("workload: true\n", Audience::Team, date(2026, 3, 2)),
        [
            row("ada", 10.0, Some(10.0), Yellow),
            row("bea", 10.0, Some(10.5), Green),
            row("cem", 3.0, None, Grey)
        ]
    );
    // Twelve of ten hours are just red.
    assert_eq!(
        loads("workload: true\n", Audience::Team, date(2026, 4, 1)).first(),
        Some(&row("ada", 12.0, Some(10.0), Red))
    );
    assert_eq!(loads("workload: true\n", Audience::Company, date(2026, 3, 2)), []);
    assert_eq!(loads("", Audience::Team, date(2026, 3, 2)), []);
}
