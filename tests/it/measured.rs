//! What the figures say: hand-made series with hand-made results, the edges included.

mod decisions;
mod goals;

use std::fmt::Write as _;

use jiff::civil::Date;
use leitstand::diag::Diagnostic;
use leitstand::insight::measured::{PlatformFigures, TargetStanding, Verdict, measured};
use leitstand::insight::{Today, metrics};
use leitstand::locale::Language;
use leitstand::model::time::Period;
use leitstand::model::{Audience, Id, Model};
use leitstand::source::Memory;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, load};
use proptest::prelude::{ProptestConfig, prop_assert};
use proptest::proptest;

/// A portal with one platform; every fact of the cases has happened.
struct Case(Model);

fn day(text: &str) -> Date {
    text.parse().expect(text)
}

fn period(text: &str) -> Period {
    Period::parse(text).expect(text)
}

impl Case {
    /// `fields` are added to the platform, `series` are the periods with their figures.
    fn new(fields: &str, series: &str) -> Case {
        Case::with(fields, series, &[])
    }

    fn with(fields: &str, series: &str, files: &[(&str, &str)]) -> Case {
        let platform = format!("---\ntitle: LinkedIn\nnetwork: linkedin\nlifecycle: active\n{fields}\n---\n");
        let mut source = Memory::new(day("2030-12-31"))
            .file("portal.yaml", "title: Portal\nlanguages: [de, en]\n")
            .file("people/max.yaml", "name: Max Berg\n")
            .file("platforms/linkedin.md", platform);
        if !series.is_empty() {
            source =
                source.file("status/metrics/zahlen.yaml", format!("platform: linkedin\nperiods:\n{series}"));
        }
        for (path, text) in files {
            source = source.file(path, *text);
        }
        let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("memory can be read");
        let errors: Vec<_> = loaded.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
        assert_eq!(errors, [], "the case itself is right");
        Case(loaded.model)
    }

    fn today(&self, as_of: &str) -> Today<'_> {
        Today::new(&self.0, day(as_of), Audience::Team).expect("there are settings")
    }

    fn on(&self, as_of: &str) -> PlatformFigures<'_> {
        let platform = self.0.tables.platforms.get(&Id::new("linkedin")).expect("the platform");
        measured(self.today(as_of), platform)
    }

    /// A figure, rounded to four digits, with its denominator; in `2026-Q1` and the like, too.
    fn value(&self, as_of: &str, metric: &str, of: &str) -> Option<(f64, Option<f64>)> {
        let figures = self.on(as_of);
        let figure = figures.value(&self.0, &Id::new(metric), period(of))?;
        Some(((figure.value * 10_000.0).round() / 10_000.0, figure.denominator))
    }
}

const METRICS: &str = "kosten: {title: Kosten, definition: Kosten, kind: count, unit: EUR}
leute: {title: Leute, definition: Leute, kind: count}
kosten_je_kopf: {title: Kosten je Kopf, definition: Kosten je Kopf, kind: rate, unit: EUR, numerator: kosten, denominator: leute, better: lower}
laune: {title: Laune, definition: Umfrage, kind: rate}
kette: {title: Kette, definition: Rate durch Rate, kind: rate, numerator: click_rate, denominator: response_rate}
";

const SERIES: &str = "  2025-12: {followers: 100}
  2026-01: {followers: 110, reach: 500, impressions: 1000, interactions: 50, link_clicks: 10, inquiries: 10, answered: 5, response_minutes: 600, kosten: 100, leute: 0, laune: 0.5}
  2026-02: {followers: 121, reach: 600, impressions: 3000, reactions: 40, comments: 8, shares: 2, link_clicks: 90, inquiries: 30, answered: 30, response_minutes: 900, kosten: 0, leute: 2, laune: 0.7}
  2026-03: {followers: 121, reach: 0, impressions: 6000, interactions: 0, reactions: 9, link_clicks: 20, inquiries: 0, answered: 0, response_minutes: 0, kosten: 50, leute: 3, laune: 0.9}
  2026-05: {followers: 200}
  2026-W21: {followers: 210, interactions: 7}
  2026-W22: {followers: 231, interactions: 8}
