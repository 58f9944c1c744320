//! How campaigns are judged: a case for each clause of the rules, on its threshold and beside it.

use jiff::civil::{Date, date};
use leitstand::insight::assessment::{self, Trend};
use leitstand::insight::{Today, burn_up, campaign};
use leitstand::model::Assessment::{self, Green, Grey, Red, Yellow};
use leitstand::model::{Audience, Id};
use leitstand::source::Memory;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Loaded, Options, load};
use proptest::prelude::*;

const HEAD: &str = "title: Herbst\nlead: max\nplatforms: [xing]\n";

/// Reads a campaign; `thresholds` goes into the portal's settings.
fn read(campaign: &str, thresholds: &str) -> Loaded {
    let source = Memory::new(date(2028, 12, 31))
        .file("portal.yaml", format!("title: Portal\n{thresholds}"))
        .file("people/max.yaml", "name: Max Berg\n")
        .file("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: active\n---\n")
        .file("departments/it.yaml", "name: IT\n")
        .file("status/campaigns/herbst.yaml", format!("{HEAD}{campaign}"));
    load(&source, &Options::default(), &mut Stopwatch::off()).expect("memory can be read")
}

fn day(text: &str) -> Date {
    text.parse().expect(text)
}

/// The campaign on a day: its colour, and its reasons in German with the line each one rests on.
fn judged(loaded: &Loaded, on: &str) -> (Option<Assessment>, Vec<String>) {
    let today = Today::new(&loaded.model, day(on), Audience::Team).expect("settings");
    let entry = loaded.model.tables.campaigns.get(&Id::new("herbst")).expect("the campaign");
    let Some(judged) = assessment::assess(today, entry) else { return (None, Vec::new()) };
    let line = |reason: &leitstand::insight::Reason| {
        assert!(reason.words.en.ends_with('.'), "{}", reason.words.en);
        format!("{}: {}", loaded.files.line(reason.at), reason.words.de.replace('\u{a0}', " "))
    };
    (Some(judged.value), judged.reasons.iter().map(line).collect())
}

/// A case: the campaign, the day, its colour, and its reasons with their lines, where they are told.
fn case(campaign: impl AsRef<str>, on: &str, value: Assessment, reasons: &[&str]) {
    let campaign = campaign.as_ref();
    let (found, said) = judged(&read(campaign, ""), on);
    assert_eq!(found, Some(value), "{on}: {said:?}\n{campaign}");
    assert!(!said.is_empty(), "{on}\n{campaign}");
    assert!(reasons.is_empty() || said == reasons, "{on}: {said:#?}\nnot {reasons:#?}\n{campaign}");
}

/// Four milestones of weight 1, and enough to be heard: nothing but the plan counts.
const FOUR: &str = "start: 2026-09-01
end: 2026-12-01
milestones:
  - {id: a, title: A, due: 2026-09-10, done: 2026-09-10}
  - {id: b, title: B, due: 2026-10-10}
  - {id: c, title: C, due: 2026-10-12}
  - {id: d, title: D, due: 2026-12-01}
updates: [{date: 2026-10-01, by: max, text: Neues}, {date: 2026-10-15, by: max, text: Neues}]
";

const ALL_DUE_DONE: &str = "7: Alle fälligen Meilensteine sind erledigt.";

#[test]
fn a_milestone_is_late_from_the_day_after() {
    case(FOUR, "2026-09-01", Green, &["7: Noch war kein Meilenstein fällig."]);
    case(FOUR, "2026-09-10", Green, &[ALL_DUE_DONE]);
    case(FOUR, "2026-10-10", Green, &[ALL_DUE_DONE]);
    let two =
        "8: „B“ ist 2 Tage überfällig (fällig am 10. Oktober 2026). Gelb wird es nach mehr als 2 Tagen.";
    case(FOUR, "2026-10-12", Green, &[two]);
    // Most of the weight in one milestone: its days count, its lag does not.
    let heavy =
        FOUR.replace("due: 2026-10-10", "due: 2026-10-10, weight: 9").replace("2026-10-12", "2026-11-12");
    case(&heavy, "2026-10-13", Yellow, &["8: „B“ ist 3 Tage überfällig (fällig am 10. Oktober 2026)."]);
    case(&heavy, "2026-10-17", Yellow, &["8: „B“ ist 7 Tage überfällig (fällig am 10. Oktober 2026)."]);
    case(&heavy, "2026-10-18", Red, &["8: „B“ ist 8 Tage überfällig (fällig am 10. Oktober 2026)."]);
    // The latest plan counts from its date, and with it what is late.
    let replanned = "replanned:\n  - {date: 2026-10-11, by: max, reason: Messe, milestones: {b: 2026-10-14, c: 2026-10-20}}\n";
    case(format!("{FOUR}{replanned}"), "2026-10-14", Green, &[ALL_DUE_DONE]);
    let late = "13: „B“ ist 3 Tage überfällig (fällig am 14. Oktober 2026).";
    case(format!("{FOUR}{replanned}"), "2026-10-17", Yellow, &[late]);
}

