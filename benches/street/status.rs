//! A portal whose status is large: many platforms with duties and ten years of figures, campaigns with
//! twenty milestones each, posts with their way to approval over more than three years.

use std::fmt::Write;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::dice::{Dice, NOUNS, sentence, sentences};
use crate::write;

/// The day for which it is built.
const TODAY: Date = date(2026, 11, 23);
/// How many days ago the first campaign and the first post are.
const DAYS_BACK: usize = 1_200;
/// How many days ahead the last ones are.
const DAYS_AHEAD: usize = 60;
/// Months of figures.
const MONTHS: usize = 120;
const MILESTONES: usize = 20;
const DEPARTMENTS: usize = 12;

/// How much there is of what grows.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub platforms: usize,
    pub people: usize,
    pub campaigns: usize,
    pub posts: usize,
}

impl Size {
    /// So many percent of the portal for which there is a promise.
    pub fn percent(percent: usize) -> Size {
        let part = |whole: usize| (whole * percent / 100).max(2);
        Size { platforms: part(200), people: part(60).max(6), campaigns: part(500), posts: part(20_000) }
    }
}

/// Writes the portal.
pub fn write_portal(content: &Path, size: Size) -> std::io::Result<()> {
    let dice = &mut Dice(2);
    let write = |path: String, text: String| write(&content.join(path), &text);
    let portal = "title: Portal\nlanguages: [de]\nas_of: 2026-11-23\nworkload: true\n\
                  base_url: https://portal.example.org/\n\
                  edit_url: https://git.example.org/edit/{path}#L{line}\n\
                  holidays: [2026-12-25, 2027-01-01]\n";
    write("portal.yaml".into(), portal.into())?;
    write("index.md".into(), "---\ntitle: Stand der Dinge\n---\n\nWillkommen.\n".into())?;
    let role = "---\ntitle: Redaktion\nsummary: Schreibt und plant.\n---\n\nText.\n";
    write("roles/redaktion.md".into(), role.into())?;
    for number in 0..DEPARTMENTS {
        write(format!("departments/abteilung-{number}.yaml"), format!("name: Abteilung {number}\n"))?;
    }
    for number in 0..size.people {
        write(format!("people/person-{number}.yaml"), person(number, size, dice))?;
    }
    for number in 0..size.platforms {
        write(format!("platforms/plattform-{number}.md"), platform(number, size, dice))?;
        write(format!("status/metrics/plattform-{number}.yaml"), figures(number, dice))?;
        write(format!("guidelines/richtlinie-{number}.md"), guideline(number, size, dice))?;
    }
    for number in 0..size.campaigns {
        write(format!("status/campaigns/kampagne-{number}.yaml"), campaign(number, size, dice))?;
        if number.is_multiple_of(3) {
            write(format!("concepts/konzept-{number}.md"), concept(number, size, dice))?;
        }
        if number.is_multiple_of(8) {
            write(format!("status/decisions/entscheidung-{number}.md"), decision(number, size, dice))?;
            write(format!("status/incidents/vorfall-{number}.md"), incident(number, size, dice))?;
        }
    }
    for (month, posts) in posts(size, dice) {
        write(format!("status/posts/{month}.yaml"), format!("posts:\n{posts}"))?;
    }
    write("status/reviews/2026.yaml".into(), reviews(size, dice))?;
    write("status/rota.yaml".into(), rota(size))
}

/// A day counted from the as-of date.
fn day(days: i64) -> Date {
    TODAY.saturating_add(days.days())
}

/// A day between the first and the last one.
fn some_day(number: usize, of: usize) -> i64 {
    signed((DAYS_BACK + DAYS_AHEAD) * number / of) - signed(DAYS_BACK)
}

