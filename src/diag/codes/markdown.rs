//! What is found in the Markdown of a body.

use super::codes;
use super::wording::short;
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// HTML in a text.
    RAW_HTML = Warning "L0401" "raw-html";
    /// Lists and quotations within each other without end.
    NESTED_TOO_DEEP = Error "L0402" "nested-too-deep";
    /// A heading leaves out a level.
    HEADING_JUMPS = Warning "L0403" "heading-jumps";
    /// An image says nothing to those who cannot see it.
    IMAGE_WITHOUT_TEXT = Warning "L0404" "image-without-text";
    /// The text of a link does not say where it leads.
    VAGUE_LINK = Warning "L0405" "vague-link";
    /// A link has no text.
    LINK_WITHOUT_TEXT = Warning "L0406" "link-without-text";
}

/// A heading of a level where one of a lower number was to come first.
pub fn heading_jumps(span: Span, title: &str, level: u8, right: u8) -> Diagnostic {
    let title = short(title);
    let [written, right] = [level, right].map(|level| "#".repeat(usize::from(level)));
    Diagnostic::new(
        &HEADING_JUMPS,
        span,
        Words::new(
            format!(
                "Die Überschrift „{title}“ überspringt eine Ebene: An dieser Stelle folgt `{right}`, nicht `{written}`."
            ),
            format!(
                "The heading “{title}” leaves out a level: at this place `{right}` comes next, not `{written}`."
            ),
        ),
        Words::new(
            format!(
                "Schreiben Sie `{right} {title}`, oder setzen Sie eine Überschrift der Ebene dazwischen davor."
            ),
            format!("Write `{right} {title}`, or put a heading of the level between in front."),
        ),
    )
}

/// A heading of the first level below others: that level is the page's title's.
pub fn heading_too_high(span: Span, title: &str) -> Diagnostic {
    let title = short(title);
    Diagnostic::new(
        &HEADING_JUMPS,
        span,
        Words::new(
            format!("„{title}“ ist eine Überschrift der ersten Ebene; die gehört dem Titel der Seite."),
            format!("“{title}” is a heading of the first level, which is the page title's."),
        ),
        Words::new(format!("Schreiben Sie `## {title}`."), format!("Write `## {title}`.")),
    )
}

/// An image without alternative text.
pub fn image_without_text(span: Span) -> Diagnostic {
    Diagnostic::new(
        &IMAGE_WITHOUT_TEXT,
        span,
        Words::new(
            "Diesem Bild fehlt die Beschreibung: Wer es nicht sehen kann, erfährt nicht, was es zeigt.",
            "This image has no description: whoever cannot see it does not learn what it shows.",
        ),
        Words::new(
            "Schreiben Sie zwischen die eckigen Klammern, was zu sehen ist: `![Zwei Kolleginnen im Gespräch](bild.jpg)`.",
            "Write between the square brackets what is to be seen: `![Two colleagues talking](image.jpg)`.",
        ),
    )
}

/// A link whose text says nothing of where it leads.
pub fn vague_link(span: Span, text: &str) -> Diagnostic {
    let text = short(text);
    Diagnostic::new(
        &VAGUE_LINK,
        span,
        Words::new(
            format!(
                "Der Link heißt nur „{text}“. Vorgelesen oder überflogen sagt das nicht, wohin er führt."
            ),
            format!("The link says only “{text}”. Read aloud or skimmed, that does not tell where it leads."),
        ),
        Words::new(
            "Nennen Sie das Ziel beim Namen: „Mehr steht in der [Richtlinie zur Tonalität](…)“ statt „[hier](…)“.",
            "Name what it leads to: “More in the [guideline on tone](…)” instead of “[here](…)”.",
        ),
    )
}

/// A link without a text.
pub fn link_without_text(span: Span) -> Diagnostic {
    Diagnostic::new(
        &LINK_WITHOUT_TEXT,
        span,
        Words::new(
            "Dieser Link hat keinen Text; auf der Seite ist er nicht zu sehen.",
            "This link has no text; it cannot be seen on the page.",
        ),
        Words::new(
            "Schreiben Sie zwischen die eckigen Klammern, wohin er führt: `[Richtlinie zur Tonalität](tonalitaet.md)`.",
            "Write between the square brackets where it leads: `[Guideline on tone](tone.md)`.",
        ),
    )
}

/// A line nests lists and quotations deeper than is read.
pub fn nested_too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        &NESTED_TOO_DEEP,
        span,
        Words::new(
            "Hier stehen mehr als 200 Listen oder Zitate ineinander; so tief wird kein Text gelesen.",
            "More than 200 lists or quotations stand within each other here; no text is read that deep.",
        ),
        Words::new(
            "Rücken Sie die Zeile aus, oder löschen Sie die Zeichen an ihrem Anfang.",
            "Indent the line less, or delete the marks at its start.",
        ),
    )
}