";

#[test]
fn figures_are_written_computed_and_added_as_their_kind_allows() {
    let case = Case::with("", SERIES, &[("metrics.yaml", METRICS)]);
    let cases = [
        // Written, and what is computed of one month.
        ("followers", "2026-01", Some((110.0, None))),
        ("reach", "2026-03", Some((0.0, None))),
        ("interactions", "2026-02", Some((50.0, None))),
        ("interactions", "2026-03", Some((0.0, None))),
        ("interactions", "2025-12", None),
        ("engagement_rate_by_reach", "2026-01", Some((0.1, Some(500.0)))),
        ("engagement_rate_by_reach", "2026-03", None),
        ("engagement_rate_by_impressions", "2026-02", Some((0.0167, Some(3000.0)))),
        ("engagement_rate_by_followers", "2026-01", Some((0.4545, Some(110.0)))),
        ("click_rate", "2026-02", Some((0.03, Some(3000.0)))),
        ("response_rate", "2026-01", Some((0.5, Some(10.0)))),
        ("response_rate", "2026-03", None),
        ("response_time", "2026-01", Some((120.0, Some(5.0)))),
        ("follower_growth", "2026-01", Some((0.1, Some(100.0)))),
        ("follower_growth", "2026-03", Some((0.0, Some(121.0)))),
        // Never across a missing period, and not before the first.
        ("follower_growth", "2026-05", None),
        ("follower_growth", "2025-12", None),
        ("follower_growth", "2026-W22", Some((0.1, Some(210.0)))),
        ("follower_growth", "2026-W21", None),
        ("kosten_je_kopf", "2026-01", None),
        ("kosten_je_kopf", "2026-02", Some((0.0, Some(2.0)))),
        ("kosten_je_kopf", "2026-03", Some((16.6667, Some(3.0)))),
        ("kette", "2026-02", Some((0.03, Some(1.0)))),
        // A quarter: counts added, the last stock, rates of the sums.
        ("interactions", "2026-Q1", Some((100.0, None))),
        ("followers", "2026-Q1", Some((121.0, None))),
        ("click_rate", "2026-Q1", Some((0.012, Some(10_000.0)))),
        ("engagement_rate_by_impressions", "2026-Q1", Some((0.01, Some(10_000.0)))),
        ("response_rate", "2026-Q1", Some((0.875, Some(40.0)))),
        ("response_time", "2026-Q1", Some((42.8571, Some(35.0)))),
        ("kosten_je_kopf", "2026-Q1", Some((30.0, Some(5.0)))),
        ("kette", "2026-Q1", Some((0.0137, Some(0.875)))),
        // Different people are not added, nor shares of them or of a stock, nor a rate without its parts.
        ("reach", "2026-Q1", None),
        ("engagement_rate_by_reach", "2026-Q1", None),
        ("engagement_rate_by_followers", "2026-Q1", None),
        ("laune", "2026-Q1", None),
        // Nothing with a month missing; weeks never become months; growth needs the whole quarter before.
        ("followers", "2026-Q2", None),
        ("interactions", "2026-05", None),
        ("followers", "2026", None),
        ("follower_growth", "2026-Q1", None),
    ];
    for (metric, of, expected) in cases {
        assert_eq!(case.value("2026-12-31", metric, of), expected, "{metric} {of}");
    }
}

#[test]
fn a_period_counts_from_its_last_day_on() {
    let case = Case::new(
        "",
        "  2028-02: {followers: 5}\n  2026-W53: {followers: 6}\n  2026-12-31: {followers: 7}\n  2026-10: {followers: 1}\n  2026-11: {followers: 1}\n  2026-12: {followers: 1}\n",
    );
    for (of, before, from) in [
        ("2028-02", "2028-02-28", "2028-02-29"),
        ("2026-W53", "2027-01-02", "2027-01-03"),
        ("2026-12-31", "2026-12-30", "2026-12-31"),
        ("2026-Q4", "2026-12-30", "2026-12-31"),
    ] {
        assert_eq!(case.value(before, "followers", of), None, "{of} on {before}");
        assert!(case.value(from, "followers", of).is_some(), "{of} on {from}");
    }
}

