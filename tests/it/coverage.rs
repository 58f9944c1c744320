//! Who covers a duty, day by day: hand-made cases with hand-made results, the edges included.

use jiff::civil::{Date, date};
use leitstand::diag::Diagnostic;
use leitstand::insight::Today;
use leitstand::insight::coverage::{self, CoverState, Via};
use leitstand::insight::workdays::Workdays;
use leitstand::model::time::Weekdays;
use leitstand::model::{Assessment, Audience, Id, Model};
use leitstand::source::Memory;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, load};

/// Reads a portal of some files; people are written as `name: fields`.
pub fn model(portal: &str, people: &[(&str, &str)], files: &[(&str, &str)]) -> Model {
    let mut source = Memory::new(date(2027, 12, 31)).file("portal.yaml", format!("title: Portal\n{portal}"));
    for (id, fields) in people {
        source = source.file(&format!("people/{id}.yaml"), format!("name: {id}\n{fields}\n"));
    }
    for (path, text) in files {
        source = source.file(path, *text);
    }
    let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("memory can be read");
    let errors: Vec<_> = loaded.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    assert_eq!(errors, [], "the case itself is right");
    loaded.model
}

/// A day of a case: the date, how the duty stands, which day is judged, who covers it.
type Expected<'e> = (&'e str, CoverState, &'e str, Option<(&'e str, Via)>);

