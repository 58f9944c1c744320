//! What to write below the fields.

use crate::locale::Language;
use crate::model::Kind;

/// A comment that says what belongs into the text of a new thing.
pub(super) fn hint(kind: Kind, language: Language) -> String {
    let (de, en) = match kind {
        Kind::Start => (
            "Wofür dieses Portal da ist, und wo man anfängt.",
            "What this portal is for, and where to begin.",
        ),
        Kind::Role => (
            "Wie ein Tag in dieser Rolle aussieht, und worauf es ankommt.",
            "What a day in this role is like, and what matters.",
        ),
        Kind::Platform => (
            "Worum es auf dieser Plattform geht, wie wir dort schreiben und wie wir antworten.",
            "What this platform is about, how we write there and how we answer.",
        ),
        Kind::Guideline => (
            "Zuerst die Regel in einem Satz, dann ihre Gründe, dann Beispiele.",
            "First the rule in a sentence, then its reasons, then examples.",
        ),
        Kind::Concept => (
            "Ausgangslage, Einfall, Aufwand, und woran man den Erfolg erkennt.",
            "The situation, the idea, the effort, and how success shows.",
        ),
        Kind::Decision => (
            "Ausgangslage, was abgewogen wurde, wie es weitergeht.",
            "The situation, what was weighed, how it goes on.",
        ),
        Kind::Incident => (
            "Was geschehen ist, was jetzt zu tun ist, wer Bescheid weiß.",
            "What happened, what is to be done now, who knows.",
        ),
        _ => (
            "Hier beginnt der Text. Zwischenüberschriften beginnen mit ##.",
            "The text begins here. Subheadings begin with ##.",
        ),
    };
    match language {
        Language::De => format!("<!-- {de} -->\n"),
        Language::En => format!("<!-- {en} -->\n"),
    }
}