#[test]
fn a_year_is_made_of_twelve_months_and_growth_of_two_whole_quarters() {
    let months = |year: i32, followers: i32| -> String {
        let month = |month: i32| {
            format!("  {year}-{month:02}: {{followers: {}, interactions: {month}}}\n", followers + month)
        };
        (1..=12).map(month).collect::<Vec<_>>().concat()
    };
    let case = Case::new("", &(months(2025, 88) + &months(2026, 100)));
    for (metric, of, expected) in [
        ("interactions", "2026", Some((78.0, None))),
        ("followers", "2026", Some((112.0, None))),
        // 112 after 100 in December of the year before.
        ("follower_growth", "2026", Some((0.12, Some(100.0)))),
        // 103 at the end of March after 100 at the end of December.
        ("follower_growth", "2026-Q1", Some((0.03, Some(100.0)))),
        ("interactions", "2027", None),
    ] {
        assert_eq!(case.value("2027-01-31", metric, of), expected, "{metric} {of}");
    }
}

#[test]
fn nothing_is_compared_across_a_break() {
    let series = "  2026-01: {followers: 100, interactions: 10, impressions: 100}
  2026-02: {followers: 200, interactions: 10, impressions: 50}
  2026-03: {followers: 220, interactions: 12, impressions: 60}
";
    let breaks = "breaks:
  - {metric: followers, from: 2026-02, note: gekauft}
  - {metric: impressions, from: 2026-W10, note: zählt anders}";
    let case = Case::new(breaks, series);
    let figures = case.on("2026-04-30");
    assert_eq!(case.value("2026-04-30", "follower_growth", "2026-02"), None);
    assert_eq!(case.value("2026-04-30", "follower_growth", "2026-03"), Some((0.1, Some(200.0))));
    // A rate breaks where its denominator does; the week of 2 March lies in March.
    for (metric, from, to, expected) in [
        ("followers", "2026-01", "2026-02", None),
        ("followers", "2026-02", "2026-03", Some(0.1)),
        ("followers", "2026-01", "2026-03", None),
        ("interactions", "2026-02", "2026-03", Some(0.2)),
        ("impressions", "2026-01", "2026-02", Some(-0.5)),
        ("impressions", "2026-02", "2026-03", None),
        ("engagement_rate_by_impressions", "2026-02", "2026-03", None),
        ("engagement_rate_by_impressions", "2026-01", "2026-02", Some(1.0)),
        ("interactions", "2025-12", "2026-01", None),
    ] {
        let change = figures.metrics[&Id::new(metric)].change(period(from), period(to));
        assert_eq!(change.and_then(|change| change.ratio), expected, "{metric} {from} {to}");
    }
    assert!(figures.metrics[&Id::new("followers")].break_in(period("2026-02")).is_some());
}

/// The only target of a case.
fn target<'f>(figures: &'f PlatformFigures<'_>, metric: &str) -> &'f TargetStanding<'f> {
    &figures.metrics[&Id::new(metric)].targets[0]
}

