//! Charts never mislead: bars stand on zero, what is missing is a gap, what cannot be compared is never
//! joined; and whatever a chart shows stands in its sentence and its table, too.

use jiff::civil::{Date, date};
use leitstand::insight::{Insight, Today};
use leitstand::locale::Language;
use leitstand::model::Audience;
use leitstand::model::time::Period;
use leitstand::render::{Renderer, Theme};
use leitstand::source::Memory;
use leitstand::stopwatch::Stopwatch;
use leitstand::view::Writer;
use leitstand::view::charts::{self, At, BurnUp, Chart, Lane, Point, Series};
use leitstand::view::parts::{Link, Progress, Section, Table, Word};
use leitstand::view::views::{Article, View};
use leitstand::view::{self, Assets, Site};
use leitstand::{Options, load};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

const AS_OF: Date = date(2026, 11, 23);

/// Gives a writer of an empty portal's German page, and whatever else is made of its site.
fn with_site<T>(make: impl FnOnce(&Site<'_>) -> T) -> T {
    let source = Memory::new(AS_OF).file("portal.yaml", "title: Portal\n");
    let loaded = load(&source, &Options::default(), &mut Stopwatch::off()).expect("memory can be read");
    let today = Today::new(&loaded.model, loaded.as_of, Audience::Team).expect("there are settings");
    make(&Site::new(Insight::new(today), &loaded.files, None))
}

fn with_writer<T>(make: impl FnOnce(&Writer<'_>) -> T) -> T {
    with_site(|site| make(&Writer::new(site, Language::De, "chart.html")))
}

fn write(value: f64) -> String {
    format!("{value}")
}

/// Points with the figures of months.
fn points(values: &[Option<f64>]) -> Vec<Point> {
    let points = values.iter().enumerate().map(|(index, value)| Point {
        label: format!("Monat {}", index + 1),
        short: format!("M{}", index + 1),
        value: *value,
        ..Point::default()
    });
    points.collect()
}

fn series(points: Vec<Point>) -> Series<'static> {
    Series { id: "reihe".to_owned(), title: "Reaktionen".to_owned(), points, write: &write }
}

/// The commands of a chart's lines of one shape.
fn lines<'c>(chart: &'c Chart, shape: &str) -> Vec<&'c str> {
    let paths = chart.drawing.iter().flat_map(|drawing| &drawing.paths);
    paths.filter(|path| path.shape == shape).map(|path| path.commands.as_str()).collect()
}

fn word(key: &'static str) -> Word {
    Word { key, text: key.to_owned() }
}

#[test]
fn only_neighbours_that_can_be_compared_are_joined() {
    let changed = |change: &dyn Fn(&mut Vec<Point>)| {
        let mut points = points(&[Some(0.0), Some(5.0), Some(10.0), Some(10.0)]);
        change(&mut points);
        with_writer(|writer| charts::line(writer, &series(points)))
    };
    // With four periods the middles lie at 12.5, 37.5, 62.5 and 87.5; the axis goes to 10.
    let joined = changed(&|_| ());
    assert_eq!(lines(&joined, "value"), ["M12.5 100L37.5 50L62.5 0L87.5 0"]);
    let gap = changed(&|points| points[2].value = None);
    assert_eq!(lines(&gap, "value"), ["M12.5 100L37.5 50"]);
    let two_parts = changed(&|points| points[2].break_before = Some("neu gezählt.".to_owned()));
    assert_eq!(lines(&two_parts, "value"), ["M12.5 100L37.5 50", "M62.5 0L87.5 0"]);
    let rules = &two_parts.drawing.as_ref().expect("a drawing").rules;
    assert_eq!(
        rules.iter().map(|rule| (rule.at, rule.shape)).collect::<Vec<_>>(),
        [(At::percent(50.0), "break")]
    );
    let provisional = changed(&|points| points[3].provisional = true);
    assert_eq!(lines(&provisional, "value"), ["M12.5 100L37.5 50L62.5 0"]);
    assert_eq!(lines(&provisional, "provisional"), ["M62.5 0L87.5 0"]);
    let alone = with_writer(|writer| charts::line(writer, &series(points(&[None, Some(3.0), None]))));
    let drawing = alone.drawing.as_ref().expect("a drawing");
    assert_eq!(drawing.paths, []);
    assert_eq!(drawing.dots.iter().map(|dot| dot.shape).collect::<Vec<_>>(), ["missing", "value"]);
    let nothing = with_writer(|writer| charts::line(writer, &series(points(&[None, None]))));
    assert!(nothing.drawing.is_none() && nothing.table.rows.len() == 2, "{nothing:?}");
}

