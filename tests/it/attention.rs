//! What needs attention: each kind with its values and edges, the order, and the headline.

use jiff::civil::{Date, date};
use leitstand::diag::Diagnostic;
use leitstand::insight::attention::AttentionKind;
use leitstand::insight::headline::{self, Counts, Differences};
use leitstand::insight::{Insight, Today};
use leitstand::model::{Audience, Choice, Model};
use leitstand::source::Memory;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, load};

/// Reads a portal of some files beside the settings and the team.
fn model(files: &[(&str, &str)]) -> Model {
    let mut source = Memory::new(date(2026, 12, 31))
        .file("portal.yaml", "title: Portal\n")
        .file("people/max.yaml", "name: Max Berg\n")
        .file("people/ina.yaml", "name: Ina Muster\n")
        .file("people/tom.yaml", "name: Tom Tal\nleft_on: 2026-05-31\n")
        .file("departments/it.yaml", "name: IT\n")
        .file("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: planned\n---\n");
    for (path, text) in files {
        source = source.file(path, *text);
    }
    let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("memory can be read");
    let errors: Vec<_> = loaded.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    assert_eq!(errors, [], "the case itself is right");
    loaded.model
}

/// What needs attention on a day, as lines: value, kind, sentence, since when, who is to act.
fn lines(model: &Model, as_of: Date) -> Vec<String> {
    let today = Today::new(model, as_of, Audience::Team).expect("settings");
    let insight = Insight::new(today);
    let line = |one: &leitstand::insight::attention::Attention<'_>| {
        assert!(!one.reasons.is_empty(), "{}: why?", one.words.de);
        assert!(one.at.is_somewhere(), "{}: where?", one.words.de);
        let ends = |text: &str| text.ends_with('.');
        assert!(!ends(&one.words.de) && !ends(&one.words.en), "{:?} has no full stop", one.words);
        assert!(one.reasons.iter().all(|reason| ends(&reason.words.de) && ends(&reason.words.en)));
        let who: Vec<&str> = one.who.iter().map(|id| id.as_str()).collect();
        let when = one.when.as_ref().map_or("", |when| &when.de);
        format!("{} {} | {} | {when} | {}", one.value.name(), one.kind.name(), one.words.de, who.join(", "))
    };
    insight.attention.iter().map(line).collect()
}

/// A file, then days with what needs attention on each.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static [&'static str])]);