#[test]
fn a_lag_counts_from_two_overdue_milestones_on() {
    let lag = "8: Fertig sind 25 %, geplant waren 75 %; 2 Meilensteine sind überfällig.";
    let late = |title: &str, days: i32, due: i32, line: i32| {
        format!("{line}: „{title}“ ist {days} Tage überfällig (fällig am {due}. Oktober 2026).")
    };
    case(FOUR, "2026-10-13", Red, &[lag, &late("B", 3, 10, 8)]);
    case(FOUR, "2026-10-18", Red, &[&late("B", 8, 10, 8), lag, &late("C", 6, 12, 9)]);
    // Without weight the second one is nothing that could lag.
    let light = FOUR.replace("due: 2026-10-12", "due: 2026-10-12, weight: 0");
    case(light, "2026-10-13", Yellow, &[&late("B", 3, 10, 8)]);
    // Exactly 0.10, although the difference of the shares falls short of it by a hair.
    let tenth = "start: 2026-09-01
end: 2026-12-01
milestones:
  - {id: a, title: A, due: 2026-10-01, done: 2026-10-01, weight: 0.2}
  - {id: b, title: B, due: 2026-10-01, weight: 0.05}
  - {id: c, title: C, due: 2026-10-01, weight: 0.05}
  - {id: d, title: D, due: 2026-12-01, weight: 0.7}
";
    case(tenth, "2026-10-01", Green, &[]);
    let lag = "8: Fertig sind 20 %, geplant waren 30 %; 2 Meilensteine sind überfällig.";
    case(tenth, "2026-10-02", Yellow, &[lag]);
    // What was done early makes up for it.
    let early = format!("{tenth}  - {{id: e, title: E, due: 2026-12-01, done: 2026-09-30, weight: 0.01}}\n");
    case(early, "2026-10-02", Green, &[]);
}

#[test]
fn the_end_passes_with_something_open_or_without_a_closing() {
    let open = "start: 2026-09-01
end: 2026-09-12
milestones: [{id: a, title: A, due: 2026-09-12}]
";
    case(open, "2026-09-12", Green, &["6: Noch war kein Meilenstein fällig."]);
    let one =
        "5: Das geplante Ende, der 12. September 2026, ist seit gestern vorbei, und 1 Meilenstein ist offen.";
    case(open, "2026-09-13", Red, &[one]);
    let later = "replanned: [{date: 2026-09-12, by: max, reason: Messe, end: 2026-09-20, milestones: {a: 2026-09-20}}]\n";
    case(format!("{open}{later}"), "2026-09-13", Green, &["7: Noch war kein Meilenstein fällig."]);
    let done = open.replace("due: 2026-09-12", "due: 2026-09-12, done: 2026-09-12");
    case(&done, "2026-09-26", Green, &["6: Alle Meilensteine sind erledigt."]);
    let closing = "5: Das geplante Ende, der 12. September 2026, ist seit 15 Tagen vorbei, und die Kampagne ist nicht abgeschlossen.";
    case(&done, "2026-09-27", Yellow, &[closing]);
    // A campaign of one day.
    let single = open
        .replace("2026-09-12", "2026-09-01")
        .replace("due: 2026-09-01", "due: 2026-09-01, done: 2026-09-03");
    case(&single, "2026-09-01", Green, &["6: Noch war kein Meilenstein fällig."]);
    let one =
        "5: Das geplante Ende, der 1. September 2026, ist seit gestern vorbei, und 1 Meilenstein ist offen.";
    case(&single, "2026-09-02", Red, &[one]);
    case(&single, "2026-09-03", Green, &["6: Alle Meilensteine sind erledigt."]);
}

