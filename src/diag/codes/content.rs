//! Files as a whole: what cannot be read, what stands in the wrong place.

use jiff::civil::Date;

use super::codes;
use super::wording::{day, meant, names, short};
use crate::diag::Diagnostic;
use crate::locale::{Language, Numbers, Words};
use crate::source::{HistoryRead, NoHistory, Span};

codes! {
    /// A text that is not UTF-8.
    NOT_UTF8 = Error "L0101" "not-utf8";
    /// A binary file under the name of a text.
    BINARY_FILE = Error "L0102" "binary-file";
    /// A text that is too large to be one.
    FILE_TOO_LARGE = Error "L0103" "file-too-large";
    /// A symbolic link that cannot be followed.
    BAD_FILE_LINK = Error "L0104" "bad-file-link";
    /// A file that the operating system refuses to read.
    UNREADABLE_FILE = Error "L0105" "unreadable-file";
    /// YAML that is none.
    YAML_SYNTAX = Error "L0106" "yaml-syntax";
    /// Front matter that never ends.
    OPEN_FRONT_MATTER = Error "L0107" "open-front-matter";
    /// A Markdown file without front matter.
    NO_FRONT_MATTER = Error "L0108" "no-front-matter";
    /// A portal without `portal.yaml`.
    NO_PORTAL = Error "L0109" "no-portal";
    /// A content folder without any content.
    EMPTY_CONTENT = Error "L0110" "empty-content";
    /// A text in a folder that belongs to no kind.
    MISPLACED_FILE = Warning "L0111" "misplaced-file";
    /// A translation into a language that the portal does not have.
    UNKNOWN_LANGUAGE = Error "L0112" "unknown-language";
    /// A translation without an original.
    ORPHAN_TRANSLATION = Error "L0113" "orphan-translation";
    /// A CSV file that is none.
    CSV_SYNTAX = Error "L0114" "csv-syntax";
    /// A clone whose history is cut off.
    SHALLOW_HISTORY = Hint "L0115" "shallow-history";
    /// Git does not give the history.
    UNREADABLE_HISTORY = Hint "L0116" "unreadable-history";
}

/// A text that is not UTF-8; the place is the first wrong byte.
pub fn not_utf8(at: Span) -> Diagnostic {
    Diagnostic::new(
        &NOT_UTF8,
        at,
        Words::new("Ab hier ist die Datei kein UTF-8-Text.", "From here on the file is no UTF-8 text."),
        Words::new(
            "Speichern Sie die Datei mit der Zeichenkodierung UTF-8; das Schreibprogramm bietet das unter „Speichern unter“ an.",
            "Save the file with the character encoding UTF-8; the editor offers that under “Save as”.",
        ),
    )
}

/// A text in UTF-16.
pub fn utf16(at: Span) -> Diagnostic {
    Diagnostic::new(
        &NOT_UTF8,
        at,
        Words::new(
            "Diese Datei ist mit der Zeichenkodierung UTF-16 gespeichert.",
            "This file is saved with the character encoding UTF-16.",
        ),
        Words::new(
            "Speichern Sie sie mit der Zeichenkodierung UTF-8; das Schreibprogramm bietet das unter „Speichern unter“ an. „Unicode“ heißt dort meist UTF-16.",
            "Save it with the character encoding UTF-8; the editor offers that under “Save as”. There, “Unicode” mostly means UTF-16.",
        ),
    )
}

/// A binary file under the name of a text.
pub fn binary_file(at: Span) -> Diagnostic {
    Diagnostic::new(
        &BINARY_FILE,
        at,
        Words::new(
            "Diese Datei ist kein Text, obwohl ihr Name so endet.",
            "This file is no text, though its name ends like one.",
        ),
        Words::new(
            "Benennen Sie die Datei nach dem, was sie ist (etwa `.pdf` oder `.png`), oder löschen Sie sie.",
            "Name the file after what it is (`.pdf`, `.png`), or delete it.",
        ),
    )
}