const CASES: &[Case] = &[
    (
        "status/incidents/preis.md",
        "---
title: Preis
started: 2026-11-20 21:30
lead: ina
platforms: [xing]
hold_posts: true
ended: 2026-11-24
---
",
        &[
            ("2026-11-19", &[]),
            ("2026-11-20", &["red incident | Preis: der Vorfall ist offen |  | ina"]),
            ("2026-11-23", &["red incident | Preis: der Vorfall ist offen | seit 3 Tagen | ina"]),
            // On the day on which it ends it is over.
            ("2026-11-24", &[]),
        ],
    ),
    (
        "status/campaigns/herbst.yaml",
        "title: Herbst
lead: ina
platforms: [xing]
start: 2026-11-01
end: 2026-12-31
milestones:
  - {id: film, title: Film, due: 2026-11-10, owner: max, weight: 0}
  - {id: ende, title: Ende, due: 2026-12-31}
departments:
  - {department: it, contribution: Seite, contact: max, due: 2026-11-05, delivered_on: 2026-11-08}
updates:
  - {date: 2026-11-01, by: ina, text: Los.}
",
        &[
            ("2026-11-05", &[]),
            (
                "2026-11-06",
                &[
                    "yellow contribution | IT: „Seite“ ist 1 Tag überfällig | seit gestern | max",
                    "yellow campaign | Herbst: Abweichung droht |  | ina",
                ],
            ),
            ("2026-11-08", &[]),
            ("2026-11-12", &[]),
            (
                "2026-11-13",
                &["yellow campaign | Herbst: Film ist 3 Tage überfällig | seit 3 Tagen | ina, max"],
            ),
            ("2026-11-18", &["red campaign | Herbst: Film ist 8 Tage überfällig | seit 8 Tagen | ina, max"]),
        ],
    ),
    (
        "status/posts/2026-11.yaml",
        "posts:
  - id: umzug
    title: Umzug
    platforms: [xing]
    author: max
    text: Ein Text.
    planned: 2026-11-12
    history:
      - {state: draft, date: 2026-11-01, by: max}
      - {state: in_review, date: 2026-11-03, by: max}
      - {state: approved, date: 2026-11-15, by: ina}
",
        &[
            ("2026-11-06", &[]),
            ("2026-11-07", &["yellow approval | Freigabe „Umzug“ wartet | seit 4 Tagen | max"]),
            ("2026-11-12", &["yellow approval | Freigabe „Umzug“ wartet | seit 9 Tagen | max"]),
            ("2026-11-13", &["red approval | Beitrag „Umzug“ ist nicht freigegeben | seit gestern | max"]),
            ("2026-11-15", &[]),
        ],
    ),
    (
        "status/posts/2026-12.yaml",
        "posts:
  - id: halle
    title: Halle
    platforms: [xing]
    author: max
    text: Ein Text.
    planned: 2026-12-10
    history: [{state: draft, date: 2026-12-01, by: max}]
",
        &[
            ("2026-12-07", &[]),
            (
                "2026-12-08",
                &["yellow approval | Beitrag „Halle“ ist noch nicht freigegeben | in 2 Tagen | max"],
            ),
            ("2026-12-10", &["yellow approval | Beitrag „Halle“ ist noch nicht freigegeben | heute | max"]),
            ("2026-12-11", &["red approval | Beitrag „Halle“ ist nicht freigegeben | seit gestern | max"]),
        ],
    ),
    (
        "status/reviews/2026.yaml",
        "reviews:
  - id: eins
    subject: platform:xing
    reviewer: ina
    due: 2026-11-10
    done: 2026-11-14
    outcome: changes_requested
    findings:
      - {text: Impressum fehlt, severity: high, owner: max, due: 2026-11-20}
      - {text: Bild unscharf, severity: low, owner: max, due: 2026-11-16, done: 2026-11-22}
",
        &[
            ("2026-11-10", &[]),
            ("2026-11-11", &["yellow review | Prüfung von „Xing“ ist überfällig | seit gestern | ina"]),
            ("2026-11-14", &[]),
            (
                "2026-11-17",
                &["yellow review | Prüfung von „Xing“: ein Befund ist überfällig | seit gestern | max"],
            ),
            (
                "2026-11-21",
                &["red review | Prüfung von „Xing“: zwei Befunde sind überfällig | seit 5 Tagen | max"],
            ),
            (
                "2026-11-23",
                &["red review | Prüfung von „Xing“: ein Befund ist überfällig | seit 3 Tagen | max"],
            ),
        ],
    ),
    (
        "guidelines/ton.md",
        "---
title: Ton
owner: ina
last_reviewed: 2026-01-31
review_every: 1 Monat
applies_to: [all]
---
",
        &[
            ("2026-02-28", &[]),
            ("2026-03-01", &["yellow guideline | Richtlinie „Ton“: Prüfung ist fällig | seit gestern | ina"]),
        ],
    ),
    (
        "pages/plan.md",
        "---
title: Plan
owner: ina
review_every: 1 Jahr
---
",
        &[("2026-02-28", &["yellow guideline | Kapitel „Plan“: noch nie geprüft |  | ina"])],
    ),
    (
        "concepts/podcast.md",
        "---
title: Podcast
status: idea
owner: ina
created: 2026-01-01
summary: Ein Podcast.
review_by: 2026-03-01
departments: [{department: it, contribution: Server, due: 2026-02-27}]
---
",
        &[
            ("2026-02-27", &[]),
            // More days late come first, whatever the kind.
            (
                "2026-03-02",
                &[
                    "yellow contribution | IT: „Server“ ist 3 Tage überfällig | seit 3 Tagen | ina",
                    "yellow review | Podcast: Konzept wieder ansehen | seit gestern | ina",
                ],
            ),
        ],
    ),
    (
        "status/decisions/weniger.md",
        "---
title: Weniger
kind: restructuring
status: in_effect
decided_on: 2026-10-01
decided_by: ina
effect: {check_on: 2026-11-20, platform: xing, metric: reach, checked_on: 2026-11-25, verdict: reached}
---
",
        &[
            ("2026-11-20", &[]),
            ("2026-11-22", &["yellow effect | Weniger: Wirkung prüfen | seit 2 Tagen | ina"]),
            ("2026-11-25", &[]),
        ],
    ),
    (
        "platforms/alt.md",
        "---
title: Alt
network: xing
lifecycle: paused
duties:
  content: {accountable: tom, deputy: ina}
compliance: {administrators: [tom, ina]}
---
",
        &[
            ("2026-05-31", &[]),
            ("2026-06-01", &["red left | Übergabe offen: Tom Tal | seit gestern | ina"]),
            // After six months the name goes, the work stays.
            ("2026-12-01", &["red left | Übergabe offen: ehemaliges Teammitglied | seit 184 Tagen | ina"]),
        ],
    ),
];