#[test]
fn blockers_late_contributions_and_silence_are_yellow() {
    let calm = "start: 2026-09-01
end: 2026-12-01
milestones: [{id: a, title: A, due: 2026-11-30}]
";
    let well = ["6: Noch war kein Meilenstein fällig."];
    let blocked = format!("{calm}blockers: [{{title: Ton, since: 2026-09-03, resolved: 2026-09-07}}]\n");
    case(&blocked, "2026-09-02", Green, &well);
    case(&blocked, "2026-09-03", Yellow, &["7: Hindernis seit heute: „Ton“."]);
    case(&blocked, "2026-09-06", Yellow, &["7: Hindernis seit 3 Tagen: „Ton“."]);
    case(&blocked, "2026-09-07", Green, &well);
    let owed =
        "departments: [{department: it, contribution: Seite, due: 2026-09-08, delivered_on: 2026-09-12}]";
    let owed = format!("{calm}{owed}\n");
    case(&owed, "2026-09-08", Green, &well);
    case(&owed, "2026-09-09", Yellow, &["7: Zulieferung 1 Tag überfällig: „Seite“ (IT)."]);
    case(&owed, "2026-09-12", Green, &well);
    // Silence counts from the start at the earliest, then from what was heard last.
    let silence = |line: i32| {
        format!("{line}: Seit 21 Tagen gibt es keine Nachricht und keinen erledigten Meilenstein.")
    };
    case(calm, "2026-09-21", Green, &well);
    case(calm, "2026-09-22", Yellow, &[&silence(4)]);
    let heard = |on: &str| format!("{calm}updates: [{{date: {on}, by: max, text: Neues}}]\n");
    case(heard("2026-08-01"), "2026-09-21", Green, &well);
    case(heard("2026-08-01"), "2026-09-22", Yellow, &[&silence(4)]);
    case(heard("2026-09-05"), "2026-09-25", Green, &well);
    case(heard("2026-09-05"), "2026-09-26", Yellow, &[&silence(7)]);
    let done = calm.replace("due: 2026-11-30", "due: 2026-11-30, done: 2026-09-05");
    case(&done, "2026-09-25", Green, &["6: Alle Meilensteine sind erledigt."]);
    case(&done, "2026-09-26", Yellow, &[&silence(6)]);
    // What is said later has not been said.
    case(heard("2026-10-05"), "2026-09-22", Yellow, &[&silence(4)]);
}

#[test]
fn without_weights_nothing_can_be_told_but_what_is_wrong_comes_first() {
    let none = "start: 2026-09-01\nend: 2026-12-01\n";
    let nothing = "1: Ohne Meilensteine lässt sich nicht sagen, wie weit die Kampagne ist.";
    case(none, "2026-09-02", Grey, &[nothing]);
    let blocked = format!("{none}blockers: [{{title: Ton, since: 2026-09-03}}]\n");
    case(blocked, "2026-09-03", Yellow, &["6: Hindernis seit heute: „Ton“.", nothing]);
    let zero = format!("{none}milestones:\n  - {{id: a, title: A, due: 2026-09-10, weight: 0}}\n");
    let nothing =
        "7: Alle Meilensteine haben das Gewicht 0, also lässt sich nicht sagen, wie weit die Kampagne ist.";
    case(&zero, "2026-09-12", Grey, &[nothing]);
    let late = |days: i32| format!("7: „A“ ist {days} Tage überfällig (fällig am 10. September 2026).");
    case(&zero, "2026-09-13", Yellow, &[&late(3), nothing]);
    case(&zero, "2026-09-18", Red, &[&late(8), nothing]);
}

#[test]
fn thresholds_are_the_portals() {
    let campaign = "start: 2026-09-01
end: 2026-12-01
milestones: [{id: a, title: A, due: 2026-09-10}, {id: b, title: B, due: 2026-09-10}, {id: c, title: C, due: 2026-11-10, weight: 8}]
";
    // Five days late, 0.2 behind.
    for (thresholds, value) in [
        ("", Assessment::Yellow),
        ("milestone_overdue_red_days: 4", Assessment::Red),
        ("lag_red: 0.2", Assessment::Red),
        ("lag_red: 0.21", Assessment::Yellow),
        ("{milestone_overdue_yellow_days: 5, lag_yellow: 0.21}", Assessment::Green),
        ("{milestone_overdue_yellow_days: 5, lag_yellow: 0.21, silence_days: 14}", Assessment::Yellow),
        ("{milestone_overdue_yellow_days: 5, lag_yellow: 0.21, silence_days: 15}", Assessment::Green),
    ] {
        let thresholds =
            if thresholds.is_empty() { String::new() } else { format!("thresholds:\n  {thresholds}\n") };
        assert_eq!(judged(&read(campaign, &thresholds), "2026-09-15").0, Some(value), "{thresholds}");
    }
}