/// Checks the one duty of the platform xing on several days.
fn expect(case: &str, model: &Model, duty: &str, days: &[Expected<'_>]) {
    let platform = model.tables.platforms.get(&Id::new("xing")).expect("the platform");
    for (day, state, judged, by) in days {
        let today: Date = day.parse().expect(day);
        let today = Today::new(model, today, Audience::Team).expect("the portal has settings");
        let found = coverage::coverage(today, platform);
        let found = found.iter().find(|one| one.held.duty.id.as_str() == duty).expect(duty);
        let covers = found.cover.by.map(|by| (by.person.as_str(), by.via));
        let of_case = (found.state, found.cover.day.to_string(), covers);
        assert_eq!(of_case, (Some(*state), (*judged).to_owned(), *by), "{case}: {duty} on {day}");
        let value = found.judged.as_ref().map(|judged| (judged.value, judged.reasons.is_empty()));
        assert_eq!(value, Some((state.value(), false)), "{case}: a judgement has its reasons, {day}");
        let reasons = found.judged.iter().flat_map(|judged| &judged.reasons);
        let mut reasons: Vec<&str> = reasons.map(|reason| &*reason.words.de).collect();
        let all = reasons.len();
        reasons.sort_unstable();
        reasons.dedup();
        assert_eq!(reasons.len(), all, "{case}: a reason is said once, {day}");
    }
}

fn platform(fields: &str) -> String {
    format!("---\ntitle: Xing\nnetwork: xing\nlifecycle: active\n{fields}---\n")
}

#[test]
fn somebody_is_there_as_absences_weekdays_and_employment_say() {
    use CoverState::{Covered, LongAway, Nobody, NobodyAhead};
    use Via::{AbsenceDeputy, Accountable, Deputy};
    let plain = platform("accountable: ada\ndeputy: bea\nduties: [content]\n");
    let case = |name: &str, people: &[(&str, &str)], days: &[Expected<'_>]| {
        let model = model("", people, &[("platforms/xing.md", &plain)]);
        expect(name, &model, "content", days);
    };
    // 2 March 2026 is a Monday.
    case(
        "both ends of an absence count",
        &[("ada", "absences: [{from: 2026-03-03, to: 2026-03-05}]"), ("bea", "")],
        &[
            ("2026-03-02", Covered, "2026-03-02", Some(("ada", Accountable))),
            ("2026-03-03", Covered, "2026-03-03", Some(("bea", Deputy))),
            ("2026-03-05", Covered, "2026-03-05", Some(("bea", Deputy))),
            ("2026-03-06", Covered, "2026-03-06", Some(("ada", Accountable))),
        ],
    );
    case(
        "the absence's deputy comes before the duty's",
        &[
            ("ada", "absences: [{from: 2026-03-03, to: 2026-03-05, deputy: cem}]"),
            ("bea", ""),
            ("cem", "works_on: [mon-wed]"),
        ],
        &[
            ("2026-03-04", Covered, "2026-03-04", Some(("cem", AbsenceDeputy))),
            ("2026-03-05", Covered, "2026-03-05", Some(("bea", Deputy))),
        ],
    );
    case(
        "an absent deputy is followed to the deputy of their absence",
        &[
            ("ada", "works_on: [mon]"),
            ("bea", "absences: [{from: 2026-03-03, to: 2026-03-03, deputy: cem}]"),
            ("cem", ""),
        ],
        &[("2026-03-03", Covered, "2026-03-03", Some(("cem", Deputy)))],
    );
    case(
        "a last day still counts, and so does a first one",
        &[("ada", "left_on: 2026-03-03"), ("bea", "from: 2026-03-05")],
        &[
            ("2026-03-03", NobodyAhead, "2026-03-03", Some(("ada", Accountable))),
            ("2026-03-04", Nobody, "2026-03-04", None),
            // Who has left is away for ever.
            ("2026-03-05", LongAway, "2026-03-05", Some(("bea", Deputy))),
        ],
    );
}

#[test]
fn weekends_and_the_look_ahead_end_where_they_end() {
    use CoverState::{Covered, NoDeputy, Nobody, NobodyAhead};
    use Via::{AbsenceDeputy, Accountable};
    let plain = platform("accountable: ada\ndeputy: bea\nduties: [content]\n");
    let case = |name: &str, people: &[(&str, &str)], days: &[Expected<'_>]| {
        let model = model("", people, &[("platforms/xing.md", &plain)]);
        expect(name, &model, "content", days);
    };
    case(
        "weekends are judged by the next working day",
        &[("ada", "works_on: [mon-thu]"), ("bea", "works_on: [mon-thu]")],
        &[
            ("2026-03-05", NobodyAhead, "2026-03-05", Some(("ada", Accountable))),
            ("2026-03-06", Nobody, "2026-03-06", None),
            ("2026-03-07", NobodyAhead, "2026-03-09", Some(("ada", Accountable))),
        ],
    );
    // The 14 days after 2 March end on the 16th.
    case(
        "the look-ahead ends with its last day",
        &[
            ("ada", "absences: [{from: 2026-03-17, to: 2026-03-17}]"),
            ("bea", "absences: [{from: 2026-03-17, to: 2026-03-17}]"),
        ],
        &[
            ("2026-03-02", Covered, "2026-03-02", Some(("ada", Accountable))),
            ("2026-03-03", NobodyAhead, "2026-03-03", Some(("ada", Accountable))),
            ("2026-03-16", NobodyAhead, "2026-03-16", Some(("ada", Accountable))),
            ("2026-03-17", Nobody, "2026-03-17", None),
            ("2026-03-18", Covered, "2026-03-18", Some(("ada", Accountable))),
        ],
    );
    let lone = platform("accountable: ada\nduties: [content]\n");
    let model = model(
        "",
        &[("ada", "absences: [{from: 2026-03-04, to: 2026-03-04, deputy: bea}]"), ("bea", "")],
        &[("platforms/xing.md", &lone)],
    );
    expect(
        "without a deputy",
        &model,
        "content",
        &[
            ("2026-03-02", NoDeputy, "2026-03-02", Some(("ada", Accountable))),
            ("2026-03-04", NoDeputy, "2026-03-04", Some(("bea", AbsenceDeputy))),
        ],
    );
}

#[test]
fn the_accountable_is_long_away_after_more_than_fifteen_working_days() {
    use CoverState::{Covered, LongAway};
    use Via::{Accountable, Deputy};
    let plain = platform("accountable: ada\ndeputy: bea\nduties: [content]\n");
    let covered = |day: &'static str| (day, Covered, day, Some(("bea", Deputy)));
    let long = |day: &'static str| (day, LongAway, day, Some(("bea", Deputy)));
    // 2 to 20 March are three working weeks: fifteen days; the 23rd is the sixteenth.
    for (portal, fields, days) in [
        (
            "",
            "absences: [{from: 2026-03-02, to: 2026-03-20}]",
            vec![covered("2026-03-02"), covered("2026-03-20")],
        ),
        (
            "",
            "absences: [{from: 2026-03-02, to: 2026-03-23}]",
            vec![long("2026-03-02"), long("2026-03-12"), long("2026-03-23")],
        ),
        ("", "absences: [{from: 2026-03-02}]", vec![long("2026-03-02"), long("2026-12-31")]),
        // Two absences that touch are one row, and a weekend between does not end it.
        (
            "",
            "absences: [{from: 2026-03-02, to: 2026-03-13}, {from: 2026-03-16, to: 2026-03-23}]",
            vec![long("2026-03-04")],
        ),
        // A working day between ends it.
        (
            "",
            "absences: [{from: 2026-03-02, to: 2026-03-13}, {from: 2026-03-17, to: 2026-03-30}]",
            vec![covered("2026-03-04")],
        ),
        // A holiday is no working day.
        (
            "holidays: [2026-03-23]\n",
            "absences: [{from: 2026-03-02, to: 2026-03-23}]",
            vec![covered("2026-03-20")],
        ),
        (
            "thresholds: {absence_cover_days: 4}\n",
            "absences: [{from: 2026-03-02, to: 2026-03-06}]",
            vec![long("2026-03-02")],
        ),
        // Fifteen days, then sixteen; the Fridays on which nobody would be there anyway do not count.
        (
            "",
            "works_on: [mon-thu]\nabsences: [{from: 2026-03-02, to: 2026-03-05}, {from: 2026-03-09, to: 2026-03-12}, {from: 2026-03-16, to: 2026-03-19}, {from: 2026-03-23, to: 2026-03-25}]",
            vec![covered("2026-03-03")],
        ),
        (
            "",
            "works_on: [mon-thu]\nabsences: [{from: 2026-03-02, to: 2026-03-05}, {from: 2026-03-09, to: 2026-03-12}, {from: 2026-03-16, to: 2026-03-19}, {from: 2026-03-23, to: 2026-03-26}]",
            vec![long("2026-03-03"), ("2026-03-30", Covered, "2026-03-30", Some(("ada", Accountable)))],
        ),
    ] {
        let model = model(portal, &[("ada", fields), ("bea", "")], &[("platforms/xing.md", &plain)]);
        expect(fields, &model, "content", &days);
    }
}

#[test]
fn holidays_care_days_and_the_rota_decide_who_cares() {
    use CoverState::{Covered, NoWorkday, Nobody, NobodyAhead};
    use Via::{Accountable, Backup, Deputy, Rota};
    let care = |days: &str| {
        platform(&format!(
            "accountable: ada\ndeputy: bea\nduties: [content, community_care]\ncare: {{days: {days}}}\n"
        ))
    };
    let people = [("ada", ""), ("bea", ""), ("cem", "works_on: [mon-sun]"), ("dan", "works_on: [sat]")];
    let portal = "holidays: [2026-12-25, {date: 2026-12-26, title: Fest}, 2027-01-01]\n";
    let rota = "- {from: 2026-12-19, to: 2026-12-20, person: cem, backup: dan}
- {from: 2026-12-21, to: 2026-12-27, person: dan, backup: cem, platforms: [xing]}
- {from: 2026-12-21, to: 2026-12-27, person: ada}
";
    let week =
        model(portal, &people, &[("platforms/xing.md", &care("[mon-sun]")), ("status/rota.yaml", rota)]);
    // 24 December 2026 is a Thursday: the 25th and the 26th are holidays, care goes on on Sunday.
    expect(
        "the whole week",
        &week,
        "community_care",
        &[
            ("2026-12-19", NobodyAhead, "2026-12-19", Some(("cem", Rota))),
            ("2026-12-24", NobodyAhead, "2026-12-24", Some(("cem", Backup))),
            ("2026-12-25", NobodyAhead, "2026-12-27", Some(("cem", Backup))),
            ("2026-12-28", NobodyAhead, "2026-12-28", Some(("ada", Accountable))),
            ("2027-01-02", Nobody, "2027-01-02", None),
        ],
    );
    expect(
        "content knows no care days",
        &week,
        "content",
        &[
            ("2026-12-24", Covered, "2026-12-24", Some(("ada", Accountable))),
            ("2026-12-25", Covered, "2026-12-28", Some(("ada", Accountable))),
            ("2027-01-01", Covered, "2027-01-04", Some(("ada", Accountable))),
        ],
    );
    let thursdays = model(portal, &people, &[("platforms/xing.md", &care("[thu]"))]);
    expect(
        "one day a week",
        &thursdays,
        "community_care",
        &[("2026-12-25", Covered, "2026-12-31", Some(("ada", Accountable)))],
    );
    // The rota covers care alone, whoever is named there.
    let away = [
        ("ada", "absences: [{from: 2026-12-21, to: 2026-12-22}]"),
        ("bea", ""),
        ("cem", "works_on: [mon-sun]"),
        ("dan", "works_on: [sat]"),
    ];
    let away = model(portal, &away, &[("platforms/xing.md", &care("[mon-fri]")), ("status/rota.yaml", rota)]);
    expect(
        "away with a rota",
        &away,
        "community_care",
        &[("2026-12-21", Covered, "2026-12-21", Some(("cem", Backup)))],
    );
    expect(
        "away with a rota",
        &away,
        "content",
        &[("2026-12-21", Covered, "2026-12-21", Some(("bea", Deputy)))],
    );
    let never = model(portal, &people, &[("platforms/xing.md", &care("[]"))]);
    expect("no day at all", &never, "community_care", &[("2026-12-21", NoWorkday, "2026-12-21", None)]);
}

#[test]
fn duties_that_change_are_covered_by_whoever_has_them_then() {
    use CoverState::{Covered, NobodyAhead};
    use Via::Accountable;
    let text = platform(
        "accountable: ada
deputy: bea
duties: {content: {}, advertising: {not_needed: keine Anzeigen}}
duties_from:
  - {date: 2026-03-09, duties: {content: {accountable: cem, deputy: cem2}}}
",
    );
    let people = [("ada", ""), ("bea", ""), ("cem", "from: 2026-03-10"), ("cem2", "from: 2026-03-10")];
    let model = model("", &people, &[("platforms/xing.md", &text)]);
    // On the Monday of the change those who take over have not begun.
    expect(
        "a change",
        &model,
        "content",
        &[
            ("2026-02-20", Covered, "2026-02-20", Some(("ada", Accountable))),
            ("2026-02-23", NobodyAhead, "2026-02-23", Some(("ada", Accountable))),
            ("2026-03-10", Covered, "2026-03-10", Some(("cem", Accountable))),
        ],
    );
    let today = |audience| Today::new(&model, date(2026, 2, 23), audience).expect("settings");
    let xing = model.tables.platforms.get(&Id::new("xing")).expect("the platform");
    let team = coverage::coverage(today(Audience::Team), xing);
    let said: Vec<_> = team.iter().flat_map(|one| &one.judged).flat_map(|one| &one.reasons).collect();
    assert_eq!(said.first().map(|reason| reason.words.de.as_str()), Some("Am 9. März 2026 ist niemand da."));
    assert_eq!(said.first().map(|reason| reason.words.en.as_str()), Some("On 9 March 2026 nobody is there."));
    let advertising = team.iter().find(|one| one.held.duty.id.as_str() == "advertising").expect("the duty");
    assert_eq!(advertising.judged, None, "what nobody needs to have is no gap");
    // The company sees no day ahead.
    let company = coverage::coverage(today(Audience::Company), xing);
    assert!(company.iter().all(|one| one.ahead.is_empty()));
    let values: Vec<_> = company.iter().filter_map(|one| one.judged.as_ref()).map(|one| one.value).collect();
    assert_eq!(values, [Assessment::Green]);
}

#[test]
fn platforms_that_are_not_active_have_no_duties_to_cover() {
    for (fields, rows) in [
        ("lifecycle: active\n", 1),
        ("lifecycle: reserved\n", 0),
        ("lifecycle: planned\n", 0),
        ("lifecycle: paused\n", 0),
        ("lifecycle: closed\nclosed_on: 2026-03-01\n", 0),
        ("lifecycle: active\nclosed_on: 2026-03-01\n", 0),
        // Its last day.
        ("lifecycle: active\nclosed_on: 2026-03-02\n", 1),
    ] {
        let text = format!(
            "---\ntitle: Xing\nnetwork: xing\naccountable: ada\ndeputy: bea\nduties: [content]\n{fields}---\n"
        );
        let model = model("", &[("ada", ""), ("bea", "")], &[("platforms/xing.md", &text)]);
        let today = Today::new(&model, date(2026, 3, 2), Audience::Team).expect("settings");
        let xing = model.tables.platforms.get(&Id::new("xing")).expect("the platform");
        assert_eq!(coverage::coverage(today, xing).len(), rows, "{fields}");
    }
}

#[test]
fn working_days_know_leap_years_and_the_turn_of_the_year() {
    let model = model("holidays: [2028-02-29, 2027-01-01]\n", &[], &[]);
    let today = Today::new(&model, date(2026, 3, 2), Audience::Team).expect("settings");
    let usual = Workdays::usual(today);
    for (day, next) in [
        ("2026-03-27", "2026-03-27"),
        // The clocks are put forward in this night.
        ("2026-03-28", "2026-03-30"),
        ("2026-10-24", "2026-10-26"),
        ("2027-01-01", "2027-01-04"),
        ("2028-02-28", "2028-02-28"),
        ("2028-02-29", "2028-03-01"),
    ] {
        let from: Date = day.parse().expect(day);
        assert_eq!(usual.from(from).map(|day| day.to_string()), Some(next.to_owned()), "{day}");
    }
    let count =
        |from: &str, to: &str| usual.between(from.parse().expect(from), to.parse().expect(to)).count();
    assert_eq!(count("2028-02-26", "2028-03-05"), 4);
    assert_eq!(count("2026-12-28", "2027-01-03"), 4);
    assert_eq!(count("2026-03-03", "2026-03-02"), 0);
    assert_eq!(Workdays::new(Weekdays::default(), &[]).from(date(2026, 3, 2)), None);
}
