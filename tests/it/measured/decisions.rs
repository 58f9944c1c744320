//! Decisions: which misses they answer, when their effect is due, what was before and after.

use leitstand::insight::decision::{self, EffectState};
use leitstand::model::{EffectVerdict, Id};

use super::{AT_LEAST_30, Case, LOW, day, target};

/// A decision about the interactions on LinkedIn.
fn decided(change: &[(&str, &str)]) -> String {
    let text = "---
title: Takt senken
kind: restructuring
status: decided
decided_on: 2026-11-09
decided_by: max
reason: Zu wenig.
evidence: [{platform: linkedin, metric: interactions}]
effect: {check_on: 2026-11-30, platform: linkedin, metric: interactions, expected: mehr}
---

Wir senken den Takt.
";
    change.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[test]
fn a_decision_answers_until_its_effect_is_to_be_judged() {
    let check_on = "check_on: 2026-11-30";
    let checked = ("expected: mehr", "checked_on: 2026-11-20, verdict: missed");
    let effect = "effect: {check_on: 2026-11-30, platform: linkedin, metric: interactions, expected: mehr}\n";
    for (name, change, as_of, asks) in [
        ("decided", vec![], "2026-11-23", false),
        ("in effect", vec![("status: decided", "status: in_effect")], "2026-11-23", false),
        ("no change", vec![("status: decided", "status: no_change")], "2026-11-23", false),
        ("on the day of the check", vec![], "2026-11-30", false),
        ("the day after", vec![], "2026-12-01", true),
        ("checked early", vec![checked], "2026-11-23", true),
        ("to be checked later", vec![(check_on, "check_on: 2027-11-30")], "2027-11-01", false),
        ("no effect", vec![(effect, "")], "2029-11-23", false),
        ("on the day of the decision", vec![], "2026-11-09", false),
        ("not decided yet", vec![], "2026-11-08", true),
        ("proposed", vec![("status: decided", "status: proposed")], "2026-11-23", true),
        ("withdrawn", vec![("status: decided", "status: withdrawn")], "2026-11-23", true),
        ("a strategy", vec![("kind: restructuring", "kind: strategy")], "2026-11-23", true),
        ("another metric", vec![("metric: interactions}]", "metric: followers}]")], "2026-11-23", true),
    ] {
        let text = decided(&change);
        let case = Case::with(AT_LEAST_30, LOW, &[("status/decisions/takt.md", &text)]);
        let figures = case.on(as_of);
        let target = target(&figures, "interactions");
        assert_eq!(target.restructuring_check.is_some(), asks, "{name}");
        assert_eq!(target.missed_in_a_row, 3, "{name}");
    }
    let other = Case::with(
        AT_LEAST_30,
        LOW,
        &[
            ("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: active\n---\n"),
            ("status/decisions/takt.md", &decided(&[("[{platform: linkedin", "[{platform: xing")])),
        ],
    );
    assert_eq!(other.on("2026-11-23").restructuring_checks().count(), 1, "another platform");
    let closed = Case::new(&format!("{AT_LEAST_30}\nclosed_on: 2026-11-15"), LOW);
    assert_eq!(closed.on("2026-11-15").restructuring_checks().count(), 1, "the last day");
    assert_eq!(closed.on("2026-11-16").restructuring_checks().count(), 0, "closed");
}

#[test]
fn the_effect_of_a_decision_is_due_on_its_day() {
    let checked = [("expected: mehr", "checked_on: 2026-12-02, verdict: reached")];
    for (change, as_of, expected) in [
        (&[][..], "2026-11-08", None),
        (&[], "2026-11-29", Some(EffectState::Ahead)),
        (&[], "2026-11-30", Some(EffectState::Due)),
        (&[], "2026-12-02", Some(EffectState::Overdue(2))),
        (&checked, "2026-12-01", Some(EffectState::Overdue(1))),
        (&checked, "2026-12-02", Some(EffectState::Checked(Some(EffectVerdict::Reached)))),
        (&[("status: decided", "status: proposed")], "2026-12-02", None),
    ] {
        let case = Case::with("", LOW, &[("status/decisions/takt.md", &decided(change))]);
        let entry = case.0.tables.decisions.get(&Id::new("takt")).expect("the decision");
        assert_eq!(decision::effect(entry.original(), day(as_of)), expected, "{as_of}");
    }
}

#[test]
fn evidence_is_compared_with_as_many_periods_after() {
    let month = |month: i32| {
        let clicks = if month < 10 { 10 } else { 30 };
        let (interactions, followers) = (month * 10, 100 + month);
        format!(
            "  2026-{month:02}: {{interactions: {interactions}, followers: {followers}, link_clicks: {clicks}, impressions: 1000}}
"
        )
    };
    let mut series = (1..=12).map(month).collect::<Vec<_>>().concat();
    series += "  2027-01: {interactions: 130}\n";
    // The evidence; the day; the months before and after, and what they say.
    for (evidence, as_of, before, after) in [
        // Three months before by default; November is the month of the decision.
        ("metric: interactions", "2026-11-23", (8, 3, Some(90.0)), (0, 0, None)),
        ("metric: interactions", "2026-12-31", (8, 3, Some(90.0)), (12, 1, Some(120.0))),
        ("metric: interactions", "2027-12-31", (8, 3, Some(90.0)), (12, 3, Some(125.0))),
        (
            "metric: interactions, from: 2026-01, to: 2026-06",
            "2027-01-31",
            (1, 6, Some(35.0)),
            (12, 2, Some(125.0)),
        ),
        ("metric: interactions, from: 2026-Q3", "2026-12-31", (7, 4, Some(85.0)), (12, 1, Some(120.0))),
        ("metric: followers", "2026-12-31", (8, 3, Some(110.0)), (12, 1, Some(112.0))),
        // 10 + 10 + 30 clicks of 3,000 impressions.
        ("metric: click_rate", "2026-12-31", (8, 3, Some(0.0167)), (12, 1, Some(0.03))),
        ("metric: reach", "2026-12-31", (0, 0, None), (0, 0, None)),
    ] {
        let text = decided(&[("metric: interactions}]", &format!("{evidence}}}]"))]);
        let case = Case::with("", &series, &[("status/decisions/takt.md", &text)]);
        let entry = case.0.tables.decisions.get(&Id::new("takt")).expect("the decision");
        let figures = case.on(as_of);
        let found = decision::evidence(case.today(as_of), entry.original(), |_| Some(&figures));
        let say = |stretch: &decision::Stretch| {
            let month = stretch.periods.first().map_or(0, |(period, _)| period.first_day().month());
            let value = stretch.value.map(|value| (value * 10_000.0).round() / 10_000.0);
            (month, stretch.periods.len(), value)
        };
        assert_eq!((say(&found[0].before), say(&found[0].after)), (before, after), "{evidence} {as_of}");
        assert_eq!(found[0].change.is_some(), after.2.is_some(), "{evidence} {as_of}");
    }
}