#[test]
fn only_what_runs_is_assessed_and_a_manual_assessment_lapses() {
    let campaign = "start: 2026-09-01
end: 2026-12-01
closed_on: 2026-11-20
milestones: [{id: a, title: A, due: 2026-09-10, done: 2026-11-19}]
paused: [{from: 2026-10-01, to: 2026-10-05, reason: Messe}]
assessment: {value: green, reason: Der Rest geht schnell, by: max, date: 2026-09-20}
";
    let loaded = read(campaign, "");
    let entry = loaded.model.tables.campaigns.get(&Id::new("herbst")).expect("the campaign");
    for (on, assessed, by_hand) in [
        ("2026-08-31", false, false),
        ("2026-09-19", true, false),
        ("2026-09-20", true, true),
        ("2026-10-01", false, true),
        ("2026-10-05", false, true),
        ("2026-10-06", true, true),
        ("2026-10-20", true, true),
        ("2026-10-21", true, false),
        ("2026-11-20", false, false),
    ] {
        let today = Today::new(&loaded.model, day(on), Audience::Team).expect("settings");
        let standing = assessment::standing(today, entry);
        assert_eq!((standing.assessment.is_some(), standing.manual.is_some()), (assessed, by_hand), "{on}");
    }
}

#[test]
fn a_week_makes_a_difference() {
    let campaign = "start: 2026-09-01
end: 2026-12-01
milestones:
  - {id: a, title: A, due: 2026-09-10, done: 2026-09-15}
  - {id: b, title: B, due: 2026-10-10, weight: 3}
updates: [{date: 2026-10-01, by: max, text: Neues}]
";
    let loaded = read(campaign, "");
    let entry = loaded.model.tables.campaigns.get(&Id::new("herbst")).expect("the campaign");
    for (on, trend, german, english) in [
        ("2026-08-31", Trend::Same, "wie vor einer Woche", "as a week ago"),
        ("2026-09-05", Trend::Same, "vor einer Woche noch nicht begonnen", "not yet begun a week ago"),
        ("2026-09-08", Trend::Same, "wie vor einer Woche", "as a week ago"),
        ("2026-09-13", Trend::Worse, "vor einer Woche grün", "green a week ago"),
        (
            "2026-09-20",
            Trend::Better,
            "vor einer Woche gelb, +25 Prozentpunkte",
            "yellow a week ago, +25 percentage points",
        ),
        (
            "2026-09-21",
            Trend::Better,
            "vor einer Woche gelb, +25 Prozentpunkte",
            "yellow a week ago, +25 percentage points",
        ),
        ("2026-09-22", Trend::Same, "wie vor einer Woche", "as a week ago"),
        ("2026-10-18", Trend::Worse, "vor einer Woche grün", "green a week ago"),
        ("2026-10-20", Trend::Worse, "vor einer Woche gelb", "yellow a week ago"),
    ] {
        let today = Today::new(&loaded.model, day(on), Audience::Team).expect("settings");
        let change = assessment::change_since(today, entry, 7);
        let words = (change.words.de.as_str(), change.words.en.as_str());
        assert_eq!((change.trend, words), (trend, (german, english)), "{on}");
    }
}