#[test]
fn what_needs_attention_on_which_day() {
    // What other parts of the portal find about coverage and figures is theirs to test.
    for (path, text, days) in CASES {
        let model = model(&[(path, text)]);
        for (day, expected) in *days {
            let as_of = day.parse().expect("a date");
            assert_eq!(lines(&model, as_of), expected.to_vec(), "{path} on {day}");
        }
    }
}

#[test]
fn red_comes_first_then_days_late_then_kind_then_identifier() {
    let files: Vec<(&str, &str)> = CASES.iter().map(|(path, text, _)| (*path, *text)).collect();
    let all = lines(&model(&files), date(2026, 11, 23));
    let kinds: Vec<&str> = all.iter().map(|line| line.split(" |").next().unwrap_or_default()).collect();
    let expected = [
        // Late by 175, 13, 3 and 3 days; an incident before a review.
        "red left",
        "red campaign",
        "red incident",
        "red review",
        // Late by 269, 268, 267, 3 and 0 days.
        "yellow contribution",
        "yellow guideline",
        "yellow review",
        "yellow effect",
        "yellow guideline",
    ];
    assert_eq!(kinds, expected, "{all:#?}");
}

#[test]
fn the_day_on_which_nobody_is_there_is_said_to_the_team_and_to_no_program() {
    let away = "name: Ada\nabsences: [{from: 2026-11-30, to: 2026-11-30}]\n";
    let platform = "---\ntitle: X\nnetwork: x\nlifecycle: active\nduties:\n  \
                    content: {accountable: ada, deputy: bea}\n---\n";
    let files = [("people/ada.yaml", away), ("people/bea.yaml", away), ("platforms/x.md", platform)];
    let model = model(&files);
    let ahead = "X: Inhalte bald unbesetzt";
    let next = "X: Inhalte am nächsten Arbeitstag unbesetzt";
    let now = "X: Inhalte unbesetzt";
    let dated = "X: Inhalte am 30. November unbesetzt";
    // The day; what the team reads, since or until when, and what programs read.
    let cases = [
        ("2026-11-15", Audience::Team, None),
        ("2026-11-16", Audience::Team, Some((dated, "in 14 Tagen", ahead))),
        ("2026-11-27", Audience::Team, Some((dated, "in 3 Tagen", ahead))),
        // On a Saturday the Monday is judged.
        ("2026-11-28", Audience::Team, Some((dated, "in 2 Tagen", next))),
        ("2026-11-28", Audience::Company, Some((next, "", next))),
        ("2026-11-30", Audience::Team, Some((now, "heute", now))),
        ("2026-11-30", Audience::Company, Some((now, "heute", now))),
    ];
    for (day, audience, expected) in cases {
        let insight =
            Insight::new(Today::new(&model, day.parse().expect("a date"), audience).expect("settings"));
        let found = insight.attention.iter().find(|one| one.kind == AttentionKind::Coverage);
        let found = found.map(|one| {
            let when = one.when.as_ref().map_or("", |when| &when.de);
            (&*one.words.de, when, &*one.for_machines().de)
        });
        assert_eq!(found, expected, "{day} for the {audience:?}");
    }
}

