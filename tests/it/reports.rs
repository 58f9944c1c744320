//! Reports: which periods have one, and that a past one says the same on any later day.

use jiff::civil::Date;
use leitstand::insight::Today;
use leitstand::insight::reported::Reported;
use leitstand::model::Audience;
use leitstand::source::Memory;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, load};

use crate::site::SiteTest;

fn day(text: &str) -> Date {
    text.parse().expect(text)
}

/// The first and the last month and how many, and the same of quarters.
type Expected = Option<(&'static str, &'static str, usize, &'static str, &'static str, usize)>;

#[test]
fn reports_go_from_the_first_data_to_the_as_of_date() {
    let campaign =
        |start: &str| format!("title: A\nlead: max\nplatforms: [xing]\nstart: {start}\nend: 2030-01-01\n");
    // What there is, the day, and which months and quarters have a report.
    let cases: [(&str, &str, &str, Expected); 7] = [
        ("people/eva.yaml", "name: Eva Tal\n", "2026-11-23", None),
        (
            "status/campaigns/a.yaml",
            &campaign("2026-09-30"),
            "2026-11-23",
            Some(("2026-09", "2026-11", 3, "2026-Q3", "2026-Q4", 2)),
        ),
        // What begins later has no data yet.
        ("status/campaigns/a.yaml", &campaign("2026-09-30"), "2026-09-29", None),
        (
            "status/campaigns/a.yaml",
            &campaign("2026-09-30"),
            "2026-09-30",
            Some(("2026-09", "2026-09", 1, "2026-Q3", "2026-Q3", 1)),
        ),
        // Over New Year, and at most three years back.
        (
            "status/campaigns/a.yaml",
            &campaign("2025-12-31"),
            "2026-01-01",
            Some(("2025-12", "2026-01", 2, "2025-Q4", "2026-Q1", 2)),
        ),
        (
            "status/campaigns/a.yaml",
            &campaign("2016-02-29"),
            "2026-11-23",
            Some(("2023-12", "2026-11", 36, "2024-Q1", "2026-Q4", 12)),
        ),
        // A period counts from its last day on.
        (
            "status/metrics/xing.yaml",
            "platform: xing\nperiods:\n  2026-09: {followers: 10}\n  2026-10: {followers: 12}\n",
            "2026-10-30",
            Some(("2026-09", "2026-10", 2, "2026-Q3", "2026-Q4", 2)),
        ),
    ];
    for (path, text, as_of, expected) in cases {
        let source = Memory::new(day("2026-12-31"))
            .file("portal.yaml", "title: Portal\n")
            .file("people/max.yaml", "name: Max Berg\n")
            .file("platforms/xing.md", "---\ntitle: Xing\nnetwork: xing\nlifecycle: active\n---\n")
            .file(path, text);
        let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("memory can be read");
        let today = Today::new(&loaded.model, day(as_of), Audience::Team).expect("settings");
        let reported = Reported::new(today);
        let ends = |periods: &[leitstand::model::time::Period]| {
            Some((periods.first()?.to_string(), periods.last()?.to_string(), periods.len()))
        };
        let found = ends(&reported.months).zip(ends(&reported.quarters));
        let expected = expected.map(|(first, last, months, first_quarter, last_quarter, quarters)| {
            (
                (first.to_owned(), last.to_owned(), months),
                (first_quarter.to_owned(), last_quarter.to_owned(), quarters),
            )
        });
        assert_eq!(found, expected, "{path} on {as_of}");
    }
}

/// The sections of a report but for what says which day it was made.
fn report(as_of: &str, page: &str) -> String {
    let built = SiteTest::folder("portal").date(as_of).build();
    let main = built.main(page);
    let sections: Vec<&str> = main.split_inclusive("</section>").collect();
    let told = sections.iter().filter(|section| section.contains("<section"));
    told.map(|section| section.lines().filter(|line| !line.contains("class=\"intro\"")).collect::<String>())
        .collect()
}

#[test]
fn a_past_report_says_the_same_on_any_later_day() {
    for page in ["reports/2026-10.html", "reports/2026-Q3.html"] {
        let first = report("2026-10-31", page);
        assert!(first.len() > 1000, "{page} says something");
        for later in ["2026-11-01", "2026-11-23", "2026-12-31", "2027-05-01"] {
            assert_eq!(report(later, page), first, "{page} on {later}");
        }
    }
}