#[test]
fn the_burn_up_follows_both_plans_and_what_was_done() {
    let campaign = "start: 2026-09-01
end: 2026-11-30
milestones:
  - {id: a, title: A, due: 2026-09-10, done: 2026-09-12}
  - {id: b, title: B, due: 2026-10-10, weight: 2, done: 2026-12-01}
  - {id: c, title: C, due: 2026-10-10}
paused: [{from: 2026-10-01, to: 2026-10-05, reason: Messe}, {from: 2026-12-10, reason: Winter}]
replanned: [{date: 2026-10-01, by: max, reason: Messe, end: 2026-12-15, milestones: {c: 2026-12-15}}]
";
    let loaded = read(campaign, "");
    let entry = loaded.model.tables.campaigns.get(&Id::new("herbst")).expect("the campaign");
    let value = entry.original();
    let points = |list: &[(&str, f64)]| list.iter().map(|(on, share)| (day(on), *share)).collect::<Vec<_>>();
    let first = points(&[("2026-09-01", 0.0), ("2026-09-10", 0.25), ("2026-10-10", 1.0)]);
    // Before the plan was changed there is only one; what is done later has not happened.
    let early = burn_up::burn_up(value, day("2026-09-30")).expect("weights");
    assert_eq!((early.first_plan, early.plan), (first.clone(), vec![]));
    assert_eq!(early.actual, points(&[("2026-09-01", 0.0), ("2026-09-12", 0.25)]));
    assert_eq!(early.days, (day("2026-09-01"), day("2026-11-30")));
    assert_eq!(early.replanned, []);
    let late = burn_up::burn_up(value, day("2026-12-02")).expect("weights");
    assert_eq!(late.first_plan, first);
    assert_eq!(
        late.plan,
        points(&[("2026-09-01", 0.0), ("2026-09-10", 0.25), ("2026-10-10", 0.75), ("2026-12-15", 1.0)])
    );
    assert_eq!(late.actual, points(&[("2026-09-01", 0.0), ("2026-09-12", 0.25), ("2026-12-01", 0.75)]));
    assert_eq!(late.days, (day("2026-09-01"), day("2026-12-15")));
    assert_eq!(late.replanned, [day("2026-10-01")]);
    // A pause without an end lasts as long as the chart.
    assert_eq!(late.pauses, [(day("2026-10-01"), day("2026-10-05")), (day("2026-12-10"), day("2026-12-15"))]);
    // Whoever is late sees the chart grow until today.
    assert_eq!(burn_up::burn_up(value, day("2027-01-05")).expect("weights").days.1, day("2027-01-05"));
    let nothing = read("start: 2026-09-01\nend: 2026-09-01\n", "");
    let entry = nothing.model.tables.campaigns.get(&Id::new("herbst")).expect("the campaign");
    assert_eq!(burn_up::burn_up(entry.original(), day("2026-09-01")), None);
}

#[test]
fn milestones_come_by_date_and_before_what_needs_them() {
    let campaign = "start: 2026-09-01
end: 2026-11-30
milestones:
  - {id: last, title: Last, due: 2026-10-10, needs: [middle]}
  - {id: middle, title: Middle, due: 2026-10-10, needs: [first]}
  - {id: first, title: First, due: 2026-10-10}
  - {id: early, title: Early, due: 2026-09-10}
replanned: [{date: 2026-09-05, by: max, reason: Messe, milestones: {early: 2026-11-01}}]
";
    let loaded = read(campaign, "");
    let value = loaded.model.tables.campaigns.get(&Id::new("herbst")).expect("the campaign").original();
    let order = |on: &str| -> Vec<&str> {
        campaign::in_order(value, day(on)).into_iter().map(|one| one.id.as_str()).collect()
    };
    assert_eq!(order("2026-09-01"), ["early", "first", "middle", "last"]);
    assert_eq!(order("2026-09-05"), ["first", "middle", "last", "early"]);
    assert_eq!(campaign::slip_days(value, &value.milestones[3], day("2026-09-04")), 0);
    assert_eq!(campaign::slip_days(value, &value.milestones[3], day("2026-09-05")), 52);
}

/// A milestone: when it is due and done, as days after the start, and its weight in tenths.
fn milestone() -> impl Strategy<Value = (i64, Option<i64>, u32)> {
    (0..60_i64, proptest::option::of(0..80_i64), 0..40_u32)
}