/// Incidents, campaigns that run, red, yellow, grey, points.
const fn counts(incidents: usize, campaigns: [usize; 4], points: usize) -> Counts {
    let [running, red, yellow, grey] = campaigns;
    Counts { incidents, running, red, yellow, grey, points }
}

const HEADLINES: &[(Counts, &str, &str)] = &[
    (
        counts(0, [4, 1, 1, 0], 5),
        "Eine von vier laufenden Kampagnen ist gefährdet, fünf Punkte brauchen Aufmerksamkeit",
        "One of four running campaigns is at risk, five points need attention",
    ),
    (
        counts(1, [4, 3, 0, 0], 13),
        "Ein Vorfall ist offen, drei von vier laufenden Kampagnen sind gefährdet, 13 Punkte brauchen Aufmerksamkeit",
        "One incident is open, three of four running campaigns are at risk, 13 points need attention",
    ),
    (
        counts(2, [1, 1, 0, 0], 1),
        "Zwei Vorfälle sind offen, die laufende Kampagne ist gefährdet, ein Punkt braucht Aufmerksamkeit",
        "Two incidents are open, the running campaign is at risk, one point needs attention",
    ),
    (
        counts(0, [2, 2, 0, 0], 2),
        "Beide laufenden Kampagnen sind gefährdet, zwei Punkte brauchen Aufmerksamkeit",
        "Both running campaigns are at risk, two points need attention",
    ),
    (
        counts(0, [3, 3, 0, 0], 12),
        "Alle drei laufenden Kampagnen sind gefährdet, zwölf Punkte brauchen Aufmerksamkeit",
        "All three running campaigns are at risk, twelve points need attention",
    ),
    (
        counts(0, [1300, 1250, 0, 0], 2000),
        "1.250 von 1.300 laufenden Kampagnen sind gefährdet, 2.000 Punkte brauchen Aufmerksamkeit",
        "1,250 of 1,300 running campaigns are at risk, 2,000 points need attention",
    ),
    (
        counts(0, [1, 0, 1, 0], 1),
        "Bei der laufenden Kampagne droht eine Abweichung, ein Punkt braucht Aufmerksamkeit",
        "A deviation threatens in the running campaign, one point needs attention",
    ),
    (
        counts(0, [2, 0, 2, 0], 2),
        "Bei beiden laufenden Kampagnen droht eine Abweichung, zwei Punkte brauchen Aufmerksamkeit",
        "A deviation threatens in both running campaigns, two points need attention",
    ),
    (
        counts(0, [5, 0, 1, 0], 1),
        "Bei einer von fünf laufenden Kampagnen droht eine Abweichung, ein Punkt braucht Aufmerksamkeit",
        "A deviation threatens in one of five running campaigns, one point needs attention",
    ),
    (
        counts(0, [5, 0, 3, 1], 3),
        "Bei drei von fünf laufenden Kampagnen droht eine Abweichung, drei Punkte brauchen Aufmerksamkeit",
        "A deviation threatens in three of five running campaigns, three points need attention",
    ),
    (
        counts(0, [6, 0, 6, 0], 6),
        "Bei allen sechs laufenden Kampagnen droht eine Abweichung, sechs Punkte brauchen Aufmerksamkeit",
        "A deviation threatens in all six running campaigns, six points need attention",
    ),
    (
        counts(0, [1, 0, 0, 0], 0),
        "Alles ruhig: die laufende Kampagne ist im Plan, nichts braucht Aufmerksamkeit",
        "All calm: the running campaign is on course, nothing needs attention",
    ),
    (
        counts(0, [2, 0, 0, 0], 0),
        "Alles ruhig: beide laufenden Kampagnen sind im Plan, nichts braucht Aufmerksamkeit",
        "All calm: both running campaigns are on course, nothing needs attention",
    ),
    (
        counts(0, [4, 0, 0, 0], 0),
        "Alles ruhig: alle vier laufenden Kampagnen sind im Plan, nichts braucht Aufmerksamkeit",
        "All calm: all four running campaigns are on course, nothing needs attention",
    ),
    (
        counts(0, [4, 0, 0, 1], 3),
        "Keine der vier laufenden Kampagnen ist gefährdet, drei Punkte brauchen Aufmerksamkeit",
        "None of four running campaigns is at risk, three points need attention",
    ),
    (
        counts(0, [2, 0, 0, 2], 1),
        "Keine der beiden laufenden Kampagnen ist gefährdet, ein Punkt braucht Aufmerksamkeit",
        "Neither of two running campaigns is at risk, one point needs attention",
    ),
    (
        counts(0, [1, 0, 0, 1], 1),
        "Die laufende Kampagne ist nicht gefährdet, ein Punkt braucht Aufmerksamkeit",
        "The running campaign is not at risk, one point needs attention",
    ),
    (
        counts(0, [0, 0, 0, 0], 0),
        "Alles ruhig: zurzeit läuft keine Kampagne, nichts braucht Aufmerksamkeit",
        "All calm: no campaign is running at present, nothing needs attention",
    ),
    (
        counts(0, [0, 0, 0, 0], 7),
        "Zurzeit läuft keine Kampagne, sieben Punkte brauchen Aufmerksamkeit",
        "No campaign is running at present, seven points need attention",
    ),
    (
        counts(1, [0, 0, 0, 0], 0),
        "Ein Vorfall ist offen, zurzeit läuft keine Kampagne, nichts braucht sonst Aufmerksamkeit",
        "One incident is open, no campaign is running at present, nothing else needs attention",
    ),
];

