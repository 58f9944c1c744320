//! How long each stage takes on a large portal:
//! `cargo bench --bench street -- --pages 10000 --runs 5`.
//!
//! Writes a portal of so many handbook chapters, and a few things of every other kind, into a
//! temporary folder, and builds it cold (no output yet) and unchanged (over what the run before
//! published). The same number of pages is always the same portal, so figures can be compared.
//! 10,000 pages take about 180 MB for each run, in `TMPDIR`.

// A measuring program prints, reads its arguments, and writes the portal that it builds.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Duration;

use leitstand::locale::Language;
use leitstand::source::Disk;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, diag};

/// What is asked for.
struct Plan {
    /// Handbook chapters.
    pages: usize,
    /// Builds of each sort that count; one more goes before them.
    runs: usize,
}

/// What the builds of one sort came to.
#[derive(Default)]
struct Measured {
    pages: usize,
    /// Each stage in its order, with its time in every run.
    stages: Vec<(&'static str, Vec<Duration>)>,
    totals: Vec<Duration>,
}

impl Measured {
    fn add(&mut self, pages: usize, clock: &Stopwatch) {
        self.pages = pages;
        self.totals.push(clock.laps().iter().map(|(_, time)| *time).sum());
        for (name, time) in clock.laps() {
            match self.stages.iter_mut().find(|(known, _)| known == name) {
                Some((_, times)) => times.push(*time),
                None => self.stages.push((name, vec![*time])),
            }
        }
    }

    /// The median of a stage in milliseconds; nothing where the builds had no such stage.
    fn stage(&self, name: &str) -> Option<f64> {
        self.stages.iter().find(|(known, _)| *known == name).map(|(_, times)| median(times))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let plan = plan(std::env::args().skip(1))?;
    let folder = tempfile::tempdir()?;
    write_portal(&folder.path().join("content"), plan.pages)?;
    let (mut cold, mut unchanged) = (Measured::default(), Measured::default());
    // The first round warms the caches of the machine.
    for round in 0..=plan.runs {
        // A folder of its own for each: files that were just removed make some file systems slow.
        let output = folder.path().join(format!("public-{round}"));
        for measured in [&mut cold, &mut unchanged] {
            let (pages, clock) = build(&folder.path().join("content"), &output)?;
            if round > 0 {
                measured.add(pages, &clock);
            }
        }
    }
    print(&plan, &cold, &unchanged);
    Ok(())
}

/// Reads the arguments. Without `--bench`, which `cargo bench` adds, this is a test run: small and once.
fn plan(arguments: impl Iterator<Item = String>) -> Result<Plan, Box<dyn Error>> {
    let arguments: Vec<String> = arguments.collect();
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let mut plan = if is_bench { Plan { pages: 1000, runs: 5 } } else { Plan { pages: 30, runs: 1 } };
    let mut rest = arguments.iter().filter(|argument| *argument != "--bench");
    while let Some(name) = rest.next() {
        let place = match name.as_str() {
            "--pages" => &mut plan.pages,
            "--runs" => &mut plan.runs,
            // Names of tests, which `cargo test` passes on.
            _ => continue,
        };
        *place = rest.next().ok_or_else(|| format!("{name} needs a number"))?.parse()?;
    }
    if plan.pages == 0 || plan.runs == 0 {
        return Err("--pages and --runs begin at 1".into());
    }
    Ok(plan)
}

/// Builds the portal. A mistake in its content would be one of the corpus, and ends the program.
fn build(content: &Path, output: &Path) -> Result<(usize, Stopwatch), Box<dyn Error>> {
    let source = Disk::new(content, "content");
    let mut clock = Stopwatch::running();
    let built = leitstand::build(&source, &Options::default(), output, &mut clock)
        .map_err(|error| format!("{error:?}"))?;
    if built.report.is_none() {
        return Err(diag::human(&built.diagnostics, &built.files, Language::En, false).into());
    }
    Ok((built.pages, clock))
}

fn print(plan: &Plan, cold: &Measured, unchanged: &Measured) {
    println!("{} chapters, {} pages; median of {} runs, in ms\n", plan.pages, cold.pages, plan.runs);
    println!("{:<14}{:>10}{:>12}", "stage", "cold", "unchanged");
    let cell = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.1}"));
    for (name, _) in &cold.stages {
        println!("{name:<14}{:>10}{:>12}", cell(cold.stage(name)), cell(unchanged.stage(name)));
    }
    let totals = (median(&cold.totals), median(&unchanged.totals));
    println!("{:<14}{:>10.1}{:>12.1}", "total", totals.0, totals.1);
    let pages = u32::try_from(cold.pages).map_or(f64::NAN, f64::from);
    let rate = |total: f64| pages / total * 1000.0;
    println!("{:<14}{:>10.0}{:>12.0}", "pages per s", rate(totals.0), rate(totals.1));
    match peak_memory() {
        Some(peak) => println!("\npeak memory of the whole program: {peak:.1} MiB"),
        None => println!("\npeak memory: not known on this system"),
    }
}

/// The median in milliseconds; of an even number the mean of the middle two.
fn median(times: &[Duration]) -> f64 {
    let mut sorted: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
    sorted.sort_by(f64::total_cmp);
    f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2])
}

