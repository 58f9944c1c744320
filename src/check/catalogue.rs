//! The catalogue of all findings, as Markdown: made of the table of rules and the table of codes.

use std::fmt::Write;

use super::RULES;
use crate::diag::{Code, ExampleFile, codes};
use crate::locale::Language;

/// The words of the catalogue that belong to no rule and no code.
struct Frame {
    title: &'static str,
    intro: &'static str,
    rules: &'static str,
    ensures: &'static str,
    findings: &'static str,
    reading: &'static str,
    wrong: &'static str,
    right: &'static str,
}

const GERMAN: Frame = Frame {
    title: "Was `leitstand check` prüft",
    intro: "Aus den Tabellen des Programms erzeugt. Ein **Fehler** verhindert die Veröffentlichung, eine **Warnung** bittet jemanden hinzusehen, ein **Hinweis** ist ein Vorschlag. Mit `--skip` und `--only` wird eine Regel oder eine Meldung ausgelassen oder allein geprüft; `exceptions.yaml` nimmt eine Warnung für eine Weile hin. `leitstand explain` zeigt jeden Abschnitt im Terminal.",
    rules: "Regeln",
    ensures: "| Regel | stellt sicher | Meldungen |",
    findings: "Meldungen",
    reading: "beim Lesen gefunden",
    wrong: "Falsch",
    right: "Richtig",
};

const ENGLISH: Frame = Frame {
    title: "What `leitstand check` checks",
    intro: "Made from the tables of the program. An **error** keeps the portal from being published, a **warning** asks somebody to look, a **hint** is a suggestion. `--skip` and `--only` leave a rule or a finding out or check it alone; `exceptions.yaml` accepts a warning for a while. `leitstand explain` shows each section in the terminal.",
    rules: "Rules",
    ensures: "| Rule | ensures that | Findings |",
    findings: "Findings",
    reading: "found while reading",
    wrong: "Wrong",
    right: "Right",
};

/// The catalogue of all findings in one language.
pub fn catalogue(language: Language) -> String {
    let frame = match language {
        Language::De => GERMAN,
        Language::En => ENGLISH,
    };
    let mut text = format!(
        "# {}\n\n{}\n\n## {}\n\n{}\n|---|---|---|\n",
        frame.title, frame.intro, frame.rules, frame.ensures
    );
    // Writing to a string cannot fail.
    for rule in RULES {
        let codes: Vec<String> = rule.codes.iter().map(|code| link(code)).collect();
        let _ = writeln!(text, "| `{}` | {} | {} |", rule.name, rule.words().get(language), codes.join(" "));
    }
    let _ = writeln!(text, "\n## {}", frame.findings);
    for code in codes::all() {
        section(&mut text, code, &frame, language);
    }
    text
}

/// `[L0201](#l0201-unknown-reference)`
fn link(code: &Code) -> String {
    format!("[{}](#{}-{})", code.id, code.id.to_lowercase(), code.name)
}

fn section(text: &mut String, code: &Code, frame: &Frame, language: Language) {
    let explanation = code.explain();
    let rules = RULES.iter().filter(|rule| rule.codes.contains(&code));
    let rules: Vec<String> = rules.map(|rule| format!("`{}`", rule.name)).collect();
    let rules = if rules.is_empty() { frame.reading.to_owned() } else { rules.join(", ") };
    let severity = code.severity.words();
    let _ = write!(
        text,
        "\n### {} {}\n\n**{}** · {rules}\n\n{}\n",
        code.id,
        code.name,
        severity.get(language),
        explanation.cause.get(language)
    );
    for (title, files) in [(frame.wrong, &explanation.wrong), (frame.right, &explanation.right)] {
        let _ = writeln!(text, "\n{title}:");
        for ExampleFile { path, text: example } in files {
            let _ = write!(text, "\n`{path}`\n\n~~~~text\n{}\n~~~~\n", example.trim_end());
        }
    }
}