/// Name; target; the interactions from January 2026 on, `-` for a month without figures, `?` after a
/// provisional one; day; then the verdicts, the misses running, and whether a restructuring is to be checked.
const TARGETS: &str = "
on the threshold          | month, at_least: 30 | 30 29       | 2026-03-01 | rm   | 1 | no
at most                   | month, at_most: 30  | 30 31       | 2026-03-01 | rm   | 1 | no
no data                   | month, at_least: 30 |             | 2026-03-01 |      | 0 | no
one period                | month, at_least: 30 | 5           | 2026-03-01 | m    | 1 | no
two                       | month, at_least: 30 | 31 5 5      | 2026-04-01 | rmm  | 2 | no
three                     | month, at_least: 30 | 31 5 5 5    | 2026-05-01 | rmmm | 3 | yes
before its last day       | month, at_least: 30 | 31 5 5 5    | 2026-04-29 | rmm  | 2 | no
on its last day           | month, at_least: 30 | 31 5 5 5    | 2026-04-30 | rmmm | 3 | yes
reached at last           | month, at_least: 30 | 5 5 5 30    | 2026-05-01 | mmmr | 0 | no
a missing one             | month, at_least: 30 | 5 5 - - 5   | 2026-06-01 | mmm  | 3 | yes
a missing one of two      | month, at_least: 30 | 5 - 5       | 2026-06-01 | mm   | 2 | no
a provisional one         | month, at_least: 30 | 5 5 99? 5   | 2026-05-01 | mm?m | 3 | yes
a provisional miss        | month, at_least: 30 | 5 5 5?      | 2026-05-01 | mm?  | 2 | no
its own months alone      | month, at_least: 30, from: 2026-02, until: 2026-03 | 5 5 5 5 | 2026-04-01 | mm | 2 | no
it has ended              | month, at_least: 30, until: 2026-03 | 5 5 5 40 | 2026-05-01 | mmm | 3 | no
it ended with this month  | month, at_least: 30, until: 2026-03 | 5 5 5    | 2026-04-29 | mmm | 3 | yes
from a quarter on         | month, at_least: 30, from: 2026-Q2  | 5 5 5 5  | 2026-05-01 | m   | 1 | no
until a week              | month, at_least: 30, until: 2026-W09 | 5 5 5   | 2026-05-01 | mm  | 2 | no
per quarter               | quarter, at_least: 30 | 9 9 12 9 9 11 9 9  | 2026-09-30 | rm | 1 | no
a quarter without a month | quarter, at_least: 30 | 9 9 12 9 - 90 9 9  | 2026-09-30 | r  | 0 | no
a quarter that it cuts    | quarter, at_least: 30, from: 2026-02 | 9 9 12 9 9 11 | 2026-09-30 | m | 1 | no
a provisional quarter     | quarter, at_least: 30 | 9 9? 9             | 2026-09-30 | ?  | 0 | no
per year                  | year, at_most: 77     | 1 2 3 4 5 6 7 8 9 10 11 12 | 2026-12-31 | m | 1 | no
an unfinished year        | year, at_most: 77     | 1 2 3 4 5 6 7 8 9 10 11 12 | 2026-12-30 |   | 0 | no
";

/// The months of a row of [`TARGETS`].
fn months(text: &str) -> String {
    let (mut periods, mut provisional) = (String::new(), Vec::new());
    for (month, figure) in (1..).zip(text.split_whitespace()) {
        if figure != "-" {
            let _ =
                writeln!(periods, "  2026-{month:02}: {{interactions: {}}}", figure.trim_end_matches('?'));
        }
        if figure.ends_with('?') {
            provisional.push(format!("2026-{month:02}"));
        }
    }
    if !provisional.is_empty() {
        let _ = writeln!(periods, "provisional: [{}]", provisional.join(", "));
    }
    periods
}

#[test]
fn targets_are_judged_period_by_period() {
    for row in TARGETS.lines().filter(|row| !row.is_empty()) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [name, limit, figures, as_of, expected, misses, check] = cells[..] else { panic!("{row}") };
        let case = Case::new(&format!("targets: [{{metric: interactions, per: {limit}}}]"), &months(figures));
        let figures = case.on(as_of);
        let target = target(&figures, "interactions");
        let check_is_due = target.restructuring_check.is_some();
        assert_eq!(verdicts(target), expected, "{name}");
        assert_eq!(
            (target.missed_in_a_row.to_string().as_str(), check_is_due),
            (misses, check == "yes"),
            "{name}"
        );
        assert_eq!(figures.restructuring_checks().count(), usize::from(check_is_due), "{name}");
        assert_eq!(target.verdict, target.judged().map(|(_, _, verdict)| verdict), "{name}");
        assert_eq!(target.reasons.is_empty(), target.verdict.is_none(), "{name}");
    }
}