/// A text that is too large to be one; sizes in bytes.
pub fn file_too_large(at: Span, size: u64, limit: u64) -> Diagnostic {
    let bytes = |language, count| Numbers::new(language).bytes(count);
    Diagnostic::new(
        &FILE_TOO_LARGE,
        at,
        Words::new(
            format!("Die Datei ist mit {} zu groß für einen Text.", bytes(Language::De, size)),
            format!("With {} the file is too large for a text.", bytes(Language::En, size)),
        ),
        Words::new(
            format!(
                "Gelesen werden bis zu {}. Teilen Sie den Text auf mehrere Dateien auf.",
                bytes(Language::De, limit)
            ),
            format!("Up to {} are read. Split the text into several files.", bytes(Language::En, limit)),
        ),
    )
}

/// A symbolic link that cannot be followed, and why.
pub fn bad_file_link(at: Span, why: Words) -> Diagnostic {
    Diagnostic::new(
        &BAD_FILE_LINK,
        at,
        Words::new(
            format!("Dies ist eine Verknüpfung, und sie führt {}.", why.de),
            format!("This is a symbolic link, and it leads {}.", why.en),
        ),
        Words::new(
            "Ersetzen Sie die Verknüpfung durch die Datei selbst, oder löschen Sie sie.",
            "Replace the link by the file itself, or delete it.",
        ),
    )
}

/// A file that the operating system refuses to read, with its words.
pub fn unreadable_file(at: Span, words: &str) -> Diagnostic {
    Diagnostic::new(
        &UNREADABLE_FILE,
        at,
        Words::new(
            format!("Die Datei lässt sich nicht lesen: {words}."),
            format!("The file cannot be read: {words}."),
        ),
        Words::new(
            "Prüfen Sie die Zugriffsrechte und den Namen der Datei.",
            "Check the permissions and the name of the file.",
        ),
    )
}

/// YAML that is none; [`yaml`](super::yaml) has the words of each cause.
pub(super) fn yaml_syntax(at: Span, what: Words, help: Words) -> Diagnostic {
    Diagnostic::new(&YAML_SYNTAX, at, what, help)
}

/// Front matter that never ends.
pub fn open_front_matter(at: Span) -> Diagnostic {
    Diagnostic::new(
        &OPEN_FRONT_MATTER,
        at,
        Words::new(
            "Der Kopf der Datei beginnt mit `---`, endet aber nirgends.",
            "The head of the file begins with `---` but ends nowhere.",
        ),
        Words::new(
            "Setzen Sie nach dem letzten Feld eine Zeile, in der nur `---` steht.",
            "Put a line with only `---` after the last field.",
        ),
    )
}

/// Front matter whose last line is made of other or fewer strokes than `---`; the place is that line.
pub fn odd_end_of_head(at: Span, line: &str) -> Diagnostic {
    Diagnostic::new(
        &OPEN_FRONT_MATTER,
        at,
        Words::new(
            format!("Der Kopf der Datei soll vermutlich hier enden, aber die Zeile heißt „{line}“."),
            format!("The head of the file is probably meant to end here, but the line is “{line}”."),
        ),
        three_hyphens(),
    )
    .fix(at, "---")
}

/// Front matter that begins with other or fewer strokes than `---`.
pub fn odd_begin_of_head(at: Span, line: &str) -> Diagnostic {
    Diagnostic::new(
        &NO_FRONT_MATTER,
        at,
        Words::new(
            format!("Der Kopf der Datei soll vermutlich hier beginnen, aber die Zeile heißt „{line}“."),
            format!("The head of the file is probably meant to begin here, but the line is “{line}”."),
        ),
        three_hyphens(),
    )
    .fix(at, "---")
}

fn three_hyphens() -> Words {
    Words::new(
        "Die Zeile besteht aus genau drei Bindestrichen: `---`.",
        "The line is made of exactly three hyphens: `---`.",
    )
}

