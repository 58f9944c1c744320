//! What stands in the way of publishing: places, settings, themes.

use jiff::civil::Date;

use super::codes;
use super::fields::{meant, names, short};
use crate::diag::Diagnostic;
use crate::locale::{Dates, Language, Words};
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
    /// A time zone that does not exist.
    UNKNOWN_TIME_ZONE = Error "L0505" "unknown-time-zone";
    /// A number among the settings that makes no sense.
    SETTING_OUT_OF_RANGE = Error "L0506" "setting-out-of-range";
    /// A threshold for red that is reached before the one for yellow.
    RED_BEFORE_YELLOW = Error "L0507" "red-before-yellow";
    /// A company colour that is hard to read.
    LOW_CONTRAST = Warning "L0508" "low-contrast";
    /// What was probably meant as a value is a comment.
    COMMENT_FOR_VALUE = Error "L0509" "comment-for-value";
    /// A program version that cannot be read.
    BAD_VERSION = Error "L0510" "bad-version";
    /// The portal needs a later program.
    PROGRAM_TOO_OLD = Error "L0511" "program-too-old";
    /// A language of the portal is named twice.
    DUPLICATE_LANGUAGE = Error "L0512" "duplicate-language";
    /// A holiday stands twice.
    DUPLICATE_HOLIDAY = Hint "L0513" "duplicate-holiday";
}

/// A number among the settings that is too small or too large, all written as in the file.
pub fn setting_out_of_range(at: Span, field: &str, value: &str, least: &str, most: &str) -> Diagnostic {
    Diagnostic::new(
        &SETTING_OUT_OF_RANGE,
        at,
        Words::new(
            format!("Bei `{field}` steht {value}; möglich ist {least} bis {most}."),
            format!("At `{field}` stands {value}; possible is {least} to {most}."),
        ),
        Words::new(
            format!(
                "Schreiben Sie eine Zahl von {least} bis {most}, oder löschen Sie die Zeile: Dann gilt der übliche Wert."
            ),
            format!("Write a number from {least} to {most}, or delete the line: then the usual value holds."),
        ),
    )
}

/// A threshold for red that is reached before the one for yellow: both with name and value.
pub fn red_before_yellow(at: Span, red: (&str, &str), yellow: (&str, &str)) -> Diagnostic {
    let ((red, red_value), (yellow, yellow_value)) = (red, yellow);
    Diagnostic::new(
        &RED_BEFORE_YELLOW,
        at,
        Words::new(
            format!(
                "Rot beginnt bei {red_value} (`{red}`), gelb erst bei {yellow_value} (`{yellow}`): So wird nie etwas gelb."
            ),
            format!(
                "Red begins at {red_value} (`{red}`), yellow only at {yellow_value} (`{yellow}`): nothing ever becomes yellow."
            ),
        ),
        Words::new(
            format!("Schreiben Sie bei `{red}` eine größere Zahl als bei `{yellow}`."),
            format!("Write a larger number at `{red}` than at `{yellow}`."),
        ),
    )
}

/// A company colour that is hard to read on the pages: its contrast in tenths, and a darker tone of it.
pub fn low_contrast(at: Span, colour: &str, tenths: u32, darker: &str) -> Diagnostic {
    let (whole, tenth) = (tenths / 10, tenths % 10);
    Diagnostic::new(
        &LOW_CONTRAST,
        at,
        Words::new(
            format!(
                "Die Farbe {colour} hebt sich auf hellem Grund kaum ab: Der Kontrast ist {whole},{tenth}:1, gut lesbar ist Text ab 4,5:1."
            ),
            format!(
                "The colour {colour} hardly stands out on a light ground: its contrast is {whole}.{tenth}:1, text reads well from 4.5:1."
            ),
        ),
        Words::new(
            format!("Ein dunklerer Ton derselben Farbe wäre `accent: \"{darker}\"`."),
            format!("A darker tone of the same colour would be `accent: \"{darker}\"`."),
        ),
    )
}