fn signed(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn person(number: usize, size: Size, dice: &mut Dice) -> String {
    let other = (number + 1) % size.people;
    let first = day(signed(dice.below(40)) - 10);
    let last = first.saturating_add(7.days());
    format!(
        "name: Jörg Müßig {number}\nroles: [redaktion]\ndepartment: abteilung-{}\nweekly_hours: 38.5\n\
         email: person-{number}@example.org\nabsences:\n  - {{from: {first}, to: {last}, deputy: person-{other}}}\n",
        number % DEPARTMENTS
    )
}

fn platform(number: usize, size: Size, dice: &mut Dice) -> String {
    let person = |dice: &mut Dice| dice.below(size.people);
    let network = dice.one("xing, linkedin, facebook, instagram, youtube, mastodon");
    let duties = ["content", "community_care", "analytics", "advertising", "escalation"].map(|duty| {
        let accountable = person(dice);
        let deputy = (accountable + 1) % size.people;
        format!(
            "  {duty}: {{accountable: person-{accountable}, deputy: person-{deputy}, \
             responsible: [person-{accountable}, person-{}], hours: {}}}\n",
            person(dice),
            dice.below(4) + 1
        )
    });
    let administrator = person(dice);
    format!(
        "---\ntitle: Plattform {number}\nnetwork: {network}\nlifecycle: active\nopened_on: 2016-01-04\n\
         summary: {:?}\nduties:\n{}care: {{days: [mon-fri], hours: \"08:00-17:00\", response_target: PT4H}}\n\
         approval: four_eyes\nrhythm: zwei Beiträge in der Woche\ncompliance:\n  \
         imprint_url: https://example.org/impressum\n  imprint_checked_on: 2026-05-04\n  \
         privacy_url: https://example.org/datenschutz\n  joint_controller_agreement: true\n  \
         administrators: [person-{administrator}, person-{}]\n  two_factor: true\n  \
         reviewed_on: 2026-0{}-04\ntargets:\n  - {{metric: reach, per: month, at_least: {}}}\n  \
         - {{metric: response_time, per: month, at_most: 300, from: 2024-01}}\n  \
         - {{metric: interactions, per: quarter, at_least: 900}}\n---\n\n## Betreuung\n\n{}\n",
        sentence(dice),
        duties.concat(),
        (administrator + 1) % size.people,
        dice.below(9) + 1,
        4_000 + dice.below(4_000),
        sentences(10, "", " ", dice),
    )
}

/// Ten years, month by month.
fn figures(number: usize, dice: &mut Dice) -> String {
    let mut text = format!("platform: plattform-{number}\nperiods:\n");
    let mut followers = 900 + dice.below(400);
    for month in (0..MONTHS).rev() {
        let first = date(2026, 10, 1).saturating_sub(signed(month).months());
        followers += dice.below(30);
        let (reach, inquiries) = (4_000 + dice.below(6_000), 20 + dice.below(60));
        let (interactions, clicks) = (reach / 20 + dice.below(100), reach / 50 + dice.below(50));
        let minutes = inquiries * (60 + dice.below(200));
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  {}: {{followers: {followers}, reach: {reach}, impressions: {}, interactions: {interactions}, \
             link_clicks: {clicks}, inquiries: {inquiries}, answered: {}, response_minutes: {minutes}}}",
            first.strftime("%Y-%m"),
            reach * 2,
            inquiries - dice.below(10),
        );
    }
    text
}

fn guideline(number: usize, size: Size, dice: &mut Dice) -> String {
    format!(
        "---\ntitle: Richtlinie {number}\nowner: person-{}\nversion: \"2\"\nlast_reviewed: 2026-0{}-01\n\
         review_every: P1Y\napplies_to: [\"platform:plattform-{number}\"]\nmandatory: true\n---\n\n{}\n",
        dice.below(size.people),
        dice.below(9) + 1,
        sentences(12, "", " ", dice)
    )
}

fn campaign(number: usize, size: Size, dice: &mut Dice) -> String {
    let start = some_day(number, size.campaigns);
    let end = start + 80 + signed(dice.below(80));
    let (lead, platform) = (dice.below(size.people), dice.below(size.platforms));
    let closed = if end + 5 < 0 { format!("closed_on: {}\n", day(end + 5)) } else { String::new() };
    let mut text = format!(
        "title: Kampagne {number} {}\nsummary: {:?}\nconcept: konzept-{}\nlead: person-{lead}\n\
         platforms: [plattform-{platform}, plattform-{}]\nstart: {}\nend: {}\n{closed}\
         budget: {{planned: 12000, spent: 5480}}\ngoals:\n  \
         - {{metric: reach, platform: plattform-{platform}, baseline: 4000, target: 6000, from: platform}}\n  \
         - {{metric: interactions, target: 900, from: posts}}\n",
        dice.one(NOUNS),
        sentence(dice),
        number / 3 * 3,
        (platform + 1) % size.platforms,
        day(start),
        day(end)
    );
    text.push_str(&milestones((start, end), size, dice));
    text.push_str(&contributions((start, end), size, dice));
    if start + 12 <= 0 {
        text.push_str(&course(number, (start, end), lead, dice));
    }
    text
}