#[test]
fn a_target_is_level_within_a_period_and_steps_where_it_changes() {
    let targets = [Some(5.0), Some(5.0), Some(10.0), None, Some(10.0)];
    let mut points = points(&[Some(0.0); 5]);
    points.iter_mut().zip(targets).for_each(|(point, target)| point.target = target);
    let chart = with_writer(|writer| charts::line(writer, &series(points)));
    assert_eq!(lines(&chart, "target"), ["M0 50L40 50L40 0L60 0", "M80 0L100 0"]);
}

#[test]
fn bars_stand_on_zero_whatever_they_show() {
    // Where each begins from above, and how high it is.
    let cases = [
        (vec![Some(1000.0), Some(1010.0)], vec![(33.33, 66.67), (32.67, 67.33)]),
        (vec![Some(10.0), Some(-10.0), Some(0.0)], vec![(0.0, 50.0), (50.0, 50.0), (50.0, 0.0)]),
        (vec![Some(-5.0), None], vec![(0.0, 83.33)]),
        (vec![Some(f64::NAN), Some(f64::INFINITY), Some(2.0)], vec![(0.0, 100.0)]),
    ];
    for (values, expected) in cases {
        let chart = with_writer(|writer| charts::bars(writer, &series(points(&values))));
        let drawing = chart.drawing.expect("a drawing");
        let bars: Vec<(f64, f64)> =
            drawing.bars.iter().map(|bar| (bar.top.value(), bar.height.value())).collect();
        assert_eq!(bars, expected, "{values:?}");
    }
}

#[test]
fn a_chart_says_in_words_what_it_shows() {
    let mut all = points(&[Some(100.0), Some(50.0), None, Some(120.0), Some(200.0), Some(150.0), Some(90.0)]);
    for (point, verdict) in
        all.iter_mut().zip(["reached", "missed", "missed", "reached", "reached", "reached", "missed"])
    {
        point.verdict = point.value.map(|_| word(verdict));
    }
    let plain = all.clone();
    all[3].break_before = Some("anders gezählt.".to_owned());
    all[6].provisional = true;
    let cases = [
        (points(&[]), "Es gibt noch keine endgültigen Zahlen."),
        (points(&[Some(7.0)]), "7 (Monat 1)."),
        (points(&[Some(7.0), Some(7.0)]), "Gleich geblieben von 7 (Monat 1) auf 7 (Monat 2)."),
        (points(&[Some(1000.0), Some(1005.0)]), "Kaum verändert von 1000 (Monat 1) auf 1005 (Monat 2)."),
        (
            plain,
            "Gesunken von 100 (Monat 1) auf 90 (Monat 7); am niedrigsten 50 (Monat 2), am höchsten 200 (Monat 5). \
             Das Ziel wurde in 2 von 6 Zeiträumen verfehlt. Es fehlen Zahlen für Monat 3.",
        ),
        (
            // Figures from before the break and the provisional one are compared with nothing.
            all,
            "Gestiegen von 120 (Monat 4) auf 150 (Monat 6); am höchsten 200 (Monat 5). \
             Ab Monat 4 nicht mit früheren Zahlen vergleichbar: anders gezählt. \
             Das Ziel wurde in 1 von 5 Zeiträumen verfehlt. Es fehlen Zahlen für Monat 3. Noch vorläufig: Monat 7.",
        ),
    ];
    for (points, expected) in cases {
        let chart = with_writer(|writer| charts::line(writer, &series(points)));
        assert_eq!(chart.description, expected);
    }
}