/// Empty lines, `blanks`, before the front matter.
pub fn blank_before_head(at: Span, blanks: Span) -> Diagnostic {
    Diagnostic::new(
        &NO_FRONT_MATTER,
        at,
        Words::new(
            "Vor der ersten Zeile `---` stehen leere Zeilen oder Leerzeichen.",
            "Empty lines or blanks stand before the first line `---`.",
        ),
        Words::new(
            "Die Zeile `---` muss die allererste sein; löschen Sie, was davor leer ist.",
            "The line `---` must be the very first one; delete what is empty before it.",
        ),
    )
    .fix(blanks, "")
}

/// Fields that end with a line `---` but do not begin with one.
pub fn head_without_begin(at: Span) -> Diagnostic {
    Diagnostic::new(
        &NO_FRONT_MATTER,
        at,
        Words::new("Über den Feldern fehlt die Zeile `---`.", "The line `---` above the fields is missing."),
        Words::new(
            "Setzen Sie an den Anfang der Datei eine Zeile, in der nur `---` steht.",
            "Put a line with only `---` at the beginning of the file.",
        ),
    )
    .fix(at, "---\n")
}

/// A Markdown file without front matter.
pub fn no_front_matter(at: Span) -> Diagnostic {
    Diagnostic::new(
        &NO_FRONT_MATTER,
        at,
        Words::new("Der Datei fehlt der Kopf mit ihren Feldern.", "The file lacks the head with its fields."),
        Words::new(
            "Setzen Sie an den Anfang eine Zeile `---`, dann `title: …`, dann wieder eine Zeile `---`.",
            "Put a line `---` at the beginning, then `title: …`, then another line `---`.",
        ),
    )
}

/// A portal without `portal.yaml`.
pub fn no_portal(at: Span) -> Diagnostic {
    Diagnostic::new(
        &NO_PORTAL,
        at,
        Words::new(
            "Im Inhaltsordner fehlt die Datei `portal.yaml`.",
            "The content folder lacks the file `portal.yaml`.",
        ),
        Words::new(
            "Legen Sie sie an; eine Zeile `title: Name des Portals` genügt. Ist es der richtige Ordner? Mit `--content` nennen Sie einen anderen.",
            "Make it; a line `title: name of the portal` is enough. Is it the right folder? Name another one with `--content`.",
        ),
    )
}

/// A content folder without any content.
pub fn empty_content(at: Span) -> Diagnostic {
    Diagnostic::new(
        &EMPTY_CONTENT,
        at,
        Words::new("Der Inhaltsordner ist leer.", "The content folder is empty."),
        Words::new(
            "Legen Sie `portal.yaml` mit einer Zeile `title: Name des Portals` an, oder nennen Sie mit `--content` den richtigen Ordner.",
            "Make `portal.yaml` with a line `title: name of the portal`, or name the right folder with `--content`.",
        ),
    )
}

/// A text in a folder that belongs to no kind.
pub fn misplaced_file(at: Span, near: &[&str], folders: &[&str]) -> Diagnostic {
    let help = match near {
        [] => Words::new(
            format!("Die Ordner sind {}.", names(Language::De, folders)),
            format!("The folders are {}.", names(Language::En, folders)),
        ),
        near => meant(near),
    };
    Diagnostic::new(
        &MISPLACED_FILE,
        at,
        Words::new(
            "Diese Datei liegt in keinem Ordner des Portals und wird nicht gezeigt.",
            "This file is in none of the portal's folders and is not shown.",
        ),
        help,
    )
}

/// A text in the folder of a kind whose files end otherwise.
pub fn wrong_ending(at: Span, name: &str, kind: &Words, ending: &str) -> Diagnostic {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Diagnostic::new(
        &MISPLACED_FILE,
        at,
        Words::new(
            format!(
                "Diese Datei hat die falsche Endung für ihren Ordner ({}) und wird nicht gezeigt.",
                kind.de
            ),
            format!("This file has the wrong ending for its folder ({}) and is not shown.", kind.en),
        ),
        Words::new(
            format!("Hier enden Dateien auf `.{ending}`: `{stem}.{ending}`."),
            format!("Files here end with `.{ending}`: `{stem}.{ending}`."),
        ),
    )
}

