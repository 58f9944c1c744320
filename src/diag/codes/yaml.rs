//! YAML that is none: what surely or probably broke it. The code stands in [`content`](super::content).

use super::content::yaml_syntax;
use super::wording::short;
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

/// Why a text is no YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Too deep, too large, or repeated too often.
    TooMuch,
    /// A line of `---` within a file.
    SecondDocument,
    /// The marks of an unfinished merge.
    Merge,
    /// A tab before or between words.
    Tab,
    /// A non-breaking blank where a blank belongs.
    WideBlank,
    /// `title:Herbst`; the key.
    NoBlankAfterColon(String),
    /// `-item`
    NoBlankAfterHyphen,
    /// `title Herbst`; the key.
    NoColon(String),
    /// A value that begins with a character that means something.
    Special(char),
    /// A colon in a text without quotation marks.
    Colon,
    /// A quotation mark that is not closed.
    OpenQuote,
    /// A straight quotation mark that is closed by a typographic one.
    MixedQuotes,
    /// Text after the closing quotation mark.
    TextAfterQuote,
    /// A bracket that is not closed.
    Open(char),
    /// A bracket that closes nothing; the one that would fit, where there is one.
    Close(char, Option<char>),
    /// Two entries between brackets without a comma.
    NoComma,
    /// A line that is indented otherwise than those to which it belongs.
    Indented,
    /// A colon where none can stand, for whatever reason.
    OddColon,
    /// Nothing is known but the place.
    Unknown,
}

impl Cause {
    /// Whether its repair can be nothing else.
    pub fn is_certain(&self) -> bool {
        matches!(
            self,
            Cause::Tab
                | Cause::WideBlank
                | Cause::NoBlankAfterColon(_)
                | Cause::NoBlankAfterHyphen
                | Cause::Special(_)
                | Cause::Colon
                | Cause::MixedQuotes
                | Cause::Close(..)
                | Cause::NoComma
        )
    }
}

/// YAML that is none, and why.
pub fn broken(at: Span, cause: &Cause) -> Diagnostic {
    let (what, help) = match cause {
        Cause::OpenQuote | Cause::MixedQuotes | Cause::TextAfterQuote => quotes(cause),
        Cause::Open(_) | Cause::Close(..) | Cause::NoComma => brackets(cause),
        Cause::Tab | Cause::WideBlank | Cause::Indented | Cause::NoBlankAfterColon(_) => blanks(cause),
        Cause::NoBlankAfterHyphen
        | Cause::NoColon(_)
        | Cause::Special(_)
        | Cause::Colon
        | Cause::OddColon => marks(cause),
        _ => whole_file(cause),
    };
    yaml_syntax(at, what, help)
}

/// Both sentences from both languages of each.
fn pair(what: (&str, &str), help: (&str, &str)) -> (Words, Words) {
    (Words::new(what.0, what.1), Words::new(help.0, help.1))
}

fn quotes(cause: &Cause) -> (Words, Words) {
    match cause {
        Cause::MixedQuotes => pair(
            (
                "Der Text beginnt mit einem geraden Anführungszeichen und endet mit einem typografischen.",
                "The text begins with a straight quotation mark and ends with a typographic one.",
            ),
            (
                "Setzen Sie auch am Ende das gerade Zeichen: \".",
                "Put the straight mark at the end as well: \".",
            ),
        ),
        Cause::TextAfterQuote => pair(
            (
                "Nach dem schließenden Anführungszeichen geht der Text weiter.",
                "The text goes on after the closing quotation mark.",
            ),
            (
                "Stehen die Anführungszeichen im Text selbst, nehmen Sie typografische: „…“. Sonst gehört das schließende Zeichen ans Ende.",
                "If the quotation marks belong to the text, take typographic ones: “…”. Otherwise the closing mark belongs at the end.",
            ),
        ),
        _ => pair(
            (
                "Ein Anführungszeichen wird geöffnet, aber nicht geschlossen.",
                "A quotation mark is opened but not closed.",
            ),
            (
                "Setzen Sie am Ende des Textes dasselbe Zeichen: \" oder '.",
                "Put the same mark at the end of the text: \" or '.",
            ),
        ),
    }
}

fn brackets(cause: &Cause) -> (Words, Words) {
    match cause {
        Cause::Open(bracket) => {
            let other = if *bracket == '[' { ']' } else { '}' };
            (
                Words::new(
                    format!("Die Klammer `{bracket}` wird geöffnet, aber nicht geschlossen."),
                    format!("The bracket `{bracket}` is opened but not closed."),
                ),
                Words::new(
                    format!("Setzen Sie nach dem letzten Eintrag ein `{other}`."),
                    format!("Put a `{other}` after the last entry."),
                ),
            )
        }
        Cause::Close(bracket, Some(other)) => (
            Words::new(
                format!("Hier schließt `{bracket}`, geöffnet wurde aber die andere Klammer."),
                format!("Here `{bracket}` closes, but the other bracket was opened."),
            ),
            Words::new(format!("Schreiben Sie `{other}`."), format!("Write `{other}`.")),
        ),
        Cause::Close(bracket, None) => (
            Words::new(
                format!("Die Klammer `{bracket}` ist zu viel; keine wurde dafür geöffnet."),
                format!("The bracket `{bracket}` is too much; none was opened for it."),
            ),
            Words::new("Löschen Sie sie.", "Delete it."),
        ),
        _ => pair(
            ("Zwischen zwei Einträgen fehlt das Komma.", "The comma between two entries is missing."),
            ("Setzen Sie davor ein Komma: `{a: 1, b: 2}`.", "Put a comma in front: `{a: 1, b: 2}`."),
        ),
    }
}