#[test]
fn periods_are_named_at_the_axis_so_that_the_year_is_known() {
    let months = |total| {
        std::iter::successors(Some(Period::Month(2025, 9)), |month| month.next())
            .take(total)
            .collect::<Vec<_>>()
    };
    let cases = [
        (months(6), "Sept. 2025, Okt., Nov., Dez., Jan. 2026, Feb."),
        (months(20), ", Okt., , , 2026, , , Apr., , , Juli, , , Okt., , , 2027, , , Apr."),
        (
            vec![Period::Week(2026, 52), Period::Week(2026, 53), Period::Week(2027, 1)],
            "KW 52/2026, KW 53, KW 1/2027",
        ),
        (
            vec![Period::Quarter(2026, 4), Period::Quarter(2027, 1), Period::Quarter(2027, 2)],
            "4. Q. 2026, 1. Q. 2027, 2. Q.",
        ),
        (vec![Period::Day(date(2026, 11, 9)), Period::Year(2026)], "9. November, 2026"),
    ];
    for (periods, expected) in cases {
        let points = with_writer(|writer| charts::points(writer, &periods));
        let short: Vec<&str> = points.iter().map(|point| point.short.as_str()).collect();
        assert_eq!(short.join(", "), expected);
    }
}

#[test]
fn a_sparkline_needs_two_figures() {
    let spark =
        |values: &[Option<f64>]| with_writer(|writer| charts::sparkline(writer, &series(points(values))));
    assert_eq!(spark(&[]), None);
    assert_eq!(spark(&[None, Some(1.0), None]), None);
    let drawn = spark(&[Some(0.0), Some(4.0), None, Some(2.0)]).expect("three figures");
    assert_eq!(drawn.description, "Reaktionen: Gestiegen von 0 (Monat 1) auf 2 (Monat 4).");
    assert_eq!(drawn.paths.iter().map(|path| path.commands.as_str()).collect::<Vec<_>>(), ["M0 100L33.33 0"]);
    let dots: Vec<(f64, f64)> = drawn.dots.iter().map(|dot| (dot.at.value(), dot.top.value())).collect();
    assert_eq!(dots, [(100.0, 50.0)]);
}

fn example_burn_up() -> BurnUp {
    BurnUp {
        id: "verlauf".to_owned(),
        title: "Fortschritt".to_owned(),
        // Forty days, so that one is 2.5 percent.
        days: (date(2026, 11, 1), date(2026, 12, 10)),
        as_of: AS_OF,
        first_plan: vec![(date(2026, 11, 11), 0.5), (date(2026, 11, 21), 1.0)],
        plan: vec![(date(2026, 11, 11), 0.5), (date(2026, 12, 1), 1.0)],
        actual: vec![(date(2026, 11, 13), 0.25), (date(2026, 11, 30), 1.0)],
        pauses: vec![(date(2026, 11, 5), date(2026, 11, 8))],
        replanned: vec![date(2026, 11, 15)],
    }
}

#[test]
fn the_burn_up_knows_no_progress_after_the_as_of_date() {
    let chart = with_writer(|writer| charts::burn_up(writer, &example_burn_up()));
    assert_eq!(lines(&chart, "actual"), ["M0 100L30 100L30 75L57.5 75"]);
    assert_eq!(lines(&chart, "first_plan"), ["M0 100L25 100L25 50L50 50L50 0L100 0"]);
    assert_eq!(lines(&chart, "plan"), ["M0 100L25 100L25 50L75 50L75 0L100 0"]);
    let drawing = chart.drawing.as_ref().expect("a drawing");
    assert_eq!(
        drawing.bands.iter().map(|band| (band.at.value(), band.width.value())).collect::<Vec<_>>(),
        [(10.0, 10.0)]
    );
    assert_eq!(
        drawing.rules.iter().map(|rule| (rule.shape, rule.at.value())).collect::<Vec<_>>(),
        [("replanned", 35.0), ("today", 57.5)]
    );
    let idle = BurnUp { actual: Vec::new(), ..example_burn_up() };
    let idle = with_writer(|writer| charts::burn_up(writer, &idle));
    assert_eq!(lines(&idle, "actual"), ["M0 100L57.5 100"], "nothing done is said, too");
    assert_eq!(
        chart.description,
        "Am 23. November 2026 sind 25\u{a0}% erledigt, nach dem jetzigen Plan wären es 50\u{a0}%, nach dem ersten \
         100\u{a0}%. Neu geplant am 15. November 2026. Pause: 5. bis 8. November 2026."
    );
}