/// HTML is shown as text; `tag` is the tag's name (`b`), empty for what is no tag (`<!DOCTYPE …>`).
pub fn raw_html(span: Span, tag: &str) -> Diagnostic {
    let tag = tag.to_ascii_lowercase();
    let message = if tag.is_empty() {
        Words::new(
            "Hier steht HTML. Es bleibt ohne Wirkung: Wer die Seite liest, sieht es als Text.",
            "This is HTML. It has no effect: whoever reads the page sees it as text.",
        )
    } else {
        Words::new(
            format!("Das HTML-Tag `<{tag}>` bleibt ohne Wirkung: Wer die Seite liest, sieht es als Text."),
            format!("The HTML tag `<{tag}>` has no effect: whoever reads the page sees it as text."),
        )
    };
    Diagnostic::new(&RAW_HTML, span, message, instead(&tag))
}

/// What to write instead of a tag.
fn instead(tag: &str) -> Words {
    let (german, english) = match tag {
        "b" | "strong" => ("Fett schreibt man so: `**Text**`.", "Bold is written `**text**`."),
        "i" | "em" => ("Kursiv schreibt man so: `*Text*`.", "Italic is written `*text*`."),
        "s" | "del" | "strike" => {
            ("Durchgestrichen schreibt man so: `~~Text~~`.", "Struck through is written `~~text~~`.")
        }
        "br" => (
            "Eine neue Zeile beginnt nach zwei Leerzeichen oder einem `\\` am Zeilenende.",
            "Two blanks or a `\\` at the end of a line begin a new one.",
        ),
        "p" | "div" | "span" | "center" | "section" | "article" => (
            "Lassen Sie das Tag weg; eine Leerzeile trennt Absätze.",
            "Leave the tag out; an empty line separates paragraphs.",
        ),
        "a" => ("Einen Link schreibt man so: `[Text](Ziel)`.", "A link is written `[text](target)`."),
        "img" | "picture" | "figure" => (
            "Ein Bild schreibt man so: `![Beschreibung](datei.png \"Bildunterschrift\")`.",
            "An image is written `![description](file.png \"caption\")`.",
        ),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => (
            "Eine Überschrift schreibt man so: `## Text`, mit einem `#` je Ebene.",
            "A heading is written `## text`, with one `#` for each level.",
        ),
        "ul" | "ol" | "li" => (
            "Eine Liste schreibt man mit `- ` oder `1. ` am Anfang jeder Zeile.",
            "A list is written with `- ` or `1. ` at the start of each line.",
        ),
        "dl" | "dt" | "dd" => (
            "Einen Begriff erklärt man so: der Begriff, und in der Zeile darunter `: Erklärung`.",
            "A term is explained so: the term, and in the line below it `: explanation`.",
        ),
        "table" | "thead" | "tbody" | "tr" | "td" | "th" => (
            "Eine Tabelle schreibt man so: `| Spalte | Spalte |`, darunter `| --- | --- |`, darunter die Zeilen.",
            "A table is written `| column | column |`, below it `| --- | --- |`, below that its rows.",
        ),
        "code" | "kbd" | "samp" | "tt" => {
            ("Code und Tasten schreibt man so: `` `Text` ``.", "Code and keys are written `` `text` ``.")
        }
        "pre" => (
            "Einen Codeblock schreibt man zwischen zwei Zeilen aus je drei rückwärts geneigten Strichen: ```` ``` ````.",
            "A block of code is written between two lines of three backticks each: ```` ``` ````.",
        ),
        "blockquote" => (
            "Ein Zitat schreibt man mit `> ` am Anfang jeder Zeile.",
            "A quotation is written with `> ` at the start of each line.",
        ),
        "hr" => ("Eine Trennlinie schreibt man so: `---`.", "A line across is written `---`."),
        "details" | "summary" => (
            "Aufklappbares gibt es nicht; eine Überschrift mit `## ` gliedert den Text.",
            "Nothing folds here; a heading with `## ` structures the text.",
        ),
        "sup" => (
            "Hochgestelltes gibt es nicht. Eine Fußnote schreibt man so: `[^1]`, und unten `[^1]: Text`.",
            "Nothing is raised here. A footnote is written `[^1]`, and below `[^1]: text`.",
        ),
        "script" | "style" | "iframe" | "object" | "embed" | "video" | "audio" | "form" | "input"
        | "button" => (
            "Lassen Sie es weg oder setzen Sie einen Link: `[Text](Ziel)`.",
            "Leave it out, or set a link: `[text](target)`.",
        ),
        _ => (
            "Schreiben Sie es mit den Zeichen von Markdown. Soll es als Text dastehen: zwischen zwei rückwärts geneigte Striche, `` `<so>` ``.",
            "Write it with the marks of Markdown. If it is meant as text, put it between backticks: `` `<so>` ``.",
        ),
    };
    Words::new(german, english)
}