/// What was probably meant as the value of a field is a comment: `field: #word`.
pub fn comment_for_value(at: Span, field: &str, word: &str) -> Diagnostic {
    let shown = short(word);
    let bare = shown.trim_start_matches('#');
    let found = Diagnostic::new(
        &COMMENT_FOR_VALUE,
        at,
        Words::new(
            format!(
                "Bei `{field}` steht kein Wert: Mit `#` beginnt eine Anmerkung, und „{shown}“ wird überlesen."
            ),
            format!("`{field}` has no value: `#` begins a comment, and “{shown}” is passed over."),
        ),
        Words::new(
            format!(
                "Ist es der Wert, setzen Sie ihn in Anführungszeichen: `{field}: \"{shown}\"`. Ist es eine Anmerkung, setzen Sie ein Leerzeichen: `# {bare}`."
            ),
            format!(
                "If it is the value, put it in quotation marks: `{field}: \"{shown}\"`. If it is a comment, put a blank: `# {bare}`."
            ),
        ),
    );
    if word.contains(['"', '\\']) { found } else { found.fix(at, format!("\"{word}\"")) }
}

/// A program version that cannot be read.
pub fn bad_version(at: Span, text: &str, program: &str) -> Diagnostic {
    let text = short(text);
    Diagnostic::new(
        &BAD_VERSION,
        at,
        Words::new(
            format!("Bei `requires` steht „{text}“; das ist keine Fassung des Programms."),
            format!("At `requires` stands “{text}”; that is no version of the program."),
        ),
        Words::new(
            format!(
                "Schreiben Sie die kleinste Fassung, die genügt, aus Zahlen mit Punkten: `requires: \"{program}\"`."
            ),
            format!(
                "Write the lowest version that will do, as numbers with dots: `requires: \"{program}\"`."
            ),
        ),
    )
}

/// The portal needs a later program than this one.
pub fn program_too_old(at: Span, needed: &str, program: &str) -> Diagnostic {
    let needed = short(needed);
    Diagnostic::new(
        &PROGRAM_TOO_OLD,
        at,
        Words::new(
            format!("Dieses Portal braucht Leitstand {needed} oder neuer; hier läuft {program}."),
            format!("This portal needs Leitstand {needed} or later; this is {program}."),
        ),
        Words::new(
            format!(
                "Installieren Sie eine neuere Fassung. Genügt diese, schreiben Sie `requires: \"{program}\"`."
            ),
            format!("Install a later version. If this one will do, write `requires: \"{program}\"`."),
        ),
    )
}

/// A language of the portal is named twice.
pub fn duplicate_language(at: Span, language: &Words, first: Span) -> Diagnostic {
    Diagnostic::new(
        &DUPLICATE_LANGUAGE,
        at,
        Words::new(
            format!("{} ist schon als Sprache des Portals genannt.", language.de),
            format!("{} is named as a language of the portal already.", language.en),
        ),
        Words::new(
            "Nennen Sie unter `languages` jede Sprache einmal.",
            "Name each language once at `languages`.",
        ),
    )
    .related(first, Words::new("Hier steht sie zum ersten Mal.", "It stands here for the first time."))
}

/// A holiday stands twice.
pub fn duplicate_holiday(at: Span, date: Date, first: Span) -> Diagnostic {
    let [de, en] = [Language::De, Language::En].map(Dates::new);
    Diagnostic::new(
        &DUPLICATE_HOLIDAY,
        at,
        Words::new(
            format!("Der {} steht zweimal unter den Feiertagen.", de.day(date)),
            format!("{} stands twice among the holidays.", en.day(date)),
        ),
        Words::new(
            "Löschen Sie einen der beiden Einträge, oder berichtigen Sie sein Datum.",
            "Delete one of the two entries, or mend its date.",
        ),
    )
    .related(first, Words::new("Hier steht er zum ersten Mal.", "It stands here for the first time."))
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
        return diagnostic.related(first, Words::new("Hier steht die andere.", "Here stands the other one."));
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
            "Mend the template in `themes/`, or choose the theme `default` in `portal.yaml`.",
        ),
    )
}

/// A time zone that does not exist.
pub fn unknown_time_zone(at: Span, name: &str) -> Diagnostic {
    let name = short(name);
    Diagnostic::new(
        &UNKNOWN_TIME_ZONE,
        at,
        Words::new(
            format!("Die Zeitzone „{name}“ gibt es nicht."),
            format!("There is no time zone “{name}”."),
        ),
        Words::new(
            "Schreiben Sie einen Namen wie `Europe/Berlin` oder `UTC`.",
            "Write a name such as `Europe/Berlin` or `UTC`.",
        ),
    )
}