fn example_lanes() -> Vec<Lane> {
    let link = |text: &str| Link { text: text.to_owned(), href: Some("x.html".to_owned()) };
    let state = Word { key: "running", text: "läuft".to_owned() };
    vec![
        Lane {
            link: link("Herbst"),
            state: state.clone(),
            days: (date(2026, 11, 1), date(2026, 11, 30)),
            first_end: Some(date(2026, 11, 15)),
            progress: Some(Progress {
                actual: 50,
                planned: 60,
                text: "50 % fertig, 60 % geplant".to_owned(),
            }),
            pauses: vec![(date(2026, 11, 7), date(2026, 11, 9))],
            marks: vec![(date(2026, 11, 12), "Start".to_owned(), "overdue")],
        },
        Lane {
            link: link("Kurz"),
            state,
            days: (date(2026, 11, 3), date(2026, 11, 3)),
            first_end: None,
            progress: None,
            pauses: Vec::new(),
            marks: Vec::new(),
        },
    ]
}

#[test]
fn lanes_of_a_timeline_share_one_scale() {
    let chart = with_writer(|writer| charts::timeline(writer, "zeit", "Kampagnen", &example_lanes()));
    let lanes = chart.lanes.as_ref().expect("lanes");
    let [first, second] = lanes.lanes.as_slice() else { panic!("two lanes: {lanes:?}") };
    let value = |at: &At| at.value();
    assert_eq!((value(&first.at), value(&first.width)), (0.0, 100.0));
    assert_eq!(first.done.as_ref().map(value), Some(50.0));
    assert_eq!(first.first_end.as_ref().map(value), Some(50.0));
    assert_eq!(
        first.pauses.iter().map(|pause| (value(&pause.at), value(&pause.width))).collect::<Vec<_>>(),
        [(20.0, 10.0)]
    );
    assert_eq!(
        first.milestones.iter().map(|mark| (value(&mark.at), mark.shape)).collect::<Vec<_>>(),
        [(40.0, "overdue")]
    );
    assert_eq!((value(&second.at), value(&second.width)), (6.67, 3.33));
    assert_eq!(lanes.today.as_ref().map(|today| value(&today.at)), Some(76.67));
    assert_eq!(
        first.description,
        "Herbst: läuft, 1. bis 30. November 2026, 50 % fertig, 60 % geplant, nach dem ersten Plan bis \
         15. November 2026, Pause: 7. bis 9. November 2026, Meilensteine: 1 überfällig (Start, 12.11.2026)."
    );
    assert_eq!(chart.table.rows.len(), 2);
    let empty = with_writer(|writer| charts::timeline(writer, "zeit", "Kampagnen", &[]));
    assert!(empty.lanes.is_none() && empty.table.rows.is_empty());
}

/// A page that holds charts alone.
fn page(charts: impl FnOnce(&Writer<'_>) -> Vec<Chart>) -> String {
    with_site(|site| {
        let job = view::jobs(site).first().expect("there is a start page");
        let mut page = view::page(site, job).expect("the start page");
        let section = Section {
            key: "holds",
            title: Some("Zahlen".to_owned()),
            id: None,
            intro: None,
            charts: charts(&Writer::new(site, Language::De, "chart.html")),
            table: Table::default(),
        };
        page.view = View::Article(Article { sections: vec![section], ..Article::default() });
        let renderer = Renderer::new(&Theme::new(&[]).expect("the default theme")).expect("its templates");
        let chrome =
            renderer.prepare(view::chrome(site, job.language, &job.path, &Assets::default()), job.language);
        renderer.page(&page, &chrome.expect("a header")).expect("a page")
    })
}

#[test]
fn every_chart_has_a_title_a_description_and_a_table() {
    let html = page(|writer| {
        let figures = series(points(&[Some(1.0), Some(2.0)]));
        let others = Series { id: "balken".to_owned(), ..series(points(&[Some(1.0), None, Some(2.0)])) };
        vec![
            charts::line(writer, &figures),
            charts::bars(writer, &others),
            charts::burn_up(writer, &example_burn_up()),
            charts::timeline(writer, "zeit", "Kampagnen", &example_lanes()),
        ]
    });
    for (id, title, text) in [
        ("reihe", "Reaktionen", "Gestiegen von 1 (Monat 1) auf 2 (Monat 2)."),
        ("balken", "Reaktionen", "Gestiegen von 1 (Monat 1) auf 2 (Monat 3)."),
        ("verlauf", "Fortschritt", "Am 23. November 2026 sind"),
        ("zeit", "Kampagnen", "2 Kampagnen: 1. bis 30. November 2026."),
    ] {
        for expected in [
            format!("id=\"{id}\">\n<figcaption><b>{title}</b>"),
            format!("role=\"img\" aria-labelledby=\"{id}.title {id}.text\""),
            format!("<title id=\"{id}.title\">{title}</title><desc id=\"{id}.text\">{text}"),
        ] {
            assert_eq!(html.matches(&expected).count(), 1, "{expected}\n{html}");
        }
    }
    assert_eq!(html.matches("<summary>Zahlen als Tabelle</summary>").count(), 4);
    assert!(!html.contains("style=") && !html.contains("NaN"), "{html}");
}

fn any_value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        2 => Just(None),
        6 => (-1e6..1e6).prop_map(Some),
        3 => (0i32..2000).prop_map(|value| Some(f64::from(value))),
        2 => any::<f64>().prop_map(Some),
        1 => Just(Some(f64::NAN)),
        1 => Just(Some(0.0)),
    ]
}