fn blanks(cause: &Cause) -> (Words, Words) {
    match cause {
        Cause::Tab => pair(
            ("Hier steht ein Tabulator.", "There is a tab here."),
            ("Rücken Sie mit Leerzeichen ein, zwei je Stufe.", "Indent with blanks, two for each level."),
        ),
        Cause::WideBlank => pair(
            ("Hier steht ein geschütztes Leerzeichen.", "There is a non-breaking blank here."),
            (
                "Löschen Sie es, und setzen Sie gewöhnliche Leerzeichen.",
                "Delete it, and put ordinary blanks.",
            ),
        ),
        Cause::NoBlankAfterColon(key) => {
            let key = short(key);
            (
                Words::new(
                    format!("Hinter `{key}:` fehlt ein Leerzeichen."),
                    format!("A blank is missing after `{key}:`."),
                ),
                Words::new(
                    format!("Setzen Sie nach dem Doppelpunkt ein Leerzeichen: `{key}: …`."),
                    format!("Put a blank after the colon: `{key}: …`."),
                ),
            )
        }
        _ => pair(
            (
                "Diese Zeile ist anders eingerückt als die Zeilen, zu denen sie gehört.",
                "This line is indented otherwise than the lines to which it belongs.",
            ),
            (
                "Felder einer Gruppe stehen genau untereinander. Prüfen Sie die Leerzeichen am Anfang dieser Zeile und der davor.",
                "The fields of a group stand exactly below each other. Check the blanks at the start of this line and of the one before.",
            ),
        ),
    }
}

fn marks(cause: &Cause) -> (Words, Words) {
    match cause {
        Cause::NoBlankAfterHyphen => pair(
            ("Nach dem Bindestrich fehlt ein Leerzeichen.", "A blank is missing after the hyphen."),
            (
                "Schreiben Sie Einträge einer Liste so: `- Wert`.",
                "Write the entries of a list so: `- value`.",
            ),
        ),
        Cause::NoColon(key) => {
            let key = short(key);
            (
                Words::new(
                    format!("Hinter `{key}` fehlt der Doppelpunkt."),
                    format!("The colon after `{key}` is missing."),
                ),
                Words::new(
                    format!("Schreiben Sie das Feld so: `{key}: …`."),
                    format!("Write the field so: `{key}: …`."),
                ),
            )
        }
        Cause::Special(character) => (
            Words::new(
                format!(
                    "Ein Wert darf nicht mit „{character}“ beginnen, wenn er nicht in Anführungszeichen steht."
                ),
                format!("A value must not begin with “{character}” unless it is in quotation marks."),
            ),
            Words::new(
                "Setzen Sie den ganzen Wert in gerade Anführungszeichen: `\"…\"`.",
                "Put the whole value in straight quotation marks: `\"…\"`.",
            ),
        ),
        Cause::Colon => pair(
            (
                "Der Text enthält einen Doppelpunkt und steht nicht in Anführungszeichen.",
                "The text holds a colon and is not in quotation marks.",
            ),
            (
                "Setzen Sie den ganzen Text in gerade Anführungszeichen: `title: \"Herbst: der Plan\"`.",
                "Put the whole text in straight quotation marks: `title: \"Autumn: the plan\"`.",
            ),
        ),
        _ => pair(
            ("An dieser Stelle kann kein Doppelpunkt stehen.", "A colon cannot stand here."),
            (
                "Enthält der Text einen Doppelpunkt, setzen Sie ihn in Anführungszeichen: `title: \"Herbst: der Plan\"`. Sonst stimmt die Einrückung nicht.",
                "If the text holds a colon, put it in quotation marks: `title: \"Autumn: the plan\"`. Otherwise the indentation is wrong.",
            ),
        ),
    }
}

fn whole_file(cause: &Cause) -> (Words, Words) {
    match cause {
        Cause::TooMuch => pair(
            (
                "Die Datei ist zu tief verschachtelt oder wiederholt sich zu oft.",
                "The file is nested too deeply or repeats itself too often.",
            ),
            (
                "Schreiben Sie Wiederholtes aus (ohne `&` und `*`), und teilen Sie große Dateien auf.",
                "Write out what is repeated (without `&` and `*`), and split large files.",
            ),
        ),
        Cause::SecondDocument => pair(
            ("Hier beginnt mit `---` ein zweites Dokument.", "Here `---` begins a second document."),
            (
                "Löschen Sie die Zeile, oder teilen Sie die Datei in zwei.",
                "Delete the line, or split the file in two.",
            ),
        ),
        Cause::Merge => pair(
            ("Hier treffen zwei Fassungen aufeinander.", "Two versions meet here."),
            (
                "Behalten Sie eine der beiden, und löschen Sie die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`.",
                "Keep one of the two, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
            ),
        ),
        _ => pair(
            ("Ab hier lässt sich die Datei nicht verstehen.", "From here on the file cannot be understood."),
            (
                "Prüfen Sie diese Zeile und die davor: Einrückung, Doppelpunkt mit Leerzeichen danach, Anführungszeichen, Klammern.",
                "Check this line and the one before: indentation, a colon followed by a blank, quotation marks, brackets.",
            ),
        ),
    }
}