#[test]
fn weeks_are_judged_by_no_target() {
    let case = Case::new(AT_LEAST_30, "  2026-W02: {interactions: 1}\n  2026-W03: {interactions: 1}\n");
    assert_eq!(verdicts(target(&case.on("2026-03-01"), "interactions")), "");
}

/// The verdicts of a target, a letter each: reached, missed, `?` where it is not judged.
fn verdicts(target: &TargetStanding<'_>) -> String {
    let letter = |(_, verdict): &(_, Option<Verdict>)| match verdict {
        Some(Verdict::Reached) => 'r',
        Some(Verdict::Missed) => 'm',
        None => '?',
    };
    target.periods.values().map(letter).collect()
}

#[test]
fn sums_of_decimals_reach_what_people_add_up() {
    let series = "  2026-01: {kosten: 0.1}\n  2026-02: {kosten: 0.2}\n  2026-03: {kosten: 0}\n";
    let fields = "targets: [{metric: kosten, per: quarter, at_most: 0.3}]";
    let case = Case::with(fields, series, &[("metrics.yaml", METRICS)]);
    assert_eq!(target(&case.on("2026-04-01"), "kosten").verdict, Some(Verdict::Reached));
}

const LOW: &str =
    "  2026-08: {interactions: 20}\n  2026-09: {interactions: 20}\n  2026-10: {interactions: 10}\n";
const AT_LEAST_30: &str = "targets: [{metric: interactions, per: month, at_least: 30}]";

#[test]
fn a_row_of_misses_says_what_was_missed() {
    let say = |fields: &str, series: &str, metric: &str| {
        let case = Case::new(fields, series);
        let figures = case.on("2026-11-23");
        let reason = target(&figures, metric).restructuring_check.clone().expect("three are missed");
        assert!(reason.at.is_somewhere());
        (reason.words.de.replace('\u{a0}', " "), reason.words.en.replace('\u{a0}', " "))
    };
    let (de, en) = say(AT_LEAST_30, LOW, "interactions");
    assert_eq!(
        de,
        "LinkedIn: Interaktionen dreimal in Folge unter dem Ziel: 20, 20 und 10 statt 30 im Monat."
    );
    assert_eq!(
        en,
        "LinkedIn: Interactions below target three times in a row: 20, 20 and 10 instead of 30 a month."
    );
    let more = months("1 2 3 4 5 6 7");
    let (de, _) = say(AT_LEAST_30, &(more + LOW), "interactions");
    assert_eq!(
        de,
        "LinkedIn: Interaktionen zehnmal in Folge unter dem Ziel: zuletzt 20, 20 und 10 statt 30 im Monat."
    );
    let slow = ["08", "09", "10"]
        .map(|month| {
            format!(
                "  2026-{month}: {{response_minutes: 1200, answered: 4}}
"
            )
        })
        .concat();
    let (de, _) = say("targets: [{metric: response_time, per: month, at_most: 240}]", &slow, "response_time");
    assert_eq!(
        de,
        "LinkedIn: Antwortzeit dreimal in Folge über dem Ziel: 300, 300 und 300 statt höchstens 240 Minuten im Monat."
    );
}

