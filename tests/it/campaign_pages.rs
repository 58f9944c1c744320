//! The pages of campaigns and concepts: as they stood on any day, and readable with many.

use crate::site::SiteTest;

/// The text of a page's main part, without markup and with single blanks.
fn text(main: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for character in main.chars() {
        match character {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            '\u{a0}' if !inside => text.push(' '),
            other if !inside => text.push(other),
            _ => {}
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(" ,", ",").replace("( ", "(").replace(" )", ")")
}

#[test]
fn a_campaign_is_shown_as_it_stood_on_any_day() {
    // Day, what its page says, what it does not say.
    let cases: [(&str, &[&str], &[&str]); 5] = [
        (
            "2026-08-20",
            &[
                "geplant",
                "Plan steht offen 15.09.2026",
                "Erster Beitrag braucht: Plan steht (offen) offen 16.11.2026",
            ],
            &["Berechnete Ampel", "Umplanungen", "Hindernisse", "Die Bilder sind da."],
        ),
        (
            "2026-09-13",
            &[
                "läuft 0 % fertig, 0 % geplant",
                "im Plan Noch war kein Meilenstein fällig.",
                "Plan steht offen",
            ],
            &["Umplanungen", "Hindernisse"],
        ),
        (
            "2026-09-14",
            &[
                "25 % fertig, 0 % geplant +25 Prozentpunkte gegenüber der Vorwoche",
                "Plan steht erledigt 14.09.2026, 1 Tag vor dem Termin",
            ],
            &["Plan steht offen"],
        ),
        (
            "2026-11-01",
            &[
                "Erster Beitrag braucht: Plan steht (erledigt) offen 16.11.2026",
                "Abweichung droht Seit 48 Tagen gibt es keine Nachricht",
            ],
            &["später als zuerst geplant", "Hindernisse"],
        ),
        (
            "2026-11-23",
            &[
                "25 % fertig, 75 % geplant",
                "3 Tage überfällig 20.11.2026 4 Tage später als zuerst geplant (16.11.2026)",
                "Erster Beitrag: 20.11.2026 (+4 Tage)",
                "Kundenstimmen fehlen 11.11.2026 seit 12 Tagen",
                "13 Tage überfällig",
                "Die Bilder sind da.",
            ],
            &["16.11.2026 3 Tage überfällig"],
        ),
    ];
    for (day, says, says_not) in cases {
        let built = SiteTest::folder("portal").date(day).build();
        let page = text(&built.main("campaigns/herbst.html"));
        for words in says {
            assert!(page.contains(words), "{day}: {words:?} is missing in\n{page}");
        }
        for words in says_not {
            assert!(!page.contains(words), "{day}: {words:?} is not yet so in\n{page}");
        }
    }
}

#[test]
fn a_concept_has_gone_as_far_as_its_dates_say() {
    let portal = || SiteTest::folder("portal");
    let page = |day: &str| portal().date(day).build();
    // Before it was created it is not on the board.
    let early = page("2026-05-10");
    assert!(!text(&early.main("concepts/index.html")).contains("Offene Werkstatt"));
    // Its state has no date; where it was decided later that is said.
    let draft = text(&page("2026-05-20").main("concepts/offene-werkstatt.html"));
    assert!(draft.contains("trägt kein Datum; gezeigt wird, was heute in der Datei steht."), "{draft}");
    assert!(
        !draft.contains("Entschieden am") && draft.contains("in Umsetzung beginnt am 1. September 2026"),
        "{draft}"
    );
    let now = text(&page("2026-11-23").main("concepts/offene-werkstatt.html"));
    assert!(!now.contains("trägt kein Datum"), "{now}");
    assert!(
        now.contains("freigegeben 2. Juni 2026 in Umsetzung 1. September 2026 abgeschlossen geplant bis"),
        "{now}"
    );
    let board = text(&page("2026-11-23").main("concepts/index.html"));
    assert!(
        board.contains("in Umsetzung Offene Werkstatt Aylin Kaya Xing wieder zu prüfen bis 1. Februar 2027"),
        "{board}"
    );
    let late = text(&page("2027-02-03").main("concepts/index.html"));
    assert!(late.contains("Prüfung 2 Tage überfällig"), "{late}");
}

#[test]
fn of_many_campaigns_the_timeline_shows_forty_and_the_tables_all() {
    let mut portal = SiteTest::folder("portal");
    for number in 0..60 {
        let text = format!(
            "title: Nummer {number:02}\nlead: jonas-petersen\nplatforms: [xing]\nstart: 2026-01-01\nend: 2026-03-31\nclosed_on: 2026-04-{:02}\n",
            number % 28 + 1
        );
        portal = portal.file(&format!("status/campaigns/nummer-{number:02}.yaml"), text);
    }
    let main = portal.build().main("campaigns/index.html");
    let (picture, tables) = main.split_once("id=\"s.running_campaigns\"").expect("the tables follow");
    let figure =
        picture.split("<figure").nth(1).and_then(|rest| rest.split("<table").next()).expect("a picture");
    assert_eq!(figure.matches("href=\"nummer-").count(), 38, "{figure}");
    assert!(figure.contains("href=\"herbst.html\"") && figure.contains("href=\"sommer.html\""), "{figure}");
    assert_eq!(tables.matches("href=\"nummer-").count(), 60);
}
