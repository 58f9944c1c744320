//! What stands in the way of publishing: places and themes.

use super::codes;
use super::wording::{meant, names, short};
use crate::diag::Diagnostic;
use crate::locale::{Language, Words};
use crate::source::Span;

codes! {
    /// Two things for one place of the output.
    OUTPUT_COLLISION = Error "L0501" "output-collision";
    /// An alias that cannot be a path.
    BAD_ALIAS = Error "L0502" "bad-alias";
    /// A theme that does not exist.
    UNKNOWN_THEME = Error "L0503" "unknown-theme";
    /// A template that cannot be used.
    BAD_TEMPLATE = Error "L0504" "bad-template";
}

/// Two things for one place of the output.
pub fn output_collision(at: Span, path: &str, first: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &OUTPUT_COLLISION,
        at,
        Words::new(
            format!("Für die Adresse „{path}“ gibt es zwei Seiten."),
            format!("There are two pages for the address “{path}”."),
        ),
        Words::new(
            "Benennen Sie eine der beiden um, oder löschen Sie die alte Adresse unter `aliases`.",
            "Rename one of the two, or delete the old address under `aliases`.",
        ),
    );
    if first.is_somewhere() {
        return diagnostic.related(first, Words::new("Hier steht die andere.", "Here is the other one."));
    }
    diagnostic
}

/// An alias that cannot be a path.
pub fn bad_alias(at: Span, alias: &str) -> Diagnostic {
    let alias = short(alias);
    Diagnostic::new(
        &BAD_ALIAS,
        at,
        Words::new(
            format!("„{alias}“ kann keine alte Adresse sein."),
            format!("“{alias}” cannot be an old address."),
        ),
        Words::new(
            "Schreiben Sie den Pfad ab der Wurzel des Portals, zum Beispiel `handbuch/alt.html`.",
            "Write the path from the portal's root, for example `handbook/old.html`.",
        ),
    )
}

/// A theme that does not exist.
pub fn unknown_theme(at: Span, name: &str, near: &[&str], themes: &[&str]) -> Diagnostic {
    let (meant, name) = (meant(near), short(name));
    Diagnostic::new(
        &UNKNOWN_THEME,
        at,
        Words::new(format!("Die Gestaltung „{name}“ gibt es nicht."), format!("There is no theme “{name}”.")),
        Words::new(
            format!(
                "{}Es gibt {}; eigene stehen in `themes/` neben dem Inhaltsordner.",
                meant.de,
                names(Language::De, themes)
            ),
            format!(
                "{}There are {}; those of one's own stand in `themes/` beside the content folder.",
                meant.en,
                names(Language::En, themes)
            ),
        ),
    )
}

/// A template that cannot be used; `words` is what the template engine says.
pub fn bad_template(at: Span, words: &str) -> Diagnostic {
    Diagnostic::new(
        &BAD_TEMPLATE,
        at,
        Words::new(
            format!("Die Vorlagen der Gestaltung lassen sich nicht verwenden:\n{words}"),
            format!("The templates of the theme cannot be used:\n{words}"),
        ),
        Words::new(
            "Berichtigen Sie die Vorlage in `themes/`, oder wählen Sie in `portal.yaml` die Gestaltung `default`.",
            "Correct the template in `themes/`, or choose the theme `default` in `portal.yaml`.",
        ),
    )
}