#[test]
fn the_headline_is_a_sentence_in_every_case() {
    for (counts, german, english) in HEADLINES {
        let words = headline::headline(counts);
        assert_eq!((&*words.de, &*words.en), (*german, *english));
    }
}

#[test]
fn the_week_before_is_compared_in_words() {
    let differences = |worse, better, new, in_review| Differences { worse, better, new, in_review };
    for (differences, german, english) in [
        (
            differences(1, 0, 0, (5, 3)),
            "gegenüber der Vorwoche: eine Kampagne schlechter, zwei offene Freigaben weniger",
            "against the week before: one campaign worse, two fewer open approvals",
        ),
        (
            differences(2, 1, 3, (3, 4)),
            "gegenüber der Vorwoche: zwei Kampagnen schlechter, eine besser, drei neu, eine offene Freigabe mehr",
            "against the week before: two campaigns worse, one better, three new, one more open approval",
        ),
        (
            differences(0, 13, 0, (4, 4)),
            "gegenüber der Vorwoche: 13 Kampagnen besser",
            "against the week before: 13 campaigns better",
        ),
        (
            differences(0, 0, 1, (0, 1)),
            "gegenüber der Vorwoche: eine Kampagne neu, eine offene Freigabe mehr",
            "against the week before: one campaign new, one more open approval",
        ),
        (
            differences(0, 0, 0, (2, 2)),
            "unverändert gegenüber der Vorwoche",
            "unchanged against the week before",
        ),
    ] {
        let words = headline::against_last_week(&differences);
        assert_eq!((&*words.de, &*words.en), (german, english));
    }
}