/// A translation into a language that the portal does not have.
pub fn unknown_language(at: Span, language: &str, languages: &[&str]) -> Diagnostic {
    let language = short(language);
    Diagnostic::new(
        &UNKNOWN_LANGUAGE,
        at,
        Words::new(
            format!("Der Dateiname nennt die Sprache „{language}“, die das Portal nicht hat."),
            format!("The file name names the language “{language}”, which the portal does not have."),
        ),
        Words::new(
            format!(
                "Die Sprachen stehen in `portal.yaml` unter `languages`: {}.",
                names(Language::De, languages)
            ),
            format!(
                "The languages stand in `portal.yaml` under `languages`: {}.",
                names(Language::En, languages)
            ),
        ),
    )
}

/// A translation without an original.
pub fn orphan_translation(at: Span, original: &str) -> Diagnostic {
    Diagnostic::new(
        &ORPHAN_TRANSLATION,
        at,
        Words::new(
            format!("Dies ist eine Übersetzung, aber das Original „{original}“ gibt es nicht."),
            format!("This is a translation, but there is no original “{original}”."),
        ),
        Words::new(
            "Legen Sie das Original an, oder benennen Sie diese Datei um.",
            "Make the original, or rename this file.",
        ),
    )
}

/// A CSV file that is none.
pub fn csv_syntax(at: Span, what: Words) -> Diagnostic {
    Diagnostic::new(
        &CSV_SYNTAX,
        at,
        what,
        Words::new(
            "Die erste Zeile nennt die Spalten, zuerst `period`: `period;followers;reach`. Jede weitere Zeile hat ebenso viele Werte.",
            "The first line names the columns, `period` first: `period;followers;reach`. Each further line has as many values.",
        ),
    )
}

/// What keeps the history of the content from being whole.
pub fn incomplete_history(history: &HistoryRead) -> Option<Diagnostic> {
    match history {
        Ok(history) => history.as_ref()?.known_from.map(shallow_history),
        Err(NoHistory::Refused(words)) => Some(unreadable_history(words)),
        // What nobody has installed nobody misses.
        Err(NoHistory::NoGit) => None,
    }
}

/// A clone whose history is cut off.
fn shallow_history(known_from: Date) -> Diagnostic {
    let date = day(known_from);
    Diagnostic::new(
        &SHALLOW_HISTORY,
        Span::NOWHERE,
        Words::new(
            format!(
                "Die Inhalte liegen in einem flachen Git-Klon. Was vor dem {} geändert wurde, ist darin nicht zu sehen.",
                date.de
            ),
            format!(
                "The content lies in a shallow Git clone. What was changed before {} cannot be seen in it.",
                date.en
            ),
        ),
        Words::new(
            "`git fetch --unshallow` holt den ganzen Verlauf; auf CI-Plattformen heißt die Einstellung meist „fetch depth“ oder `GIT_DEPTH`, mit dem Wert 0. Mit `build --no-history` bleibt der Verlauf außer Acht.",
            "`git fetch --unshallow` fetches the whole history; on CI platforms the setting is mostly called fetch depth or `GIT_DEPTH`, with 0 as its value. With `build --no-history` the history is left alone.",
        ),
    )
}

/// Git does not give the history.
fn unreadable_history(words: &str) -> Diagnostic {
    let words = short(words);
    Diagnostic::new(
        &UNREADABLE_HISTORY,
        Span::NOWHERE,
        Words::new(
            format!("Git gibt den Verlauf der Inhalte nicht her: {words}"),
            format!("Git does not give the history of the content: {words}"),
        ),
        Words::new(
            "Prüfen Sie im Inhaltsordner `git log`. Mit `build --no-history` bleibt der Verlauf außer Acht.",
            "Look at `git log` in the content folder. With `build --no-history` the history is left alone.",
        ),
    )
}
