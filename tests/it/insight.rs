//! What is computed: hand-made cases with hand-made results, the edges included.

mod assessment;

use jiff::civil::{Date, date};
use leitstand::diag::Diagnostic;
use leitstand::insight::approval;
use leitstand::insight::campaign::{self, CampaignState};
use leitstand::insight::contribution::{self, ContributionStatus};
use leitstand::insight::entry_path::{self, Amount, MonthRange};
use leitstand::insight::{duties, person, review};
use leitstand::model::{Id, Model, Person, PostState, Ref};
use leitstand::source::Memory;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, load};

/// Reads a portal of one file beside the settings and two people.
fn model(path: &str, text: &str) -> Model {
    // Late enough for every fact of the cases to have happened.
    let source = Memory::new(date(2026, 12, 31))
        .file("portal.yaml", "title: Portal\n")
        .file("people/erika.yaml", "name: Erika Sommer\nleft_on: 2026-05-31\n")
        .file("people/max.yaml", "name: Max Berg\n")
        .file("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: active\n---\n")
        .file("departments/it.yaml", "name: IT\n")
        .file(path, text);
    let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("memory can be read");
    let errors: Vec<_> = loaded.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    assert_eq!(errors, [], "the case itself is right");
    loaded.model
}

#[test]
fn the_ways_into_a_role_add_up() {
    let semester = "cost: {max: 500, currency: EUR, per: semester}";
    let text = format!(
        "---
title: Koordination
summary: Koordiniert.
entry_paths:
  - title: Studium
    steps:
      - {{title: Bachelor, kind: degree, months: {{min: 36, max: 36}}, {semester}}}
      - {{title: Master, kind: degree, months: {{min: 12, max: 24}}, optional: true, {semester}}}
  - title: Ausbildung
    steps:
      - {{title: Lehre, kind: vocational_training, months: {{min: 24, max: 36}}}}
      - {{title: Kurs, kind: course, months: {{max: 7}}, cost: {{max: 100, per: month}}}}
  - title: Betrieb
    steps:
      - {{title: Einarbeitung, kind: in_house}}
---
"
    );
    let model = model("roles/koordination.md", &text);
    let role = model.tables.roles.get(&Id::new("koordination")).expect("the role").original();
    let months = |min, max| MonthRange { min, max };
    let euros = |amount| vec![Amount { amount, currency: "EUR".to_owned() }];
    let expected = [
        // 36 months are 6 semesters, 24 are 4: at most 3,000 euros, 5,000 with the master.
        (months(36, 36), months(48, 60), euros(3000.0), euros(5000.0)),
        (months(31, 43), months(31, 43), euros(700.0), euros(700.0)),
        (months(0, 0), months(0, 0), vec![], vec![]),
    ];
    for (path, (required, all, cost, cost_with_optional)) in role.entry_paths.iter().zip(expected) {
        let totals = entry_path::totals(path);
        assert_eq!((totals.months, totals.months_with_optional), (required, all), "{}", path.title.0);
        assert_eq!((totals.cost, totals.cost_with_optional), (cost, cost_with_optional), "{}", path.title.0);
    }
    assert_eq!([0, 1, 6, 7, 36].map(entry_path::semesters), [0, 1, 1, 2, 6]);
}

const CAMPAIGN: &str = "title: Herbst
lead: max
platforms: [xing]
start: 2026-09-01
end: 2026-12-15
closed_on: 2026-12-20
paused: [{from: 2026-10-01, to: 2026-10-05, reason: Messe}]
milestones:
  - {id: plan, title: Plan, due: 2026-09-15, done: 2026-09-20}
  - {id: film, title: Film, due: 2026-10-10, weight: 3}
replanned:
  - {date: 2026-10-01, by: max, reason: Drehtag, end: 2026-12-31, milestones: {film: 2026-11-10}}
departments:
  - {department: it, contribution: Seite, due: 2026-10-16, agreed_on: 2026-09-10, delivered_on: 2026-10-20}
";

#[test]
fn a_campaign_stands_as_its_dates_say_on_any_day() {
    use CampaignState::{Closed, Paused, Planned, Running};
    let model = model("status/campaigns/herbst.yaml", CAMPAIGN);
    let campaign = model.tables.campaigns.get(&Id::new("herbst")).expect("the campaign").original();
    let day = |text: &str| text.parse::<Date>().expect(text);
    // Day, state, actual and planned progress in percent, days that the film is overdue.
    for (today, state, actual, planned, late) in [
        ("2026-08-31", Planned, 0, 0, None),
        ("2026-09-01", Running, 0, 0, None),
        ("2026-09-15", Running, 0, 25, None),
        ("2026-09-20", Running, 25, 25, None),
        ("2026-10-01", Paused, 25, 25, None),
        ("2026-10-05", Paused, 25, 25, None),
        // The new plan counts from its date: on the old due date nothing is due.
        ("2026-10-11", Running, 25, 25, None),
        ("2026-11-10", Running, 25, 100, None),
        ("2026-11-11", Running, 25, 100, Some(1)),
        ("2026-12-19", Running, 25, 100, Some(39)),
        // What is left open then is dropped.
        ("2026-12-20", Closed, 25, 100, None),
    ] {
        let today = day(today);
        let progress = campaign::progress(campaign, today).expect("weights that sum to four");
        let percent = |share: f64| (share * 100.0).round();
        assert_eq!(campaign::state(campaign, today), state, "{today}");
        assert_eq!(
            (percent(progress.actual), percent(progress.planned)),
            (f64::from(actual), f64::from(planned)),
            "{today}"
        );
        assert_eq!(campaign::overdue_days(campaign, &campaign.milestones[1], today), late, "{today}");
    }
    assert_eq!(campaign::end(campaign, day("2026-09-30")), day("2026-12-15"));
    assert_eq!(campaign::end(campaign, day("2026-10-01")), day("2026-12-31"));
    for (today, status) in [
        ("2026-09-09", ContributionStatus::Open),
        ("2026-09-10", ContributionStatus::Agreed),
        ("2026-10-16", ContributionStatus::Agreed),
        ("2026-10-17", ContributionStatus::Overdue),
        ("2026-10-20", ContributionStatus::Delivered),
    ] {
        assert_eq!(contribution::status(&campaign.departments[0], day(today)), status, "{today}");
    }
}

