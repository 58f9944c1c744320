//! How long each stage takes on a large portal, and how much memory all of it:
//! `cargo bench --bench street -- --pages 10000 --runs 5`, `cargo bench --bench street -- --status`.
//!
//! Writes a portal into a temporary folder and builds it cold (no output yet) and unchanged (over what
//! the run before published), then edits a page of it while a preview shows it. `--pages` is a portal of so many handbook chapters and a few things of
//! every other kind; `--status` is one of 200 platforms with ten years of figures, 500 campaigns with
//! twenty milestones each and 20,000 posts, of which `--percent` takes a part. The same numbers are
//! always the same portal, so figures can be compared. 10,000 pages take about 180 MB for each run, in
//! `TMPDIR`; `--keep` leaves the portal there.

// A measuring program prints, reads its arguments, and writes the portal that it builds.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

mod dice;
mod edits;
mod handbook;
mod status;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Duration;

use leitstand::locale::Language;
use leitstand::source::Disk;
use leitstand::stopwatch::Stopwatch;
use leitstand::{Options, diag};
use status::Size;

/// What is asked for.
struct Plan {
    /// Handbook chapters.
    pages: usize,
    /// How much of the large status, in percent; none is a portal of chapters.
    percent: Option<usize>,
    /// Builds of each sort that count; one more goes before them.
    runs: usize,
    /// Whether the portal stays, for other programs to look at.
    keeps: bool,
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
    fn add(&mut self, pages: usize, laps: &[(&'static str, Duration)]) {
        self.pages = pages;
        self.totals.push(laps.iter().map(|(_, time)| *time).sum());
        for (name, time) in laps {
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
    let content = folder.path().join("content");
    match plan.percent {
        None => handbook::write_portal(&content, plan.pages)?,
        Some(percent) => status::write_portal(&content, Size::percent(percent))?,
    }
    let (mut cold, mut unchanged) = (Measured::default(), Measured::default());
    // The first round warms the caches of the machine.
    for round in 0..=plan.runs {
        // A folder of its own for each: files that were just removed make some file systems slow.
        let output = folder.path().join(format!("public-{round}"));
        for measured in [&mut cold, &mut unchanged] {
            let (pages, clock) = build(&content, &output)?;
            if round > 0 {
                measured.add(pages, clock.laps());
            }
        }
    }
    let peak = peak_memory();
    let mut edit = Measured::default();
    for laps in edits::measure(&content, plan.runs)? {
        edit.add(cold.pages, &laps);
    }
    print(&plan, [&cold, &unchanged, &edit], peak);
    if plan.keeps {
        println!("kept in {}", folder.keep().display());
    }
    Ok(())
}

/// Reads the arguments. Without `--bench`, which `cargo bench` adds, this is a test run: small and once.
fn plan(arguments: impl Iterator<Item = String>) -> Result<Plan, Box<dyn Error>> {
    let arguments: Vec<String> = arguments.collect();
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let (pages, runs, most) = if is_bench { (1000, 5, 100) } else { (30, 1, 1) };
    let mut plan = Plan { pages, percent: None, runs, keeps: false };
    let mut rest = arguments.iter().filter(|argument| *argument != "--bench");
    while let Some(name) = rest.next() {
        let place = match name.as_str() {
            "--pages" => &mut plan.pages,
            "--runs" => &mut plan.runs,
            "--percent" => plan.percent.insert(most),
            "--status" => {
                plan.percent.get_or_insert(most);
                continue;
            }
            "--keep" => {
                plan.keeps = true;
                continue;
            }
            // Names of tests, which `cargo test` passes on.
            _ => continue,
        };
        *place = rest.next().ok_or_else(|| format!("{name} needs a number"))?.parse()?;
    }
    if plan.pages == 0 || plan.runs == 0 || plan.percent == Some(0) {
        return Err("--pages, --runs and --percent begin at 1".into());
    }
    Ok(plan)
}

/// Writes a file of the portal, and the folders around it.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
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

fn print(plan: &Plan, [cold, unchanged, edit]: [&Measured; 3], peak: Option<f64>) {
    let what = match plan.percent {
        None => format!("{} chapters", plan.pages),
        Some(percent) => format!("{:?}", Size::percent(percent)),
    };
    println!("{what}, {} pages; median of {} runs, in ms\n", cold.pages, plan.runs);
    println!("{:<14}{:>10}{:>12}{:>10}", "stage", "cold", "unchanged", "edit");
    let cell = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.1}"));
    for (name, _) in &cold.stages {
        let cells = [cold, unchanged, edit].map(|measured| cell(measured.stage(name)));
        println!("{name:<14}{:>10}{:>12}{:>10}", cells[0], cells[1], cells[2]);
    }
    let totals = [cold, unchanged, edit].map(|measured| median(&measured.totals));
    println!("{:<14}{:>10.1}{:>12.1}{:>10.1}", "total", totals[0], totals[1], totals[2]);
    let pages = u32::try_from(cold.pages).map_or(f64::NAN, f64::from);
    println!("{:<14}{:>10.0}", "pages per s", pages / totals[0] * 1000.0);
    match peak {
        Some(peak) => println!("\npeak memory of the builds: {peak:.1} MiB"),
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