#[test]
fn figures_are_missing_from_their_day_of_the_next_month_on() {
    let monthly = "targets: [{metric: interactions, per: month, at_least: 30}]";
    for (fields, series, as_of, since) in [
        ("", LOW, "2026-11-23", None),
        ("", LOW, "2026-12-09", None),
        ("", LOW, "2026-12-10", Some("2026-11")),
        ("", LOW, "2027-01-09", Some("2026-11")),
        ("", LOW, "2027-01-10", Some("2026-11")),
        ("", "  2026-08: {interactions: 1}\n", "2026-11-09", Some("2026-09")),
        // Whoever writes by the week owes no months, unless there is a target per month.
        ("", "  2026-W30: {interactions: 1}\n", "2026-11-23", None),
        ("", "", "2026-11-23", None),
        (monthly, "", "2026-11-23", Some("2026-10")),
        (monthly, "  2026-W30: {interactions: 1}\n", "2026-11-09", Some("2026-09")),
        (
            "targets: [{metric: interactions, per: month, at_least: 3, from: 2026-08}]",
            "",
            "2026-11-23",
            Some("2026-08"),
        ),
        ("targets: [{metric: interactions, per: month, at_least: 3, from: 2026-11}]", "", "2026-11-23", None),
        ("targets: [{metric: interactions, per: quarter, at_least: 3}]", "", "2026-11-23", None),
        (
            "opened_on: 2026-11-02\ntargets: [{metric: interactions, per: month, at_least: 3}]",
            "",
            "2026-11-23",
            None,
        ),
        (
            "targets: [{metric: interactions, per: month, at_least: 3, until: 2026-09}]",
            "",
            "2026-11-23",
            None,
        ),
        ("closed_on: 2026-11-01", "  2026-08: {interactions: 1}\n", "2026-11-23", None),
    ] {
        let case = Case::new(fields, series);
        let missing = case.on(as_of).missing;
        assert_eq!(
            missing.as_ref().map(|(period, _)| period.to_string()),
            since.map(str::to_owned),
            "{fields} {as_of}"
        );
        assert!(missing.is_none_or(|(_, reason)| reason.at.is_somewhere()), "{fields} {as_of}");
    }
    let say = |as_of| Case::new("", LOW).on(as_of).missing.expect("they are missing").1.words;
    assert_eq!(
        say("2026-12-10").de,
        "LinkedIn: Die Zahlen für November 2026 fehlen seit dem 10. Dezember 2026."
    );
    assert_eq!(
        say("2027-01-10").en,
        "LinkedIn: The figures for November 2026 to December 2026 are missing, the first since 10 December 2026."
    );
    // The day of the month may be one that short months lack.
    let portal = "title: Portal\nthresholds: {metrics_expected_by_day: 31}\n";
    let case = Case::with("", "  2026-12: {interactions: 1}\n", &[("portal.yaml", portal)]);
    assert!(case.on("2027-02-27").missing.is_none());
    assert!(case.on("2027-02-28").missing.is_some());
}

#[test]
fn figures_are_written_with_their_unit() {
    let case = Case::with("", LOW, &[("metrics.yaml", METRICS)]);
    for (metric, value, de, en) in [
        ("interactions", 1810.0, "1.810", "1,810"),
        ("interactions", 91.5, "91,50", "91.50"),
        ("click_rate", 0.0325, "3,25_%", "3.25%"),
        ("click_rate", 0.325, "32,5_%", "32.5%"),
        ("response_time", 318.4, "318_Minuten", "318_minutes"),
        ("kosten_je_kopf", 16.666, "16,67_€", "€16.67"),
    ] {
        let entry = case.0.tables.metrics.get(&Id::new(metric)).expect("the metric");
        let say = |language| metrics::write(entry, value, language).replace('\u{a0}', "_");
        assert_eq!([say(Language::De), say(Language::En)], [de, en], "{metric}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the months are, the rate of a quarter lies between the least and the greatest of theirs.
    #[test]
    fn a_rate_lies_between_its_parts(months in proptest::array::uniform3((0_u32..100_000, 1_u32..1_000_000))) {
        let line = |(month, (clicks, impressions)): (usize, &(u32, u32))| {
            format!("  2026-{:02}: {{link_clicks: {clicks}, impressions: {impressions}}}\n", month + 1)
        };
        let series: String = months.iter().enumerate().map(line).collect();
        let case = Case::new("", &series);
        let figures = case.on("2026-04-01");
        let rate = |of: &str| {
            figures.value(&case.0, &Id::new("click_rate"), period(of)).map(|figure| figure.value)
        };
        let parts = ["2026-01", "2026-02", "2026-03"].map(|month| rate(month).expect("a rate"));
        let whole = rate("2026-Q1").expect("a rate");
        let (least, most) = parts.iter().fold((f64::MAX, f64::MIN), |(least, most), part| (least.min(*part), most.max(*part)));
        prop_assert!(least - 1e-12 <= whole && whole <= most + 1e-12, "{parts:?} {whole}");
    }
}