/// The most memory that this process ever had, in MiB, where the system says it.
fn peak_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes / 1024.0)
}

/// Numbers that are the same in every run (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 16) as usize % end
    }

    /// One of the words between commas.
    fn one<'a>(&mut self, words: &'a str) -> &'a str {
        let words: Vec<&str> = words.split(", ").collect();
        words[self.below(words.len())]
    }
}

const NOUNS: &str =
    "Übergabe, Prüfung, Änderung, Plattform, Störung, Lösung, Rückfrage, Maßnahme, Freigabe, Größe";
const VERBS: &str = "prüft, übernimmt, erklärt, ändert, klärt, ergänzt, bestätigt, veröffentlicht";
const ENDS: &str = "sobald alles abgeschlossen ist, damit niemand zweimal fragen muss, \
                    bevor der Bericht erscheint, während die Übergabe läuft";
/// The chapters stand in so many folders; each of their pages is beside all the others of its folder.
const FOLDERS: usize = 6;
/// How many there are of people and posts; of other kinds there are fewer.
const PEOPLE: usize = 20;
const POSTS: usize = 60;
const FEW: usize = 6;

/// Writes a portal of so many handbook chapters and a few things of the other kinds.
fn write_portal(content: &Path, pages: usize) -> std::io::Result<()> {
    let dice = &mut Dice(1);
    let write = |path: String, text: String| {
        let path = content.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    };
    let portal = "title: Handbuch\nlanguages: [de]\nas_of: 2026-11-23\n";
    write("portal.yaml".into(), portal.into())?;
    write("index.md".into(), "---\ntitle: Handbuch\n---\n\nWillkommen.\n".into())?;
    for folder in 0..FOLDERS {
        let text = format!("---\ntitle: Teil {folder}\norder: {folder}\n---\n\nAlle Seiten.\n");
        write(format!("pages/teil-{folder}/index.md"), text)?;
    }
    for number in 0..pages {
        write(format!("pages/{}", chapter_path(number)), chapter(number, pages, dice))?;
    }
    for (path, text) in others(dice) {
        write(path, text)?;
    }
    Ok(())
}

/// Where a chapter is, below `pages/`.
fn chapter_path(number: usize) -> String {
    format!("teil-{}/kapitel-{number:05}.md", number % FOLDERS)
}

fn sentence(dice: &mut Dice) -> String {
    let (subject, verb, object) = (dice.one(NOUNS), dice.one(VERBS), dice.one(NOUNS));
    format!("Wer für die {subject} zuständig ist, {verb} die {object}, {}.", dice.one(ENDS))
}

fn sentences(count: usize, before: &str, after: &str, dice: &mut Dice) -> String {
    let sentences = (0..count).map(|_| format!("{before}{}{after}", sentence(dice)));
    sentences.collect::<Vec<_>>().concat()
}

