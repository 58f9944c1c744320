//! What changed lately by the data: which facts are told, in which order, and on which days.

use jiff::civil::{Date, date};
use leitstand::diag::Diagnostic;
use leitstand::insight::{Today, changes};
use leitstand::model::{Audience, Model};
use leitstand::source::Memory;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, load};

/// A portal in which something happens on most days of November.
fn model() -> Model {
    let source = Memory::new(date(2026, 12, 31))
        .file("portal.yaml", "title: Portal\nlanguages: [de, en]\n")
        .file("people/max.yaml", "name: Max Berg\n")
        .file("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: active\n---\n")
        .file(
            "status/campaigns/herbst.yaml",
            "title: Herbst
lead: max
platforms: [xing]
start: 2026-09-01
end: 2026-11-30
closed_on: 2026-12-02
milestones:
  - {id: plan, title: Plan, due: 2026-11-05, done: 2026-11-06}
  - {id: film, title: Film, due: 2026-11-20}
updates:
  - {date: 2026-11-10, by: max, text: Vormittags.}
  - {date: 2026-11-10, by: max, text: Nachmittags.}
replanned:
  - {date: 2026-11-12, by: max, reason: Drehtag, end: 2026-12-01}
",
        )
        .file(
            "status/campaigns/herbst.en.yaml",
            "updates:\n  - {text: In the morning.}\n  - {text: In the afternoon.}\n",
        )
        .file(
            "status/incidents/preis.md",
            "---
title: Preis
started: 2026-11-10 07:30
lead: max
platforms: [xing]
updates: [{date: 2026-11-10 08:00, by: max, text: Verborgen.}]
ended: 2026-11-11
---
",
        )
        .file(
            "status/decisions/weniger.md",
            "---
title: Weniger
kind: strategy
status: decided
decided_on: 2026-11-09
decided_by: max
summary: Seltener, dafür besser.
---
",
        )
        .file(
            "concepts/podcast.md",
            "---
title: Podcast
status: approved
owner: max
created: 2026-11-08
summary: Ein Podcast.
decision: {date: 2026-11-13, by: max, outcome: approved}
---
",
        )
        .file(
            "guidelines/ton.md",
            "---
title: Ton
owner: max
review_every: 1 Jahr
version: '2'
applies_to: [all]
changes: [{version: '2', date: 2026-11-07, text: Duzen.}]
---
",
        );
    let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("memory can be read");
    let errors: Vec<_> = loaded.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    assert_eq!(errors, [], "the case itself is right");
    loaded.model
}

/// The changes of some days as lines: day, thing, what happened, what was said.
fn told(model: &Model, as_of: Date, from: Date, to: Date) -> Vec<String> {
    let today = Today::new(model, as_of, Audience::Team).expect("settings");
    let line = |change: &changes::Change<'_>| {
        let text = change.text.as_ref().map_or(String::new(), |text| format!(" | {}", text.de));
        format!("{} {}: {}{text}", change.date(), change.thing.id, change.words.de)
    };
    changes::changes(today, from, to).iter().map(line).collect()
}

#[test]
fn changes_are_told_newest_first_and_never_before_they_happen() {
    let model = model();
    let all = [
        "2026-12-02 herbst: Kampagne ist abgeschlossen",
        "2026-11-13 podcast: Konzept ist freigegeben",
        "2026-11-12 herbst: Kampagne ist neu geplant | Drehtag",
        "2026-11-11 preis: Vorfall ist beendet",
        "2026-11-10 preis: Neues zum Vorfall | Verborgen.",
        "2026-11-10 preis: Vorfall hat begonnen",
        "2026-11-10 herbst: Neues zur Kampagne | Nachmittags.",
        "2026-11-10 herbst: Neues zur Kampagne | Vormittags.",
        "2026-11-09 weniger: entschieden | Seltener, dafür besser.",
        "2026-11-08 podcast: neues Konzept | Ein Podcast.",
        "2026-11-07 ton: Fassung 2 | Duzen.",
        "2026-11-06 herbst: Meilenstein „Plan“ ist erledigt",
    ];
    // As-of date, first and last day, which of the lines.
    let cases = [
        (date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31), 0..12),
        // What happens after the as-of date has not happened.
        (date(2026, 12, 1), date(2026, 1, 1), date(2026, 12, 31), 1..12),
        // Both ends are included.
        (date(2026, 12, 31), date(2026, 11, 7), date(2026, 11, 12), 2..11),
        (date(2026, 12, 31), date(2026, 11, 14), date(2026, 12, 1), 0..0),
        (date(2026, 11, 5), date(2026, 1, 1), date(2026, 12, 31), 0..0),
    ];
    for (as_of, from, to, expected) in cases {
        assert_eq!(told(&model, as_of, from, to), all[expected].to_vec(), "{from} to {to} on {as_of}");
    }
    let today = Today::new(&model, date(2026, 12, 31), Audience::Team).expect("settings");
    let update = changes::changes(today, date(2026, 11, 10), date(2026, 11, 10)).pop().expect("an update");
    let english = update.text.map(|text| text.en);
    assert_eq!(english.as_deref(), Some("In the morning."));
    assert_eq!(update.by.map(ToString::to_string).as_deref(), Some("max"));
}
