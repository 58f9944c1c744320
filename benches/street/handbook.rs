//! A portal of many handbook chapters, and a few things of every other kind.

use std::path::Path;

use crate::dice::{Dice, NOUNS, sentence, sentences};
use crate::write;

/// The chapters stand in so many folders; each of their pages is beside all the others of its folder.
const FOLDERS: usize = 6;
/// How many there are of people and posts; of other kinds there are fewer.
const PEOPLE: usize = 20;
const POSTS: usize = 60;
const FEW: usize = 6;

/// Writes a portal of so many handbook chapters and a few things of the other kinds.
pub fn write_portal(content: &Path, pages: usize) -> std::io::Result<()> {
    let dice = &mut Dice(1);
    let write = |path: String, text: String| write(&content.join(path), &text);
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