/// The milestones of a campaign that runs from one day to another.
fn milestones((start, end): (i64, i64), size: Size, dice: &mut Dice) -> String {
    let mut text = "milestones:\n".to_owned();
    for step in 0..MILESTONES {
        let due = start + (end - start) * signed(step + 1) / signed(MILESTONES);
        let done = (due + signed(dice.below(4)) - 2).max(start);
        let is_done = done <= 0 && (end + 5 < 0 || dice.below(10) > 0);
        let rest = match step {
            _ if is_done => format!(", done: {}", day(done)),
            0 => String::new(),
            step => format!(", needs: [schritt-{}]", step - 1),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  - {{id: schritt-{step}, title: {} {step}, due: {}, weight: {}, owner: person-{}{rest}}}",
            dice.one(NOUNS),
            day(due),
            dice.below(3) + 1,
            dice.below(size.people),
        );
    }
    text
}

/// What departments owe it.
fn contributions((start, end): (i64, i64), size: Size, dice: &mut Dice) -> String {
    let mut text = "departments:\n".to_owned();
    for part in 1..=4 {
        let due = start + (end - start) * part / 5;
        let delivered = format!(", agreed_on: {}, delivered_on: {}", day(start), day(due));
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  - {{department: abteilung-{}, contribution: {}, contact: person-{}, due: {}{}}}",
            dice.below(DEPARTMENTS),
            dice.one(NOUNS),
            dice.below(size.people),
            day(due),
            if due < 0 { delivered.as_str() } else { "" }
        );
    }
    text
}

/// What happened in it.
fn course(number: usize, (start, end): (i64, i64), lead: usize, dice: &mut Dice) -> String {
    let updates = (1..=8)
        .map(|week| start + 10 * week)
        .filter(|on| *on <= 0)
        .map(|on| format!("  - {{date: {}, by: person-{lead}, text: {:?}}}\n", day(on), sentence(dice)));
    let mut text = format!("updates:\n{}", updates.collect::<String>());
    let (since, resolved) = (day(start + 10), day(start + 12));
    let blocker = format!(
        "title: {} fehlt, since: {since}, owner: person-{lead}, resolved: {resolved}",
        dice.one(NOUNS)
    );
    // Writing to a string cannot fail.
    let _ = writeln!(text, "blockers:\n  - {{{blocker}}}");
    if number.is_multiple_of(5) {
        let (reason, end) = (sentence(dice), day(end + 3));
        let _ = writeln!(
            text,
            "replanned:\n  - {{date: {resolved}, by: person-{lead}, reason: {reason:?}, end: {end}, \
             milestones: {{schritt-19: {end}}}}}"
        );
    }
    text
}

fn concept(number: usize, size: Size, dice: &mut Dice) -> String {
    let created = some_day(number, size.campaigns) - 40;
    format!(
        "---\ntitle: Konzept {number}\nstatus: in_implementation\nowner: person-{}\ncreated: {}\n\
         summary: {:?}\nplatforms: [plattform-{}]\n\
         decision: {{date: {}, by: person-0, outcome: approved}}\n---\n\n{}\n",
        dice.below(size.people),
        day(created.min(-20)),
        sentence(dice),
        dice.below(size.platforms),
        day((created + 15).min(-5)),
        sentences(12, "", " ", dice)
    )
}

fn decision(number: usize, size: Size, dice: &mut Dice) -> String {
    let decided = some_day(number, size.campaigns).min(-30);
    let platform = dice.below(size.platforms);
    format!(
        "---\ntitle: Entscheidung {number}\nkind: restructuring\nstatus: in_effect\ndecided_on: {}\n\
         decided_by: person-1\nreason: {:?}\nevidence:\n  \
         - {{platform: plattform-{platform}, metric: reach, from: 2022-01, to: 2022-06}}\n\
         changes: [{:?}]\neffect: {{check_on: 2027-03-01, platform: plattform-{platform}, metric: reach}}\n---\n\n{}\n",
        day(decided),
        sentence(dice),
        sentence(dice),
        sentences(6, "", " ", dice)
    )
}

