//! The page of all components, for whoever makes a theme: everything that there is to be dressed, with
//! fixed sample values, whatever the portal holds.

use jiff::civil::Date;

use crate::locale::Words;
use crate::model::{Assessment, ConceptStatus, Gravity, Kind, PostState};
use crate::view::charts::{self, BurnUp, Chart, Lane, Point, Series};
use crate::view::details::{Details, row, section, table};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Day, Fact, Judgement, Link, Progress, Section, Why, Word};
use crate::view::routes::Route;
use crate::view::views::{
    AgendaDay, AgendaItem, BoardColumn, Card, ChangeLine, Components, IncidentBlock, PointLine, Station,
    View, WordsOfShape,
};
use crate::view::writer::Writer;

/// The days of all samples: an ordinary Monday.
const TODAY: Date = jiff::civil::date(2026, 6, 1);
/// A word of content, in German and in English.
type SampleWord = (&'static str, &'static str, &'static str);
/// The shapes of the stylesheet `icons.css`, and words that have them.
const SHAPES: [(&str, &[SampleWord]); 9] = [
    (
        "dot",
        &[
            ("green", "im Plan", "on course"),
            ("running", "läuft", "running"),
            ("in_effect", "in Kraft", "in effect"),
        ],
    ),
    (
        "triangle",
        &[
            ("yellow", "Abweichung droht", "deviation threatens"),
            ("changes_requested", "Änderungen erbeten", "changes requested"),
        ],
    ),
    (
        "square",
        &[
            ("red", "Eskalation", "escalation"),
            ("overdue", "9 Tage überfällig", "9 days overdue"),
            ("missed", "verfehlt", "missed"),
        ],
    ),
    (
        "ring",
        &[
            ("grey", "keine Aussage", "no statement"),
            ("planned", "geplant", "planned"),
            ("draft", "Entwurf", "draft"),
        ],
    ),
    ("half", &[("in_review", "in Prüfung", "in review"), ("decided", "entschieden", "decided")]),
    (
        "check",
        &[
            ("done", "erledigt", "done"),
            ("published", "veröffentlicht", "published"),
            ("reached", "erreicht", "reached"),
        ],
    ),
    ("cross", &[("cancelled", "abgesagt", "cancelled"), ("rejected", "abgelehnt", "rejected")]),
    ("pause", &[("paused", "ruht", "on hold")]),
    ("dash", &[("closed", "abgeschlossen", "closed")]),
];
/// The icons of the stylesheet `icons.css`.
const ICONS: [&str; 11] =
    ["search", "menu", "filter", "sort", "edit", "new", "calendar", "print", "external", "previous", "next"];
/// Figures of a year: one is missing, the last is provisional.
const FIGURES: [Option<f64>; 12] = [
    Some(210.0),
    Some(240.0),
    Some(236.0),
    Some(270.0),
    None,
    Some(262.0),
    Some(301.0),
    Some(290.0),
    Some(334.0),
    Some(352.0),
    Some(289.0),
    Some(341.0),
];

/// The page of all components.
pub fn page(writer: &Writer<'_>) -> (PageHead, View) {
    let title = writer.say(&Words::new("Bausteine der Gestaltung", "Building blocks of the look"));
    let mut head = frame::section(writer, title, "", "components.html");
    head.summary = Some(writer.say(&Words::new(
        "Alles, was eine Gestaltung kleiden muss, mit erfundenen Werten und dem Namen in den Vorlagen.",
        "All that a theme has to dress, with made-up values and its name in the templates.",
    )));
    let about = writer.say(&Words::new("Über diese Ausgabe", "About this edition"));
    head.crumbs.push(Link { text: about, href: Some(writer.href(&Route::page("about.html"))) });
    let samples = Samples { writer };
    let view = Components {
        words: samples.words(),
        judgement: samples.judgement(),
        link: samples.link("Sommerfest", "Summer party"),
        days: vec![writer.day(TODAY), writer.long_day(TODAY), writer.short_day(TODAY)],
        facts: samples.facts(),
        progress: vec![samples.progress(38, 50), samples.progress(45, 40)],
        table: samples.table(),
        list: samples.list(),
        empty: section("campaigns", table([Column::new("campaign"), Column::new("state")], Vec::new())),
        charts: samples.charts(),
        spark: Cell::spark(samples.figures("spark", |series| charts::sparkline(writer, series))),
        points: samples.points(),
        incident: samples.incident(),
        agenda: samples.agenda(),
        changes: samples.changes(),
        board: samples.board(),
        way: samples.way(),
        networks: vec!["Fb", "Ig", "Li", "Yt", "w"],
        icons: ICONS.to_vec(),
    };
    (head, View::Components(Box::new(view)))
}

/// Makes the sample values in the page's language.
struct Samples<'w, 's> {
    writer: &'w Writer<'s>,
}

impl Samples<'_, '_> {
    fn say(&self, de: &str, en: &str) -> String {
        self.writer.say(&Words::new(de, en))
    }

    fn link(&self, de: &str, en: &str) -> Link {
        Link { text: self.say(de, en), href: Some("#s.main".to_owned()) }
    }

    fn person(&self) -> Link {
        self.link("Kim Beispiel", "Kim Example")
    }

    /// So many days from the day of all samples.
    fn day(&self, days: i32) -> Day {
        self.writer.day(TODAY.saturating_add(jiff::Span::new().days(days)))
    }

    fn words(&self) -> Vec<WordsOfShape> {
        let of = |(key, de, en): &(&'static str, &str, &str)| Word { key, text: self.say(de, en) };
        SHAPES
            .iter()
            .map(|(shape, words)| WordsOfShape { shape, words: words.iter().map(of).collect() })
            .collect()
    }

    fn reason(&self) -> Why {
        Why {
            text: self.say("Die Fotos sind 9 Tage überfällig.", "The photos are 9 days overdue."),
            place: Some(self.say(
                "status/campaigns/sommerfest.yaml, Zeile\u{a0}14",
                "status/campaigns/sommerfest.yaml, line\u{a0}14",
            )),
            href: None,
        }
    }

    fn judgement(&self) -> Judgement {
        Judgement { word: self.writer.word(Assessment::Red), reasons: vec![self.reason()] }
    }

    fn progress(&self, actual: u32, planned: u32) -> Progress {
        let text = self.say(
            &format!("{actual}\u{a0}% fertig, {planned}\u{a0}% geplant"),
            &format!("{actual}% done, {planned}% planned"),
        );
        Progress { actual, planned, text }
    }

    fn facts(&self) -> Vec<crate::view::parts::Fact> {
        let mut facts = Details::default();
        facts
            .add("owner", Cell::links([self.person()]))
            .add("last_reviewed", Cell::day(Some(self.day(-30))))
            .add("due", Cell::day(Some(self.day(335))))
            .add("lifecycle", Cell::word(self.writer.word(Assessment::Green)))
            .text("purpose", Some(self.say("Rat geben, Fragen aufnehmen", "give advice, take up questions")));
        facts.take()
    }

    fn table(&self) -> Section {
        let columns = [
            Column::new("campaign"),
            Column::new("state"),
            Column::new("progress"),
            Column::new("lead"),
            Column::new("course"),
            Column::numeric("posts"),
            Column::new("end"),
        ];
        let spark = || self.figures("cell", |series| charts::sparkline(self.writer, series));
        let rows = vec![
            row([
                Cell::links([self.link("Sommerfest", "Summer party")])
                    .note(self.say("Ein Abend auf dem Hof", "An evening in the yard")),
                Cell::judgement(self.judgement()),
                Cell::progress(Some(self.progress(38, 50))),
                Cell::links([self.person()]),
                Cell::spark(spark()),
                Cell::text(self.writer.numbers.integer(1810)),
                Cell::day(Some(self.writer.short_day(TODAY))).note(
                    self.say("zwei Wochen später als zuerst geplant", "two weeks later than first planned"),
                ),
            ]),
            row([
                Cell::links([self.link("Tag der offenen Tür", "Open day")]),
                Cell::word(self.writer.word(Assessment::Grey)),
                Cell::default(),
                Cell::links([self.person()]),
                Cell::default(),
                Cell::text(self.writer.numbers.integer(7)),
                Cell::day(Some(self.writer.short_day(TODAY))),
            ]),
        ];
        section("running_campaigns", table(columns, rows))
    }

    fn list(&self) -> Section {
        let names = [
            ("Tonalität", "Tone"),
            ("Bildrechte", "Image rights"),
            ("Freigabe", "Approval"),
            ("Krisen", "Crises"),
        ];
        let rows = names.map(|(de, en)| row([Cell::links([self.link(de, en)])]));
        section("guidelines", table([Column::new("guideline")], rows.to_vec()))
    }

    /// What is made of the sample figures.
    fn figures<T>(&self, id: &str, make: impl Fn(&Series<'_>) -> T) -> T {
        let points = FIGURES.iter().zip(1..).map(|(value, month)| {
            let name = self.writer.dates.month_short(month);
            let reached = value.is_some_and(|value| value >= 250.0);
            Point {
                label: format!("{name} 2026"),
                short: name.to_owned(),
                value: *value,
                provisional: month == 12,
                break_before: None,
                verdict: value.filter(|_| month < 12).map(|_| {
                    if reached {
                        Word { key: "reached", text: self.say("erreicht", "reached") }
                    } else {
                        Word { key: "missed", text: self.say("verfehlt", "missed") }
                    }
                }),
                target: Some(250.0),
            }
        });
        let write = |value: f64| self.writer.number(value);
        make(&Series {
            id: format!("s.{id}"),
            title: self.say("Interaktionen je Monat", "Interactions per month"),
            points: points.collect(),
            write: &write,
        })
    }

    fn charts(&self) -> Vec<Chart> {
        let writer = self.writer;
        let day = |days: i32| TODAY.saturating_add(jiff::Span::new().days(days));
        let burn_up = BurnUp {
            id: "s.burn_up".to_owned(),
            title: self.say("Fortschritt gegen den Plan", "Progress against the plan"),
            days: (day(-60), day(60)),
            as_of: TODAY,
            first_plan: vec![(day(-40), 0.25), (day(-10), 0.5), (day(20), 0.75), (day(45), 1.0)],
            plan: vec![(day(-40), 0.25), (day(-5), 0.5), (day(30), 0.75), (day(58), 1.0)],
            actual: vec![(day(-38), 0.25), (day(-4), 0.4)],
            pauses: vec![(day(-30), day(-22))],
            replanned: vec![day(-12)],
        };
        let lane = Lane {
            link: self.link("Sommerfest", "Summer party"),
            state: writer.word(Assessment::Red),
            days: (day(-60), day(60)),
            first_end: Some(day(45)),
            progress: Some(self.progress(38, 50)),
            pauses: vec![(day(-30), day(-22))],
            marks: vec![
                (day(-38), self.say("Ort", "Place"), "done"),
                (day(-9), self.say("Fotos", "Photos"), "overdue"),
                (day(30), self.say("Einladung", "Invitation"), "open"),
            ],
        };
        let title = self.say("Kampagnen im Zeitplan", "Campaigns on a time line");
        vec![
            self.figures("bars", |series| charts::bars(writer, series)),
            self.figures("line", |series| charts::line(writer, series)),
            charts::burn_up(writer, &burn_up),
            charts::timeline(writer, "s.timeline", &title, &[lane]),
        ]
    }

    fn points(&self) -> Vec<PointLine> {
        let point = |key, word: (&str, &str), what: (&str, &str), when: (&str, &str)| PointLine {
            value: Word { key, text: self.say(word.0, word.1) },
            kind: Word { key: "campaign", text: self.writer.say(&Kind::Campaign.words()) },
            link: self.link(what.0, what.1),
            when: Some(self.say(when.0, when.1)),
            who: vec![self.person()],
            reasons: vec![self.reason()],
            more: None,
        };
        vec![
            point(
                "red",
                ("dringend", "urgent"),
                ("Sommerfest: Fotos sind 9 Tage überfällig", "Summer party: photos are 9 days overdue"),
                ("seit 9 Tagen", "for 9 days"),
            ),
            point(
                "yellow",
                ("bald", "soon"),
                (
                    "Tag der offenen Tür: Einladung wartet auf Freigabe",
                    "Open day: invitation waits for approval",
                ),
                ("in 3 Tagen", "in 3 days"),
            ),
        ]
    }

    fn incident(&self) -> IncidentBlock {
        IncidentBlock {
            link: self.link("Falsche Uhrzeit in der Einladung", "Wrong time in the invitation"),
            severity: Some(self.writer.word(Gravity::High)),
            started: self.writer.long_day(TODAY),
            summary: Some(
                self.say("Die Einladung nennt 18 statt 16 Uhr.", "The invitation says 6 instead of 4 pm."),
            ),
            lead: self.person(),
            on_duty: vec![self.person()],
            platforms: vec![self.link("Facebook", "Facebook")],
            held: Some(self.say("Geplante Beiträge ruhen, zurzeit 3", "Planned posts rest, 3 at present")),
            latest: self.changes().into_iter().next(),
        }
    }

    fn agenda(&self) -> Vec<AgendaDay> {
        let item = |kind, label: (&str, &str), what: (&str, &str)| AgendaItem {
            kind,
            label: Some(self.say(label.0, label.1)),
            link: self.link(what.0, what.1),
            note: Some(self.say("Sommerfest", "Summer party")),
        };
        vec![
            AgendaDay {
                day: self.day(1),
                items: vec![item(
                    "post",
                    ("Beitrag", "Post"),
                    ("Wer kocht, was spielt", "Who cooks, what plays"),
                )],
            },
            AgendaDay {
                day: self.day(4),
                items: vec![
                    item("milestone", ("Meilenstein", "Milestone"), ("Einladung", "Invitation")),
                    item("contribution", ("Zulieferung", "Contribution"), ("Lageplan", "Site plan")),
                ],
            },
        ]
    }

    fn changes(&self) -> Vec<ChangeLine> {
        vec![ChangeLine {
            date: self.day(0),
            about: self.link("Sommerfest", "Summer party"),
            what: self.say("Neues zur Kampagne", "News of the campaign"),
            text: Some(self.say(
                "Der Ort steht fest, die Fotos fehlen noch.",
                "The place is settled, the photos are still missing.",
            )),
            by: Some(self.person()),
        }]
    }

    fn board(&self) -> Vec<BoardColumn> {
        let card = |de: &str, en: &str| Card {
            link: self.link(de, en),
            lines: vec![
                Fact { key: "owner", value: Cell::links([self.person()]) },
                Fact { key: "campaign", value: Cell::judgement(self.judgement()) },
            ],
        };
        let column = |status: ConceptStatus, cards| BoardColumn { word: self.writer.word(status), cards };
        vec![
            column(ConceptStatus::Idea, vec![card("Hoffest", "Yard party")]),
            column(ConceptStatus::InReview, Vec::new()),
            column(ConceptStatus::InImplementation, vec![card("Sommerfest", "Summer party")]),
        ]
    }

    fn way(&self) -> Vec<Station> {
        let station = |state: PostState, place, days: Option<i32>| Station {
            word: self.writer.word(state),
            place,
            day: days.map(|days| self.day(days)),
            note: None,
        };
        vec![
            station(PostState::Idea, "past", Some(-60)),
            station(PostState::Draft, "past", Some(-40)),
            station(PostState::InReview, "current", Some(-4)),
            station(PostState::Published, "ahead", None),
        ]
    }
}