/// A page of about 400 words with headings, lists, a table, and links to other pages.
fn chapter(number: usize, pages: usize, dice: &mut Dice) -> String {
    let link = |dice: &mut Dice| {
        let other = dice.below(pages);
        format!("[Kapitel {other}](../{})", chapter_path(other))
    };
    let mut parts = vec![format!("---\ntitle: {} {number}\norder: {number}\n---\n\n", dice.one(NOUNS))];
    for heading in ["Überblick", "Zuständigkeiten", "Vorgehen", "Häufige Fragen"] {
        let (intro, items) = (sentences(4, "", " ", dice), sentences(3, "- ", "\n", dice));
        parts.push(format!("## {heading}\n\n{intro}Mehr dazu: {}.\n\n{items}\n", link(dice)));
    }
    let details = sentences(3, "1. ", " Der Aufruf `handbuch prüfen` genügt.\n", dice);
    parts.push(format!("### Einzelheiten\n\n> **Hinweis:** {}\n\n{details}\n", sentence(dice)));
    parts.push("| Gegenstand | Anteil |\n|---|---:|\n".to_owned());
    parts.extend((0..5).map(|_| format!("| {} | {} % |\n", dice.one(NOUNS), dice.below(100))));
    parts.concat()
}

/// A few things of the other kinds: their paths and texts.
fn others(dice: &mut Dice) -> Vec<(String, String)> {
    let mut files = vec![
        ("departments/marketing.yaml".into(), "name: Online-Marketing\n".into()),
        ("roles/redaktion.md".into(), "---\ntitle: Redaktion\nsummary: Schreibt.\n---\n\nText.\n".into()),
        ("status/posts/2026.yaml".into(), posts(dice)),
    ];
    for n in 0..PEOPLE {
        let text = format!("name: Jörg Müßig {n}\nroles: [redaktion]\ndepartment: marketing\n");
        files.push((format!("people/person-{n}.yaml"), text));
    }
    for n in 0..FEW {
        let text = sentences(10, "", " ", dice);
        let platform = format!(
            "---\ntitle: Plattform {n}\nnetwork: xing\nlifecycle: active\naccountable: person-{n}\n\
             deputy: person-{}\n---\n\n{text}\n",
            n + 1
        );
        let concept = format!(
            "---\ntitle: Konzept {n}\nstatus: in_implementation\nowner: person-{n}\ncreated: 2026-09-01\n\
             summary: Ein Konzept.\nplatforms: [plattform-{n}]\n\
             decision: {{date: 2026-09-10, by: person-9, outcome: approved}}\n---\n\n{text}\n"
        );
        files.push((format!("platforms/plattform-{n}.md"), platform));
        files.push((format!("concepts/konzept-{n}.md"), concept));
        files.push((format!("status/campaigns/kampagne-{n}.yaml"), campaign(n)));
    }
    files
}

fn campaign(number: usize) -> String {
    let milestones = (1..=9).map(|n| {
        let done = if n <= 5 { format!(", done: 2026-10-{n:02}") } else { String::new() };
        format!("  - {{id: schritt-{n}, title: Schritt {n}, due: 2026-1{}-0{n}{done}}}\n", n / 4)
    });
    format!(
        "title: Kampagne {number}\nconcept: konzept-{number}\nlead: person-{number}\n\
         platforms: [plattform-{number}]\nstart: 2026-10-01\nend: 2026-12-31\nmilestones:\n{}\
         updates:\n  - {{date: 2026-11-20, by: person-1, text: Alles läuft nach Plan.}}\n",
        milestones.collect::<Vec<_>>().concat()
    )
}

fn posts(dice: &mut Dice) -> String {
    let posts = (0..POSTS).map(|n| {
        let (day, number, author) = (n % 28 + 1, n % FEW, n % PEOPLE);
        format!(
            "  - id: beitrag-{n}\n    title: Beitrag {n}\n    platforms: [plattform-{number}]\n    \
             campaign: kampagne-{number}\n    planned: 2026-12-{day:02} 10:00\n    text: {:?}\n    \
             author: person-{author}\n    history:\n      \
             - {{state: draft, date: 2026-11-01, by: person-{author}}}\n",
            sentence(dice)
        )
    });
    format!("posts:\n{}", posts.collect::<Vec<_>>().concat())
}
