//! Edits as people make them, at random: good ones, bad ones, and bad ones that are mended.

#![allow(clippy::case_sensitive_file_extension_comparisons)]

use crate::site::SiteTest;

/// Numbers that a seed decides.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        // Marsaglia, "Xorshift RNGs", 2003.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % limit.max(1)
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// A portal that is edited again and again.
#[derive(Debug)]
pub struct Edits {
    /// The portal as it is now.
    pub site: SiteTest,
    /// Whether it has errors.
    pub is_broken: bool,
    /// As it was before the last edits, which left it without errors.
    good: SiteTest,
    number: usize,
}

const WORDS: [&str; 6] = ["Neu", "Herbst", "2026-12-01", "xing", "[[xing]]", "**fett**"];

impl Edits {
    pub fn new(site: SiteTest) -> Edits {
        Edits { good: site.clone(), site, is_broken: false, number: 0 }
    }

    /// Makes an edit, and says what it was.
    pub fn next(&mut self, random: &mut Random) -> String {
        self.number += 1;
        if self.is_broken && random.below(3) > 0 {
            self.site = self.good.clone();
            self.is_broken = false;
            return "mend".to_owned();
        }
        if !self.is_broken {
            self.good = self.site.clone();
        }
        match random.below(12) {
            0 => self.new_chapter(random),
            1 => self.rename(random),
            2 => self.delete(random),
            3 => self.theme(random),
            4 => self.settings(random),
            5 | 6 => self.sentence(random),
            7 | 8 => self.title(random),
            _ => self.line(random),
        }
    }

    fn path(&self, random: &mut Random, fits: impl Fn(&str) -> bool) -> String {
        let paths: Vec<&str> = self.site.files.keys().map(String::as_str).filter(|path| fits(path)).collect();
        random.one_of(&paths).to_owned()
    }

    fn new_chapter(&mut self, random: &mut Random) -> String {
        let folder = random.one_of(&["", "einarbeitung/", "neu/", "neu/tief/"]);
        let path = format!("pages/{folder}kapitel-{}.md", random.below(6));
        let word = random.one_of(&WORDS);
        let text =
            format!("---\ntitle: Kapitel {word}\nsummary: Worum es geht\n---\n\n## Abschnitt\n\n{word}\n");
        self.site.files.insert(path.clone(), text.into_bytes());
        format!("new {path}")
    }

    fn rename(&mut self, random: &mut Random) -> String {
        let from = self.path(random, |path| path != "portal.yaml");
        let (stem, ending) = from.split_once('.').unwrap();
        let to = format!("{stem}-{}.{ending}", random.below(3));
        let text = self.site.files.remove(&from).unwrap();
        self.site.files.insert(to.clone(), text);
        format!("rename {from} to {to}")
    }

    fn delete(&mut self, random: &mut Random) -> String {
        let path = self.path(random, |path| path != "portal.yaml");
        self.site.files.remove(&path);
        format!("delete {path}")
    }

    fn theme(&mut self, random: &mut Random) -> String {
        let settings = String::from_utf8(self.site.files["portal.yaml"].clone()).unwrap();
        if !settings.contains("theme: eigen") {
            self.site
                .files
                .insert("portal.yaml".to_owned(), format!("{settings}theme: eigen\n").into_bytes());
        }
        let (path, text) = match random.below(4) {
            0 => (
                "templates/not_found.html",
                "{% extends \"base.html\" %}{% block content %}NUMBER{% endblock %}",
            ),
            1 => ("strings/de.yaml", "frame: {skip: \"Zum Inhalt NUMBER\"}\n"),
            2 => ("assets/eigen.css", "/* NUMBER */\n"),
            _ => (
                "templates/glossary.html",
                "{% extends \"default/glossary.html\" %}{% block footer %}NUMBER{% endblock %}",
            ),
        };
        let text = text.replace("NUMBER", &self.number.to_string());
        self.site = self.site.clone().theme_file("eigen", path, &text);
        format!("theme {path}")
    }

    fn settings(&mut self, random: &mut Random) -> String {
        let line = match random.below(5) {
            0 => format!("title: Portal {}", self.number),
            1 => format!("accent: \"#0a{:02x}6b\"", random.below(64)),
            2 => format!("as_of: 2026-11-{:02}", 20 + random.below(8)),
            3 => format!("workload: {}", random.below(2) == 0),
            _ => format!("organisation: Werkstatt {}", random.below(4)),
        };
        let key = line.split(':').next().unwrap();
        let settings = String::from_utf8(self.site.files["portal.yaml"].clone()).unwrap();
        let with =
            settings.lines().map(|old| if old.starts_with(&format!("{key}:")) { line.as_str() } else { old });
        let text = with.collect::<Vec<_>>().join("\n") + "\n";
        self.site.files.insert("portal.yaml".to_owned(), text.into_bytes());
        format!("portal.yaml: {line}")
    }

    fn sentence(&mut self, random: &mut Random) -> String {
        let path = self.path(random, |path| path.ends_with(".md"));
        let sentence = format!("\nSatz {} mit {}.\n", self.number, random.one_of(&WORDS));
        let text = String::from_utf8(self.site.files[&path].clone()).unwrap();
        // At the end, or in front of all else: then everything moves.
        let front = text.find("\n---\n").map_or(text.len(), |front| front + "\n---\n".len());
        let (before, after) = text.split_at(if random.below(2) == 0 { front } else { text.len() });
        let text = format!("{before}{sentence}{after}");
        self.site.files.insert(path.clone(), text.into_bytes());
        format!("a sentence in {path}")
    }

    fn title(&mut self, random: &mut Random) -> String {
        let path = self.path(random, |path| path.ends_with(".md") || path.ends_with(".yaml"));
        let text = String::from_utf8(self.site.files[&path].clone()).unwrap();
        let title = format!("title: Titel {}", self.number);
        let with = text.lines().map(|line| if line.starts_with("title:") { title.as_str() } else { line });
        let text = with.collect::<Vec<_>>().join("\n") + "\n";
        self.site.files.insert(path.clone(), text.into_bytes());
        format!("the title of {path}")
    }

    /// Whatever may become of a line.
    fn line(&mut self, random: &mut Random) -> String {
        let is_text = |path: &str| [".md", ".yaml", ".csv"].iter().any(|ending| path.ends_with(ending));
        let path = self.path(random, is_text);
        let text = String::from_utf8(self.site.files[&path].clone()).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if lines.is_empty() {
            lines.push(String::new());
        }
        let at = random.below(lines.len());
        let what = match random.below(6) {
            0 => {
                lines.remove(at);
                "removed"
            }
            1 => {
                lines.insert(at, lines[at].clone());
                "doubled"
            }
            2 => {
                lines[at].push_str(random.one_of(&["x", " ", " # Bemerkung", "ä"]));
                "longer"
            }
            3 => {
                let digit = char::from(b'0' + u8::try_from(random.below(10)).unwrap());
                lines[at] = lines[at].chars().map(|c| if c.is_ascii_digit() { digit } else { c }).collect();
                "with other digits"
            }
            4 => {
                let other = random.below(lines.len());
                lines.swap(at, other);
                "swapped"
            }
            _ => {
                lines[at] = format!("{}{}", lines[at], random.one_of(&WORDS));
                "with a word more"
            }
        };
        self.site.files.insert(path.clone(), (lines.join("\n") + "\n").into_bytes());
        format!("line {} of {path} {what}", at + 1)
    }
}