fn written(milestones: &[(i64, Option<i64>, u32)]) -> String {
    let after = |days: i64| date(2026, 9, 1).saturating_add(jiff::Span::new().days(days));
    let lines = milestones.iter().enumerate().map(|(index, (due, done, weight))| {
        let done = done.map(|done| format!(", done: {}", after(done))).unwrap_or_default();
        let weight = f64::from(*weight) / 10.0;
        format!("  - {{id: m{index}, title: M, due: {}{done}, weight: {weight}}}\n", after(*due))
    });
    let lines: String = lines.collect();
    format!(
        "start: 2026-09-01\nend: 2026-11-01\n{}{lines}",
        if lines.is_empty() { "" } else { "milestones:\n" }
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Without another plan both lie between 0 and 1 and only grow; what is done in addition never
    /// makes less of what was; the colour is that of the first reason, and red is never without one.
    #[test]
    fn progress_grows_and_the_worst_reason_decides(
        milestones in proptest::collection::vec(milestone(), 0..8),
        more in (0..60_i64, 0..80_i64, 0..40_u32),
    ) {
        let loaded = read(&written(&milestones), "");
        let mut longer = milestones.clone();
        longer.push((more.0, Some(more.1), more.2));
        let with_more = read(&written(&longer), "");
        let campaign = |loaded: &'_ Loaded| loaded.model.tables.campaigns.get(&Id::new("herbst")).expect("it").original().clone();
        let (value, with_more) = (campaign(&loaded), campaign(&with_more));
        let (mut actual, mut planned) = (0.0, 0.0);
        for days in 0..90_i64 {
            let on = date(2026, 9, 1).saturating_add(jiff::Span::new().days(days));
            let Some(progress) = campaign::progress(&value, on) else { continue };
            prop_assert!((actual..=1.0).contains(&progress.actual), "{on}: {progress:?} after {actual}");
            prop_assert!((planned..=1.0).contains(&progress.planned), "{on}: {progress:?} after {planned}");
            (actual, planned) = (progress.actual, progress.planned);
            if days >= more.1 {
                let better = campaign::progress(&with_more, on).expect("there were weights before");
                prop_assert!(better.actual >= progress.actual - 1e-12, "{on}: {better:?} after {progress:?}");
            }
            let (colour, reasons) = judged(&loaded, &on.to_string());
            prop_assert!(!reasons.is_empty());
            let overdue = value.milestones.iter().filter_map(|one| campaign::overdue_days(&value, one, on)).max();
            let worst = overdue.unwrap_or(0);
            prop_assert!(worst <= 7 || colour == Some(Assessment::Red));
            prop_assert!(worst <= 2 || matches!(colour, Some(Assessment::Red | Assessment::Yellow)));
        }
        if let Some(burn_up) = burn_up::burn_up(&value, date(2026, 12, 31)) {
            for points in [&burn_up.first_plan, &burn_up.actual] {
                prop_assert!(points.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1));
            }
            for (on, share) in &burn_up.actual {
                let progress = campaign::progress(&value, *on).expect("weights").actual;
                prop_assert!((progress - share).abs() < 1e-9, "{on}: {share} is not {progress}");
            }
        }
    }

    /// Another plan may take back what was planned, on its date alone; what is done it leaves alone.
    #[test]
    fn only_another_plan_lowers_what_is_planned(
        milestones in proptest::collection::vec(milestone(), 1..8),
        plans in proptest::collection::vec((0..80_i64, 0..90_i64), 1..3),
    ) {
        let after = |days: i64| date(2026, 9, 1).saturating_add(jiff::Span::new().days(days));
        let mut plans = plans;
        plans.sort_unstable();
        let lines = plans.iter().map(|(on, to)| {
            format!("  - {{date: {}, by: max, reason: Messe, milestones: {{m0: {}}}}}\n", after(*on), after(*to))
        });
        let lines = lines.collect::<Vec<_>>().concat();
        let text = written(&milestones);
        let (plain, replanned) = (read(&text, ""), read(&format!("{text}replanned:\n{lines}"), ""));
        let campaign = |loaded: &'_ Loaded| loaded.model.tables.campaigns.get(&Id::new("herbst")).expect("it").original().clone();
        let (plain, replanned) = (campaign(&plain), campaign(&replanned));
        let mut planned = 0.0;
        for days in 0..100_i64 {
            let Some(progress) = campaign::progress(&replanned, after(days)) else { continue };
            let changes = plans.iter().any(|(on, _)| *on == days);
            prop_assert!(changes || progress.planned >= planned, "{days}: {progress:?} after {planned}");
            let actual = campaign::progress(&plain, after(days)).map(|progress| progress.actual);
            prop_assert_eq!(actual, Some(progress.actual));
            planned = progress.planned;
        }
    }
}