fn incident(number: usize, size: Size, dice: &mut Dice) -> String {
    let started = some_day(number, size.campaigns).min(-3);
    format!(
        "---\ntitle: Vorfall {number}\nstarted: {} 09:10\nlead: person-{}\nplatforms: [plattform-{}]\n\
         severity: medium\nupdates:\n  - {{date: {} 10:00, by: person-2, text: {:?}}}\nended: {} 12:00\n\
         lessons: {:?}\n---\n",
        day(started),
        dice.below(size.people),
        dice.below(size.platforms),
        day(started),
        sentence(dice),
        day(started),
        sentence(dice)
    )
}

/// The posts by the month in which they are planned.
fn posts(size: Size, dice: &mut Dice) -> Vec<(String, String)> {
    let mut months: Vec<(String, String)> = Vec::new();
    for number in 0..size.posts {
        let planned = some_day(number, size.posts);
        let month = day(planned).strftime("%Y-%m").to_string();
        if months.last().is_none_or(|(last, _)| *last != month) {
            months.push((month, String::new()));
        }
        if let Some((_, text)) = months.last_mut() {
            text.push_str(&post(number, planned, size, dice));
        }
    }
    months
}

fn post(number: usize, planned: i64, size: Size, dice: &mut Dice) -> String {
    let author = dice.below(size.people);
    let (first, second) = (dice.below(size.platforms), dice.below(size.platforms));
    let campaign = (number * size.campaigns / size.posts + size.campaigns
        - dice.below(10).min(size.campaigns))
        % size.campaigns;
    let is_out = planned < 0;
    let results = |dice: &mut Dice| {
        format!(
            "{{link: \"https://example.org/{number}\", results: {{reach: {}, interactions: {}, link_clicks: {}}}}}",
            dice.below(4_000),
            dice.below(200),
            dice.below(90)
        )
    };
    let platforms = match (is_out, first == second) {
        (false, false) => format!("[plattform-{first}, plattform-{second}]"),
        (false, true) => format!("[plattform-{first}]"),
        (true, true) => format!("{{plattform-{first}: {}}}", results(dice)),
        (true, false) => {
            format!("{{plattform-{first}: {}, plattform-{second}: {}}}", results(dice), results(dice))
        }
    };
    let mut text = format!(
        "  - id: beitrag-{number}\n    title: {} {number}\n    platforms: {platforms}\n    \
         campaign: kampagne-{campaign}\n    planned: {} 10:00\n    text: {:?}\n    author: person-{author}\n    \
         format: Bild\n    history:\n",
        dice.one(NOUNS),
        day(planned),
        sentence(dice)
    );
    let approver = (author + 1 + dice.below(size.people - 1)) % size.people;
    let mut step = |days: i64, state: &str, by: usize, note: &str| {
        if days <= 0 {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "      - {{state: {state}, date: {}, by: person-{by}{note}}}", day(days));
        }
    };
    step((planned - 20).min(-1), "draft", author, "");
    step(planned - 15, "in_review", author, "");
    if number.is_multiple_of(4) {
        step(planned - 12, "changes_requested", approver, ", note: Bitte kürzer.");
        step(planned - 10, "in_review", author, "");
    }
    step(planned - 7, "approved", approver, ", note: Gut so.");
    step(planned - 5, "scheduled", author, "");
    if is_out {
        step(planned, "published", author, "");
    }
    text
}

fn reviews(size: Size, dice: &mut Dice) -> String {
    let mut text = "reviews:\n".to_owned();
    for number in 0..size.campaigns {
        let requested = some_day(number, size.campaigns).min(-10);
        let done = if number.is_multiple_of(10) {
            String::new()
        } else {
            format!("done: {}, outcome: accepted, ", day(requested + 8))
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  - {{id: pruefung-{number}, subject: \"campaign:kampagne-{number}\", reviewer: person-{}, \
             requested: {}, due: {}, {done}findings: [{{text: {:?}, severity: low, owner: person-{}, due: {}, done: {}}}]}}",
            dice.below(size.people),
            day(requested),
            day(requested + 9),
            sentence(dice),
            dice.below(size.people),
            day(requested + 9),
            day(requested + 9)
        );
    }
    text
}

/// Week by week, from three years ago to the end of the year.
fn rota(size: Size) -> String {
    let mut text = String::new();
    for week in 0..165_i64 {
        let from = (week - 159) * 7;
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "- {{from: {}, to: {}, person: person-{}, backup: person-{}}}",
            day(from),
            day(from + 6),
            week % signed(size.people),
            (week + 1) % signed(size.people)
        );
    }
    text
}