#[test]
fn weights_that_sum_to_zero_make_no_progress() {
    let text = CAMPAIGN.replace("done: 2026-09-20}", "weight: 0}").replace("weight: 3", "weight: 0");
    let model = model("status/campaigns/herbst.yaml", &text);
    let campaign = model.tables.campaigns.get(&Id::new("herbst")).expect("the campaign").original();
    assert_eq!(campaign::progress(campaign, date(2026, 11, 23)), None);
}

#[test]
fn duties_change_from_their_date_on() {
    let text = "---
title: Feuer
network: mastodon
lifecycle: active
accountable: erika
deputy: max
duties:
  content: {}
  analytics: {accountable: erika}
  advertising: {not_needed: keine Anzeigen}
duties_from:
  - {date: 2026-06-01, duties: {content: {accountable: max, deputy: erika}}}
---
";
    let model = model("platforms/feuer.md", text);
    let platform = model.tables.platforms.get(&Id::new("feuer")).expect("the platform").original();
    let held = |today: Date| -> Vec<(String, Option<String>, Option<String>)> {
        let name = |person: Option<&Ref<Person>>| person.map(|person| person.id.to_string());
        let held = duties::held(platform, today);
        held.iter()
            .map(|held| (held.duty.id.to_string(), name(held.accountable), name(held.deputy)))
            .collect()
    };
    let row = |duty: &str, accountable: &str, deputy: &str| {
        let name = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
        (duty.to_owned(), name(accountable), name(deputy))
    };
    let others = [row("analytics", "erika", "max"), row("advertising", "", "")];
    assert_eq!(held(date(2026, 5, 31)), [&[row("content", "erika", "max")], &others[..]].concat());
    assert_eq!(held(date(2026, 6, 1)), [&[row("content", "max", "erika")], &others[..]].concat());
}

#[test]
fn reviews_fall_due_and_names_are_forgotten() {
    let guideline = "---
title: Ton
owner: max
last_reviewed: 2026-01-31
review_every: 1 Monat
---
";
    let model = model("guidelines/ton.md", guideline);
    let entry = model.tables.guidelines.get(&Id::new("ton")).expect("the guideline");
    let due = |today| review::guideline(&model, entry, today).due();
    // The end of a month clamps; what happens after the as-of date has not happened.
    assert_eq!(due(date(2026, 2, 1)), Some(date(2026, 2, 28)));
    assert_eq!(due(date(2026, 1, 30)), None);
    let erika = model.tables.people.get(&Id::new("erika")).expect("the person").original();
    let seen = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 11, 30), date(2026, 12, 1)];
    assert_eq!(seen.map(|day| person::has_left(erika, day)), [false, true, true, true]);
    assert_eq!(seen.map(|day| person::is_forgotten(erika, day)), [false, false, false, true]);
}

#[test]
fn a_post_with_one_of_two_approvals_is_in_review_waits_and_expires() {
    use PostState::{Approved, Draft, Idea, InReview};
    /// State, approvals, days of waiting, whether it is expired.
    type Expected = (PostState, usize, Option<i32>, bool);
    let post = |id: &str, approval: &str| {
        format!(
            "  - id: {id}
    title: Beitrag
    platforms: [xing]
    author: max
    approval: {approval}
    text: Ein Text.
    planned: 2026-04-10
    history:
      - {{state: draft, date: 2026-03-30, by: max}}
      - {{state: in_review, date: 2026-04-01, by: max}}
      - {{state: approved, date: 2026-04-03, by: erika}}
"
        )
    };
    let text = format!("posts:\n{}{}", post("zwei", "two_approvers"), post("eine", "four_eyes"));
    let model = model("status/posts/2026-04.yaml", &text);
    // The day, then for two approvers and for one.
    let cases: [(Date, Expected, Expected); 6] = [
        (date(2026, 3, 29), (Idea, 0, None, false), (Idea, 0, None, false)),
        (date(2026, 3, 30), (Draft, 0, None, false), (Draft, 0, None, false)),
        (date(2026, 4, 2), (InReview, 0, Some(1), false), (InReview, 0, Some(1), false)),
        (date(2026, 4, 3), (InReview, 1, Some(2), false), (Approved, 1, None, false)),
        (date(2026, 4, 10), (InReview, 1, Some(9), false), (Approved, 1, None, false)),
        (date(2026, 4, 11), (InReview, 1, Some(10), true), (Approved, 1, None, false)),
    ];
    for (day, two, one) in cases {
        for (id, need, expected) in [("zwei", 2, two), ("eine", 1, one)] {
            let post = model.tables.posts.get(&Id::new(id)).expect("the post").original();
            let approvals = approval::approvals(&model, post, &approval::entries_until(post, day));
            let found = (
                approval::state(&model, post, day),
                approvals.have,
                approval::waiting_days(&model, post, day),
                approval::is_expired(&model, post, day),
            );
            assert_eq!((found, approvals.need), (expected, need), "{id} on {day}");
        }
    }
}
