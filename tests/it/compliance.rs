//! What law and safety ask of a platform: hand-made scorecards, the edges included.

use jiff::civil::date;
use leitstand::insight::{Today, compliance};
use leitstand::model::{Audience, Choice, Id};

use crate::coverage::model;

/// The points in their order.
const ALL: [&str; 6] =
    ["imprint", "privacy_notice", "joint_controller_agreement", "administrators", "two_factor", "reviewed"];

#[test]
fn a_scorecard_says_what_is_missing() {
    let imprint = "imprint_url: https://example.org/i, imprint_checked_on: 2026-01-01, ";
    let rest = "privacy_url: https://example.org/p, joint_controller_agreement: true, two_factor: true, \
                reviewed_on: 2026-01-01, administrators: [ada, bea]";
    let full = format!("{imprint}{rest}");
    let today = (2026, 12, 1);
    let without = |text: &str, by: &str| full.replace(text, by);
    // Network, lifecycle, what is written, the day; then the points that count and those that fail.
    let cases = [
        ("xing", "active", full.clone(), today, Some((6, vec![]))),
        ("x", "active", full.clone(), today, Some((5, vec![]))),
        ("forum", "paused", full.clone(), today, Some((5, vec![]))),
        ("xing", "reserved", full.clone(), today, Some((6, vec![]))),
        ("xing", "planned", full.clone(), today, None),
        ("xing", "closed", full.clone(), today, None),
        // The day itself counts: 365 days after 1 January is the next 1 January.
        ("xing", "active", full.clone(), (2027, 1, 1), Some((6, vec![]))),
        ("xing", "active", full.clone(), (2027, 1, 2), Some((6, vec!["imprint", "reviewed"]))),
        // What lies ahead has not happened.
        ("xing", "active", full.clone(), (2025, 12, 31), Some((6, vec!["imprint", "reviewed"]))),
        ("xing", "active", full.clone(), (2026, 1, 1), Some((6, vec![]))),
        ("xing", "active", without(imprint, ""), today, Some((6, vec!["imprint"]))),
        (
            "xing",
            "active",
            without(", imprint_checked_on: 2026-01-01", ""),
            today,
            Some((6, vec!["imprint"])),
        ),
        (
            "xing",
            "active",
            without("privacy_url: https://example.org/p, ", ""),
            today,
            Some((6, vec!["privacy_notice"])),
        ),
        (
            "xing",
            "active",
            without("agreement: true", "agreement: false"),
            today,
            Some((6, vec!["joint_controller_agreement"])),
        ),
        ("x", "active", without("joint_controller_agreement: true, ", ""), today, Some((5, vec![]))),
        ("xing", "active", without("two_factor: true, ", ""), today, Some((6, vec!["two_factor"]))),
        ("xing", "active", without("[ada, bea]", "[ada]"), today, Some((6, vec!["administrators"]))),
        ("xing", "active", without("[ada, bea]", "[ada, ada]"), today, Some((6, vec!["administrators"]))),
        // Who has left can no longer help; on their last day they can.
        ("xing", "active", without("[ada, bea]", "[ada, cem]"), today, Some((6, vec!["administrators"]))),
        ("xing", "active", without("[ada, bea]", "[ada, cem]"), (2026, 11, 30), Some((6, vec![]))),
        ("xing", "active", String::new(), today, Some((6, ALL.to_vec()))),
    ];
    for (network, lifecycle, written, (year, month, day), expected) in cases {
        let written = if written.is_empty() { written } else { format!("compliance: {{{written}}}\n") };
        let closed = if lifecycle == "closed" { "closed_on: 2026-01-01\n" } else { "" };
        let text = format!(
            "---\ntitle: Eins\nnetwork: {network}\nlifecycle: {lifecycle}\naccountable: ada\n{closed}{written}---\n"
        );
        let people = [("ada", ""), ("bea", ""), ("cem", "left_on: 2026-11-30")];
        let model =
            model("networks: [{id: forum, title: Forum}]\n", &people, &[("platforms/eins.md", &text)]);
        let platform = model.tables.platforms.get(&Id::new("eins")).expect("the platform");
        let today = Today::new(&model, date(year, month, day), Audience::Team).expect("settings");
        let card = compliance::scorecard(today, platform);
        let found = card.as_ref().map(|card| {
            let failed: Vec<&str> = card.failed().map(|point| point.check.name()).collect();
            assert_eq!(card.passed() + failed.len(), card.points.len());
            let mends = card.points.iter().filter(|point| point.mend.is_some()).count();
            assert_eq!(mends, failed.len(), "what is missing says how to mend it, and nothing else does");
            (card.points.len(), failed)
        });
        assert_eq!(found, expected, "{network}, {lifecycle}, {written}, {}", today.as_of);
    }
}