fn any_points() -> impl Strategy<Value = Vec<Point>> {
    let point = (any_value(), any_value(), any::<bool>(), any::<bool>(), 0usize..3);
    prop::collection::vec(point, 0..60).prop_map(|all| {
        let values: Vec<Option<f64>> = all.iter().map(|(value, ..)| *value).collect();
        let mut points = points(&values);
        for (point, (_, target, provisional, broken, verdict)) in points.iter_mut().zip(all) {
            point.target = target;
            point.provisional = provisional;
            point.break_before = broken.then(|| "neu".to_owned());
            point.verdict =
                [None, Some(word("reached")), Some(word("missed"))].into_iter().nth(verdict).flatten();
        }
        points
    })
}

/// Every number of a line.
fn numbers(commands: &str) -> Vec<f64> {
    let parts = commands.split(['M', 'L', ' ']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().expect("a number")).collect()
}

/// Whatever is placed in a drawing. Bars end where they begin plus their rounded length.
fn places(chart: &Chart) -> Vec<f64> {
    let mut places = Vec::new();
    if let Some(drawing) = &chart.drawing {
        places.extend(drawing.paths.iter().flat_map(|path| numbers(&path.commands)));
        places.extend(drawing.dots.iter().flat_map(|dot| [dot.at.value(), dot.top.value()]));
        places.extend(drawing.notes.iter().flat_map(|note| [note.at.value(), note.top.value()]));
        places.extend(drawing.rules.iter().map(|rule| rule.at.value()));
        places.extend(drawing.scale.iter().map(|tick| tick.at.value()));
        places.extend(drawing.labels.iter().map(|label| label.at.value()));
        for bar in &drawing.bars {
            let ends = [bar.at.value() + bar.width.value(), bar.top.value() + bar.height.value()];
            places.extend([bar.at.value(), bar.top.value()].into_iter().chain(ends.map(|end| end - 0.02)));
        }
    }
    places
}

#[test]
fn whatever_the_figures_nothing_leaves_the_drawing() {
    with_writer(|writer| {
        let checked = TestRunner::default().run(&any_points(), |points| {
            let series = series(points);
            let (line, bars) = (charts::line(writer, &series), charts::bars(writer, &series));
            let breaks = series.points.iter().filter(|point| point.break_before.is_some()).count();
            for chart in [&line, &bars] {
                prop_assert_eq!(chart.table.rows.len(), series.points.len());
                prop_assert!(
                    places(chart).iter().all(|place| (-0.02..=100.0).contains(place)),
                    "{:?}",
                    chart
                );
                prop_assert!(chart.drawing.iter().all(|drawing| drawing.rules.len() == breaks));
                prop_assert!(!chart.drawing.iter().any(|drawing| drawing.scale.len() < 2));
            }
            if let Some(spark) = charts::sparkline(writer, &series) {
                let places: Vec<f64> = spark.paths.iter().flat_map(|path| numbers(&path.commands)).collect();
                prop_assert!(places.iter().all(|place| (0.0..=100.0).contains(place)), "{:?}", places);
            }
            Ok(())
        });
        checked.expect("no series is drawn wrongly");
    });
}
